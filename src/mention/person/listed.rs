//! Names that the user lists: where they stand they are names, whatever their characters.

use super::{PersonFinder, PersonMention, Via};
use std::collections::BTreeMap;
use std::ops::Range;

/// More than the statistics give any name: the user has said so.
const LISTED: f64 = 6.0;

impl PersonFinder<'_> {
    /// The better of a listed name that starts at `start` and what was `read` there by the look of it: the longer
    /// one, unless the text itself shows that the listed one ends (王强|调研).
    pub(super) fn or_listed(
        &self,
        start: usize,
        read: Option<PersonMention>,
    ) -> Option<PersonMention> {
        let Some((length, _)) = self.names.listed.at_start(&self.text[start..]) else {
            return read;
        };
        let range = start..start + length;
        match read {
            Some(read) if read.range.end == range.end => Some(read),
            Some(read) if read.range.end > range.end && self.boundary(range.end) <= 0.0 => {
                Some(read)
            }
            Some(_) | None => Some(self.listed(range)),
        }
    }

    /// Adds the listed names wherever they stand, but in longer names and in what names never reach into.
    pub(super) fn add_listed(&self, found: &mut BTreeMap<usize, PersonMention>) {
        for (range, _) in self.names.listed.find(self.text) {
            // Those that begin before the end of this one, from behind; they may overlap each other.
            let near = found.range(..range.end).rev().take(4);
            let overlapping: Vec<Range<usize>> = near
                .map(|(_, other)| other.range.clone())
                .filter(|other| range.start < other.end)
                .collect();
            let whole = |other: &Range<usize>| other.start <= range.start && range.end <= other.end;
            if overlapping.iter().any(whole) || !self.is_meant(&range) {
                continue;
            }
            for other in overlapping {
                found.remove(&other.start);
            }
            found.insert(range.start, self.listed(range));
        }
    }

    /// Whether a listed name names somebody here: not inside of a body or title, nor an ordinary word (文明) that
    /// goes on.
    fn is_meant(&self, range: &Range<usize>) -> bool {
        let name = &self.text[range.clone()];
        let inside = name
            .char_indices()
            .any(|(at, _)| self.is_blocked(range.start + at));
        !inside && (!self.names.is_word(name) || self.stands_alone(range))
    }

    fn listed(&self, range: Range<usize>) -> PersonMention {
        PersonMention {
            name: self.text[range.clone()].to_owned(),
            range,
            via: Via::Listed,
            score: LISTED,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::divisions::Divisions;
    use crate::lexicon::names::Names;
    use crate::lexicon::titles::Titles;
    use crate::lexicon::user::{Table, UserLexicon};
    use crate::mention::person::PersonFinder;
    use crate::mention::title;

    fn names(listed: &str, text: &str) -> Vec<String> {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("names.tsv");
        std::fs::write(&file, format!("name\n{listed}\n")).unwrap();
        let mut user = UserLexicon::default();
        user.read(Table::Names, &file, &Divisions::load()).unwrap();
        let lexicon = Names::with(&user);
        let titles = title::find(&Titles::load(), text);
        let found = PersonFinder::new(&lexicon, text, &[]).find(&titles, &[]);
        found.into_iter().map(|mention| mention.name).collect()
    }

    #[test]
    fn listed_names_are_found_where_statistics_find_none() {
        assert_eq!(
            names("苇渡望汐", "县长苇渡望汐到企业。苇渡望汐说"),
            ["苇渡望汐", "苇渡望汐"]
        );
        assert_eq!(
            names("苇渡望汐", "副县长李明远、苇渡望汐、周文斌陪同。"),
            ["李明远", "苇渡望汐", "周文斌"],
            "the list goes on behind a listed name"
        );
    }

    #[test]
    fn a_listed_name_in_a_longer_one_is_none() {
        assert_eq!(names("王志", "局长王志强陪同。"), ["王志强"]);
        assert_eq!(names("王志", "局长王志陪同。"), ["王志"]);
    }

    #[test]
    fn a_listed_name_that_is_a_word_is_one_where_it_stands_alone() {
        assert_eq!(names("高兴", "大家高兴地说,局长高兴参加。"), ["高兴"]);
    }
}
