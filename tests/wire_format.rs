//! Holds `docs/facts.md` to the types: what the document shows is read, and means what it says.

#![expect(
    clippy::unwrap_used,
    reason = "a document that cannot be read has failed the test"
)]

use sha2::{Digest, Sha256};
use std::path::Path;
use zhengtu::fact::{ArticleFacts, Evidence, Fact, Grounds, SCHEMA_VERSION};
use zhengtu::pipeline::Pipeline;
use zhengtu::source::{ReadOptions, read_object};

const DOCUMENT: &str = include_str!("../docs/facts.md");

fn example() -> ArticleFacts {
    let (_, from) = DOCUMENT.split_once("```json\n").unwrap();
    let (json, _) = from.split_once("```").unwrap();
    serde_json::from_str(json)
        .unwrap_or_else(|error| panic!("the example in docs/facts.md is not of the form: {error}"))
}

fn grounds(fact: &Fact) -> Vec<&Grounds> {
    match fact {
        Fact::Person(fact) => vec![&fact.grounds],
        Fact::Organization(fact) => vec![&fact.grounds],
        Fact::Place(fact) => vec![&fact.grounds],
        Fact::Post(fact) => vec![&fact.grounds],
        Fact::Event(fact) => {
            let parts = fact.participations.iter().map(|part| &part.grounds);
            let stops = fact.stops.iter().map(|stop| &stop.grounds);
            std::iter::once(&fact.grounds)
                .chain(parts)
                .chain(stops)
                .collect()
        }
    }
}

fn quoted(text: &str, evidence: &Evidence) -> String {
    text.chars()
        .skip(evidence.start)
        .take(evidence.end - evidence.start)
        .collect()
}

#[test]
fn the_example_survives_the_types() {
    let (_, from) = DOCUMENT.split_once("```json\n").unwrap();
    let shown: serde_json::Value = serde_json::from_str(from.split_once("```").unwrap().0).unwrap();
    let again = serde_json::to_value(example()).unwrap();
    assert_eq!(
        again, shown,
        "a field is lost or added on the way through src/fact.rs"
    );
}

#[test]
fn the_example_is_right_about_itself() {
    let facts = example();
    let text = &facts.article.text;
    let sha256: String = Sha256::digest(text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        facts.article.sha256, sha256,
        "the hash in docs/facts.md is not the text's"
    );
    for evidence in facts
        .facts
        .iter()
        .flat_map(grounds)
        .flat_map(|grounds| &grounds.evidence)
    {
        assert_eq!(
            quoted(text, evidence),
            evidence.quote,
            "a quote in docs/facts.md is elsewhere"
        );
    }
}

#[test]
fn the_version_is_the_one_that_is_described() {
    let title = format!("wire format, version {SCHEMA_VERSION}");
    assert!(
        DOCUMENT.contains(&title),
        "docs/facts.md describes another version than SCHEMA_VERSION"
    );
    assert_eq!(example().article.schema, SCHEMA_VERSION);
}

#[test]
fn unknown_fields_are_refused() {
    let mut facts = serde_json::to_value(example()).unwrap();
    facts["facts"][0]["nickname"] = "小罗".into();
    let error = serde_json::from_value::<ArticleFacts>(facts)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("nickname"),
        "the error does not name the field: {error}"
    );
}

/// Without what is measured anew whenever rules change.
fn without_confidence(mut value: serde_json::Value) -> serde_json::Value {
    match &mut value {
        serde_json::Value::Object(fields) => {
            fields.remove("confidence");
            for field in fields.values_mut() {
                *field = without_confidence(field.take());
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                *item = without_confidence(item.take());
            }
        }
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
    value
}

#[test]
fn the_example_is_what_the_program_says() {
    let shown = example();
    let row = serde_json::json!({
        "id": shown.article.document,
        "url": shown.article.url,
        "sitename": shown.article.publisher,
        "date": "2024-06-13",
        "text": shown.article.text,
    });
    let options = ReadOptions::default();
    let article = read_object(&row.to_string(), Path::new("docs/facts.md"), &options).unwrap();
    let said = serde_json::to_value(Pipeline::new().extract(&article)).unwrap();
    let shown = serde_json::to_value(shown).unwrap();
    assert_eq!(without_confidence(said), without_confidence(shown));
}
