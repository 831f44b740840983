//! Which articles a run has met: a few dozen bytes each, since a corpus may have millions.

use super::place;
use crate::graph::Run;
use crate::pipeline::PipelineOptions;
use crate::report::{Diagnostic, Place, Reason};
use crate::source::Article;
use crate::source::proposal::Proposals;
use crate::store::fingerprint;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;

/// Stands for a text; sixteen bytes of its SHA-256, so that two texts never share one.
type Short = [u8; 16];

/// Which ids the run has met, where, and with which content.
#[derive(Debug)]
pub(in crate::cli) struct Seen {
    /// What reads the articles: with other rules, another lexicon, or for other genres, every article is new.
    extractor: String,
    met: HashMap<Short, First>,
    /// The files that articles are from, in the order of the input.
    files: Vec<PathBuf>,
}

/// The first article of an id.
#[derive(Debug)]
struct First {
    print: Short,
    file: usize,
    line: Option<usize>,
}

/// An article that the run may go on with.
pub(super) enum Met {
    /// The first with its id; with its fingerprint.
    First(Box<Article>, String),
    /// The same content as the first with its id.
    Again(Place),
}

impl Seen {
    pub(super) fn new(options: &PipelineOptions) -> Self {
        let Run { version, rules, .. } = Run::THIS;
        Self {
            extractor: format!("{version} {rules}{}", options.difference()),
            met: HashMap::new(),
            files: Vec::new(),
        }
    }

    /// Whether an article with this id was met.
    pub(in crate::cli) fn has(&self, document: &str) -> bool {
        self.met.contains_key(&short(document))
    }

    /// Whether no article was met.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.met.is_empty()
    }

    pub(super) fn check(
        &mut self,
        article: Article,
        proposals: &Proposals,
    ) -> Result<Met, Diagnostic> {
        let print = match proposals.digest(&article.id) {
            Some(mentions) => {
                let extractor = format!("{} mentions {mentions}", self.extractor);
                fingerprint(&article, &extractor)
            }
            None => fingerprint(&article, &self.extractor),
        };
        if self.files.last() != Some(&article.file) {
            self.files.push(article.file.clone());
        }
        let file = self.files.len() - 1;
        match self.met.entry(short(&article.id)) {
            Entry::Vacant(free) => {
                free.insert(First {
                    print: short(&print),
                    file,
                    line: article.line,
                });
                Ok(Met::First(Box::new(article), print))
            }
            Entry::Occupied(first) if first.get().print == short(&print) => {
                Ok(Met::Again(place(&article)))
            }
            Entry::Occupied(first) => {
                let first = Place {
                    file: self.files.get(first.get().file).cloned(),
                    line: first.get().line,
                    article: None,
                };
                Err(Diagnostic {
                    reason: Reason::DuplicateId,
                    place: place(&article),
                    message: format!("{first} has this id too, with another content"),
                    help: "give each article an id of its own, try --id-from path, or leave one of the two out".to_owned(),
                })
            }
        }
    }
}

fn short(text: &str) -> Short {
    let digest = Sha256::digest(text.as_bytes());
    let mut short = Short::default();
    short.copy_from_slice(&digest[..16]);
    short
}
