//! Cytoscape's JSON (<https://js.cytoscape.org/#notation/elements-json>).

use super::properties::{of_edge, of_node};
use crate::network::{Attributes, Network, Value};
use serde_json::{Map, json};
use std::io::{self, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let nodes: Vec<_> = network
        .nodes
        .iter()
        .map(|node| {
            let mut data = data(&of_node(node));
            data.insert("id".to_owned(), json!(node.id));
            data.insert("label".to_owned(), json!(node.label));
            data.insert("name".to_owned(), json!(node.label));
            json!({ "data": data })
        })
        .collect();
    let edges: Vec<_> = network
        .edges
        .iter()
        .enumerate()
        .map(|(number, edge)| {
            let end = |at: u32| json!(network.nodes[at as usize].id);
            let mut data = data(&of_edge(edge));
            data.insert("id".to_owned(), json!(format!("e{number}")));
            data.insert("source".to_owned(), end(edge.source));
            data.insert("target".to_owned(), end(edge.target));
            data.insert("weight".to_owned(), json!(edge.weight));
            json!({ "data": data })
        })
        .collect();
    let whole = json!({
        "format_version": "1.0",
        "generated_by": concat!("zhengtu-", env!("CARGO_PKG_VERSION")),
        "data": { "name": "zhengtu", "directed": network.directed },
        "elements": { "nodes": nodes, "edges": edges },
    });
    serde_json::to_writer(&mut *out, &whole)?;
    writeln!(out)
}

fn data(row: &Attributes) -> Map<String, serde_json::Value> {
    let value = |value: &Value| match value {
        Value::Text(text) => json!(text),
        Value::Integer(number) => json!(number),
        Value::Number(number) => json!(number),
        Value::Date(date) => json!(date.to_string()),
    };
    row.iter()
        .map(|(name, known)| (name.clone(), value(known)))
        .collect()
}
