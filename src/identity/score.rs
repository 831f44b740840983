//! Explained scores: which signs speak for two mentions being one, and how much each weighs.
//!
//! The weights are data (`data/features.tsv`, `data/thresholds.tsv`, `data/circles.tsv`), and a score
//! keeps the signs that it is the sum of, so that whoever doubts it can read why.

use crate::lexicon::names::Names;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What is compared; each has its own signs and its own threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Whether two of one name are one person.
    Person,
    /// Whether two names that differ in a character are one person.
    Spelling,
    /// Whether two names are of one organisation.
    Organization,
    /// Whether two reports are of one event.
    Event,
}

impl Matter {
    /// The name in the tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Spelling => "spelling",
            Self::Organization => "organization",
            Self::Event => "event",
        }
    }
}

/// What a sum of weights means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Two.
    Different,
    /// Not to be decided without a human.
    Unsure,
    /// One.
    Same,
}

/// A sign, as `features.tsv` has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    /// Its name in the table.
    pub name: &'static str,
    /// What it adds.
    pub weight: f64,
    /// How often it was found.
    pub times: u8,
}

/// The sign that somebody decided.
const JUDGED: &str = "judged";

/// The signs found between two mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// What the question was.
    pub matter: Matter,
    /// The signs, in the order in which they were looked for.
    pub signs: Box<[Sign]>,
}

impl Score {
    /// The sum of the weights.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.signs
            .iter()
            .map(|sign| sign.weight * f64::from(sign.times))
            .sum()
    }

    /// What the sum means.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let (same, unsure) = TABLES.thresholds[self.matter.code()];
        let sum = self.sum();
        if sum >= same {
            Verdict::Same
        } else if sum >= unsure {
            Verdict::Unsure
        } else {
            Verdict::Different
        }
    }

    /// Whether somebody decided, and no sign was looked at.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.signs.iter().any(|sign| sign.name == JUDGED)
    }

    /// What a sign says, in words.
    #[must_use]
    pub fn meaning(&self, sign: &Sign) -> &'static str {
        TABLES
            .signs
            .get(&(self.matter.code(), sign.name))
            .map_or("", |(_, _, meaning)| meaning)
    }
}

/// Gathers the signs of one score.
#[derive(Debug)]
pub(super) struct Scoring {
    matter: Matter,
    signs: Vec<Sign>,
    sum: f64,
}

impl Scoring {
    pub(super) fn of(matter: Matter) -> Self {
        Self {
            matter,
            signs: Vec::new(),
            sum: 0.0,
        }
    }

    /// What outweighs all signs: somebody decided that the two are one.
    pub(super) fn judged(matter: Matter) -> Score {
        let mut scoring = Self::of(matter);
        scoring.add(JUDGED);
        scoring.finish()
    }

    /// Adds a sign of the table.
    pub(super) fn add(&mut self, name: &'static str) {
        self.times(name, 1);
    }

    /// Adds a sign where it was found.
    pub(super) fn when(&mut self, found: bool, name: &'static str) {
        if found {
            self.add(name);
        }
    }

    /// Adds a sign as often as it was found.
    pub(super) fn times(&mut self, name: &'static str, times: usize) {
        let times = u8::try_from(times).unwrap_or(u8::MAX);
        let known = TABLES.signs.get(&(self.matter.code(), name));
        debug_assert!(known.is_some(), "{name} is not in features.tsv");
        if let (Some((name, weight, _)), 1..) = (known, times) {
            self.push(Sign {
                name,
                weight: *weight,
                times,
            });
        }
    }

    /// Adds `namesakes`: the fewer of the name are to be expected in the circle, the more it says.
    pub(super) fn namesakes(&mut self, circle: &str, share: f64) {
        let people = TABLES.circles.get(circle).copied().unwrap_or(1.0);
        self.push(Sign {
            name: "namesakes",
            weight: -(people * share).log10(),
            times: 1,
        });
    }

    fn push(&mut self, sign: Sign) {
        self.sum += sign.weight * f64::from(sign.times);
        self.signs.push(sign);
    }

    /// The score so far.
    pub(super) fn finish(self) -> Score {
        Score {
            matter: self.matter,
            signs: self.signs.into_boxed_slice(),
        }
    }
}

type Signs = FxHashMap<(&'static str, &'static str), (&'static str, f64, &'static str)>;

struct Tables {
    signs: Signs,
    thresholds: FxHashMap<&'static str, (f64, f64)>,
    circles: FxHashMap<&'static str, f64>,
    names: Names,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    signs: rows(include_str!("data/features.tsv"))
        .map(|row| ((row[0], row[1]), (row[1], number(row[2]), row[3])))
        .collect(),
    thresholds: rows(include_str!("data/thresholds.tsv"))
        .map(|row| (row[0], (number(row[1]), number(row[2]))))
        .collect(),
    circles: rows(include_str!("data/circles.tsv"))
        .map(|row| (row[0], number(row[1])))
        .collect(),
    names: Names::load(),
});

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_default()
}

/// The least share of a name: lists of names say nothing of how rare the rarest are.
const RAREST: f64 = 1e-7;
/// The share of a name that is not made as Chinese names are: such names are few, and many bear each.
const FOREIGN: f64 = 3e-6;
/// The lists hold each name once, and names of two characters have many more bearers each.
const BEARERS_OF_SHORT: f64 = 8.0;

/// The share of people who bear a name.
pub(crate) fn share(name: &str) -> f64 {
    let Some(likelihood) = TABLES.names.likelihood(name) else {
        return FOREIGN;
    };
    let short = if name.chars().count() == 2 {
        BEARERS_OF_SHORT
    } else {
        1.0
    };
    (likelihood.exp() * short).max(RAREST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_whole() {
        for (name, table, cells) in [
            ("features", include_str!("data/features.tsv"), 4),
            ("thresholds", include_str!("data/thresholds.tsv"), 3),
            ("circles", include_str!("data/circles.tsv"), 2),
        ] {
            let all: Vec<_> = rows(table).collect();
            for row in &all {
                assert_eq!(row.len(), cells, "{name}.tsv: {row:?}");
                let numbers = row[if name == "features" { 2 } else { 1 }..].iter();
                let numbers = numbers.take(if name == "features" { 1 } else { cells - 1 });
                for cell in numbers {
                    assert!(
                        cell.parse::<f64>().is_ok(),
                        "{name}.tsv: {cell} is no number"
                    );
                }
            }
            let keys: Vec<_> = all.iter().map(|row| &row[..2]).collect();
            assert!(keys.is_sorted(), "{name}.tsv is not sorted");
        }
    }

    #[test]
    fn rare_names_say_more_than_common_ones() {
        assert!(share("张伟") > 1e-4);
        assert!(share("漆沛然") <= RAREST);
        let weigh = |name, circle| {
            let mut scoring = Scoring::of(Matter::Person);
            scoring.namesakes(circle, share(name));
            scoring.finish().sum()
        };
        assert!(weigh("漆沛然", "prefecture") > 1.5);
        assert!(weigh("张伟", "prefecture") < 0.5);
        assert!(weigh("张伟", "post") > 1.5);
    }

    #[test]
    fn a_score_is_the_sum_of_its_signs() {
        let mut scoring = Scoring::of(Matter::Event);
        scoring.add("day_same");
        scoring.times("others_shared", 2);
        scoring.times("site_shared", 0);
        let score = scoring.finish();
        assert!((score.sum() - 2.4).abs() < 1e-9);
        assert_eq!(score.signs.len(), 2);
        assert_eq!(score.verdict(), Verdict::Same);
    }
}
