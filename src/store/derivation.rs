//! From the facts of a store to its quads.

use super::error::StoreError;
use super::table::Table;
use crate::fact::ArticleFacts;
use crate::graph::{self, Base, Duplicates};
use crate::identity::{self, judgement::Settled};
use oxigraph::model::Quad;
use rayon::prelude::*;

/// Gives the official name of the division with a code; `None` where it is not known.
pub type DivisionNames = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Articles whose records are stated at a time, so that the quads of a large store are never all in memory twice.
const BATCH: usize = 256;

/// How the quads of a store are computed. The same facts give the same quads, so they can be computed
/// anew whenever what is kept of them is lost or another version's.
pub(super) struct Derivation {
    /// What IRIs are minted under.
    pub base: Base,
    /// What becomes of copies.
    pub duplicates: Duplicates,
    /// Names for the view's divisions.
    pub divisions: DivisionNames,
}

impl Derivation {
    /// Names the sources that decide which quads follow from facts.
    pub const VERSION: &str = concat!(
        env!("CARGO_PKG_VERSION"),
        " ",
        env!("ZHENGTU_RULE_SET"),
        " ",
        env!("ZHENGTU_GRAPH")
    );

    /// The named graph of a document's record.
    #[cfg(feature = "rocksdb")]
    pub fn graph(&self, document: &str) -> oxigraph::model::NamedNode {
        self.base.article(document)
    }

    /// What one article says.
    pub fn record(&self, facts: &ArticleFacts) -> Vec<Quad> {
        graph::record(facts, &self.base)
    }

    /// What every article says.
    pub fn records(&self, articles: &[ArticleFacts]) -> impl Iterator<Item = Quad> {
        articles.chunks(BATCH).flat_map(|batch| {
            batch
                .par_iter()
                .flat_map_iter(|facts| self.record(facts))
                .collect::<Vec<_>>()
        })
    }

    /// What is concluded from all articles, and from what was decided on who is who.
    pub fn view(&self, articles: &[ArticleFacts], settled: &Settled) -> Vec<Quad> {
        graph::view(
            articles,
            &identity::resolve_judged(articles, settled),
            &self.base,
            &*self.divisions,
            self.duplicates,
        )
    }

    /// Records and view, to be kept in snapshots; side by side, since neither needs the other.
    pub fn tables(
        &self,
        articles: &[ArticleFacts],
        settled: &Settled,
    ) -> Result<(Table, Table), StoreError> {
        let (records, view) = rayon::join(
            || Table::from_quads(self.records(articles)),
            || Table::from_quads(self.view(articles, settled)),
        );
        Ok((records?, view?))
    }
}
