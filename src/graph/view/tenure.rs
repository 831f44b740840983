//! Posts and tenures of the view: who held which post, and from when to when at least and at most.

use super::division::write_in;
use super::{Source, rest};
use crate::edtf::Edtf;
use crate::fact::{Agent, Body, EventFact, Fact, Post};
use crate::graph::date::bounds;
use crate::graph::iri::under;
use crate::graph::post::SeatOf;
use crate::graph::record::part;
use crate::graph::vocab::{Concept, org, zt};
use crate::graph::writer::Writer;
use crate::kind::{EventKind, EventStatus, Rank, Role, Tenure};
use jiff::civil::Date;
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};

/// States every post and every tenure.
pub(super) fn write(out: &mut Writer, sources: &[Source<'_>]) {
    let mut tenures: BTreeMap<String, Held> = BTreeMap::new();
    for source in sources {
        for sighting in sightings(source) {
            let post = write_post(out, source, sighting.post);
            if let Some(rank) = sighting.rank {
                out.concept(&post, zt::RANK, rank);
            }
            let node = tenure_node(source, &sighting, &post);
            rest(out, &post, source, sighting.record.clone());
            rest(out, &node, source, sighting.record.clone());
            let member = source.person(sighting.person);
            let key = node.as_str().to_owned();
            tenures
                .entry(key)
                .or_insert_with(|| Held::new(node, member, post))
                .see(&sighting);
        }
    }
    for held in tenures.into_values() {
        held.write(out);
    }
}

/// States a post's node of the view and gives it.
pub(super) fn write_post(out: &mut Writer, source: &Source<'_>, post: &Post) -> NamedNode {
    let base = source.scope.base;
    let seat = source.scope.seat(post);
    let body = match &post.body {
        Some(Body::Organization(name)) => source.organization_entity(name),
        Some(Body::Place(_) | Body::Named(_)) | None => None,
    };
    let node = match body {
        None => seat.iri(base, &source.scope.article),
        Some(body) => {
            let mut names = vec!["post"];
            names.extend(body.path.iter().map(String::as_str));
            names.push(&post.title);
            base.mint(&names)
        }
    };
    let full = body.and_then(|body| body.path.first());
    seat.named(full.map(String::as_str)).write(out, base, &node);
    match (&post.body, &seat.of) {
        (Some(Body::Organization(name)), _) => {
            out.add(&node, org::POST_IN, source.organization(name));
            if let Some(code) = source.division_of(name) {
                write_in(out, base, &node, code);
            }
        }
        (_, SeatOf::Division(code, _)) => write_in(out, base, &node, code),
        _ => {}
    }
    node
}

fn tenure_node(source: &Source<'_>, sighting: &Sighting<'_>, post: &NamedNode) -> NamedNode {
    let path = post
        .as_str()
        .strip_prefix(source.scope.base.as_str())
        .unwrap_or_default();
    let owner = under(&source.person(sighting.person), &["tenure"]);
    // The post's path is made of segments that are encoded already.
    NamedNode::new_unchecked(format!(
        "{}/{}",
        owner.as_str(),
        path.trim_start_matches("post/")
    ))
}

/// One article's word that somebody stood to a post.
struct Sighting<'a> {
    person: &'a str,
    post: &'a Post,
    standing: Tenure,
    /// The rank that the title fixes, as the article's post fact has it.
    rank: Option<Rank>,
    /// First and last day that it can have been so.
    days: (Option<Date>, Option<Date>),
    record: NamedNode,
}

/// All that an article says of posts: its post facts, and the posts held by who takes part in events.
fn sightings<'a>(source: &Source<'a>) -> Vec<Sighting<'a>> {
    let published = source
        .info()
        .published
        .as_ref()
        .map(bounds)
        .unwrap_or_default();
    let mut sightings = Vec::new();
    for (index, fact) in source.facts.facts.iter().enumerate() {
        match fact {
            Fact::Post(fact) => {
                let day = turning_day(source, &fact.person, fact.tenure);
                sightings.push(Sighting {
                    person: &fact.person,
                    post: &fact.post,
                    standing: fact.tenure,
                    rank: fact.rank,
                    days: day.map_or(published, bounds),
                    record: source.scope.tenure(index),
                });
            }
            Fact::Event(event) => sightings.extend(held_at(source, event)),
            Fact::Person(_) | Fact::Organization(_) | Fact::Place(_) => {}
        }
    }
    sightings
}

/// The day of the appointment or removal that an article reports of a person.
fn turning_day<'a>(source: &Source<'a>, person: &str, standing: Tenure) -> Option<&'a Edtf> {
    let kind = match standing {
        Tenure::Appointed => EventKind::Appointment,
        Tenure::Removed => EventKind::Removal,
        Tenure::Holds | Tenure::Proposed | Tenure::Former => return None,
    };
    source.facts.facts.iter().find_map(|fact| match fact {
        Fact::Event(event) if event.kind == kind => {
            let is_subject = event
                .participations
                .iter()
                .any(|part| part.role == Role::Subject && part.agent.key() == person);
            event
                .date
                .as_ref()
                .filter(|_| is_subject)
                .map(|date| &date.date)
        }
        Fact::Event(_)
        | Fact::Person(_)
        | Fact::Organization(_)
        | Fact::Place(_)
        | Fact::Post(_) => None,
    })
}

/// The posts that the persons of an event held on its day.
fn held_at<'a>(source: &Source<'a>, event: &'a EventFact) -> Vec<Sighting<'a>> {
    let mut held = Vec::new();
    let dated = event
        .date
        .as_ref()
        .filter(|_| event.status == EventStatus::Held);
    let Some(date) = dated else { return held };
    let node = source.scope.event(&event.key);
    for (index, participation) in event.participations.iter().enumerate() {
        let Agent::Person(person) = &participation.agent else {
            continue;
        };
        // Posts given and taken are told by facts of their own.
        if participation.role == Role::Subject {
            continue;
        }
        held.extend(participation.posts.iter().map(|post| Sighting {
            person,
            post,
            standing: Tenure::Holds,
            // The post's own fact has it.
            rank: None,
            days: bounds(&date.date),
            record: part(&node, "participation", index + 1),
        }));
    }
    held
}

/// What all sightings of one person in one post give.
struct Held {
    node: NamedNode,
    member: NamedNode,
    post: NamedNode,
    standings: BTreeSet<Tenure>,
    not_before: Option<Date>,
    by: Option<Date>,
    until: Option<Date>,
    not_after: Option<Date>,
}

impl Held {
    const fn new(node: NamedNode, member: NamedNode, post: NamedNode) -> Self {
        let standings = BTreeSet::new();
        let (not_before, by, until, not_after) = (None, None, None, None);
        Self {
            node,
            member,
            post,
            standings,
            not_before,
            by,
            until,
            not_after,
        }
    }

    fn see(&mut self, sighting: &Sighting<'_>) {
        let (earliest, latest) = sighting.days;
        self.standings.insert(sighting.standing);
        match sighting.standing {
            Tenure::Holds => {
                lower(&mut self.by, latest);
                raise(&mut self.until, earliest);
            }
            Tenure::Appointed => {
                lower(&mut self.by, latest);
                raise(&mut self.until, earliest);
                lower(&mut self.not_before, earliest);
            }
            Tenure::Removed | Tenure::Former => lower(&mut self.not_after, latest),
            // Who is proposed does not hold it yet.
            Tenure::Proposed => {}
        }
    }

    fn write(self, out: &mut Writer) {
        out.class(&self.node, &[zt::TENURE, org::MEMBERSHIP]);
        out.add(&self.node, org::MEMBER, self.member);
        out.add(&self.node, zt::POST_HELD, self.post);
        for standing in self.standings {
            out.add(&self.node, zt::STANDING, standing.iri());
        }
        for (property, day) in [
            (zt::NOT_BEFORE, self.not_before),
            (zt::BY, self.by),
            (zt::UNTIL, self.until),
            (zt::NOT_AFTER, self.not_after),
        ] {
            if let Some(day) = day {
                out.day(&self.node, property, day);
            }
        }
    }
}

fn lower(bound: &mut Option<Date>, day: Option<Date>) {
    *bound = [*bound, day].into_iter().flatten().min();
}

fn raise(bound: &mut Option<Date>, day: Option<Date>) {
    *bound = [*bound, day].into_iter().flatten().max();
}
