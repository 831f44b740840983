//! Inputs become articles: one reader for each form of input.
//!
//! Receives what the user named (files, directories, globs, standard input) and hands on
//! [`Article`]s with their decoded text and metadata, or a [`Diagnostic`](crate::report::Diagnostic)
//! for what could not be read. It refuses to clean or judge text: that is [`crate::text`]'s.

use std::path::PathBuf;

/// One document of the corpus, decoded, with the metadata that its source gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Names the article in the store and in every answer; unique in a corpus.
    pub id: String,
    /// The address that it was read from.
    pub url: Option<String>,
    /// The headline, where the source gives one apart from the text.
    pub title: Option<String>,
    /// The outlet (`sitename`, 来源).
    pub publisher: Option<String>,
    /// When it was published, EDTF level 1: `2024-08-12`, `2023-03-XX`.
    pub published: Option<String>,
    /// When it was fetched, EDTF.
    pub retrieved: Option<String>,
    /// The decoded text that all spans point into: the title on a line of its own, where the source
    /// gives one that the text does not begin with, then the body.
    pub text: String,
    /// The file that it was read from; `-` for standard input.
    pub file: PathBuf,
    /// The line in that file, from 1, where the file holds an article a line.
    pub line: Option<usize>,
}
