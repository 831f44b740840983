//! GEXF 1.3 (<https://gexf.net/schema.html>): what Gephi opens, with colours by kind, sizes by degree and, where asked
//! for, the days on which nodes and edges are seen. Intervals are closed: both ends are in them.

use super::colour::colour;
use super::properties::{
    Columns, Row, Type, degrees, edge_columns, node_columns, of_edge, of_node, whole,
};
use super::xml::Xml;
use crate::network::{Interval, Network};
use std::io::{self, Write};

/// Writes a network; over time where `dynamic`.
pub(super) fn write(network: &Network, dynamic: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "gexf",
        &[
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:viz", "http://gexf.net/1.3/viz"),
            ("version", "1.3"),
        ],
    )?;
    xml.open("meta", &[])?;
    xml.text(
        "creator",
        &[],
        concat!("Zhengtu ", env!("CARGO_PKG_VERSION")),
    )?;
    xml.close("meta")?;
    let edges = if network.directed {
        "directed"
    } else {
        "undirected"
    };
    let mut graph = vec![("defaultedgetype", edges)];
    if dynamic {
        graph.extend([
            ("mode", "dynamic"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
        ]);
    } else {
        graph.push(("mode", "static"));
    }
    xml.open("graph", &graph)?;
    declare(&mut xml, "node", &node_columns(network))?;
    declare(&mut xml, "edge", &edge_columns(network))?;
    nodes(&mut xml, network, dynamic)?;
    edges_of(&mut xml, network, dynamic)?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.finish()
}

fn declare(xml: &mut Xml<'_>, class: &str, columns: &Columns) -> io::Result<()> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for (name, kind) in columns {
        let kind = match kind {
            Type::Text | Type::Date => "string",
            Type::Integer => "long",
            Type::Number => "double",
        };
        xml.empty(
            "attribute",
            &[("id", name), ("title", name), ("type", kind)],
        )?;
    }
    xml.close("attributes")
}

fn nodes(xml: &mut Xml<'_>, network: &Network, dynamic: bool) -> io::Result<()> {
    xml.open("nodes", &[])?;
    for (node, degree) in network.nodes.iter().zip(degrees(network)) {
        let span = node.seen.filter(|_| dynamic).map(days);
        let mut attributes = vec![("id", node.id.as_str()), ("label", node.label.as_str())];
        if let Some((first, last)) = &span {
            attributes.extend([("start", first.as_str()), ("end", last.as_str())]);
        }
        xml.open("node", &attributes)?;
        values(xml, &of_node(node))?;
        let [r, g, b] = colour(node.kind).map(|part| part.to_string());
        xml.empty("viz:color", &[("r", &r), ("g", &g), ("b", &b)])?;
        let size = 4.0 + 3.0 * f64::from(degree).sqrt();
        xml.empty("viz:size", &[("value", &format!("{size:.2}"))])?;
        xml.close("node")?;
    }
    xml.close("nodes")
}

fn edges_of(xml: &mut Xml<'_>, network: &Network, dynamic: bool) -> io::Result<()> {
    xml.open("edges", &[])?;
    for (number, edge) in network.edges.iter().enumerate() {
        let end = |at: u32| network.nodes[at as usize].id.as_str();
        let (number, weight) = (number.to_string(), edge.weight.to_string());
        let span = whole(edge).filter(|_| dynamic).map(days);
        let mut attributes = vec![
            ("id", number.as_str()),
            ("source", end(edge.source)),
            ("target", end(edge.target)),
            ("weight", weight.as_str()),
            ("kind", edge.kind),
        ];
        if let Some((first, last)) = span.as_ref().filter(|_| edge.days.len() == 1) {
            attributes.extend([("start", first.as_str()), ("end", last.as_str())]);
        }
        xml.open("edge", &attributes)?;
        values(xml, &of_edge(edge))?;
        // One interval stands on the element, several as spells in it.
        if dynamic && edge.days.len() > 1 {
            xml.open("spells", &[])?;
            for spell in &edge.days {
                let (first, last) = days(*spell);
                xml.empty("spell", &[("start", &first), ("end", &last)])?;
            }
            xml.close("spells")?;
        }
        xml.close("edge")?;
    }
    xml.close("edges")
}

fn days(interval: Interval) -> (String, String) {
    (interval.first.to_string(), interval.last.to_string())
}

fn values(xml: &mut Xml<'_>, row: &Row<'_>) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in row {
        xml.empty("attvalue", &[("for", name), ("value", &value.to_string())])?;
    }
    xml.close("attvalues")
}
