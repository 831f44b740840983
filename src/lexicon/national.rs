//! Organs of the centre: ministries, commissions, courts, which belong to no jurisdiction of an article.

use super::table::rows;
use std::collections::HashSet;

/// The names of national organs, full and short.
#[derive(Debug)]
pub struct NationalOrgans(HashSet<&'static str>);

impl NationalOrgans {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self(
            rows(include_str!("data/national-organs.tsv"))
                .map(|row| row[0])
                .collect(),
        )
    }

    /// Whether the name is that of a national organ.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}
