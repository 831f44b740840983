//! Evidence is where it says, and facts speak only of what the article has facts of.

use crate::articles::{FACTS, PIPELINE, damaged};
use crate::cases;
use proptest::prelude::*;
use std::collections::BTreeSet;
use zhengtu::fact::{Agent, ArticleFacts, Body, EventFact, Fact, Grounds, Post};

fn grounds(fact: &Fact) -> Vec<&Grounds> {
    match fact {
        Fact::Person(fact) => vec![&fact.grounds],
        Fact::Organization(fact) => vec![&fact.grounds],
        Fact::Place(fact) => vec![&fact.grounds],
        Fact::Post(fact) => vec![&fact.grounds],
        Fact::Event(event) => {
            let parts = event.participations.iter().map(|part| &part.grounds);
            let stops = event.stops.iter().map(|stop| &stop.grounds);
            std::iter::once(&event.grounds)
                .chain(parts)
                .chain(stops)
                .collect()
        }
    }
}

/// A known failure: a place that the text does not name (the home that the publisher's name tells, the
/// division above one that is named) is stated with evidence that quotes nothing.
fn is_unquoted_place(fact: &Fact) -> bool {
    let unquoted = |grounds: &Grounds| {
        let mut evidence = grounds.evidence.iter();
        evidence.all(|evidence| evidence.quote.is_empty() && evidence.start == evidence.end)
    };
    matches!(fact, Fact::Place(place) if unquoted(&place.grounds))
}

/// What is wrong with the evidence of these facts, but for the known failure.
fn misquotes(facts: &ArticleFacts) -> Vec<String> {
    let text: Vec<char> = facts.article.text.chars().collect();
    let mut wrong = Vec::new();
    let stated = facts.facts.iter().filter(|fact| !is_unquoted_place(fact));
    for grounds in stated.flat_map(grounds) {
        if grounds.evidence.is_empty() {
            wrong.push(format!("{} rests on nothing", grounds.rule));
        }
        if !(0.0..=1.0).contains(&grounds.confidence) {
            wrong.push(format!("{} is {} sure", grounds.rule, grounds.confidence));
        }
        for evidence in &grounds.evidence {
            let there: Option<String> = text
                .get(evidence.start..evidence.end)
                .map(|characters| characters.iter().collect());
            if there.as_deref() != Some(evidence.quote.as_str()) || evidence.quote.is_empty() {
                wrong.push(format!("{}: {evidence:?}, not {there:?}", grounds.rule));
            }
        }
    }
    wrong
}

/// The keys that facts may speak of.
#[derive(Default)]
struct Known<'f> {
    persons: BTreeSet<&'f str>,
    organizations: BTreeSet<&'f str>,
    places: BTreeSet<&'f str>,
}

impl<'f> Known<'f> {
    /// Collects them, and tells which stand twice.
    fn of(facts: &'f ArticleFacts) -> (Self, Vec<String>) {
        let mut known = Self::default();
        let mut twice = Vec::new();
        for fact in &facts.facts {
            let (set, key) = match fact {
                Fact::Person(person) => (&mut known.persons, &person.key),
                Fact::Organization(body) => (&mut known.organizations, &body.name),
                Fact::Place(place) => (&mut known.places, &place.name),
                Fact::Post(_) | Fact::Event(_) => continue,
            };
            if !set.insert(key) {
                twice.push(format!("{key} stands twice"));
            }
        }
        (known, twice)
    }

    fn has(&self, agent: &Agent) -> bool {
        match agent {
            Agent::Person(key) => self.persons.contains(key.as_str()),
            Agent::Organization(name) => self.organizations.contains(name.as_str()),
            Agent::Place(name) => self.places.contains(name.as_str()),
        }
    }

    fn has_body(&self, post: &Post) -> bool {
        match &post.body {
            Some(Body::Organization(name)) => self.organizations.contains(name.as_str()),
            Some(Body::Place(name)) => self.places.contains(name.as_str()),
            Some(Body::Named(_)) | None => true,
        }
    }

    fn unknown_in(&self, event: &EventFact) -> Vec<String> {
        let parts = event.participations.iter().map(|part| &part.agent);
        let sites = event.stops.iter().map(|stop| &stop.site);
        let agents = parts
            .chain(sites)
            .filter(|agent| !self.has(agent))
            .map(|agent| format!("{}: {agent:?} has no fact", event.key));
        let places = event
            .places
            .iter()
            .filter(|place| !self.places.contains(place.as_str()))
            .map(|place| format!("{}: the place {place} has no fact", event.key));
        let taking_part: BTreeSet<&str> = event
            .participations
            .iter()
            .map(|part| part.agent.key())
            .collect();
        let present = event.stops.iter().flat_map(|stop| &stop.present);
        let present = present
            .filter(|key| !taking_part.contains(key.as_str()))
            .map(|key| format!("{}: {key} is at a stop and takes no part", event.key));
        agents.chain(places).chain(present).collect()
    }
}

/// References to facts that are not there, and keys that stand twice.
fn dangling(facts: &ArticleFacts) -> Vec<String> {
    let (known, mut wrong) = Known::of(facts);
    let mut events = BTreeSet::new();
    for fact in &facts.facts {
        match fact {
            Fact::Post(post) => {
                if !known.persons.contains(post.person.as_str()) {
                    wrong.push(format!("{} has a post and no fact", post.person));
                }
                if !known.has_body(&post.post) {
                    wrong.push(format!("the body of {:?} has no fact", post.post));
                }
            }
            Fact::Event(event) => {
                if !events.insert(&event.key) {
                    wrong.push(format!("{} stands twice", event.key));
                }
                wrong.extend(known.unknown_in(event));
            }
            Fact::Person(_) | Fact::Organization(_) | Fact::Place(_) => {}
        }
    }
    wrong
}

#[test]
fn every_quote_of_the_articles_is_where_it_says() {
    for facts in FACTS.iter() {
        let wrong = misquotes(facts);
        let document = &facts.article.document;
        assert!(wrong.is_empty(), "{document}: {wrong:#?}");
    }
}

#[test]
fn known_failure_a_place_that_is_not_named_quotes_nothing() {
    let facts = FACTS.iter().flat_map(|facts| &facts.facts);
    assert!(
        facts.filter(|fact| is_unquoted_place(fact)).count() > 0,
        "it is right now: delete is_unquoted_place and this test"
    );
}

#[test]
fn the_facts_of_the_articles_speak_only_of_each_other() {
    for facts in FACTS.iter() {
        let wrong = dangling(facts);
        let document = &facts.article.document;
        assert!(wrong.is_empty(), "{document}: {wrong:#?}");
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn damage_misplaces_no_evidence_and_stops_nothing(article in damaged()) {
        let facts = PIPELINE.extract(&article);
        prop_assert_eq!(&facts.article.text, &article.text);
        let wrong = misquotes(&facts);
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
        let wrong = dangling(&facts);
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
        prop_assert_eq!(PIPELINE.extract(&article), facts, "a second reading differs");
    }
}
