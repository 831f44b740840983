//! Finds the names of divisions in running text.
//!
//! Names of counties and up come from an automaton. Townships would make it five times as large and
//! cost most of the start-up, so they are looked up backwards from the few letters that end them.

use super::alias::Form;
use super::names::{Names, Usage};
use super::table::rows;
use super::{Division, DivisionId, Divisions};
use crate::kind::DivisionLevel;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use memchr::memmem;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

const WORDS_BEFORE: &str = include_str!("../data/words-before-divisions.tsv");
const NOT_DIVISIONS: &str = include_str!("../data/not-divisions.tsv");
/// The value of phrases that only keep the names inside them from being found.
const NO_NAME: u32 = u32::MAX;
/// How names of townships end.
const TOWNSHIP_ENDINGS: [&str; 4] = ["镇", "乡", "街道", "苏木"];
/// Letters of the longest name of a township that is looked for.
const TOWNSHIP_LONGEST: usize = 16;
/// A bare name before one of these names a mountain or a water: 祁连山, 洪泽湖, 兴安岭.
const FEATURES: [char; 6] = ['山', '河', '江', '湖', '岭', '峡'];

/// A name of a division in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// The divisions that it may mean, in order of code and year; never empty.
    pub ids: Vec<DivisionId>,
    /// Whether it is a county's name without its suffix, standing alone: persons have such names too
    /// (昭阳, 瑞安, 乌兰), and another reading of the words should win.
    pub weak: bool,
}

/// The automaton over the names of county level and above, short ones included.
pub(super) struct Finder {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    /// Words of two characters that may take the first one of a bare name.
    words: FxHashSet<&'static str>,
}

/// A stretch of text that is a name, or a phrase that hides names.
struct Hit {
    range: Range<usize>,
    /// The name's place among all names; none for a phrase.
    name: Option<usize>,
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Finder({} states)", self.automaton.num_states())
    }
}

impl Finder {
    pub fn of(names: &Names, table: &[Division]) -> Self {
        let phrases = rows(NOT_DIVISIONS).map(|mut row| (row.next().unwrap_or_default(), NO_NAME));
        let findable = |index: usize| {
            let first = names.candidates(index)[0].id;
            let county = table[first.index()].level != DivisionLevel::Township;
            county && names.usage(index) != Usage::Never
        };
        let surfaces = (0..)
            .zip(names.surfaces())
            .filter(|(index, _)| findable(*index as usize));
        let patterns = phrases.chain(surfaces.map(|(index, surface)| (surface, index)));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(patterns)
            .expect("the embedded names build: none is empty or twice, as a test shows");
        Self {
            automaton,
            words: rows(WORDS_BEFORE).flatten().collect(),
        }
    }

    /// Whether a bare name of two characters begins with the end of another word: 弘扬|中国, 首都|安卡拉.
    fn is_cut(&self, text: &str, range: &Range<usize>) -> bool {
        let mut letters = text[range.clone()].chars();
        let (Some(first), Some(_), None) = (letters.next(), letters.next(), letters.next()) else {
            return false;
        };
        let before = text[..range.start].char_indices().next_back();
        before.is_some_and(|(start, _)| {
            let word = &text[start..range.start + first.len_utf8()];
            self.words.contains(word)
        })
    }

    fn hits(&self, text: &str) -> impl Iterator<Item = Hit> {
        self.automaton.leftmost_find_iter(text).map(|hit| Hit {
            range: hit.start()..hit.end(),
            name: (hit.value() != NO_NAME).then_some(hit.value() as usize),
        })
    }
}

impl Divisions {
    /// The names of divisions in `text`, in order, leftmost and longest first; they do not overlap.
    ///
    /// `江苏省南通市崇川区` is three adjacent finds. A name that is an ordinary word as well (安康) is
    /// found only right after a division that contains it (陕西安康), and then means only that one.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found> {
        let mut hits: Vec<Hit> = self.finder.hits(text).chain(self.townships(text)).collect();
        hits.sort_by_key(|hit| (hit.range.start, Reverse(hit.range.end)));
        let (mut found, mut held, mut end) = (Vec::new(), Vec::new(), 0);
        for hit in hits {
            if hit.range.start < end {
                continue;
            }
            end = hit.range.end;
            let Some(name) = hit.name else { continue };
            match self.accept(name, hit.range.clone(), text, found.last()) {
                Some(accepted) => found.push(accepted),
                None if self.names.usage(name) == Usage::Joined => held.push((name, hit.range)),
                None => {}
            }
        }
        self.admit_listed(text, &held, &mut found);
        found
    }

    /// 赴武城、夏津、齐河: a name that is an ordinary word as well is a county where it is listed with counties of the
    /// same prefecture.
    fn admit_listed(&self, text: &str, held: &[(usize, Range<usize>)], found: &mut Vec<Found>) {
        const SIGN: &str = "、";
        let closed = |range: &Range<usize>| {
            let behind = text[range.end..].chars().next();
            behind.is_none_or(|next| "、,。;和及与等".contains(next))
        };
        let listed = |range: &Range<usize>| {
            text[..range.start].ends_with(SIGN) || text[range.end..].starts_with(SIGN)
        };
        for (name, range) in held
            .iter()
            .filter(|(_, range)| closed(range) && listed(range))
        {
            let before = found.iter().rfind(|other| other.range.end <= range.start);
            let after = found.iter().find(|other| other.range.start >= range.end);
            let beside = before
                .filter(|other| &text[other.range.end..range.start] == SIGN)
                .into_iter()
                .chain(after.filter(|other| &text[range.end..other.range.start] == SIGN));
            let parents: Vec<DivisionId> = beside
                .flat_map(|other| &other.ids)
                .filter(|id| self.get(**id).level == DivisionLevel::County)
                .filter_map(|id| self.get(*id).parent)
                .collect();
            let candidates = self.names.candidates(*name).iter();
            let ids: Vec<DivisionId> = candidates
                .map(|candidate| candidate.id)
                .filter(|id| {
                    let division = self.get(*id);
                    let fellow =
                        |parent: DivisionId| parents.iter().any(|other| self.same(*other, parent));
                    division.level == DivisionLevel::County && division.parent.is_some_and(fellow)
                })
                .collect();
            if !ids.is_empty() {
                let at = found.partition_point(|other| other.range.start < range.start);
                let range = range.clone();
                let weak = true;
                found.insert(at, Found { range, ids, weak });
            }
        }
    }

    /// The names of townships that end anywhere in the text, each the longest that ends there.
    fn townships(&self, text: &str) -> impl Iterator<Item = Hit> {
        let ends = TOWNSHIP_ENDINGS.iter().flat_map(|ending| {
            memmem::find_iter(text.as_bytes(), ending).map(|at| at + ending.len())
        });
        ends.filter_map(|end| {
            let letters = text[..end].char_indices().rev().take(TOWNSHIP_LONGEST);
            let starts = letters
                .take_while(|(_, c)| c.is_alphanumeric())
                .map(|(start, _)| start);
            let names =
                starts.filter_map(|start| Some((start, self.names.index(&text[start..end])?)));
            names.last().map(|(start, name)| Hit {
                range: start..end,
                name: Some(name),
            })
        })
    }

    /// The name at `range`, if it may be read as a division after what was found `before`.
    fn accept(
        &self,
        name: usize,
        range: Range<usize>,
        text: &str,
        before: Option<&Found>,
    ) -> Option<Found> {
        let candidates = self.names.candidates(name);
        let outer = before.filter(|before| before.range.end == range.start);
        let inside = |id: &DivisionId| {
            outer.is_some_and(|outer| outer.ids.iter().any(|o| o != id && self.contains(*o, *id)))
        };
        let county = candidates.iter().all(|candidate| {
            candidate.form == Form::Bare && self.get(candidate.id).level == DivisionLevel::County
        });
        // 河北 alone is the province, and a county (天津河北区) only where its city stands in front.
        let level = |id: DivisionId| self.get(id).level;
        let higher = candidates.iter().any(|candidate| {
            let division = self.get(candidate.id);
            division.until.is_none()
                && matches!(
                    division.level,
                    DivisionLevel::Province | DivisionLevel::Prefecture
                )
        });
        let ids = candidates
            .iter()
            .filter(|candidate| {
                !higher
                    || candidate.form != Form::Bare
                    || level(candidate.id) != DivisionLevel::County
                    || inside(&candidate.id)
            })
            .map(|candidate| candidate.id);
        let ids: Vec<DivisionId> = match self.names.usage(name) {
            Usage::Free if county && text[range.end..].starts_with(FEATURES) => Vec::new(),
            Usage::Free => ids.collect(),
            Usage::Joined => ids.filter(inside).collect(),
            Usage::Never => Vec::new(),
        };
        let weak = county && !ids.iter().any(inside);
        if weak && self.finder.is_cut(text, &range) {
            return None;
        }
        (!ids.is_empty()).then_some(Found { range, ids, weak })
    }
}
