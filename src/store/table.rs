//! Quads in memory: a sorted dictionary of terms, and rows of its numbers in the orders that queries ask for.
//!
//! It is read from a snapshot in one piece and never changes, so it can be shared by threads.
//! Measured on 301,000 quads of 1,000 articles, it opens in 34 ms, where oxigraph's own memory store takes 1.3 s to load
//! them: no term is hashed and no row linked.

mod joining;
mod making;

use super::terms;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, Quad, Term};
use std::ops::Range;
use std::sync::OnceLock;

/// Graph, subject, predicate, object as numbers of terms.
pub(crate) type Row = [u32; 4];

/// The number that stands for the default graph; terms count from 1.
pub(crate) const DEFAULT_GRAPH: u32 = 0;

/// An order of the rows' columns; named by the columns' first letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// As the snapshot has them.
    Gspo,
    Spog,
    Posg,
    Ospg,
}

impl Order {
    /// Which column of a [`Row`] stands at each place.
    pub const fn columns(self) -> [usize; 4] {
        match self {
            Self::Gspo => [0, 1, 2, 3],
            Self::Spog => [1, 2, 3, 0],
            Self::Posg => [2, 3, 1, 0],
            Self::Ospg => [3, 1, 2, 0],
        }
    }
}

/// Quads that can be searched by any of their parts.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The terms' bytes, one after the other, sorted.
    pub(super) text: Vec<u8>,
    /// Where term `n` ends in `text`, at `n - 1`.
    pub(super) ends: Vec<u32>,
    /// Sorted, each once.
    pub(super) rows: Vec<Row>,
    /// The other orders, made when first asked for.
    sorted: [OnceLock<Vec<Row>>; 3],
}

impl Table {
    /// A table of terms and rows that are sorted, each once, and whose numbers fit.
    pub(super) fn from_parts(text: Vec<u8>, ends: Vec<u32>, rows: Vec<Row>) -> Self {
        Self {
            text,
            ends,
            rows,
            sorted: Default::default(),
        }
    }

    /// How many quads it holds.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The bytes of term `number`; empty for a number that no term has.
    fn bytes(&self, number: u32) -> &[u8] {
        let Some(at) = (number as usize).checked_sub(1) else {
            return &[];
        };
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        self.ends
            .get(at)
            .map_or(&[], |end| &self.text[start..*end as usize])
    }

    /// The term with this number.
    pub fn term(&self, number: u32) -> Option<Term> {
        terms::decode(self.bytes(number))
    }

    /// The number of a term, where any quad has it.
    pub fn number(&self, term: &Term) -> Option<u32> {
        let mut bytes = Vec::new();
        terms::encode(term, &mut bytes);
        let count = u32::try_from(self.ends.len()).ok()?;
        let (mut low, mut high) = (1, count + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.bytes(middle).cmp(&bytes) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The quad that a row stands for; `None` where a damaged snapshot names terms that are none.
    pub fn quad(&self, row: Row) -> Option<Quad> {
        let [g, s, p, o] = row;
        let graph = if g == DEFAULT_GRAPH {
            GraphName::DefaultGraph
        } else {
            terms::graph(self.term(g)?)?
        };
        let predicate = NamedNode::try_from(self.term(p)?).ok()?;
        Some(Quad::new(
            terms::subject(self.term(s)?)?,
            predicate,
            self.term(o)?,
            graph,
        ))
    }

    /// Every quad, by graph, subject, predicate and object.
    pub fn quads(&self) -> impl Iterator<Item = Quad> {
        self.rows.iter().filter_map(|row| self.quad(*row))
    }

    /// Subjects and objects of the default graph's quads with this predicate, sorted.
    pub fn pairs(&self, predicate: NamedNodeRef<'_>) -> Vec<[u32; 2]> {
        let Some(wanted) = self.number(&predicate.into_owned().into()) else {
            return Vec::new();
        };
        let default = self.rows.partition_point(|row| row[0] == DEFAULT_GRAPH);
        self.rows[..default]
            .iter()
            .filter(|[_, _, predicate, _]| *predicate == wanted)
            .map(|[_, subject, _, object]| [*subject, *object])
            .collect()
    }

    /// The characters of the term with this number, where it is an IRI.
    pub fn iri(&self, number: u32) -> Option<&str> {
        terms::iri(self.bytes(number))
    }

    /// The rows in an order, each with its columns in their usual places.
    pub fn rows(&self, order: Order) -> &[Row] {
        let slot = match order {
            Order::Gspo => return &self.rows,
            Order::Spog => 0,
            Order::Posg => 1,
            Order::Ospg => 2,
        };
        self.sorted[slot].get_or_init(|| {
            let mut rows = self.rows.clone();
            let columns = order.columns();
            rows.sort_unstable_by_key(|row| columns.map(|column| row[column]));
            rows
        })
    }

    /// Where the rows stand, in an order, that begin with `prefix`.
    pub fn range(&self, order: Order, prefix: &[u32]) -> Range<usize> {
        let rows = self.rows(order);
        let columns = order.columns();
        let key = |row: &Row| {
            let key = columns.map(|column| row[column]);
            key[..prefix.len()].cmp(prefix)
        };
        let start = rows.partition_point(|row| key(row).is_lt());
        let length = rows[start..].partition_point(|row| key(row).is_eq());
        start..start + length
    }
}
