//! Figures of each node that one look at its neighbours gives, and how deep in the core it lies.

use super::ties::Ties;

/// What can be told of one node without walking the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// To how many it is tied.
    pub degree: u32,
    /// The sum of its weights.
    pub strength: f64,
    /// The greatest k such that it is in a part where everybody is tied to at least k of the part.
    pub core: u32,
}

/// The figures of every node.
#[must_use]
pub fn figures(ties: &Ties) -> Vec<Figures> {
    let cores = cores(ties);
    ties.nodes()
        .zip(cores)
        .map(|(node, core)| Figures {
            degree: u32::try_from(ties.neighbours(node).len()).unwrap_or(u32::MAX),
            strength: ties.strength(node),
            core,
        })
        .collect()
}

/// Core numbers by Batagelj and Zaversnik: nodes leave in the order of what is left of their degrees.
fn cores(ties: &Ties) -> Vec<u32> {
    let mut left: Vec<usize> = ties
        .nodes()
        .map(|node| ties.neighbours(node).len())
        .collect();
    let most = left.iter().copied().max().unwrap_or(0);
    // Where the nodes of each degree begin in `order`.
    let mut starts = vec![0; most + 2];
    for degree in &left {
        starts[degree + 1] += 1;
    }
    for degree in 0..=most {
        starts[degree + 1] += starts[degree];
    }
    let mut next = starts.clone();
    let (mut order, mut places) = (vec![0_u32; left.len()], vec![0; left.len()]);
    for node in ties.nodes() {
        let place = &mut next[left[node as usize]];
        order[*place] = node;
        places[node as usize] = *place;
        *place += 1;
    }
    for at in 0..order.len() {
        let node = order[at];
        for other in ties.neighbours(node) {
            let degree = left[*other as usize];
            if degree > left[node as usize] {
                let (from, to) = (places[*other as usize], starts[degree].max(at + 1));
                let moved = order[to];
                order.swap(from, to);
                places[*other as usize] = to;
                places[moved as usize] = from;
                starts[degree] = to + 1;
                left[*other as usize] -= 1;
            }
        }
    }
    let core = |core: usize| u32::try_from(core).unwrap_or(u32::MAX);
    left.into_iter().map(core).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_with_a_tail_has_a_core_of_two() {
        let edges = [(0, 1, 1.0), (1, 2, 0.5), (0, 2, 1.0), (2, 3, 2.0)];
        let found = figures(&Ties::new(5, edges));
        let cores: Vec<_> = found.iter().map(|figures| figures.core).collect();
        assert_eq!(cores, [2, 2, 2, 1, 0], "core numbers");
        assert_eq!((found[2].degree, found[2].strength), (3, 3.5), "the middle");
    }
}
