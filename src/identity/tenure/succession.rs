//! How a post that one person holds at a time passes from holder to holder.

use super::Tenure;
use jiff::civil::Date;

/// How the holders of one post follow each other, as indices of their tenures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Succession {
    /// Each holder with the last one whom articles show before; sorted.
    pub follows: Vec<(usize, usize)>,
    /// Pairs whose sightings interleave or share a day; the smaller index first, sorted.
    pub conflicts: Vec<(usize, usize)>,
}

/// Bounds the tenures of a post by each other, where one person at a time holds it, and nobody twice.
///
/// A holder comes before another where one was seen in the post before a day on which the other was. Then the
/// one ended no later than the other had begun, and the other began no earlier than the one was last seen.
/// Of two who each come before the other, or who were both seen on a day that is not that of the other's
/// appointment, nothing follows.
#[must_use]
pub fn pass_on(tenures: &mut [Tenure]) -> Succession {
    let seen: Vec<Seen> = tenures.iter().enumerate().filter_map(Seen::new).collect();
    let mut succession = Succession::default();
    for (at, holder) in seen.iter().enumerate() {
        let before = seen.iter().filter(|other| other.gives_way_to(holder));
        if let Some(last) = before.max_by_key(|other| (other.until, other.by, other.index)) {
            let begun = &mut tenures[holder.index].not_before;
            *begun = (*begun).max(Some(last.until));
            succession.follows.push((holder.index, last.index));
        }
        let after = seen.iter().filter(|other| holder.gives_way_to(other));
        if let Some(by) = after.map(|other| other.by).min() {
            let ended = &mut tenures[holder.index].not_after;
            *ended = Some(ended.map_or(by, |told| told.min(by)));
        }
        let against = seen[at + 1..]
            .iter()
            .filter(|other| holder.is_against(other));
        let pairs = against.map(|other| (holder.index, other.index));
        succession.conflicts.extend(pairs);
    }
    succession
}

/// A tenure with days on which it was seen.
struct Seen {
    index: usize,
    by: Date,
    until: Date,
    begins: Option<Date>,
}

impl Seen {
    fn new((index, tenure): (usize, &Tenure)) -> Option<Self> {
        Some(Self {
            index,
            by: tenure.by?,
            until: tenure.until?,
            begins: tenure.begins,
        })
    }

    fn gives_way_to(&self, other: &Self) -> bool {
        self.is_before(other) && !self.is_against(other)
    }

    /// Whether this one held the post before a day on which the other did.
    fn is_before(&self, other: &Self) -> bool {
        self.by < other.until
    }

    fn is_against(&self, other: &Self) -> bool {
        self.shares_a_day_with(other) || self.is_before(other) && other.is_before(self)
    }

    /// Whether both held it on one day, and neither took it over then.
    fn shares_a_day_with(&self, other: &Self) -> bool {
        let (first, last) = (self.by.max(other.by), self.until.min(other.until));
        let is_handover = first == last && [self.begins, other.begins].contains(&Some(first));
        first <= last && !is_handover
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::tenure::Days;
    use crate::kind::Tenure as Standing;
    use proptest::prelude::*;

    fn day(number: i16) -> Date {
        let first = Date::constant(2001, 1, 1);
        first.saturating_add(jiff::Span::new().days(number))
    }

    fn seen(days: &[i16]) -> Tenure {
        Tenure::told(
            days.iter()
                .map(|&at| (Standing::Holds, (Some(day(at)), Some(day(at))))),
        )
    }

    #[test]
    fn the_next_holder_bounds_the_one_before() {
        let taken_over = [(Standing::Appointed, 60), (Standing::Holds, 90)];
        let taken_over =
            taken_over.map(|(standing, at)| (standing, (Some(day(at)), Some(day(at)))));
        let mut tenures = [seen(&[40, 60]), seen(&[10, 30]), Tenure::told(taken_over)];
        let succession = pass_on(&mut tenures);
        assert_eq!(succession.follows, [(0, 1), (2, 0)]);
        assert_eq!(succession.conflicts, []);
        let outer = tenures.map(|tenure| (tenure.not_before, tenure.not_after));
        assert_eq!(
            outer,
            [
                (Some(day(30)), Some(day(60))),
                (None, Some(day(40))),
                (Some(day(60)), None),
            ]
        );
    }

    #[test]
    fn who_is_seen_in_between_is_against_it() {
        let mut tenures = [seen(&[10, 30]), seen(&[20]), seen(&[50]), seen(&[50, 60])];
        let succession = pass_on(&mut tenures);
        assert_eq!(succession.conflicts, [(0, 1), (2, 3)]);
        assert_eq!(
            tenures[0].not_after,
            Some(day(50)),
            "the later ones bound both"
        );
        assert_eq!(tenures[1].not_before, None);
    }

    #[test]
    fn who_was_only_removed_was_not_seen() {
        let removed = Tenure::told([(Standing::Removed, (Some(day(5)), Some(day(5))))]);
        let mut tenures = [removed.clone(), seen(&[1, 9])];
        assert_eq!(pass_on(&mut tenures), Succession::default());
        assert_eq!(tenures[0], removed);
    }

    /// How far into a tenure somebody was seen, and how vague the day is before and after.
    type Sighting = (i16, i16, i16);

    /// Tenures one after another: how long each is, in days, and when it was seen.
    fn history() -> impl Strategy<Value = Vec<(i16, Vec<Sighting>)>> {
        let sighting = (0..400_i16, 0..40_i16, 0..40_i16);
        let tenure = (0..400_i16, prop::collection::vec(sighting, 0..5));
        prop::collection::vec(tenure, 1..8)
    }

    proptest! {
        #[test]
        fn bounds_hold_the_truth(history in history()) {
            let (mut start, mut truth, mut tenures) = (0, Vec::new(), Vec::new());
            for (length, sightings) in history {
                let vague = |(at, before, after): Sighting| -> (Standing, Days) {
                    let held = start + at.min(length);
                    (Standing::Holds, (Some(day(held - before)), Some(day(held + after))))
                };
                tenures.push(Tenure::told(sightings.into_iter().map(vague)));
                truth.push((day(start), day(start + length)));
                start += length;
            }
            let succession = pass_on(&mut tenures);
            for (tenure, (start, end)) in tenures.iter().zip(&truth) {
                prop_assert!(tenure.not_before.is_none_or(|bound| bound <= *start));
                prop_assert!(tenure.by.is_none_or(|bound| bound >= *start));
                prop_assert!(tenure.until.is_none_or(|bound| bound <= *end));
                prop_assert!(tenure.not_after.is_none_or(|bound| bound >= *end));
            }
            for (holder, before) in succession.follows {
                prop_assert!(before < holder, "{before} held it before {holder}");
            }
            for (one, other) in succession.conflicts {
                prop_assert!(truth[one].1 >= truth[other].0, "{one} and {other} share a day");
            }
        }
    }
}
