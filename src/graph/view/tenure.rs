//! Posts and tenures of the view: who held which post, and from when to when at least and at most.

use super::division::write_in;
use super::parts::Parts;
use super::{Source, rest};
use crate::edtf::Edtf;
use crate::fact::{Agent, Body, EventFact, Fact, Post};
use crate::graph::date::bounds;
use crate::graph::iri::under;
use crate::graph::post::SeatOf;
use crate::graph::record::part;
use crate::graph::vocab::{Concept, org, zt};
use crate::graph::writer::Writer;
use crate::identity::tenure::{Days, Tenure, pass_on};
use crate::kind::{EventKind, EventStatus, Rank, Role, Tenure as Standing};
use crate::lexicon::seats::{self, SeatIn};
use oxigraph::model::{Literal, NamedNode, Quad};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// States every post and every tenure, in parts.
pub(super) fn state<T: Send>(
    parts: &Parts<impl Fn(Vec<Quad>) -> T + Sync>,
    sources: &[Source<'_>],
) -> Vec<T> {
    let (mut stated, batches) = parts.batches(sources, |out, batch| {
        let mut posts = Posts::new();
        for source in batch {
            write_sightings(out, source, &mut posts);
        }
        posts
    });
    let mut posts = Posts::new();
    for (post, holders) in batches.into_iter().flatten() {
        posts.entry(post).or_default().extend(holders);
    }
    let posts: Vec<Holders> = posts.into_values().collect();
    stated.extend(parts.each(&posts, write_holders));
    stated
}

/// Whoever held each post, by its IRI.
type Posts = BTreeMap<String, Holders>;

/// Whoever held one post, by the IRI of the tenure.
#[derive(Default)]
struct Holders {
    tenures: BTreeMap<String, Held>,
    /// Whether one person at a time holds it.
    passes_on: bool,
}

impl Holders {
    fn extend(&mut self, later: Self) {
        self.passes_on |= later.passes_on;
        for (node, held) in later.tenures {
            match self.tenures.entry(node) {
                Entry::Occupied(known) => known.into_mut().sightings.extend(held.sightings),
                Entry::Vacant(new) => {
                    new.insert(held);
                }
            }
        }
    }
}

/// States the posts that an article tells of, and enters who held them.
fn write_sightings(out: &mut Writer, source: &Source<'_>, posts: &mut Posts) {
    let mut stated: Vec<(&Post, NamedNode)> = Vec::new();
    for sighting in sightings(source) {
        let known = stated.iter().find(|(post, _)| *post == sighting.post);
        let post = match known {
            Some((_, node)) => node.clone(),
            None => {
                let node = write_post(out, source, sighting.post);
                stated.push((sighting.post, node.clone()));
                node
            }
        };
        if let Some(rank) = sighting.rank {
            out.concept(&post, zt::RANK, rank);
        }
        let node = tenure_node(source, &sighting, &post);
        rest(out, &post, source, sighting.record.clone());
        rest(out, &node, source, sighting.record.clone());
        let member = source.person(sighting.person);
        let holders = posts.entry(post.as_str().to_owned()).or_default();
        if is_held_by_one(source, sighting.post) {
            holders.passes_on = true;
            out.add(&post, zt::HELD_BY_ONE, Literal::from(true));
        }
        holders
            .tenures
            .entry(node.as_str().to_owned())
            .or_insert_with(|| Held::new(node, member, post))
            .sightings
            .push((sighting.standing, sighting.days));
    }
}

/// Whether one person at a time holds the post, as far as its body is known.
fn is_held_by_one(source: &Source<'_>, post: &Post) -> bool {
    let seat = source.scope.seat(post);
    let full = match &post.body {
        Some(Body::Organization(name)) => source.organization_entity(name),
        Some(Body::Place(_) | Body::Named(_)) | None => None,
    };
    let seat_in = match seat.of {
        SeatOf::Division(..) => SeatIn::Division,
        SeatOf::Organization(name) | SeatOf::Named(name) => SeatIn::Body(
            full.and_then(|body| body.path.first())
                .map_or(name, String::as_str),
        ),
        SeatOf::Unknown => return false,
    };
    seats::is_held_by_one(seat.title, seat_in)
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
    standing: Standing,
    /// The rank that the title fixes, as the article's post fact has it.
    rank: Option<Rank>,
    /// First and last day that it can have been so.
    days: Days,
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
fn turning_day<'a>(source: &Source<'a>, person: &str, standing: Standing) -> Option<&'a Edtf> {
    let kind = match standing {
        Standing::Appointed => EventKind::Appointment,
        Standing::Removed => EventKind::Removal,
        Standing::Holds | Standing::Proposed | Standing::Former => return None,
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
            standing: Standing::Holds,
            // The post's own fact has it.
            rank: None,
            days: bounds(&date.date),
            record: part(&node, "participation", index + 1),
        }));
    }
    held
}

/// All that articles say of one person in one post.
struct Held {
    node: NamedNode,
    member: NamedNode,
    post: NamedNode,
    sightings: Vec<(Standing, Days)>,
}

impl Held {
    const fn new(node: NamedNode, member: NamedNode, post: NamedNode) -> Self {
        Self {
            node,
            member,
            post,
            sightings: Vec::new(),
        }
    }

    fn write(&self, out: &mut Writer, tenure: &Tenure) {
        out.class(&self.node, &[zt::TENURE, org::MEMBERSHIP]);
        out.add(&self.node, org::MEMBER, self.member.clone());
        out.add(&self.node, zt::POST_HELD, self.post.clone());
        let standings: BTreeSet<_> = self
            .sightings
            .iter()
            .map(|(standing, _)| standing)
            .collect();
        for standing in standings {
            out.add(&self.node, zt::STANDING, standing.iri());
        }
        for (property, day) in [
            (zt::NOT_BEFORE, tenure.not_before),
            (zt::BY, tenure.by),
            (zt::UNTIL, tenure.until),
            (zt::NOT_AFTER, tenure.not_after),
        ] {
            if let Some(day) = day {
                out.day(&self.node, property, day);
            }
        }
    }
}

/// States the tenures of one post, by the IRI of each; where one person at a time holds it, they bound each other.
fn write_holders(out: &mut Writer, holders: &Holders) {
    let passes_on = holders.passes_on;
    let holders: Vec<&Held> = holders.tenures.values().collect();
    let told = |held: &&Held| Tenure::told(held.sightings.iter().copied());
    let mut tenures: Vec<Tenure> = holders.iter().map(told).collect();
    if passes_on {
        let succession = pass_on(&mut tenures);
        for (later, earlier) in succession.follows {
            out.add(
                &holders[later].node,
                zt::SUCCEEDS,
                holders[earlier].node.clone(),
            );
        }
        for (one, other) in succession.conflicts {
            out.add(
                &holders[one].node,
                zt::CONFLICTS_WITH,
                holders[other].node.clone(),
            );
            out.add(
                &holders[other].node,
                zt::CONFLICTS_WITH,
                holders[one].node.clone(),
            );
        }
    }
    for (held, tenure) in holders.iter().zip(&tenures) {
        held.write(out, tenure);
    }
}
