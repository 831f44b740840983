//! Names marked by hand in other tools, held against the names that are read: doccano and brat.
//!
//! A marked name is a stretch of the text and a kind; ours is right where both are the same, and nearly
//! right where the kind is and the stretches overlap. Which labels mean which kind is in `data/labels.tsv`.

mod brat;
mod doccano;
mod label;

use super::EvaluateError;
use super::score::Counts;
use crate::document::named::NamedKind;
use crate::source::Article;
use label::Labels;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

/// A stretch of a text in code points.
pub type Stretch = (usize, usize);

/// A text with the names that are marked in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedText {
    /// The text.
    pub article: Article,
    /// What is marked.
    pub marks: BTreeSet<(NamedKind, Stretch)>,
}

/// Texts with marked names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkedTexts {
    /// The texts, in the order of the file, or by name.
    pub texts: Vec<MarkedText>,
    /// How often each label was met that means no kind of ours.
    pub unknown_labels: BTreeMap<String, usize>,
}

/// Whether a path holds marked texts: a file (doccano's JSON Lines) or a directory with `.ann` files
/// (brat), rather than a directory of answers.
#[must_use]
pub fn are_marked(path: &Path) -> bool {
    path.is_file() || super::gold::files(path, "ann").is_ok_and(|files| !files.is_empty())
}

/// Reads marked texts. `labels` are more labels with the code of what they mean: `("领导", "person")`.
///
/// # Errors
///
/// A file cannot be read or is in neither form, a label is given a meaning that is no kind, or there
/// is nothing marked.
pub fn read_marked(path: &Path, labels: &[(String, String)]) -> Result<MarkedTexts, EvaluateError> {
    let labels = Labels::new(labels)?;
    let marked = if path.is_file() {
        doccano::read(path, &labels)?
    } else {
        brat::read(path, &labels)?
    };
    if marked.texts.is_empty() {
        return Err(EvaluateError::Malformed {
            path: path.to_owned(),
            message: "there is no text in it".to_owned(),
        });
    }
    Ok(marked)
}

/// The names that were read in one marked text, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedSpans {
    /// The text.
    pub marked: MarkedText,
    /// What was read.
    pub found: BTreeSet<(NamedKind, Stretch)>,
}

impl ComparedSpans {
    /// The counts of a kind: right where the stretches are the same, loosely right where they overlap.
    #[must_use]
    pub fn counts(&self, kind: NamedKind) -> Counts {
        let of = |marks: &BTreeSet<(NamedKind, Stretch)>| -> BTreeSet<Stretch> {
            let own = marks.iter().filter(|(known, _)| *known == kind);
            own.map(|(_, stretch)| *stretch).collect()
        };
        let (gold, got) = (of(&self.marked.marks), of(&self.found));
        let right = gold.intersection(&got).count();
        let mut free: Vec<&Stretch> = got.difference(&gold).collect();
        let overlapping = gold.difference(&got).filter(|wanted| {
            let found = free.iter().position(|found| overlap(**wanted, **found));
            found.map(|at| free.remove(at)).is_some()
        });
        Counts {
            right,
            loosely_right: right + overlapping.count(),
            gold: gold.len(),
            got: got.len(),
        }
    }

    /// The stretches of a kind that are marked and not read (`true`), or read and not marked.
    #[must_use]
    pub fn mistakes(&self, kind: NamedKind) -> Vec<(bool, Stretch)> {
        let marks = &self.marked.marks;
        let missed = marks.difference(&self.found).map(|mark| (true, mark));
        let wrong = self.found.difference(marks).map(|mark| (false, mark));
        let all = missed.chain(wrong).filter(|(_, mark)| mark.0 == kind);
        all.map(|(missed, mark)| (missed, mark.1)).collect()
    }

    /// The characters of a stretch.
    #[must_use]
    pub fn words(&self, (start, end): Stretch) -> String {
        let text = self.marked.article.text.chars();
        text.skip(start).take(end.saturating_sub(start)).collect()
    }
}

fn overlap(a: Stretch, b: Stretch) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Collects the marks of one text, and the labels that mean nothing.
struct Marker<'l> {
    labels: &'l Labels,
    unknown: BTreeMap<String, usize>,
}

impl<'l> Marker<'l> {
    const fn new(labels: &'l Labels) -> Self {
        let unknown = BTreeMap::new();
        Self { labels, unknown }
    }

    /// A mark, where the label means a kind of ours and the stretch has characters.
    fn mark(&mut self, label: &str, stretch: Range<usize>) -> Option<(NamedKind, Stretch)> {
        let Some(kind) = self.labels.kind(label) else {
            *self.unknown.entry(label.to_owned()).or_default() += 1;
            return None;
        };
        (!stretch.is_empty()).then_some((kind, (stretch.start, stretch.end)))
    }
}

/// An article of a text alone, as it is: stretches point into it.
fn article(id: String, text: String, file: &Path, line: Option<usize>) -> Article {
    Article {
        id,
        url: None,
        title: None,
        publisher: None,
        published: None,
        retrieved: None,
        text,
        file: file.to_owned(),
        line,
    }
}

#[cfg(test)]
mod tests;
