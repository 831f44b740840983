//! Matching names of other people's tables against the graph: which of our officials, bodies, divisions or posts is
//! meant, how sure that is, and why.
//!
//! Receives a [`Dataset`]'s view and hands on scored candidates and values of properties. What can be matched, and what
//! is known of it, stands in two tables of its `data`. It changes nothing and knows no protocol: a server and the
//! matching of whole files stand on it.

mod catalogue;
mod compare;
mod graph;
mod index;
mod key;
mod likeness;
pub mod linking;
mod matching;
mod path;
pub mod reference;
mod schema;
mod suggest;

pub use catalogue::{EntityRef, Everybody};
pub use compare::Wanted;
pub use matching::{Candidate, Feature, Query};
pub use schema::{Property, Schema, Type, Value};
pub use suggest::Suggestion;

use crate::graph::Base;
use crate::store::{Dataset, StoreError};
use catalogue::Catalogue;
use index::Index;

/// The entities of a view, to be matched against.
///
/// It holds what it needs in memory and can be shared by threads.
pub struct Reconciler {
    catalogue: Catalogue,
    index: Index,
}

impl Reconciler {
    /// Reads the entities of a view; persons without a public or company role only if they are asked for.
    ///
    /// # Errors
    ///
    /// The disk, with the on-disk engine.
    pub fn read(dataset: &Dataset, base: &Base, everybody: Everybody) -> Result<Self, StoreError> {
        let catalogue = Catalogue::read(dataset, base, everybody)?;
        let index = Index::new(&catalogue);
        Ok(Self { catalogue, index })
    }

    /// How many entities there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.catalogue.entities.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every entity, by IRI.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef<'_>> {
        (0..self.len()).map(|at| self.catalogue.at(at))
    }

    /// The entity with this identifier, its IRI below the base or the whole of it.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<EntityRef<'_>> {
        self.catalogue.by_id(id)
    }
}
