//! What a store holds is what a file of it says: every format, plain and compressed, read back by a parser
//! that is told nothing but the format, term by term.

#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/facts.rs"]
mod facts;

use flate2::read::MultiGzDecoder;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad, Term};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use tempfile::TempDir;
use zhengtu::export::{Existing, GraphFormat, to_file};
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::Base;
use zhengtu::pipeline::Pipeline;
use zhengtu::store::{Engine, Foreign, Mode, Needs, Store};

/// The firm of [`facts::articles`].
const FIRM: &str = "辽宁鼎岳重工有限公司";

const EDTF: &str = "<http://id.loc.gov/datatypes/edtf/EDTF>";
const DATE: &str = "<http://www.w3.org/2001/XMLSchema#date>";

/// What the view must keep, beside all else: dates with what they are, and what conclusions rest on.
const IN_VIEW: &[&str] = &[EDTF, DATE, "#restsOn>"];

/// What records must keep: the article's own words, where they stand, the rule, and the run that read them.
const IN_RECORDS: &[&str] = &[
    EDTF,
    DATE,
    "#evidence>",
    "#anchorOf>",
    "#beginIndex>",
    "#rule>",
    "#confidence>",
    "#extractedBy>",
    "/prov#wasAssociatedWith>",
];

/// RDF of others, with what each format writes in its own way.
const FOREIGN: &str = r#"
@prefix e: <https://example.org/> .
e:a e:b "两行\n\"引\" \\ <x> & y"@zh-Hans, "1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>, [ e:c ( 1 2 ) ] .
"#;

fn rdf(format: GraphFormat) -> RdfFormat {
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

type NameOf = fn(&str) -> Option<String>;

/// A store of these articles; it holds these quads.
fn stored(articles: &[ArticleFacts], name_of: NameOf, quads: Vec<Quad>) -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let names = Box::new(name_of);
    let mut store = Store::create(dir.path(), Engine::Snapshot, &Base::default(), names).unwrap();
    let mut transaction = store.begin().unwrap();
    for article in articles {
        transaction.upsert(article, "").unwrap();
    }
    transaction.commit().unwrap();
    drop(store);
    let store = Store::open(dir.path(), Mode::Write, Box::new(name_of)).unwrap();
    let dataset = store.dataset(Needs::Both).unwrap().dataset;
    let held: HashSet<Quad> = dataset.quads().unwrap().into_iter().collect();
    let quads: HashSet<Quad> = quads.into_iter().collect();
    let differ: Vec<&Quad> = held.symmetric_difference(&quads).take(4).collect();
    assert!(
        differ.is_empty(),
        "the store is not the graph of its facts: {differ:#?}"
    );
    (dir, store)
}

fn read_back(path: &Path, format: GraphFormat) -> HashSet<Quad> {
    let mut bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|end| end == "gz") {
        let mut text = Vec::new();
        MultiGzDecoder::new(bytes.as_slice())
            .read_to_end(&mut text)
            .unwrap();
        bytes = text;
    }
    let parser = RdfParser::from_format(rdf(format)).for_slice(&bytes);
    let quads =
        parser.map(|quad| quad.unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    quads.collect()
}

/// The first file that says something else than the store, or misses one of `parts`.
fn unfaithful(store: &Store, view: &[&str], records: &[&str]) -> Option<String> {
    let dir = tempfile::tempdir().unwrap();
    let files = GraphFormat::ALL
        .into_iter()
        .flat_map(|format| [(format, ""), (format, ".gz")]);
    for (format, packed) in files {
        let opened = if format.holds_named_graphs() {
            store.dataset_with_loaded(Needs::Both)
        } else {
            store.dataset(Needs::View)
        };
        let dataset = opened.unwrap().dataset;
        let path = dir
            .path()
            .join(format!("graph.{}{packed}", format.extension()));
        to_file(&dataset, format, &[], &path, Existing::Keep).unwrap();
        let (kept, told) = (dataset.quads().unwrap(), read_back(&path, format));
        let kept: HashSet<Quad> = kept.into_iter().collect();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let differ: Vec<String> = kept
            .symmetric_difference(&told)
            .take(4)
            .map(Quad::to_string)
            .collect();
        if !differ.is_empty() {
            return Some(format!("{name}: {differ:#?}"));
        }
        let (in_view, in_records): (Vec<_>, Vec<_>) = told
            .iter()
            .partition(|quad| quad.graph_name == GraphName::DefaultGraph);
        let records = if format.holds_named_graphs() {
            records
        } else {
            &[]
        };
        for (parts, quads) in [(view, in_view), (records, in_records)] {
            let text: Vec<String> = quads.iter().map(ToString::to_string).collect();
            let missing = parts
                .iter()
                .find(|part| !text.iter().any(|quad| quad.contains(**part)));
            if let Some(part) = missing {
                return Some(format!("{name} says nothing with {part}"));
            }
        }
    }
    None
}

#[test]
fn the_example_corpus_comes_back_from_every_file() {
    let pipeline = Pipeline::new();
    let articles = corpus::articles();
    let articles: Vec<_> = articles
        .iter()
        .map(|article| pipeline.extract(article))
        .collect();
    let (_dir, store) = stored(&articles, corpus::division_name, corpus::quads(&articles));
    assert_eq!(unfaithful(&store, IN_VIEW, IN_RECORDS), None);
}

#[test]
fn what_was_loaded_comes_back_with_it() {
    let articles = facts::articles();
    let (dir, mut store) = stored(&articles, facts::name_of, facts::quads(&articles));
    let path = dir.path().join("others.ttl");
    fs::write(&path, FOREIGN).unwrap();
    let graph = "https://example.org/others".to_owned();
    let foreign = Foreign::read(&path, RdfFormat::Turtle, graph, store.base()).unwrap();
    store.load(&[foreign]).unwrap();
    assert_eq!(unfaithful(&store, IN_VIEW, IN_RECORDS), None);
    let loaded = store.loaded_dataset().unwrap().dataset.quads().unwrap();
    let is_tagged = |quad: &&Quad| matches!(&quad.object, Term::Literal(text) if text.language() == Some("zh-hans"));
    assert_eq!(loaded.iter().filter(is_tagged).count(), 1, "{loaded:#?}");
}

/// Texts that some format must escape.
fn odd() -> impl Strategy<Value = String> {
    "[一-龥a-z\"'\\\\<>&%#{}|^`@_:;,. \t\u{a0}\u{3000}\u{2028}𠮷]{1,12}"
}

fn date() -> impl Strategy<Value = &'static str> {
    select(vec![
        "2024",
        "2024-08",
        "2024-08-XX",
        "2024-08-10",
        "2024-02-29",
        "2024-08-09/2024-08-10",
    ])
}

/// The articles of the tests, with other names, quotes and dates.
fn altered(name: &str, quote: &str, on: &str) -> Vec<ArticleFacts> {
    fn walk(value: &mut Value, from: &str, to: &str) {
        match value {
            Value::String(text) if text == from => to.clone_into(text),
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, from, to)),
            Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, from, to)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let articles = facts::articles().into_iter().map(|article| {
        let mut value = serde_json::to_value(article).unwrap();
        walk(&mut value, "林远山", name);
        walk(&mut value, FIRM, &format!("{name}有限公司"));
        walk(&mut value, "调研", quote);
        walk(&mut value, "2024-08-10", on);
        serde_json::from_value(value).unwrap()
    });
    articles.collect()
}

fn cases() -> Config {
    Config {
        cases: 12,
        rng_seed: RngSeed::Fixed(20_240_510),
        failure_persistence: None,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn odd_names_quotes_and_dates_come_back(name in odd(), quote in odd(), on in date()) {
        let articles = altered(&name, &quote, on);
        let (_dir, store) = stored(&articles, facts::name_of, facts::quads(&articles));
        prop_assert_eq!(unfaithful(&store, &[EDTF, DATE], IN_RECORDS), None);
    }
}
