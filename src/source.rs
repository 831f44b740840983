//! Inputs become articles: one reader for each form of input.
//!
//! Receives what the user named (files, directories, globs, standard input) and hands on
//! [`Article`]s with their decoded text and metadata, or a [`Diagnostic`] for what could not be
//! read. It refuses to clean or judge text: that is [`crate::text`]'s.

mod archive;
mod date;
mod decode;
mod element;
mod field;
mod form;
mod line;
mod locate;
mod markdown;
mod open;
mod page;
pub mod proposal;
mod row;
mod selection;
mod stream;
mod table;
mod trouble;
mod warc;
mod whence;

use crate::report::Diagnostic;
pub use field::{FieldError, FieldMap};
pub use locate::{Input, total_bytes};
pub use selection::{Selection, SelectionError};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;
pub use stream::unpacked;

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

/// How inputs are to be read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Which field of a JSON row is which.
    pub fields: FieldMap,
    /// The most bytes that one article may take: a text file, a page, a JSON row. What is longer is
    /// set aside, so that one broken file cannot take all memory.
    pub max_bytes: usize,
    /// Which files of a directory are read.
    pub selection: Selection,
    /// What names an article that its source gives no id.
    pub ids: IdFrom,
    /// How far the reading is.
    pub meter: Meter,
}

/// What names the article of a file that holds one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IdFrom {
    /// The file's name without its suffix: `a/17.html` is `17`.
    #[default]
    Stem,
    /// The file as it was named or found: `a/17.html`.
    Path,
    /// The address where the page tells it, and else the stem.
    Url,
}

/// Counts bytes of files as they are read, packed as they are.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    /// How many bytes were read so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            fields: FieldMap::default(),
            max_bytes: 64 << 20,
            selection: Selection::default(),
            ids: IdFrom::default(),
            meter: Meter::default(),
        }
    }
}

/// Reads the inputs in the order in which they are named, a directory by the names in it, and hands on what
/// they hold until `take` breaks off.
///
/// Only one article is held at a time, so memory does not grow with the corpus.
pub fn each(
    inputs: &[Input],
    options: &ReadOptions,
    mut take: impl FnMut(Item) -> ControlFlow<()>,
) {
    for origin in locate::origins(inputs, &options.selection) {
        let flow = match origin {
            Ok(origin) => open::Opening::new(options, &mut take).origin(&origin),
            Err(diagnostic) => take(Err(diagnostic)),
        };
        if flow.is_break() {
            return;
        }
    }
}

/// The text of bytes in whatever encoding they are judged to be in; `None` where they are no text.
#[must_use]
pub fn decoded(bytes: Vec<u8>) -> Option<String> {
    (!decode::is_binary(&bytes))
        .then(|| decode::decode(bytes, None))
        .flatten()
}

/// Reads the inputs as [`each`] does, on a thread of its own that stays a few articles ahead.
pub fn read(inputs: &[Input], options: &ReadOptions) -> impl Iterator<Item = Item> + Send + use<> {
    const AHEAD: usize = 16;
    let (inputs, options) = (inputs.to_vec(), options.clone());
    let (send, receive) = sync_channel(AHEAD);
    // The thread ends with the inputs, or once nobody listens any more.
    drop(thread::spawn(move || {
        each(&inputs, &options, |item| match send.send(item) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
    }));
    receive.into_iter()
}

/// Reads one JSON object as a line of JSON Lines is read; a diagnostic names `file`.
///
/// # Errors
///
/// The object does not parse, or has no text.
pub fn read_object(json: &str, file: &Path, options: &ReadOptions) -> Result<Article, Diagnostic> {
    let spot = trouble::Spot { file, line: None };
    row::read(json, spot, &options.fields)
}

/// An article, or why there is none.
pub type Item = Result<Article, Diagnostic>;

#[cfg(test)]
mod tests;
