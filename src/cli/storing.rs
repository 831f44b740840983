//! The arguments that say which store is meant, and how it is opened.

use crate::graph::Base;
use crate::lexicon::divisions::Divisions;
use crate::store::{DivisionNames, Engine, Mode, Store, StoreError};
use anyhow::{Result, bail};
use std::io::Write;
use std::path::PathBuf;
use std::sync::OnceLock;

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
        Ok(Store::open(&self.dir, Mode::Read, division_names())?)
    }

    /// Opens the store to be changed, or makes it with these properties where there is none.
    /// A store that is there already keeps its own, and says so where others are asked for.
    pub(super) fn open_or_create(
        &self,
        engine: Option<Engine>,
        base: Option<&Base>,
    ) -> Result<Store> {
        let store = match Store::open(&self.dir, Mode::Write, division_names()) {
            Err(StoreError::NotAStore(_)) => return self.create(engine, base),
            opened => opened?,
        };
        if let Some(asked) = base.filter(|asked| *asked != store.base()) {
            let (stored, asked) = (store.base().as_str().to_owned(), asked.as_str().to_owned());
            return Err(StoreError::Base { stored, asked }.into());
        }
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
        Ok(Store::create(&self.dir, engine, &base, division_names())?)
    }
}

/// The official names of divisions by code, for the view; loaded when first asked for.
fn division_names() -> DivisionNames {
    let divisions = OnceLock::new();
    Box::new(move |code| {
        let divisions = divisions.get_or_init(Divisions::load);
        let id = divisions.by_code(code.parse().ok()?)?;
        Some(divisions.get(id).name.to_owned())
    })
}

/// Tells what the user should know and need not act on; not worth failing over.
pub(super) fn note(text: &str) {
    drop(writeln!(anstream::stderr(), "note: {text}"));
}
