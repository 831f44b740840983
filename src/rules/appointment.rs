//! Appointments and removals: whom a congress or committee gives a post, from whom it takes one.

use super::story::Story;
use crate::document::Document;
use crate::document::sentence::Agent;
use crate::kind::{EventKind, EventStatus, Role, Tenure};

/// Reads one sentence: the posts that it gives or takes were told apart with the titles
/// ([`crate::document::people`]); here they become one event of each kind.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for claim in document.posts.beginning_in(&sentence.range) {
        let (kind, status) = match claim.tenure {
            Tenure::Appointed => (EventKind::Appointment, EventStatus::Held),
            // 镇长候选人X检查…: who X is, and no appointment that is announced.
            Tenure::Proposed if document.words(&claim.range).contains("候选人") => continue,
            Tenure::Proposed => (EventKind::Appointment, EventStatus::Planned),
            Tenure::Removed => (EventKind::Removal, EventStatus::Held),
            Tenure::Holds | Tenure::Former => continue,
        };
        let known = story
            .drafts
            .iter()
            .position(|draft| draft.kind == kind && draft.status == status);
        let (latest, gathering) = (story.latest, story.gathering);
        let event =
            known.unwrap_or_else(|| story.open(kind, index, &sentence.range, "appointment.post"));
        // An appointment is told within a meeting: what follows is still the meeting's.
        (story.latest, story.gathering) = (latest, gathering);
        story.drafts[event].status = status;
        story.drafts[event].take_part(Agent::Person(claim.person), Role::Subject, &claim.range);
    }
}
