//! The questions that come with the program: `queries/*.rq`, sorted by name.

/// Names and texts; a test holds the list against the directory.
pub(super) const QUESTIONS: &[(&str, &str)] = &[];
