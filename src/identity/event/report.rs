//! One article's account of an event.

use crate::fact::{Agent, EventFact};
use crate::identity::article::{Index, day_number};
use crate::identity::{Entity, Identity, Mention};
use crate::kind::{DateBasis, EventKind, PartOfDay, PersonKind, Role};
use std::collections::BTreeSet;

/// The longest stay of which each day is a key.
const LONGEST: i32 = 6;

/// Who or what takes part, so that it is the same in all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Who<'a> {
    /// A person or an organisation.
    Entity(&'a Entity),
    /// A division by its code, or another place by its name.
    Place(&'a str),
}

/// When an event took place, as one article has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When<'a> {
    /// From one day to another, which may be the same.
    Days(i32, i32),
    /// A month, or words such as 近日.
    Vague(&'a str),
    /// Not told.
    Unknown,
}

/// What reports of one event have in common: kinds that are alike, a day or a month, and an agent.
pub(super) type Key<'a> = (EventKind, i32, &'a str, Who<'a>);

/// One article's account of an event.
pub(super) struct Report<'a> {
    pub(super) mention: Mention<'a>,
    pub(super) article: u32,
    pub(super) age: (bool, &'a str, &'a str),
    pub(super) event: &'a EventFact,
    pub(super) headline: &'a str,
    pub(super) when: When<'a>,
    /// Whether the day is counted from the article's.
    pub(super) relative: bool,
    pub(super) leads: BTreeSet<Who<'a>>,
    pub(super) others: BTreeSet<Who<'a>>,
    pub(super) sites: BTreeSet<Who<'a>>,
    /// Codes of its places.
    pub(super) places: BTreeSet<&'a str>,
    /// Who else is in the article.
    pub(super) around: BTreeSet<Who<'a>>,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        article: &Index<'a>,
        number: u32,
        event: &'a EventFact,
        identity: &'a Identity,
    ) -> Self {
        let who = |agent: &'a Agent| match agent {
            Agent::Person(key) => identity.person(article.mention(key)).map(Who::Entity),
            Agent::Organization(name) => identity
                .organization(article.mention(name))
                .map(Who::Entity),
            Agent::Place(name) => Some(Who::Place(article.code(name).unwrap_or(name))),
        };
        let (mut leads, mut others) = (BTreeSet::new(), BTreeSet::new());
        for participation in &event.participations {
            let leading = matches!(participation.role, Role::Lead | Role::Chair | Role::Subject);
            let side = if leading { &mut leads } else { &mut others };
            side.extend(who(&participation.agent));
        }
        let public = article
            .persons
            .iter()
            .filter(|person| matches!(person.kind, PersonKind::Official | PersonKind::Business));
        Self {
            mention: article.mention(&event.key),
            article: number,
            age: article.age(),
            event,
            headline: article.facts.article.title.as_deref().unwrap_or_default(),
            when: when(event),
            relative: event
                .date
                .as_ref()
                .is_some_and(|date| date.basis == DateBasis::Relative),
            leads,
            others,
            sites: event
                .stops
                .iter()
                .filter_map(|stop| who(&stop.site))
                .collect(),
            places: event
                .places
                .iter()
                .filter_map(|place| article.code(place))
                .collect(),
            around: public
                .filter_map(|person| identity.person(article.mention(&person.key)))
                .map(Who::Entity)
                .collect(),
        }
    }

    /// Under what the report is looked for, some of it twice. A day counted from an article's may be a day late.
    pub(super) fn keys(&self) -> Vec<Key<'a>> {
        let mut keys = Vec::new();
        let kind = alike(self.event.kind);
        let agents = || {
            self.leads
                .iter()
                .chain(&self.others)
                .chain(&self.sites)
                .chain(&self.around)
        };
        let mut enter = |day: i32, month: &'a str| {
            keys.extend(agents().map(|who| (kind, day, month, *who)));
        };
        match self.when {
            When::Days(first, last) => {
                for day in first..=last.min(first + LONGEST) {
                    enter(day, "");
                }
                if self.relative {
                    enter(first - 1, "");
                }
            }
            When::Vague(month) => enter(0, month),
            When::Unknown => {}
        }
        keys
    }

    /// Which third of the day it was in; noon says nothing, since it ends one round and begins the next.
    pub(super) fn part(&self) -> Option<u8> {
        match self.event.date.as_ref()?.part_of_day? {
            PartOfDay::EarlyMorning | PartOfDay::Morning => Some(1),
            PartOfDay::Noon => None,
            PartOfDay::Afternoon => Some(2),
            PartOfDay::Evening => Some(4),
        }
    }

    /// Everybody and everything that takes part, in whatever role.
    pub(super) fn agents(&self) -> BTreeSet<&Who<'a>> {
        self.leads.iter().chain(&self.others).collect()
    }

    /// What tells the event from others of its kind and day: its name, or else lead and first site.
    pub(super) fn title(&self) -> Vec<String> {
        if let Some(name) = &self.event.name {
            return vec![name.clone()];
        }
        let agents = self.event.participations.iter().map(|part| &part.agent);
        let first = agents
            .chain(self.event.stops.iter().map(|stop| &stop.site))
            .next();
        let place = self.event.places.first().map(String::as_str);
        let lead = first.map_or(place, |agent| Some(agent.key()));
        let site = self.event.stops.first().map(|stop| stop.site.key());
        let site = site.filter(|site| Some(*site) != lead);
        lead.into_iter().chain(site).map(str::to_owned).collect()
    }
}

/// Kinds that two articles may have for one event: a study tour is a visit to those who are visited.
pub(super) const fn alike(kind: EventKind) -> EventKind {
    match kind {
        EventKind::Visit | EventKind::StudyTour => EventKind::Visit,
        EventKind::Meeting => EventKind::Meeting,
        EventKind::Reception => EventKind::Reception,
        EventKind::Signing => EventKind::Signing,
        EventKind::Ceremony => EventKind::Ceremony,
        EventKind::Appointment => EventKind::Appointment,
        EventKind::Removal => EventKind::Removal,
    }
}

fn when(event: &EventFact) -> When<'_> {
    let Some(date) = event.date.as_ref().map(|date| &date.date) else {
        return When::Unknown;
    };
    if date.is_interval() {
        return match date.earliest().zip(date.latest()) {
            Some((first, last)) => When::Days(day_number(first), day_number(last)),
            None => When::Vague(date.as_str()),
        };
    }
    date.exact_day().map_or(When::Vague(date.as_str()), |day| {
        When::Days(day_number(day), day_number(day))
    })
}
