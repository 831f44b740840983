//! The features that tell a line's kind, read from the data file once.

use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::LazyLock;

const LINES: &str = include_str!("data/lines.tsv");

/// A line `in` which a feature counts is no longer than this many characters.
const SHORT: usize = 80;

/// And one `within` which it counts, no longer than this: notices are shorter than paragraphs of news.
const NOTICE: usize = 160;

/// Where in the line a feature's words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Prefix,
    End,
    In,
    Within,
    Whole,
    Label,
}

/// The words of one feature, each with its place.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Those that the line begins with, by their first character.
    first: FxHashMap<char, Vec<(Place, &'static str)>>,
    /// Those that stand elsewhere.
    other: Vec<(Place, &'static str)>,
}

/// Labels, by their first character, the longest first.
#[derive(Debug, Default)]
pub(super) struct Labels(FxHashMap<char, Vec<&'static str>>);

impl Labels {
    fn add(&mut self, label: &'static str) {
        if let Some(first) = label.chars().next() {
            let list = self.0.entry(first).or_default();
            list.push(label);
            list.sort_by_key(|label| Reverse(label.len()));
        }
    }

    /// The longest label that `text` begins with.
    pub(super) fn at_start(&self, text: &str) -> Option<&'static str> {
        let list = self.0.get(&text.chars().next()?)?;
        list.iter().find(|label| text.starts_with(**label)).copied()
    }

    /// Whether `word` is a label.
    pub(super) fn contain(&self, word: &str) -> bool {
        self.at_start(word) == Some(word)
    }
}

/// All features of the data file.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// Furniture from here to the end.
    pub(super) tail: Words,
    /// Furniture, this line only.
    pub(super) noise: Words,
    pub(super) meta: Words,
    /// Meta labels that are safe after the body too.
    pub(super) date_label: Words,
    pub(super) caption: Words,
    /// Labels that names of people follow.
    pub(super) person: Labels,
    /// Labels that names of bodies follow.
    pub(super) outlet: Labels,
    /// Words that close a byline: 供稿, 摄影报道.
    pub(super) closing: Vec<&'static str>,
    /// What a bracket at the end may hold that is no name: 完, 节选.
    pub(super) not_names: Vec<&'static str>,
}

pub(super) static FEATURES: LazyLock<Features> = LazyLock::new(|| {
    let mut features = Features::default();
    for row in super::rows(LINES) {
        if let [feature, place, word] = row.as_slice() {
            features.add(feature, place, word);
        }
    }
    features
});

impl Features {
    /// Answers whether the row's feature and place are known.
    fn add(&mut self, feature: &str, place: &str, word: &'static str) -> bool {
        let words = match (feature, place) {
            ("tail", _) => &mut self.tail,
            ("noise", _) => &mut self.noise,
            ("meta", _) => &mut self.meta,
            ("date-label", _) => &mut self.date_label,
            ("caption", _) => &mut self.caption,
            ("byline", place) => return self.add_byline(place, word),
            _ => return false,
        };
        let place = match place {
            "start" => Place::Start,
            "prefix" => Place::Prefix,
            "within" => Place::Within,
            "end" => Place::End,
            "in" => Place::In,
            "whole" => Place::Whole,
            "label" => Place::Label,
            _ => return false,
        };
        words.add(place, word);
        true
    }

    fn add_byline(&mut self, place: &str, word: &'static str) -> bool {
        match place {
            "person" => self.person.add(word),
            "outlet" => self.outlet.add(word),
            "closing" => self.closing.push(word),
            "not" => self.not_names.push(word),
            _ => return false,
        }
        true
    }
}

/// What the classifier looks at in a line.
pub(super) struct Shape<'t> {
    /// The line as it stands.
    pub(super) raw: &'t str,
    /// The line without its spaces.
    pub(super) packed: String,
    /// The characters of `packed`.
    pub(super) chars: usize,
    /// Whether a sentence ends in it.
    pub(super) has_stop: bool,
    /// Whether it has ideographs; a line without any is a number, a file name or an address.
    pub(super) has_words: bool,
}

impl<'t> Shape<'t> {
    pub(super) fn of(raw: &'t str) -> Self {
        let packed = raw.replace(' ', "");
        let chars = packed.chars().count();
        Self {
            raw,
            chars,
            has_stop: packed.contains('。'),
            has_words: packed.chars().any(|char| char >= '\u{3400}'),
            packed,
        }
    }
}

impl Words {
    fn add(&mut self, place: Place, word: &'static str) {
        match (place, word.chars().next()) {
            (Place::Start | Place::Prefix | Place::Whole | Place::Label, Some(first)) => {
                self.first.entry(first).or_default().push((place, word));
            }
            (Place::End | Place::In | Place::Within, _) | (_, None) => {
                self.other.push((place, word))
            }
        }
    }

    /// Whether one of the words stands in its place.
    pub(super) fn hold(&self, line: &Shape<'_>) -> bool {
        let bare = line.packed.trim_start_matches(OPENERS);
        self.begin(bare, line)
            || (bare.len() < line.packed.len() && self.begin(&line.packed, line))
            || self.lie(line)
    }

    fn begin(&self, text: &str, line: &Shape<'_>) -> bool {
        let words = text.chars().next().and_then(|first| self.first.get(&first));
        words
            .into_iter()
            .flatten()
            .any(|(place, word)| match place {
                Place::Start => starts(text, word, line.has_stop),
                Place::Prefix => text.starts_with(word),
                Place::Whole => {
                    text == *word || text.trim_end_matches([']', '】', ')', '|']) == *word
                }
                Place::Label => text.strip_prefix(word).is_some_and(is_labelled),
                Place::End | Place::In | Place::Within => false,
            })
    }

    fn lie(&self, line: &Shape<'_>) -> bool {
        self.other.iter().any(|(place, word)| match place {
            Place::End => line.packed.ends_with(word),
            Place::In => !line.has_stop && line.chars <= SHORT && line.packed.contains(word),
            Place::Within => line.chars <= NOTICE && line.packed.contains(word),
            Place::Start | Place::Prefix | Place::Whole | Place::Label => false,
        })
    }
}

/// Marks that stand before the first word of a line.
const OPENERS: [char; 14] = [
    '·', '※', '*', '[', '【', '(', '|', '>', '◆', '●', '■', '-', '—', '“',
];

/// Words at the start of running text count only as a heading of it (`免责声明:本网…。`).
fn starts(line: &str, word: &str, has_stop: bool) -> bool {
    line.strip_prefix(word)
        .is_some_and(|rest| !has_stop || rest.is_empty() || is_labelled(rest))
}

/// Whether what follows a label sets it off from its value.
pub(super) fn is_labelled(rest: &str) -> bool {
    rest.starts_with([':', '|', '▏', '｜', '】', ']', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_file_is_understood_and_sorted() {
        let rows: Vec<_> = super::super::rows(LINES).collect();
        for row in &rows {
            let [feature, place, word] = row.as_slice() else {
                panic!("a row needs three fields: {row:?}")
            };
            assert!(
                Features::default().add(feature, place, Box::leak(Box::from(*word))),
                "unknown: {row:?}"
            );
            assert!(
                !word.is_empty() && !word.contains(' '),
                "spaces are taken out before matching: {row:?}"
            );
        }
        assert!(rows.is_sorted(), "keep lines.tsv sorted (LC_ALL=C)");
    }
}
