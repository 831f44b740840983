//! The triples of a file of shapes, by subject.

use super::error::ValidateError;
use super::terms::NAMESPACE;
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, vocab::rdf};
use std::collections::BTreeMap;

/// Names a shape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Id {
    /// By its IRI.
    Node(String),
    /// By a label that is good for one file.
    Blank(String),
}

impl Id {
    /// The IRI, where it has one.
    pub(super) fn as_node(&self) -> Option<&String> {
        match self {
            Self::Node(iri) => Some(iri),
            Self::Blank(_) => None,
        }
    }

    /// The node that a term names; literals name none.
    pub(super) fn of(term: &Term) -> Option<Self> {
        match term {
            Term::NamedNode(node) => Some(Self::Node(node.as_str().to_owned())),
            Term::BlankNode(node) => Some(Self::Blank(node.as_str().to_owned())),
            Term::Literal(_) => None,
        }
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Node(iri) => write!(f, "<{iri}>"),
            Self::Blank(_) => f.write_str("a shape without an IRI"),
        }
    }
}

/// The triples, in the order of the file.
pub(super) struct Graph {
    triples: BTreeMap<Id, Vec<(NamedNode, Term)>>,
}

impl Graph {
    pub(super) fn parse(turtle: &str, origin: &str) -> Result<Self, ValidateError> {
        let mut triples: BTreeMap<Id, Vec<(NamedNode, Term)>> = BTreeMap::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle) {
            let quad = quad.map_err(|error| syntax(origin, &RdfParseError::Syntax(error)))?;
            let subject = match quad.subject {
                NamedOrBlankNode::NamedNode(node) => Id::Node(node.into_string()),
                NamedOrBlankNode::BlankNode(node) => Id::Blank(node.into_string()),
            };
            let said = (quad.predicate, quad.object);
            triples.entry(subject).or_default().push(said);
        }
        Ok(Self { triples })
    }

    /// Every subject, sorted.
    pub(super) fn subjects(&self) -> impl Iterator<Item = &Id> {
        self.triples.keys()
    }

    /// All that is said of a node.
    pub(super) fn said(&self, of: &Id) -> &[(NamedNode, Term)] {
        self.triples.get(of).map_or(&[], Vec::as_slice)
    }

    /// The values of a node's property.
    pub(super) fn values<'g>(
        &'g self,
        of: &Id,
        property: NamedNodeRef<'static>,
    ) -> impl Iterator<Item = &'g Term> + use<'g> {
        self.said(of)
            .iter()
            .filter(move |(known, _)| known.as_ref() == property)
            .map(|(_, value)| value)
    }

    /// The first value of a node's property.
    pub(super) fn value(&self, of: &Id, property: NamedNodeRef<'static>) -> Option<&Term> {
        self.values(of, property).next()
    }

    /// The members of a list; `None` where it is malformed.
    pub(super) fn list(&self, head: &Term) -> Option<Vec<Term>> {
        let mut members = Vec::new();
        let mut at = head.clone();
        while at != Term::from(rdf::NIL.into_owned()) {
            let id = Id::of(&at)?;
            members.push(self.value(&id, rdf::FIRST)?.clone());
            at = self.value(&id, rdf::REST)?.clone();
            // A list that leads back into itself has more members than the file has nodes.
            if members.len() > self.triples.len() {
                return None;
            }
        }
        Some(members)
    }
}

/// The local name of a term of SHACL.
pub(super) fn local(property: &NamedNode) -> Option<&str> {
    property.as_str().strip_prefix(NAMESPACE)
}

/// The literal in a term.
pub(super) fn literal(term: &Term) -> Option<&Literal> {
    match term {
        Term::Literal(literal) => Some(literal),
        Term::NamedNode(_) | Term::BlankNode(_) => None,
    }
}

/// The parser's error, with the place.
pub(super) fn syntax(origin: &str, error: &RdfParseError) -> ValidateError {
    let origin = origin.to_owned();
    let (place, message) = match error {
        RdfParseError::Syntax(error) => (error.location(), error.to_string()),
        RdfParseError::Io(error) => (None, error.to_string()),
    };
    let Some(place) = place else {
        return ValidateError::Parse { origin, message };
    };
    // The parser's words begin with a place of its own.
    let words = message
        .starts_with("Parser error at")
        .then(|| message.split_once(": "))
        .flatten();
    ValidateError::Syntax {
        origin,
        line: place.start.line + 1,
        column: place.start.column + 1,
        message: words
            .map_or(message.as_str(), |(_, words)| words)
            .to_owned(),
    }
}
