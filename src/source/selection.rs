//! Which files of a directory are read.

use ignore::overrides::{Override, OverrideBuilder};
use std::path::Path;

/// Patterns in the manner of gitignore: `*.html` at any depth, `/2023/` at the top, `drafts/**`.
///
/// They choose among what is in directories; a file that is named by itself is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// In the order in which they count, the later over the earlier; `!` excludes.
    patterns: Vec<String>,
}

/// A pattern is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the pattern {pattern:?} is not understood: {why}; write it as in .gitignore, for example `*.html` or `drafts/`"
)]
pub struct SelectionError {
    pattern: String,
    why: String,
}

impl Selection {
    /// What is included, where anything is, without what is excluded.
    ///
    /// # Errors
    ///
    /// A pattern is none.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Self, SelectionError> {
        let include = include.iter().cloned();
        let exclude = exclude.iter().map(|pattern| format!("!{pattern}"));
        let patterns: Vec<String> = include.chain(exclude).collect();
        for pattern in &patterns {
            OverrideBuilder::new(".")
                .add(pattern)
                .map_err(|error| SelectionError {
                    pattern: pattern.trim_start_matches('!').to_owned(),
                    why: error.to_string(),
                })?;
        }
        Ok(Self { patterns })
    }

    /// The patterns, for the walk through a directory.
    pub(super) fn below(&self, directory: &Path) -> Override {
        let mut builder = OverrideBuilder::new(directory);
        for pattern in &self.patterns {
            // Every pattern was tried when it was typed.
            let _understood = builder.add(pattern);
        }
        builder.build().unwrap_or_else(|_| Override::empty())
    }
}
