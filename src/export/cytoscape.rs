//! Cytoscape's JSON (<https://js.cytoscape.org/#notation/elements-json>).

use super::properties::{Row, Shown, of_edge, of_node};
use crate::network::Network;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;
use std::io::{self, Write};

/// One element after the other, so that a large network is never in memory twice.
pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let head = json!({
        "format_version": "1.0",
        "generated_by": concat!("zhengtu-", env!("CARGO_PKG_VERSION")),
        "data": { "name": "zhengtu", "directed": network.directed },
    });
    let head = head.to_string();
    let open = head.strip_suffix('}').unwrap_or(&head);
    write!(out, "{open},\"elements\":{{\"nodes\":[")?;
    for (number, node) in network.nodes.iter().enumerate() {
        let mut data = of_node(node);
        data.push(("id", Shown::Text(&node.id)));
        data.push(("label", Shown::Text(&node.label)));
        data.push(("name", Shown::Text(&node.label)));
        element(number, data, out)?;
    }
    write!(out, "],\"edges\":[")?;
    for (number, edge) in network.edges.iter().enumerate() {
        let end = |at: u32| Shown::Text(&network.nodes[at as usize].id);
        let id = format!("e{number}");
        let mut data = of_edge(edge);
        data.push(("id", Shown::Text(&id)));
        data.push(("source", end(edge.source)));
        data.push(("target", end(edge.target)));
        data.push(("weight", Shown::Number(edge.weight)));
        element(number, data, out)?;
    }
    writeln!(out, "]}}}}")
}

fn element(number: usize, data: Row<'_>, out: &mut dyn Write) -> io::Result<()> {
    if number > 0 {
        write!(out, ",")?;
    }
    serde_json::to_writer(out, &Element(Data(data)))?;
    Ok(())
}

struct Element<'n>(Data<'n>);

impl Serialize for Element<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("data", &self.0)?;
        map.end()
    }
}

struct Data<'n>(Row<'n>);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (*name, value)))
    }
}
