//! Lexicon of verbs.
