//! Events: the reports of days near each other, by who takes part, what is visited and what they are called.

mod compare;
mod report;
mod wording;

use super::article::Index;
use super::cluster::{Clusters, at};
use super::decree::obey;
use super::judgement::Settled;
use super::resolved::{Cluster, Link, Resolved};
use super::score::Verdict;
use super::{Identity, Thing};
use compare::compare;
use report::{Key, Report};
use rustc_hash::FxHashMap;

/// Up to how many reports of one day and agent each is compared with each.
const ALL_PAIRS: usize = 40;
/// With how many neighbours a report of a busier day and agent is compared.
const WINDOW: usize = 8;

/// Which reports are of one event.
pub(super) fn resolve(articles: &[Index<'_>], identity: &Identity, settled: &Settled) -> Resolved {
    let mut reports = Vec::new();
    for (number, article) in (0..).zip(articles) {
        let made = article.events.iter();
        reports.extend(made.map(|event| Report::new(article, number, event, identity)));
    }
    let pairs = pairs(&reports);
    let compared = pairs.len();
    let mut links = links(&reports, pairs);
    links.sort_by(|a, b| {
        b.score
            .sum()
            .total_cmp(&a.score.sum())
            .then((a.a, a.b).cmp(&(b.a, b.b)))
    });
    let mut clusters = Clusters::new(reports.iter().map(|report| report.article));
    let mut parts: Vec<u8> = reports
        .iter()
        .map(|report| report.part().unwrap_or(0))
        .collect();
    let mentions = reports.iter().map(|report| report.mention);
    let (mut made, mut unsure) = (
        obey(settled, Thing::Event, mentions, &mut clusters),
        Vec::new(),
    );
    for link in &made {
        let both = parts[at(link.a)] | parts[at(link.b)];
        parts[at(clusters.find(link.a))] |= both;
    }
    for link in links {
        let (a, b) = (clusters.find(link.a), clusters.find(link.b));
        let (one, other) = (parts[at(a)], parts[at(b)]);
        // A report that gives no part of the day does not make morning and afternoon one.
        let apart = one != 0 && other != 0 && one & other == 0;
        if link.score.verdict() == Verdict::Same && !apart && clusters.join(a, b) {
            parts[at(clusters.find(a))] = one | other;
            made.push(link);
        } else {
            unsure.push(link);
        }
    }
    unsure.retain(|link| !clusters.are_one(link.a, link.b) && !clusters.stay_apart(link.a, link.b));
    let sets = clusters.sets().into_iter();
    let named = sets.map(|members| name(&reports, members)).collect();
    let mentions: Vec<_> = reports.iter().map(|report| report.mention).collect();
    Resolved::new(&mentions, named, made, unsure).after(compared)
}

/// The path of an event: kind, day, and what tells it from others, as its oldest report has them.
fn name(reports: &[Report<'_>], mut members: Vec<u32>) -> Cluster {
    members.sort_by_key(|index| (reports[at(*index)].age, reports[at(*index)].mention));
    let first = &reports[at(members[0])];
    let mut path = vec![first.event.kind.code().to_owned()];
    match first.event.date.as_ref() {
        Some(date) => {
            path.push(date.date.as_str().to_owned());
            path.extend(first.title());
        }
        None => {
            path.push("XXXX".to_owned());
            path.extend(first.title());
            path.push(first.mention.document.to_owned());
        }
    }
    Cluster { path, members }
}

/// The pairs of reports with a day and an agent in common, sorted; of busy days some of them.
fn pairs(reports: &[Report<'_>]) -> Vec<(u32, u32)> {
    let mut keys: FxHashMap<Key<'_>, Vec<u32>> = FxHashMap::default();
    for (index, report) in (0..).zip(reports) {
        for key in report.keys() {
            keys.entry(key).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for group in keys.values_mut() {
        group.dedup();
        let window = if group.len() <= ALL_PAIRS {
            ALL_PAIRS
        } else {
            WINDOW
        };
        for (from, a) in group.iter().enumerate() {
            let next = group.iter().skip(from + 1).take(window);
            pairs.extend(next.map(|b| (*a, *b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|(a, b)| reports[at(*a)].article != reports[at(*b)].article);
    pairs
}

/// Those pairs that are not plainly two.
fn links(reports: &[Report<'_>], pairs: Vec<(u32, u32)>) -> Vec<Link> {
    pairs
        .into_iter()
        .filter_map(|(a, b)| {
            let score = compare(&reports[at(a)], &reports[at(b)])?;
            (score.verdict() != Verdict::Different).then_some(Link { a, b, score })
        })
        .collect()
}
