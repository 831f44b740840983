//! Who belongs together: Louvain's method, and the modularity that it looks for.

use super::ties::Ties;
use crate::lot::Lot;
use std::cmp::Reverse;

/// A partition of a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// The community of each node: 0 is the largest.
    pub of: Vec<u32>,
    /// How many more ties, by weight, are within communities than chance would put there; from −0.5 to 1.
    pub modularity: f64,
}

/// Finds communities, each in one piece. `resolution` above 1 makes them smaller; the seed fixes the order in which nodes
/// choose, and so which of several good partitions is found.
#[must_use]
pub fn communities(ties: &Ties, resolution: f64, seed: u64) -> Communities {
    let mut lot = Lot::new(seed);
    let mut of: Vec<u32> = ties.nodes().collect();
    let mut level = Level::of(ties);
    loop {
        let chosen = level.choose(resolution, &mut lot);
        let (numbers, count) = numbered(&chosen);
        for community in &mut of {
            *community = numbers[*community as usize];
        }
        if count == level.loops.len() {
            break;
        }
        level = level.joined(&numbers, count);
    }
    let of = by_size(&in_one_piece(ties, &of));
    let modularity = modularity(ties, &of, resolution);
    Communities { of, modularity }
}

/// The modularity of a partition.
#[must_use]
pub fn modularity(ties: &Ties, of: &[u32], resolution: f64) -> f64 {
    let communities = of.iter().max().map_or(0, |most| *most as usize + 1);
    let (mut within, mut strengths) = (vec![0.0; communities], vec![0.0; communities]);
    for node in ties.nodes() {
        let own = of[node as usize];
        for (other, weight) in ties.of_node(node) {
            strengths[own as usize] += weight;
            if of[other as usize] == own {
                within[own as usize] += weight;
            }
        }
    }
    let all: f64 = strengths.iter().sum();
    if all <= 0.0 {
        return 0.0;
    }
    let each = within.iter().zip(&strengths);
    each.map(|(within, strength)| within / all - resolution * (strength / all).powi(2))
        .sum()
}

/// A network of communities that are nodes themselves now.
struct Level {
    ties: Ties,
    /// Twice the weight within each.
    loops: Vec<f64>,
}

impl Level {
    fn of(ties: &Ties) -> Self {
        let edges = ties.nodes().flat_map(|node| {
            let later = ties.of_node(node).filter(move |(other, _)| *other > node);
            later.map(move |(other, weight)| (node, other, weight))
        });
        Self {
            ties: Ties::new(ties.len(), edges.collect::<Vec<_>>()),
            loops: vec![0.0; ties.len()],
        }
    }

    fn strength(&self, node: u32) -> f64 {
        self.ties.strength(node) + self.loops[node as usize]
    }

    /// Each node goes where modularity gains most, until none moves.
    fn choose(&self, resolution: f64, lot: &mut Lot) -> Vec<u32> {
        let mut order: Vec<u32> = self.ties.nodes().collect();
        let length = order.len();
        lot.draw(&mut order, length);
        let mut of: Vec<u32> = self.ties.nodes().collect();
        let strengths: Vec<f64> = of.iter().map(|node| self.strength(*node)).collect();
        let mut totals = strengths.clone();
        let all: f64 = strengths.iter().sum();
        let mut gains = vec![0.0; length];
        let mut near: Vec<u32> = Vec::new();
        let mut moved = all > 0.0;
        while moved {
            moved = false;
            for node in &order {
                let (own, strength) = (of[*node as usize], strengths[*node as usize]);
                totals[own as usize] -= strength;
                near.push(own);
                for (other, weight) in self.ties.of_node(*node) {
                    near.push(of[other as usize]);
                    gains[of[other as usize] as usize] += weight;
                }
                let gain = |to: u32| {
                    gains[to as usize] - resolution * strength * totals[to as usize] / all
                };
                let (mut best, mut most) = (own, gain(own));
                near.sort_unstable();
                near.dedup();
                for to in &near {
                    // Rounding must not make a node go to and fro.
                    if gain(*to) > most + 1e-12 * all {
                        (best, most) = (*to, gain(*to));
                    }
                }
                for to in near.drain(..) {
                    gains[to as usize] = 0.0;
                }
                totals[best as usize] += strength;
                of[*node as usize] = best;
                moved |= best != own;
            }
        }
        of
    }

    /// The network whose nodes are the communities.
    fn joined(&self, numbers: &[u32], count: usize) -> Self {
        let mut loops = vec![0.0; count];
        let mut edges = Vec::new();
        for node in self.ties.nodes() {
            let own = numbers[node as usize];
            loops[own as usize] += self.loops[node as usize];
            for (other, weight) in self.ties.of_node(node) {
                let to = numbers[other as usize];
                if to == own {
                    loops[own as usize] += weight;
                } else if node < other {
                    edges.push((own.min(to), own.max(to), weight));
                }
            }
        }
        Self {
            ties: Ties::new(count, edges),
            loops,
        }
    }
}

/// Communities numbered from 0 in the order of their first nodes, and how many they are.
fn numbered(of: &[u32]) -> (Vec<u32>, usize) {
    let mut numbers = vec![u32::MAX; of.len()];
    let mut count = 0;
    let given = of.iter().map(|community| {
        let number = &mut numbers[*community as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *number
    });
    (given.collect(), count as usize)
}

/// The same communities, one that is not connected being several.
fn in_one_piece(ties: &Ties, of: &[u32]) -> Vec<u32> {
    let mut pieces = vec![u32::MAX; of.len()];
    let mut open = Vec::new();
    for node in ties.nodes() {
        if pieces[node as usize] != u32::MAX {
            continue;
        }
        pieces[node as usize] = node;
        open.push(node);
        while let Some(one) = open.pop() {
            for other in ties.neighbours(one) {
                let at = *other as usize;
                if of[at] == of[one as usize] && pieces[at] == u32::MAX {
                    pieces[at] = node;
                    open.push(*other);
                }
            }
        }
    }
    pieces
}

/// The same communities, the largest first; of equal ones that of the first node.
fn by_size(of: &[u32]) -> Vec<u32> {
    let (of, count) = numbered(of);
    let mut sizes = vec![0_usize; count];
    for community in &of {
        sizes[*community as usize] += 1;
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|community| Reverse(sizes[*community]));
    let mut places = vec![0; count];
    for (place, community) in order.iter().enumerate() {
        places[*community] = u32::try_from(place).unwrap_or(u32::MAX);
    }
    of.iter()
        .map(|community| places[*community as usize])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_triangles_on_a_string_are_two_communities() {
        let edges = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)];
        let ties = Ties::new(6, edges.map(|(one, other)| (one, other, 1.0)));
        for seed in 0..20 {
            let found = communities(&ties, 1.0, seed);
            assert_eq!(found.of, [0, 0, 0, 1, 1, 1], "with the seed {seed}");
            let expected = 6.0 / 7.0 - 0.5;
            assert!((found.modularity - expected).abs() < 1e-12, "modularity");
        }
    }
}
