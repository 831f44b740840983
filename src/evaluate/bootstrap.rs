//! How far figures could lie from what another draw of documents would give: the percentile bootstrap.
//!
//! Documents, not tuples, are drawn with replacement, since the tuples of one article stand and fall
//! together. The draws are the same on every run.

use super::score::{Counts, Score};
use serde::Serialize;

/// How many times the documents are drawn anew.
pub const RESAMPLES: usize = 1000;

/// Any number would do; the same one gives the same intervals.
const SEED: u64 = 20_240_612;

/// Bounds that 95 of 100 resamples lie within.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The 2.5th percentile.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// The intervals of a measure's figures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Intervals {
    /// Of precision.
    pub p: Interval,
    /// Of recall.
    pub r: Interval,
    /// Of F1.
    pub f1: Interval,
    /// Of F1 with short names.
    pub loose_f1: Interval,
}

/// The intervals of one measure, from its counts in each document; `None` where there is none.
#[must_use]
pub fn intervals(documents: &[Counts]) -> Option<Intervals> {
    if documents.is_empty() {
        return None;
    }
    let mut draws = Draws(SEED);
    let scores: Vec<Score> = (0..RESAMPLES)
        .map(|_| {
            let mut sum = Counts::default();
            for _ in documents {
                sum += documents[draws.below(documents.len())];
            }
            sum.score()
        })
        .collect();
    Some(Intervals {
        p: interval(&scores, |score| score.p),
        r: interval(&scores, |score| score.r),
        f1: interval(&scores, |score| score.f1),
        loose_f1: interval(&scores, |score| score.loose_f1),
    })
}

/// The 25th of 1000 sorted values from either end.
fn interval(scores: &[Score], figure: fn(&Score) -> f64) -> Interval {
    let mut figures: Vec<f64> = scores.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    let outside = scores.len() / 40;
    Interval {
        low: figures[outside.saturating_sub(1)],
        high: figures[scores.len() - outside],
    }
}

/// SplitMix64: a counter that is hashed. Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014; the constants are theirs, as Vigna publishes them in the public domain.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, by the high half of a product: for the few documents of a gold, the
    /// numbers are evenly drawn to one part in 2^50.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the high half of a product with a usize is below that usize"
    )]
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Draws, intervals};
    use crate::evaluate::score::Counts;

    fn counts(right: usize, gold: usize, got: usize) -> Counts {
        Counts {
            right,
            loosely_right: right,
            gold,
            got,
        }
    }

    #[test]
    fn the_generator_is_the_published_one() {
        let mut draws = Draws(1_234_567);
        let first = [draws.next(), draws.next(), draws.next()];
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!(first, published, "the test vector of the reference code");
    }

    #[test]
    fn documents_that_are_alike_leave_no_doubt() {
        let intervals = intervals(&[counts(4, 5, 5); 7]).unwrap();
        assert_eq!((intervals.f1.low, intervals.f1.high), (0.8, 0.8));
    }

    #[test]
    fn documents_that_differ_do() {
        let mut documents = vec![counts(5, 5, 5); 5];
        documents.extend([counts(0, 5, 5); 5]);
        let f1 = intervals(&documents).unwrap().f1;
        assert!(f1.low < 0.3 && 0.7 < f1.high, "half right, of ten: {f1:?}");
        assert_eq!(intervals(&[]), None);
    }
}
