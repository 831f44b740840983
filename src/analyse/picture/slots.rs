//! An axis of rows or steps that are as wide as one another.

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::coord::types::RangedCoordf64;
use std::ops::Range;

/// So many slots: the first goes from 0 to 1, and its middle has its name.
pub(super) struct Slots {
    count: usize,
    along: RangedCoordf64,
}

impl Slots {
    pub(super) fn new(count: usize) -> Self {
        Self {
            count,
            along: (0.0..edge(count.max(1))).into(),
        }
    }

    /// The slot that a place on the axis is in; `None` beyond the last.
    pub(super) fn at(&self, place: f64) -> Option<usize> {
        (0..self.count).find(|slot| place < edge(slot + 1))
    }
}

/// Where a slot begins.
pub(super) fn edge(slot: usize) -> f64 {
    u32::try_from(slot).map_or(f64::from(u32::MAX), f64::from)
}

/// The middle of a slot.
pub(super) fn middle(slot: usize) -> f64 {
    edge(slot) + 0.5
}

impl Ranged for Slots {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.along.map(value, limit)
    }

    /// The middle of every slot, or of every second, third… where not so many names have room.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let step = self.count.div_ceil(hint.max_num_points().max(1)).max(1);
        (0..self.count).step_by(step).map(middle).collect()
    }

    fn range(&self) -> Range<f64> {
        self.along.range()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_has_a_name_and_room_as_far_as_there_is_some() {
        for (count, names, shown) in [(1, 10, 1), (2, 10, 2), (10, 10, 10), (31, 10, 8), (3, 0, 1)]
        {
            let slots = Slots::new(count);
            assert_eq!(slots.range(), 0.0..edge(count), "{count}");
            let points = slots.key_points(names);
            assert_eq!(
                points.len(),
                shown,
                "{count} slots, {names} names: {points:?}"
            );
            assert_eq!(points.first(), Some(&0.5), "{count}");
        }
        let two = Slots::new(2);
        assert_eq!(
            [0.0, 0.5, 1.0, 1.9, 2.0].map(|at| two.at(at)),
            [Some(0), Some(0), Some(1), Some(1), None]
        );
    }
}
