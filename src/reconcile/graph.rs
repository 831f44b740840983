//! The view as numbers, to be walked along property paths.

use super::path::{Path, Step};
use crate::query::prefixes::expand;
use crate::store::{Dataset, Links, StoreError, of_subject};

/// The statements of some properties, from both ends.
pub(super) struct Graph {
    links: Links,
    /// Object and subject of each property, sorted.
    inverse: Vec<Vec<[u32; 2]>>,
}

impl Graph {
    /// Reads the statements of these properties, named by prefix.
    pub fn read(dataset: &Dataset, properties: &[&str]) -> Result<Self, StoreError> {
        let nodes: Vec<_> = properties.iter().filter_map(|name| expand(name)).collect();
        debug_assert_eq!(
            nodes.len(),
            properties.len(),
            "a property has no known prefix"
        );
        let links = dataset.links(&nodes.iter().map(|node| node.as_ref()).collect::<Vec<_>>())?;
        let inverse = (0..nodes.len())
            .map(|property| {
                let pairs = links.pairs(property).iter();
                let mut turned: Vec<_> = pairs.map(|[from, to]| [*to, *from]).collect();
                turned.sort_unstable();
                turned
            })
            .collect();
        Ok(Self { links, inverse })
    }

    /// Subjects and objects of a property, sorted.
    pub fn pairs(&self, property: usize) -> &[[u32; 2]] {
        self.links.pairs(property)
    }

    /// The IRI, or a literal's own characters.
    pub fn value(&self, term: u32) -> String {
        self.links.value(term)
    }

    /// The number of an IRI.
    pub fn iri(&self, iri: &str) -> Option<u32> {
        self.links.iri(iri)
    }

    /// The number of a literal without language or type.
    pub fn text(&self, text: &str) -> Option<u32> {
        self.links.text(text)
    }

    /// Where a path leads to, sorted and each once.
    pub fn walk(&self, from: Vec<u32>, path: &Path) -> Vec<u32> {
        path.0.iter().fold(from, |nodes, step| {
            let mut reached: Vec<u32> = nodes
                .iter()
                .flat_map(|node| self.step(*node, *step))
                .collect();
            reached.sort_unstable();
            reached.dedup();
            reached
        })
    }

    fn step(&self, node: u32, step: Step) -> impl Iterator<Item = u32> {
        let pairs = if step.inverse {
            &self.inverse[step.property][..]
        } else {
            self.links.pairs(step.property)
        };
        of_subject(pairs, node).iter().map(|pair| pair[1])
    }
}
