//! Facts on standard output.

use crate::case::{ARTICLE, Case};
use serde_json::{Value, json};
use std::io::Read;
use std::process::{Command, Stdio};
use zhengtu::fact::{ArticleFacts, SCHEMA_VERSION};

#[test]
fn a_line_an_article_that_reads_back() {
    let case = Case::with_article();
    case.write(
        "b.jsonl",
        "{\"id\":\"b\",\"text\":\"会议召开。\"}\n{\"id\":\"c\",\"text\":\"会议又召开。\"}\n",
    );
    let outcome = case.run(["extract", "good.txt", "b.jsonl"]).ends(0);
    let articles: Vec<ArticleFacts> = outcome
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ids: Vec<_> = articles
        .iter()
        .map(|facts| facts.article.document.as_str())
        .collect();
    assert_eq!(ids, ["good", "b", "c"], "in the order of the input");
    assert_eq!(articles[0].article.schema, SCHEMA_VERSION);
    assert_eq!(
        articles[0].article.text, ARTICLE,
        "evidence points into this text"
    );
    outcome.closes("read 3 = extracted 3 + unchanged 0 + set aside 0");
}

#[test]
fn standard_input_is_read_where_nothing_is_named() {
    let case = Case::new();
    for args in [vec!["extract"], vec!["extract", "-"]] {
        let told = case
            .run_on("{\"id\":\"b\",\"text\":\"会议召开。\"}\n", args)
            .ends(0)
            .out;
        assert!(told.contains("\"document\":\"b\""), "{told}");
    }
}

#[test]
fn records_come_as_quads() {
    let case = Case::with_article();
    let quads = case
        .run(["extract", "good.txt", "--format", "nquads"])
        .ends(0)
        .out;
    let graph = "<https://w3id.org/zhengtu/id/article/good> .";
    assert!(
        !quads.is_empty() && quads.lines().all(|quad| quad.ends_with(graph)),
        "{quads}"
    );
}

/// `zhengtu extract … | head -1` is no failure.
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let case = Case::new();
    let text = "会议召开。".repeat(200);
    let lines: String = (0..500)
        .map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{text}\"}}\n"))
        .collect();
    case.write("a.jsonl", lines);
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("zhengtu"))
        .args(["extract", "a.jsonl"])
        .current_dir(case.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        (output.status.code(), told.as_ref()),
        (Some(0), ""),
        "a closed pipe ends the run quietly"
    );
}

/// A full disk is a failure that says so.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_a_failure() {
    let case = Case::with_article();
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = Command::new(assert_cmd::cargo::cargo_bin!("zhengtu"))
        .args(["extract", "good.txt"])
        .current_dir(case.path(""))
        .stdout(full)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("No space left"), "{told}");
}

/// `docs/facts.md` shows what the program prints; rules and scores may change between its versions.
#[test]
fn the_documents_example_is_printed() {
    let document = include_str!("../../docs/facts.md");
    let (_, from) = document.split_once("```json\n").unwrap();
    let mut shown: Value = serde_json::from_str(from.split_once("```").unwrap().0).unwrap();
    let article = shown["article"].clone();
    let row = json!({
        "id": article["document"],
        "url": article["url"],
        "sitename": article["publisher"],
        "date": article["published"],
        "text": article["text"],
    });
    let told = Case::new()
        .run_on(format!("{row}\n"), ["extract"])
        .ends(0)
        .out;
    let mut told: Value = serde_json::from_str(&told).unwrap();
    without_reasons(&mut shown);
    without_reasons(&mut told);
    assert_eq!(
        told, shown,
        "docs/facts.md shows other facts than the program states"
    );
}

fn without_reasons(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("rule");
            fields.remove("confidence");
            fields.values_mut().for_each(without_reasons);
        }
        Value::Array(items) => items.iter_mut().for_each(without_reasons),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
