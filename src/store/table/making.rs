//! Making a table of quads that come in any order.

use super::{DEFAULT_GRAPH, Row, Table};
use crate::store::error::StoreError;
use crate::store::terms;
use oxigraph::model::{GraphName, Quad, Term};
use std::collections::HashMap;

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
        let mut rows: Vec<Row> = rows
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
        rows.sort_unstable();
        rows.dedup();
        Ok(Self::from_parts(dictionary.text, dictionary.ends, rows))
    }
}

/// Terms in the making.
#[derive(Default)]
pub(super) struct Dictionary {
    pub(super) text: Vec<u8>,
    pub(super) ends: Vec<u32>,
}

impl Dictionary {
    /// Adds the next term in order and gives its number.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<u32, StoreError> {
        self.text.extend_from_slice(bytes);
        self.ends
            .push(u32::try_from(self.text.len()).map_err(|_| StoreError::TooLarge)?);
        u32::try_from(self.ends.len()).map_err(|_| StoreError::TooLarge)
    }
}
