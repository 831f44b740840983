//! How good the facts are: precision, recall and F1 against a gold of right answers.
//!
//! Receives a gold ([`read_gold`]) and the facts of its articles, asks their records the named questions,
//! and compares the answers with the gold as sets of tuples, document by document. Tells figures with
//! their intervals, every error with the rule and sentence behind it, and how often each rule is right.
//! It extracts nothing: whoever made the facts is judged alike.

pub mod answers;
pub mod bootstrap;
pub mod calibration;
pub mod claim;
pub mod gold;
pub mod measure;
pub mod mistake;
pub mod name;
pub mod score;
pub mod spans;

use crate::fact::ArticleFacts;
use crate::graph::BaseError;
use crate::query::QueryError;
use crate::store::StoreError;
use answers::{Answers, asked};
use bootstrap::{Intervals, intervals};
use gold::GoldDocument;
use measure::Measure;
use score::{Counts, Score, ratio, rounded};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

pub use gold::read_gold;

/// An evaluation could not be made.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// A file or directory of the gold is not there or cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// An answer is not in the gold's form.
    #[error("{} is not in the form of a gold: {message}; docs/evaluate.md has the form", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where in the file.
        message: String,
    },
    /// There is no answer with a text.
    #[error(
        "no NAME.json in {} has its NAME.txt or NAME.html in {}; name the texts' directory with --text",
        gold.display(),
        texts.display()
    )]
    Nothing {
        /// Where answers were looked for.
        gold: PathBuf,
        /// Where texts were looked for.
        texts: PathBuf,
    },
    /// A label is said to mean what is no kind of name.
    #[error("`{kind}` is no kind of name; a label means person, post, organization or place")]
    Label {
        /// What it was said to mean.
        kind: String,
    },
    /// A named question has lost a column, which a test excludes.
    #[error("the question {question} has no column {column}")]
    Column {
        /// The question.
        question: &'static str,
        /// The column that it lacks.
        column: String,
    },
    /// The records could not be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The records could not be held.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The default base is no IRI, which a test excludes.
    #[error(transparent)]
    Base(#[from] BaseError),
}

/// One document, compared.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The document.
    pub id: String,
    /// Where its text comes from, as the gold says.
    pub source: Option<String>,
    /// What kind of text it is: as the gold says, or else as it was judged.
    pub genre: Option<String>,
    /// What is right.
    pub gold: Answers,
    /// What was found.
    pub found: Answers,
    /// The facts that it was found in; none where the text could not be read.
    pub facts: Option<ArticleFacts>,
}

impl Compared {
    /// The counts of a measure.
    #[must_use]
    pub fn counts(&self, measure: Measure) -> Counts {
        Counts::of(measure, self.gold.of(measure), self.found.of(measure))
    }
}

/// A gold, compared.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// Its documents, by id.
    pub documents: Vec<Compared>,
}

/// How often the type of an organisation is right, among those that were found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeAccuracy {
    /// The share that is right; four digits behind the point.
    pub share: f64,
    /// How many were found.
    pub of: usize,
}

impl Evaluation {
    /// Compares facts with the gold. Facts of other articles are left unread; a document without facts
    /// has found nothing.
    ///
    /// # Errors
    ///
    /// The facts' records cannot be asked.
    pub fn new(gold: &[GoldDocument], facts: Vec<ArticleFacts>) -> Result<Self, EvaluateError> {
        let mut found = asked(&facts)?;
        let facts = facts.into_iter();
        let facts = facts.map(|facts| (facts.article.document.clone(), facts));
        let mut facts: BTreeMap<String, ArticleFacts> = facts.collect();
        let mut documents: Vec<Compared> = gold
            .iter()
            .map(|document| {
                let facts = facts.remove(&document.id);
                let judged = facts.as_ref().map(|facts| facts.article.genre.to_string());
                Compared {
                    id: document.id.clone(),
                    source: document.answer.source.clone(),
                    genre: document.answer.genre.clone().or(judged),
                    gold: Answers::of_gold(&document.answer),
                    found: found.remove(&document.id).unwrap_or_default(),
                    facts,
                }
            })
            .collect();
        documents.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { documents })
    }

    /// The figures of a measure.
    #[must_use]
    pub fn score(&self, measure: Measure) -> Score {
        let mut sum = Counts::default();
        for document in &self.documents {
            sum += document.counts(measure);
        }
        sum.score()
    }

    /// How far the figures of a measure could lie from those of another draw of documents.
    #[must_use]
    pub fn intervals(&self, measure: Measure) -> Option<Intervals> {
        let documents = self.documents.iter();
        let counts: Vec<Counts> = documents.map(|document| document.counts(measure)).collect();
        intervals(&counts)
    }

    /// How often the type of an organisation is right; `None` where none was found.
    #[must_use]
    pub fn type_accuracy(&self) -> Option<TypeAccuracy> {
        let (mut right, mut of) = (0, 0);
        for document in &self.documents {
            for (name, kind) in &document.gold.types {
                let found = document.found.types.get(name);
                of += usize::from(found.is_some());
                right += usize::from(found == Some(kind));
            }
        }
        (of > 0).then(|| TypeAccuracy {
            share: rounded(ratio(right, of)),
            of,
        })
    }

    /// The documents by a property that they have none, one or several values of, by value.
    #[must_use]
    pub fn grouped(&self, values: fn(&Compared) -> Vec<&str>) -> BTreeMap<String, Self> {
        let mut groups: BTreeMap<String, Self> = BTreeMap::new();
        for document in &self.documents {
            for value in values(document) {
                let documents = Vec::new();
                let group = groups.entry(value.to_owned());
                let group = group.or_insert(Self { documents });
                group.documents.push(document.clone());
            }
        }
        groups
    }
}

impl Compared {
    /// The parts of its source, which `;` separates.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        let source = self.source.as_deref().unwrap_or("(not told)");
        source.split(';').map(str::trim).collect()
    }

    /// Its genre.
    #[must_use]
    pub fn genres(&self) -> Vec<&str> {
        vec![self.genre.as_deref().unwrap_or("(not told)")]
    }
}

#[cfg(test)]
mod tests;
