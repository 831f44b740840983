//! The form of the embedded lexicon files: tab-separated rows, `#` comments, sorted by the first column.

/// The rows of a table, comments and blank lines left out, split at tabs.
pub(super) fn rows(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}
