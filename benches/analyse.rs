//! How long it takes to read who appears with whom out of the graph, and to measure it, for 100,000 officials in
//! a million participations. See `README.md`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its graph measures nothing"
)]
#![expect(
    clippy::print_stderr,
    reason = "the figures are what a benchmark is for"
)]

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use std::fmt::Write as _;
use std::time::Instant;
use zhengtu::analyse::{Effort, Rank, Ties, communities, figures, rank, reach};
use zhengtu::graph::vocab::{foaf, skos, zt};
use zhengtu::network::Network;
use zhengtu::network::{Scope, View, read};
use zhengtu::store::Dataset;

/// Names how many officials there are; each is in ten events, with four others.
const OFFICIALS: &str = "ZHENGTU_BENCH_OFFICIALS";

/// Names a file for the network's edges, so that other programs can be timed on the same.
const EDGES: &str = "ZHENGTU_BENCH_EDGES";

/// How many take part in one event.
const TOGETHER: u64 = 5;

fn main() {
    let officials: u64 = std::env::var(OFFICIALS).map_or(10_000, |count| count.parse().unwrap());
    let dataset = Dataset::from_quads(quads(officials)).unwrap();
    // From here on the peak is that of the work, beside the graph in memory.
    drop(std::fs::write("/proc/self/clear_refs", "5"));
    eprintln!(
        "{officials} officials, {} participations; {}",
        officials * 10,
        memory()
    );
    let network = timed("network", || {
        read(&dataset, View::CoAppearance, Scope::default()).unwrap()
    });
    eprintln!(
        "{} nodes, {} edges; {}",
        network.nodes.len(),
        network.edges.len(),
        memory()
    );
    drop(dataset);
    if let Ok(path) = std::env::var(EDGES) {
        std::fs::write(path, edges(&network)).unwrap();
    }
    let ties = timed("ties", || Ties::of(&network));
    timed("degree, strength, core", || figures(&ties));
    timed("PageRank", || rank(&ties, Rank::default()));
    timed("communities", || communities(&ties, 1.0, 1));
    let sample = Effort::Sampled {
        sources: 100,
        seed: 1,
    };
    timed("betweenness and closeness from 100", || {
        reach(&ties, sample)
    });
    eprintln!("{}", memory());
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    eprintln!("{what}: {:.2?}", started.elapsed());
    done
}

/// What the system says that the process takes, and has taken at most.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.map_or("unknown", |line| line[6..].trim()).to_owned()
    };
    format!("memory {}, at most {}", of("VmRSS"), of("VmHWM"))
}

fn edges(network: &Network) -> String {
    let mut text = String::from("source,target,weight\n");
    for edge in &network.edges {
        writeln!(text, "{},{},{}", edge.source, edge.target, edge.weight).unwrap();
    }
    text
}

/// The view's statements of the events, as `zhengtu build` writes them.
fn quads(officials: u64) -> impl Iterator<Item = Quad> {
    let persons = (0..officials).flat_map(|at| {
        let node = person(at);
        let name = format!("官员{at}");
        let label = Literal::new_language_tagged_literal_unchecked(&name, "zh-hans");
        [
            quad(&node, zt::PERSON_KIND, concept("person-kind", "official")),
            quad(&node, skos::PREF_LABEL, label.into()),
            quad(&node, foaf::NAME, Literal::from(name).into()),
        ]
    });
    let mut drawn = 1_u64;
    let mut draw = move || {
        drawn = drawn
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        drawn >> 33
    };
    let events = (0..officials * 10 / TOGETHER).flat_map(move |at| {
        let node =
            NamedNode::new_unchecked(format!("https://w3id.org/zhengtu/id/event/visit/{at}"));
        let day = format!("20{:02}-{:02}-{:02}", at % 20, at % 12 + 1, at % 28 + 1);
        let day: Term = Literal::new_typed_literal(day, xsd::DATE).into();
        let count: Term = Literal::new_typed_literal(TOGETHER.to_string(), xsd::INTEGER).into();
        let mut quads = vec![
            quad(&node, zt::EVENT_KIND, concept("event-kind", "visit")),
            quad(&node, zt::EVENT_STATUS, concept("event-status", "held")),
            quad(&node, zt::EARLIEST, day.clone()),
            quad(&node, zt::LATEST, day),
            quad(&node, zt::PARTICIPANTS, count),
        ];
        // Officials meet those of their own city, mostly, and some are everywhere.
        let home = draw() % officials;
        for place in 0..TOGETHER {
            let who = match draw() % 10 {
                0 => draw() % (officials / 100),
                1 => draw() % officials,
                _ => (home + draw() % 100) % officials,
            };
            let part =
                NamedNode::new_unchecked(format!("{}/participation/{place}/{who}", node.as_str()));
            quads.push(quad(&node, zt::PARTICIPATION_OF, part.clone().into()));
            quads.push(quad(&part, zt::AGENT, person(who).into()));
            quads.push(quad(&part, zt::ROLE, concept("role", "accompany")));
        }
        quads
    });
    persons.chain(events)
}

fn person(at: u64) -> NamedNode {
    NamedNode::new_unchecked(format!(
        "https://w3id.org/zhengtu/id/person/官员{at}/360800"
    ))
}

fn concept(scheme: &str, code: &str) -> Term {
    NamedNode::new_unchecked(format!("https://w3id.org/zhengtu/scheme/{scheme}#{code}")).into()
}

fn quad(subject: &NamedNode, property: NamedNodeRef<'_>, object: Term) -> Quad {
    Quad::new(
        subject.clone(),
        property.into_owned(),
        object,
        GraphName::DefaultGraph,
    )
}
