//! Names that a user lists: found in a text whole, whatever their characters.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

type Automaton = CharwiseDoubleArrayAhoCorasick<u32>;

/// Listed names, each with what is known of whom or what it names.
pub struct Listed<T> {
    values: BTreeMap<String, T>,
    /// In characters.
    longest: usize,
    /// Finds the names by their places in `values`; none where nothing is listed.
    automaton: Option<Automaton>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self {
            values: BTreeMap::new(),
            longest: 0,
            automaton: None,
        }
    }
}

impl<T> Listed<T> {
    /// Makes the names ready to be found.
    #[must_use]
    pub fn new(values: BTreeMap<String, T>) -> Self {
        let numbered = values.keys().zip(0_u32..);
        // Keys are distinct and, as the tables are read, not empty; an empty automaton cannot be built.
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(numbered)
            .ok();
        let longest = values.keys().map(|name| name.chars().count()).max();
        Self {
            longest: longest.unwrap_or(0),
            values,
            automaton,
        }
    }

    /// What is known of a name; `None` where it is not listed.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.values.get(name)
    }

    /// The listed names in `text`, leftmost and longest first, not overlapping.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (Range<usize>, &'t T)> + 't {
        let matches = self.automaton.iter();
        let matches = matches.flat_map(move |automaton| automaton.leftmost_find_iter(text));
        matches.filter_map(|found| {
            let range = found.start()..found.end();
            let value = self.values.get(text.get(range.clone())?)?;
            Some((range, value))
        })
    }

    /// The longest listed name that `text` begins with, in bytes.
    #[must_use]
    pub fn at_start(&self, text: &str) -> Option<(usize, &T)> {
        let characters = text.char_indices().take(self.longest);
        let ends = characters.map(|(at, last)| at + last.len_utf8());
        let names = ends.filter_map(|end| Some((end, self.values.get(&text[..end])?)));
        names.last()
    }
}

impl<T> fmt::Debug for Listed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Listed({} names)", self.values.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Listed;

    fn listed(names: &[&str]) -> Listed<usize> {
        let numbered = names.iter().map(|name| (*name).to_owned()).zip(1..);
        Listed::new(numbered.collect())
    }

    #[test]
    fn the_longest_name_is_found() {
        let names = listed(&["苇渡", "苇渡望汐", "霁光"]);
        let text = "县长苇渡望汐到霁光工坊";
        let found: Vec<_> = names
            .find(text)
            .map(|(range, value)| (&text[range], *value))
            .collect();
        assert_eq!(found, [("苇渡望汐", 2), ("霁光", 3)]);
        assert_eq!(
            names.at_start("苇渡望汐到"),
            Some(("苇渡望汐".len(), &2)),
            "the longer of two that begin alike"
        );
    }

    #[test]
    fn where_nothing_is_listed_nothing_is_found() {
        let none = Listed::<usize>::default();
        assert_eq!(none.find("县长").count(), 0);
        assert_eq!(listed(&[]).at_start("县长"), None);
    }
}
