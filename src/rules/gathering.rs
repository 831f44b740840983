//! Meetings and ceremonies: their names, who chairs, who speaks.

mod naming;
mod role;

use super::story::{Story, persons};
use crate::document::sentence::{Agent, Predication, What};
use crate::document::{Document, Sentence};
use crate::kind::{EventKind, OrganizationKind, Role};
use crate::lexicon::verbs::VerbClass;
use naming::{Held, held};
use role::roles;
use std::ops::Range;

/// Reads one sentence.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let held = held(document, sentence);
    let name = held
        .as_ref()
        .filter(|held| held.name.is_some())
        .map(|held| held.range.clone());
    if let Some(held) = held {
        enter(document, index, held, story);
    }
    turns_back(document, index, story);
    talks(document, index, story);
    for predication in &sentence.predications {
        // 主持召开传达学习…专题会: verbs within a meeting's name are nobody's act.
        if name.as_ref().is_some_and(|name| {
            name.start <= predication.verb_range.start && predication.verb_range.end <= name.end
        }) {
            continue;
        }
        unveils(document, index, predication, story);
        roles(document, predication, story);
    }
}

/// Where a sentence names a meeting or ceremony that is held.
pub(super) fn named_gathering(document: &Document, sentence: &Sentence) -> Option<Range<usize>> {
    let held = held(document, sentence)?;
    held.name.is_some().then_some(held.range)
}

/// Opens the gathering that a sentence names, or goes back to the one it means.
fn enter(document: &Document, index: usize, held: Held, story: &mut Story) {
    let sentence = &document.sentences[index];
    let known = (0..story.drafts.len()).rev().find(|&at| {
        let draft = &story.drafts[at];
        let same = draft.kind == held.kind
            || held.kind == EventKind::Ceremony
                && held.name.is_none()
                && draft.kind == EventKind::Signing;
        // 4日,…召开座谈会。6日,…召开合作大会: days apart, meetings apart.
        let days_apart = draft.name.is_none()
            && held.name.is_some()
            && draft.date.is_some()
            && document.sentences[index].line != document.sentences[draft.sentence].line
            && draft.date != story.date;
        same && !days_apart
            && (held.name.is_none() || draft.name.is_none() || draft.name == held.name)
    });
    if let Some(at) = known {
        story.gathering = Some(at);
        story.latest = Some(at);
        if story.drafts[at].name.is_none() {
            story.drafts[at].name = held.name;
        }
        return;
    }
    let rule = if held.kind == EventKind::Meeting {
        "meeting.named"
    } else {
        "ceremony.named"
    };
    let event = story.open(held.kind, index, &sentence.range, rule);
    story.drafts[event].name = held.name.filter(|_| held.kind != EventKind::Signing);
    let place = sentence.items.iter().find_map(|item| match item.what {
        What::Agent(Agent::Place(place))
            if document
                .words(&(sentence.range.start..item.range.start))
                .ends_with('在') =>
        {
            Some(place)
        }
        What::Agent(_) | What::Title | What::Date | What::Verb(_) => None,
    });
    // In another region, what is held is held where the delegation is.
    let place = place.or_else(|| place_of_tour(story));
    story.drafts[event].places.extend(place);
    if held.kind == EventKind::Signing {
        sign_parties(document, sentence, &held.range, event, story);
    }
}

/// Where the study tour under way is: at its last stop.
fn place_of_tour(story: &Story) -> Option<usize> {
    let tour = story
        .visit
        .map(|at| &story.drafts[at])
        .filter(|draft| draft.kind == EventKind::StudyTour)?;
    tour.stops.iter().rev().find_map(|stop| stop.place)
}

/// X与Y签约仪式: both sign.
fn sign_parties(
    document: &Document,
    sentence: &Sentence,
    noun: &Range<usize>,
    event: usize,
    story: &mut Story,
) {
    for item in &sentence.items {
        if let What::Agent(agent @ Agent::Organization(organization)) = item.what {
            let before = item.range.end <= noun.end && item.range.start >= noun.start;
            if before && document.organizations[organization].kind != OrganizationKind::Media {
                story.drafts[event].take_part(agent, Role::Sign, &sentence.range);
            }
        }
    }
}

/// 座谈中, 会上: the sentence goes back to the gathering; 座谈时 may be the first word of it.
fn turns_back(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let words = document.words(&sentence.range);
    let talk = [
        "座谈中",
        "座谈时",
        "座谈交流时",
        "座谈交流中",
        "交流座谈中",
        "交流座谈时",
    ]
    .iter()
    .any(|cue| words.starts_with(cue));
    let gathering = [
        "会上",
        "会议",
        "仪式上",
        "会见中",
        "会谈中",
        "活动现场",
        "活动上",
        "大会",
    ]
    .iter()
    .any(|cue| words.starts_with(cue));
    let since = story.visit.map_or(0, |visit| story.drafts[visit].sentence);
    let current = story
        .gathering
        .filter(|&at| story.drafts[at].sentence >= since);
    match current {
        Some(at) if talk || gathering => story.latest = Some(at),
        None if talk => {
            story.open(EventKind::Meeting, index, &sentence.range, "meeting.talk");
        }
        Some(_) | None => {}
    }
}

/// Who is on the visit that is told, from its beginning.
fn company(story: &Story) -> Vec<Agent> {
    story.visit.map_or_else(Vec::new, |at| {
        story.drafts[at]
            .parts
            .iter()
            .filter(|part| part.stops.is_none() && part.role != Role::Host)
            .map(|part| part.agent)
            .collect()
    })
}

/// 与科研人员座谈, 双方进行了座谈: a meeting of those who are on the visit.
fn talks(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    let Some(talk) = sentence
        .predications
        .iter()
        .find(|predication| predication.verb == VerbClass::Talk)
    else {
        return;
    };
    let words = document.words(&talk.verb_range);
    if words.ends_with('会') || document.words(&talk.clause_rest).starts_with("会") {
        return;
    }
    // 参加调研和座谈: the talk is the one that was told.
    let told = story
        .drafts
        .iter()
        .rposition(|draft| draft.kind == EventKind::Meeting);
    let joins = document
        .words(&(talk.clause.start..talk.verb_range.start))
        .contains("参加");
    // 进行了座谈,…,随后双方进行了座谈: told again, and once more below.
    let again = told.filter(|&at| {
        story.drafts[at].rule == "meeting.talk"
            && story.drafts[at].date == story.date
            && speaks_back(document, talk)
            && story.drafts[at]
                .parts
                .iter()
                .any(|part| story.lead.contains(&part.agent))
    });
    if again.is_some() {
        story.gathering = again;
        story.latest = again;
        return;
    }
    if let Some(meeting) = told.filter(|_| joins) {
        for subject in persons(&story.subjects(talk)) {
            story.drafts[meeting].take_part(subject, Role::Attend, &talk.clause);
        }
        return;
    }
    let event = story.open(EventKind::Meeting, index, &sentence.range, "meeting.talk");
    let mut sitting = story.subjects(talk);
    if persons(&sitting).is_empty() {
        sitting.extend(story.lead.clone());
    }
    sitting.extend(talk.with.iter().chain(&talk.objects).copied());
    let company = company(story);
    // A与B一行座谈: B is received, and B's company is not said to sit down.
    let together = sitting.iter().any(|agent| story.lead.contains(agent))
        && !talk.with.iter().any(|agent| story.lead.contains(agent));
    receive(&sitting, talk, story);
    for agent in sitting
        .into_iter()
        .chain(if together { company } else { Vec::new() })
    {
        if matches!(agent, Agent::Person(_)) {
            story.drafts[event].take_part(agent, Role::Attend, &talk.clause);
        }
    }
}

/// 双方进行了座谈, A在座谈时说: the talk may be the one that was told.
fn speaks_back(document: &Document, talk: &Predication) -> bool {
    let before = document.words(&(talk.clause.start..talk.verb_range.start));
    let behind = document.words(&talk.clause_rest);
    before.contains("双方") || before.ends_with('在') && behind.starts_with(['时', '中'])
}

/// Officials of the region that a tour goes to, and heads of what it visits, receive it when they sit down with it.
fn receive(sitting: &[Agent], talk: &Predication, story: &mut Story) {
    let Some(tour) = story
        .visit
        .filter(|&at| story.drafts[at].kind == EventKind::StudyTour)
    else {
        return;
    };
    for &agent in sitting {
        let home = story.drafts[tour]
            .parts
            .iter()
            .any(|part| part.agent == agent && part.stops.is_none());
        if matches!(agent, Agent::Person(_)) && !home {
            story.drafts[tour].take_part(agent, Role::Host, &talk.clause);
        }
    }
}

/// 为基地揭牌: a ceremony without a name, unless one is being told.
fn unveils(document: &Document, index: usize, predication: &Predication, story: &mut Story) {
    if predication.verb != VerbClass::Unveil || !predication.explicit {
        return;
    }
    let subjects = persons(&story.subjects(predication));
    let words = document.words(&predication.verb_range);
    let current = story
        .gathering
        .filter(|&at| story.latest == Some(at) || story.drafts[at].kind == EventKind::Ceremony);
    let opens = ["揭牌", "揭幕", "剪彩", "奠基", "共同揭牌", "共同为"].contains(&words);
    let event = match current {
        Some(event) => event,
        None if opens && !subjects.is_empty() => story.open(
            EventKind::Ceremony,
            index,
            &predication.clause,
            "ceremony.unveil",
        ),
        None => return,
    };
    for subject in subjects.into_iter().chain(persons(&predication.with)) {
        story.drafts[event].take_part(subject, Role::Attend, &predication.clause);
    }
}
