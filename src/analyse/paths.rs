//! By whom one comes to another: the k shortest paths, by Yen's algorithm.

use super::ties::Ties;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};

/// A way from one node to another that meets none twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The nodes, both ends included.
    pub nodes: Vec<u32>,
    /// The sum of 1/weight over its ties: of paths of the same length, that of the strongest ties comes first.
    pub cost: f64,
}

impl Path {
    fn new(ties: &Ties, nodes: Vec<u32>) -> Self {
        let steps = nodes
            .windows(2)
            .filter_map(|ends| ties.weight(ends[0], ends[1]));
        Self {
            cost: steps.map(f64::recip).sum(),
            nodes,
        }
    }
}

impl Eq for Path {}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The fewest steps first; then the strongest ties; then the first nodes.
impl Ord for Path {
    fn cmp(&self, other: &Self) -> Ordering {
        let steps = self.nodes.len().cmp(&other.nodes.len());
        steps
            .then(self.cost.total_cmp(&other.cost))
            .then_with(|| self.nodes.cmp(&other.nodes))
    }
}

/// At most `count` paths, the shortest first; none where the two are not connected.
#[must_use]
pub fn shortest(ties: &Ties, from: u32, to: u32, count: usize) -> Vec<Path> {
    let mut found: Vec<Path> = Vec::new();
    let mut open: BTreeSet<Path> = BTreeSet::new();
    open.extend(best(ties, &[], from, to, &BTreeSet::new()));
    while let Some(path) = open.pop_first() {
        found.push(path);
        if found.len() == count {
            break;
        }
        let last = &found[found.len() - 1].nodes;
        for at in 0..last.len().saturating_sub(1) {
            let (root, spur) = (&last[..at], last[at]);
            let taken = found
                .iter()
                .filter(|path| path.nodes.starts_with(&last[..=at]));
            let taken = taken
                .filter_map(|path| path.nodes.get(at + 1).copied())
                .collect();
            open.extend(best(ties, root, spur, to, &taken));
        }
    }
    // Of ways that are as good, the search meets either first.
    found.sort();
    found
}

/// A node that has been come to: steps, cost and node, ordered.
#[derive(PartialEq)]
struct Reached(u32, f64, u32);

impl Eq for Reached {}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        let steps = self.0.cmp(&other.0);
        steps
            .then(self.1.total_cmp(&other.1))
            .then(self.2.cmp(&other.2))
    }
}

/// The best path that begins with `root` and `spur` and does not go on from there to any of `taken`.
fn best(ties: &Ties, root: &[u32], spur: u32, to: u32, taken: &BTreeSet<u32>) -> Option<Path> {
    let mut known = vec![(u32::MAX, f64::INFINITY, u32::MAX); ties.len()];
    for node in root {
        known[*node as usize] = (0, 0.0, u32::MAX);
    }
    known[spur as usize] = (0, 0.0, u32::MAX);
    let mut open = BinaryHeap::from([Reverse(Reached(0, 0.0, spur))]);
    while let Some(Reverse(Reached(steps, cost, node))) = open.pop() {
        if node == to {
            break;
        }
        let (known_steps, known_cost, _) = known[node as usize];
        if (steps, cost) != (known_steps, known_cost) {
            continue;
        }
        for (other, weight) in ties.of_node(node) {
            if node == spur && taken.contains(&other) {
                continue;
            }
            let next = (steps + 1, cost + weight.recip());
            let old = known[other as usize];
            let better = next.0 < old.0 || next.0 == old.0 && next.1 < old.1;
            if better {
                known[other as usize] = (next.0, next.1, node);
                open.push(Reverse(Reached(next.0, next.1, other)));
            }
        }
    }
    if known[to as usize].0 == u32::MAX {
        return None;
    }
    let mut nodes = vec![to];
    while let Some(last) = nodes.last().copied().filter(|last| *last != spur) {
        nodes.push(known[last as usize].2);
    }
    nodes.extend(root.iter().rev());
    nodes.reverse();
    Some(Path::new(ties, nodes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_steps_come_before_strong_ties() {
        let edges = [
            (0, 1, 9.0),
            (1, 3, 9.0),
            (0, 2, 1.0),
            (2, 3, 1.0),
            (1, 2, 9.0),
        ];
        let found = shortest(&Ties::new(5, edges), 0, 3, 9);
        let nodes: Vec<_> = found.iter().map(|path| path.nodes.as_slice()).collect();
        let expected: [&[u32]; 4] = [&[0, 1, 3], &[0, 2, 3], &[0, 1, 2, 3], &[0, 2, 1, 3]];
        assert_eq!(nodes, expected, "all four paths, in order");
        assert_eq!(
            shortest(&Ties::new(5, edges), 0, 4, 3),
            [],
            "nobody knows 4"
        );
    }
}
