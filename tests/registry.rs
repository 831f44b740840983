//! The table of rules (`tests/rules/registry.tsv`) against the program: every rule that can state a fact is in it and
//! no other, with what it claims about the genre; its example states a fact by that rule, its counter-example does not.
//!
//! `docs/rules.md` is made of it and of the measured precision; `UPDATE_RULES=1 cargo test --test registry` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use zhengtu::fact::{ArticleFacts, Fact};
use zhengtu::kind::Role;
use zhengtu::lexicon::confidence;
use zhengtu::pipeline::{Genres, Pipeline};
use zhengtu::source::{Article, Input, ReadOptions};

const TABLE: &str = include_str!("rules/registry.tsv");
const DOCUMENT: &str = "docs/rules.md";
const MEASURED: &str = include_str!("../src/lexicon/data/confidence.tsv");

/// Where rules are; a string with a full stop or hyphen between small letters is a rule's id there.
const RULES: [&str; 3] = ["src/mention", "src/document", "src/rules"];

struct Rule {
    kind: &'static str,
    id: &'static str,
    claim: &'static str,
    states: &'static str,
    must_not: &'static str,
}

fn rules() -> Vec<Rule> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
        [kind, id, claim, states, must_not] => Rule {
            kind,
            id,
            claim,
            states,
            must_not,
        },
        _ => panic!("not five columns: {line}"),
    })
    .collect()
}

fn article(text: &str) -> Article {
    Article {
        id: "example".to_owned(),
        url: None,
        title: None,
        publisher: None,
        published: Some("2024-05-10".to_owned()),
        retrieved: None,
        text: text.replace("\\n", "\n"),
        file: PathBuf::from("-"),
        line: None,
    }
}

/// The kinds and ids of the rules that stated an article's facts.
fn stated(facts: &ArticleFacts) -> BTreeSet<(&'static str, String)> {
    let mut ids = BTreeSet::new();
    for fact in &facts.facts {
        match fact {
            Fact::Person(fact) => ids.insert(("person", fact.grounds.rule.clone())),
            Fact::Organization(fact) => ids.insert(("organization", fact.grounds.rule.clone())),
            Fact::Place(fact) => ids.insert(("place", fact.grounds.rule.clone())),
            Fact::Post(fact) => ids.insert(("post", fact.grounds.rule.clone())),
            Fact::Event(fact) => {
                let parts = fact.participations.iter();
                ids.extend(parts.map(|part| ("participation", part.grounds.rule.clone())));
                ids.extend(
                    fact.stops
                        .iter()
                        .map(|stop| ("stop", stop.grounds.rule.clone())),
                );
                ids.insert(("event", fact.grounds.rule.clone()))
            }
        };
    }
    ids
}

#[test]
fn each_rule_states_its_example_and_not_its_counter_example() {
    let pipeline = Pipeline::of(Genres::Any);
    let mut wrong = Vec::new();
    for rule in rules() {
        let key = (rule.kind, rule.id.to_owned());
        let by = |text: &str| stated(&pipeline.extract(&article(text)));
        let states = by(rule.states);
        if !rule.states.is_empty() && !states.contains(&key) {
            wrong.push(format!(
                "{} does not state: {}\n  {states:?}",
                rule.id, rule.states
            ));
        }
        if by(rule.must_not).contains(&key) {
            wrong.push(format!("{} states: {}", rule.id, rule.must_not));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_that_states_a_fact_of_the_corpora_is_in_the_table() {
    let known: BTreeSet<(&str, String)> = rules()
        .iter()
        .map(|rule| (rule.kind, rule.id.to_owned()))
        .collect();
    let pipeline = Pipeline::of(Genres::Any);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inputs = ["examples/corpus", "tests/gold", "tests/golden"]
        .map(|folder| Input::from(root.join(folder).to_str().unwrap()));
    let articles = zhengtu::source::read(&inputs, &ReadOptions::default());
    let mut unknown = BTreeSet::new();
    let mut read = 0;
    for article in articles.flatten() {
        read += 1;
        let ids = stated(&pipeline.extract(&article));
        unknown.extend(ids.into_iter().filter(|id| !known.contains(id)));
    }
    assert!(
        read > 80,
        "only {read} articles: the test reads the wrong folders"
    );
    assert!(
        unknown.is_empty(),
        "not in tests/rules/registry.tsv: {unknown:?}"
    );
}

/// The program's own text under a folder, without its tests.
fn code(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, text);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            let file = fs::read_to_string(&path).unwrap();
            text.push_str(file.split("#[cfg(test)]").next().unwrap());
        }
    }
}

#[test]
fn the_table_and_the_program_have_the_same_rules() {
    let mut text = String::new();
    for folder in RULES {
        code(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut text,
        );
    }
    let known: BTreeSet<&str> = rules().iter().map(|rule| rule.id).collect();
    let ids = Regex::new(r#""([a-z]+(?:[.-][a-z]+)+)""#).unwrap();
    let written: BTreeSet<&str> = ids
        .captures_iter(&text)
        .map(|id| id.get(1).unwrap().as_str())
        .collect();
    let unknown: Vec<_> = written.difference(&known).collect();
    assert!(
        unknown.is_empty(),
        "the program has rules that are not in tests/rules/registry.tsv: {unknown:?}"
    );
    let parts: Vec<String> = Role::ALL
        .iter()
        .map(|role| format!("part.{role}"))
        .collect();
    for id in known {
        let is_there = text.contains(&format!("\"{id}\"")) || parts.iter().any(|part| part == id);
        assert!(
            is_there,
            "no part of the program states facts by {id}: its row goes"
        );
    }
}

#[test]
fn the_table_is_sorted_and_has_each_rule_once() {
    let keys: Vec<_> = rules().iter().map(|rule| (rule.kind, rule.id)).collect();
    for pair in keys.windows(2) {
        assert!(
            pair[0] < pair[1],
            "{:?} stands before {:?}",
            pair[0],
            pair[1]
        );
    }
}

#[test]
fn only_rules_that_cannot_stand_alone_have_no_example() {
    let without: Vec<&str> = rules()
        .iter()
        .filter(|rule| rule.states.is_empty())
        .map(|rule| rule.id)
        .collect();
    assert_eq!(
        without,
        [
            "mention.external",
            "organization.listed",
            "short-again",
            "short-defined",
            "short-of-full",
            "mention.external",
            "person.listed",
            "person.recurrence",
            "place.implied"
        ],
        "tests/cli/mentions.rs has the first, tests/cli/lexicon.rs what users list; a fact has the rule of its first mention, and the others come later"
    );
}

#[test]
fn the_document_is_that_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let wanted = document();
    if std::env::var_os("UPDATE_RULES").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == wanted,
        "{DOCUMENT} is of another table: UPDATE_RULES=1 cargo test --test registry writes it anew"
    );
}

/// The document: a table a kind of fact.
fn document() -> String {
    let mut out = String::from(
        "# The rules\n\nEvery fact names the rule that stated it (`grounds.rule`). This is what each claims about the genre, \
with a sentence in which it\nstates a fact and one in which it must not; the people and firms are invented. *Right* is how many of \
its claims were right when it was measured,\nand *confidence* what follows from that for its facts ([reliability.md](reliability.md)); \
`zhengtu evaluate GOLD --by rule` measures it on texts of your own.\n\n\
This page is made of [registry.tsv](../tests/rules/registry.tsv), which a test holds against the program.\n",
    );
    let mut by_kind: BTreeMap<&str, Vec<Rule>> = BTreeMap::new();
    for rule in rules() {
        by_kind.entry(rule.kind).or_default().push(rule);
    }
    for (kind, rules) in by_kind {
        write!(
            out,
            "\n## {kind}\n\n| rule | claim | states | must not state | right | confidence |\n|---|---|---|---|--:|--:|\n"
        )
        .unwrap();
        for rule in rules {
            let sure = if rule.id == "mention.external" {
                "the tool's".to_owned()
            } else {
                format!("{:.2}", confidence::of_rule(kind, rule.id))
            };
            let cell = |text: &str| text.replace("\\n", " ⏎ ");
            writeln!(
                out,
                "| `{}` | {} | {} | {} | {} | {sure} |",
                rule.id,
                rule.claim,
                cell(rule.states),
                cell(rule.must_not),
                measured(kind, rule.id)
            )
            .unwrap();
        }
    }
    out
}

/// How many of a rule's claims were right: `57 of 60`.
fn measured(kind: &str, id: &str) -> String {
    let mut rows = MEASURED
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    rows.find_map(|row| match row[..] {
        [of, rule, claims, right] if of == kind && rule == id => {
            Some(format!("{right} of {claims}"))
        }
        _ => None,
    })
    .unwrap_or_default()
}
