//! The derivation of this program: records and view as [`crate::graph`] states them.

use super::derivation::Derivation;
use crate::fact::ArticleFacts;
use crate::graph::{self, Base, Run};
use crate::identity;
use crate::lexicon::divisions::Divisions;
use oxigraph::model::{NamedNode, Quad};

/// Quads under a base IRI.
#[derive(Debug)]
pub struct ByGraph {
    base: Base,
}

impl ByGraph {
    /// Mints instances under `base`.
    #[must_use]
    pub fn new(base: Base) -> Self {
        Self { base }
    }
}

impl Derivation for ByGraph {
    fn version(&self) -> String {
        format!("{} {}", Run::THIS.version, Run::THIS.rules)
    }

    fn graph(&self, document: &str) -> NamedNode {
        self.base.article(document)
    }

    fn record(&self, facts: &ArticleFacts) -> Vec<Quad> {
        graph::record(facts, &self.base)
    }

    fn view(&self, articles: &[ArticleFacts]) -> Vec<Quad> {
        // Read here and not before: who only asks the store never needs the list of divisions.
        let divisions = Divisions::load();
        graph::view(articles, &identity::resolve(articles), &self.base, &|code| {
            let id = divisions.by_code(code.parse().ok()?)?;
            Some(divisions.get(id).name.to_owned())
        })
    }
}
