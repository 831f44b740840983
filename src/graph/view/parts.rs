//! Stating the view in parts, side by side.

use crate::graph::writer::Writer;
use oxigraph::model::{GraphName, Quad};
use rayon::prelude::*;

/// Things stated at a time on one thread.
const BATCH: usize = 1024;

/// Makes something of the quads of each part, on the thread that stated it.
pub(super) struct Parts<M>(pub M);

impl<T: Send, M: Fn(Vec<Quad>) -> T + Sync> Parts<M> {
    /// What `write` states.
    pub(super) fn one(&self, write: impl FnOnce(&mut Writer)) -> T {
        let mut out = Writer::new(GraphName::DefaultGraph);
        write(&mut out);
        (self.0)(out.into_quads())
    }

    /// What `write` states of all `items`.
    pub(super) fn each<I: Sync>(
        &self,
        items: &[I],
        write: impl Fn(&mut Writer, &I) + Sync,
    ) -> Vec<T> {
        self.batches(items, |out, batch| {
            batch.iter().for_each(|item| write(out, item))
        })
        .0
    }

    /// What `write` states of all `items`, batch by batch, and what it gives of each batch.
    pub(super) fn batches<I: Sync, G: Send>(
        &self,
        items: &[I],
        write: impl Fn(&mut Writer, &[I]) -> G + Sync,
    ) -> (Vec<T>, Vec<G>) {
        let state = |batch| {
            let mut given = None;
            let part = self.one(|out| given = Some(write(out, batch)));
            (part, given)
        };
        let stated: (Vec<T>, Vec<Option<G>>) = items.par_chunks(BATCH).map(state).unzip();
        (stated.0, stated.1.into_iter().flatten().collect())
    }
}
