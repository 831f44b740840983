//! Whether two reports are of one event: the signs.

use super::report::{Report, When};
use super::wording::{Likeness, headlines_share, likeness};
use crate::identity::anchor::{Nearness, prefecture};
use crate::identity::score::{Matter, Score, Scoring};

/// The signs between two reports; `None` where their days rule it out.
pub(super) fn compare(a: &Report<'_>, b: &Report<'_>) -> Option<Score> {
    let mut scoring = Scoring::of(Matter::Event);
    scoring.add(days(a, b)?);
    scoring.when(a.event.kind != b.event.kind, "kind_near");
    scoring.when(parts_differ(a, b), "part_differs");
    names(&mut scoring, a, b);
    agents(&mut scoring, a, b);
    sites(&mut scoring, a, b);
    scoring.when(places_differ(a, b), "place_differs");
    if !a.headline.is_empty() && a.headline == b.headline {
        scoring.add("title_same");
    } else {
        scoring.when(headlines_share(a, b), "title_shared");
    }
    Some(scoring.finish())
}

fn days(a: &Report<'_>, b: &Report<'_>) -> Option<&'static str> {
    match (a.when, b.when) {
        (When::Days(a_first, a_last), When::Days(b_first, b_last)) => {
            if (a_first, a_last) == (b_first, b_last) {
                return Some("day_same");
            }
            if a_first <= b_last && b_first <= a_last {
                return Some("day_overlaps");
            }
            let late =
                (a.relative && a_first == b_last + 1) || (b.relative && b_first == a_last + 1);
            late.then_some("day_before")
        }
        (When::Vague(one), When::Vague(other)) => (one == other).then_some("day_vague"),
        (When::Days(..), When::Vague(_))
        | (When::Vague(_), When::Days(..))
        | (When::Unknown, _)
        | (_, When::Unknown) => None,
    }
}

/// Whether one was in the first half of the day and the other in the second.
fn parts_differ(a: &Report<'_>, b: &Report<'_>) -> bool {
    a.part().zip(b.part()).is_some_and(|(a, b)| a != b)
}

fn names(scoring: &mut Scoring, a: &Report<'_>, b: &Report<'_>) {
    if let (Some(one), Some(other)) = (&a.event.name, &b.event.name) {
        scoring.add(match likeness(one, other) {
            Likeness::Same => "name_same",
            Likeness::Similar => "name_similar",
            Likeness::Different => "name_differs",
        });
    }
}

fn agents(scoring: &mut Scoring, a: &Report<'_>, b: &Report<'_>) {
    let led = !a.leads.is_disjoint(&b.leads);
    scoring.when(led, "lead_shared");
    scoring.when(
        !led && !a.leads.is_empty() && !b.leads.is_empty(),
        "leads_differ",
    );
    let (one, other) = (a.agents(), b.agents());
    let shared = one.intersection(&other);
    let others = shared
        .filter(|who| !(a.leads.contains(who) && b.leads.contains(who)))
        .count();
    let nobody = one.is_disjoint(&other) && !one.is_empty() && !other.is_empty();
    scoring.when(nobody, "nobody_shared");
    let company = |report: &Report<'_>| !report.others.is_empty();
    scoring.when(
        led && others == 0 && company(a) && company(b),
        "company_differs",
    );
    if others > 0 {
        scoring.add("other_shared");
        scoring.times("others_shared", (others - 1).min(4));
    }
    let around = a.around.intersection(&b.around);
    let around = around
        .filter(|who| !(one.contains(who) && other.contains(who)))
        .count();
    scoring.times("articles_share_person", around.min(4));
}

fn sites(scoring: &mut Scoring, a: &Report<'_>, b: &Report<'_>) {
    let shared = a.sites.intersection(&b.sites).count();
    scoring.times("site_shared", shared.min(2));
    scoring.when(
        shared == 0 && !a.sites.is_empty() && !b.sites.is_empty(),
        "sites_differ",
    );
}

fn places_differ(a: &Report<'_>, b: &Report<'_>) -> bool {
    let fine = |report: &Report<'_>| report.places.iter().any(|code| prefecture(code).is_some());
    let pairs = a
        .places
        .iter()
        .flat_map(|a| b.places.iter().map(|b| Nearness::of(a, b)));
    fine(a)
        && fine(b)
        && pairs
            .max()
            .is_some_and(|nearest| nearest < Nearness::Prefecture)
}
