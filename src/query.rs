//! The named questions.
