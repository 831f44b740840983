//! Where quads are kept.
//!
//! A store is a directory. Its truth is the facts of each article, in *segments*, under a manifest that
//! is replaced in one step; quads are derived from them and can be computed anew at any time. What is
//! kept of the quads depends on the engine: snapshots that are read into memory, or RocksDB on the disk.
//! Receives [`ArticleFacts`] and hands on a [`Dataset`] to ask. It refuses to know what a quad means:
//! that is [`crate::graph`]'s.

mod dataset;
mod derivation;
#[cfg(feature = "rocksdb")]
mod disk;
mod error;
mod files;
mod fingerprint;
mod foreign;
mod history;
mod index;
pub(crate) mod judging;
pub mod ledger;
mod loading;
mod lock;
mod manifest;
#[cfg(not(feature = "rocksdb"))]
mod no_disk;
mod opening;
mod segment;
mod snapshot;
mod standing;
mod sweeping;
mod table;
mod terms;
mod transaction;

pub use dataset::{Dataset, Links, Needs, of_subject};
pub use derivation::DivisionNames;
pub use error::StoreError;
pub use fingerprint::fingerprint;
pub use foreign::{Foreign, ForeignError, graph_for};
pub use loading::Loaded;
pub use opening::Opened;
pub use standing::Standing;
pub use transaction::{Outcome, Transaction};

#[cfg(feature = "rocksdb")]
use disk as engine;
#[cfg(not(feature = "rocksdb"))]
use no_disk as engine;

use crate::fact::ArticleFacts;
use crate::graph::{Base, Duplicates};
use derivation::Derivation;
use lock::Lock;
use manifest::Manifest;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What to do about a derived file that is lost.
const REBUILD: &str = "run `zhengtu view --rebuild` on the store, which makes it anew";

/// How a store keeps its quads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// Compressed snapshots, read into memory: up to about a million quads.
    Snapshot,
    /// RocksDB, on the disk: for corpora. A cargo feature.
    Rocksdb,
}

impl Engine {
    /// Every engine, the default one first.
    pub const ALL: [Self; 2] = [Self::Snapshot, Self::Rocksdb];

    /// The name that the command line and the manifest use; the cargo feature has the same.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Rocksdb => "rocksdb",
        }
    }

    /// Whether this binary has it.
    #[must_use]
    pub const fn is_available(self) -> bool {
        match self {
            Self::Snapshot => true,
            Self::Rocksdb => cfg!(feature = "rocksdb"),
        }
    }
}

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Asking. A snapshot store can be read while another process writes: the reader sees the last commit.
    Read,
    /// Changing: one process at a time.
    Write,
}

/// A directory of facts and quads.
pub struct Store {
    dir: PathBuf,
    manifest: Manifest,
    lock: Option<Lock>,
    derivation: Derivation,
    /// Whether the view is to be computed anew, whatever is kept of it.
    must_derive: bool,
}

impl Store {
    /// Opens the store in `dir`. Names of divisions are asked for only when quads are computed.
    ///
    /// # Errors
    ///
    /// `dir` holds no store, or one of another format or of an engine that this binary lacks; or, to write,
    /// another process has it open.
    pub fn open(dir: &Path, mode: Mode, divisions: DivisionNames) -> Result<Self, StoreError> {
        let unlocked = Manifest::read(dir)?;
        if !unlocked.engine.is_available() {
            let engine = unlocked.engine.name();
            return Err(StoreError::Engine {
                dir: dir.to_owned(),
                engine,
            });
        }
        let lock = match mode {
            Mode::Write => Some(Lock::exclusive(dir)?),
            Mode::Read => None,
        };
        // What was read before the lock was had may be a commit behind.
        let manifest = Manifest::read(dir)?;
        let derivation = Derivation {
            base: manifest.base(dir)?,
            duplicates: duplicates(&manifest),
            divisions,
        };
        for entry in &manifest.segments {
            segment::is_there(dir, entry)?;
        }
        Ok(Self {
            dir: dir.to_owned(),
            manifest,
            lock,
            derivation,
            must_derive: false,
        })
    }

    /// Makes an empty store in `dir`, which is made where it is missing, and opens it to write.
    ///
    /// # Errors
    ///
    /// `dir` holds a store or other files, or cannot be written; the binary lacks the engine.
    pub fn create(
        dir: &Path,
        engine: Engine,
        base: &Base,
        divisions: DivisionNames,
    ) -> Result<Self, StoreError> {
        if !engine.is_available() {
            return Err(StoreError::Engine {
                dir: dir.to_owned(),
                engine: engine.name(),
            });
        }
        fs::create_dir_all(dir).map_err(StoreError::io("make", dir))?;
        if dir.join(manifest::FILE).exists() {
            return Err(StoreError::Exists(dir.to_owned()));
        }
        let entries = fs::read_dir(dir).map_err(StoreError::io("read", dir))?;
        let foreign = |name: &str| name != lock::FILE && !name.starts_with(files::TEMPORARY);
        if entries
            .flatten()
            .any(|entry| foreign(&entry.file_name().to_string_lossy()))
        {
            return Err(StoreError::NotEmpty(dir.to_owned()));
        }
        let lock = Some(Lock::exclusive(dir)?);
        let manifest = Manifest::new(engine, base.as_str());
        manifest.replace(dir)?;
        let derivation = Derivation {
            base: base.clone(),
            duplicates: duplicates(&manifest),
            divisions,
        };
        Ok(Self {
            dir: dir.to_owned(),
            manifest,
            lock,
            derivation,
            must_derive: false,
        })
    }

    /// Decides what becomes of copies, from the next commit on.
    pub fn treat_duplicates(&mut self, duplicates: Duplicates) {
        let keeps = duplicates == Duplicates::Kept;
        if self.manifest.keeps_duplicates != keeps {
            self.manifest.keeps_duplicates = keeps;
            self.derivation.duplicates = duplicates;
            self.must_derive = true;
        }
    }

    /// Begins to change the store.
    ///
    /// # Errors
    ///
    /// It was opened to read, or a segment is damaged.
    pub fn begin(&mut self) -> Result<Transaction<'_>, StoreError> {
        Transaction::begin(self)
    }

    /// The IRI that instances are minted under.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.derivation.base
    }

    /// Its directory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// When the store in `dir` was last committed; `None` where the disk does not tell.
    #[must_use]
    pub fn committed(dir: &Path) -> Option<SystemTime> {
        let written = fs::metadata(dir.join(manifest::FILE)).ok()?;
        written.modified().ok()
    }

    /// How it keeps its quads.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.manifest.engine
    }

    /// How many articles it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.manifest.articles
    }

    /// Whether it holds no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The facts of every article, sorted by document.
    ///
    /// # Errors
    ///
    /// A segment is damaged.
    pub fn articles(&self) -> Result<Vec<ArticleFacts>, StoreError> {
        segment::read_articles(&self.dir, &self.manifest.segments)
    }

    /// Hands on the facts of one article after another, in the order in which they were stored.
    ///
    /// # Errors
    ///
    /// A segment is damaged.
    pub fn for_each_article(&self, mut take: impl FnMut(ArticleFacts)) -> Result<(), StoreError> {
        for entry in &self.manifest.segments {
            for (number, line) in segment::live_lines(&self.dir, entry)? {
                take(segment::parse(&entry.facts.file, number, &line)?);
            }
        }
        Ok(())
    }

    /// What became of every input, by file, line and id.
    #[must_use]
    pub fn ledger(&self) -> Vec<ledger::Row> {
        ledger::Ledger::read(&self.dir, &self.manifest).into_rows()
    }

    /// The facts of one article, where the store has it.
    ///
    /// # Errors
    ///
    /// A segment is damaged.
    pub fn facts(&self, document: &str) -> Result<Option<ArticleFacts>, StoreError> {
        let index = index::read(&self.dir, &self.manifest)?;
        let Some(row) = index.get(document) else {
            return Ok(None);
        };
        let entry = self
            .manifest
            .segments
            .iter()
            .find(|entry| entry.facts.file == row.segment);
        let Some(entry) = entry else { return Ok(None) };
        let lines = segment::live_lines(&self.dir, entry)?;
        let line = lines.iter().find(|(number, _)| *number == row.line);
        line.map(|(number, line)| segment::parse(&row.segment, *number, line))
            .transpose()
    }
}

fn duplicates(manifest: &Manifest) -> Duplicates {
    if manifest.keeps_duplicates {
        Duplicates::Kept
    } else {
        Duplicates::Linked
    }
}

#[cfg(test)]
mod tests;
