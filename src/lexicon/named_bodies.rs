//! Bodies that articles know by name alone: organs of the centre, states, international organisations.
//!
//! They stand right before the titles held in them (国务院|副总理, 英国|首相) and are no bodies of the
//! article's jurisdiction.

use super::table::rows;
use rustc_hash::{FxHashMap, FxHashSet};

/// Names of bodies as written, with the name that each stands for.
#[derive(Debug)]
pub struct NamedBodies {
    names: FxHashMap<&'static str, &'static str>,
    /// In characters.
    longest: usize,
    /// What names end in: most texts do not, and are not looked up.
    last: FxHashSet<char>,
}

impl NamedBodies {
    /// The organs of the centre.
    #[must_use]
    pub fn central() -> Self {
        Self::of(include_str!("data/central-organs.tsv"))
    }

    /// States and international organisations.
    #[must_use]
    pub fn foreign() -> Self {
        Self::of(include_str!("data/states.tsv"))
    }

    fn of(table: &'static str) -> Self {
        let names: FxHashMap<_, _> = rows(table).map(|row| (row[0], row[1])).collect();
        let longest = names.keys().map(|name| name.chars().count()).max();
        Self {
            last: names
                .keys()
                .filter_map(|name| name.chars().next_back())
                .collect(),
            longest: longest.unwrap_or(0),
            names,
        }
    }

    /// The longest name that `text` ends with, as written, and the body that it stands for.
    #[must_use]
    pub fn ending<'t>(&self, text: &'t str) -> Option<(&'t str, &'static str)> {
        if !text
            .chars()
            .next_back()
            .is_some_and(|last| self.last.contains(&last))
        {
            return None;
        }
        let starts = text.char_indices().rev().take(self.longest);
        starts
            .filter_map(|(at, _)| Some((&text[at..], *self.names.get(&text[at..])?)))
            .last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins() {
        let central = NamedBodies::central();
        assert_eq!(
            central.ending("日前,中共中央政治局"),
            Some(("中共中央政治局", "中共中央政治局")),
            "not cut to 中央政治局"
        );
        let foreign = NamedBodies::foreign();
        assert_eq!(
            foreign.ending("会见巴布亚新几内亚"),
            Some(("巴布亚新几内亚", "巴布亚新几内亚")),
            "not cut to 几内亚"
        );
        assert_eq!(foreign.ending("长沙市"), None, "a city is no state");
    }
}
