//! The view property by property, as numbers of terms: for readers that need millions of statements and few
//! of their names.

use super::{Dataset, Kept};
use crate::store::error::StoreError;
use crate::store::table::Table;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use std::sync::Arc;

/// The view's statements of some properties.
///
/// A term is its number, at most [`Links::terms`]; IRIs sort as their numbers do.
pub struct Links {
    table: Arc<Table>,
    /// For each property, subjects and objects.
    pairs: Vec<Vec<[u32; 2]>>,
}

impl Dataset {
    /// Reads the view's statements of these properties.
    ///
    /// # Errors
    ///
    /// The disk, with the on-disk engine; or more terms than 32 bits count.
    pub fn links(&self, properties: &[NamedNodeRef<'_>]) -> Result<Links, StoreError> {
        let table = match &self.kept {
            Kept::Memory(table) => Arc::clone(table),
            #[cfg(feature = "rocksdb")]
            Kept::Disk { quads, .. } => {
                use oxigraph::model::GraphNameRef;
                let mut found = Vec::new();
                for property in properties {
                    let graph = Some(GraphNameRef::DefaultGraph);
                    for quad in quads.quads_for_pattern(None, Some(*property), None, graph) {
                        found.push(quad?);
                    }
                }
                Arc::new(Table::from_quads(found)?)
            }
        };
        Ok(Links::of(table, properties))
    }
}

impl Links {
    fn of(table: Arc<Table>, properties: &[NamedNodeRef<'_>]) -> Self {
        let pairs = properties
            .iter()
            .map(|property| table.pairs(*property))
            .collect();
        Self { table, pairs }
    }

    /// Subjects and objects of the property that was asked for at this place, sorted.
    #[must_use]
    pub fn pairs(&self, property: usize) -> &[[u32; 2]] {
        &self.pairs[property]
    }

    /// How many terms there are; the greatest number.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.table.ends.len()
    }

    /// The IRI, or a literal's own characters.
    #[must_use]
    pub fn value(&self, term: u32) -> String {
        match self.table.term(term) {
            Some(Term::NamedNode(node)) => node.into_string(),
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(Term::BlankNode(node)) => node.into_string(),
            None => String::new(),
        }
    }

    /// The number of an IRI, where any statement has it.
    #[must_use]
    pub fn iri(&self, iri: &str) -> Option<u32> {
        self.table.number(&NamedNode::new(iri).ok()?.into())
    }

    /// The number of a literal without language or type, where any statement has it.
    #[must_use]
    pub fn text(&self, text: &str) -> Option<u32> {
        self.table.number(&Literal::new_simple_literal(text).into())
    }
}

/// The stretch of sorted pairs with this subject.
#[must_use]
pub fn of_subject(pairs: &[[u32; 2]], subject: u32) -> &[[u32; 2]] {
    let from = pairs.partition_point(|pair| pair[0] < subject);
    let length = pairs[from..].partition_point(|pair| pair[0] == subject);
    &pairs[from..from + length]
}
