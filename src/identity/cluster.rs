//! Clusters of mentions: joined one pair at a time, unless that would join what must stay apart.

use rustc_hash::{FxHashMap, FxHashSet};

/// Sets of indices that can be joined; each set knows the documents that it has taken a mention from.
pub(super) struct Clusters {
    parent: Vec<u32>,
    documents: Vec<FxHashSet<u32>>,
    /// What keeps a set apart from another, by its root: two that have one number in common are never joined.
    walls: FxHashMap<u32, FxHashSet<u32>>,
    /// How many walls there are.
    walled: u32,
}

impl Clusters {
    /// One set for each mention, given the document of each by its number.
    pub(super) fn new(documents: impl IntoIterator<Item = u32>) -> Self {
        let documents: Vec<_> = documents
            .into_iter()
            .map(|document| FxHashSet::from_iter([document]))
            .collect();
        Self {
            parent: (0..).take(documents.len()).collect(),
            documents,
            walls: FxHashMap::default(),
            walled: 0,
        }
    }

    /// Lets nothing join the sets of two mentions from now on.
    pub(super) fn keep_apart(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        if a != b {
            self.walls.entry(a).or_default().insert(self.walled);
            self.walls.entry(b).or_default().insert(self.walled);
            self.walled += 1;
        }
    }

    /// Whether something keeps the sets of two mentions apart for good: a decision, or a document that has both.
    pub(super) fn stay_apart(&mut self, a: u32, b: u32) -> bool {
        self.is_walled(a, b) || self.share_document(a, b)
    }

    /// Whether a decision keeps the sets of two mentions apart.
    pub(super) fn is_walled(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        let walls = |root| self.walls.get(&root);
        walls(a)
            .zip(walls(b))
            .is_some_and(|(a, b)| !a.is_disjoint(b))
    }

    /// The set that a mention is in, as the index of one of its members.
    pub(super) fn find(&mut self, index: u32) -> u32 {
        let mut root = index;
        while self.parent[at(root)] != root {
            root = self.parent[at(root)];
        }
        let mut next = index;
        while self.parent[at(next)] != root {
            next = std::mem::replace(&mut self.parent[at(next)], root);
        }
        root
    }

    /// Whether one document has a mention in both sets: it tells them apart.
    fn share_document(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (at(self.find(a)), at(self.find(b)));
        let (small, large) = if self.documents[a].len() < self.documents[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        let large = &self.documents[large];
        self.documents[small]
            .iter()
            .any(|document| large.contains(document))
    }

    /// Joins two sets, unless one document has a mention in both; whether they are one now, and were not before.
    pub(super) fn join(&mut self, a: u32, b: u32) -> bool {
        !self.are_one(a, b) && !self.share_document(a, b) && self.join_freely(a, b)
    }

    /// Joins two sets, whatever documents they are of, unless they are kept apart; whether they were two before.
    pub(super) fn join_freely(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b || self.is_walled(a, b) {
            return false;
        }
        // The smaller into the larger keeps the moves few, and the root says nothing of the result.
        let (kept, gone) = if self.documents[at(a)].len() < self.documents[at(b)].len() {
            (b, a)
        } else {
            (a, b)
        };
        let moved = std::mem::take(&mut self.documents[at(gone)]);
        self.documents[at(kept)].extend(moved);
        self.parent[at(gone)] = kept;
        if let Some(moved) = self.walls.remove(&gone) {
            self.walls.entry(kept).or_default().extend(moved);
        }
        true
    }

    /// Whether two mentions are in one set.
    pub(super) fn are_one(&mut self, a: u32, b: u32) -> bool {
        self.find(a) == self.find(b)
    }

    /// The sets, each with its members in order, in the order of their first members.
    pub(super) fn sets(&mut self) -> Vec<Vec<u32>> {
        let mut of_root: Vec<Option<u32>> = vec![None; self.parent.len()];
        let mut sets: Vec<Vec<u32>> = Vec::new();
        for index in (0..).take(self.parent.len()) {
            let root = at(self.find(index));
            match of_root[root] {
                Some(set) => sets[at(set)].push(index),
                None => {
                    of_root[root] = u32::try_from(sets.len()).ok();
                    sets.push(vec![index]);
                }
            }
        }
        sets
    }
}

/// An index of mentions as one of a vector.
pub(super) const fn at(index: u32) -> usize {
    index as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_mentions_of_one_document_stay_apart() {
        let mut clusters = Clusters::new([0, 1, 0, 2]);
        assert!(clusters.join(0, 1));
        assert!(
            !clusters.join(1, 2),
            "both sets have a mention in document 0"
        );
        assert!(clusters.join(2, 3));
        assert!(!clusters.join(2, 3), "they are one already");
        assert_eq!(clusters.sets(), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn what_is_kept_apart_stays_so_however_it_grows() {
        let mut clusters = Clusters::new(0..5);
        clusters.keep_apart(0, 1);
        assert!(clusters.join(0, 2));
        assert!(clusters.join(1, 3));
        assert!(!clusters.join_freely(2, 3), "0 and 1 would be one");
        assert!(clusters.stay_apart(2, 3));
        assert!(clusters.join(4, 2));
        assert!(!clusters.join(4, 1));
    }
}
