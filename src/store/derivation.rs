//! From the facts of a store to its quads.

use super::error::StoreError;
use super::table::Table;
use crate::fact::ArticleFacts;
use crate::graph::{self, Base, Duplicates, View};
use crate::identity::{self, judgement::Settled};
use oxigraph::model::{NamedNode, Quad};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Gives the official name of the division with a code; `None` where it is not known.
pub type DivisionNames = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Articles whose records are stated at a time, so that the quads of a large store are never all in memory.
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
    pub fn graph(&self, document: &str) -> NamedNode {
        self.base.article(document)
    }

    /// What one article says.
    pub fn record(&self, facts: &ArticleFacts) -> Vec<Quad> {
        graph::record(facts, &self.base)
    }

    /// What articles say.
    pub fn records<'a>(
        &self,
        articles: impl IntoParallelIterator<Item = &'a ArticleFacts, Iter: IndexedParallelIterator>,
    ) -> Result<Table, StoreError> {
        Table::united(articles.into_par_iter().chunks(BATCH).map(|batch| {
            let quads = batch.into_iter().flat_map(|facts| self.record(facts));
            Table::from_quads(quads)
        }))
    }

    /// What all articles say, where `kept` is what was said before the `changed` ones came, went or were replaced.
    pub fn records_after(
        &self,
        kept: &Table,
        articles: &[ArticleFacts],
        changed: &BTreeSet<String>,
    ) -> Result<Table, StoreError> {
        let graphs: Vec<NamedNode> = changed
            .iter()
            .map(|document| self.graph(document))
            .collect();
        let new: Vec<&ArticleFacts> = articles
            .iter()
            .filter(|facts| changed.contains(&facts.article.document))
            .collect();
        let new = self.records(new)?;
        kept.without_graphs(&graphs)?.union(&new)
    }

    /// What is concluded from all articles, and from what was decided on who is who.
    pub fn view(&self, articles: &[ArticleFacts], settled: &Settled) -> Result<Table, StoreError> {
        let identity = identity::resolve_judged(articles, settled);
        let view = View {
            articles,
            identity: &identity,
            base: &self.base,
            divisions: &*self.divisions,
            duplicates: self.duplicates,
        };
        let parts = view.in_parts(Table::from_quads);
        Table::united(parts.into_par_iter())
    }
}
