//! The manifest: the one file that says what a store holds. Whatever it does not list is not there.

use super::Engine;
use super::error::StoreError;
use super::files::{self, Listed};
use crate::fact::SCHEMA_VERSION;
use crate::graph::Base;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::Path;

/// Version of the directory's layout; raised when an older program would misread it.
pub(crate) const FORMAT: u64 = 1;

/// Version of a layout that has graphs of others in it, which a reader of [`FORMAT`] does not know.
const FORMAT_WITH_LOADED: u64 = 2;

/// Version of a layout that has a ledger in it, and may have graphs of others.
const FORMAT_WITH_LEDGER: u64 = 3;

/// Version of a layout whose view rests on judgements, that keeps names which the view has given up, or in which copies
/// count; it may have all of those.
const FORMAT_WITH_JUDGEMENTS: u64 = 4;

/// Its name.
pub(crate) const FILE: &str = "manifest.json";

/// What to do about a manifest that cannot be used.
const HELP: &str = "restore it from a copy, or build the store anew from its inputs";

/// What a store holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    /// The lowest of the versions above that has all that is in it.
    pub format: u64,
    /// Version of the facts' form ([`SCHEMA_VERSION`]).
    pub schema: u32,
    /// How quads are kept.
    pub engine: Engine,
    /// The IRI that instances are minted under.
    pub base: String,
    /// How often it was committed; part of the names of derived files, so that none is overwritten.
    pub generation: u64,
    /// Whether copies of articles count as articles of their own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keeps_duplicates: bool,
    /// Articles that it holds.
    pub articles: usize,
    /// The facts, oldest first; a later line for a document replaces an earlier one.
    pub segments: Vec<SegmentEntry>,
    /// Where each article is found.
    pub index: Option<Listed>,
    /// What was computed from the facts; `None` while the on-disk engine is being written.
    pub derived: Option<Derived>,
    /// What became of every input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Listed>,
    /// Names that the view has given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Listed>,
    /// What others made, sorted by graph.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loaded: Vec<LoadedEntry>,
}

/// A file of RDF that others made, as it was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LoadedEntry {
    /// The graph that it is known by.
    pub graph: String,
    /// SHA-256 of the file that was loaded, decompressed.
    pub sha256: String,
    /// Its named graphs, sorted.
    pub graphs: Vec<String>,
    /// How many quads it has.
    pub quads: usize,
    /// Their snapshot.
    pub table: Listed,
}

/// A file of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SegmentEntry {
    /// The file.
    pub facts: Listed,
    /// Its lines.
    pub lines: usize,
    /// Lines, from 0, that were removed or replaced since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dead: Vec<usize>,
}

/// The quads, computed from the facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Derived {
    /// The version of the functions that computed them.
    pub by: String,
    /// Quads of the records.
    pub record_quads: usize,
    /// Quads of the view.
    pub view_quads: usize,
    /// The records' snapshot; `None` with the on-disk engine.
    pub records: Option<Listed>,
    /// The view's snapshot; `None` with the on-disk engine.
    pub view: Option<Listed>,
    /// Names the judgements that the view rests on, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
}

impl Manifest {
    /// The manifest of an empty store.
    pub fn new(engine: Engine, base: &str) -> Self {
        Self {
            format: FORMAT,
            schema: SCHEMA_VERSION,
            engine,
            base: base.to_owned(),
            generation: 0,
            keeps_duplicates: false,
            articles: 0,
            segments: Vec::new(),
            index: None,
            derived: None,
            ledger: None,
            history: None,
            loaded: Vec::new(),
        }
    }

    /// Reads `dir`'s manifest; the format is looked at before anything else in it is believed.
    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(FILE);
        let text = fs::read(&path).map_err(|error| {
            let none = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory];
            if none.contains(&error.kind()) {
                StoreError::NotAStore(dir.to_owned())
            } else {
                StoreError::io("read", &path)(error)
            }
        })?;
        let damaged = |error: serde_json::Error| StoreError::Damaged {
            file: path.clone(),
            what: error.to_string(),
            help: HELP,
        };
        let version: FormatOnly = serde_json::from_slice(&text).map_err(damaged)?;
        if !(FORMAT..=FORMAT_WITH_JUDGEMENTS).contains(&version.format) {
            let dir = dir.to_owned();
            return Err(StoreError::Format {
                dir,
                found: version.format,
                supported: FORMAT_WITH_JUDGEMENTS,
            });
        }
        let manifest: Self = serde_json::from_slice(&text).map_err(damaged)?;
        if manifest.schema != SCHEMA_VERSION {
            let (dir, found) = (dir.to_owned(), manifest.schema);
            return Err(StoreError::Schema {
                dir,
                found,
                supported: SCHEMA_VERSION,
            });
        }
        Ok(manifest)
    }

    /// The IRI that instances are minted under.
    pub fn base(&self, dir: &Path) -> Result<Base, StoreError> {
        Base::new(&self.base).map_err(|error| StoreError::Damaged {
            file: dir.join(FILE),
            what: error.to_string(),
            help: HELP,
        })
    }

    /// Makes this the manifest of `dir`: the moment at which a commit counts.
    pub fn replace(&self, dir: &Path) -> Result<(), StoreError> {
        let is_judged = |derived: &Derived| derived.judged.is_some();
        let format = if self.keeps_duplicates
            || self.history.is_some()
            || self.derived.as_ref().is_some_and(is_judged)
        {
            FORMAT_WITH_JUDGEMENTS
        } else if self.ledger.is_some() {
            FORMAT_WITH_LEDGER
        } else if !self.loaded.is_empty() {
            FORMAT_WITH_LOADED
        } else {
            FORMAT
        };
        let mut text = serde_json::to_vec_pretty(&Self {
            format,
            ..self.clone()
        })
        .map_err(|error| StoreError::io("write", &dir.join(FILE))(error.into()))?;
        text.push(b'\n');
        files::replace(dir, FILE, &text).map(drop)
    }

    /// The files that belong to the store, besides the manifest and the lock.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let derived = self
            .derived
            .iter()
            .flat_map(|derived| [&derived.records, &derived.view]);
        self.segments
            .iter()
            .map(|segment| &segment.facts)
            .chain(&self.index)
            .chain(&self.ledger)
            .chain(&self.history)
            .chain(derived.flatten())
            .chain(self.loaded.iter().map(|entry| &entry.table))
            .map(|listed| listed.file.as_str())
    }
}

/// The part of a manifest that every format has.
#[derive(Deserialize)]
struct FormatOnly {
    format: u64,
}
