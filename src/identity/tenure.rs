//! What dated words on one person in one post tell of when it was held, and what the next holder adds.
//!
//! A tenure has four bounds: it began no earlier than *not before* and had begun *by*, it had not ended
//! before *until* and ended no later than *not after*. A sighting gives the inner two, an appointment
//! or a removal the outer ones; and a post that one person holds at a time passes on, so that whoever
//! is seen in it next bounds the one before. Nobody is taken to hold it twice: where sightings of two
//! holders interleave, nothing follows, and they stand side by side as a conflict.

mod succession;

pub use succession::{Succession, pass_on};

use crate::kind::Tenure as Standing;
use jiff::civil::Date;

/// First and last day that a date can mean; `None` on a side that is open.
pub type Days = (Option<Date>, Option<Date>);

/// When somebody held a post, as far as articles tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tenure {
    /// It began no earlier.
    pub not_before: Option<Date>,
    /// It had begun.
    pub by: Option<Date>,
    /// It had not ended.
    pub until: Option<Date>,
    /// It ended no later.
    pub not_after: Option<Date>,
    /// The first day on which articles have it begin.
    begins: Option<Date>,
    /// The last day on which they have it still to come.
    awaited: Option<Date>,
}

impl Tenure {
    /// What the sightings of one person in one post tell together; their order does not matter.
    #[must_use]
    pub fn told(sightings: impl IntoIterator<Item = (Standing, Days)>) -> Self {
        let mut tenure = Self::default();
        for (standing, days) in sightings {
            tenure.see(standing, days);
        }
        // Who is seen in a post before the appointment was appointed again; before it was proposed, proposed again.
        let earliest = [tenure.begins, tenure.awaited].into_iter().flatten();
        let fits = |day: &Date| tenure.by.is_none_or(|by| *day <= by);
        tenure.not_before = earliest.filter(fits).max();
        tenure
    }

    fn see(&mut self, standing: Standing, days: Days) {
        let (first, last) = days;
        match standing {
            Standing::Holds => self.hold(days),
            Standing::Appointed => {
                self.hold(days);
                lower(&mut self.begins, first);
            }
            Standing::Removed | Standing::Former => lower(&mut self.not_after, last),
            Standing::Proposed => raise(&mut self.awaited, first),
        }
    }

    fn hold(&mut self, (first, last): Days) {
        lower(&mut self.by, last);
        raise(&mut self.until, first);
    }

    /// Whether articles have it end before they last show it held.
    #[must_use]
    pub fn contradicts_itself(&self) -> bool {
        self.until
            .zip(self.not_after)
            .is_some_and(|(until, not_after)| until > not_after)
    }
}

fn lower(bound: &mut Option<Date>, day: Option<Date>) {
    *bound = [*bound, day].into_iter().flatten().min();
}

fn raise(bound: &mut Option<Date>, day: Option<Date>) {
    *bound = [*bound, day].into_iter().flatten().max();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i8) -> Option<Date> {
        Some(Date::constant(2024, 5, number))
    }

    fn bounds(tenure: &Tenure) -> [Option<Date>; 4] {
        [tenure.not_before, tenure.by, tenure.until, tenure.not_after]
    }

    #[test]
    fn each_kind_of_word_gives_its_bounds() {
        let (third, ninth) = ((day(3), day(3)), (day(9), day(9)));
        for (sightings, expected) in [
            (vec![(Standing::Holds, third)], [None, day(3), day(3), None]),
            (
                vec![(Standing::Holds, ninth), (Standing::Holds, third)],
                [None, day(3), day(9), None],
            ),
            (
                vec![(Standing::Appointed, third), (Standing::Holds, ninth)],
                [day(3), day(3), day(9), None],
            ),
            (vec![(Standing::Removed, third)], [None, None, None, day(3)]),
            (
                vec![(Standing::Proposed, third), (Standing::Holds, ninth)],
                [day(3), day(9), day(9), None],
            ),
            // Appointed again.
            (
                vec![(Standing::Holds, third), (Standing::Appointed, ninth)],
                [None, day(3), day(9), None],
            ),
            // Some day of the first ten.
            (
                vec![(Standing::Holds, (day(1), day(10)))],
                [None, day(10), day(1), None],
            ),
            (vec![(Standing::Holds, (None, None))], [None; 4]),
        ] {
            assert_eq!(
                bounds(&Tenure::told(sightings.clone())),
                expected,
                "{sightings:?}"
            );
        }
    }

    #[test]
    fn who_is_seen_after_the_end_contradicts_it() {
        let words = [
            (Standing::Removed, (day(3), day(3))),
            (Standing::Holds, (day(9), day(9))),
        ];
        assert!(Tenure::told(words).contradicts_itself());
        assert!(!Tenure::told(words.into_iter().take(1)).contradicts_itself());
    }
}
