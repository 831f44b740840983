//! Receptions: 会见, 会谈; who receives, who is received.

use super::story::{Story, persons};
use crate::document::Document;
use crate::document::sentence::{Agent, Predication};
use crate::kind::{EventKind, Role};
use crate::lexicon::verbs::VerbClass;

/// Reads one sentence: A会见B一行, A与B会谈.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for (at, predication) in sentence.predications.iter().enumerate() {
        if predication.verb != VerbClass::Meet {
            continue;
        }
        let leads = match receivers(document, &sentence.predications, at) {
            Some(subjects) => persons(&story.resolve(subjects)),
            None => continue,
        };
        let guests = guests(predication);
        let received = persons(&guests);
        // B接待了考察团一行: B is the host of the visit that is being told.
        if document.words(&predication.verb_range).contains("接待")
            && received.is_empty()
            && let Some(visit) = story.visit
        {
            for host in leads {
                story.drafts[visit].take_part(host, Role::Host, &predication.clause);
            }
            continue;
        }
        let guests = if guests.is_empty() {
            on_visit(predication, story)
        } else {
            guests
        };
        let received = persons(&guests);
        // 接待来访群众 is daily work.
        let serves = ["接待", "接见"]
            .iter()
            .any(|word| document.words(&predication.verb_range).contains(word));
        if serves && guests.is_empty() {
            continue;
        }
        // Who is received may go without a name: 会见了来访的客人.
        if leads.is_empty() {
            continue;
        }
        let event = story.open(
            EventKind::Reception,
            index,
            &sentence.range,
            "reception.meets",
        );
        let mut guests = if received.is_empty() {
            guests
        } else {
            received
        };
        let mut leads = leads;
        // A拜会B: who is called on receives.
        if document.words(&predication.verb_range).contains("拜会") {
            std::mem::swap(&mut leads, &mut guests);
        }
        for lead in leads {
            story.drafts[event].take_part(lead, Role::Lead, &predication.clause);
        }
        for guest in guests {
            story.drafts[event].take_part(guest, Role::Guest, &predication.clause);
        }
    }
}

/// Who is named as received.
fn guests(predication: &Predication) -> Vec<Agent> {
    let named = predication.with.iter().chain(&predication.objects).copied();
    named
        .filter(|agent| matches!(agent, Agent::Person(_) | Agent::Organization(_)))
        .collect()
}

/// 接见了考察组一行: who is on the visit that is being told is received.
fn on_visit(predication: &Predication, story: &Story) -> Vec<Agent> {
    let party = predication.objects.contains(&Agent::Party);
    let visit = story.visit.filter(|_| party);
    let leads = visit.map(|visit| story.drafts[visit].persons(Role::Lead).map(Agent::Person));
    leads.into_iter().flatten().collect()
}

/// Who receives: the subject of the verb, or of the clause behind 会见X时.
fn receivers<'s>(
    document: &Document,
    predications: &'s [Predication],
    at: usize,
) -> Option<&'s [Agent]> {
    let meeting = &predications[at];
    if meeting.explicit {
        return Some(&meeting.subjects);
    }
    // 到达X,与Y举行了会晤: who came is who meets.
    let met = |agent: &Agent| matches!(agent, Agent::Person(_));
    if !meeting.subjects.is_empty() && meeting.with.iter().any(met) {
        return Some(&meeting.subjects);
    }
    let clause = document.words(&meeting.clause);
    let next = predications.get(at + 1)?;
    let between = meeting.verb_range.end..next.verb_range.start.max(meeting.verb_range.end);
    let within = next.clause == meeting.clause && document.words(&between).contains('时');
    let leads_on = (clause.ends_with(['时', '后']) || within) && next.explicit;
    leads_on.then_some(&next.subjects)
}
