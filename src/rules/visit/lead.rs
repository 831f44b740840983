//! Whose visit it is, where no named subject of the verb says so.

use super::super::story::Story;
use super::is_journey;
use super::site::is_site;
use crate::document::sentence::{Agent, Predication};
use crate::document::{Document, Sentence};
use crate::kind::{EventKind, OrganizationKind, PersonKind, Role};
use crate::lexicon::verbs::VerbClass;
use crate::span::end_of;
use crate::text::LineKind;

/// Those of the persons who can lead a visit.
pub(super) fn leads_of(document: &Document, agents: &[Agent]) -> Vec<Agent> {
    agents
        .iter()
        .copied()
        .filter(|agent| match agent {
            Agent::Person(person) => matches!(
                document.people[*person].kind,
                PersonKind::Official | PersonKind::Business
            ),
            Agent::Organization(_) | Agent::Place(_) | Agent::Party => false,
        })
        .collect()
}

/// 市政协组织委员视察, X学院赴Y公司走访: a body goes, and nobody of it is named. Where it goes must be
/// said, since bodies inspect and survey all the time.
pub(super) fn bodies_leading(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> Vec<Agent> {
    let goes = sentence.predications.iter().any(|other| {
        let sited = |agent: &Agent| is_site(document, *agent);
        other.subjects == predication.subjects
            && (other.verb == VerbClass::Move || other.verb == predication.verb)
            && other.objects.iter().any(sited)
    });
    let people = predication
        .subjects
        .iter()
        .any(|agent| matches!(agent, Agent::Person(_)));
    if !goes || people {
        return Vec::new();
    }
    let body = |agent: &&Agent| match agent {
        Agent::Organization(organization) => matches!(
            document.organizations[*organization].kind,
            OrganizationKind::Government
                | OrganizationKind::Party
                | OrganizationKind::School
                | OrganizationKind::Research
                | OrganizationKind::Other
        ),
        Agent::Person(_) | Agent::Place(_) | Agent::Party => false,
    };
    predication
        .subjects
        .iter()
        .filter(body)
        .copied()
        .take(1)
        .collect()
}

/// 由A带队,…组成的考察团对X进行了调研: the party that goes is led by whom the sentence names before.
pub(super) fn led_in(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> Vec<Agent> {
    let party = predication.subjects.contains(&Agent::Party);
    let mut leads = Vec::new();
    for other in &sentence.predications {
        let heads = other.verb == VerbClass::Lead
            && other.explicit
            && other.verb_range.start < predication.verb_range.start;
        if party && heads {
            leads.extend(leads_of(document, &other.subjects));
        }
    }
    leads
}

/// How many sentences back a party may have been told of.
const BACK: usize = 3;

/// 市委副书记A带领部门负责人赴X开展交流。考察组一行考察了Y: the party is led by whom the sentence before told of.
pub(super) fn told_before(
    document: &Document,
    index: usize,
    predication: &Predication,
    story: &Story,
) -> Vec<Agent> {
    let party = |agent: &Agent| match agent {
        Agent::Party => true,
        Agent::Organization(organization) => {
            document.organizations[*organization].name.ends_with('团')
        }
        Agent::Person(_) | Agent::Place(_) => false,
    };
    let alone = !predication.subjects.is_empty() && predication.subjects.iter().all(party);
    if !alone {
        return Vec::new();
    }
    let before = document.sentences[..index].iter().rev().take(BACK);
    let heads = before
        .filter(|before| before.kind == LineKind::Body && !before.spoken)
        .flat_map(|before| &before.predications)
        .find(|other| {
            other.explicit
                && matches!(other.verb, VerbClass::Lead | VerbClass::Move)
                && !leads_of(document, &other.subjects).is_empty()
        });
    if let Some(heads) = heads {
        return leads_of(document, &heads.subjects);
    }
    // 会见X一行。代表团一行还参观了Y: who was received goes on.
    let received = story
        .drafts
        .iter()
        .rfind(|draft| draft.kind == EventKind::Reception);
    received.map_or_else(Vec::new, |draft| {
        let guests: Vec<Agent> = draft.persons(Role::Guest).map(Agent::Person).collect();
        leads_of(document, &guests)
    })
}

/// 市人大常委会组织人大代表视察, 政协委员走进X: those who represent others go, and nobody of them is named yet.
pub(super) fn represents(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> bool {
    const WHO: [&str; 4] = ["代表", "代表们", "委员", "委员们"];
    /// What stands between them and the verb: how they go, and why.
    const HOW: usize = 12;
    let goes = matches!(
        predication.verb,
        VerbClass::Visit | VerbClass::Tour | VerbClass::Look | VerbClass::Move
    );
    let people = predication
        .subjects
        .iter()
        .any(|agent| matches!(agent, Agent::Person(_)));
    if !goes || people {
        return false;
    }
    let clause = document.words(&(predication.clause.start..predication.verb_range.start));
    let named = |who: &&str| {
        clause.rfind(*who).is_some_and(|at| {
            let (before, behind) = (&clause[..at], &clause[at + who.len()..]);
            let of_public = ["人大", "政协", "部分", "与会", "省", "市", "县", "区", "级"]
                .iter()
                .any(|word| end_of(before, 36).contains(word))
                || before.is_empty() && who.ends_with('们');
            of_public && behind.chars().count() <= HOW && !behind.contains(['的', '会', '团'])
        })
    };
    // 全市观摩团来我县观摩, 市研究会课题组来我县调研: the party goes without its head.
    let party = |agent: &Agent| matches!(agent, Agent::Party | Agent::Organization(_));
    let unled =
        predication.subjects.contains(&Agent::Party) && predication.subjects.iter().all(party);
    if unled && clause.chars().count() <= 24 {
        return predication.explicit
            && (document.words(&predication.verb_range).starts_with("来我")
                || predication.verb == VerbClass::Visit);
    }
    if !WHO.iter().any(named) {
        return false;
    }
    // 代表走进企业 is a habit; 代表视察, 代表来我县 and 代表走进X公司 tell of a day.
    let sited = sentence.predications.iter().any(|other| {
        other
            .objects
            .iter()
            .any(|&object| is_site(document, object))
            && other.verb_range.start >= predication.verb_range.start
    });
    let inspects = sentence.predications.iter().any(|other| {
        other.verb == VerbClass::Visit && other.verb_range.start > predication.verb_range.start
    });
    sited
        || inspects && clause.contains("组织")
        || predication.verb == VerbClass::Visit
        || predication.verb == VerbClass::Look && clause.contains("组织")
        || document.words(&predication.verb_range).starts_with("来我")
}

/// 会前,与会人员参观了X: those who are at the meeting that is being told go, all of them.
pub(super) fn meeting_on_tour(
    document: &Document,
    predication: &Predication,
    story: &Story,
) -> Vec<Agent> {
    const WHO: [&str; 5] = ["与会人员", "参会人员", "与会领导", "与会代表", "与会同志"];
    let clause = document.words(&(predication.clause.start..predication.verb_range.start));
    let looks = matches!(
        predication.verb,
        VerbClass::Look | VerbClass::Visit | VerbClass::Move
    );
    let sited = predication
        .objects
        .iter()
        .any(|&object| is_site(document, object));
    let meeting = story.gathering.filter(|_| {
        looks && sited && story.visit.is_none() && WHO.iter().any(|who| clause.contains(who))
    });
    meeting.map_or_else(Vec::new, |at| {
        let parts = story.drafts[at].parts.iter().map(|part| part.agent);
        leads_of(document, &parts.collect::<Vec<_>>())
    })
}

/// A、B分别带领视察组视察,先后察看X: only the last of the visits that the sentence opened has stops, so that they are
/// the stops of all.
pub(super) fn together(document: &Document, story: &mut Story) {
    let mut at = story.drafts.len();
    while at > 1 {
        at -= 1;
        let (before, last) = (&story.drafts[at - 1], &story.drafts[at]);
        let alone = |index: usize| {
            let draft = &story.drafts[index];
            draft.parts.len() == 1 && draft.stops.is_empty() && draft.places.is_empty()
        };
        let one = is_journey(before.kind)
            && before.kind == last.kind
            && before.sentence == last.sentence
            && before.range == last.range
            && alone(at - 1)
            && !last.stops.is_empty()
            && !document.words(&last.range).contains("各自");
        if one {
            let part = story.drafts.remove(at - 1).parts;
            let joined = &mut story.drafts[at - 1].parts;
            joined.splice(0..0, part);
            for index in [&mut story.visit, &mut story.gathering, &mut story.latest] {
                *index = index.map(|index| if index >= at { index - 1 } else { index });
            }
        }
    }
}
