//! A table of words that is found in a text in one pass.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::fmt;

type Automaton = CharwiseDoubleArrayAhoCorasick<u32>;

/// A table of words with their values, and the automaton that finds them.
pub struct WordTable<T> {
    values: Vec<T>,
    automaton: Automaton,
}

/// A word found in a text: its bytes and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordMatch<T> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The word's value.
    pub value: T,
}

impl<T: Copy> WordTable<T> {
    /// Builds the table. An automaton that cannot be built finds nothing; a test holds that none fails.
    pub(super) fn new(rows: &[(&str, T)], kind: MatchKind) -> Self {
        let numbered = rows
            .iter()
            .zip(0_u32..)
            .map(|((word, _), number)| (*word, number));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(kind)
            .build_with_values(numbered)
            .unwrap_or_else(|_| empty_automaton());
        Self {
            values: rows.iter().map(|(_, value)| *value).collect(),
            automaton,
        }
    }

    fn value(&self, number: u32) -> Option<T> {
        self.values.get(usize::try_from(number).ok()?).copied()
    }

    /// The words of a text from left to right, the longest first, not overlapping. For tables of whole words.
    pub fn words<'t>(&'t self, text: &'t str) -> impl Iterator<Item = WordMatch<T>> + 't {
        self.automaton.leftmost_find_iter(text).filter_map(|found| {
            Some(WordMatch {
                start: found.start(),
                end: found.end(),
                value: self.value(found.value())?,
            })
        })
    }

    /// For each place where a word ends, the longest such word, in the order of ends. For tables of endings.
    pub fn endings(&self, text: &str) -> Vec<WordMatch<T>> {
        let mut longest: Vec<WordMatch<T>> = Vec::new();
        for found in self.automaton.find_overlapping_iter(text) {
            let Some(value) = self.value(found.value()) else {
                continue;
            };
            let word = WordMatch {
                start: found.start(),
                end: found.end(),
                value,
            };
            match longest.last_mut() {
                Some(last) if last.end == word.end => {
                    if word.start < last.start {
                        *last = word;
                    }
                }
                Some(_) | None => longest.push(word),
            }
        }
        longest
    }
}

fn empty_automaton() -> Automaton {
    #[expect(
        clippy::expect_used,
        reason = "one constant word always makes an automaton"
    )]
    CharwiseDoubleArrayAhoCorasick::with_values([("\u{0}", u32::MAX)]).expect("one word")
}

impl<T> fmt::Debug for WordTable<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WordTable({} words)", self.values.len())
    }
}
