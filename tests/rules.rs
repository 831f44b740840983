//! Examples of each family of rules: sentences in which it must state something, and sentences in which
//! it must not. `rules/FAMILY.tsv` holds them, with what is known to fail and why.
//!
//! The sentence runs through the whole pipeline as the body of an article of 10 May 2024, so that a
//! failure may lie in a mention as well as in the rule.

#[path = "support/example_table.rs"]
mod example_table;

use example_table::{Claim, Example};
use std::path::PathBuf;
use zhengtu::fact::{ArticleFacts, EventFact, Fact};
use zhengtu::pipeline::Pipeline;
use zhengtu::source::Article;

const FAMILIES: [(&str, &str); 6] = [
    ("appointment", include_str!("rules/appointment.tsv")),
    ("attendance", include_str!("rules/attendance.tsv")),
    ("gathering", include_str!("rules/gathering.tsv")),
    ("reception", include_str!("rules/reception.tsv")),
    ("signing", include_str!("rules/signing.tsv")),
    ("visit", include_str!("rules/visit.tsv")),
];

/// Fewer examples do not show where a family ends.
const AT_LEAST: usize = 8;

fn article(sentence: &str) -> Article {
    Article {
        id: "example".to_owned(),
        url: None,
        title: None,
        publisher: None,
        published: Some("2024-05-10".to_owned()),
        retrieved: None,
        text: sentence.to_owned(),
        file: PathBuf::from("-"),
        line: None,
    }
}

fn events(facts: &ArticleFacts) -> impl Iterator<Item = &EventFact> {
    facts.facts.iter().filter_map(|fact| match fact {
        Fact::Event(event) => Some(event),
        Fact::Person(_) | Fact::Organization(_) | Fact::Place(_) | Fact::Post(_) => None,
    })
}

/// Whether an event is as the example claims.
fn is_as_claimed(event: &EventFact, claim: &Claim<'_>) -> bool {
    match claim {
        Claim::Kind(kind) => event.kind.code() == *kind,
        Claim::Part(kind, role, name) => {
            event.kind.code() == *kind
                && event
                    .participations
                    .iter()
                    .any(|part| part.role.code() == *role && part.agent.key() == *name)
        }
        Claim::Stop(kind, site) => {
            event.kind.code() == *kind && event.stops.iter().any(|stop| stop.site.key() == *site)
        }
        Claim::Name(kind, name) => {
            event.kind.code() == *kind && event.name.as_deref() == Some(*name)
        }
    }
}

/// An event in a line, for a failure's message.
fn told(event: &EventFact) -> String {
    let parts = event
        .participations
        .iter()
        .map(|part| format!("{} {}", part.role.code(), part.agent.key()));
    let stops = event
        .stops
        .iter()
        .map(|stop| format!("stop {}", stop.site.key()));
    let parts: Vec<_> = parts.chain(stops).collect();
    let name = event.name.as_deref().unwrap_or_default();
    format!("{} {name} ({})", event.kind.code(), parts.join(", "))
}

/// What is wrong with an example, if anything is.
fn complaint(pipeline: &Pipeline, example: &Example<'_>) -> Option<String> {
    let facts = pipeline.extract(&article(example.sentence));
    let fires = events(&facts).any(|event| is_as_claimed(event, &example.claim));
    let is_right = fires == example.must_fire;
    let what = match (is_right, example.known_failure) {
        (true, None) | (false, Some(_)) => return None,
        (true, Some(_)) => "is right now: clear its last column",
        (false, None) if example.must_fire => "must fire and does not",
        (false, None) => "fires and must not",
    };
    let found: Vec<_> = events(&facts).map(told).collect();
    Some(format!(
        "{what}: {}\n  found: {}",
        example.line,
        found.join("; ")
    ))
}

#[test]
fn each_family_fires_where_it_must_and_nowhere_else() {
    let pipeline = Pipeline::new();
    let mut failures = Vec::new();
    for (family, table) in FAMILIES {
        for example in example_table::read(family, table) {
            let complaint = complaint(&pipeline, &example);
            failures.extend(complaint.map(|complaint| format!("{family}: {complaint}")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn each_family_has_examples_of_both_kinds_and_none_twice() {
    for (family, table) in FAMILIES {
        let examples = example_table::read(family, table);
        for must_fire in [true, false] {
            let count = examples
                .iter()
                .filter(|example| example.must_fire == must_fire)
                .count();
            assert!(
                count >= AT_LEAST,
                "{family}: {count} examples with must_fire = {must_fire}; {AT_LEAST} are needed"
            );
        }
        let mut lines: Vec<_> = examples
            .iter()
            .map(|example| (example.sentence, example.kind))
            .collect();
        lines.sort_unstable();
        let before = lines.len();
        lines.dedup();
        assert_eq!(lines.len(), before, "{family}: an example stands twice");
    }
}
