//! The on-disk engine: the same quads, in RocksDB.
//!
//! While it is written the manifest says that nothing is derived, so a crash leaves quads that no one
//! believes and that the next commit makes anew from the facts.

use super::derivation::Derivation;
use super::error::StoreError;
use super::lock::Lock;
use super::manifest::Derived;
use super::{Dataset, Store, judging};
use crate::fact::ArticleFacts;
use crate::identity::judgement::Settled;
use oxigraph::model::{GraphNameRef, Quad};
use oxigraph::store::Store as Quads;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;

/// The directory of RocksDB's files, below the store's.
const DIR: &str = "rocksdb";

/// Makes the quads on the disk those of `articles`: of the `changed` ones where what is there can be
/// believed, of all where it cannot.
pub(super) fn write(
    store: &Store,
    articles: &[ArticleFacts],
    settled: &Settled,
    changed: Option<&BTreeSet<String>>,
) -> Result<Derived, StoreError> {
    let view: Vec<Quad> = store.derivation.view(articles, settled)?.quads().collect();
    let quads = match changed {
        Some(changed) => update(store, articles, changed, &view)?,
        None => fill(store, articles, &view)?,
    };
    quads.flush()?;
    let view_quads = quads.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph));
    let view_quads = view_quads.count();
    Ok(Derived {
        by: Derivation::VERSION.to_owned(),
        record_quads: quads.len()? - view_quads,
        view_quads,
        records: None,
        view: None,
        judged: judging::digest(settled),
    })
}

/// Starts afresh.
fn fill(store: &Store, articles: &[ArticleFacts], view: &[Quad]) -> Result<Quads, StoreError> {
    let dir = store.dir.join(DIR);
    match fs::remove_dir_all(&dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::io("empty", &dir)(error));
        }
        Ok(()) | Err(_) => {}
    }
    let quads = Quads::open(&dir)?;
    let mut loader = quads.bulk_loader();
    loader.load_quads(
        articles
            .iter()
            .flat_map(|facts| store.derivation.record(facts)),
    )?;
    loader.load_quads(view.iter().cloned())?;
    loader.commit()?;
    Ok(quads)
}

/// Replaces the named graphs of changed articles, and of the view only what differs.
fn update(
    store: &Store,
    articles: &[ArticleFacts],
    changed: &BTreeSet<String>,
    view: &[Quad],
) -> Result<Quads, StoreError> {
    let quads = Quads::open(store.dir.join(DIR))?;
    for document in changed {
        quads.remove_named_graph(&store.derivation.graph(document))?;
    }
    let records = articles
        .iter()
        .filter(|facts| changed.contains(&facts.article.document));
    let mut wanted: HashSet<&Quad> = view.iter().collect();
    let mut gone = Vec::new();
    for quad in quads.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
        let quad = quad?;
        if !wanted.remove(&quad) {
            gone.push(quad);
        }
    }
    for quad in &gone {
        quads.remove(quad)?;
    }
    let new = view.iter().filter(|quad| wanted.contains(quad)).cloned();
    let mut loader = quads.bulk_loader();
    loader.load_quads(
        records
            .flat_map(|facts| store.derivation.record(facts))
            .chain(new),
    )?;
    loader.commit()?;
    Ok(quads)
}

/// Opens the quads to be asked. Other readers may, a writer may not, until the dataset is dropped.
pub(super) fn open(store: &Store) -> Result<Dataset, StoreError> {
    let lock = store
        .lock
        .is_none()
        .then(|| Lock::shared(&store.dir))
        .transpose()?;
    let quads = Quads::open_read_only(store.dir.join(DIR))?;
    Ok(Dataset::on_disk(quads, lock))
}
