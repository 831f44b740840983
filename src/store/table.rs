//! Quads in memory: a sorted dictionary of terms, and rows of its numbers in the orders that queries ask for.
//!
//! It is read from a snapshot in one piece and never changes, so it can be shared by threads.
//! Measured on 301,000 quads of 1,000 articles, it opens in 34 ms, where oxigraph's own memory store takes 1.3 s to load
//! them: no term is hashed and no row linked.

use super::error::StoreError;
use super::terms;
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, Quad, Term};
use std::collections::HashMap;
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
    /// The table of these quads, whatever order they come in and however often one comes.
    pub fn from_quads(quads: impl IntoIterator<Item = Quad>) -> Result<Self, StoreError> {
        let mut numbers: HashMap<Vec<u8>, u32> = HashMap::new();
        let mut buffer = Vec::new();
        let mut number = |term: &Term| -> Result<u32, StoreError> {
            buffer.clear();
            terms::encode(term, &mut buffer);
            if let Some(number) = numbers.get(&buffer) {
                return Ok(*number);
            }
            let next = u32::try_from(numbers.len()).map_err(|_| StoreError::TooLarge)?;
            numbers.insert(buffer.clone(), next);
            Ok(next)
        };
        let mut rows = Vec::new();
        for quad in quads {
            let graph = match quad.graph_name {
                GraphName::DefaultGraph => None,
                GraphName::NamedNode(node) => Some(number(&node.into())?),
                GraphName::BlankNode(node) => Some(number(&node.into())?),
            };
            let subject = number(&terms::node(quad.subject))?;
            rows.push((
                graph,
                [
                    subject,
                    number(&quad.predicate.into())?,
                    number(&quad.object)?,
                ],
            ));
        }
        let mut by_bytes: Vec<(Vec<u8>, u32)> = numbers.into_iter().collect();
        by_bytes.sort_unstable();
        let mut final_numbers = vec![0; by_bytes.len()];
        let mut dictionary = Dictionary::default();
        for (bytes, number) in by_bytes {
            final_numbers[number as usize] = dictionary.push(&bytes)?;
        }
        let renumber = |number: u32| final_numbers[number as usize];
        let rows = rows
            .into_iter()
            .map(|(g, [s, p, o])| {
                [
                    g.map_or(DEFAULT_GRAPH, renumber),
                    renumber(s),
                    renumber(p),
                    renumber(o),
                ]
            })
            .collect();
        Ok(Self::new(dictionary, rows))
    }

    /// Both tables' quads in one.
    pub fn union(&self, other: &Self) -> Result<Self, StoreError> {
        let mut dictionary = Dictionary::default();
        let mut left = Renumbering::new(self);
        let mut right = Renumbering::new(other);
        loop {
            match (left.next_term(), right.next_term()) {
                (None, None) => break,
                (Some(a), Some(b)) if a == b => {
                    let number = dictionary.push(a)?;
                    left.take(number);
                    right.take(number);
                }
                (Some(a), Some(b)) if a < b => left.take(dictionary.push(a)?),
                (Some(a), None) => left.take(dictionary.push(a)?),
                (_, Some(b)) => right.take(dictionary.push(b)?),
            }
        }
        let rows = left.rows().chain(right.rows()).collect();
        Ok(Self::new(dictionary, rows))
    }

    /// A table of terms and rows that are sorted, each once, and whose numbers fit.
    pub(super) fn from_parts(text: Vec<u8>, ends: Vec<u32>, rows: Vec<Row>) -> Self {
        Self {
            text,
            ends,
            rows,
            sorted: Default::default(),
        }
    }

    fn new(dictionary: Dictionary, mut rows: Vec<Row>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        Self::from_parts(dictionary.text, dictionary.ends, rows)
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

    /// The quads with this predicate.
    pub fn with_predicate(&self, predicate: NamedNodeRef<'_>) -> Vec<Quad> {
        let Some(number) = self.number(&predicate.into_owned().into()) else {
            return Vec::new();
        };
        let range = self.range(Order::Posg, &[number]);
        let rows = self.rows(Order::Posg)[range].iter();
        rows.filter_map(|row| self.quad(*row)).collect()
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

/// Terms in the making.
#[derive(Default)]
struct Dictionary {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl Dictionary {
    /// Adds the next term in order and gives its number.
    fn push(&mut self, bytes: &[u8]) -> Result<u32, StoreError> {
        self.text.extend_from_slice(bytes);
        self.ends
            .push(u32::try_from(self.text.len()).map_err(|_| StoreError::TooLarge)?);
        u32::try_from(self.ends.len()).map_err(|_| StoreError::TooLarge)
    }
}

/// A table whose terms are being given new numbers, in order.
struct Renumbering<'t> {
    table: &'t Table,
    /// The new number of each term, the default graph first.
    numbers: Vec<u32>,
}

impl<'t> Renumbering<'t> {
    fn new(table: &'t Table) -> Self {
        Self {
            table,
            numbers: vec![DEFAULT_GRAPH],
        }
    }

    fn next_term(&self) -> Option<&'t [u8]> {
        let number = u32::try_from(self.numbers.len()).ok()?;
        Some(self.table.bytes(number)).filter(|bytes| !bytes.is_empty())
    }

    fn take(&mut self, number: u32) {
        self.numbers.push(number);
    }

    fn rows(&self) -> impl Iterator<Item = Row> {
        self.table
            .rows
            .iter()
            .map(|row| row.map(|number| self.numbers[number as usize]))
    }
}
