//! Whether two stints of one name are one person: the signs.

use super::clash::{Clash, clash};
use super::sighting::SeatOf;
use super::stint::{Held, Stint};
use crate::identity::anchor::{Nearness, county};
use crate::identity::score::{Matter, Score, Scoring};
use crate::lexicon::divisions::bare;

const YEAR: i32 = 365;
/// Nobody holds a post, or posts of one rank, for as long without being seen: two terms are ten years.
pub(super) const TERM: i32 = 12 * YEAR;
/// Nobody is in the news for as long without being seen in between.
const CAREER: i32 = 28 * YEAR;
/// How many days apart articles on the same happenings come out.
pub(super) const NEAR: i32 = 3;

/// The signs between two stints of a name that has this share.
pub(super) fn compare(a: &Stint<'_>, b: &Stint<'_>, share: f64) -> Score {
    let mut scoring = Scoring::of(Matter::Person);
    let nearness = nearness(a, b);
    let circle = circle(a, b, nearness);
    scoring.namesakes(circle, share);
    let told_apart = !a.genders.is_empty() && !b.genders.is_empty();
    scoring.when(
        told_apart && a.genders.is_disjoint(&b.genders),
        "gender_differs",
    );
    let only_official = |stint: &Stint<'_>| stint.is_official() && !stint.is_in_business();
    let only_business = |stint: &Stint<'_>| stint.is_in_business() && !stint.is_official();
    let kinds_differ = only_official(a) && only_business(b) || only_official(b) && only_business(a);
    scoring.when(kinds_differ && circle != "body", "kind_differs");
    posts(&mut scoring, a, b, nearness);
    company(&mut scoring, a, b, nearness);
    scoring.when(names_body(a, b) || names_body(b, a), "body_named");
    if nearness < Nearness::Prefecture {
        scoring.when(names_area(a, b) || names_area(b, a), "area_named");
    }
    if nearness < Nearness::Same {
        scoring.when(tells_career(a, b) || tells_career(b, a), "career_told");
    }
    scoring.finish()
}

/// How near the posts lie, at their nearest.
fn nearness(a: &Stint<'_>, b: &Stint<'_>) -> Nearness {
    let (a, b) = (a.posted(), b.posted());
    let pairs = a.iter().flat_map(|a| b.iter().map(|b| Nearness::of(a, b)));
    pairs.max().unwrap_or(Nearness::Apart)
}

/// Among whom one looks for a namesake.
fn circle(a: &Stint<'_>, b: &Stint<'_>, nearness: Nearness) -> &'static str {
    let same = |a: &Held<'_>, b: &Held<'_>| a.seat.key == b.seat.key;
    let one_body = |a: &Held<'_>, b: &Held<'_>| a.seat.key.0 == b.seat.key.0;
    let any = |test: &dyn Fn(&Held<'_>, &Held<'_>) -> bool| {
        a.known_seats().any(|a| b.known_seats().any(|b| test(a, b)))
    };
    let no_office = |stint: &Stint<'_>| !stint.is_official() && !stint.is_in_business();
    if any(&same) {
        "post"
    } else if any(&one_body) {
        "body"
    } else if no_office(a) && no_office(b) {
        "anybody"
    } else {
        match nearness {
            Nearness::Same | Nearness::County if in_county(a) && in_county(b) => "county",
            Nearness::Same | Nearness::County | Nearness::Prefecture => "prefecture",
            Nearness::Province => "province",
            Nearness::Apart => "nation",
        }
    }
}

fn in_county(stint: &Stint<'_>) -> bool {
    stint.posted().iter().any(|code| county(code).is_some())
}

fn posts(scoring: &mut Scoring, a: &Stint<'_>, b: &Stint<'_>, nearness: Nearness) {
    let pairs = || {
        a.seats
            .iter()
            .flat_map(|a| b.seats.iter().map(move |b| (a, b)))
    };
    let same_body =
        |(a, b): (&Held<'_>, &Held<'_>)| a.seat.is_known() && a.seat.key.0 == b.seat.key.0;
    if !pairs().any(same_body) {
        scoring.when(
            pairs().any(|(a, b)| !a.seat.key.1.is_empty() && a.seat.key.1 == b.seat.key.1),
            "title_same",
        );
        scoring.when(
            pairs().any(|(a, b)| is_part(a.seat.body, b.seat.body)),
            "body_related",
        );
    }
    scoring.when(
        a.known_seats().next().is_none() || b.known_seats().next().is_none(),
        "no_office",
    );
    match clash(&a.seats, &b.seats) {
        Clash::AtOnce => scoring.add("held_at_once"),
        Clash::Perhaps => scoring.add("held_perhaps"),
        Clash::None => {
            scoring.when(
                nearness == Nearness::Apart
                    && gap(a, b).is_some_and(|gap| gap < YEAR)
                    && a.is_official()
                    && b.is_official(),
                "held_apart",
            );
        }
    }
    career(scoring, a, b);
}

/// Whether one body's name contains the other's, as 某公司某工厂 does.
fn is_part(a: &str, b: &str) -> bool {
    let stem = |name: &str| name.chars().count() >= 4;
    a != b && stem(a) && stem(b) && (a.contains(b) || b.contains(a))
}

/// How long nobody was seen between the two; below 0 where they overlap.
fn gap(a: &Stint<'_>, b: &Stint<'_>) -> Option<i32> {
    let ((a_first, a_last), (b_first, b_last)) = (a.days()?, b.days()?);
    Some((b_first - a_last).max(a_first - b_last))
}

fn career(scoring: &mut Scoring, a: &Stint<'_>, b: &Stint<'_>) {
    let (Some(gap), Some((a_first, _)), Some((b_first, _))) = (gap(a, b), a.days(), b.days())
    else {
        return;
    };
    let (earlier, later) = if a_first <= b_first { (a, b) } else { (b, a) };
    let ranks = earlier.rank().zip(later.rank());
    // A smaller number is a higher rank.
    let steps = ranks.map(|(before, after)| i32::from(before) - i32::from(after));
    let long = steps.is_none_or(|steps| steps <= 0) && gap > TERM;
    if long || gap > CAREER {
        scoring.add("gap");
    }
    match steps {
        Some(0) => scoring.add("rank_equal"),
        Some(1..=2) => scoring.add("promoted"),
        Some(3..) if gap < 3 * YEAR => scoring.add("rushed"),
        Some(..=-2) => scoring.add("demoted"),
        Some(_) | None => {}
    }
}

fn company(scoring: &mut Scoring, a: &Stint<'_>, b: &Stint<'_>, nearness: Nearness) {
    let (near, all) = shared_company(a, b);
    if nearness >= Nearness::Prefecture {
        scoring.times("company_same_area", near.min(2));
    } else if near > 0 {
        scoring.add("company_elsewhere");
        scoring.times("company_once", (all - 1).min(3));
    } else {
        scoring.times("company_once", all.min(2));
    }
}

/// How many companions both have: in articles of the same days, and at all.
pub(super) fn shared_company(a: &Stint<'_>, b: &Stint<'_>) -> (usize, usize) {
    let (mut near, mut all) = (0, 0);
    let (mut left, mut right) = (0, 0);
    while let (Some((one, _)), Some((other, _))) = (a.company.get(left), b.company.get(right)) {
        let name = *one.min(other);
        let run = |company: &[(u32, i32)], from: usize| {
            from + company[from..]
                .iter()
                .take_while(|(known, _)| *known == name)
                .count()
        };
        let (to, until) = (run(&a.company, left), run(&b.company, right));
        if to > left && until > right {
            all += 1;
            near += usize::from(are_near(&a.company[left..to], &b.company[right..until]));
        }
        (left, right) = (to, until);
    }
    (near, all)
}

/// Whether days of two sorted lists lie near each other.
fn are_near(a: &[(u32, i32)], b: &[(u32, i32)]) -> bool {
    let known = |day: i32| day > i32::MIN;
    a.iter().filter(|(_, day)| known(*day)).any(|(_, day)| {
        let from = b.partition_point(|(_, other)| *other < day.saturating_sub(NEAR));
        b.get(from)
            .is_some_and(|(_, other)| *other <= day.saturating_add(NEAR))
    })
}

/// Whether articles on the one name a division in which the other has a post.
fn names_area(a: &Stint<'_>, b: &Stint<'_>) -> bool {
    let own = a.posted();
    b.seats
        .iter()
        .filter_map(|held| held.seat.area)
        .any(|area| {
            let near = |code: &&str| {
                let nearness = Nearness::of(code, area);
                nearness >= Nearness::County
                    || (nearness == Nearness::Prefecture && county(area).is_none())
            };
            a.areas.iter().any(near) && !own.iter().any(near)
        })
}

/// Whether articles on the one, whose post they leave out, name a body in which the other has a post.
fn names_body(a: &Stint<'_>, b: &Stint<'_>) -> bool {
    let named = |held: &Held<'_>| matches!(held.seat.key.0, SeatOf::Body(number) if a.bodies.binary_search(&number).is_ok());
    a.known_seats().next().is_none() && b.seats.iter().any(named)
}

/// Whether a sentence in an article on the one goes back to where the other has a post.
fn tells_career(a: &Stint<'_>, b: &Stint<'_>) -> bool {
    if a.careers.is_empty() {
        return false;
    }
    b.seats.iter().any(|held| {
        // 烟台市 is 烟台 in a sentence on a career.
        let name = bare(held.seat.body);
        name.chars().count() > 1 && a.careers.iter().any(|sentence| sentence.contains(name))
    })
}
