//! Sets of words that rules look for in running text: `data/word-sets.tsv`.

use super::table::rows;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::ops::Range;

const TABLE: &str = include_str!("data/word-sets.tsv");

/// A set of words, found in one pass: faster than a pattern, whose quick look fails where all
/// characters of a text begin with the same few bytes.
#[derive(Debug)]
pub struct WordSet(AhoCorasick);

impl WordSet {
    /// The set of this name, which the table has.
    #[must_use]
    pub fn named(set: &str) -> Self {
        debug_assert!(members(set).next().is_some(), "word-sets.tsv has no {set}");
        Self::of(members(set))
    }

    /// A set of these words.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "words of the lexicon are few and short, and a test builds every set"
    )]
    pub fn of(words: impl IntoIterator<Item = &'static str>) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .prefilter(false)
            .build(words)
            .expect("a set of few words");
        Self(automaton)
    }

    /// Whether `text` holds one of the words.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// The words in `text` as bytes of it, from left to right, the longest first, not overlapping.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.0.find_iter(text).map(|word| word.range())
    }
}

/// The words of a set.
pub fn members(set: &str) -> impl Iterator<Item = &'static str> {
    rows(TABLE).filter_map(move |row| match row[..] {
        [of, word] if of == set => Some(word),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_each_word_of_a_set_once() {
        let all: Vec<_> = rows(TABLE).collect();
        for pair in all.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{:?} stands before {:?}",
                pair[0],
                pair[1]
            );
            assert_eq!(pair[1].len(), 2, "{:?} is a set and a word", pair[1]);
        }
    }

    #[test]
    fn the_longest_word_is_found_first() {
        let set = WordSet::named("party");
        let text = "顾南飞一行人来了,他说";
        let found: Vec<&str> = set.find(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["一行人", "他"]);
        assert!(!set.is_in("代表"), "only part of a word");
    }
}
