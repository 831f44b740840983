//! The two engines give the same answers. Runs with `--features rocksdb` only.
#![cfg(feature = "rocksdb")]

use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use std::fs;
use std::path::Path;
use zhengtu::export::{self, GraphFormat};
use zhengtu::fact::ArticleFacts;
use zhengtu::query::{AnswerFormat, Question, Style};
use zhengtu::store::{Derivation, Engine, Mode, Needs, Store};

const BASE: &str = "https://example.org/id/";

/// A graph that is small, and has every kind of term: what the store does not look into does not matter here.
struct Titles;

fn iri(text: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{BASE}{text}"))
}

impl Derivation for Titles {
    fn version(&self) -> String {
        "1".to_owned()
    }

    fn graph(&self, document: &str) -> NamedNode {
        iri(document)
    }

    fn record(&self, facts: &ArticleFacts) -> Vec<Quad> {
        let article = self.graph(&facts.article.document);
        let title = facts.article.title.clone().unwrap_or_default();
        let label = Literal::new_language_tagged_literal_unchecked(title, "zh-hans");
        let length = Literal::from(i64::try_from(facts.article.text.len()).unwrap());
        [("label", label), ("length", length)]
            .map(|(property, value)| {
                Quad::new(article.clone(), iri(property), value, article.clone())
            })
            .to_vec()
    }

    fn view(&self, articles: &[ArticleFacts]) -> Vec<Quad> {
        let graph = GraphName::DefaultGraph;
        let count = Literal::from(i64::try_from(articles.len()).unwrap());
        let mut quads = vec![Quad::new(iri("all"), iri("count"), count, graph.clone())];
        for facts in articles {
            let article = self.graph(&facts.article.document);
            quads.push(Quad::new(iri("all"), iri("has"), article, graph.clone()));
        }
        quads
    }
}

const QUERIES: &[&str] = &[
    "SELECT * { ?all ?p ?o } ORDER BY ?p ?o",
    "SELECT ?g ?label { GRAPH ?g { ?article ?p ?label FILTER(isLiteral(?label)) } } ORDER BY ?g ?label",
    "# param: label (text, required) — a part\n\
     SELECT ?a ?n { VALUES ?label { UNDEF } GRAPH ?a { ?a ?p ?n . ?a ?q ?l } \
     FILTER(CONTAINS(STR(?l), ?label)) } ORDER BY ?a ?n",
    "ASK { ?all ?p 3 }",
];

fn article(document: &str, title: &str) -> ArticleFacts {
    let json = format!(
        r#"{{"article":{{"document":"{document}","schema":1,"title":"{title}","sha256":"","genre":"news",
            "text":"{title}。"}},"facts":[]}}"#
    );
    serde_json::from_str(&json).unwrap()
}

fn open(dir: &Path, mode: Mode) -> Store {
    Store::open(dir, mode, Box::new(Titles)).unwrap()
}

fn commit(dir: &Path, articles: &[ArticleFacts], removed: &[&str]) {
    let mut store = open(dir, Mode::Write);
    let mut transaction = store.begin().unwrap();
    for facts in articles {
        transaction.upsert(facts, "").unwrap();
    }
    for document in removed {
        assert!(transaction.remove(document), "{document} was not there");
    }
    transaction.commit().unwrap();
}

/// Everything that can be seen of a store: its graph and the answers to every question.
fn seen(dir: &Path) -> Vec<String> {
    let opened = open(dir, Mode::Read).dataset(Needs::Both).unwrap();
    assert_eq!(opened.notice, None, "the kept quads should serve");
    let mut graph = Vec::new();
    export::to_stream(&opened.dataset, GraphFormat::NQuads, &mut graph).unwrap();
    let mut all = vec![String::from_utf8(graph).unwrap()];
    for (number, query) in QUERIES.iter().enumerate() {
        let question = Question::new("q", &format!("query {number}"), (*query).to_owned()).unwrap();
        let settings: Vec<String> = question
            .header
            .parameters
            .iter()
            .map(|p| format!("{}=考", p.name))
            .collect();
        let answer = question
            .bind(&settings)
            .unwrap()
            .ask(&opened.dataset)
            .unwrap();
        let mut out = Vec::new();
        answer
            .write(
                Style {
                    format: AnswerFormat::Json,
                    width: None,
                },
                &mut out,
            )
            .unwrap();
        all.push(String::from_utf8(out).unwrap());
    }
    all
}

#[test]
fn both_engines_show_the_same_after_every_commit() {
    let dirs = Engine::ALL.map(|engine| {
        let dir = tempfile::tempdir().unwrap();
        Store::create(dir.path(), engine, BASE, Box::new(Titles)).unwrap();
        dir
    });
    let steps: [(&[ArticleFacts], &[&str]); 3] = [
        (
            &[
                article("a01", "调研"),
                article("a02", "会见"),
                article("a03", "签约"),
            ],
            &[],
        ),
        (&[article("a01", "考察"), article("a04", "考核")], &["a02"]),
        (&[], &["a01", "a03"]),
    ];
    for (number, (articles, removed)) in steps.iter().enumerate() {
        let [snapshot, rocksdb] = [&dirs[0], &dirs[1]].map(|dir| {
            commit(dir.path(), articles, removed);
            seen(dir.path())
        });
        assert_eq!(
            snapshot,
            rocksdb,
            "the engines differ after commit {}",
            number + 1
        );
    }
}

#[test]
fn quads_that_a_crash_left_half_written_are_not_believed_and_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    Store::create(dir.path(), Engine::Rocksdb, BASE, Box::new(Titles)).unwrap();
    commit(dir.path(), &[article("a01", "调研")], &[]);
    let whole = seen(dir.path());
    let path = dir.path().join("manifest.json");
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    manifest["derived"] = serde_json::Value::Null;
    fs::write(&path, serde_json::to_vec(&manifest).unwrap()).unwrap();
    fs::remove_file(dir.path().join("rocksdb/CURRENT")).unwrap();
    let opened = open(dir.path(), Mode::Read).dataset(Needs::Both).unwrap();
    assert!(
        opened.notice.unwrap().contains("not finished"),
        "the crash went unnoticed"
    );
    assert_eq!(
        opened.dataset.quads().unwrap().len(),
        4,
        "the facts can stand in for the quads"
    );
    commit(dir.path(), &[], &[]);
    assert_eq!(seen(dir.path()), whole);
}

#[test]
fn a_reader_of_the_disk_keeps_writers_out_and_the_other_way_round() {
    let dir = tempfile::tempdir().unwrap();
    Store::create(dir.path(), Engine::Rocksdb, BASE, Box::new(Titles)).unwrap();
    commit(dir.path(), &[article("a01", "调研")], &[]);
    let reader = open(dir.path(), Mode::Read).dataset(Needs::View).unwrap();
    let error = Store::open(dir.path(), Mode::Write, Box::new(Titles))
        .err()
        .unwrap()
        .to_string();
    assert!(error.contains("in use by another process"), "{error}");
    drop(reader);
    let writer = open(dir.path(), Mode::Write);
    let error = open(dir.path(), Mode::Read)
        .dataset(Needs::View)
        .err()
        .unwrap()
        .to_string();
    assert!(error.contains("in use by another process"), "{error}");
    assert_eq!(
        writer.dataset(Needs::View).unwrap().notice,
        None,
        "the writer may read"
    );
}
