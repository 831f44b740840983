//! Shapes, read and understood.

use super::path::Path;
use super::source::Id;
use oxigraph::model::{Literal, NamedNode, Term};

/// What nodes, or the values of their properties, must be like.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) id: Id,
    /// Which nodes are checked; none where only other shapes refer to this one.
    pub(super) targets: Vec<Target>,
    /// To the values that are checked; `None` checks the node itself.
    pub(super) path: Option<Path>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) severity: Severity,
    pub(super) messages: Vec<Literal>,
}

/// Which nodes a shape is for.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Class(NamedNode),
    SubjectsOf(NamedNode),
    ObjectsOf(NamedNode),
}

/// The number of a shape in the list of all.
pub(super) type ShapeAt = usize;

/// One thing that a shape asks.
#[derive(Debug, Clone)]
pub(super) enum Constraint {
    MinCount(usize),
    MaxCount(usize),
    Class(NamedNode),
    Datatype(NamedNode),
    NodeKind(NodeKind),
    In(Vec<Term>),
    HasValue(Term),
    Pattern {
        pattern: String,
        flags: String,
    },
    MinLength(usize),
    MaxLength(usize),
    /// Against a fixed value.
    Compare(Comparison, Literal),
    LessThan(NamedNode),
    LessThanOrEquals(NamedNode),
    LanguageIn(Vec<String>),
    UniqueLang,
    And(Vec<ShapeAt>),
    Or(Vec<ShapeAt>),
    Xone(Vec<ShapeAt>),
    Not(ShapeAt),
    Node(ShapeAt),
    Property(ShapeAt),
    /// The group of a query that finds what is wrong, with prefixes spelled out.
    Sparql {
        group: String,
        messages: Vec<Literal>,
        prologue: String,
    },
}

/// How a value stands to a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    MinExclusive,
    MinInclusive,
    MaxExclusive,
    MaxInclusive,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeKind {
    Iri,
    Literal,
    BlankNode,
    BlankNodeOrIri,
    BlankNodeOrLiteral,
    IriOrLiteral,
}

/// How bad it is to break a shape. Any of them breaks conformance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably a mistake.
    Warning,
    /// Not as it must be.
    Violation,
}

impl Severity {
    /// The local name in SHACL.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "Info",
            Self::Warning => "Warning",
            Self::Violation => "Violation",
        }
    }

    /// The severity with this local name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Violation]
            .into_iter()
            .find(|severity| severity.name() == name)
    }
}
