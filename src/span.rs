//! Where something stands in an article: the one notion of position that every stage shares.
//!
//! A [`Span`] always points into the *decoded text of the article as it was read*, never into a
//! cleaned or simplified copy of it, so evidence quotes the source character for character.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of an article's decoded text, in Unicode code points and in bytes.
///
/// Both ranges name the same characters: `start..end` counts code points (the unit of RFC 5147
/// `char=` fragments), `byte_start..byte_end` counts bytes of the UTF-8 form and lies on character
/// boundaries. `start <= end`, always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// First byte.
    pub byte_start: usize,
    /// One past the last byte.
    pub byte_end: usize,
}

/// The end of `text`, `bytes` long at most: what a rule looks at before a word, so that reading a text without
/// punctuation takes no longer than its length asks for.
#[must_use]
pub(crate) fn end_of(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// The beginning of `text`, `bytes` long at most.
#[must_use]
pub(crate) fn start_of(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// Those of `ranges` (in order of their starts, seldom overlapping) that end behind `at` begin here; a few more
/// are let through, since a longer range may begin before a shorter one.
#[must_use]
pub(crate) fn first_behind(
    ranges: impl Fn(usize) -> Range<usize>,
    count: usize,
    at: usize,
) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if ranges(middle).start < at {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.saturating_sub(LOOK_BACK)
}

/// Whether one of `ranges` (in order of their starts, seldom overlapping) overlaps `range`.
#[must_use]
pub(crate) fn overlaps<T>(
    items: &[T],
    of: impl Fn(&T) -> Range<usize>,
    range: &Range<usize>,
) -> bool {
    let first = first_behind(|index| of(&items[index]), items.len(), range.start);
    items[first..]
        .iter()
        .map(of)
        .take_while(|other| other.start < range.end)
        .any(|other| range.start < other.end)
}

/// Those of `items` (in order of their starts) that lie in `outer`.
pub(crate) fn within<'i, T>(
    items: &'i [T],
    outer: &Range<usize>,
    of: impl Fn(&T) -> &Range<usize>,
) -> impl Iterator<Item = &'i T> {
    let first = items.partition_point(|item| of(item).start < outer.start);
    let last = items.partition_point(|item| of(item).start < outer.end);
    let end = outer.end;
    let begun = items.get(first..last).unwrap_or_default().iter();
    begun.filter(move |item| of(item).end <= end)
}

/// How many ranges may begin before one that they overlap.
const LOOK_BACK: usize = 4;

impl Span {
    /// The characters of `text` that the span covers; empty where `text` is not the text it was made for.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.byte_start..self.byte_end).unwrap_or_default()
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            byte_start: self.byte_start.min(other.byte_start),
            byte_end: self.byte_end.max(other.byte_end),
        }
    }
}
