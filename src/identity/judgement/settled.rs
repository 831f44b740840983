//! What judgements come to together: the latest on each pair, what follows from them, and where they
//! contradict each other.

use super::{Judgement, Named, Pair, Ruling};
use crate::identity::Thing;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A judgement that cannot be kept beside others: a chain of `same` ends in two that are `different`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The latest of the chain, which is not followed.
    pub set_aside: Judgement,
    /// The whole chain, from one side of `against` to the other; `set_aside` is among it.
    pub chain: Vec<Judgement>,
    /// The judgement that keeps the ends apart, which is followed: two that are one by mistake mix two
    /// lives, one that is two by mistake only lacks a link.
    pub against: Judgement,
}

/// What judgements come to together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    same: Vec<Judgement>,
    different: Vec<Judgement>,
    unsure: BTreeSet<Pair>,
    contradictions: Vec<Contradiction>,
}

type Node<'a> = (Thing, &'a Named);

impl Settled {
    pub(super) fn of(judgements: &[Judgement]) -> Self {
        let mut settled = Self::default();
        let mut ordered = latest(judgements);
        ordered.sort_unstable();
        for judgement in &ordered {
            match judgement.ruling {
                Ruling::Different => settled.different.push((*judgement).clone()),
                Ruling::Unsure => {
                    settled.unsure.insert(judgement.pair.clone());
                }
                Ruling::Same | Ruling::Retracted => {}
            }
        }
        let mut sets = Sets::default();
        let apart: Vec<(usize, usize)> = settled
            .different
            .iter()
            .map(|judgement| sets.ends(&judgement.pair))
            .collect();
        for judgement in ordered {
            if judgement.ruling != Ruling::Same {
                continue;
            }
            let (a, b) = sets.ends(&judgement.pair);
            let joined = BTreeSet::from([sets.find(a), sets.find(b)]);
            let broken = apart
                .iter()
                .position(|(c, d)| BTreeSet::from([sets.find(*c), sets.find(*d)]) == joined)
                .filter(|_| joined.len() == 2);
            match broken {
                None => {
                    sets.join(a, b);
                    settled.same.push(judgement.clone());
                }
                Some(index) => settled.set_aside(judgement, index),
            }
        }
        settled
    }

    /// Does not follow a `same`, since it makes one of two that a judgement keeps apart.
    fn set_aside(&mut self, judgement: &Judgement, apart: usize) {
        let against = self.different[apart].clone();
        self.same.push(judgement.clone());
        let chain = self.chain(&against.pair).unwrap_or_default();
        self.same.pop();
        self.contradictions.push(Contradiction {
            set_aside: judgement.clone(),
            chain,
            against,
        });
    }

    /// The `same`s that lead from one side of a pair to the other.
    fn chain(&self, pair: &Pair) -> Option<Vec<Judgement>> {
        let (start, goal): (Node<'_>, Node<'_>) = ((pair.thing, &pair.a), (pair.thing, &pair.b));
        let mut came: BTreeMap<Node<'_>, Option<(Node<'_>, &Judgement)>> = BTreeMap::new();
        came.insert(start, None);
        let mut open = VecDeque::from([start]);
        while let Some(here) = open.pop_front() {
            if here == goal {
                let mut chain = Vec::new();
                let mut node = goal;
                while let Some(Some((before, judgement))) = came.get(&node) {
                    chain.push((*judgement).clone());
                    node = *before;
                }
                chain.reverse();
                return Some(chain);
            }
            for judgement in &self.same {
                let (a, b) = ends(&judgement.pair);
                let there = if a == here {
                    b
                } else if b == here {
                    a
                } else {
                    continue;
                };
                came.entry(there).or_insert_with(|| {
                    open.push_back(there);
                    Some((here, judgement))
                });
            }
        }
        None
    }

    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.different.is_empty()
    }

    /// The pairs that are one, as decided and not contradicted, in order of time.
    #[must_use]
    pub fn same(&self) -> &[Judgement] {
        &self.same
    }

    /// The pairs that are two, in order of time.
    #[must_use]
    pub fn different(&self) -> &[Judgement] {
        &self.different
    }

    /// Whether somebody looked at the pair and could not tell.
    #[must_use]
    pub fn is_left_open(&self, pair: &Pair) -> bool {
        self.unsure.contains(pair)
    }

    /// What cannot be kept together.
    #[must_use]
    pub fn contradictions(&self) -> &[Contradiction] {
        &self.contradictions
    }

    /// What the view depends on, as text: the pairs without who, when and why.
    #[must_use]
    pub fn digest_input(&self) -> String {
        let pairs = |judgements: &[Judgement]| -> BTreeSet<String> {
            let bare = |judgement: &Judgement| {
                Judgement {
                    when: Timestamp::UNIX_EPOCH,
                    who: String::new(),
                    note: String::new(),
                    ..judgement.clone()
                }
                .to_string()
            };
            judgements.iter().map(bare).collect()
        };
        let lines: Vec<String> = pairs(&self.same)
            .into_iter()
            .chain(pairs(&self.different))
            .collect();
        lines.join("\n")
    }
}

/// The judgement that counts on each pair, in order of the pairs.
pub(super) fn latest(judgements: &[Judgement]) -> Vec<&Judgement> {
    let mut latest: BTreeMap<&Pair, &Judgement> = BTreeMap::new();
    for judgement in judgements {
        let known = latest.entry(&judgement.pair).or_insert(judgement);
        if *known < judgement {
            *known = judgement;
        }
    }
    latest.into_values().collect()
}

/// Which mentions are one so far.
#[derive(Default)]
struct Sets {
    numbers: BTreeMap<(Thing, Named), usize>,
    parent: Vec<usize>,
}

impl Sets {
    fn ends(&mut self, pair: &Pair) -> (usize, usize) {
        let mut number = |named: &Named| {
            let next = self.parent.len();
            let number = *self
                .numbers
                .entry((pair.thing, named.clone()))
                .or_insert(next);
            if number == next {
                self.parent.push(next);
            }
            number
        };
        (number(&pair.a), number(&pair.b))
    }

    fn find(&mut self, mut index: usize) -> usize {
        while self.parent[index] != index {
            self.parent[index] = self.parent[self.parent[index]];
            index = self.parent[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a] = b;
    }
}

fn ends(pair: &Pair) -> (Node<'_>, Node<'_>) {
    ((pair.thing, &pair.a), (pair.thing, &pair.b))
}

#[cfg(test)]
mod tests {
    use super::super::Judgements;
    use super::*;

    fn lines(lines: &[&str]) -> Settled {
        let text: Vec<String> = lines
            .iter()
            .enumerate()
            .map(|(minute, line)| {
                let cells: Vec<&str> = line.split(' ').collect();
                let [ruling, a, b] = cells[..] else {
                    panic!("{line}: ruling and two articles")
                };
                format!(
                    "{ruling}\tperson\t{a}\t李波\t{b}\t李波\t何田\t2026-03-12T08:{minute:02}:00Z"
                )
            })
            .collect();
        let judgements = Judgements::parse(&text.join("\n")).expect("lines");
        judgements.settle()
    }

    #[test]
    fn the_latest_on_a_pair_counts_and_can_be_taken_back() {
        assert_eq!(lines(&["same a b", "different b a"]).same().len(), 0);
        let back = lines(&["same a b", "retracted a b"]);
        assert!(back.is_empty());
        assert_eq!(lines(&["retracted a b", "same a b"]).same().len(), 1);
    }

    #[test]
    fn a_chain_that_ends_in_two_is_named_and_its_latest_link_set_aside() {
        let settled = lines(&["same a b", "different a c", "same b c", "same c d"]);
        let [contradiction] = settled.contradictions() else {
            panic!("one contradiction: {settled:#?}")
        };
        assert_eq!(contradiction.chain.len(), 2);
        assert_eq!(contradiction.set_aside.pair.b.document, "c");
        assert_eq!(contradiction.against.ruling, Ruling::Different);
        assert_eq!(settled.same().len(), 2, "a–b and c–d stand");
    }

    #[test]
    fn the_order_of_lines_does_not_matter() {
        let forward = lines(&["same a b", "different a c", "unsure c d"]);
        let text = "unsure\tperson\tc\t李波\td\t李波\t何田\t2026-03-12T08:02:00Z\n\
                    different\tperson\ta\t李波\tc\t李波\t何田\t2026-03-12T08:01:00Z\n\
                    same\tperson\ta\t李波\tb\t李波\t何田\t2026-03-12T08:00:00Z\n";
        let backward = Judgements::parse(text).expect("lines").settle();
        assert_eq!(forward, backward);
        assert_eq!(forward.digest_input(), backward.digest_input());
        assert!(!forward.digest_input().contains("何田"));
    }
}
