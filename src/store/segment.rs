//! Segments: the facts themselves, one article a line, written once and never changed.

use super::error::StoreError;
use super::files::{self, Listed};
use super::manifest::SegmentEntry;
use crate::fact::ArticleFacts;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What to do about a segment that is lost: it is the one thing that nothing else holds.
const LOST: &str =
    "restore it from a copy, or build the store anew from its inputs into another directory";

/// A segment in the making; it is in no one's way until it is finished, and gone if it is dropped.
pub(crate) struct SegmentWriter {
    out: GzEncoder<Hashing<BufWriter<NamedTempFile>>>,
    dir: PathBuf,
    name: String,
    lines: usize,
}

impl SegmentWriter {
    /// Begins segment `name` of the store in `dir`.
    pub fn begin(dir: &Path, name: String) -> Result<Self, StoreError> {
        let file = files::beside(&dir.join(&name))?;
        let out = Hashing {
            inner: BufWriter::new(file),
            hash: Sha256::new(),
        };
        let out = GzEncoder::new(out, Compression::default());
        Ok(Self {
            out,
            dir: dir.to_owned(),
            name,
            lines: 0,
        })
    }

    /// Adds a line and gives its number.
    pub fn push(&mut self, line: &[u8]) -> Result<usize, StoreError> {
        let written = self
            .out
            .write_all(line)
            .and_then(|()| self.out.write_all(b"\n"));
        written.map_err(StoreError::io("write", &self.dir.join(&self.name)))?;
        self.lines += 1;
        Ok(self.lines - 1)
    }

    /// Puts the segment in its place.
    pub fn finish(self) -> Result<SegmentEntry, StoreError> {
        let path = self.dir.join(&self.name);
        let hashing = self.out.finish().map_err(StoreError::io("write", &path))?;
        let sha256 = files::hex(&hashing.hash.finalize());
        let file = hashing
            .inner
            .into_inner()
            .map_err(|error| StoreError::io("write", &path)(error.into_error()))?;
        files::publish(file, &path)?;
        let facts = Listed {
            file: self.name,
            sha256,
        };
        Ok(SegmentEntry {
            facts,
            lines: self.lines,
            dead: Vec::new(),
        })
    }
}

/// Hashes what passes through.
struct Hashing<W> {
    inner: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The lines of a segment that are still in force, with their numbers.
pub(crate) fn live_lines(
    dir: &Path,
    entry: &SegmentEntry,
) -> Result<Vec<(usize, Vec<u8>)>, StoreError> {
    let bytes = files::read_listed(dir, &entry.facts, LOST)?;
    let path = dir.join(&entry.facts.file);
    let mut text = Vec::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_end(&mut text)
        .map_err(StoreError::io("read", &path))?;
    let lines = text
        .split(|byte| *byte == b'\n')
        .take(entry.lines)
        .enumerate();
    Ok(lines
        .filter(|(number, _)| entry.dead.binary_search(number).is_err())
        .map(|(number, line)| (number, line.to_vec()))
        .collect())
}

/// The facts on one line of a segment.
pub(crate) fn parse(file: &str, number: usize, line: &[u8]) -> Result<ArticleFacts, StoreError> {
    serde_json::from_slice(line).map_err(|error| StoreError::Damaged {
        file: PathBuf::from(file),
        what: format!("line {}: {error}", number + 1),
        help: LOST,
    })
}

/// Checks that a segment is there, without reading it.
pub(crate) fn is_there(dir: &Path, entry: &SegmentEntry) -> Result<(), StoreError> {
    let path = dir.join(&entry.facts.file);
    File::open(&path)
        .map(drop)
        .map_err(|error| files::missing(error, &path, LOST))
}

/// Every article of a store, sorted by document.
pub(crate) fn read_articles(
    dir: &Path,
    segments: &[SegmentEntry],
) -> Result<Vec<ArticleFacts>, StoreError> {
    let mut articles = Vec::new();
    for entry in segments {
        for (number, line) in live_lines(dir, entry)? {
            articles.push(parse(&entry.facts.file, number, &line)?);
        }
    }
    articles.sort_by(|a, b| a.article.document.cmp(&b.article.document));
    Ok(articles)
}
