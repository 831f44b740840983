//! Whether a graph is as the shapes say.
//!
//! Receives shapes in SHACL (`ontology/shapes.ttl`, or a user's own) and a [`Dataset`]; hands on a [`Report`] in
//! SHACL's own vocabulary. Each constraint becomes a SPARQL query for the nodes that break it. Every graph is
//! checked by itself: a record must hold without the view, and the view without the records. SHACL that this
//! module cannot turn into a query is an error when the shapes are read, and never passed over.
//! It refuses to know what our graphs look like: that is the shapes' business.

mod compile;
mod component;
mod condition;
mod data;
mod error;
mod path;
mod reader;
mod report;
mod shape;
mod source;
mod terms;

pub use data::read_graph;
pub use error::ValidateError;
pub use path::Path;
pub use report::{Report, ReportFormat, Violation};
pub use shape::Severity;

use crate::store::Dataset;
use compile::{Check, Compiler};
use oxigraph::model::{NamedNode, Term};
use rayon::prelude::*;
use shape::Shape;

/// The shapes that come with the program.
const BUNDLED: &str = include_str!("../ontology/shapes.ttl");

/// Shapes, read and turned into queries.
#[derive(Debug, Clone)]
pub struct Shapes {
    shapes: Vec<Shape>,
    checks: Vec<Check>,
}

impl Shapes {
    /// What every graph of this program satisfies.
    ///
    /// # Errors
    ///
    /// None, which a test holds.
    pub fn bundled() -> Result<Self, ValidateError> {
        Self::parse(BUNDLED, "ontology/shapes.ttl")
    }

    /// Reads shapes in Turtle; errors name `origin`.
    ///
    /// # Errors
    ///
    /// The Turtle does not parse, a shape uses SHACL that is not understood here, or the query of a `sh:select`
    /// does not parse.
    pub fn parse(turtle: &str, origin: &str) -> Result<Self, ValidateError> {
        let graph = source::Graph::parse(turtle, origin)?;
        let shapes = reader::read(&graph, origin)?;
        let checks = Compiler::new(&shapes).checks()?;
        Ok(Self { shapes, checks })
    }

    /// How many queries a check asks.
    #[must_use]
    pub fn queries(&self) -> usize {
        self.checks.len()
    }

    /// Checks every graph of `dataset`.
    ///
    /// # Errors
    ///
    /// A query cannot be evaluated.
    pub fn check(&self, dataset: &Dataset) -> Result<Report, ValidateError> {
        let found = self.checks.par_iter().map(|check| {
            let shape = &self.shapes[check.shape];
            let rows = check.query.clone().ask(dataset)?.terms()?;
            let told = rows.iter().filter_map(|row| check.violation(shape, row));
            Ok(told.collect())
        });
        let violations: Vec<Vec<_>> = found.collect::<Result<_, ValidateError>>()?;
        Ok(Report::new(violations.concat()))
    }
}

impl Check {
    /// The violation that a row of the check's answer tells: graph, focus node, value.
    fn violation(&self, shape: &Shape, row: &[Option<Term>]) -> Option<Violation> {
        let [graph, focus, value] = row else {
            return None;
        };
        let graph = match graph {
            Some(Term::NamedNode(node)) => Some(node.clone()),
            Some(Term::BlankNode(_) | Term::Literal(_)) | None => None,
        };
        Some(Violation {
            graph,
            focus: focus.clone()?,
            path: shape.path.clone(),
            value: value.clone(),
            component: NamedNode::from(self.component),
            shape: shape.id.as_node().map(NamedNode::new_unchecked),
            severity: shape.severity,
            messages: self.messages.clone(),
        })
    }
}

#[cfg(test)]
mod tests;
