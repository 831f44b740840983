//! PageRank by weights.

use super::ties::Ties;

/// What PageRank is computed with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// The chance to go on along a tie rather than begin anew anywhere.
    pub damping: f64,
    /// It is done when all ranks together change by less than this.
    pub tolerance: f64,
}

impl Default for Rank {
    fn default() -> Self {
        Self {
            damping: 0.85,
            tolerance: 1e-10,
        }
    }
}

/// More rounds than any damping below 0.99 needs to change by less than 10⁻¹⁰.
const ROUNDS: usize = 2000;

/// The rank of every node; they sum to 1. Whoever is tied to nobody begins anew.
#[must_use]
pub fn rank(ties: &Ties, how: Rank) -> Vec<f64> {
    let strengths: Vec<f64> = ties.nodes().map(|node| ties.strength(node)).collect();
    let nodes = count(ties.len());
    let mut ranks = vec![1.0 / nodes; ties.len()];
    let mut shares = vec![0.0; ties.len()];
    for _ in 0..ROUNDS {
        let mut alone = 0.0;
        for ((share, rank), strength) in shares.iter_mut().zip(&ranks).zip(&strengths) {
            if *strength > 0.0 {
                *share = rank / strength;
            } else {
                *share = 0.0;
                alone += rank;
            }
        }
        let base = (1.0 - how.damping + how.damping * alone) / nodes;
        let mut change = 0.0;
        for node in ties.nodes() {
            let from = ties.of_node(node);
            let sum: f64 = from
                .map(|(other, weight)| shares[other as usize] * weight)
                .sum();
            let next = base + how.damping * sum;
            let rank = &mut ranks[node as usize];
            change += (next - *rank).abs();
            *rank = next;
        }
        if change < how.tolerance {
            break;
        }
    }
    ranks
}

/// A count, to be divided by.
#[expect(clippy::cast_precision_loss, reason = "no network has 2⁵³ nodes")]
pub(super) const fn count(length: usize) -> f64 {
    length as f64
}
