//! Putting tables together, and taking graphs out of one.

use super::making::Dictionary;
use super::{DEFAULT_GRAPH, Order, Row, Table};
use crate::store::error::StoreError;
use oxigraph::model::NamedNode;
use rayon::prelude::*;

impl Table {
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
        let mut rows = left.rows(&self.rows);
        rows.extend(right.rows(&other.rows));
        // Two sorted runs, which a stable sort merges.
        rows.sort();
        rows.dedup();
        Ok(Self::from_parts(dictionary.text, dictionary.ends, rows))
    }

    /// The quads of all these tables in one; that does not depend on how they were dealt out.
    pub fn united(
        tables: impl ParallelIterator<Item = Result<Self, StoreError>>,
    ) -> Result<Self, StoreError> {
        tables.try_reduce(Self::default, |a, b| a.union(&b))
    }

    /// The quads that are in none of these graphs, and no term that only they had.
    pub fn without_graphs<'g>(
        &self,
        graphs: impl IntoIterator<Item = &'g NamedNode>,
    ) -> Result<Self, StoreError> {
        let mut gone: Vec<_> = graphs
            .into_iter()
            .filter_map(|graph| self.number(&graph.clone().into()))
            .map(|graph| self.range(Order::Gspo, &[graph]))
            .collect();
        gone.sort_unstable_by_key(|range| range.start);
        let mut kept: Vec<Row> = Vec::with_capacity(self.rows.len());
        let mut from = 0;
        for range in gone {
            kept.extend(self.rows.get(from..range.start).unwrap_or_default());
            from = from.max(range.end);
        }
        kept.extend(&self.rows[from..]);
        let mut used = vec![false; self.ends.len() + 1];
        for number in kept.iter().flatten() {
            used[*number as usize] = true;
        }
        let mut dictionary = Dictionary::default();
        let mut terms = Renumbering::new(self);
        while let Some(term) = terms.next_term() {
            let is_used = used[terms.numbers.len()];
            terms.take(if is_used {
                dictionary.push(term)?
            } else {
                DEFAULT_GRAPH
            });
        }
        let rows = terms.rows(&kept);
        Ok(Self::from_parts(dictionary.text, dictionary.ends, rows))
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

    /// Rows of the table, in their order, with the new numbers.
    fn rows(&self, rows: &[Row]) -> Vec<Row> {
        rows.iter()
            .map(|row| row.map(|number| self.numbers[number as usize]))
            .collect()
    }
}
