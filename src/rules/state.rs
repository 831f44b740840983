//! The story becomes facts, with evidence from the article's own words.

mod people;
mod seat;

use super::story::{Draft, Part, Story};
use super::visit::is_journey;
use crate::document::reading::external;
use crate::document::sentence::Agent as Indexed;
use crate::document::{Document, Organization, Place};
use crate::fact::{
    Agent, EventFact, Evidence, Fact, Grounds, OrganizationFact, Participation, PlaceFact, Stop,
};
use crate::kind::{DivisionLevel, EventKind, PersonKind, Role, Tenure};
use crate::lexicon::{Lexicon, confidence};
use crate::post::Body;
use crate::text::CleanText;
use std::ops::Range;

/// The rule of names that hardly more than their ending speaks for, which are wrong far more often.
const WEAK_ENDING: &str = "ending.weak";
/// The rule that recognises names by their ending.
const ENDING: &str = "ending";
/// Below this score a name by its ending is a weak one.
const STRONG: f64 = 0.7;

/// States what a document and its story say, in the order of [`crate::fact::ArticleFacts::facts`].
#[must_use]
pub fn facts(
    lexicon: &Lexicon,
    document: &Document,
    story: &Story,
    clean: &CleanText,
    original: &str,
) -> Vec<Fact> {
    let stater = Stater {
        lexicon,
        document,
        clean,
        original,
    };
    let mut facts: Vec<Fact> = document
        .people
        .iter()
        .map(|person| stater.person(person))
        .collect();
    facts.extend(stater.organizations(story));
    facts.extend(stater.places());
    facts.extend(stater.posts());
    facts.extend(
        story
            .drafts
            .iter()
            .enumerate()
            .map(|(index, draft)| stater.event(index, draft)),
    );
    facts
}

struct Stater<'s> {
    lexicon: &'s Lexicon,
    document: &'s Document,
    clean: &'s CleanText,
    original: &'s str,
}

impl Stater<'_> {
    fn evidence(&self, range: &Range<usize>) -> Evidence {
        let span = self.clean.span(range.clone());
        Evidence {
            start: span.start,
            end: span.end,
            quote: span.of(self.original).to_owned(),
        }
    }

    /// Grounds for a claim of this kind; it is as sure as its rule was found to be right.
    fn grounds(&self, range: &Range<usize>, kind: &str, rule: &str) -> Grounds {
        Grounds {
            evidence: vec![self.evidence(range)],
            rule: rule.to_owned(),
            confidence: confidence::of_rule(kind, rule),
            sources: Vec::new(),
        }
    }

    /// The same, with the tools that name one of `mentions` too. What they alone name is as sure as they are.
    fn witnessed(&self, mut grounds: Grounds, mentions: &[Range<usize>]) -> Grounds {
        let witnesses = || {
            let all = self.document.witnesses.iter();
            all.filter(|witness| mentions.contains(&witness.range))
        };
        grounds.sources = witnesses().map(|witness| witness.source.clone()).collect();
        grounds.sources.sort();
        grounds.sources.dedup();
        if grounds.rule == external::RULE {
            grounds.confidence = witnesses().map(|witness| witness.score).fold(0.0, f64::max);
        }
        grounds
    }

    fn organizations(&self, story: &Story) -> Vec<Fact> {
        let named = self
            .document
            .organizations
            .iter()
            .enumerate()
            .filter(|(index, organization)| self.is_told(story, *index, organization))
            .map(|(_, organization)| organization);
        named
            .map(|organization| {
                let longest = organization
                    .mentions
                    .iter()
                    .max_by_key(|range| (range.len(), std::cmp::Reverse(range.start)));
                let range = longest.cloned().unwrap_or_default();
                let grounds = self.grounds(&range, "organization", graded(organization));
                let grounds = self.witnessed(grounds, &organization.mentions);
                let quote = grounds.evidence[0].quote.clone();
                let place = self.seat_of(&organization.name);
                let (division, division_code) = place.unzip();
                Fact::Organization(OrganizationFact {
                    name: organization.name.clone(),
                    written: (quote != organization.name).then_some(quote),
                    kind: organization.kind,
                    short_names: organization.short_names.clone(),
                    division,
                    division_code: division_code.flatten(),
                    grounds,
                })
            })
            .collect()
    }

    /// Whether a body does something, is visited or worked for, or is at least named outside of speech
    /// and not as the mere venue.
    fn is_told(&self, story: &Story, index: usize, organization: &Organization) -> bool {
        const VENUES: &[&str] = &[
            "饭店",
            "宾馆",
            "酒店",
            "会议中心",
            "行政中心",
            "会堂",
            "会展中心",
            "礼堂",
            "大厦",
            "会议室",
            "报告厅",
        ];
        let agent = Indexed::Organization(index);
        let acts = story
            .drafts
            .iter()
            .any(|draft| draft.has(agent) || draft.stops.iter().any(|stop| stop.site == agent));
        let employs = self.document.posts.iter().any(|claim| {
            claim
                .post
                .body
                .as_ref()
                .is_some_and(|body| body.name() == organization.name)
        });
        let venue = VENUES.iter().any(|end| organization.name.ends_with(end));
        !organization.mentions.is_empty() && (acts || employs || organization.narrated && !venue)
    }

    fn places(&self) -> Vec<Fact> {
        let home = self.document.home;
        let places = self
            .document
            .places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.named);
        places
            .map(|(index, place)| {
                let range = place.mentions.first().cloned().unwrap_or_default();
                let grounds = self.grounds(&range, "place", self.place_rule(place));
                let grounds = self.witnessed(grounds, &place.mentions);
                let quote = grounds.evidence[0].quote.clone();
                Fact::Place(PlaceFact {
                    name: place.name.clone(),
                    written: (!quote.is_empty() && quote != place.name).then_some(quote),
                    level: place.level,
                    code: place.code.clone(),
                    home: home == Some(index),
                    grounds,
                })
            })
            .collect()
    }

    /// The rule that names a place: a division's full name leaves less to the home than 吉安.
    fn place_rule(&self, place: &Place) -> &'static str {
        let Some(first) = place.mentions.first() else {
            return "place.implied";
        };
        let full = self.document.text.get(first.clone()) == Some(place.name.as_str());
        match (place.level, full) {
            (DivisionLevel::Village, _) => "place.village",
            (DivisionLevel::Township, _) => "place.township",
            (DivisionLevel::Province | DivisionLevel::Prefecture | DivisionLevel::County, true) => {
                "place.division"
            }
            (
                DivisionLevel::Province | DivisionLevel::Prefecture | DivisionLevel::County,
                false,
            ) => "place.division.short",
        }
    }

    fn event(&self, index: usize, draft: &Draft) -> Fact {
        let places: Vec<usize> = if draft.places.is_empty() && !self.is_from_afar(draft) {
            self.document.home.into_iter().collect()
        } else {
            draft.places.clone()
        };
        Fact::Event(EventFact {
            key: format!("e{}", index + 1),
            kind: draft.kind,
            name: draft.name.clone(),
            status: draft.status,
            date: draft.date.clone(),
            places: places
                .into_iter()
                .map(|place| self.document.places[place].name.clone())
                .collect(),
            participations: draft
                .parts
                .iter()
                .filter_map(|part| self.participation(draft, part))
                .collect(),
            stops: self.stops(draft),
            grounds: self.grounds(&draft.range, "event", draft.rule),
        })
    }

    /// Whether those who lead hold posts of the nation or of another state alone: where they are, the home does not tell.
    fn is_from_afar(&self, draft: &Draft) -> bool {
        let mut leads = draft
            .parts
            .iter()
            .filter(|part| matches!(part.role, Role::Lead | Role::Guest))
            .peekable();
        let afar = |person: usize| {
            let mut posts = self.document.posts.of(person).peekable();
            posts.peek().is_some()
                && posts.all(|claim| matches!(claim.post.body, Some(Body::Named(_))))
        };
        is_journey(draft.kind)
            && leads.peek().is_some()
            && leads.all(|part| matches!(part.agent, Indexed::Person(person) if afar(person)))
    }

    fn agent(&self, agent: Indexed) -> Option<Agent> {
        match agent {
            Indexed::Person(person) => {
                let person = &self.document.people[person];
                let silent = matches!(person.kind, PersonKind::Byline | PersonKind::Mentioned);
                (!silent).then(|| Agent::Person(person.key()))
            }
            Indexed::Organization(organization) => Some(Agent::Organization(
                self.document.organizations[organization].name.clone(),
            )),
            Indexed::Place(place) => Some(Agent::Place(self.document.places[place].name.clone())),
            Indexed::Party => None,
        }
    }

    fn participation(&self, draft: &Draft, part: &Part) -> Option<Participation> {
        let agent = self.agent(part.agent)?;
        let posts = match part.agent {
            Indexed::Person(person) => {
                let wanted = |tenure: Tenure| match draft.kind {
                    EventKind::Appointment => {
                        matches!(tenure, Tenure::Appointed | Tenure::Proposed)
                    }
                    EventKind::Removal => tenure == Tenure::Removed,
                    EventKind::Visit
                    | EventKind::StudyTour
                    | EventKind::Meeting
                    | EventKind::Reception
                    | EventKind::Signing
                    | EventKind::Ceremony => tenure == Tenure::Holds,
                };
                let mut posts = Vec::new();
                for claim in self
                    .document
                    .posts
                    .of(person)
                    .filter(|claim| wanted(claim.tenure))
                {
                    if !posts.contains(&claim.post) {
                        posts.push(claim.post.clone());
                    }
                }
                posts
            }
            Indexed::Organization(_) | Indexed::Place(_) | Indexed::Party => Vec::new(),
        };
        // Whom a verb leads is harder to tell than who is listed behind 陪同, so each role is measured alone.
        let rule = format!("part.{}", part.role);
        Some(Participation {
            agent,
            role: part.role,
            posts,
            grounds: self.grounds(&part.range, "participation", &rule),
        })
    }

    fn stops(&self, draft: &Draft) -> Vec<Stop> {
        if !is_journey(draft.kind) {
            return Vec::new();
        }
        let stops = draft.stops.iter().filter_map(|stop| {
            let present = draft.parts.iter().filter(|part| {
                matches!(part.role, Role::Lead | Role::Accompany)
                    && part
                        .stops
                        .as_ref()
                        .is_none_or(|sites| sites.contains(&stop.site))
            });
            let mut keys: Vec<String> = Vec::new();
            for part in present {
                if let (Indexed::Person(_), Some(agent)) = (part.agent, self.agent(part.agent))
                    && !keys.iter().any(|key| key == agent.key())
                {
                    keys.push(agent.key().to_owned());
                }
            }
            Some(Stop {
                site: self.agent(stop.site)?,
                date: stop
                    .date
                    .clone()
                    .filter(|date| Some(date) != draft.date.as_ref()),
                present: keys,
                grounds: self.grounds(&stop.range, "stop", stop.rule),
            })
        });
        stops.collect()
    }
}

/// The rule of a body's name, weak endings told from strong ones.
fn graded(organization: &Organization) -> &'static str {
    if organization.rule == ENDING && organization.score < STRONG {
        WEAK_ENDING
    } else {
        organization.rule
    }
}
