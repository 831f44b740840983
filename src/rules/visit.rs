//! Visits and study tours: who goes where, the stops in order, who receives them there.
//!
//! A visit opens with a named subject and a verb of visiting; the sentences after it add stops,
//! until another visit opens. Speech adds none.

mod background;
mod company;
mod destination;
mod lead;
mod site;
mod stop;

use super::gathering::named_gathering;
use super::story::{Draft, Story, persons};
use crate::document::sentence::{Agent, Predication, What};
use crate::document::{Document, Sentence};
use crate::kind::{DateBasis, EventKind, Role};
use crate::lexicon::verbs::VerbClass;
use background::{is_background, is_separate, tells_of_no_day, tells_otherwise};
use company::{companions, hosts, meetings_of_the_round, welcomes};
use destination::{destinations, is_tour};
use lead::{bodies_leading, leads_of, led_in, represents};
pub use site::is_site;
use stop::{stands_at, stops};
pub use stop::{stops_before, stops_within};

/// Reads one sentence.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    if tells_otherwise(document.words(&sentence.range)) {
        return;
    }
    stands_at(document, index, story);
    let tells = !sentence.predications.is_empty();
    let named = tells.then(|| named_gathering(document, sentence)).flatten();
    for predication in &sentence.predications {
        if tells_of_no_day(document, predication) {
            continue;
        }
        // 主持召开调研协商座谈会: the verb is part of the meeting's name.
        if named.as_ref().is_some_and(|name| {
            name.start <= predication.verb_range.start && predication.verb_range.end <= name.end
        }) {
            continue;
        }
        open(document, index, predication, story);
        if let Some(visit) = followed(document, sentence, predication, story) {
            stops(document, index, predication, visit, story);
        }
        companions(document, sentence, predication, story);
        welcomes(document, predication, story);
    }
    hosts(document, sentence, story);
}

/// Opens a visit where a named official or business person visits, or goes to look at a site.
fn open(document: &Document, index: usize, predication: &Predication, story: &mut Story) {
    let sentence = &document.sentences[index];
    let mut leads = leads_of(document, &persons(&story.subjects(predication)));
    let surveys = sentence.predications.iter().any(|other| {
        other.verb == VerbClass::Visit && other.verb_range.start >= predication.verb_range.start
    });
    if leads.is_empty() && surveys && predication.verb == VerbClass::Visit {
        leads = led_in(document, sentence, predication);
    }
    let attended = lead::meeting_on_tour(document, predication, story);
    let on_tour = !attended.is_empty();
    if leads.is_empty() && on_tour {
        leads = attended;
    } else if leads.is_empty() && story.visit.is_none() {
        leads = lead::told_before(document, index, predication, story);
    }
    if leads.is_empty() && surveys && story.visit.is_none() {
        leads = bodies_leading(document, sentence, predication);
    }
    if leads.is_empty() && story.visit.is_none() && represents(document, sentence, predication) {
        let event = story.open(
            EventKind::Visit,
            index,
            &sentence.range,
            "visit.representatives",
        );
        story.drafts[event].places = destinations(document, sentence, predication);
        story.lead = Vec::new();
        return;
    }
    if leads.is_empty()
        || !(predication.explicit || on_tour)
        || is_background(document, sentence, predication)
        || !opens(document, sentence, predication)
    {
        return;
    }
    if continues(document, sentence, predication, &leads, story) {
        return;
    }
    let kind = if is_tour(document, sentence, predication) {
        EventKind::StudyTour
    } else {
        EventKind::Visit
    };
    let separate = leads.len() > 1 && is_separate(document.words(&sentence.range));
    let groups: Vec<Vec<Agent>> = if separate {
        leads.iter().map(|&lead| vec![lead]).collect()
    } else {
        vec![leads.clone()]
    };
    for group in &groups {
        let event = story.open(kind, index, &sentence.range, "visit.named-subject");
        let draft = &mut story.drafts[event];
        for &lead in group {
            draft.take_part(lead, Role::Lead, &predication.clause);
        }
        draft.places = destinations(document, sentence, predication);
    }
    story.lead = leads;
}

/// Whether the verb, with what it is done to, begins a visit.
fn opens(document: &Document, sentence: &Sentence, predication: &Predication) -> bool {
    match predication.verb {
        VerbClass::Visit | VerbClass::Tour => true,
        VerbClass::Lead | VerbClass::Move => {
            sentence.predications.iter().any(|other| {
                other.verb_range.start > predication.verb_range.start
                    && matches!(
                        other.verb,
                        VerbClass::Visit | VerbClass::Tour | VerbClass::Look
                    )
                    && other.subjects == predication.subjects
            }) || comes_with_delegation(document, sentence, predication)
                || (predication.verb == VerbClass::Move
                    && predication
                        .objects
                        .iter()
                        .any(|&object| is_site(document, object)))
        }
        VerbClass::Look => predication
            .objects
            .iter()
            .chain(&predication.at)
            .any(|&site| is_site(document, site)),
        VerbClass::Accompany
        | VerbClass::Attend
        | VerbClass::Chair
        | VerbClass::Speak
        | VerbClass::Say
        | VerbClass::Meet
        | VerbClass::Talk
        | VerbClass::Convene
        | VerbClass::Sign
        | VerbClass::Unveil
        | VerbClass::Award
        | VerbClass::Appoint
        | VerbClass::Remove => false,
    }
}

/// 带领党政考察团来曲阜市学习经验: a delegation comes to a place, whatever it comes for.
fn comes_with_delegation(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> bool {
    let words = document.words(&(predication.clause.start..sentence.range.end));
    let delegation = ["考察团", "代表团", "访问团", "考察组", "调研组"]
        .iter()
        .any(|word| words.contains(word));
    let comes = sentence.predications.iter().any(|other| {
        other.verb == VerbClass::Move
            && other.clause == predication.clause
            && document.words(&other.verb_range).starts_with('来')
    });
    predication.verb == VerbClass::Lead && delegation && comes
}

/// Whether the visit is one that is being told already: its leads, or one of them, go on.
fn continues(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    leads: &[Agent],
    story: &mut Story,
) -> bool {
    let led = |draft: &Draft| {
        leads.iter().any(|lead| {
            draft
                .parts
                .iter()
                .any(|part| part.agent == *lead && part.role == Role::Lead)
        })
    };
    let told = (0..story.drafts.len())
        .rev()
        .find(|&at| is_journey(story.drafts[at].kind) && led(&story.drafts[at]));
    if let Some(at) = told {
        story.visit = Some(at);
        story.lead = story.drafts[at]
            .parts
            .iter()
            .filter(|part| part.role == Role::Lead)
            .map(|part| part.agent)
            .collect();
        let places = destinations(document, sentence, predication);
        let today = story.date.clone();
        let draft = &mut story.drafts[at];
        if draft.places.is_empty() && draft.stops.is_empty() {
            draft.places = places;
        }
        // 连日来,A、B分别走访…。1月23日,A到…: the day is told behind the summary.
        let vague = draft
            .date
            .as_ref()
            .is_none_or(|date| date.basis == DateBasis::Approximate);
        let exact = today.filter(|date| date.date.exact_day().is_some());
        if vague && draft.stops.is_empty() && exact.is_some() {
            draft.date = exact;
        }
        return true;
    }
    // A companion who does something on the way opens no visit of his own.
    story
        .visit
        .is_some_and(|at| leads.iter().all(|lead| story.drafts[at].has(*lead)))
}

/// Whether an event kind is a journey with stops.
#[must_use]
pub fn is_journey(kind: EventKind) -> bool {
    matches!(kind, EventKind::Visit | EventKind::StudyTour)
}

/// The visit that a predication belongs to, if it tells of one.
fn followed(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    story: &mut Story,
) -> Option<usize> {
    let visit = story.visit?;
    let subjects = persons(&story.subjects(predication));
    let leads: Vec<Agent> = story.drafts[visit]
        .parts
        .iter()
        .filter(|part| part.role == Role::Lead)
        .map(|part| part.agent)
        .collect();
    if subjects.is_empty() {
        return is_on_the_way(document, sentence, predication).then_some(visit);
    }
    if subjects.iter().any(|subject| leads.contains(subject)) {
        return Some(visit);
    }
    // 代表视察,A参加。A一行察看了X: A it is who leads.
    if leads.is_empty()
        && let Some(part) = story.drafts[visit]
            .parts
            .iter_mut()
            .find(|part| part.agent == subjects[0])
    {
        part.role = Role::Lead;
        story.lead = vec![subjects[0]];
        return Some(visit);
    }
    // Another leader of a visit that is being told side by side.
    let other = (0..story.drafts.len()).rev().find(|&at| {
        is_journey(story.drafts[at].kind)
            && story.drafts[at]
                .parts
                .iter()
                .any(|part| part.role == Role::Lead && subjects.contains(&part.agent))
    })?;
    story.visit = Some(other);
    story.lead = story.drafts[other]
        .parts
        .iter()
        .filter(|part| part.role == Role::Lead)
        .map(|part| part.agent)
        .collect();
    Some(other)
}

/// A sentence without a named subject still goes on when it moves or looks.
fn is_on_the_way(_document: &Document, _sentence: &Sentence, predication: &Predication) -> bool {
    matches!(
        predication.verb,
        VerbClass::Move | VerbClass::Look | VerbClass::Visit | VerbClass::Tour
    )
}

/// Who went along in one place was at the stops there, wherever they are told.
fn stay_within(document: &Document, draft: &mut Draft) {
    for index in 0..draft.parts.len() {
        if let Some(place) = draft.parts[index].within {
            let stops = stops_within(draft, document, &document.places[place]);
            if !stops.is_empty() {
                draft.parts[index].stops = Some(stops);
            }
        }
    }
}

/// 考察了A村、B园: both stand on one list.
fn listed(document: &Document, sentence: usize, one: Agent, other: Agent) -> bool {
    let sentence = &document.sentences[sentence];
    let at = |agent: Agent| {
        let mut items = sentence.items.iter();
        items.find(|item| item.what == What::Agent(agent))
    };
    let (Some(one), Some(other)) = (at(one), at(other)) else {
        return false;
    };
    let between = document.words(&(one.range.end..other.range.start.max(one.range.end)));
    between.contains('、') && !between.contains([',', ';', '。'])
}

/// When all is told: zones that were broken down are no stops, and dates that all stops share are the event's.
pub fn settle(document: &Document, story: &mut Story) {
    let together = meetings_of_the_round(document, story);
    for (meeting, agents) in together {
        for (agent, range) in agents {
            story.drafts[meeting].take_part(agent, Role::Attend, &range);
        }
    }
    lead::together(document, story);
    for draft in &mut story.drafts {
        if !is_journey(draft.kind) {
            continue;
        }
        stay_within(document, draft);
        let firm = draft.stops.iter().any(|stop| !stop.tentative);
        let count = draft.stops.len();
        // 在X社区走进Y合作社: the village is where the stop is.
        let entered: Vec<bool> = (0..count)
            .map(|at| {
                let (stop, next) = (&draft.stops[at], draft.stops.get(at + 1));
                matches!(stop.site, Agent::Place(_))
                    && next.is_some_and(|next| {
                        next.sentence == stop.sentence
                            && matches!(next.site, Agent::Organization(_))
                            && !listed(document, stop.sentence, stop.site, next.site)
                    })
            })
            .collect();
        let mut at = 0;
        draft.stops.retain(|stop| {
            at += 1;
            !(entered[at - 1] || stop.tentative && firm)
        });
    }
}
