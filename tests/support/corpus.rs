//! The bundled example corpus, and the graph of any articles.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

use oxigraph::model::Quad;
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::{Base, record, view};
use zhengtu::identity::resolve;
use zhengtu::lexicon::divisions::Divisions;
use zhengtu::source::{Article, Input, ReadOptions, read};

/// The articles of `examples/corpus`, in the order in which they are read.
pub fn articles() -> Vec<Article> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/corpus");
    let items = read(&[Input::Path(folder.into())], &ReadOptions::default());
    items.map(|item| item.unwrap()).collect()
}

/// What the command line hands to the store: official names by code.
pub fn division_names() -> impl Fn(&str) -> Option<String> + Send + Sync {
    let list = Divisions::load();
    move |code| {
        let id = list.by_code(code.parse().ok()?)?;
        Some(list.get(id).name.to_owned())
    }
}

/// Records and view.
pub fn quads(articles: &[ArticleFacts]) -> Vec<Quad> {
    let base = Base::default();
    let records = articles.iter().flat_map(|facts| record(facts, &base));
    let names = division_names();
    records
        .chain(view(articles, &resolve(articles), &base, &names))
        .collect()
}
