//! Stands where the on-disk engine would, in a binary without it; [`Store::open`] lets no such store come this far.

use super::manifest::Derived;
use super::{Dataset, Engine, Store, StoreError};
use crate::fact::ArticleFacts;
use crate::identity::judgement::Settled;
use std::collections::BTreeSet;

/// Refuses.
pub(super) fn write(
    store: &Store,
    _articles: &[ArticleFacts],
    _settled: &Settled,
    _changed: Option<&BTreeSet<String>>,
) -> Result<Derived, StoreError> {
    Err(missing(store))
}

/// Refuses.
pub(super) fn open(store: &Store) -> Result<Dataset, StoreError> {
    Err(missing(store))
}

fn missing(store: &Store) -> StoreError {
    StoreError::Engine {
        dir: store.dir.clone(),
        engine: Engine::Rocksdb.name(),
    }
}
