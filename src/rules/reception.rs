//! Receptions: 会见, 会谈; who receives, who is received.

use super::story::{Story, persons};
use crate::document::Document;
use crate::document::sentence::Agent;
use crate::kind::{EventKind, Role};
use crate::lexicon::verbs::VerbClass;

/// Reads one sentence: A会见B一行, A与B会谈.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for predication in &sentence.predications {
        if predication.verb != VerbClass::Meet || !predication.explicit {
            continue;
        }
        let leads = persons(&story.subjects(predication));
        let guests: Vec<Agent> = predication
            .with
            .iter()
            .chain(&predication.objects)
            .copied()
            .filter(|agent| matches!(agent, Agent::Person(_) | Agent::Organization(_)))
            .collect();
        let received = persons(&guests);
        if leads.is_empty() || guests.is_empty() {
            continue;
        }
        let event = story.open(
            EventKind::Reception,
            index,
            &sentence.range,
            "reception.meets",
        );
        for lead in leads {
            story.drafts[event].take_part(lead, Role::Lead, &predication.clause);
        }
        let guests = if received.is_empty() {
            guests
        } else {
            received
        };
        for guest in guests {
            story.drafts[event].take_part(guest, Role::Guest, &predication.clause);
        }
    }
}
