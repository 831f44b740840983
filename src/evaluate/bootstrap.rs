//! How far figures could lie from what another draw of documents would give: the percentile bootstrap.
//!
//! Documents, not tuples, are drawn with replacement, since the tuples of one article stand and fall
//! together. The draws are the same on every run.

use super::score::{Counts, Score};
use crate::lot::Lot;
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
    let mut lot = Lot::new(SEED);
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let scores: Vec<Score> = (0..RESAMPLES)
        .map(|_| {
            let mut sum = Counts::default();
            for _ in documents {
                sum += documents[lot.below(count) as usize];
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

#[cfg(test)]
mod tests {
    use super::intervals;
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
