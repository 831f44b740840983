//! Which fact stands behind a tuple, so that a wrong one can be traced to its rule and its words.

use super::answers::Answers;
use super::measure::{Measure, Tuple};
use super::name::folded;
use crate::fact::{Agent, ArticleFacts, EventFact, Fact, Grounds, Stop};
use crate::kind::{PersonKind, Role};
use serde::Serialize;
use std::collections::BTreeMap;

/// What is claimed: a fact, or a part of an event that has grounds of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Someone is named.
    Person,
    /// Someone stands to a post.
    Post,
    /// A body is named.
    Organization,
    /// A place is named.
    Place,
    /// Something happened.
    Event,
    /// Someone takes part.
    Participation,
    /// A site is visited.
    Stop,
}

impl ClaimKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Post,
        Self::Organization,
        Self::Place,
        Self::Event,
        Self::Participation,
        Self::Stop,
    ];

    /// The name in every report.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Post => "post",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
            Self::Participation => "participation",
            Self::Stop => "stop",
        }
    }
}

/// One thing that the article is said to say, with why.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<'f> {
    /// What is claimed.
    pub kind: ClaimKind,
    /// Why.
    pub grounds: &'f Grounds,
    /// The tuples that rest on it.
    pub tuples: Vec<(Measure, Tuple)>,
    /// Whether it names someone whom no measure counts.
    pub silent: bool,
}

/// How a claim compares with the gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The gold has it.
    pub right: bool,
    /// The gold has it, or has it under a longer or shorter name.
    pub loosely_right: bool,
}

impl Claim<'_> {
    /// How the claim compares; `None` where no question shows it, as what was called off.
    #[must_use]
    pub fn judge(&self, gold: &Answers, found: &Answers) -> Option<Verdict> {
        let (measure, tuple) = self.tuples.first()?;
        if self.silent {
            let right = gold.silent.contains(&tuple[0]);
            let shown = found.silent.contains(&tuple[0]);
            return shown.then_some(Verdict {
                right,
                loosely_right: right,
            });
        }
        if !found.of(*measure).contains(tuple) {
            return None;
        }
        let (right, loosely_right) = if self.kind == ClaimKind::Stop {
            let (sites, site) = (gold.sites(), tuple[1].as_str());
            let loosely = sites
                .iter()
                .any(|known| super::name::loosely_same(known, site));
            (sites.contains(site), loosely)
        } else {
            let wanted = gold.of(*measure);
            let loosely = measure.loosely();
            let loosely = loosely.is_some_and(|same| wanted.iter().any(|known| same(known, tuple)));
            (wanted.contains(tuple), loosely)
        };
        Some(Verdict {
            right,
            loosely_right: right || loosely_right,
        })
    }
}

/// The claims of an article, in the order of its facts.
#[must_use]
pub fn claims(facts: &ArticleFacts) -> Vec<Claim<'_>> {
    let mut claims = Claims {
        names: names(facts),
        list: Vec::new(),
    };
    for fact in &facts.facts {
        match fact {
            Fact::Person(person) => {
                let silent = matches!(person.kind, PersonKind::Byline | PersonKind::Mentioned);
                claims.add(
                    ClaimKind::Person,
                    &person.grounds,
                    Measure::People,
                    &[&person.name],
                );
                if let Some(claim) = claims.list.last_mut() {
                    claim.silent = silent;
                }
            }
            Fact::Organization(body) => {
                let (kind, measure) = (ClaimKind::Organization, Measure::Organizations);
                claims.add(kind, &body.grounds, measure, &[&body.name]);
            }
            Fact::Place(place) => {
                let (kind, measure) = (ClaimKind::Place, Measure::Places);
                claims.add(kind, &place.grounds, measure, &[&place.name]);
            }
            Fact::Post(post) => {
                let body = post.post.body.as_ref().map_or("", |body| body.name());
                let cells = [claims.name(&post.person), &post.post.title, body];
                claims.add(ClaimKind::Post, &post.grounds, Measure::Posts, &cells);
            }
            Fact::Event(event) => claims.event(event),
        }
    }
    claims.list
}

struct Claims<'f> {
    /// The name behind each person's key.
    names: BTreeMap<&'f str, &'f str>,
    list: Vec<Claim<'f>>,
}

impl<'f> Claims<'f> {
    fn name(&self, key: &'f str) -> &'f str {
        self.names.get(key).copied().unwrap_or(key)
    }

    fn add(&mut self, kind: ClaimKind, grounds: &'f Grounds, measure: Measure, cells: &[&str]) {
        let tuples = vec![(measure, cells.iter().map(|cell| folded(cell)).collect())];
        self.list.push(Claim {
            kind,
            grounds,
            tuples,
            silent: false,
        });
    }

    fn event(&mut self, event: &'f EventFact) {
        let kind = event.kind.code();
        let date = event.date.as_ref().map_or("", |date| date.date.as_str());
        self.add(
            ClaimKind::Event,
            &event.grounds,
            Measure::Events,
            &[kind, date],
        );
        for part in &event.participations {
            let cells = [kind, self.agent(&part.agent), part.role.code()];
            let (claimed, measure) = (ClaimKind::Participation, Measure::Participants);
            self.add(claimed, &part.grounds, measure, &cells);
        }
        for stop in &event.stops {
            let claim = self.stop(event, stop);
            self.list.push(claim);
        }
    }

    fn agent(&self, agent: &'f Agent) -> &'f str {
        match agent {
            Agent::Person(key) => self.name(key),
            Agent::Organization(name) | Agent::Place(name) => name,
        }
    }

    fn stop(&self, event: &'f EventFact, stop: &'f Stop) -> Claim<'f> {
        let date = stop.date.as_ref().or(event.date.as_ref());
        let date = date.map_or("", |date| date.date.as_str());
        let present = event.participations.iter().filter(|part| {
            let visits = matches!(part.role, Role::Lead | Role::Accompany);
            visits && matches!(&part.agent, Agent::Person(key) if stop.present.contains(key))
        });
        let site = self.agent(&stop.site);
        let mut tuples = Vec::new();
        for part in present {
            let cells = [self.agent(&part.agent), site, date, part.role.code()].map(folded);
            tuples.push((Measure::Visits, cells[..2].to_vec()));
            tuples.push((Measure::VisitsOnDate, cells[..3].to_vec()));
            tuples.push((Measure::VisitsInRole, cells.to_vec()));
        }
        Claim {
            kind: ClaimKind::Stop,
            grounds: &stop.grounds,
            tuples,
            silent: false,
        }
    }
}

fn names(facts: &ArticleFacts) -> BTreeMap<&str, &str> {
    let people = facts.facts.iter().filter_map(|fact| match fact {
        Fact::Person(person) => Some((person.key.as_str(), person.name.as_str())),
        Fact::Organization(_) | Fact::Place(_) | Fact::Post(_) | Fact::Event(_) => None,
    });
    people.collect()
}
