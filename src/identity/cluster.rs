//! Clusters of mentions: joined one pair at a time, unless that would join what must stay apart.

use std::collections::BTreeSet;

/// Sets of indices that can be joined; each set knows the documents that it has taken a mention from.
pub(super) struct Clusters<'a> {
    parent: Vec<usize>,
    documents: Vec<BTreeSet<&'a str>>,
}

impl<'a> Clusters<'a> {
    /// One set for each mention, given the document of each.
    pub(super) fn new(documents: impl IntoIterator<Item = &'a str>) -> Self {
        let documents: Vec<_> = documents
            .into_iter()
            .map(|document| BTreeSet::from([document]))
            .collect();
        Self {
            parent: (0..documents.len()).collect(),
            documents,
        }
    }

    /// The set that a mention is in, as the index of one of its members.
    pub(super) fn find(&mut self, index: usize) -> usize {
        let mut root = index;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut next = index;
        while self.parent[next] != root {
            next = std::mem::replace(&mut self.parent[next], root);
        }
        root
    }

    /// Joins two sets, unless one document has a mention in both: it tells them apart.
    pub(super) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        let (kept, gone) = (a.min(b), a.max(b));
        if kept == gone {
            return true;
        }
        if !self.documents[kept].is_disjoint(&self.documents[gone]) {
            return false;
        }
        let moved = std::mem::take(&mut self.documents[gone]);
        self.documents[kept].extend(moved);
        self.parent[gone] = kept;
        true
    }

    /// The sets, each with its members in order, in the order of their first members.
    pub(super) fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for index in 0..self.parent.len() {
            let root = self.find(index);
            sets[root].push(index);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_mentions_of_one_document_stay_apart() {
        let mut clusters = Clusters::new(["a", "b", "a", "c"]);
        assert!(clusters.join(0, 1));
        assert!(!clusters.join(1, 2), "both sets have a mention in `a`");
        assert!(clusters.join(2, 3));
        assert_eq!(clusters.sets(), [vec![0, 1], vec![2, 3]]);
    }
}
