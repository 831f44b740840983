//! Whatever an article says, its record and the view are as the shapes say.

use crate::articles::{FACTS, PIPELINE, damaged};
use crate::{cases, corpus};
use proptest::prelude::*;
use std::sync::LazyLock;
use zhengtu::fact::ArticleFacts;
use zhengtu::store::Dataset;
use zhengtu::validate::Shapes;

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| Shapes::bundled().unwrap());

/// What breaks the shapes, in words.
fn broken(facts: &[ArticleFacts]) -> Vec<String> {
    let dataset = Dataset::from_quads(corpus::quads(facts)).unwrap();
    let report = SHAPES.check(&dataset).unwrap();
    let told = report.violations().iter().take(4);
    told.map(|violation| format!("{violation:?}")).collect()
}

#[test]
fn the_corpus_and_odd_articles_are_as_the_shapes_say() {
    assert_eq!(broken(&FACTS), Vec::<String>::new());
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn damaged_articles_are_as_the_shapes_say(articles in proptest::collection::vec(damaged(), 1..4)) {
        let mut facts: Vec<ArticleFacts> =
            articles.iter().map(|article| PIPELINE.extract(article)).collect();
        facts.sort_by(|a, b| a.article.document.cmp(&b.article.document));
        facts.dedup_by(|a, b| a.article.document == b.article.document);
        prop_assert_eq!(broken(&facts), Vec::<String>::new());
    }
}
