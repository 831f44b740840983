//! Nodes and edges as rows of named, typed values: what all formats of networks write.

use crate::network::{Attributes, Edge, Interval, Network, Node, Value};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    Text,
    Integer,
    Number,
    Date,
}

/// A value of a network, borrowed: a million edges have five each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shown<'n> {
    Text(&'n str),
    Integer(i64),
    Number(f64),
    Date(Date),
}

impl<'n> Shown<'n> {
    fn of(value: &'n Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text),
            Value::Integer(number) => Self::Integer(*number),
            Value::Number(number) => Self::Number(*number),
            Value::Date(date) => Self::Date(*date),
        }
    }

    const fn kind(self) -> Type {
        match self {
            Self::Text(_) => Type::Text,
            Self::Integer(_) => Type::Integer,
            Self::Number(_) => Type::Number,
            Self::Date(_) => Type::Date,
        }
    }
}

/// Numbers so that they read back as they were.
impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Date(date) => serializer.collect_str(date),
        }
    }
}

/// Values by name, sorted.
pub(super) type Row<'n> = Vec<(&'n str, Shown<'n>)>;

/// Names of columns with their types, in the order in which they are written.
pub(super) type Columns = BTreeMap<String, Type>;

/// All that is said of a node beside id and label.
pub(super) fn of_node(node: &Node) -> Row<'_> {
    let kind = ("kind", Shown::Text(node.kind.code()));
    row(&node.attributes, &[kind], node.seen)
}

/// All that is said of an edge beside its ends and its weight.
pub(super) fn of_edge(edge: &Edge) -> Row<'_> {
    let own = [
        ("relation", Shown::Text(edge.kind)),
        ("events", Shown::Integer(edge.events.into())),
    ];
    row(&edge.attributes, &own, whole(edge))
}

/// From the first to the last day of an edge.
pub(super) fn whole(edge: &Edge) -> Option<Interval> {
    let (first, last) = (edge.days.first()?, edge.days.last()?);
    Some(Interval {
        first: first.first,
        last: last.last,
    })
}

/// What is its own goes before an attribute of the same name.
fn row<'n>(
    attributes: &'n Attributes,
    own: &[(&'static str, Shown<'n>)],
    seen: Option<Interval>,
) -> Row<'n> {
    let mut row: Row<'n> = Vec::with_capacity(attributes.len() + own.len() + 2);
    row.extend_from_slice(own);
    if let Some(seen) = seen {
        row.push(("first_day", Shown::Date(seen.first)));
        row.push(("last_day", Shown::Date(seen.last)));
    }
    let taken = row.len();
    for (name, value) in attributes {
        if row[..taken].iter().all(|(known, _)| known != name) {
            row.push((name, Shown::of(value)));
        }
    }
    row.sort_unstable_by_key(|(name, _)| *name);
    row
}

/// The columns of all nodes.
pub(super) fn node_columns(network: &Network) -> Columns {
    columns(network.nodes.iter().map(of_node))
}

/// The columns of all edges.
pub(super) fn edge_columns(network: &Network) -> Columns {
    columns(network.edges.iter().map(of_edge))
}

fn columns<'n>(rows: impl Iterator<Item = Row<'n>>) -> Columns {
    let mut columns = Columns::new();
    for (name, value) in rows.flatten() {
        if !columns.contains_key(name) {
            columns.insert(name.to_owned(), value.kind());
        }
    }
    columns
}

/// A value as text.
pub(super) fn text(value: &Value) -> String {
    Shown::of(value).to_string()
}

/// How many edges each node has.
pub(super) fn degrees(network: &Network) -> Vec<u32> {
    let mut degrees = vec![0; network.nodes.len()];
    for edge in &network.edges {
        degrees[edge.source as usize] += 1;
        degrees[edge.target as usize] += 1;
    }
    degrees
}
