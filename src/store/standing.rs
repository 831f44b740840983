//! What is kept of a store's quads, and whether it is what the program would compute.

use super::derivation::Derivation;
use super::manifest::Manifest;
use super::{REBUILD, Store};
use super::{files, judging};
use std::path::Path;

/// What is kept of the quads of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Quads of the records.
    pub record_quads: usize,
    /// Quads of the view.
    pub view_quads: usize,
    /// The version of the program, of its rules and of its graph that computed them; `None` where none has yet.
    pub made_by: Option<String>,
    /// Why they are not what this program would compute; `None` where they are.
    pub stale: Option<String>,
}

impl Store {
    /// What is kept of the quads, held against its checksums.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let derived = self.manifest.derived.as_ref();
        Standing {
            record_quads: derived.map_or(0, |derived| derived.record_quads),
            view_quads: derived.map_or(0, |derived| derived.view_quads),
            made_by: derived.map(|derived| derived.by.clone()),
            stale: why_stale(&self.dir, &self.manifest),
        }
    }
}

/// Why a view no longer holds that was right by other judgements.
pub(super) const REJUDGED: &str =
    "what was decided on who is who has changed since the graph of the store was computed";

/// Why the quads that are kept are not those that the program would compute; `None` where they are.
pub(super) fn why_stale(dir: &Path, manifest: &Manifest) -> Option<String> {
    let Some(derived) = &manifest.derived else {
        return Some(format!(
            "the graph of the store was not finished; {REBUILD}"
        ));
    };
    if derived.by != Derivation::VERSION {
        return Some(format!(
            "another version of Zhengtu computed the graph of the store; {REBUILD}"
        ));
    }
    match judging::settled(dir) {
        Err(error) => return Some(error.to_string()),
        Ok(settled) if judging::digest(&settled) != derived.judged => {
            return Some(format!("{REJUDGED}; {REBUILD}"));
        }
        Ok(_) => {}
    }
    [&derived.records, &derived.view]
        .into_iter()
        .flatten()
        .find_map(|listed| files::read_listed(dir, listed, REBUILD).err())
        .map(|error| error.to_string())
}
