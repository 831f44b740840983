//! Persons and organisations of the view: one node each, with all that articles call it.

use super::division::write_finest;
use super::{Source, most_common, rest};
use crate::fact::{Fact, OrganizationFact, PersonFact};
use crate::graph::record::{gender_code, organization_classes};
use crate::graph::vocab::{foaf, org, zt};
use crate::graph::writer::Writer;
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;

/// Facts on one node, with the articles they are from, the oldest first.
type Sightings<'s, 'a, T> = BTreeMap<String, (NamedNode, Vec<(&'s Source<'a>, &'a T)>)>;

/// States every person.
pub(super) fn write_persons(out: &mut Writer, sources: &[Source<'_>]) {
    let mut persons: Sightings<'_, '_, PersonFact> = BTreeMap::new();
    for source in sources {
        for fact in &source.facts.facts {
            if let Fact::Person(person) = fact {
                enter(&mut persons, source.person(&person.key), source, person);
            }
        }
    }
    for (node, sightings) in persons.into_values() {
        out.class(&node, &[zt::PERSON, foaf::PERSON]);
        // Who holds a post in one article is an official in all; the order of the kinds says so.
        if let Some(kind) = sightings.iter().map(|(_, person)| person.kind).min() {
            out.concept(&node, zt::PERSON_KIND, kind);
        }
        for (source, person) in sightings {
            out.name(&node, &person.name);
            out.written(&node, &person.name, person.written.as_deref());
            if let Some(gender) = person.gender {
                out.text(&node, foaf::GENDER, gender_code(gender));
            }
            rest(out, &node, source, source.scope.person(&person.key));
        }
    }
}

/// States every organisation.
pub(super) fn write_organizations(out: &mut Writer, sources: &[Source<'_>]) {
    let mut organizations: Sightings<'_, '_, OrganizationFact> = BTreeMap::new();
    for source in sources {
        for fact in &source.facts.facts {
            if let Fact::Organization(body) = fact {
                enter(
                    &mut organizations,
                    source.organization(&body.name),
                    source,
                    body,
                );
            }
        }
    }
    for (node, sightings) in organizations.into_values() {
        let fullest = sightings
            .iter()
            .map(|(_, body)| body.name.as_str())
            .min_by_key(|name| (usize::MAX - name.chars().count(), *name))
            .unwrap_or_default();
        out.name(&node, fullest);
        if let Some(kind) = most_common(sightings.iter().map(|(_, body)| body.kind)) {
            out.class(&node, organization_classes(kind));
            out.concept(&node, org::CLASSIFICATION, kind);
        }
        let codes = sightings
            .iter()
            .filter_map(|(_, body)| body.division_code.as_deref());
        if let Some((source, _)) = sightings.first() {
            write_finest(out, source.scope.base, &node, &codes.collect());
        }
        for (source, body) in sightings {
            write_names(out, &node, body, fullest);
            if let (None, Some(division)) = (&body.division_code, &body.division) {
                out.add(&node, zt::IN_DIVISION, source.place(division));
            }
            rest(out, &node, source, source.scope.organization(&body.name));
        }
    }
}

fn write_names(out: &mut Writer, node: &NamedNode, body: &OrganizationFact, fullest: &str) {
    out.written(node, &body.name, body.written.as_deref());
    for name in body.short_names.iter().chain([&body.name]) {
        if name != fullest {
            out.other_name(node, name);
        }
    }
}

fn enter<'s, 'a, T>(
    sightings: &mut Sightings<'s, 'a, T>,
    node: NamedNode,
    source: &'s Source<'a>,
    fact: &'a T,
) {
    let key = node.as_str().to_owned();
    sightings
        .entry(key)
        .or_insert_with(|| (node, Vec::new()))
        .1
        .push((source, fact));
}
