//! Doing as people decided, before any sign is looked at.

use super::cluster::Clusters;
use super::judgement::{Judgement, Settled};
use super::resolved::Link;
use super::score::{Matter, Scoring};
use super::{Mention, Thing};
use rustc_hash::FxHashMap;

/// Keeps apart and puts together what was decided, and hands on the links of what it put together.
/// `mentions` are those of one kind, in the order of the sets.
pub(super) fn obey<'a>(
    settled: &Settled,
    thing: Thing,
    mentions: impl Iterator<Item = Mention<'a>>,
    clusters: &mut Clusters,
) -> Vec<Link> {
    if settled.is_empty() {
        return Vec::new();
    }
    let numbers: FxHashMap<Mention<'_>, u32> = mentions.zip(0..).collect();
    let pairs = |judgements: &[Judgement]| -> Vec<(u32, u32)> {
        judgements
            .iter()
            .filter(|judgement| judgement.pair.thing == thing)
            .filter_map(|judgement| {
                let number = |named: Mention<'_>| numbers.get(&named).copied();
                let (a, b) = (&judgement.pair.a, &judgement.pair.b);
                number(a.mention()).zip(number(b.mention()))
            })
            .collect()
    };
    for (a, b) in pairs(settled.different()) {
        clusters.keep_apart(a, b);
    }
    let together = pairs(settled.same()).into_iter();
    together
        .filter(|(a, b)| clusters.join_freely(*a, *b))
        .map(|(a, b)| Link {
            a,
            b,
            score: Scoring::judged(matter(thing)),
        })
        .collect()
}

const fn matter(thing: Thing) -> Matter {
    match thing {
        Thing::Person => Matter::Person,
        Thing::Organization => Matter::Organization,
        Thing::Event => Matter::Event,
    }
}
