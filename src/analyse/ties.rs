//! A network as measures see it: numbers of nodes, and the weight between two.

use crate::network::Network;
use petgraph::Directed;
use petgraph::csr::Csr;

/// Who is tied to whom, whichever way; each tie stands at both its ends.
pub struct Ties {
    graph: Csr<(), f64, Directed, u32>,
}

impl Ties {
    /// The ties of a network: edges between the same two nodes are one, their weights added; loops are left out.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let edges = network.edges.iter();
        let edges = edges.map(|edge| (edge.source, edge.target, edge.weight));
        Self::new(network.nodes.len(), edges)
    }

    /// Ties between as many nodes.
    #[must_use]
    pub fn new(nodes: usize, edges: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let edges = edges.into_iter().filter(|(one, other, _)| one != other);
        let mut both: Vec<_> = edges
            .flat_map(|(one, other, weight)| [(one, other, weight), (other, one, weight)])
            .collect();
        both.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
        both.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        // Sorted just now, each once: it cannot fail.
        let mut graph = Csr::from_sorted_edges(&both).unwrap_or_default();
        while graph.node_count() < nodes {
            graph.add_node(());
        }
        Self { graph }
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.graph.node_count()
    }

    /// Whether there is no node.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many ties there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.graph.edge_count() / 2
    }

    /// To whom a node is tied, sorted.
    #[must_use]
    pub fn neighbours(&self, node: u32) -> &[u32] {
        self.graph.neighbors_slice(node)
    }

    /// How strongly, in the order of [`Ties::neighbours`].
    #[must_use]
    pub fn weights(&self, node: u32) -> &[f64] {
        self.graph.edges_slice(node)
    }

    /// To whom a node is tied, and how strongly.
    pub fn of_node(&self, node: u32) -> impl Iterator<Item = (u32, f64)> {
        let weights = self.weights(node).iter().copied();
        self.neighbours(node).iter().copied().zip(weights)
    }

    /// Every node.
    pub fn nodes(&self) -> impl Iterator<Item = u32> + use<> {
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }

    /// The sum of a node's weights.
    #[must_use]
    pub fn strength(&self, node: u32) -> f64 {
        self.weights(node).iter().sum()
    }

    /// The weight between two nodes, where they are tied.
    #[must_use]
    pub fn weight(&self, one: u32, other: u32) -> Option<f64> {
        let at = self.neighbours(one).binary_search(&other).ok()?;
        self.weights(one).get(at).copied()
    }
}
