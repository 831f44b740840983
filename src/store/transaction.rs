//! Changing a store: everything in a transaction, or nothing.

use super::derivation::Derivation;
use super::error::StoreError;
use super::files::{self, Listed};
use super::index::{self, Entry, Index};
use super::ledger::{Ledger, Row};
use super::manifest::{Derived, Manifest, SegmentEntry};
use super::segment::{self, SegmentWriter};
use super::sweeping::sweep;
use super::table::Table;
use super::{Engine, Store, engine, history, judging, snapshot, standing};
use crate::fact::ArticleFacts;
use crate::identity::judgement::Settled;
use std::collections::BTreeSet;

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
    /// What became of the inputs of other runs.
    ledger: Ledger,
    /// What became of the inputs of this one.
    met: Vec<Row>,
    /// Documents that are to leave no trace in the ledger either.
    gone: BTreeSet<String>,
    /// Whether an article is to leave no trace in any file.
    removes: bool,
    /// Whether quads are computed though those that are kept would do.
    afresh: bool,
}

impl<'s> Transaction<'s> {
    pub(super) fn begin(store: &'s mut Store) -> Result<Self, StoreError> {
        if store.lock.is_none() {
            return Err(StoreError::ReadOnly(store.dir.clone()));
        }
        let index = index::read(&store.dir, &store.manifest)?;
        let ledger = Ledger::read(&store.dir, &store.manifest);
        let afresh = store.must_derive;
        Ok(Self {
            store,
            index,
            segment: None,
            changed: BTreeSet::new(),
            ledger,
            met: Vec::new(),
            gone: BTreeSet::new(),
            removes: false,
            afresh,
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

    /// Forgets an article; whether the store had it. Once that is committed, no file of the store has a
    /// word of it, nor of what it said before it was last replaced.
    pub fn remove(&mut self, document: &str) -> bool {
        let had = self.index.remove(document).is_some();
        if had {
            self.changed.insert(document.to_owned());
            self.removes = true;
            self.gone.insert(document.to_owned());
        }
        had
    }

    /// Enters into the ledger what became of an input.
    pub fn enter(&mut self, row: Row) {
        self.met.push(row);
    }

    /// What the ledger says of an article that the store holds from an earlier run.
    #[must_use]
    pub fn entered(&self, document: &str) -> Option<&Row> {
        self.ledger.held(document)
    }

    /// The ledger as it will be; its file is written where it is another one than before.
    fn close_ledger(&mut self, manifest: &mut Manifest) -> Result<(), StoreError> {
        let before = std::mem::take(&mut self.ledger);
        let (met, index) = (std::mem::take(&mut self.met), &self.index);
        if met.is_empty() && self.gone.is_empty() {
            return Ok(());
        }
        let after = before
            .clone()
            .after(met, |document| index.contains_key(document))
            .without_gone(&self.gone);
        if after == before {
            return Ok(());
        }
        let name = format!("ledger-{:06}.jsonl.gz", manifest.generation);
        let bytes = after
            .encode()
            .map_err(StoreError::io("write", &self.store.dir.join(&name)))?;
        manifest.ledger = Some(files::replace(&self.store.dir, &name, &bytes)?);
        Ok(())
    }

    /// Lets [`Transaction::commit`] compute all quads anew from the facts, whatever is kept of them.
    pub fn derive_afresh(&mut self) {
        self.afresh = true;
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
        if self.changed.is_empty() && self.can_keep_derived(&before) {
            return self.commit_index(before);
        }
        let settled = judging::settled(&self.store.dir)?;
        let mut manifest = before;
        manifest.generation += 1;
        self.fold_thin_segments(&manifest)?;
        manifest.segments = self.finish_segments(manifest.segments)?;
        manifest.articles = self.index.len();
        manifest.index = Some(self.write_index(manifest.generation)?);
        self.close_ledger(&mut manifest)?;
        let articles = segment::read_articles(&self.store.dir, &manifest.segments)?;
        match manifest.engine {
            Engine::Snapshot => {
                self.write_snapshots(&mut manifest, &articles, &settled)?;
            }
            Engine::Rocksdb => {
                // The engine's dictionary keeps the terms of quads that are gone.
                let update = !self.removes && self.can_keep_derived(&manifest);
                let changed = update.then_some(&self.changed);
                manifest.derived = None;
                manifest.replace(&self.store.dir)?;
                manifest.derived = Some(engine::write(self.store, &articles, &settled, changed)?);
            }
        }
        manifest.replace(&self.store.dir)?;
        self.store.manifest = manifest;
        sweep(self.store);
        Ok(())
    }

    /// Whether the quads that are kept are those that the program would compute, and may stay.
    fn can_keep_derived(&self, manifest: &Manifest) -> bool {
        !self.afresh && standing::why_stale(&self.store.dir, manifest).is_none()
    }

    /// Keeps what articles were made from where only that is new: another version made the same facts.
    fn commit_index(mut self, mut manifest: Manifest) -> Result<(), StoreError> {
        let before = manifest.clone();
        manifest.generation += 1;
        self.close_ledger(&mut manifest)?;
        let same_index = index::read(&self.store.dir, &manifest)? == self.index;
        if same_index && manifest.ledger == before.ledger {
            return Ok(());
        }
        if !same_index {
            manifest.index = Some(self.write_index(manifest.generation)?);
        }
        manifest.replace(&self.store.dir)?;
        self.store.manifest = manifest;
        sweep(self.store);
        Ok(())
    }

    /// Moves what is left of segments that are mostly dead into the new one, so that a store that is often
    /// rebuilt does not grow without end; of all that have a dead line, where an article is to leave no trace.
    fn fold_thin_segments(&mut self, manifest: &Manifest) -> Result<(), StoreError> {
        for entry in &manifest.segments {
            let file = &entry.facts.file;
            let live = self
                .index
                .values()
                .filter(|row| row.segment == *file)
                .count();
            let stays = if self.removes {
                live == entry.lines
            } else {
                live * 2 >= entry.lines
            };
            if live == 0 || stays {
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
        manifest: &mut Manifest,
        articles: &[ArticleFacts],
        settled: &Settled,
    ) -> Result<(), StoreError> {
        let (records, view) = rayon::join(
            || self.records(manifest, articles),
            || self.store.derivation.view(articles, settled),
        );
        let (records, view) = (records?, view?);
        let generation = manifest.generation;
        manifest.history = self.history(manifest, articles, &view)?;
        let (packed_records, packed_view) =
            rayon::join(|| snapshot::encode(&records), || snapshot::encode(&view));
        let write = |packed: std::io::Result<Vec<u8>>, name: &str| {
            let name = format!("{name}-{generation:06}.quads.gz");
            let bytes = packed.map_err(StoreError::io("write", &self.store.dir.join(&name)))?;
            files::replace(&self.store.dir, &name, &bytes)
        };
        manifest.derived = Some(Derived {
            by: Derivation::VERSION.to_owned(),
            record_quads: records.len(),
            view_quads: view.len(),
            records: Some(write(packed_records, "records")?),
            view: Some(write(packed_view, "view")?),
            judged: judging::digest(settled),
        });
        Ok(())
    }

    /// What all articles say, from what is kept of it where that can be believed.
    fn records(&self, before: &Manifest, articles: &[ArticleFacts]) -> Result<Table, StoreError> {
        let derivation = &self.store.derivation;
        let derived = before.derived.as_ref();
        let kept = derived
            .filter(|derived| !self.afresh && derived.by == Derivation::VERSION)
            .and_then(|derived| self.kept(derived.records.as_ref()));
        match kept {
            Some(kept) => derivation.records_after(&kept, articles, &self.changed),
            None => derivation.records(articles),
        }
    }

    /// A snapshot that a manifest lists; `None` where it is lost or damaged.
    fn kept(&self, listed: Option<&Listed>) -> Option<Table> {
        let (dir, listed) = (&self.store.dir, listed?);
        let bytes = files::read_listed(dir, listed, super::REBUILD).ok()?;
        snapshot::decode(&bytes, &dir.join(&listed.file)).ok()
    }

    /// The names that the view has given up, after `view` has taken the place of the one that `manifest` lists.
    fn history(
        &self,
        manifest: &Manifest,
        articles: &[ArticleFacts],
        view: &Table,
    ) -> Result<Option<Listed>, StoreError> {
        let dir = &self.store.dir;
        let listed = manifest
            .derived
            .as_ref()
            .and_then(|derived| derived.view.as_ref());
        let before = self.kept(listed);
        let known = history::read(dir, manifest);
        // A view that is lost has left no names behind.
        let Some(before) = before else {
            return history::write(dir, manifest.generation, &known);
        };
        let base = self.store.base();
        let mut heirs = history::heirs(known, base, &before, view);
        if self.removes {
            heirs = history::told_by(heirs, base, articles);
        }
        history::write(dir, manifest.generation, &heirs)
    }
}

/// The name of the segment that the next commit adds.
fn segment_name(manifest: &Manifest) -> String {
    format!("segments/{:06}.jsonl.gz", manifest.generation + 1)
}
