//! Lexicon of organizations.
