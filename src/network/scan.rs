//! Networks straight from the numbers of terms: a million participations without a name for each.
//!
//! [`Reading`] keeps the events of a [`Scope`] for whoever needs more than one network of them. It refuses to measure
//! anything.

mod columns;
mod draw;
mod gather;
mod reading;
mod scope;
mod weights;

pub use reading::{Happening, Issue, Part, Reading, Stop};
pub use scope::{Scope, View, Window};

use super::Network;
use crate::store::{Dataset, StoreError};

/// Reads one view of a dataset's graph: events of the window, or of a whole [`Scope`].
///
/// # Errors
///
/// The disk, with the on-disk engine.
pub fn read(dataset: &Dataset, view: View, scope: impl Into<Scope>) -> Result<Network, StoreError> {
    Ok(Reading::open(dataset, scope.into())?.network(view))
}
