//! What a person should decide, the most worthwhile first.

use super::judgement::{Named, Pair, Settled};
use super::score::Score;
use super::{Entity, Explained, Identity, Thing};
use std::collections::BTreeMap;

/// A pair that the signs leave open.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate<'i> {
    /// The two mentions.
    pub pair: Pair,
    /// What was found between them.
    pub score: &'i Score,
    /// How many mentions each side has.
    pub sizes: (usize, usize),
}

impl Candidate<'_> {
    /// How many pairs of mentions would be one that are two now, were the sides found to be one.
    #[must_use]
    pub const fn change(&self) -> usize {
        self.sizes.0 * self.sizes.1
    }
}

/// The pairs of a kind that are unsure, in order of what a decision would change, then of how likely they are
/// one. Without those that somebody has looked at and left open, unless `again`.
#[must_use]
pub fn candidates<'i>(
    identity: &'i Identity,
    thing: Thing,
    settled: &Settled,
    again: bool,
) -> Vec<Candidate<'i>> {
    let sizes: BTreeMap<&Entity, usize> = identity
        .entities(thing)
        .into_iter()
        .map(|(entity, mentions)| (entity, mentions.len()))
        .collect();
    let size = |mention| {
        let entity = identity.entity(thing, mention);
        entity
            .and_then(|entity| sizes.get(entity))
            .copied()
            .unwrap_or(1)
    };
    let candidate = |unsure: Explained<'i>| Candidate {
        pair: Pair::new(thing, Named::from(unsure.a), Named::from(unsure.b)),
        score: unsure.score,
        sizes: (size(unsure.a), size(unsure.b)),
    };
    let mut found: Vec<_> = identity
        .unsure(thing)
        .map(candidate)
        .filter(|candidate| again || !settled.is_left_open(&candidate.pair))
        .collect();
    found.sort_by(|a, b| {
        let gain = b.change().cmp(&a.change());
        gain.then(b.score.sum().total_cmp(&a.score.sum()))
            .then_with(|| a.pair.cmp(&b.pair))
    });
    found
}
