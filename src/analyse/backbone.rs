//! Which ties say something: the disparity filter of Serrano, Boguñá and Vespignani (2009).

use super::ties::Ties;
use crate::network::Network;

/// How likely a tie of this weight would be at one of its ends, had chance dealt out that end's strength; the smaller of
/// the two. 1 where both ends have no other tie.
#[must_use]
pub fn disparity(ties: &Ties, one: u32, other: u32) -> f64 {
    let Some(weight) = ties.weight(one, other) else {
        return 1.0;
    };
    let at = |end: u32| {
        let others = ties.neighbours(end).len().saturating_sub(1);
        let others = i32::try_from(others).unwrap_or(i32::MAX);
        (1.0 - weight / ties.strength(end)).max(0.0).powi(others)
    };
    at(one).min(at(other))
}

/// The edges whose disparity is below `alpha`, with the nodes that they leave.
#[must_use]
pub fn backbone(network: &Network, alpha: f64) -> Network {
    let ties = Ties::of(network);
    let says = |one, other| disparity(&ties, one, other) < alpha;
    let edges = network.edges.iter();
    let kept: Vec<_> = edges
        .filter(|edge| says(edge.source, edge.target))
        .collect();
    let mut nodes: Vec<u32> = kept
        .iter()
        .flat_map(|edge| [edge.source, edge.target])
        .collect();
    nodes.sort_unstable();
    nodes.dedup();
    let place = |node: u32| {
        let at = nodes.binary_search(&node).unwrap_or(0);
        u32::try_from(at).unwrap_or(u32::MAX)
    };
    let edges = kept.into_iter().cloned().map(|mut edge| {
        (edge.source, edge.target) = (place(edge.source), place(edge.target));
        edge
    });
    Network {
        directed: network.directed,
        edges: edges.collect(),
        nodes: nodes
            .iter()
            .map(|node| network.nodes[*node as usize].clone())
            .collect(),
    }
}
