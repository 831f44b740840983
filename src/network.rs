//! The graph as nodes and edges, for tools and measures that know nothing of RDF.
//!
//! A [`Network`] is read from the view and has no order but its own: nodes sorted by IRI, edges by
//! their ends, so that the same store gives the same bytes. It is read from the numbers of terms, without a name for
//! each of a million participations; [`Reading`] keeps the events of a [`Scope`] for whoever needs more than one
//! network of them. Nothing is measured here.

mod columns;
mod draw;
mod gather;
mod reading;
mod scope;
mod weights;

pub use reading::{Happening, Issue, Part, Reading, Stop};
pub use scope::{Scope, View, Window};

use crate::store::{Dataset, StoreError};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Reads one view of a dataset's graph: events of the window, or of a whole [`Scope`].
///
/// # Errors
///
/// The disk, with the on-disk engine.
pub fn read(dataset: &Dataset, view: View, scope: impl Into<Scope>) -> Result<Network, StoreError> {
    Ok(Reading::open(dataset, scope.into())?.network(view))
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// Somebody with a public office, as far as articles tell.
    Official,
    /// Somebody in business.
    Business,
    /// Anybody else.
    Person,
    /// A firm.
    Company,
    /// A body, park, school or other organisation that is no firm.
    Organization,
    /// An administrative division.
    Division,
    /// A visit, meeting, signing or another event.
    Event,
}

impl NodeKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Official,
        Self::Business,
        Self::Person,
        Self::Company,
        Self::Organization,
        Self::Division,
        Self::Event,
    ];

    /// The word for it in exported files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Business => "business",
            Self::Person => "person",
            Self::Company => "company",
            Self::Organization => "organization",
            Self::Division => "division",
            Self::Event => "event",
        }
    }
}

/// What is known of a node or an edge beside its name.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub enum Value {
    /// Words.
    Text(String),
    /// A count.
    Integer(i64),
    /// A measure.
    Number(f64),
    /// A day.
    Date(Date),
}

/// Attributes by name. A name means the same on every node (or edge) of a network and always has the same type.
pub type Attributes = BTreeMap<String, Value>;

/// The days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// One node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its IRI in the view.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// From the first to the last day on which articles show it; `None` where no day is known.
    pub seen: Option<Interval>,
    /// What else is known: posts, division, degree, community…
    pub attributes: Attributes,
}

/// One edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Where it starts: a position among the nodes. In an undirected network the smaller one.
    pub source: u32,
    /// Where it ends.
    pub target: u32,
    /// What it says: `visited`, `accompanied`, `took_part`, `co_appearance`…
    pub kind: &'static str,
    /// How strong it is; above 0.
    pub weight: f64,
    /// How many events it rests on.
    pub events: u32,
    /// The days of those events, as intervals: sorted, and joined where they touch. Empty where no day is known.
    pub days: Vec<Interval>,
    /// What else is known.
    pub attributes: Attributes,
}

/// Nodes and the edges between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Whether an edge leads from its source to its target only.
    pub directed: bool,
    /// Sorted by id.
    pub nodes: Vec<Node>,
    /// Sorted by source, target and kind; at most one edge of a kind between two nodes.
    pub edges: Vec<Edge>,
}

impl Network {
    /// Leaves the nodes that are wanted, and the edges between them.
    pub fn keep(&mut self, wanted: impl Fn(&Node) -> bool) {
        let mut place = Vec::with_capacity(self.nodes.len());
        let mut next = 0;
        for node in &self.nodes {
            let stays = wanted(node);
            place.push(stays.then_some(next));
            next += u32::from(stays);
        }
        let at = |number: u32| place.get(number as usize).copied().flatten();
        self.edges = std::mem::take(&mut self.edges)
            .into_iter()
            .filter_map(|edge| {
                Some(Edge {
                    source: at(edge.source)?,
                    target: at(edge.target)?,
                    ..edge
                })
            })
            .collect();
        let mut stays = place.iter().map(Option::is_some);
        self.nodes.retain(|_| stays.next().unwrap_or(false));
    }
}
