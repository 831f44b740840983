//! Networks of the example corpus, and what holds of every network that is measured.

#![expect(
    clippy::unwrap_used,
    reason = "a corpus that cannot be read has failed the test"
)]

#[path = "support/corpus.rs"]
mod corpus;

use jiff::civil::date;
use proptest::prelude::*;
use std::sync::LazyLock;
use zhengtu::analyse::{
    Effort, FindError, Path, Rank, Ties, Unit, communities, disparity, figures, find, modularity,
    panel, rank, reach, shortest, timeline,
};
use zhengtu::fact::Fact;
use zhengtu::kind::EventStatus;
use zhengtu::network::{Network, NodeKind};
use zhengtu::network::{Reading, Scope, View, Window, read};
use zhengtu::pipeline::Pipeline;
use zhengtu::store::Dataset;

static CORPUS: LazyLock<Dataset> = LazyLock::new(|| {
    let pipeline = Pipeline::new();
    let articles = corpus::articles();
    let facts: Vec<_> = articles
        .iter()
        .map(|article| pipeline.extract(article))
        .collect();
    Dataset::from_quads(corpus::quads(&facts)).unwrap()
});

fn network(view: View) -> Network {
    read(&CORPUS, view, Window::default()).unwrap()
}

/// The weight and the number of events between two of these names, from the first to the second.
fn between(network: &Network, one: &str, other: &str) -> Option<(f64, u32)> {
    let name = |node: u32| network.nodes[node as usize].label.as_str();
    let edge = network.edges.iter().find(|edge| {
        let ends = (name(edge.source), name(edge.target));
        ends == (one, other) || !network.directed && ends == (other, one)
    })?;
    Some((edge.weight, edge.events))
}

#[test]
fn every_view_keeps_the_order_that_a_network_promises() {
    for (view, code) in View::CODES {
        let network = network(view);
        assert!(!network.edges.is_empty(), "{code} has no edge");
        let ids: Vec<_> = network.nodes.iter().map(|node| &node.id).collect();
        assert!(ids.is_sorted(), "{code}: nodes are not sorted");
        let edges: Vec<_> = network
            .edges
            .iter()
            .map(|e| (e.source, e.target, e.kind))
            .collect();
        assert!(edges.is_sorted(), "{code}: edges are not sorted");
        assert!(
            edges.windows(2).all(|pair| pair[0] != pair[1]),
            "{code}: an edge comes twice"
        );
        for edge in &network.edges {
            assert!(edge.weight > 0.0, "{code}: a weight of {}", edge.weight);
            assert!(
                network.directed || edge.source < edge.target,
                "{code}: the smaller end is not the source"
            );
            assert!(edge.days.is_sorted(), "{code}: days are not sorted");
        }
        let persons = network
            .nodes
            .iter()
            .filter(|node| node.kind == NodeKind::Person);
        assert_eq!(persons.count(), 0, "{code} shows persons without a role");
        assert!(
            network.nodes.iter().all(|node| !node.label.is_empty()),
            "{code}: a node has no name"
        );
        assert_eq!(
            read(&CORPUS, view, Window::default()).unwrap(),
            network,
            "{code} changes"
        );
    }
}

#[test]
fn weights_are_shared_by_those_beside_one() {
    let network = network(View::CoAppearance);
    let third = 1.0 / 3.0;
    // reception-big5: four persons; planned-summit: three at a ceremony, which counts half.
    assert_eq!(
        between(&network, "程望舒", "梁嘉敏"),
        Some((third, 1)),
        "a reception of four"
    );
    assert_eq!(
        between(&network, "程望舒", "高远"),
        Some((0.25, 1)),
        "a ceremony of three"
    );
    assert_eq!(
        between(&network, "程望舒", "简宁"),
        None,
        "a reporter was not there"
    );
}

#[test]
fn visits_lead_from_officials_to_firms() {
    let network = network(View::Visits);
    for edge in &network.edges {
        let kinds = [edge.source, edge.target].map(|node| network.nodes[node as usize].kind);
        assert_eq!(kinds, [NodeKind::Official, NodeKind::Company], "{edge:?}");
    }
    let visit = between(&network, "程望舒", "广东铸芯半导体有限公司");
    assert_eq!(
        visit,
        Some((1.0, 1)),
        "study-tour: the mayor came to the firm"
    );
}

#[test]
fn a_window_holds_what_can_have_been_in_it() {
    let june = Window {
        since: Some(date(2024, 6, 1)),
        until: Some(date(2024, 6, 30)),
    };
    let reading = Reading::open(&CORPUS, june.into()).unwrap();
    let mayor = find(&reading, "程望舒", |_| true).unwrap();
    let days: Vec<_> = timeline(&reading, mayor)
        .iter()
        .map(|seen| seen.event.first)
        .collect();
    assert_eq!(
        days,
        [Some(date(2024, 6, 4)); 2],
        "the study tour and its meeting"
    );
}

#[test]
fn planned_events_count_where_asked_for_and_cancelled_ones_never() {
    let pipeline = Pipeline::new();
    let mut facts: Vec<_> = corpus::articles()
        .iter()
        .map(|article| pipeline.extract(article))
        .collect();
    let mut counts = |status| {
        let all = facts.iter_mut().flat_map(|article| &mut article.facts);
        for fact in all {
            if let Fact::Event(event) = fact {
                event.status = status;
            }
        }
        let dataset = Dataset::from_quads(corpus::quads(&facts)).unwrap();
        [false, true].map(|planned| {
            let scope = Scope {
                planned,
                ..Scope::default()
            };
            Reading::open(&dataset, scope).unwrap().happenings().len()
        })
    };
    assert_eq!(
        counts(EventStatus::Cancelled),
        [0, 0],
        "what was called off"
    );
    let [unasked, asked] = counts(EventStatus::Planned);
    assert!(
        unasked == 0 && asked > 20,
        "what is planned: {unasked}, then {asked}"
    );
}

#[test]
fn a_name_that_nobody_has_is_refused() {
    let reading = Reading::open(&CORPUS, Scope::default()).unwrap();
    let found = find(&reading, "无此人", |_| true);
    assert_eq!(
        found,
        Err(FindError::Unknown {
            name: "无此人".to_owned(),
            near: Vec::new(),
        }),
        "nobody has this name"
    );
    let iri = reading.iri(find(&reading, "程望舒", |_| true).unwrap());
    assert!(
        find(&reading, &iri, |_| true).is_ok(),
        "an IRI of the view names its node"
    );
}

#[test]
fn a_panel_counts_each_event_once_for_each_unit() {
    let reading = Reading::open(&CORPUS, Scope::default()).unwrap();
    let mayor = find(&reading, "程望舒", |_| true).unwrap();
    let panel = panel(&reading, Unit::Official);
    let counted: usize = panel
        .cells
        .iter()
        .filter(|cell| cell.unit == mayor)
        .map(|cell| cell.events)
        .sum();
    assert_eq!(
        counted,
        timeline(&reading, mayor).len(),
        "all his events are of one month each"
    );
    for cell in &panel.cells {
        assert_eq!(
            cell.rate.is_none(),
            cell.articles == 0,
            "no articles, no rate: {cell:?}"
        );
    }
}

/// Edges among at most 12 nodes.
fn graphs() -> impl Strategy<Value = Vec<(u32, u32, f64)>> {
    prop::collection::vec((0_u32..12, 0_u32..12, 1_u32..9), 0..40).prop_map(|edges| {
        let edges = edges.into_iter();
        edges
            .map(|(one, other, weight)| (one, other, f64::from(weight) / 4.0))
            .collect()
    })
}

proptest! {
    #[test]
    fn ranks_sum_to_one_and_order_does_not_matter(edges in graphs(), seed in 0_u64..9) {
        let ties = Ties::new(12, edges.clone());
        let ranks = rank(&ties, Rank::default());
        prop_assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9, "ranks sum to one");
        let turned = edges.iter().rev().map(|(one, other, weight)| (*other, *one, *weight));
        let turned = Ties::new(12, turned);
        prop_assert_eq!(&rank(&turned, Rank::default()), &ranks, "edges in another order");
        prop_assert_eq!(
            communities(&turned, 1.0, seed), communities(&ties, 1.0, seed),
            "communities of the same edges"
        );
        prop_assert_eq!(
            reach(&turned, Effort::Exact), reach(&ties, Effort::Exact), "paths of the same edges"
        );
    }

    #[test]
    fn communities_are_no_worse_than_one_or_each_alone(edges in graphs(), seed in 0_u64..9) {
        let ties = Ties::new(12, edges);
        let found = communities(&ties, 1.0, seed);
        let again = modularity(&ties, &found.of, 1.0);
        prop_assert_eq!(again, found.modularity, "its modularity computed anew");
        let alone: Vec<u32> = (0..12).collect();
        for other in [vec![0; 12], alone] {
            prop_assert!(
                found.modularity >= modularity(&ties, &other, 1.0) - 1e-9,
                "{:?} is better than {:?}", other, found.of
            );
        }
    }

    #[test]
    fn measures_stay_in_their_bounds(edges in graphs()) {
        let ties = Ties::new(12, edges);
        let reach = reach(&ties, Effort::Exact);
        for (node, figures) in ties.nodes().zip(figures(&ties)) {
            prop_assert!(figures.core <= figures.degree, "a core above the degree");
            let at = node as usize;
            for measure in [reach.betweenness[at], reach.closeness[at]] {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&measure), "{} of {}", measure, node);
            }
            for (other, weight) in ties.of_node(node) {
                prop_assert_eq!(ties.weight(other, node), Some(weight), "a tie has two ends");
                let odds = disparity(&ties, node, other);
                prop_assert!((0.0..=1.0).contains(&odds), "odds of {}", odds);
                prop_assert_eq!(odds, disparity(&ties, other, node), "odds from either end");
            }
        }
    }

    #[test]
    fn paths_are_sorted_and_meet_no_node_twice(edges in graphs()) {
        let ties = Ties::new(12, edges);
        let found = shortest(&ties, 0, 1, 6);
        prop_assert!(found.is_sorted(), "the shortest is not first");
        for Path { nodes, .. } in &found {
            let mut once = nodes.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), nodes.len(), "{:?} comes back", nodes);
            for ends in nodes.windows(2) {
                prop_assert!(ties.weight(ends[0], ends[1]).is_some(), "{:?} jumps", nodes);
            }
        }
    }
}
