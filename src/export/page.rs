//! A page that shows a network, with nothing to fetch: the data and the program that draws it are in it.

use super::colour::hex;
use super::properties::{degrees, text, whole};
use crate::network::{Network, NodeKind};
use serde_json::json;
use std::io::{self, Write};

/// The page, with a mark where the data goes.
const PAGE: &str = include_str!("page.html");
const MARK: &str = "/*DATA*/null";

pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let data = data(network).to_string();
    // Nothing in the data may end the script that it stands in.
    let data = data
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    let (before, after) = PAGE.split_once(MARK).unwrap_or((PAGE, ""));
    write!(out, "{before}{data}{after}")
}

fn data(network: &Network) -> serde_json::Value {
    let kinds: Vec<_> = NodeKind::ALL
        .iter()
        .filter(|kind| network.nodes.iter().any(|node| node.kind == **kind))
        .map(|kind| json!({ "code": kind.code(), "colour": hex(*kind) }))
        .collect();
    let nodes: Vec<_> = network
        .nodes
        .iter()
        .zip(degrees(network))
        .map(|(node, degree)| {
            let said: Vec<_> = node
                .attributes
                .iter()
                .map(|(name, value)| json!([name, text(value)]))
                .collect();
            json!({ "id": node.id, "label": node.label, "kind": node.kind.code(), "degree": degree, "said": said })
        })
        .collect();
    let edges: Vec<_> = network
        .edges
        .iter()
        .map(|edge| {
            let days = whole(edge).map(|days| [days.first.to_string(), days.last.to_string()]);
            json!([
                edge.source,
                edge.target,
                edge.kind,
                edge.weight,
                edge.events,
                days
            ])
        })
        .collect();
    json!({ "directed": network.directed, "kinds": kinds, "nodes": nodes, "edges": edges })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_its_mark_and_fetches_nothing() {
        assert_eq!(PAGE.matches(MARK).count(), 1);
        for outside in ["http://", "https://", "src=", "@import", "fetch("] {
            assert!(!PAGE.contains(outside), "{outside}");
        }
    }
}
