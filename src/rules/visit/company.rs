//! Who goes along on a visit, and who receives it.

use super::super::story::{Draft, Story, is_represented};
use super::is_journey;
use crate::document::sentence::{Agent, Predication};
use crate::document::{Document, Sentence};
use crate::kind::{EventKind, OrganizationKind, PersonKind, Role};
use crate::lexicon::verbs::VerbClass;
use std::ops::Range;

/// Departments whose heads are led along: 带领镇应急办、市场监管所负责人.
pub(super) fn companions(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    story: &mut Story,
) {
    let Some(visit) = story.visit else { return };
    if predication.verb != VerbClass::Lead {
        return;
    }
    let subjects = story.subjects(predication);
    if !subjects
        .iter()
        .any(|subject| story.drafts[visit].has(*subject))
    {
        return;
    }
    for &object in &predication.objects {
        let takes_part = match object {
            Agent::Person(_) => true,
            Agent::Organization(organization) => {
                matches!(
                    document.organizations[organization].kind,
                    OrganizationKind::Government | OrganizationKind::Party
                ) && is_represented(document, sentence, object)
            }
            Agent::Place(_) | Agent::Party => false,
        };
        if takes_part {
            story.drafts[visit].take_part(object, Role::Accompany, &predication.clause);
        }
    }
}

/// Who briefs or answers on the spot: 公司董事长A介绍, 听取院长B关于…汇报.
pub(super) fn hosts(document: &Document, sentence: &Sentence, story: &mut Story) {
    let Some(visit) = story.visit else { return };
    if story.drafts[visit].stops.is_empty()
        || story.gathering.is_some_and(|at| {
            story.drafts[at].sentence + 1 > story.drafts[visit].sentence
                && is_open_gathering(story, at)
        })
    {
        return;
    }
    for predication in &sentence.predications {
        let speaks = matches!(predication.verb, VerbClass::Speak | VerbClass::Say);
        if speaks && predication.explicit {
            for &subject in &predication.subjects {
                if is_received_by(document, subject, &story.drafts[visit]) {
                    story.drafts[visit].take_part(subject, Role::Host, &predication.clause);
                }
            }
        }
        // A与公司总监B交流: B receives A.
        let leads = |agent: &Agent| {
            story.drafts[visit]
                .parts
                .iter()
                .any(|part| part.agent == *agent && part.role == Role::Lead)
        };
        if predication.explicit && predication.subjects.iter().any(leads) {
            for &subject in &predication.subjects {
                if is_received_by(document, subject, &story.drafts[visit]) {
                    story.drafts[visit].take_part(subject, Role::Host, &predication.clause);
                }
            }
        }
        let listens = document.words(&predication.verb_range).ends_with("听取")
            || document.words(&predication.verb_range).ends_with("听取了");
        if listens {
            let rest = document.words(&predication.clause_rest);
            if rest.contains("汇报") || rest.contains("介绍") || rest.contains("讲解") {
                for &object in &predication.objects {
                    if matches!(object, Agent::Person(_)) && !story.drafts[visit].has(object) {
                        story.drafts[visit].take_part(object, Role::Host, &predication.clause);
                    }
                }
            }
        }
    }
}

/// 公司董事长B等予以热情接待: who receives whoever came is the host of the visit.
pub(super) fn welcomes(document: &Document, predication: &Predication, story: &mut Story) {
    let Some(visit) = story.visit else { return };
    let person = |agent: &Agent| matches!(agent, Agent::Person(_));
    let receives = predication.verb == VerbClass::Meet
        && predication.explicit
        && document.words(&predication.verb_range).contains("接待")
        && !predication
            .objects
            .iter()
            .chain(&predication.with)
            .any(person);
    if !receives {
        return;
    }
    for &subject in predication.subjects.iter().filter(|agent| person(agent)) {
        if !story.drafts[visit].has(subject) {
            story.drafts[visit].take_part(subject, Role::Host, &predication.clause);
        }
    }
}

/// Whether a meeting, rather than the visit, is what is being told now.
pub(super) fn is_open_gathering(story: &Story, gathering: usize) -> bool {
    story.latest == Some(gathering)
}

/// Business people, and the heads of the sites themselves, receive a visit.
pub(super) fn is_received_by(document: &Document, agent: Agent, visit: &Draft) -> bool {
    let Agent::Person(person) = agent else {
        return false;
    };
    if visit.has(agent) {
        return false;
    }
    let kind = document.people[person].kind;
    let heads_a_site = document.posts.of(person).any(|claim| {
        claim.post.body.as_ref().is_some_and(|body| {
            visit.stops.iter().any(|stop| match stop.site {
                Agent::Organization(organization) => {
                    document.organizations[organization].name == body.name()
                }
                Agent::Place(place) => document.places[place].name == body.name(),
                Agent::Person(_) | Agent::Party => false,
            })
        })
    });
    kind == PersonKind::Business || heads_a_site
}

/// Those who went along, with the words that say so.
pub(super) type Company = Vec<(Agent, Range<usize>)>;

/// 走访调研并主持召开座谈会…B参加, 调研现场办公…B参加: where the opening tells of the visit and the
/// meeting in one breath, the company attends both.
pub(super) fn meetings_of_the_round(document: &Document, story: &Story) -> Vec<(usize, Company)> {
    let mut found = Vec::new();
    for visit in story.drafts.iter().filter(|draft| is_journey(draft.kind)) {
        let opening = document.words(&document.sentences[visit.sentence].range);
        let company: Company = visit
            .parts
            .iter()
            .filter(|part| {
                part.role == Role::Accompany
                    && matches!(part.agent, Agent::Person(_))
                    && part.stops.is_none()
            })
            .map(|part| (part.agent, part.range.clone()))
            .collect();
        for (at, meeting) in story
            .drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| draft.kind == EventKind::Meeting)
        {
            let led = meeting
                .parts
                .iter()
                .any(|part| part.role == Role::Chair && visit.has(part.agent));
            if led && (meeting.sentence == visit.sentence || opening.contains("现场办公")) {
                found.push((at, company.clone()));
            }
        }
    }
    found
}
