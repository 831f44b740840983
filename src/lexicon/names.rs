//! Lexicon of names.
