//! How alike two names are.

use super::key::{folded, sound, spelt};
use crate::identity::organization;
use crate::kind::OrganizationKind;

/// The same but for script, width, case, spaces and punctuation.
const SAME: f64 = 1.0;
/// The same but for the place and the form of a firm, or the level of a division.
const SAME_CORE: f64 = 0.9;
/// A short name made of characters of the long one.
const CONTRACTED: f64 = 0.8;
/// The same sounds in Latin letters.
const SPELT: f64 = 0.8;
/// The same sounds in other characters.
const HOMOPHONE: f64 = 0.75;
/// One within the other: so much, and more the more of the longer it is.
const WITHIN: (f64, f64) = (0.5, 0.35);
/// Slips: so much of the share of characters that are right.
const SLIPS: f64 = 0.9;
/// Names with fewer characters right than this share are not alike.
const LEAST_RIGHT: f64 = 0.55;

/// The names of an entity, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// Folded.
    pub whole: Vec<String>,
    /// Without place and form.
    pub core: Vec<String>,
    /// Of persons.
    pub sound: Option<String>,
}

/// A name that is looked for, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Sought {
    pub whole: String,
    pub core: String,
    pub sound: Option<String>,
    /// Where it is in Latin letters.
    pub spelt: Vec<String>,
}

impl Sought {
    pub fn new(name: &str) -> Self {
        let whole = folded(name);
        Self {
            core: folded(&organization::core(name, OrganizationKind::Company, None)),
            sound: sound(&whole),
            spelt: spelt(name),
            whole,
        }
    }

    /// How alike it is to the best of the names, from 0 to 1.
    pub fn likeness(&self, names: &Names) -> f64 {
        if names.whole.contains(&self.whole) {
            return SAME;
        }
        let is_person = names.sound.is_some();
        let by_sound = names.sound.as_ref().map_or(0.0, |sound| {
            if self.spelt.contains(sound) {
                SPELT
            } else if self.sound.as_ref() == Some(sound) {
                HOMOPHONE
            } else {
                0.0
            }
        });
        let same_core =
            !is_person && (names.core.contains(&self.core) || names.core.contains(&self.whole));
        let by_core = if same_core { SAME_CORE } else { 0.0 };
        let by_shape = names.whole.iter().map(|name| self.shape(name, is_person));
        by_shape.fold(by_sound.max(by_core), f64::max)
    }

    fn shape(&self, name: &str, is_person: bool) -> f64 {
        let (own, other) = (self.whole.chars().count(), name.chars().count());
        let (short, long) = (own.min(other), own.max(other));
        // Two names of two characters that share one are two names.
        if short < 2 || is_person && short < 3 {
            return 0.0;
        }
        let right = strsim::normalized_damerau_levenshtein(&self.whole, name);
        let slips = if right >= LEAST_RIGHT {
            SLIPS * right
        } else {
            0.0
        };
        if is_person {
            return slips;
        }
        let within = if name.contains(&self.whole) || self.whole.contains(name) {
            let share = f64::from(u32::try_from(short).unwrap_or(0))
                / f64::from(u32::try_from(long).unwrap_or(u32::MAX));
            WITHIN.0 + WITHIN.1 * share
        } else {
            0.0
        };
        let contracted = if organization::is_contraction(&self.whole, name) {
            CONTRACTED
        } else {
            0.0
        };
        slips.max(within).max(contracted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(whole: &[&str], core: &[&str], person: bool) -> Names {
        Names {
            whole: whole.iter().map(|name| folded(name)).collect(),
            core: core.iter().map(|name| folded(name)).collect(),
            sound: person.then(|| sound(&folded(whole[0]))).flatten(),
        }
    }

    #[test]
    fn the_likest_comes_first() {
        let person = names(&["李若彤"], &[], true);
        let firm = names(&["江西蜀口春茶业有限公司"], &["蜀口春茶业"], false);
        for (names, sought) in [
            (&person, ["李若彤", "Li Ruotong", "李若桐", "李若澄"]),
            (
                &firm,
                [
                    "江西蜀口春茶業有限公司",
                    "蜀口春茶业",
                    "蜀口春茶业公司",
                    "蜀口春",
                ],
            ),
        ] {
            let likeness: Vec<f64> = sought
                .iter()
                .map(|name| Sought::new(name).likeness(names))
                .collect();
            assert!(
                likeness.is_sorted_by(|a, b| a >= b) && likeness[3] > 0.0,
                "{sought:?} are {likeness:?}"
            );
            assert!((likeness[0] - SAME).abs() < f64::EPSILON, "{likeness:?}");
        }
    }

    #[test]
    fn other_people_are_not_alike() {
        let names = names(&["李伟"], &[], true);
        for other in ["李强", "王伟", "李", "李建国"] {
            let likeness = Sought::new(other).likeness(&names);
            assert!(likeness < 0.1, "{other}: {likeness}");
        }
    }
}
