//! Lexicon of titles.
