//! Counts of right, missed and wrong tuples, and the figures made of them.

use super::measure::{Measure, Sameness, Tuple};
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::AddAssign;

/// How many tuples of a measure are right; counts of several documents add up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In both sets.
    pub right: usize,
    /// In both sets, or matched one to one by a short name.
    pub loosely_right: usize,
    /// In the gold.
    pub gold: usize,
    /// Found.
    pub got: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.loosely_right += other.loosely_right;
        self.gold += other.gold;
        self.got += other.got;
    }
}

impl Counts {
    /// Counts the tuples of one document.
    #[must_use]
    pub fn of(measure: Measure, gold: &BTreeSet<Tuple>, got: &BTreeSet<Tuple>) -> Self {
        let right = gold.intersection(got).count();
        let loosely = measure.loosely().map_or(0, |same| matched(gold, got, same));
        Self {
            right,
            loosely_right: right + loosely,
            gold: gold.len(),
            got: got.len(),
        }
    }

    /// The figures.
    #[must_use]
    pub fn score(self) -> Score {
        let (p, r, f1) = self.figures(self.right);
        let (_, _, loose_f1) = self.figures(self.loosely_right);
        Score {
            p: rounded(p),
            r: rounded(r),
            f1: rounded(f1),
            tp: self.right,
            gold: self.gold,
            got: self.got,
            loose_f1: rounded(loose_f1),
        }
    }

    /// Precision, recall and F1. Nothing found is precise only where nothing was to be found.
    fn figures(self, right: usize) -> (f64, f64, f64) {
        let share = |of: usize, otherwise: f64| {
            if of == 0 { otherwise } else { ratio(right, of) }
        };
        let p = share(self.got, if self.gold == 0 { 1.0 } else { 0.0 });
        let r = share(self.gold, 1.0);
        let f1 = if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        };
        (p, r, f1)
    }
}

/// What a measure comes to; four digits behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Score {
    /// Precision.
    pub p: f64,
    /// Recall.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// Tuples that are right.
    pub tp: usize,
    /// Tuples in the gold.
    pub gold: usize,
    /// Tuples found.
    pub got: usize,
    /// F1 where a short name may stand for a full one; `f1` where names have no short forms.
    pub loose_f1: f64,
}

/// How many of the tuples that are in one set only can be matched by a short name: each once, the
/// first that fits, in the order of the tuples.
fn matched(gold: &BTreeSet<Tuple>, got: &BTreeSet<Tuple>, same: Sameness) -> usize {
    let mut free: Vec<&Tuple> = got.difference(gold).collect();
    let matches = gold.difference(got).filter(|wanted| {
        let found = free.iter().position(|tuple| same(wanted, tuple));
        found.map(|at| free.remove(at)).is_some()
    });
    matches.count()
}

/// A share of counts, which are far below what a float can count.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of facts are far below 2^52"
)]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Four digits behind the point, to the nearest, ties to the even digit.
pub(super) fn rounded(figure: f64) -> f64 {
    format!("{figure:.4}").parse().unwrap_or(figure)
}

#[cfg(test)]
mod tests {
    use super::{Counts, rounded};
    use crate::evaluate::measure::{Measure, Tuple};
    use std::collections::BTreeSet;

    fn set(tuples: &[&[&str]]) -> BTreeSet<Tuple> {
        let tuple = |cells: &&[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
        tuples.iter().map(tuple).collect()
    }

    #[test]
    fn a_short_name_matches_once() {
        let gold = set(&[
            &["江苏海棠纺织有限公司"],
            &["南通海棠纺织有限公司"],
            &["甲厂"],
        ]);
        let got = set(&[&["海棠纺织"], &["甲厂"]]);
        let counts = Counts::of(Measure::Organizations, &gold, &got);
        assert_eq!((counts.right, counts.loosely_right), (1, 2));
        let score = counts.score();
        assert_eq!((score.p, score.r, score.f1), (0.5, 0.3333, 0.4));
        assert_eq!(score.loose_f1, 0.8, "two of two, two of three");
    }

    #[test]
    fn nothing_is_right_where_nothing_is_wanted() {
        let none = BTreeSet::new();
        let counts = Counts::of(Measure::People, &none, &none);
        assert_eq!(counts.score().f1, 1.0);
        let missed = Counts::of(Measure::People, &set(&[&["张彤"]]), &none).score();
        assert_eq!((missed.p, missed.r, missed.f1), (0.0, 0.0, 0.0));
        let wrong = Counts::of(Measure::People, &none, &set(&[&["张彤"]])).score();
        assert_eq!((wrong.p, wrong.r, wrong.f1), (0.0, 1.0, 0.0));
    }

    #[test]
    fn ties_are_rounded_to_the_even_digit() {
        assert_eq!(rounded(1.0 / 32.0), 0.0312);
        assert_eq!(rounded(3.0 / 32.0), 0.0938);
    }
}
