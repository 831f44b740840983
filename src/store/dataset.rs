//! What a query is asked of: the quads of a store, whichever engine keeps them.

mod links;

pub use links::{Links, of_subject};

use super::error::StoreError;
use super::table::{DEFAULT_GRAPH, Order, Row, Table};
use oxigraph::model::{Quad, Term};
use oxigraph::sparql::{PreparedSparqlQuery, QueryEvaluationError, QueryResults};
use spareval::{InternalQuad, QueryableDataset};
use std::ops::Range;
use std::sync::Arc;

/// The part of the graph that a question needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// What is concluded: the default graph.
    View,
    /// What each article says: a named graph an article.
    Records,
    /// The view as the default graph, the records as named graphs.
    Both,
}

impl Needs {
    /// Every value with its code, as queries' headers and the command line write it.
    pub const CODES: [(Self, &'static str); 3] = [
        (Self::View, "view"),
        (Self::Records, "records"),
        (Self::Both, "both"),
    ];

    /// The value with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::CODES
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(needs, _)| *needs)
    }
}

/// Quads that can be asked, as they stood when the dataset was opened.
#[derive(Clone)]
pub struct Dataset {
    kept: Kept,
}

#[derive(Clone)]
enum Kept {
    Memory(Arc<Table>),
    #[cfg(feature = "rocksdb")]
    Disk {
        quads: oxigraph::store::Store,
        _lock: Option<Arc<super::lock::Lock>>,
    },
}

impl From<Table> for Dataset {
    fn from(table: Table) -> Self {
        Self {
            kept: Kept::Memory(Arc::new(table)),
        }
    }
}

impl Dataset {
    /// Quads in memory, without a store.
    ///
    /// # Errors
    ///
    /// There are more than 32 bits count.
    pub fn from_quads(quads: impl IntoIterator<Item = Quad>) -> Result<Self, StoreError> {
        Table::from_quads(quads).map(Into::into)
    }

    /// Quads on the disk, and what keeps writers from them.
    #[cfg(feature = "rocksdb")]
    pub(super) fn on_disk(quads: oxigraph::store::Store, lock: Option<super::lock::Lock>) -> Self {
        Self {
            kept: Kept::Disk {
                quads,
                _lock: lock.map(Arc::new),
            },
        }
    }

    /// These quads and those of the tables. The on-disk engine has none beside its own.
    pub(super) fn joined(self, others: &[Table]) -> Result<Self, StoreError> {
        match self.kept {
            Kept::Memory(table) if !others.is_empty() => {
                let mut all = others[0].union(&table)?;
                for other in &others[1..] {
                    all = all.union(other)?;
                }
                Ok(all.into())
            }
            kept => Ok(Self { kept }),
        }
    }

    /// Evaluates a query.
    ///
    /// # Errors
    ///
    /// Whatever the evaluator refuses: an unknown function, a `SERVICE`.
    pub fn evaluate(
        &self,
        query: PreparedSparqlQuery,
    ) -> Result<QueryResults<'static>, QueryEvaluationError> {
        match &self.kept {
            Kept::Memory(table) => query
                .on_queryable_dataset(TableView(Arc::clone(table)))
                .execute(),
            #[cfg(feature = "rocksdb")]
            Kept::Disk { quads, .. } => query.on_store(quads).execute(),
        }
    }

    /// Every quad, each once, in no order that callers may rely on.
    ///
    /// # Errors
    ///
    /// The disk, with the on-disk engine.
    pub fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        match &self.kept {
            Kept::Memory(table) => Ok(table.quads().collect()),
            #[cfg(feature = "rocksdb")]
            Kept::Disk { quads, .. } => Ok(quads.iter().collect::<Result<_, _>>()?),
        }
    }
}

/// A table as the evaluator sees it.
struct TableView(Arc<Table>);

/// A term of a query's evaluation: one of the table's, or one that the query made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum QueryTerm {
    /// A number in the table's dictionary.
    Known(u32),
    /// In none of the table's quads.
    Made(Box<Term>),
}

/// A snapshot that passed its checksum and still names a term that is none.
#[derive(Debug, thiserror::Error)]
#[error(
    "the snapshot has no term {0}; run `zhengtu view --rebuild` on the store, which makes it anew"
)]
pub(crate) struct NoTerm(u32);

impl QueryableDataset<'static> for TableView {
    type InternalTerm = QueryTerm;
    type Error = NoTerm;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&QueryTerm>,
        predicate: Option<&QueryTerm>,
        object: Option<&QueryTerm>,
        graph_name: Option<Option<&QueryTerm>>,
    ) -> impl Iterator<Item = Result<InternalQuad<QueryTerm>, NoTerm>> + use<> {
        let graph = match graph_name {
            None => Some(None),
            Some(None) => Some(Some(DEFAULT_GRAPH)),
            Some(Some(term)) => known(Some(term)),
        };
        let pattern = (|| Some([graph?, known(subject)?, known(predicate)?, known(object)?]))();
        Rows::new(Arc::clone(&self.0), pattern).map(|[g, s, p, o]| {
            Ok(InternalQuad {
                subject: QueryTerm::Known(s),
                predicate: QueryTerm::Known(p),
                object: QueryTerm::Known(o),
                graph_name: (g != DEFAULT_GRAPH).then_some(QueryTerm::Known(g)),
            })
        })
    }

    fn internalize_term(&self, term: Term) -> Result<QueryTerm, NoTerm> {
        Ok(match self.0.number(&term) {
            Some(number) => QueryTerm::Known(number),
            None => QueryTerm::Made(Box::new(term)),
        })
    }

    fn externalize_term(&self, term: QueryTerm) -> Result<Term, NoTerm> {
        match term {
            QueryTerm::Known(number) => self.0.term(number).ok_or(NoTerm(number)),
            QueryTerm::Made(term) => Ok(*term),
        }
    }
}

/// The column that a term asks for: any, or a number; `None` where no quad can match.
fn known(term: Option<&QueryTerm>) -> Option<Option<u32>> {
    match term {
        None => Some(None),
        Some(QueryTerm::Known(number)) => Some(Some(*number)),
        Some(QueryTerm::Made(_)) => None,
    }
}

/// The rows that match a pattern.
struct Rows {
    table: Arc<Table>,
    order: Order,
    range: Range<usize>,
    pattern: [Option<u32>; 4],
}

impl Rows {
    /// `pattern` is graph, subject, predicate, object; no graph means any but the default one.
    fn new(table: Arc<Table>, pattern: Option<[Option<u32>; 4]>) -> Self {
        let Some(pattern) = pattern else {
            return Self {
                table,
                order: Order::Gspo,
                range: 0..0,
                pattern: [None; 4],
            };
        };
        let (order, range) = narrowest(&table, pattern);
        Self {
            table,
            order,
            range,
            pattern,
        }
    }
}

/// The shortest stretch of rows that holds all matches, among the orders that fit the pattern.
fn narrowest(table: &Table, pattern: [Option<u32>; 4]) -> (Order, Range<usize>) {
    let [graph, subject, predicate, object] = pattern;
    let by_parts = match (subject, predicate, object) {
        (Some(s), Some(p), Some(o)) => Some((Order::Spog, vec![s, p, o])),
        (Some(s), None, Some(o)) => Some((Order::Ospg, vec![o, s])),
        (Some(s), Some(p), None) => Some((Order::Spog, vec![s, p])),
        (Some(s), None, None) => Some((Order::Spog, vec![s])),
        (None, Some(p), Some(o)) => Some((Order::Posg, vec![p, o])),
        (None, Some(p), None) => Some((Order::Posg, vec![p])),
        (None, None, Some(o)) => Some((Order::Ospg, vec![o])),
        (None, None, None) => None,
    };
    let by_graph = graph.map(|graph| {
        let prefix: Vec<u32> = [Some(graph), subject, predicate, object]
            .into_iter()
            .map_while(|part| part)
            .collect();
        (Order::Gspo, prefix)
    });
    // A graph and a subject leave little to compare, and most queries in a record have both.
    if let (Some((order, prefix)), Some(_)) = (&by_graph, subject) {
        return (*order, table.range(*order, prefix));
    }
    [by_parts, by_graph]
        .into_iter()
        .flatten()
        .map(|(order, prefix)| (order, table.range(order, &prefix)))
        .min_by_key(|(_, range)| range.len())
        .unwrap_or_else(|| (Order::Gspo, 0..table.len()))
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let rows = self.table.rows(self.order);
        let pattern = self.pattern;
        self.range.by_ref().map(|at| rows[at]).find(|row| {
            let in_graph = pattern[0].is_some() || row[0] != DEFAULT_GRAPH;
            in_graph && (0..4).all(|part| pattern[part].is_none_or(|wanted| wanted == row[part]))
        })
    }
}

#[cfg(test)]
mod tests;
