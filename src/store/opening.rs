//! Opening what is kept of a store's quads, or computing them where that cannot be used.

use super::dataset::{Dataset, Needs};
use super::derivation::Derivation;
use super::error::StoreError;
use super::files::{self, Listed};
use super::manifest::Manifest;
use super::standing::REJUDGED;
use super::table::Table;
use super::{Engine, REBUILD, Store, engine, judging, loading, segment, snapshot};

/// A dataset, and what the user should know about how it was come by.
pub struct Opened {
    /// What to ask.
    pub dataset: Dataset,
    /// Why opening took longer than it should, and what to do about it.
    pub notice: Option<String>,
}

impl Store {
    /// Opens the part of the graph that a question needs.
    ///
    /// Where the derived quads are lost, damaged or another version's, they are computed from the facts,
    /// in memory, and the notice says so.
    ///
    /// # Errors
    ///
    /// A segment is damaged too; or another process is writing quads to the disk.
    pub fn dataset(&self, needs: Needs) -> Result<Opened, StoreError> {
        self.as_committed(|manifest| self.dataset_of(manifest, needs))
    }

    /// Opens a part of the graph with all graphs that others made and that were loaded beside it.
    ///
    /// # Errors
    ///
    /// As [`Store::dataset`]; or what was loaded is damaged.
    pub fn dataset_with_loaded(&self, needs: Needs) -> Result<Opened, StoreError> {
        self.as_committed(|manifest| {
            let opened = self.dataset_of(manifest, needs)?;
            let dataset = opened.dataset.joined(&self.loaded_of(manifest)?)?;
            Ok(Opened { dataset, ..opened })
        })
    }

    /// Opens all that a question of the user's own may ask: the same, and the graph of names that the view has
    /// given up, which follows from no article and so is no part of an export.
    ///
    /// # Errors
    ///
    /// As [`Store::dataset_with_loaded`].
    pub fn dataset_with_history(&self, needs: Needs) -> Result<Opened, StoreError> {
        self.as_committed(|manifest| {
            let opened = self.dataset_of(manifest, needs)?;
            let mut beside = self.loaded_of(manifest)?;
            beside.push(self.history_of(manifest)?);
            let dataset = opened.dataset.joined(&beside)?;
            Ok(Opened { dataset, ..opened })
        })
    }

    /// Opens the graphs that others made, without ours.
    ///
    /// # Errors
    ///
    /// What was loaded is damaged.
    pub fn loaded_dataset(&self) -> Result<Opened, StoreError> {
        self.as_committed(|manifest| {
            let dataset = Dataset::from(Table::default()).joined(&self.loaded_of(manifest)?)?;
            Ok(Opened {
                dataset,
                notice: None,
            })
        })
    }

    fn loaded_of(&self, manifest: &Manifest) -> Result<Vec<Table>, StoreError> {
        let entries = manifest.loaded.iter();
        entries
            .map(|entry| loading::table(&self.dir, entry))
            .collect()
    }

    /// Opens what the manifest lists, or what a newer one does if that is gone.
    fn as_committed(
        &self,
        open: impl Fn(&Manifest) -> Result<Opened, StoreError>,
    ) -> Result<Opened, StoreError> {
        let opened = open(&self.manifest);
        if self.lock.is_none() && !matches!(&opened, Ok(Opened { notice: None, .. })) {
            // A writer may have put other files in the place of those that this manifest lists.
            let newer = Manifest::read(&self.dir)?;
            if newer.generation != self.manifest.generation {
                return open(&newer);
            }
        }
        opened
    }

    fn dataset_of(&self, manifest: &Manifest, needs: Needs) -> Result<Opened, StoreError> {
        let why = match self.kept(manifest, needs) {
            Ok(Ok(dataset)) => {
                return Ok(Opened {
                    dataset,
                    notice: judging::read(&self.dir)
                        .err()
                        .map(|error| format!("{error}; until then the graph stays as it was")),
                });
            }
            Err(in_use @ StoreError::InUse(_)) => return Err(in_use),
            Err(error) => error.to_string(),
            Ok(Err(stale)) => format!("{stale}; {REBUILD}"),
        };
        let articles = segment::read_articles(&self.dir, &manifest.segments)?;
        let settled = judging::settled(&self.dir)?;
        let view = || self.derivation.view(&articles, &settled);
        let records = || self.derivation.records(&articles);
        let table = match needs {
            Needs::View => view()?,
            Needs::Records => records()?,
            Needs::Both => view()?.union(&records()?)?,
        };
        Ok(Opened {
            dataset: table.into(),
            notice: (manifest.articles > 0).then_some(why),
        })
    }

    /// The quads as they are kept, or why they cannot be used.
    fn kept(
        &self,
        manifest: &Manifest,
        needs: Needs,
    ) -> Result<Result<Dataset, &'static str>, StoreError> {
        let Some(derived) = &manifest.derived else {
            return Ok(Err("the graph of the store was not finished"));
        };
        if derived.by != Derivation::VERSION {
            return Ok(Err(
                "another version of Zhengtu computed the graph of the store",
            ));
        }
        // A line that cannot be read is told beside the answer, which stays what it was.
        let rejudged = judging::settled(&self.dir)
            .is_ok_and(|settled| judging::digest(&settled) != derived.judged);
        if rejudged {
            return Ok(Err(REJUDGED));
        }
        let load = |listed: &Option<Listed>| {
            let Some(listed) = listed else {
                return Ok(Table::default());
            };
            let bytes = files::read_listed(&self.dir, listed, REBUILD)?;
            snapshot::decode(&bytes, &self.dir.join(&listed.file))
        };
        let dataset = match (manifest.engine, needs) {
            (Engine::Rocksdb, _) => engine::open(self)?,
            (Engine::Snapshot, Needs::View) => load(&derived.view)?.into(),
            (Engine::Snapshot, Needs::Records) => load(&derived.records)?.into(),
            (Engine::Snapshot, Needs::Both) => {
                load(&derived.view)?.union(&load(&derived.records)?)?.into()
            }
        };
        Ok(Ok(dataset))
    }
}
