//! What has been told so far: the events under way, the day, who leads.

use crate::document::sentence::{Agent, Predication};
use crate::document::{Dated, Document, Sentence};
use crate::fact::EventDate;
use crate::kind::{EventKind, EventStatus, Role};
use crate::mention::date::DateUse;
use std::ops::Range;

/// One agent's part in an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Who.
    pub agent: Agent,
    /// In which role.
    pub role: Role,
    /// The words that say so.
    pub range: Range<usize>,
    /// The sites at which the agent was, where that is not all of them.
    pub stops: Option<Vec<Agent>>,
    /// The place in which the agent went along, an index into the document's places: 在株洲调研时一同参加.
    pub within: Option<usize>,
}

/// One site of a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct StopDraft {
    /// What is visited.
    pub site: Agent,
    /// The day, where it differs from the event's.
    pub date: Option<EventDate>,
    /// The words that say so.
    pub range: Range<usize>,
    /// The index of the sentence.
    pub sentence: usize,
    /// The place that the stop is said to lie in, an index into the document's places.
    pub place: Option<usize>,
    /// A zone that was entered and may turn out to be broken down into stops.
    pub tentative: bool,
    /// The rule that makes it one.
    pub rule: &'static str,
}

/// An event under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What kind of happening.
    pub kind: EventKind,
    /// A meeting's or ceremony's name.
    pub name: Option<String>,
    /// Whether it took place.
    pub status: EventStatus,
    /// When.
    pub date: Option<EventDate>,
    /// Indices into the document's places.
    pub places: Vec<usize>,
    /// Who takes part.
    pub parts: Vec<Part>,
    /// Sites in order.
    pub stops: Vec<StopDraft>,
    /// The words that opened the event.
    pub range: Range<usize>,
    /// The sentence that opened it.
    pub sentence: usize,
    /// The rule that opened it.
    pub rule: &'static str,
}

impl Draft {
    /// Adds a part unless the agent has it already; 出席 and 参加 give way to any other role.
    pub fn take_part(&mut self, agent: Agent, role: Role, range: &Range<usize>) {
        if agent == Agent::Party
            || self
                .parts
                .iter()
                .any(|part| part.agent == agent && part.role == role)
        {
            return;
        }
        let has_other = self.parts.iter().any(|part| part.agent == agent);
        if role == Role::Attend && has_other {
            return;
        }
        self.parts
            .retain(|part| !(part.agent == agent && part.role == Role::Attend));
        self.parts.push(Part {
            agent,
            role,
            range: range.clone(),
            stops: None,
            within: None,
        });
    }

    /// The persons in a role.
    pub fn persons(&self, role: Role) -> impl Iterator<Item = usize> {
        self.parts
            .iter()
            .filter(move |part| part.role == role)
            .filter_map(|part| match part.agent {
                Agent::Person(person) => Some(person),
                Agent::Organization(_) | Agent::Place(_) | Agent::Party => None,
            })
    }

    /// Whether the agent has any part.
    #[must_use]
    pub fn has(&self, agent: Agent) -> bool {
        self.parts.iter().any(|part| part.agent == agent)
    }
}

/// Words right behind the day of a report.
const REPORTED: &[&str] = &["讯", "电", "消息", "报道"];
/// Words behind the day of an announcement, near it.
const ANNOUNCED: &[&str] = &["宣布", "发布消息", "通报", "透露", "证实"];
/// How near, in characters.
const ANNOUNCED_WITHIN: usize = 8;

/// What has been told up to a sentence.
#[derive(Debug, Default)]
pub struct Story {
    /// All events, in the order in which they were opened.
    pub drafts: Vec<Draft>,
    /// The day that the text speaks of.
    pub date: Option<EventDate>,
    /// Whom 一行, 他 and 代表团 stand for.
    pub lead: Vec<Agent>,
    /// The visit or tour under way, an index into `drafts`.
    pub visit: Option<usize>,
    /// The meeting, ceremony, signing or reception under way.
    pub gathering: Option<usize>,
    /// The event that was last opened or joined.
    pub latest: Option<usize>,
}

impl Story {
    /// Moves on to a sentence: its day becomes the story's.
    pub fn turn_to(&mut self, document: &Document, index: usize) {
        // 本报3月21日讯 and 发言人8日宣布 date the report, not what it reports.
        let of_report = |dated: &&Dated| {
            let after = document.text.get(dated.range.end..).unwrap_or_default();
            let clause: String = after
                .chars()
                .take(ANNOUNCED_WITHIN)
                .take_while(|c| *c != ',')
                .collect();
            REPORTED.iter().any(|word| after.starts_with(word))
                || ANNOUNCED.iter().any(|word| clause.contains(word))
        };
        let events = || {
            document.sentences[index]
                .dates
                .iter()
                .filter(|dated| dated.usage == DateUse::Event)
        };
        let told = events()
            .find(|dated| !of_report(dated))
            .or_else(|| events().next());
        let words = document.words(&document.sentences[index].range);
        if words.starts_with('在')
            && words
                .split(',')
                .next()
                .is_some_and(|clause| clause.ends_with("期间"))
        {
            // 在蓉期间: some day of a stay.
            self.date = None;
        }
        // 党的十八大以来: whenever since then.
        let since = words
            .split(',')
            .next()
            .is_some_and(|clause| clause.ends_with("以来") || clause.ends_with("年来"));
        if since && told.is_none() {
            self.date = None;
        }
        if let Some(dated) = told {
            self.date = Some(dated.date.clone());
        }
    }

    /// Opens an event; it becomes the latest.
    pub fn open(
        &mut self,
        kind: EventKind,
        sentence: usize,
        range: &Range<usize>,
        rule: &'static str,
    ) -> usize {
        self.drafts.push(Draft {
            kind,
            name: None,
            status: EventStatus::Held,
            date: self.date.clone(),
            places: Vec::new(),
            parts: Vec::new(),
            stops: Vec::new(),
            range: range.clone(),
            sentence,
            rule,
        });
        let index = self.drafts.len() - 1;
        self.latest = Some(index);
        match kind {
            EventKind::Visit | EventKind::StudyTour => self.visit = Some(index),
            EventKind::Meeting
            | EventKind::Reception
            | EventKind::Signing
            | EventKind::Ceremony => {
                self.gathering = Some(index);
            }
            EventKind::Appointment | EventKind::Removal => {}
        }
        index
    }

    /// The subjects of a predication, with 一行 and 他 replaced by whom they stand for.
    #[must_use]
    pub fn subjects(&self, predication: &Predication) -> Vec<Agent> {
        self.resolve(&predication.subjects)
    }

    /// Agents with 一行 and 他 replaced by whom they stand for; each once, in order.
    #[must_use]
    pub fn resolve(&self, agents: &[Agent]) -> Vec<Agent> {
        let named = agents.iter().any(|agent| matches!(agent, Agent::Person(_)));
        let mut resolved = Vec::new();
        for &agent in agents {
            let meant: &[Agent] = if agent == Agent::Party && named {
                &[]
            } else if agent == Agent::Party {
                &self.lead
            } else {
                &[agent]
            };
            for &one in meant {
                if !resolved.contains(&one) {
                    resolved.push(one);
                }
            }
        }
        resolved
    }

    /// Drops events that nobody takes part in, and plans without a day, which are wishes.
    pub fn drop_empty(&mut self) {
        self.drafts.retain(|draft| {
            let wish = draft.status == EventStatus::Planned
                && draft.date.is_none()
                && draft.kind != EventKind::Appointment;
            !draft.parts.is_empty() && !wish
        });
    }
}

/// The persons among agents.
#[must_use]
pub fn persons(agents: &[Agent]) -> Vec<Agent> {
    agents
        .iter()
        .copied()
        .filter(|agent| matches!(agent, Agent::Person(_)))
        .collect()
}

/// Words behind the name of a body that say who of it is meant.
const SIGNS: &[&str] = &[
    "负责",
    "主要负责",
    "相关负责",
    "有关负责",
    "分管",
    "院长",
    "检察长",
];

/// Whether the text right behind a name says that its head or its people are meant: 市科技局负责人.
#[must_use]
pub fn is_represented(document: &Document, sentence: &Sentence, agent: Agent) -> bool {
    let tail = document.words(&(sentence.range.clone())).len();
    let item = sentence
        .items
        .iter()
        .rfind(|item| item.what == crate::document::sentence::What::Agent(agent));
    item.is_some_and(|item| {
        let after = document
            .text
            .get(item.range.end..sentence.range.start + tail)
            .unwrap_or_default();
        let clause = after.split([',', ';', '。']).next().unwrap_or_default();
        SIGNS.iter().any(|sign| clause.contains(sign))
    })
}
