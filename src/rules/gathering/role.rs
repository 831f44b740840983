//! Who chairs, speaks, or is given an award at the gathering that is being told.

use super::naming::NOUN;
use crate::document::Document;
use crate::document::sentence::{Agent, Predication};
use crate::kind::{EventKind, OrganizationKind, PersonKind, Role};
use crate::lexicon::verbs::VerbClass;
use crate::rules::attendance::is_local;
use crate::rules::story::{Draft, Story, persons};

/// Gives the subjects of a predication, or its objects, the role that its verb says.
pub(super) fn roles(document: &Document, predication: &Predication, story: &mut Story) {
    let Some(event) = story.gathering else { return };
    let current = story.latest == Some(event);
    let Some(role) = role_of(document, predication, &story.drafts[event], current) else {
        return;
    };
    for agent in takers(document, predication, role, story) {
        if predication.verb == VerbClass::Say {
            welcome(document, agent, predication, story);
        }
        let draft = &mut story.drafts[event];
        let chairs = draft
            .persons(Role::Chair)
            .any(|chair| agent == Agent::Person(chair));
        // What the chair points out is the chair's part.
        if predication.verb != VerbClass::Say || !chairs {
            draft.take_part(agent, role, &predication.clause);
        }
        if role == Role::Chair && speaks_too(document, predication) {
            draft.take_part(agent, Role::Speak, &predication.clause);
        }
    }
    if role == Role::Chair {
        story.latest = Some(event);
    }
}

/// The role that a verb gives at a gathering; `current` where the gathering is what is being told.
fn role_of(
    document: &Document,
    predication: &Predication,
    gathering: &Draft,
    current: bool,
) -> Option<Role> {
    if gathering.kind == EventKind::Reception && predication.verb != VerbClass::Award {
        return None;
    }
    let explicit = predication.explicit;
    let reported = gathering.kind == EventKind::Meeting || gathering.name.is_some();
    let (holds, role) = match predication.verb {
        VerbClass::Chair => (true, Role::Chair),
        VerbClass::Convene => {
            let calls = names_gathering(document, predication);
            (gathering.kind == EventKind::Meeting && calls, Role::Chair)
        }
        VerbClass::Speak => {
            let part = explicit || has_spoken_part(document, predication);
            (current && part, Role::Speak)
        }
        VerbClass::Say => {
            let part = reported || gives_address(document, predication);
            (current && explicit && part, Role::Speak)
        }
        VerbClass::Award => (current, Role::Award),
        VerbClass::Accompany
        | VerbClass::Attend
        | VerbClass::Visit
        | VerbClass::Tour
        | VerbClass::Move
        | VerbClass::Look
        | VerbClass::Meet
        | VerbClass::Talk
        | VerbClass::Sign
        | VerbClass::Unveil
        | VerbClass::Appoint
        | VerbClass::Remove
        | VerbClass::Lead => return None,
    };
    holds.then_some(role)
}

/// Who takes a role: an award is given to the objects; bodies speak only in set parts.
fn takers(document: &Document, predication: &Predication, role: Role, story: &Story) -> Vec<Agent> {
    let subjects = story.subjects(predication);
    if role == Role::Award {
        let given = |agent: &Agent| !matches!(agent, Agent::Place(_) | Agent::Party);
        // 授予A称号, but A获评, A受到表彰.
        let receives = document
            .words(&predication.verb_range)
            .starts_with(['获', '荣', '受', '被']);
        let takers = if receives {
            &subjects
        } else {
            &predication.objects
        };
        return takers.iter().copied().filter(given).collect();
    }
    if predication.verb == VerbClass::Speak {
        return subjects
            .into_iter()
            .filter(|agent| may_speak(document, *agent))
            .collect();
    }
    persons(&subjects)
}

/// A召开现场推进会: who calls a meeting chairs it.
fn names_gathering(document: &Document, predication: &Predication) -> bool {
    NOUN.is_in(document.words(&predication.clause_rest))
}

/// 在致辞中说: the words are those of a set part.
fn gives_address(document: &Document, predication: &Predication) -> bool {
    let before = document.words(&(predication.clause.start..predication.verb_range.start));
    ["致辞", "发言", "讲话", "致词"]
        .iter()
        .any(|part| before.contains(part))
}

/// A leader of the region visited who speaks to a tour receives it.
fn welcome(document: &Document, agent: Agent, predication: &Predication, story: &mut Story) {
    let Some(tour) = story
        .visit
        .filter(|&at| story.drafts[at].kind == EventKind::StudyTour)
    else {
        return;
    };
    if is_local(document, agent) {
        story.drafts[tour].take_part(agent, Role::Host, &predication.clause);
    }
}

/// 主持并讲话, 主持会议并作总结: the chair has a set part too.
fn speaks_too(document: &Document, predication: &Predication) -> bool {
    let words = document.words(&(predication.verb_range.start..predication.clause.end));
    [
        "并讲话",
        "并作总结",
        "并作讲话",
        "并致辞",
        "并发言",
        "并作部署",
        "并总结讲话",
        "并传达",
        "并通报",
        "并作动员",
    ]
    .iter()
    .any(|sign| words.contains(sign))
}

/// 出席会议并讲话: carried on from the verb before it in the same clause.
fn has_spoken_part(document: &Document, predication: &Predication) -> bool {
    let before = document.words(&(predication.clause.start..predication.verb_range.start));
    before.ends_with('并') || document.words(&predication.verb_range).starts_with('并')
}

/// Persons speak; bodies and divisions do where a set part is theirs: 湘东区、市税务局作交流发言.
fn may_speak(document: &Document, agent: Agent) -> bool {
    match agent {
        Agent::Person(person) => document.people[person].kind != PersonKind::Byline,
        Agent::Organization(organization) => {
            document.organizations[organization].kind != OrganizationKind::Media
        }
        Agent::Place(_) => true,
        Agent::Party => false,
    }
}
