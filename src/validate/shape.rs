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
    /// Of each value.
    Value(ValueTest),
    /// Of each value, by other shapes.
    Shapes(Logic, Vec<ShapeAt>),
    /// Of all values of a path together.
    Whole(WholeTest),
    /// Each value stands before each of another property.
    Before { other: NamedNode, order: Order },
    /// The values are nodes with a shape of their own, which reports for itself.
    Property(ShapeAt),
    /// The group of a query that finds what is wrong, and the prefixes that it uses.
    Sparql {
        group: String,
        prologue: String,
        messages: Vec<Literal>,
    },
}

/// What a value must be.
#[derive(Debug, Clone)]
pub(super) enum ValueTest {
    Class(NamedNode),
    Datatype(NamedNode),
    NodeKind(NodeKind),
    In(Vec<Term>),
    Pattern { pattern: String, flags: String },
    MinLength(usize),
    MaxLength(usize),
    Compare(Comparison, Literal),
    LanguageIn(Vec<String>),
}

/// What all values must be.
#[derive(Debug, Clone)]
pub(super) enum WholeTest {
    MinCount(usize),
    MaxCount(usize),
    HasValue(Term),
    UniqueLang,
}

/// How many of the shapes fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Logic {
    And,
    Or,
    Xone,
    Not,
    Node,
}

/// How a value stands to that of another property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Less,
    LessOrEqual,
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
