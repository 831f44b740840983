//! Holds `docs/facts.md` to the types: what the document shows is read, and means what it says.

#![expect(
    clippy::unwrap_used,
    reason = "a document that cannot be read has failed the test"
)]

use sha2::{Digest, Sha256};
use zhengtu::fact::{ArticleFacts, Evidence, Fact, Grounds, SCHEMA_VERSION};

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
