//! An article becomes clean text: simplified, unglossed, split into lines and sentences.
//!
//! Receives an [`Article`](crate::source::Article), hands on a [`CleanText`], in which every
//! character knows where in the article's decoded text it came from. It finds no names and states no facts.

mod byline;
mod comma;
mod damage;
mod draft;
mod feature;
mod gloss;
mod line;
mod markup;
mod mojibake;
mod reading;
mod repair;
mod script;
mod sentence;
mod stamp;
mod width;
mod wrap;

use crate::span::Span;
pub use damage::Damage;
use draft::Draft;
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

/// A name as clean text has it in an article of simplified script: letters, digits and dots in one form.
#[must_use]
pub fn folded(name: &str) -> String {
    width::fold(Draft::of(name)).text().to_owned()
}

/// A name as clean text has it in an article of traditional script.
#[must_use]
pub fn simplified(name: &str) -> String {
    script::simplify(width::fold(Draft::of(name)))
        .text()
        .to_owned()
}

/// The simplified, repaired text of an article, with the way back to the original.
///
/// Ranges into it are in bytes of `text`; [`CleanText::span`] leads home.
///
/// ```
/// use zhengtu::text::CleanText;
///
/// let clean = CleanText::of("市領(lǐng)導(dǎo)到鐵嶺調(diào)研（共３天）。");
/// assert_eq!(clean.text(), "市领导到铁岭调研(共3天)。");
/// let at = clean.text().find("铁岭").unwrap_or_default();
/// assert_eq!(clean.span(at..at + "铁岭".len()).start, 15);
/// ```
#[derive(Debug, Clone)]
pub struct CleanText {
    draft: Draft,
    lines: Vec<Line>,
    sentences: Vec<Sentence>,
    traditional: bool,
    length: usize,
    damage: Damage,
}

impl CleanText {
    /// Cleans a decoded text: the text of an [`Article`](crate::source::Article), into which all spans point.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let draft = Draft::of(text);
        let mut damage = Damage::default();
        let draft = counted(draft, mojibake::restore, &mut damage.misread);
        let draft = counted(draft, repair::restore, &mut damage.halved);
        // The next step leaves some of them out.
        damage.lost = damage::lost(draft.text());
        let draft = width::fold(draft);
        let draft = counted(draft, gloss::strip, &mut damage.notes);
        let draft = counted(draft, comma::drop_strays, &mut damage.commas);
        let traditional = script::is_traditional(draft.text());
        let draft = if traditional {
            script::simplify(draft)
        } else {
            draft
        };
        let draft = wrap::unwrap(draft);
        let lines = line::classify(draft.text());
        let sentences = sentences(draft.text(), &lines);
        Self {
            draft,
            lines,
            sentences,
            traditional,
            length: text.chars().count(),
            damage,
        }
    }

    /// What was wrong with the original.
    #[must_use]
    pub const fn damage(&self) -> Damage {
        self.damage
    }

    /// The clean text: simplified script, half-width letters and digits, no glosses.
    #[must_use]
    pub fn text(&self) -> &str {
        self.draft.text()
    }

    /// The lines in order, furniture included, blank ones left out; they do not overlap.
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

    /// Where the clean text has the original's code points `start..end`: the stretch that came from inside of them.
    /// `None` where nothing of them is left, or they lie outside of the original.
    #[must_use]
    pub fn locate(&self, start: usize, end: usize) -> Option<Range<usize>> {
        if end > self.length() {
            return None;
        }
        let text = self.text();
        let chars = text.char_indices().map(|(at, c)| at..at + c.len_utf8());
        let mut inside = chars
            .skip_while(|char| self.span(char.clone()).start < start)
            .take_while(|char| self.span(char.clone()).end <= end);
        let first = inside.next()?;
        let last = inside.last().map_or(first.end, |last| last.end);
        Some(first.start..last)
    }

    /// How many code points the original has.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }

    /// Where the characters of `range` (bytes of the clean text, on character boundaries) stand in the original.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.draft.home(range)
    }
}

/// Takes a step and counts the stretches that it changed.
fn counted(draft: Draft, step: fn(Draft) -> Draft, count: &mut usize) -> Draft {
    let before = draft.changes();
    let after = step(draft);
    *count = after.changes() - before;
    after
}

fn sentences(text: &str, lines: &[Line]) -> Vec<Sentence> {
    let read = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind != LineKind::Furniture);
    read.flat_map(|(index, line)| {
        sentence::split(text, line.range.clone())
            .into_iter()
            .map(move |range| Sentence { range, line: index })
    })
    .collect()
}

/// The rows of an embedded table, as fields; comments and blank lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests;
