//! Golden facts: each article of `tests/golden` shows one construction, and the file beside it holds
//! the facts that are right for it. Right means by the guide of the answers, read by hand, not what
//! the program prints: a case that the program gets wrong stands in `known-failures` with its reason,
//! and is held to fail, so that the day it does not is noticed.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` writes what the program prints into the files beside the
//! articles, for a reader to judge in the diff; it leaves the known failures alone.

#![expect(
    clippy::unwrap_used,
    reason = "a case that cannot be read has failed the test"
)]

use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use zhengtu::pipeline::Pipeline;
use zhengtu::source::{Input, ReadOptions, read};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
const KNOWN_FAILURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/known-failures");

/// What a file of facts leaves out: grounds move with every rule, and the other tests hold them.
const LEFT_OUT: [&str; 6] = [
    "grounds",
    "genre_grounds",
    "schema",
    "sha256",
    "text",
    "document",
];

/// The names of the files in a folder that end so.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

fn expected(folder: &str, name: &str) -> PathBuf {
    Path::new(folder).join(format!("{name}.jsonl"))
}

/// The facts of a case as its file has them: the article in the first line, a fact in each other.
fn printed(pipeline: &Pipeline, folder: &str, name: &str) -> String {
    let input = Input::Path(Path::new(folder).join(format!("{name}.txt")));
    let article = read(&[input], &ReadOptions::default())
        .next()
        .unwrap()
        .unwrap();
    let facts = serde_json::to_value(pipeline.extract(&article)).unwrap();
    let lines = std::iter::once(&facts["article"]).chain(facts["facts"].as_array().unwrap());
    lines.fold(String::new(), |text, line| {
        text + &without_grounds(line.clone()).to_string() + "\n"
    })
}

fn without_grounds(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()));
            let kept: Map<_, _> = kept
                .map(|(name, value)| (name, without_grounds(value)))
                .collect();
            Value::Object(kept)
        }
        Value::Array(values) => values.into_iter().map(without_grounds).collect(),
        leaf @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => leaf,
    }
}

/// Lines of the one that the other lacks, both ways. Their order counts too.
fn difference(expected: &str, found: &str) -> String {
    let only = |mark: char, these: &str, those: &str| {
        let known: BTreeSet<_> = those.lines().collect();
        let lines = these.lines().filter(|line| !known.contains(line));
        lines
            .map(|line| format!("{mark} {line}\n"))
            .collect::<String>()
    };
    let lines = only('-', expected, found) + &only('+', found, expected);
    if lines.is_empty() {
        "only the order of the facts differs\n".to_owned()
    } else {
        lines
    }
}

fn assert_paired(folder: &str) {
    let (inputs, answers) = (names(folder, "txt"), names(folder, "jsonl"));
    let alone: Vec<_> = inputs.symmetric_difference(&answers).collect();
    assert!(
        alone.is_empty(),
        "{folder}: an article without facts, or facts without an article: {alone:?}"
    );
    assert!(!inputs.is_empty(), "{folder} holds no case");
}

#[test]
fn the_facts_of_each_article_are_those_of_its_file() {
    let pipeline = Pipeline::new();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        for name in names(GOLDEN, "txt") {
            fs::write(expected(GOLDEN, &name), printed(&pipeline, GOLDEN, &name)).unwrap();
        }
    }
    assert_paired(GOLDEN);
    let mut failures = String::new();
    for name in names(GOLDEN, "txt") {
        let right = fs::read_to_string(expected(GOLDEN, &name)).unwrap();
        let found = printed(&pipeline, GOLDEN, &name);
        if found != right {
            failures += &format!("{name}:\n{}", difference(&right, &found));
        }
    }
    assert!(
        failures.is_empty(),
        "- is expected, + is found\n{failures}\
         help: if what is found is right, UPDATE_GOLDEN=1 cargo test --test golden writes it"
    );
}

#[test]
fn known_failures_still_fail_and_each_has_its_reason() {
    assert_paired(KNOWN_FAILURES);
    let table = fs::read_to_string(Path::new(KNOWN_FAILURES).join("reasons.tsv")).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let reasons: BTreeMap<_, _> = rows.map(|row| row.split_once('\t').unwrap()).collect();
    let cases = names(KNOWN_FAILURES, "txt");
    let listed: BTreeSet<_> = reasons.keys().map(|&name| name.to_owned()).collect();
    assert_eq!(listed, cases, "reasons.tsv and the cases beside it differ");
    let pipeline = Pipeline::new();
    for (name, reason) in reasons {
        let right = fs::read_to_string(expected(KNOWN_FAILURES, name)).unwrap();
        assert_ne!(
            printed(&pipeline, KNOWN_FAILURES, name),
            right,
            "{name} is right now ({reason}): move it and its facts up into tests/golden"
        );
    }
}
