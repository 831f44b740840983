//! Who else was there: lists that end in 陪同, 参加, 出席, and what event they belong to.

use super::story::{Draft, Part, Story, is_represented};
use super::visit::{is_journey, stops_before, stops_within};
use crate::document::sentence::{Agent, Predication};
use crate::document::{Document, Place, Sentence};
use crate::kind::{EventKind, OrganizationKind, Role};
use crate::lexicon::verbs::VerbClass;
use crate::post::Body;

/// Reads one sentence.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for (at, predication) in sentence.predications.iter().enumerate() {
        if !predication.explicit
            || !matches!(predication.verb, VerbClass::Accompany | VerbClass::Attend)
        {
            continue;
        }
        let Some(event) = attended(document, sentence, at, story) else {
            continue;
        };
        let role = if is_journey(story.drafts[event].kind) {
            Role::Accompany
        } else {
            Role::Attend
        };
        for subject in story.subjects(predication) {
            // 在X产业园负责人陪同下 at X: who receives there is no company on the way.
            let own = story.drafts[event]
                .stops
                .iter()
                .any(|stop| stop.site == subject);
            if takes_part(document, sentence, subject) && !own {
                join(
                    document,
                    index,
                    &mut story.drafts[event],
                    (subject, role),
                    predication,
                );
            }
        }
    }
}

/// What a journey is called, and how one goes along on it.
const JOURNEY: [&str; 12] = [
    "调研", "考察", "走访", "慰问", "检查", "督导", "视察", "督查", "看望", "陪同", "随同", "一同",
];

/// The event that the verb of attendance of the predication `at` speaks of.
fn attended(document: &Document, sentence: &Sentence, at: usize, story: &Story) -> Option<usize> {
    let (before, rest) = sentence.predications.split_at(at);
    let [predication, after @ ..] = rest else {
        return None;
    };
    // 一同调研并参加座谈: each verb speaks of its own.
    let of_clause = |other: &&Predication| other.clause == predication.clause;
    let next = after.iter().take_while(of_clause).find(|other| {
        other.verb_range.start > predication.verb_range.start
            && matches!(
                other.verb,
                VerbClass::Accompany | VerbClass::Attend | VerbClass::Talk
            )
    });
    let last = before
        .iter()
        .rev()
        .take_while(of_clause)
        .any(|other| other.verb_range.start < predication.verb_range.start);
    let from = if last {
        predication.verb_range.start
    } else {
        predication.clause.start
    };
    let to = next.map_or(predication.clause.end, |next| next.verb_range.start);
    let words = document.words(&(from.min(to)..to));
    let latest_of = |kinds: &[EventKind]| {
        (0..story.drafts.len())
            .rev()
            .find(|&at| kinds.contains(&story.drafts[at].kind))
    };
    let journey = story.visit;
    if words.contains("会见") {
        return latest_of(&[EventKind::Reception]).or(story.latest);
    }
    if words.contains("签约") {
        return latest_of(&[EventKind::Signing]).or(story.gathering);
    }
    if words.contains("仪式")
        || words.contains("活动")
            && story
                .gathering
                .is_some_and(|at| story.drafts[at].kind == EventKind::Ceremony)
    {
        return latest_of(&[EventKind::Ceremony])
            .or_else(|| latest_of(&[EventKind::Signing]))
            .or(story.latest);
    }
    if words.contains("座谈")
        || words.contains("会议")
        || words.contains("大会")
        || words.ends_with("参会")
    {
        return latest_of(&[EventKind::Meeting]).or(story.latest);
    }
    if JOURNEY.iter().any(|word| words.contains(word)) {
        return journey.or(story.latest);
    }
    if words.contains("出席") || words.contains("列席") {
        return story.gathering.or(story.latest);
    }
    story.latest
}

/// Persons take part; departments and towns do where their heads are meant.
fn takes_part(document: &Document, sentence: &Sentence, agent: Agent) -> bool {
    match agent {
        Agent::Person(_) => true,
        Agent::Organization(organization) => {
            let kind = document.organizations[organization].kind;
            kind != OrganizationKind::Media && is_represented(document, sentence, agent)
        }
        Agent::Place(_) => is_represented(document, sentence, agent),
        Agent::Party => false,
    }
}

/// Adds a part; an official of another division who joins on the way was at the stops there.
fn join(
    document: &Document,
    index: usize,
    draft: &mut Draft,
    (agent, role): (Agent, Role),
    predication: &Predication,
) {
    let sentence = &document.sentences[index];
    if role == Role::Accompany
        && draft
            .parts
            .iter()
            .any(|known| known.agent == agent && known.role == Role::Lead)
    {
        return;
    }
    draft.take_part(agent, role, &predication.clause);
    if role == Role::Accompany
        && let Some(place) = survey_place(document, predication)
        && let Some(part) = draft.parts.iter_mut().find(|part| part.agent == agent)
    {
        part.within = Some(place);
    }
    let opening_line = document.sentences[draft.sentence].line;
    if role != Role::Accompany || sentence.line == opening_line {
        return;
    }
    let Some(division) = other_division(document, agent) else {
        return;
    };
    let stops = if document.words(&predication.clause).contains("分别") {
        stops_within(draft, document, division)
    } else {
        stops_before(draft, document, sentence.line, predication.clause.end)
    };
    if let Some(known) = draft
        .parts
        .iter_mut()
        .find(|known: &&mut Part| known.agent == agent && known.role == role)
        && !stops.is_empty()
    {
        known.stops = Some(stops);
    }
}

/// 在株洲调研时一同参加: the place of the survey that was joined.
fn survey_place(document: &Document, predication: &Predication) -> Option<usize> {
    let words = document.words(&(predication.clause.start..predication.verb_range.start));
    if !words.ends_with(['时', '间']) {
        return None;
    }
    predication.at.iter().find_map(|agent| match agent {
        Agent::Place(place) => Some(*place),
        Agent::Person(_) | Agent::Organization(_) | Agent::Party => None,
    })
}

/// Whether a person's posts are all in divisions other than the home and those above it.
pub(super) fn is_local(document: &Document, agent: Agent) -> bool {
    other_division(document, agent).is_some()
}

/// The division of a person all of whose posts are in divisions other than the home and those above it.
fn other_division(document: &Document, agent: Agent) -> Option<&Place> {
    let (Agent::Person(person), Some(home)) = (agent, document.home) else {
        return None;
    };
    let home = &document.places[home];
    let mut divisions = document
        .posts
        .of(person)
        .filter_map(|claim| match &claim.post.body {
            Some(Body::Place(name)) => document.places.iter().find(|place| place.name == *name),
            Some(Body::Organization(_) | Body::Named(_)) | None => None,
        })
        .peekable();
    let first = divisions.peek().copied()?;
    divisions
        .all(|place| {
            place.name != home.name
                && place
                    .code
                    .as_ref()
                    .is_none_or(|code| !home.within.contains(code))
        })
        .then_some(first)
}
