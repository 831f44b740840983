//! SHACL's property paths, which are SPARQL's.

use super::source::{Graph, Id};
use super::terms;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef, Term, Triple};
use std::fmt;

/// From a node to values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Path {
    /// One property, by its IRI.
    Property(String),
    /// Against the direction.
    Inverse(Box<Self>),
    /// One after another.
    Sequence(Vec<Self>),
    /// One or another.
    Alternative(Vec<Self>),
    /// Any number of times.
    ZeroOrMore(Box<Self>),
    /// Once or more.
    OneOrMore(Box<Self>),
    /// Once or not at all.
    ZeroOrOne(Box<Self>),
}

impl Path {
    /// Reads the path that a node stands for; `None` where it is none.
    pub(super) fn read(graph: &Graph, node: &Term) -> Option<Self> {
        let id = match node {
            Term::NamedNode(property) => return Some(Self::Property(property.as_str().to_owned())),
            Term::BlankNode(_) => Id::of(node)?,
            Term::Literal(_) => return None,
        };
        let part = |property| {
            let inner = graph.value(&id, property)?;
            Some(Box::new(Self::read(graph, inner)?))
        };
        let all = |head: &Term| -> Option<Vec<Self>> {
            let members = graph.list(head)?;
            members
                .iter()
                .map(|member| Self::read(graph, member))
                .collect()
        };
        part(terms::INVERSE_PATH)
            .map(Self::Inverse)
            .or_else(|| part(terms::ZERO_OR_MORE_PATH).map(Self::ZeroOrMore))
            .or_else(|| part(terms::ONE_OR_MORE_PATH).map(Self::OneOrMore))
            .or_else(|| part(terms::ZERO_OR_ONE_PATH).map(Self::ZeroOrOne))
            .or_else(|| {
                let head = graph.value(&id, terms::ALTERNATIVE_PATH)?;
                Some(Self::Alternative(all(head)?))
            })
            .or_else(|| Some(Self::Sequence(all(node)?)))
    }

    /// States the path for a report and gives its node, an IRI under `owner` where it is no single property.
    pub(super) fn state(&self, owner: &NamedNode, triples: &mut Vec<Triple>) -> Term {
        let node = NamedNode::new_unchecked(format!("{}-path-{}", owner.as_str(), triples.len()));
        let mut say = |property: NamedNodeRef<'static>, part: &Self| {
            // Stated first, so that the parts get other names.
            let at = triples.len();
            triples.push(Triple::new(node.clone(), property, node.clone()));
            triples[at].object = part.state(owner, triples);
        };
        match self {
            Self::Property(iri) => return NamedNode::new_unchecked(iri).into(),
            Self::Inverse(path) => say(terms::INVERSE_PATH, path),
            Self::ZeroOrMore(path) => say(terms::ZERO_OR_MORE_PATH, path),
            Self::OneOrMore(path) => say(terms::ONE_OR_MORE_PATH, path),
            Self::ZeroOrOne(path) => say(terms::ZERO_OR_ONE_PATH, path),
            Self::Sequence(parts) => return list(parts, owner, triples),
            Self::Alternative(parts) => {
                let at = triples.len();
                let property = terms::ALTERNATIVE_PATH;
                triples.push(Triple::new(node.clone(), property, node.clone()));
                triples[at].object = list(parts, owner, triples);
            }
        }
        node.into()
    }

    /// The property, where the path is one.
    #[must_use]
    pub fn property(&self) -> Option<NamedNode> {
        match self {
            Self::Property(iri) => Some(NamedNode::new_unchecked(iri)),
            Self::Inverse(_)
            | Self::Sequence(_)
            | Self::Alternative(_)
            | Self::ZeroOrMore(_)
            | Self::OneOrMore(_)
            | Self::ZeroOrOne(_) => None,
        }
    }
}

/// States a list of paths and gives its head.
fn list(parts: &[Path], owner: &NamedNode, triples: &mut Vec<Triple>) -> Term {
    let Some((first, rest)) = parts.split_first() else {
        return rdf::NIL.into_owned().into();
    };
    let node = NamedNode::new_unchecked(format!("{}-path-{}", owner.as_str(), triples.len()));
    let at = triples.len();
    triples.push(Triple::new(node.clone(), rdf::FIRST, node.clone()));
    triples.push(Triple::new(node.clone(), rdf::REST, node.clone()));
    triples[at].object = first.state(owner, triples);
    triples[at + 1].object = list(rest, owner, triples);
    node.into()
}

/// As SPARQL writes it.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |parts: &[Self], by: &str| {
            let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
            parts.join(by)
        };
        match self {
            Self::Property(iri) => write!(f, "<{iri}>"),
            Self::Inverse(path) => write!(f, "^({path})"),
            Self::Sequence(parts) => write!(f, "({})", joined(parts, "/")),
            Self::Alternative(parts) => write!(f, "({})", joined(parts, "|")),
            Self::ZeroOrMore(path) => write!(f, "({path})*"),
            Self::OneOrMore(path) => write!(f, "({path})+"),
            Self::ZeroOrOne(path) => write!(f, "({path})?"),
        }
    }
}
