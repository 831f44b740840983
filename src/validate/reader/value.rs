//! The values of a shape's properties, each of the kind that its property needs.

use super::Reader;
use crate::validate::error::ValidateError;
use crate::validate::shape::NodeKind;
use crate::validate::source::{Id, literal, local};
use oxigraph::model::{NamedNode, Term};

impl Reader<'_> {
    pub(super) fn list(&self, id: &Id, head: &Term) -> Result<Vec<Term>, ValidateError> {
        let list = self.graph.list(head);
        list.ok_or_else(|| self.error(id, format!("{head} is no list")))
    }

    /// The members of a list without blank nodes, which no other graph has.
    pub(super) fn ground(&self, id: &Id, head: &Term) -> Result<Vec<Term>, ValidateError> {
        let list = self.list(id, head)?;
        if list.iter().any(|term| matches!(term, Term::BlankNode(_))) {
            return Err(self.error(id, "a list of values has a blank node".to_owned()));
        }
        Ok(list)
    }

    pub(super) fn node(&self, id: &Id, value: &Term) -> Result<NamedNode, ValidateError> {
        match value {
            Term::NamedNode(node) => Ok(node.clone()),
            Term::BlankNode(_) | Term::Literal(_) => {
                Err(self.error(id, format!("{value} should be an IRI")))
            }
        }
    }

    pub(super) fn node_kind(&self, id: &Id, value: &Term) -> Result<NodeKind, ValidateError> {
        let node = self.node(id, value)?;
        Ok(match local(&node) {
            Some("IRI") => NodeKind::Iri,
            Some("Literal") => NodeKind::Literal,
            Some("BlankNode") => NodeKind::BlankNode,
            Some("BlankNodeOrIRI") => NodeKind::BlankNodeOrIri,
            Some("BlankNodeOrLiteral") => NodeKind::BlankNodeOrLiteral,
            Some("IRIOrLiteral") => NodeKind::IriOrLiteral,
            Some(_) | None => return Err(self.error(id, format!("{node} is no kind of node"))),
        })
    }

    pub(super) fn number(&self, id: &Id, value: &Term) -> Result<usize, ValidateError> {
        let number = literal(value).and_then(|literal| literal.value().parse().ok());
        number.ok_or_else(|| self.error(id, format!("{value} is no whole number")))
    }

    pub(super) fn text(&self, id: &Id, value: &Term) -> Result<String, ValidateError> {
        let text = literal(value).map(|literal| literal.value().to_owned());
        text.ok_or_else(|| self.error(id, format!("{value} should be a text")))
    }
}
