//! Which stints of one name are compared: as many pairs as there are stints, times a constant.

use super::sighting::SeatOf;
use super::stint::Stint;
use crate::identity::anchor::region;
use rustc_hash::FxHashMap;

/// Up to how many stints of one name each is compared with each.
const ALL_PAIRS: usize = 40;
/// With how many neighbours a stint of a more frequent name is compared, in each circle.
const WINDOW: usize = 6;
/// How many of a stint's bodies and companions are circles.
const BODIES: usize = 24;
const COMPANIONS: usize = 4;

/// What brings stints near each other.
#[derive(PartialEq, Eq, Hash)]
enum Circle<'a> {
    /// A prefecture or province.
    Region(&'a str),
    /// What a post belongs to.
    Body(SeatOf<'a>),
    /// A companion, by the name's number, in a week.
    Beside(u32, i32),
    /// Those who are only spoken of.
    Distant,
}

/// First and last day of a stint, and its index.
type Seen = (Option<(i32, i32)>, usize);

/// Which stints to compare, sorted: each with each, or of a frequent name those that something brings near.
pub(super) fn pairs(stints: &[Stint<'_>]) -> Vec<(usize, usize)> {
    if stints.len() <= ALL_PAIRS {
        let all = (0..stints.len()).flat_map(|a| (a + 1..stints.len()).map(move |b| (a, b)));
        return all.collect();
    }
    let mut circles: FxHashMap<Circle<'_>, Vec<Seen>> = FxHashMap::default();
    for (index, stint) in stints.iter().enumerate() {
        let days = stint.days();
        for circle in circles_of(stint) {
            let seen = circles.entry(circle).or_default();
            // A stint may be in a circle twice over.
            if seen.last() != Some(&(days, index)) {
                seen.push((days, index));
            }
        }
    }
    let mut pairs = Vec::new();
    for circle in circles.values_mut() {
        circle.sort_unstable();
        for (from, (_, a)) in circle.iter().enumerate() {
            let next = circle.iter().skip(from + 1).take(WINDOW);
            pairs.extend(next.map(|(_, b)| (*a.min(b), *a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Prefectures and bodies, and a few companions on their days.
fn circles_of<'a>(stint: &Stint<'a>) -> Vec<Circle<'a>> {
    let regions = stint.posted().into_iter().filter_map(region);
    let mut circles: Vec<Circle<'a>> = regions.map(Circle::Region).collect();
    let bodies = stint
        .known_seats()
        .map(|held| Circle::Body(held.seat.key.0));
    circles.extend(bodies.take(BODIES));
    let company = stint.company.iter().filter(|(_, day)| *day > i32::MIN);
    let company = company.map(|(name, day)| Circle::Beside(*name, day.div_euclid(7)));
    circles.extend(company.take(COMPANIONS));
    if stint.is_distant() {
        circles.push(Circle::Distant);
    }
    circles
}
