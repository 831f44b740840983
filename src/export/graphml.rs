//! GraphML (<http://graphml.graphdrawing.org/>) with typed keys.

use super::properties::{Columns, Row, Type, edge_columns, node_columns, of_edge, of_node};
use super::xml::Xml;
use crate::network::Network;
use std::io::{self, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    )?;
    let mut nodes = node_columns(network);
    nodes.insert("label".to_owned(), Type::Text);
    let mut edges = edge_columns(network);
    edges.insert("weight".to_owned(), Type::Number);
    declare(&mut xml, "node", &nodes)?;
    declare(&mut xml, "edge", &edges)?;
    let direction = if network.directed {
        "directed"
    } else {
        "undirected"
    };
    xml.open("graph", &[("id", "G"), ("edgedefault", direction)])?;
    for node in &network.nodes {
        xml.open("node", &[("id", &node.id)])?;
        xml.text("data", &[("key", "node-label")], &node.label)?;
        values(&mut xml, "node", &of_node(node))?;
        xml.close("node")?;
    }
    for (number, edge) in network.edges.iter().enumerate() {
        let end = |at: u32| network.nodes[at as usize].id.as_str();
        let id = format!("e{number}");
        let (source, target) = (end(edge.source), end(edge.target));
        xml.open(
            "edge",
            &[("id", &id), ("source", source), ("target", target)],
        )?;
        xml.text("data", &[("key", "edge-weight")], &edge.weight.to_string())?;
        values(&mut xml, "edge", &of_edge(edge))?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

fn declare(xml: &mut Xml<'_>, class: &str, columns: &Columns) -> io::Result<()> {
    for (name, kind) in columns {
        let kind = match kind {
            Type::Text | Type::Date => "string",
            Type::Integer => "long",
            Type::Number => "double",
        };
        let id = format!("{class}-{name}");
        let key = [
            ("id", id.as_str()),
            ("for", class),
            ("attr.name", name),
            ("attr.type", kind),
        ];
        xml.empty("key", &key)?;
    }
    Ok(())
}

fn values(xml: &mut Xml<'_>, class: &str, row: &Row<'_>) -> io::Result<()> {
    for (name, value) in row {
        xml.text(
            "data",
            &[("key", &format!("{class}-{name}"))],
            &value.to_string(),
        )?;
    }
    Ok(())
}
