//! From facts to quads, as the store needs it done.

use crate::fact::ArticleFacts;
use oxigraph::model::{NamedNode, Quad};

/// How the quads of a store are computed from its facts.
///
/// Both functions must be pure: the store computes them anew whenever a snapshot is lost or older than `version`.
pub trait Derivation: Send + Sync {
    /// Changes whenever the same facts would give other quads.
    fn version(&self) -> String;

    /// The named graph of a document's record.
    fn graph(&self, document: &str) -> NamedNode;

    /// What one article says: quads of its named graph.
    fn record(&self, facts: &ArticleFacts) -> Vec<Quad>;

    /// What is concluded from all articles, which come sorted by document: quads of the default graph.
    fn view(&self, articles: &[ArticleFacts]) -> Vec<Quad>;
}
