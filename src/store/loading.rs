//! Keeping what others made beside what we conclude: a snapshot for each file, listed in the manifest.

use super::error::StoreError;
use super::files;
use super::foreign::Foreign;
use super::manifest::LoadedEntry;
use super::sweeping::sweep;
use super::table::Table;
use super::{Engine, Outcome, Store, snapshot};
use std::path::Path;

/// What to do about a snapshot of what others made that is lost: only their file has it.
const LOAD_AGAIN: &str =
    "load its file again with `zhengtu load`, or drop it with `zhengtu load --drop GRAPH`";

/// Quads that others made, as the store lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded<'s> {
    /// The graph that they are known by.
    pub graph: &'s str,
    /// Every graph that holds some of them, sorted.
    pub graphs: &'s [String],
    /// How many they are.
    pub quads: usize,
}

/// The quads of an entry.
pub(super) fn table(dir: &Path, entry: &LoadedEntry) -> Result<Table, StoreError> {
    let bytes = files::read_listed(dir, &entry.table, LOAD_AGAIN)?;
    snapshot::decode(&bytes, &dir.join(&entry.table.file))
}

impl Store {
    /// What others made, by graph.
    pub fn loaded(&self) -> impl Iterator<Item = Loaded<'_>> {
        self.manifest.loaded.iter().map(|entry| Loaded {
            graph: &entry.graph,
            graphs: &entry.graphs,
            quads: entry.quads,
        })
    }

    /// Keeps files that others made, each in place of what was loaded under its graph before; all of
    /// them or none. Tells what became of each.
    ///
    /// # Errors
    ///
    /// The store was opened to read or has the on-disk engine, or the disk fails.
    pub fn load(&mut self, files: &[Foreign]) -> Result<Vec<Outcome>, StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        if self.manifest.engine == Engine::Rocksdb {
            return Err(StoreError::NoLoading(self.dir.clone()));
        }
        let mut manifest = self.manifest.clone();
        manifest.generation += 1;
        let mut outcomes = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let at = (manifest.loaded).binary_search_by(|entry| entry.graph.cmp(&file.graph));
            if let Ok(at) = at
                && manifest.loaded[at].sha256 == file.sha256
                && table(&self.dir, &manifest.loaded[at]).is_ok()
            {
                outcomes.push(Outcome::Unchanged);
                continue;
            }
            let name = format!("loaded-{:06}-{number}.quads.gz", manifest.generation);
            let bytes = snapshot::encode(&file.table)
                .map_err(StoreError::io("write", &self.dir.join(&name)))?;
            let entry = LoadedEntry {
                graph: file.graph.clone(),
                sha256: file.sha256.clone(),
                graphs: file.graphs.clone(),
                quads: file.table.len(),
                table: files::replace(&self.dir, &name, &bytes)?,
            };
            match at {
                Ok(at) => manifest.loaded[at] = entry,
                Err(at) => manifest.loaded.insert(at, entry),
            }
            outcomes.push(if at.is_ok() {
                Outcome::Replaced
            } else {
                Outcome::Stored
            });
        }
        if outcomes
            .iter()
            .any(|outcome| *outcome != Outcome::Unchanged)
        {
            manifest.replace(&self.dir)?;
            self.manifest = manifest;
            sweep(self);
        }
        Ok(outcomes)
    }

    /// Forgets what was loaded under a graph; how many quads that were, or `None` where there is none.
    ///
    /// # Errors
    ///
    /// The store was opened to read, or the disk fails.
    pub fn unload(&mut self, graph: &str) -> Result<Option<usize>, StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        let mut manifest = self.manifest.clone();
        let found = manifest
            .loaded
            .binary_search_by(|entry| entry.graph.as_str().cmp(graph));
        let Ok(at) = found else { return Ok(None) };
        let quads = manifest.loaded.remove(at).quads;
        manifest.generation += 1;
        manifest.replace(&self.dir)?;
        self.manifest = manifest;
        sweep(self);
        Ok(Some(quads))
    }
}
