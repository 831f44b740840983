//! Clusters of mentions: joined one pair at a time, unless that would join what must stay apart.

use rustc_hash::{FxHashMap, FxHashSet};

/// Sets of indices that can be joined; each set knows the documents that it has taken a mention from.
pub(super) struct Clusters {
    parent: Vec<u32>,
    /// The document of each mention.
    document: Vec<u32>,
    /// The documents of each set of more than one mention, by its root.
    documents: FxHashMap<u32, FxHashSet<u32>>,
    /// Roots of sets that were found to share a document. They share it however they grow, and looking for it
    /// again with each pair of their mentions would take the product of their sizes.
    sharing: FxHashSet<(u32, u32)>,
    /// What keeps a set apart from another, by its root: two that have one number in common are never joined.
    walls: FxHashMap<u32, FxHashSet<u32>>,
    /// How many walls there are.
    walled: u32,
}

impl Clusters {
    /// One set for each mention, given the document of each by its number.
    pub(super) fn new(documents: impl IntoIterator<Item = u32>) -> Self {
        let document: Vec<_> = documents.into_iter().collect();
        Self {
            parent: (0..).take(document.len()).collect(),
            document,
            documents: FxHashMap::default(),
            sharing: FxHashSet::default(),
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
        let (a, b) = (self.find(a), self.find(b));
        let pair = (a.min(b), a.max(b));
        if a == b || self.sharing.contains(&pair) {
            return true;
        }
        let (of_a, of_b) = (self.documents.get(&a), self.documents.get(&b));
        let (one, other) = (self.document[at(a)], self.document[at(b)]);
        let share = match (of_a, of_b) {
            (None, None) => one == other,
            (Some(documents), None) => documents.contains(&other),
            (None, Some(documents)) => documents.contains(&one),
            (Some(a), Some(b)) => !a.is_disjoint(b),
        };
        if share {
            self.sharing.insert(pair);
        }
        share
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
        let size = |root| self.documents.get(&root).map_or(1, FxHashSet::len);
        let (kept, gone) = if size(a) < size(b) { (b, a) } else { (a, b) };
        let moved = self.documents.remove(&gone);
        let own = self.document[at(kept)];
        let known = self.documents.entry(kept);
        let known = known.or_insert_with(|| FxHashSet::from_iter([own]));
        match moved {
            Some(moved) => known.extend(moved),
            None => {
                known.insert(self.document[at(gone)]);
            }
        }
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
