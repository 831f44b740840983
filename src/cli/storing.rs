//! The arguments that say which store is meant, and how it is opened.

use super::log;
use crate::graph::Base;
use crate::lexicon::divisions::Divisions;
use crate::store::{
    Dataset, DivisionNames, Engine, Foreign, Mode, Opened, Outcome, Store, StoreError,
};
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Names the store where the command line does not.
pub(super) const STORE_VARIABLE: &str = "ZHENGTU_STORE";

/// Which store.
#[derive(Debug, clap::Args)]
pub(super) struct StoreArgs {
    /// The directory of the store
    #[arg(long = "store", value_name = "DIR", env = STORE_VARIABLE)]
    dir: PathBuf,
}

impl StoreArgs {
    /// The store's directory.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// Opens the store to be asked.
    pub(super) fn open(&self) -> Result<Store> {
        open(&self.dir)
    }

    /// Opens the store to be changed; it must be there.
    pub(super) fn open_to_change(&self) -> Result<Store> {
        open_to_change(&self.dir)
    }

    /// Opens the store to be changed, or makes it with these properties where there is none.
    /// A store that is there already keeps its own, and says so where others are asked for.
    pub(super) fn open_or_create(
        &self,
        engine: Option<Engine>,
        base: Option<Base>,
    ) -> Result<Store> {
        let store = match Store::open(&self.dir, Mode::Write, division_names()) {
            Err(StoreError::NotAStore(_)) => return self.create(engine, base),
            opened => opened?,
        };
        if let Some(asked) = base.filter(|asked| asked != store.base()) {
            let stored = store.base().as_str().to_owned();
            let asked = asked.as_str().to_owned();
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

    fn create(&self, engine: Option<Engine>, base: Option<Base>) -> Result<Store> {
        let engine = engine.unwrap_or(Engine::Snapshot);
        let base = base.map_or_else(|| Base::new(Base::DEFAULT), Ok)?;
        Ok(Store::create(&self.dir, engine, &base, division_names())?)
    }
}

/// Opens the store in `dir` to be asked.
pub(super) fn open(dir: &Path) -> Result<Store> {
    Ok(Store::open(dir, Mode::Read, division_names())?)
}

/// Opens the store in `dir` to be changed; it must be there.
pub(super) fn open_to_change(dir: &Path) -> Result<Store> {
    Ok(Store::open(dir, Mode::Write, division_names())?)
}

/// The store's directory, which a command line may leave out where the environment names one.
pub(super) fn named(dir: Option<&Path>) -> Result<&Path> {
    dir.with_context(|| {
        format!("which store? add `--store DIR`, or set {STORE_VARIABLE} to its directory")
    })
}

/// What was opened, having told what the user should know of it.
pub(super) fn told(opened: Opened) -> Dataset {
    if let Some(notice) = &opened.notice {
        note(notice);
    }
    opened.dataset
}

/// Says what an empty answer comes of.
pub(super) fn tell_if_empty(store: &Store) {
    if store.is_empty() {
        note("the store holds no article; add some with `zhengtu build INPUT --store DIR`");
    }
}

/// Keeps a graph beside the view, in place of what it said before, and tells what that changed.
pub(super) fn keep(store: &mut Store, foreign: &Foreign) -> Result<()> {
    let (graph, quads) = (foreign.graph(), foreign.len());
    let outcome = store.load(std::slice::from_ref(foreign))?;
    note(&match outcome[..] {
        [Outcome::Unchanged] => format!("<{graph}> says so already"),
        [Outcome::Replaced] => format!("{quads} statements took the place of what <{graph}> said"),
        [Outcome::Stored] => format!("{quads} statements are under <{graph}>"),
        _ => bail!("the store kept nothing under <{graph}>"),
    });
    Ok(())
}

/// Names of divisions for the view. The list is read when the first is asked for, and so never by
/// who only asks the store.
fn division_names() -> DivisionNames {
    let list = OnceLock::new();
    Box::new(move |code| {
        let list = list.get_or_init(Divisions::load);
        let id = list.by_code(code.parse().ok()?)?;
        Some(list.get(id).name.to_owned())
    })
}

/// Tells what the user should know and need not act on; not worth failing over.
pub(super) fn note(text: &str) {
    if log::is_json() {
        log::event("note", &json!({ "message": text }));
    } else {
        drop(writeln!(anstream::stderr(), "note: {text}"));
    }
}
