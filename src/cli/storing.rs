//! The arguments that say which store is meant, and how it is opened.

use crate::graph::Base;
use crate::store::{ByGraph, Engine, Mode, Store, StoreError};
use anyhow::{Result, bail};
use std::io::Write;
use std::path::PathBuf;

/// Which store.
#[derive(Debug, clap::Args)]
pub(super) struct StoreArgs {
    /// The directory of the store
    #[arg(long = "store", value_name = "DIR", env = "ZHENGTU_STORE")]
    dir: PathBuf,
}

impl StoreArgs {
    /// Opens the store to be asked.
    pub(super) fn open(&self) -> Result<Store> {
        let base = Base::new(&Store::base_of(&self.dir)?)?;
        Ok(Store::open(
            &self.dir,
            Mode::Read,
            Box::new(ByGraph::new(base)),
        )?)
    }

    /// Opens the store to be changed, or makes it with these properties where there is none.
    /// A store that is there already keeps its own, and says so where others are asked for.
    pub(super) fn open_or_create(
        &self,
        engine: Option<Engine>,
        base: Option<&Base>,
    ) -> Result<Store> {
        let stored = match Store::base_of(&self.dir) {
            Err(StoreError::NotAStore(_)) => return self.create(engine, base),
            stored => Base::new(&stored?)?,
        };
        if let Some(asked) = base.filter(|asked| **asked != stored) {
            let (stored, asked) = (stored.as_str().to_owned(), asked.as_str().to_owned());
            return Err(StoreError::Base { stored, asked }.into());
        }
        let store = Store::open(&self.dir, Mode::Write, Box::new(ByGraph::new(stored)))?;
        if let Some(asked) = engine.filter(|asked| *asked != store.engine()) {
            bail!(
                "{} has the engine `{}`, not `{}`; leave --engine out, or build another store",
                self.dir.display(),
                store.engine().name(),
                asked.name()
            );
        }
        Ok(store)
    }

    fn create(&self, engine: Option<Engine>, base: Option<&Base>) -> Result<Store> {
        let engine = engine.unwrap_or(Engine::Snapshot);
        let base = base.cloned().map_or_else(|| Base::new(Base::DEFAULT), Ok)?;
        let iri = base.as_str().to_owned();
        Ok(Store::create(
            &self.dir,
            engine,
            &iri,
            Box::new(ByGraph::new(base)),
        )?)
    }
}

/// Tells what the user should know and need not act on; not worth failing over.
pub(super) fn note(text: &str) {
    drop(writeln!(anstream::stderr(), "note: {text}"));
}
