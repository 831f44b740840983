//! Changing a store: everything in a transaction, or nothing.

use super::derivation::Derivation;
use super::error::StoreError;
use super::files::{self, Listed};
use super::index::{self, Entry, Index};
use super::manifest::{Derived, Manifest, SegmentEntry};
use super::segment::{self, SegmentWriter};
use super::{Engine, REBUILD, Store, engine};
use crate::fact::ArticleFacts;
use std::collections::BTreeSet;
use std::fs;

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Stored,
    /// It took the place of other facts about the same document.
    Replaced,
    /// The store had these very facts.
    Unchanged,
}

/// Changes that count together, once [`Transaction::commit`] has returned.
pub struct Transaction<'s> {
    store: &'s mut Store,
    index: Index,
    segment: Option<SegmentWriter>,
    /// Documents whose quads are no longer those that are kept.
    changed: BTreeSet<String>,
}

impl<'s> Transaction<'s> {
    pub(super) fn begin(store: &'s mut Store) -> Result<Self, StoreError> {
        if store.lock.is_none() {
            return Err(StoreError::ReadOnly(store.dir.clone()));
        }
        let index = index::read(&store.dir, &store.manifest)?;
        Ok(Self {
            store,
            index,
            segment: None,
            changed: BTreeSet::new(),
        })
    }

    /// What an article that is stored was made from, as [`Transaction::upsert`] was told.
    #[must_use]
    pub fn fingerprint(&self, document: &str) -> Option<&str> {
        self.index
            .get(document)
            .map(|entry| entry.fingerprint.as_str())
    }

    /// The documents that the store will hold, sorted.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.index.keys().map(String::as_str)
    }

    /// Stores an article's facts, in place of what the store has of the same document.
    ///
    /// `fingerprint` says what they were made from ([`super::fingerprint`]), so that a later run need not make them
    /// again. Of two articles with one id in a transaction the later wins.
    ///
    /// # Errors
    ///
    /// The disk.
    pub fn upsert(
        &mut self,
        facts: &ArticleFacts,
        fingerprint: &str,
    ) -> Result<Outcome, StoreError> {
        let document = &facts.article.document;
        let line = serde_json::to_vec(facts)
            .map_err(|error| StoreError::io("write", &self.store.dir)(error.into()))?;
        let sha256 = files::sha256(&line);
        let known = self.index.get_mut(document);
        let outcome = if known.is_some() {
            Outcome::Replaced
        } else {
            Outcome::Stored
        };
        if let Some(entry) = known.filter(|entry| entry.sha256 == sha256) {
            fingerprint.clone_into(&mut entry.fingerprint);
            return Ok(Outcome::Unchanged);
        }
        let (segment, number) = self.push(&line)?;
        let entry = Entry {
            sha256,
            fingerprint: fingerprint.to_owned(),
            segment,
            line: number,
        };
        self.index.insert(document.clone(), entry);
        self.changed.insert(document.clone());
        Ok(outcome)
    }

    /// Forgets an article; whether the store had it.
    pub fn remove(&mut self, document: &str) -> bool {
        let had = self.index.remove(document).is_some();
        if had {
            self.changed.insert(document.to_owned());
        }
        had
    }

    fn push(&mut self, line: &[u8]) -> Result<(String, usize), StoreError> {
        let name = segment_name(&self.store.manifest);
        if self.segment.is_none() {
            self.segment = Some(SegmentWriter::begin(&self.store.dir, name.clone())?);
        }
        let number = self
            .segment
            .as_mut()
            .map_or(Ok(0), |segment| segment.push(line))?;
        Ok((name, number))
    }

    /// Makes the changes count. Until this returns, a reader and a crash see the store as it was.
    ///
    /// Without changes, and with the derived files whole, nothing is written but what articles were made from.
    ///
    /// # Errors
    ///
    /// The disk, or a damaged segment.
    pub fn commit(mut self) -> Result<(), StoreError> {
        let before = self.store.manifest.clone();
        if self.changed.is_empty() && self.derived_is_whole(&before) {
            return self.commit_index(before);
        }
        let mut manifest = before;
        manifest.generation += 1;
        self.fold_thin_segments(&manifest)?;
        manifest.segments = self.finish_segments(manifest.segments)?;
        manifest.articles = self.index.len();
        manifest.index = Some(self.write_index(manifest.generation)?);
        let articles = read_articles(&self.store.dir, &manifest.segments)?;
        match manifest.engine {
            Engine::Snapshot => {
                manifest.derived = Some(self.write_snapshots(&manifest, &articles)?);
            }
            Engine::Rocksdb => {
                let changed = self.derived_is_whole(&manifest).then_some(&self.changed);
                manifest.derived = None;
                manifest.replace(&self.store.dir)?;
                manifest.derived = Some(engine::write(self.store, &articles, changed)?);
            }
        }
        manifest.replace(&self.store.dir)?;
        self.store.manifest = manifest;
        sweep(self.store);
        Ok(())
    }

    /// Whether the quads that are kept are those that the program would compute.
    fn derived_is_whole(&self, manifest: &Manifest) -> bool {
        let Some(derived) = &manifest.derived else {
            return false;
        };
        let files = [&derived.records, &derived.view];
        derived.by == Derivation::VERSION
            && files
                .into_iter()
                .flatten()
                .all(|listed| files::read_listed(&self.store.dir, listed, REBUILD).is_ok())
    }

    /// Keeps what articles were made from where only that is new: another version made the same facts.
    fn commit_index(self, mut manifest: Manifest) -> Result<(), StoreError> {
        if index::read(&self.store.dir, &manifest)? == self.index {
            return Ok(());
        }
        manifest.generation += 1;
        manifest.index = Some(self.write_index(manifest.generation)?);
        manifest.replace(&self.store.dir)?;
        self.store.manifest = manifest;
        sweep(self.store);
        Ok(())
    }

    /// Moves what is left of segments that are mostly dead into the new one, so that a store that is often
    /// rebuilt does not grow without end.
    fn fold_thin_segments(&mut self, manifest: &Manifest) -> Result<(), StoreError> {
        for entry in &manifest.segments {
            let file = &entry.facts.file;
            let live = self
                .index
                .values()
                .filter(|row| row.segment == *file)
                .count();
            if live == 0 || live * 2 >= entry.lines {
                continue;
            }
            for (number, line) in segment::live_lines(&self.store.dir, entry)? {
                let document = segment::parse(file, number, &line)?.article.document;
                let here = |row: &&mut Entry| row.segment == *file && row.line == number;
                if self.index.get_mut(&document).filter(here).is_none() {
                    continue;
                }
                let (segment, line) = self.push(&line)?;
                if let Some(row) = self.index.get_mut(&document) {
                    (row.segment, row.line) = (segment, line);
                }
            }
        }
        Ok(())
    }

    /// The segments after this transaction, with their dead lines counted anew.
    fn finish_segments(
        &mut self,
        mut segments: Vec<SegmentEntry>,
    ) -> Result<Vec<SegmentEntry>, StoreError> {
        segments.extend(self.segment.take().map(SegmentWriter::finish).transpose()?);
        for entry in &mut segments {
            let file = &entry.facts.file;
            let live: BTreeSet<usize> = self
                .index
                .values()
                .filter(|row| row.segment == *file)
                .map(|row| row.line)
                .collect();
            entry.dead = (0..entry.lines)
                .filter(|line| !live.contains(line))
                .collect();
        }
        segments.retain(|entry| entry.dead.len() < entry.lines);
        Ok(segments)
    }

    fn write_index(&self, generation: u64) -> Result<Listed, StoreError> {
        let name = format!("index-{generation:06}.jsonl.gz");
        let bytes = index::encode(&self.index)
            .map_err(StoreError::io("write", &self.store.dir.join(&name)))?;
        files::replace(&self.store.dir, &name, &bytes)
    }

    fn write_snapshots(
        &self,
        manifest: &Manifest,
        articles: &[ArticleFacts],
    ) -> Result<Derived, StoreError> {
        let (records, view) = self.store.derivation.tables(articles)?;
        let write = |table, name: &str| {
            let name = format!("{name}-{:06}.quads.gz", manifest.generation);
            let path = self.store.dir.join(&name);
            let bytes = super::snapshot::encode(table).map_err(StoreError::io("write", &path))?;
            files::replace(&self.store.dir, &name, &bytes)
        };
        Ok(Derived {
            by: Derivation::VERSION.to_owned(),
            record_quads: records.len(),
            view_quads: view.len(),
            records: Some(write(&records, "records")?),
            view: Some(write(&view, "view")?),
        })
    }
}

/// The name of the segment that the next commit adds.
fn segment_name(manifest: &Manifest) -> String {
    format!("segments/{:06}.jsonl.gz", manifest.generation + 1)
}

/// Every article of a store, sorted by document.
pub(super) fn read_articles(
    dir: &std::path::Path,
    segments: &[SegmentEntry],
) -> Result<Vec<ArticleFacts>, StoreError> {
    let mut articles = Vec::new();
    for entry in segments {
        for (number, line) in segment::live_lines(dir, entry)? {
            articles.push(segment::parse(&entry.facts.file, number, &line)?);
        }
    }
    articles.sort_by(|a, b| a.article.document.cmp(&b.article.document));
    Ok(articles)
}

/// Deletes what the manifest no longer lists and what a crash left. A file that cannot be deleted
/// does no harm and is tried again at the next commit.
pub(super) fn sweep(store: &Store) {
    let listed: BTreeSet<&str> = store.manifest.files().collect();
    for (below, dir) in [
        ("", store.dir.clone()),
        ("segments/", store.dir.join("segments")),
    ] {
        let Ok(entries) = fs::read_dir(&dir) else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let ours = name.ends_with(".gz") || name.starts_with(files::TEMPORARY);
            if ours && !listed.contains(format!("{below}{name}").as_str()) {
                drop(fs::remove_file(entry.path()));
            }
        }
    }
}
