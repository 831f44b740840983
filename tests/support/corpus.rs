//! The bundled example corpus, and the graph of any articles.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

use oxigraph::model::Quad;
use std::sync::LazyLock;
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::{Base, Duplicates, record, view};
use zhengtu::identity::resolve;
use zhengtu::lexicon::divisions::Divisions;
use zhengtu::source::{Article, Input, ReadOptions, read};

/// The articles of `examples/corpus`, in the order in which they are read.
pub fn articles() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/corpus");
    let items = read(&[Input::Path(folder.into())], &ReadOptions::default());
    items.map(|item| item.unwrap()).collect()
}

static DIVISIONS: LazyLock<Divisions> = LazyLock::new(Divisions::load);

/// The official name of a division, as the command line gives it to the view.
pub fn division_name(code: &str) -> Option<String> {
    let id = DIVISIONS.by_code(code.parse().ok()?)?;
    Some(DIVISIONS.get(id).name.to_owned())
}

/// Records and view.
pub fn quads(articles: &[ArticleFacts]) -> Vec<Quad> {
    let base = Base::default();
    let records = articles.iter().flat_map(|facts| record(facts, &base));
    records
        .chain(view(
            articles,
            &resolve(articles),
            &base,
            &division_name,
            Duplicates::Linked,
        ))
        .collect()
}
