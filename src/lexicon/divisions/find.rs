//! Finds the names of divisions in running text, in one pass.

use super::names::{Names, Usage};
use super::table::rows;
use super::{DivisionId, Divisions};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::fmt;
use std::ops::Range;

const NOT_DIVISIONS: &str = include_str!("../data/not-divisions.tsv");
/// The value of phrases that only keep the names inside them from being found.
const NO_NAME: u32 = u32::MAX;

/// A name of a division in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// The divisions that it may mean, in order of code and year; never empty.
    pub ids: Vec<DivisionId>,
}

/// The automaton over all names that may be read as divisions.
pub(super) struct Finder(CharwiseDoubleArrayAhoCorasick<u32>);

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Finder({} states)", self.0.num_states())
    }
}

impl Finder {
    pub fn of(names: &Names) -> Self {
        let phrases = rows(NOT_DIVISIONS).map(|mut row| (row.next().unwrap_or_default(), NO_NAME));
        let surfaces = (0..).zip(names.surfaces());
        let findable = surfaces.filter(|(index, _)| names.usage(*index as usize) != Usage::Never);
        let patterns = phrases.chain(findable.map(|(index, surface)| (surface, index)));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(patterns)
            .expect("the embedded names build: none is empty or twice, as a test shows");
        Self(automaton)
    }
}

impl Divisions {
    /// The names of divisions in `text`, in order, leftmost and longest first; they do not overlap.
    ///
    /// `江苏省南通市崇川区` is three adjacent finds. A name that is an ordinary word as well (安康) is
    /// found only right after a division that contains it (陕西安康), and then means only that one.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for hit in self.finder.0.leftmost_find_iter(text) {
            if hit.value() == NO_NAME {
                continue;
            }
            let (range, index) = (hit.start()..hit.end(), hit.value() as usize);
            let ids = self
                .names
                .candidates(index)
                .iter()
                .map(|candidate| candidate.id);
            let before = found.last().filter(|last| last.range.end == range.start);
            let ids: Vec<_> = match (self.names.usage(index), before) {
                (Usage::Free, _) => ids.collect(),
                (Usage::Joined, Some(outer)) => {
                    ids.filter(|id| self.inside_any(*id, &outer.ids)).collect()
                }
                (Usage::Joined, None) | (Usage::Never, _) => continue,
            };
            if !ids.is_empty() {
                found.push(Found { range, ids });
            }
        }
        found
    }

    fn inside_any(&self, inner: DivisionId, outer: &[DivisionId]) -> bool {
        outer
            .iter()
            .any(|outer| *outer != inner && self.contains(*outer, inner))
    }
}
