//! How long files of networks take to write: a million edges.

use jiff::civil::Date;
use std::path::PathBuf;
use zhengtu::export::{Existing, NetworkFormat, network_to_file};
use zhengtu::network::{Attributes, Edge, Interval, Network, Node, NodeKind, Value};

fn main() {
    divan::main();
}

const NODES: u32 = 100_000;
const EDGES: u32 = 1_000_000;

/// Every node is joined to the next ones, at distances that differ.
fn network() -> Network {
    let day = Interval {
        first: Date::constant(2024, 3, 1),
        last: Date::constant(2024, 3, 1),
    };
    let node = |number: u32| Node {
        id: format!("https://w3id.org/zhengtu/id/person/某{number:06}/360800"),
        label: format!("某{number:06}"),
        kind: NodeKind::Official,
        seen: Some(day),
        attributes: Attributes::from([("division".to_owned(), Value::Text("吉安市".to_owned()))]),
    };
    let edge = |number: u32| {
        let (a, step) = (number % NODES, 1 + number / NODES);
        let b = (a + step * step) % NODES;
        Edge {
            source: a.min(b),
            target: a.max(b),
            kind: "co_appearance",
            weight: 0.5,
            events: 1,
            days: vec![day],
            attributes: Attributes::new(),
        }
    };
    Network {
        directed: false,
        nodes: (0..NODES).map(node).collect(),
        edges: (0..EDGES).map(edge).collect(),
    }
}

fn write(bencher: divan::Bencher<'_, '_>, format: NetworkFormat) {
    let dir = tempfile::tempdir().expect("a directory");
    let path: PathBuf = dir.path().join("network");
    let network = network();
    bencher.bench_local(|| {
        network_to_file(&network, format, false, &path, Existing::Replace).expect("a file");
    });
}

#[divan::bench(sample_count = 3)]
fn gexf(bencher: divan::Bencher<'_, '_>) {
    write(bencher, NetworkFormat::Gexf);
}

#[divan::bench(sample_count = 3)]
fn graphml(bencher: divan::Bencher<'_, '_>) {
    write(bencher, NetworkFormat::GraphMl);
}

#[divan::bench(sample_count = 3)]
fn cytoscape(bencher: divan::Bencher<'_, '_>) {
    write(bencher, NetworkFormat::Cytoscape);
}
