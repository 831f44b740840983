//! How large a network is and how it hangs together.

use super::rank::count;
use super::ties::Ties;
use crate::network::Network;

/// Figures of a whole network.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// How many nodes.
    pub nodes: usize,
    /// How many edges.
    pub edges: usize,
    /// How many pairs are tied, whichever way and by whatever number of edges.
    pub ties: usize,
    /// The share of all pairs that are tied.
    pub density: Option<f64>,
    /// The mean degree.
    pub degree: Option<f64>,
    /// The sum of weights.
    pub weight: f64,
    /// In how many pieces it is.
    pub components: usize,
    /// How many nodes the largest piece has.
    pub largest: usize,
    /// The share of pairs of neighbours that are tied themselves.
    pub transitivity: Option<f64>,
}

impl Shape {
    /// Every figure with its name.
    #[must_use]
    pub fn named(&self) -> Vec<(&'static str, Option<f64>)> {
        let whole = |number: usize| Some(count(number));
        vec![
            ("nodes", whole(self.nodes)),
            ("edges", whole(self.edges)),
            ("ties", whole(self.ties)),
            ("density", self.density),
            ("mean degree", self.degree),
            ("weight", Some(self.weight)),
            ("components", whole(self.components)),
            ("largest component", whole(self.largest)),
            ("transitivity", self.transitivity),
        ]
    }
}

/// The figures of a network.
#[must_use]
pub fn shape(network: &Network) -> Shape {
    let ties = Ties::of(network);
    let nodes = count(ties.len());
    let sizes = components(&ties);
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    let pairs = |node| {
        let degree = count(ties.neighbours(node).len());
        degree * (degree - 1.0)
    };
    Shape {
        nodes: ties.len(),
        edges: network.edges.len(),
        ties: ties.count(),
        density: share(2.0 * count(ties.count()), nodes * (nodes - 1.0)),
        degree: share(2.0 * count(ties.count()), nodes),
        weight: network.edges.iter().map(|edge| edge.weight).sum(),
        components: sizes.len(),
        largest: sizes.into_iter().max().unwrap_or(0),
        transitivity: share(closed(&ties), ties.nodes().map(pairs).sum()),
    }
}

/// The sizes of the pieces.
fn components(ties: &Ties) -> Vec<usize> {
    let mut known = vec![false; ties.len()];
    let mut sizes = Vec::new();
    for node in ties.nodes() {
        if std::mem::replace(&mut known[node as usize], true) {
            continue;
        }
        let (mut open, mut size) = (vec![node], 0);
        while let Some(one) = open.pop() {
            size += 1;
            for other in ties.neighbours(one) {
                if !std::mem::replace(&mut known[*other as usize], true) {
                    open.push(*other);
                }
            }
        }
        sizes.push(size);
    }
    sizes
}

/// How many pairs of neighbours are tied, each counted both ways: six times the triangles.
fn closed(ties: &Ties) -> f64 {
    let mut near = vec![false; ties.len()];
    let mut found = 0;
    for node in ties.nodes() {
        let own = ties.neighbours(node);
        own.iter().for_each(|other| near[*other as usize] = true);
        for other in own {
            let theirs = ties.neighbours(*other).iter();
            found += theirs.filter(|third| near[**third as usize]).count();
        }
        own.iter().for_each(|other| near[*other as usize] = false);
    }
    count(found)
}
