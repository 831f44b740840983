//! Where something stands in an article: the one notion of position that every stage shares.
//!
//! A [`Span`] always points into the *decoded text of the article as it was read*, never into a
//! cleaned or simplified copy of it, so evidence quotes the source character for character.

use serde::{Deserialize, Serialize};

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
