//! Posts that were held at once and that nobody holds together: leading posts of two prefectures.

use super::sighting::SeatOf;
use super::stint::Held;
use crate::identity::anchor::Nearness;
use std::collections::BTreeMap;

/// Whether posts are held at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clash {
    /// None that nobody holds together.
    None,
    /// Some, if an article is rightly understood.
    Perhaps,
    /// Some.
    AtOnce,
}

/// Whether there are posts of both that were held at once and that nobody holds together.
pub(super) fn clash(a: &[Held<'_>], b: &[Held<'_>]) -> Clash {
    let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    pairs
        .map(|(a, b)| clash_of(a, b))
        .max()
        .unwrap_or(Clash::None)
}

fn clash_of(a: &Held<'_>, b: &Held<'_>) -> Clash {
    let (Some((a_area, a_days)), Some((b_area, b_days))) = (public(a), public(b)) else {
        return Clash::None;
    };
    if !overlap(a_days, b_days) || !exclude_each_other(a_area, b_area) {
        Clash::None
    } else if a.seat.assumed || b.seat.assumed {
        Clash::Perhaps
    } else {
        Clash::AtOnce
    }
}

/// First and last day.
type Days = (i32, i32);

/// Where and when a post of a public body was held, where articles tell both.
fn public<'a>(held: &Held<'a>) -> Option<(&'a str, Days)> {
    let public = held.seat.rank.is_some() || matches!(held.seat.key.0, SeatOf::Division(_));
    held.seat.area.zip(held.days).filter(|_| public)
}

const fn overlap(a: Days, b: Days) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// Whether nobody holds public posts of two divisions together.
fn exclude_each_other(a: &str, b: &str) -> bool {
    let under = |code: &str| code.get(2..4) == Some("00");
    match Nearness::of(a, b) {
        Nearness::Same | Nearness::County | Nearness::Prefecture => false,
        // A secretary of the capital sits in the province's standing committee.
        Nearness::Province => !under(a) && !under(b),
        Nearness::Apart => true,
    }
}

/// Where and when somebody held public posts for certain: what keeps two sets apart, however many posts
/// each has gathered.
#[derive(Debug, Default)]
pub(super) struct Terms<'a> {
    /// By division; the spans of each are sorted and lie apart.
    places: BTreeMap<&'a str, Vec<Days>>,
}

impl<'a> Terms<'a> {
    /// Takes up posts.
    pub(super) fn extend(&mut self, seats: &[Held<'a>]) {
        let certain = seats.iter().filter(|held| !held.seat.assumed);
        for (area, days) in certain.filter_map(public) {
            self.enter(area, days);
        }
    }

    /// Takes up all that another one has; the smaller goes into the larger, so that gathering many stays cheap.
    pub(super) fn join(self, other: Self) -> Self {
        let (mut large, small) = if self.places.len() < other.places.len() {
            (other, self)
        } else {
            (self, other)
        };
        for (area, spans) in small.places {
            for days in spans {
                large.enter(area, days);
            }
        }
        large
    }

    fn enter(&mut self, area: &'a str, (mut first, mut last): Days) {
        let spans = self.places.entry(area).or_default();
        let from = spans.partition_point(|span| span.1 < first);
        let upto = spans.partition_point(|span| span.0 <= last);
        for span in &spans[from..upto] {
            (first, last) = (first.min(span.0), last.max(span.1));
        }
        spans.splice(from..upto, [(first, last)]);
    }

    /// Whether posts of both were held at once that nobody holds together.
    pub(super) fn clash_with(&self, other: &Self) -> bool {
        let at_once = |spans: &[Days], days: &Days| {
            let next = spans.partition_point(|span| span.1 < days.0);
            spans.get(next).is_some_and(|span| span.0 <= days.1)
        };
        self.places.iter().any(|(area, spans)| {
            let excluded = other.places.iter();
            excluded
                .filter(|(there, _)| exclude_each_other(area, there))
                .any(|(_, others)| {
                    let (few, many) = if spans.len() < others.len() {
                        (spans, others)
                    } else {
                        (others, spans)
                    };
                    few.iter().any(|days| at_once(many, days))
                })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::person::sighting::Seat;

    fn held(area: &'static str, days: Days, assumed: bool) -> Held<'static> {
        let seat = Seat {
            key: (SeatOf::Division(area), "市长"),
            area: Some(area),
            body: "",
            rank: None,
            held: true,
            assumed,
        };
        Held {
            seat,
            days: Some(days),
        }
    }

    #[test]
    fn terms_clash_where_posts_do() {
        let places = ["320600", "320602", "320400", "320000", "410100"];
        let all: Vec<Held<'_>> = (0..40)
            .map(|number: i32| {
                let first = number * 7 % 50;
                let area = places[usize::try_from(number).unwrap() % places.len()];
                held(area, (first, first + number % 9), number % 6 == 0)
            })
            .collect();
        let mut clashes = 0;
        for from in 0..36 {
            for size in 1..4 {
                let (a, b) = (
                    &all[from..from + size],
                    &all[from + size..40.min(from + 2 * size)],
                );
                let terms = |held: &[Held<'static>]| {
                    let each = held.iter().map(|held| {
                        let mut terms = Terms::default();
                        terms.extend(std::slice::from_ref(held));
                        terms
                    });
                    each.reduce(Terms::join).unwrap_or_default()
                };
                let expected = clash(a, b) == Clash::AtOnce;
                assert_eq!(terms(a).clash_with(&terms(b)), expected, "{a:?} {b:?}");
                clashes += usize::from(expected);
            }
        }
        assert!(clashes > 5, "the test sees both answers");
    }

    #[test]
    fn spans_that_touch_become_one() {
        let mut terms = Terms::default();
        for days in [(10, 20), (30, 40), (1, 2), (15, 35)] {
            terms.extend(&[held("320600", days, false)]);
        }
        assert_eq!(terms.places["320600"], [(1, 2), (10, 40)]);
    }
}
