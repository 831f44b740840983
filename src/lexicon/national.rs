//! Organs of the centre: ministries, commissions, courts, which belong to no jurisdiction of an article.

use super::table::rows;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The names of national organs, full and short.
pub struct NationalOrgans {
    names: FxHashSet<&'static str>,
    finder: CharwiseDoubleArrayAhoCorasick<u32>,
}

impl std::fmt::Debug for NationalOrgans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NationalOrgans")
            .field("names", &self.names.len())
            .finish_non_exhaustive()
    }
}

impl NationalOrgans {
    /// Loads the embedded data.
    ///
    /// # Panics
    /// When the embedded table is broken, which every test would show.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the table is embedded and tested")]
    pub fn load() -> Self {
        let names: Vec<&str> = rows(include_str!("data/national-organs.tsv"))
            .map(|row| row[0])
            .collect();
        let finder = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .expect("distinct, non-empty names");
        Self {
            names: names.into_iter().collect(),
            finder,
        }
    }

    /// Whether the name is that of a national organ.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Where `text` names national organs, in order, longest first.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.finder.leftmost_find_iter(text);
        found.map(|found| found.start()..found.end())
    }
}
