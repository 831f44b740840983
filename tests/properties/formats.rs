//! An export, loaded again, is the same graph; and it has no blank node.

use crate::articles::{FACTS, PIPELINE, damaged};
use crate::{cases, corpus};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::store::Store;
use proptest::prelude::*;
use std::collections::BTreeSet;
use zhengtu::export::{GraphFormat, to_stream};
use zhengtu::fact::ArticleFacts;
use zhengtu::store::Dataset;

fn reader(format: GraphFormat) -> RdfFormat {
    match format {
        GraphFormat::Turtle => RdfFormat::Turtle,
        GraphFormat::Trig => RdfFormat::TriG,
        GraphFormat::NQuads => RdfFormat::NQuads,
        GraphFormat::NTriples => RdfFormat::NTriples,
        GraphFormat::RdfXml => RdfFormat::RdfXml,
        GraphFormat::JsonLd => RdfFormat::JsonLd {
            profile: JsonLdProfileSet::empty(),
        },
    }
}

/// What a store holds: it writes some literals in its own way, `"1.0"^^xsd:decimal` as `"1"`.
fn held(store: &Store) -> BTreeSet<String> {
    store.iter().map(|quad| quad.unwrap().to_string()).collect()
}

/// What a plain store holds once it has loaded the export.
fn loaded_again(dataset: &Dataset, format: GraphFormat) -> BTreeSet<String> {
    let mut bytes = Vec::new();
    to_stream(dataset, format, &[], &mut bytes).unwrap();
    let store = Store::new().unwrap();
    store
        .load_from_slice(RdfParser::from_format(reader(format)), &bytes)
        .unwrap_or_else(|error| panic!("{}: {error}", format.name()));
    held(&store)
}

/// The first format that loses or adds something, and what.
fn unfaithful(quads: &[Quad]) -> Option<String> {
    GraphFormat::ALL.into_iter().find_map(|format| {
        let mut kept = quads.to_vec();
        kept.retain(|quad| {
            format.holds_named_graphs() || quad.graph_name == GraphName::DefaultGraph
        });
        let store = Store::new().unwrap();
        store.extend(kept.iter().cloned()).unwrap();
        let before = held(&store);
        let after = loaded_again(&Dataset::from_quads(kept).unwrap(), format);
        let changed: Vec<_> = before.symmetric_difference(&after).take(4).collect();
        (!changed.is_empty()).then(|| format!("{}: {changed:#?}", format.name()))
    })
}

/// Quads with a blank node, or with an IRI that is none.
fn unsound(quads: &[Quad]) -> Vec<String> {
    let is_sound = |iri: &NamedNode| NamedNode::new(iri.as_str()).is_ok();
    let bad = quads.iter().filter(|quad| {
        let subject =
            matches!(&quad.subject, NamedOrBlankNode::NamedNode(subject) if is_sound(subject));
        let object = match &quad.object {
            Term::NamedNode(object) => is_sound(object),
            Term::Literal(_) => true,
            Term::BlankNode(_) => false,
        };
        let graph = match &quad.graph_name {
            GraphName::NamedNode(graph) => is_sound(graph),
            GraphName::DefaultGraph => true,
            GraphName::BlankNode(_) => false,
        };
        !(subject && object && graph)
    });
    bad.map(Quad::to_string).take(4).collect()
}

#[test]
fn every_format_gives_the_corpus_back() {
    let quads = corpus::quads(&FACTS);
    assert_eq!(unfaithful(&quads), None);
    assert_eq!(unsound(&quads), Vec::<String>::new());
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn every_format_gives_damaged_articles_back(articles in proptest::collection::vec(damaged(), 1..4)) {
        let mut facts: Vec<ArticleFacts> =
            articles.iter().map(|article| PIPELINE.extract(article)).collect();
        facts.sort_by(|a, b| a.article.document.cmp(&b.article.document));
        facts.dedup_by(|a, b| a.article.document == b.article.document);
        let quads = corpus::quads(&facts);
        prop_assert_eq!(unfaithful(&quads), None);
        prop_assert_eq!(unsound(&quads), Vec::<String>::new());
    }
}
