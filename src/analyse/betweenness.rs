//! How near each node is to all others, and how often it lies between two: by steps, whatever the weights.

use super::rank::count;
use super::ties::Ties;
use crate::lot::Lot;
use rayon::prelude::*;

/// From how many nodes paths are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// From all.
    Exact,
    /// From so many, drawn by lot with a seed, and scaled up.
    Sampled {
        /// How many.
        sources: usize,
        /// What fixes the lot.
        seed: u64,
    },
}

/// Larger networks are measured from a sample unless asked otherwise.
const MANY: usize = 5000;

/// How many nodes a sample has unless asked otherwise.
const SAMPLE: usize = 1000;

impl Effort {
    /// What a network of so many nodes is worth where nobody says.
    #[must_use]
    pub const fn usual(nodes: usize, seed: u64) -> Self {
        if nodes > MANY {
            let sources = SAMPLE;
            Self::Sampled { sources, seed }
        } else {
            Self::Exact
        }
    }
}

/// Measures that need the shortest paths between all.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// The share of the shortest paths between others that lead through each node (Freeman's, by Brandes's algorithm).
    pub betweenness: Vec<f64>,
    /// One over the mean distance to those whom it reaches, times the share of all whom it reaches (Wasserman and Faust).
    pub closeness: Vec<f64>,
}

/// Sources are dealt to this many hands whatever the number of threads, so that sums always add up in one order.
const HANDS: usize = 16;

/// Counts shortest paths.
#[must_use]
pub fn reach(ties: &Ties, effort: Effort) -> Reach {
    let mut sources: Vec<u32> = ties.nodes().collect();
    if let Effort::Sampled {
        sources: drawn,
        seed,
    } = effort
    {
        Lot::new(seed).draw(&mut sources, drawn);
        sources.truncate(drawn);
        sources.sort_unstable();
    }
    let hands: Vec<Hand> = (0..HANDS)
        .into_par_iter()
        .map(|hand| {
            let mut own = Hand::new(ties.len());
            for source in sources.iter().skip(hand).step_by(HANDS) {
                own.count_from(ties, *source);
            }
            own
        })
        .collect();
    let (nodes, drawn) = (count(ties.len()), count(sources.len()));
    let scale = nodes / drawn / ((nodes - 1.0) * (nodes - 2.0));
    let each = |node: usize| {
        let sum = |of: fn(&Hand) -> &[f64]| hands.iter().map(|hand| of(hand)[node]).sum::<f64>();
        let steps = sum(|hand| &hand.steps) * nodes / drawn;
        let others = sum(|hand| &hand.reached) * nodes / drawn - 1.0;
        let closeness = others / steps * others / (nodes - 1.0);
        let between = sum(|hand| &hand.between) * scale;
        let known = |measure: f64| {
            if measure.is_finite() {
                measure.max(0.0)
            } else {
                0.0
            }
        };
        (known(between), known(closeness))
    };
    let (betweenness, closeness) = (0..ties.len()).map(each).unzip();
    Reach {
        betweenness,
        closeness,
    }
}

/// What one thread needs to walk, and what it has counted.
struct Hand {
    between: Vec<f64>,
    steps: Vec<f64>,
    reached: Vec<f64>,
    distance: Vec<u32>,
    paths: Vec<f64>,
    depends: Vec<f64>,
    order: Vec<u32>,
}

const FAR: u32 = u32::MAX;

impl Hand {
    fn new(nodes: usize) -> Self {
        let zeros = || vec![0.0; nodes];
        Self {
            between: zeros(),
            steps: zeros(),
            reached: zeros(),
            distance: vec![FAR; nodes],
            paths: zeros(),
            depends: zeros(),
            order: Vec::with_capacity(nodes),
        }
    }

    /// Brandes's algorithm from one source. A tie has no direction, so the distance to a node is that from it.
    fn count_from(&mut self, ties: &Ties, source: u32) {
        self.order.clear();
        self.order.push(source);
        self.distance[source as usize] = 0;
        self.paths[source as usize] = 1.0;
        let mut at = 0;
        while let Some(node) = self.order.get(at).copied() {
            at += 1;
            let (next, paths) = (self.distance[node as usize] + 1, self.paths[node as usize]);
            for other in ties.neighbours(node) {
                let other_at = *other as usize;
                if self.distance[other_at] == FAR {
                    self.distance[other_at] = next;
                    self.order.push(*other);
                }
                if self.distance[other_at] == next {
                    self.paths[other_at] += paths;
                }
            }
        }
        for node in self.order.iter().rev() {
            let at = *node as usize;
            let distance = self.distance[at];
            let share = (1.0 + self.depends[at]) / self.paths[at];
            for other in ties.neighbours(*node) {
                let other = *other as usize;
                if self.distance[other].wrapping_add(1) == distance {
                    self.depends[other] += self.paths[other] * share;
                }
            }
            if *node != source {
                self.between[at] += self.depends[at];
            }
            self.steps[at] += f64::from(distance);
            self.reached[at] += 1.0;
        }
        for node in &self.order {
            let at = *node as usize;
            (self.distance[at], self.paths[at], self.depends[at]) = (FAR, 0.0, 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_star_lies_between_all() {
        let star = Ties::new(5, (1..5).map(|leaf| (0, leaf, 1.0)));
        let found = reach(&star, Effort::Exact);
        assert_eq!(found.betweenness, [1.0, 0.0, 0.0, 0.0, 0.0], "betweenness");
        assert_eq!(found.closeness[0], 1.0, "the middle is one step from all");
        let all = Effort::Sampled {
            sources: 5,
            seed: 7,
        };
        assert_eq!(reach(&star, all), found, "a sample of all is no sample");
    }
}
