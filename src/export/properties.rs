//! Nodes and edges as rows of named, typed values: what all formats of networks write.

use crate::network::{Attributes, Edge, Interval, Network, Node, Value};
use std::collections::BTreeMap;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    Text,
    Integer,
    Number,
    Date,
}

impl Type {
    const fn of(value: &Value) -> Self {
        match value {
            Value::Text(_) => Self::Text,
            Value::Integer(_) => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::Date(_) => Self::Date,
        }
    }
}

/// Names of columns with their types, in the order in which they are written.
pub(super) type Columns = BTreeMap<String, Type>;

/// All that is said of a node beside id and label.
pub(super) fn of_node(node: &Node) -> Attributes {
    let mut row = node.attributes.clone();
    row.insert("kind".to_owned(), Value::Text(node.kind.code().to_owned()));
    seen(&mut row, node.seen);
    row
}

/// All that is said of an edge beside its ends and its weight.
pub(super) fn of_edge(edge: &Edge) -> Attributes {
    let mut row = edge.attributes.clone();
    row.insert("relation".to_owned(), Value::Text(edge.kind.to_owned()));
    row.insert("events".to_owned(), Value::Integer(edge.events.into()));
    seen(&mut row, whole(edge));
    row
}

/// From the first to the last day of an edge.
pub(super) fn whole(edge: &Edge) -> Option<Interval> {
    let (first, last) = (edge.days.first()?, edge.days.last()?);
    Some(Interval {
        first: first.first,
        last: last.last,
    })
}

fn seen(row: &mut Attributes, seen: Option<Interval>) {
    if let Some(seen) = seen {
        row.insert("first_day".to_owned(), Value::Date(seen.first));
        row.insert("last_day".to_owned(), Value::Date(seen.last));
    }
}

/// The columns of all nodes.
pub(super) fn node_columns(network: &Network) -> Columns {
    columns(network.nodes.iter().map(of_node))
}

/// The columns of all edges.
pub(super) fn edge_columns(network: &Network) -> Columns {
    columns(network.edges.iter().map(of_edge))
}

fn columns(rows: impl Iterator<Item = Attributes>) -> Columns {
    let mut columns = Columns::new();
    for (name, value) in rows.flatten() {
        columns.entry(name).or_insert(Type::of(&value));
    }
    columns
}

/// A value as text; numbers so that they read back as they were.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
    }
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
