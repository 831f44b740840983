//! Events of the view: what several articles report of one happening, put together.

mod locality;
mod shortcut;

use super::division::write_finest;
use super::tenure::write_post;
use super::{Source, most_common, rest};
use crate::fact::{Agent, EventDate, EventFact, Fact};
use crate::graph::date::{write_calendar, write_date};
use crate::graph::iri::under;
use crate::graph::record::{part, present};
use crate::graph::vocab::{sem, zt};
use crate::graph::writer::Writer;
use crate::identity::Thing;
use crate::kind::{EventStatus, Role};
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};

/// Every event, by its IRI, with all accounts of it.
pub(super) fn gather<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<(NamedNode, Vec<Report<'s, 'a>>)> {
    let mut events: BTreeMap<String, (NamedNode, Vec<Report<'_, '_>>)> = BTreeMap::new();
    for source in sources {
        for fact in &source.facts.facts {
            let Fact::Event(event) = fact else { continue };
            let entity = source.identity.event(source.mention(&event.key));
            let node = entity.map_or_else(
                || source.scope.event(&event.key),
                |entity| source.scope.base.entity(Thing::Event, &entity.path),
            );
            let known = events
                .entry(node.as_str().to_owned())
                .or_insert_with(|| (node, Vec::new()));
            known.1.push(Report { source, event });
        }
    }
    events.into_values().collect()
}

/// States an event, and the shortcuts that follow from it.
pub(super) fn write(out: &mut Writer, node: &NamedNode, reports: &[Report<'_, '_>]) {
    write_event(out, node, reports);
    let stops = write_parts(out, node, reports);
    shortcut::write(out, reports, &stops);
}

/// One article's account of an event.
pub(super) struct Report<'s, 'a> {
    source: &'s Source<'a>,
    event: &'a EventFact,
}

/// Whether it took place, from all accounts: a report of it outweighs an announcement.
fn status(reports: &[Report<'_, '_>]) -> EventStatus {
    let said = |status| reports.iter().any(|report| report.event.status == status);
    if said(EventStatus::Held) {
        EventStatus::Held
    } else if said(EventStatus::Cancelled) {
        EventStatus::Cancelled
    } else {
        EventStatus::Planned
    }
}

/// The date that most accounts have; of several the oldest account's.
fn date<'a>(reports: &[Report<'_, 'a>]) -> Option<&'a EventDate> {
    let dates = || {
        reports
            .iter()
            .filter_map(|report| report.event.date.as_ref())
    };
    let count = |date: &EventDate| dates().filter(|other| other.date == date.date).count();
    // Of equal ones `max_by_key` takes the last.
    dates().rev().max_by_key(|date| count(date))
}

fn write_event(out: &mut Writer, node: &NamedNode, reports: &[Report<'_, '_>]) {
    for report in reports {
        rest(
            out,
            node,
            report.source,
            report.source.scope.event(&report.event.key),
        );
        for place in &report.event.places {
            out.add(node, sem::HAS_PLACE, report.source.place(place));
        }
    }
    if let Some(report) = reports.first() {
        let codes = locality::of_event(reports);
        write_finest(out, report.source.scope.base, node, &codes);
    }
    // Where articles differ, the view has what most of them say; their records keep what each says.
    if let Some(kind) = most_common(reports.iter().map(|report| report.event.kind)) {
        out.class(node, &[zt::EVENT, zt::event_class(kind), sem::EVENT]);
        out.concept(node, zt::EVENT_KIND, kind);
    }
    out.concept(node, zt::EVENT_STATUS, status(reports));
    if let Some(name) = most_common(
        reports
            .iter()
            .filter_map(|report| report.event.name.as_ref()),
    ) {
        out.name(node, name);
    }
    if let Some(date) = date(reports) {
        write_date(out, node, date);
        write_calendar(out, node, &date.date);
    }
    let mut places = reports
        .iter()
        .filter(|report| !report.event.places.is_empty());
    if let Some(report) = places.next() {
        out.text(node, zt::PLACE_NAME, &report.event.places.join("、"));
    }
}

/// A stop of the view, while accounts of it are gathered.
struct Gathered<'a> {
    site: NamedNode,
    order: usize,
    date: Option<&'a EventDate>,
    /// The codes of the divisions that reports place its site in.
    codes: BTreeSet<&'a str>,
    /// Who was there, in which role.
    present: BTreeSet<(String, Role)>,
}

/// States participations and stops, and gives the stops.
fn write_parts<'a>(
    out: &mut Writer,
    node: &NamedNode,
    reports: &[Report<'_, 'a>],
) -> Vec<Gathered<'a>> {
    let mut orders: BTreeMap<String, (NamedNode, usize)> = BTreeMap::new();
    let mut stops: BTreeMap<String, (NamedNode, Gathered<'a>)> = BTreeMap::new();
    for report in reports {
        let record = report.source.scope.event(&report.event.key);
        for (index, fact) in report.event.participations.iter().enumerate() {
            let participation = participation_node(report.source, node, &fact.agent, fact.role);
            out.add(node, zt::PARTICIPATION_OF, participation.clone());
            out.class(&participation, &[zt::PARTICIPATION]);
            let agent = write_agent(out, report.source, &fact.agent);
            out.add(&participation, zt::AGENT, agent);
            out.concept(&participation, zt::ROLE, fact.role);
            for post in &fact.posts {
                let post = write_post(out, report.source, post);
                out.add(&participation, zt::AS_POST, post);
            }
            rest(
                out,
                &participation,
                report.source,
                part(&record, "participation", index + 1),
            );
            let key = participation.as_str().to_owned();
            orders.entry(key).or_insert((participation, index + 1));
        }
        for index in 0..report.event.stops.len() {
            gather_stop(out, node, report, index, &mut stops);
        }
    }
    for (participation, order) in orders.into_values() {
        out.number(&participation, zt::ORDER, order);
    }
    let persons = persons(reports);
    if persons > 0 {
        out.number(node, zt::PARTICIPANTS, persons);
    }
    let places = locality::of_event(reports);
    let write = |(stop, gathered): (NamedNode, Gathered<'a>)| {
        if let Some(report) = reports.first() {
            let codes = locality::of_stop(&gathered.codes, &places);
            write_finest(out, report.source.scope.base, &stop, &codes);
        }
        write_stop(out, &stop, gathered)
    };
    stops.into_values().map(write).collect()
}

/// How many persons take part, each counted once, whatever the number of their roles.
fn persons(reports: &[Report<'_, '_>]) -> usize {
    let agents = reports.iter().flat_map(|report| {
        let parts = report.event.participations.iter();
        parts.filter_map(|part| match &part.agent {
            Agent::Person(key) => Some(report.source.person(key).into_string()),
            Agent::Organization(_) | Agent::Place(_) => None,
        })
    });
    agents.collect::<BTreeSet<_>>().len()
}

fn gather_stop<'a>(
    out: &mut Writer,
    node: &NamedNode,
    report: &Report<'_, 'a>,
    index: usize,
    stops: &mut BTreeMap<String, (NamedNode, Gathered<'a>)>,
) {
    let (source, event, fact) = (report.source, report.event, &report.event.stops[index]);
    let site = write_agent(out, source, &fact.site);
    out.class(&site, &[zt::VISITED_SITE]);
    let stop = part_node(source, node, "stop", &[], &site);
    out.add(node, zt::STOP_OF, stop.clone());
    let record = part(&source.scope.event(&event.key), "stop", index + 1);
    rest(out, &stop, source, record);
    let present: Vec<_> = present(event, fact).map(|(_, fact)| fact).collect();
    for fact in &present {
        let participation = participation_node(source, node, &fact.agent, fact.role);
        out.add(&stop, zt::PRESENCE, participation);
    }
    let date = fact.date.as_ref().or(event.date.as_ref());
    let entry = stops.entry(stop.as_str().to_owned()).or_insert_with(|| {
        (
            stop,
            Gathered {
                site,
                order: index + 1,
                date,
                codes: BTreeSet::new(),
                present: BTreeSet::new(),
            },
        )
    });
    let people = present
        .iter()
        .map(|fact| (source.agent(&fact.agent).into_string(), fact.role));
    entry.1.present.extend(people);
    entry.1.codes.extend(locality::of_site(source, &fact.site));
}

fn write_stop<'a>(out: &mut Writer, stop: &NamedNode, gathered: Gathered<'a>) -> Gathered<'a> {
    out.class(stop, &[zt::STOP]);
    out.add(stop, zt::SITE, gathered.site.clone());
    out.number(stop, zt::ORDER, gathered.order);
    if let Some(date) = gathered.date {
        write_date(out, stop, date);
        write_calendar(out, stop, &date.date);
    }
    gathered
}

/// The node of an agent, with its name where no fact of its own gives it.
fn write_agent(out: &mut Writer, source: &Source<'_>, agent: &Agent) -> NamedNode {
    let node = source.agent(agent);
    source.write_unstated(out, &node, agent);
    node
}

/// One agent in one role is one participation, whatever number of articles say so.
fn participation_node(
    source: &Source<'_>,
    event: &NamedNode,
    agent: &Agent,
    role: Role,
) -> NamedNode {
    part_node(
        source,
        event,
        "participation",
        &[role.code()],
        &source.agent(agent),
    )
}

/// A part of an event that is named by another node.
fn part_node(
    source: &Source<'_>,
    event: &NamedNode,
    what: &str,
    names: &[&str],
    of: &NamedNode,
) -> NamedNode {
    let mut segments = vec![what];
    segments.extend(names);
    let owner = under(event, &segments);
    let path = of
        .as_str()
        .strip_prefix(source.scope.base.as_str())
        .unwrap_or(of.as_str());
    // The other node's path is made of segments that are encoded already.
    NamedNode::new_unchecked(format!("{}/{path}", owner.as_str()))
}
