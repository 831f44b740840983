//! Where each article's facts lie, and what they were made from: a derived file, which segments can replace.

use super::error::StoreError;
use super::files;
use super::manifest::Manifest;
use super::segment;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

/// Documents, sorted, each with its place.
pub(crate) type Index = BTreeMap<String, Entry>;

/// An article in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// SHA-256 of its line of facts.
    pub sha256: String,
    /// What the caller said it was made from; empty where that was lost.
    pub fingerprint: String,
    /// The file that holds it.
    pub segment: String,
    /// The line in that file, from 0.
    pub line: usize,
}

/// The bytes of an index's file.
pub(crate) fn encode(index: &Index) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    for row in index {
        serde_json::to_writer(&mut out, &row)?;
        out.write_all(b"\n")?;
    }
    out.finish()
}

/// The index of a store: from its file, or from the segments where the file is damaged.
pub(crate) fn read(dir: &Path, manifest: &Manifest) -> Result<Index, StoreError> {
    let Some(listed) = &manifest.index else {
        return from_segments(dir, manifest);
    };
    let Ok(bytes) = files::read_listed(dir, listed, super::REBUILD) else {
        return from_segments(dir, manifest);
    };
    let rows: io::Result<Index> = BufReader::new(GzDecoder::new(bytes.as_slice()))
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect();
    rows.or_else(|_| from_segments(dir, manifest))
}

/// Reads every segment; what articles were made from is lost, so they will be extracted again.
fn from_segments(dir: &Path, manifest: &Manifest) -> Result<Index, StoreError> {
    let mut index = Index::new();
    for entry in &manifest.segments {
        let file = &entry.facts.file;
        for (line, text) in segment::live_lines(dir, entry)? {
            let facts = segment::parse(file, line, &text)?;
            let row = Entry {
                sha256: files::sha256(&text),
                fingerprint: String::new(),
                segment: file.clone(),
                line,
            };
            index.insert(facts.article.document, row);
        }
    }
    Ok(index)
}
