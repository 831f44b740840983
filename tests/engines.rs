//! The engines give the same answers: oxigraph's own store, snapshots and, with `--features rocksdb`, the disk.
#![expect(clippy::unwrap_used, reason = "a test ends where something is missing")]

#[path = "support/facts.rs"]
mod facts;
#[path = "support/table.rs"]
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use zhengtu::export::{self, GraphFormat};
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::Base;
use zhengtu::query::{AnswerFormat, Duty, Question, Style};
use zhengtu::store::{Dataset, DivisionNames, Engine, Mode, Needs, Store};

fn names() -> DivisionNames {
    Box::new(facts::name_of)
}

fn create(engine: Engine) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    Store::create(dir.path(), engine, &Base::default(), names()).unwrap();
    dir
}

fn open(dir: &Path, mode: Mode) -> Store {
    Store::open(dir, mode, names()).unwrap()
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

/// The snapshots' files, by their names without the generation.
fn snapshots(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(dir).unwrap().map(|file| file.unwrap().path());
    files
        .filter_map(|path| {
            let (name, rest) = path.file_name()?.to_str()?.split_once('-')?;
            let is_snapshot = rest.ends_with(".quads.gz");
            is_snapshot.then(|| (name.to_owned(), fs::read(&path).unwrap()))
        })
        .collect()
}

/// The graph's lines.
fn lines(dataset: &Dataset) -> String {
    let mut graph = Vec::new();
    export::to_stream(dataset, GraphFormat::NQuads, &[], &mut graph).unwrap();
    String::from_utf8(graph).unwrap()
}

/// Values for parameters that must have one, which match something in the hand-written articles.
const VALUES: [(&str, &str); 8] = [
    ("division", "铁岭市"),
    ("enterprise", "鼎岳"),
    ("month", "2024-10"),
    ("name", "林远山"),
    ("official", "林远山"),
    ("other", "何青"),
    ("post", "铁岭市委书记"),
    ("word", "项目"),
];

/// The answers to every bundled question, each under its name; with values that match where one is needed.
fn answers(dataset: impl Fn(Needs) -> Dataset) -> Vec<String> {
    let mut answers = Vec::new();
    for question in Question::bundled().unwrap() {
        let mut settings = Vec::new();
        for parameter in &question.header.parameters {
            if parameter.duty == Duty::Required {
                let value = VALUES.iter().find(|(name, _)| *name == parameter.name);
                let (_, value) = value.unwrap_or_else(|| panic!("no value for {}", parameter.name));
                settings.push(format!("{}={value}", parameter.name));
            }
        }
        let bound = question.bind(&settings).unwrap();
        let dataset = dataset(bound.needs);
        let mut out = Vec::new();
        let style = Style {
            format: AnswerFormat::Tsv,
            width: None,
        };
        bound.ask(&dataset).unwrap().write(style, &mut out).unwrap();
        answers.push(format!(
            "{}\n{}",
            question.name,
            String::from_utf8(out).unwrap()
        ));
    }
    answers
}

/// Everything that can be seen of a store.
fn seen(dir: &Path) -> Vec<String> {
    let store = open(dir, Mode::Read);
    let dataset = |needs| {
        let opened = store.dataset(needs).unwrap();
        assert_eq!(opened.notice, None, "the kept quads should serve");
        opened.dataset
    };
    let mut all = vec![lines(&dataset(Needs::Both))];
    all.extend(answers(dataset));
    all
}

#[test]
fn a_snapshot_answers_as_the_quads_do() {
    let articles = facts::articles();
    let dir = create(Engine::Snapshot);
    commit(dir.path(), &articles, &[]);
    let quads = facts::quads(&articles);
    let whole = Dataset::from_quads(quads).unwrap();
    let found = seen(dir.path());
    assert_eq!(
        found[0],
        lines(&whole),
        "the store does not hold the graph that the facts state"
    );
    // A question that declares too little of what it needs answers differently on the whole graph.
    assert_eq!(found[1..], answers(|_| whole.clone()));
    let empty: Vec<&str> = found[1..]
        .iter()
        .filter(|answer| answer.lines().count() < 3)
        .map(|answer| answer.lines().next().unwrap_or_default())
        .collect();
    assert!(
        empty.len() < 7,
        "too few questions have rows to be compared: {empty:?} have none"
    );
}

#[test]
fn a_store_that_grew_has_the_bytes_of_one_that_was_made_at_once() {
    let articles = facts::articles();
    let all: Vec<_> = articles
        .iter()
        .map(|a| a.article.document.as_str())
        .collect();
    let mut retitled = articles[1].clone();
    retitled.article.title = Some("另一个题目".to_owned());
    let steps: [(&[ArticleFacts], &[&str]); 6] = [
        (&articles[2..], &[]),
        (&articles[..1], &[]),
        (&[retitled], &[]),
        (&[], &all[..1]),
        (&articles[..2], &all[2..3]),
        (&articles[1..], &[]),
    ];
    let grown = create(Engine::Snapshot);
    let mut held: BTreeMap<String, ArticleFacts> = BTreeMap::new();
    for (step, (added, removed)) in steps.into_iter().enumerate() {
        commit(grown.path(), added, removed);
        held.extend(
            added
                .iter()
                .map(|a| (a.article.document.clone(), a.clone())),
        );
        held.retain(|document, _| !removed.contains(&document.as_str()));
        let at_once = create(Engine::Snapshot);
        let held: Vec<_> = held.values().cloned().collect();
        commit(at_once.path(), &held, &[]);
        let (grown, at_once) = (snapshots(grown.path()), snapshots(at_once.path()));
        assert!(
            ["records", "view"]
                .iter()
                .all(|name| grown.contains_key(*name)),
            "no snapshots after step {step}"
        );
        assert!(grown == at_once, "the snapshots differ after step {step}");
    }
}

#[test]
fn a_parameter_in_the_parsed_query_is_one_in_its_text() {
    let quads = facts::quads(&facts::articles());
    let dataset = Dataset::from_quads(quads.clone()).unwrap();
    for (name, parameter, value) in [
        ("who-visited", "enterprise", "鼎岳"),
        ("visits-of", "official", "林远山"),
        ("with-whom", "official", "林远山"),
    ] {
        let in_text = table::table(&quads, name, &[(parameter, &format!("\"{value}\""))]);
        let bound = Question::find(name)
            .unwrap()
            .bind(&[format!("{parameter}={value}")])
            .unwrap();
        let mut out = Vec::new();
        let style = Style {
            format: AnswerFormat::Tsv,
            width: None,
        };
        let rows = bound.ask(&dataset).unwrap().write(style, &mut out).unwrap();
        assert!(rows > 0, "{name} has no rows to compare");
        assert_eq!(
            rows,
            in_text.len() - 1,
            "{name}: the value reached another place"
        );
    }
}

#[cfg(feature = "rocksdb")]
mod disk {
    use super::*;
    use std::fs;

    #[test]
    fn both_engines_show_the_same_after_every_commit() {
        let [snapshot, rocksdb] = Engine::ALL.map(create);
        let all = facts::articles();
        let mut changed = all[0].clone();
        changed.facts.truncate(3);
        let documents: Vec<&str> = all
            .iter()
            .map(|facts| facts.article.document.as_str())
            .collect();
        let steps: [(&[ArticleFacts], &[&str]); 4] = [
            (&all[1..], &[]),
            (&all[..1], &documents[2..3]),
            (&[changed], &[]),
            (&[], &documents[..2]),
        ];
        for (number, (articles, removed)) in steps.iter().enumerate() {
            let [left, right] = [&snapshot, &rocksdb].map(|dir| {
                commit(dir.path(), articles, removed);
                seen(dir.path())
            });
            assert_eq!(
                left,
                right,
                "the engines differ after commit {}",
                number + 1
            );
        }
    }

    #[test]
    fn quads_that_a_crash_left_half_written_are_not_believed_and_made_anew() {
        let dir = create(Engine::Rocksdb);
        commit(dir.path(), &facts::articles(), &[]);
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
            lines(&opened.dataset),
            whole[0],
            "the facts can stand in for the quads"
        );
        commit(dir.path(), &[], &[]);
        assert_eq!(seen(dir.path()), whole);
    }

    #[test]
    fn a_reader_of_the_disk_keeps_writers_out_and_the_other_way_round() {
        let dir = create(Engine::Rocksdb);
        commit(dir.path(), &facts::articles(), &[]);
        let reader = open(dir.path(), Mode::Read).dataset(Needs::View).unwrap();
        let error = Store::open(dir.path(), Mode::Write, names())
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
}
