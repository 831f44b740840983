//! Signings: which parties sign, who signs for them.

use super::story::{Story, persons};
use crate::document::sentence::{Agent, Predication};
use crate::document::{Document, Sentence};
use crate::kind::{EventKind, OrganizationKind, Role};
use crate::lexicon::verbs::VerbClass;

/// Reads one sentence: X与Y签署协议; A与B代表双方签约.
pub fn read(document: &Document, index: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for predication in &sentence.predications {
        if predication.verb != VerbClass::Sign || !is_done(document, predication) {
            continue;
        }
        let parties = match witnessed(document, sentence, predication) {
            Some(parties) => parties,
            None => parties(document, predication, story),
        };
        if parties.is_empty() {
            continue;
        }
        let known = (0..story.drafts.len())
            .rev()
            .find(|&at| story.drafts[at].kind == EventKind::Signing);
        // What is signed at a ceremony does not end the ceremony.
        let ceremony = story
            .gathering
            .filter(|&at| story.drafts[at].kind == EventKind::Ceremony && story.latest == Some(at));
        let event = known.unwrap_or_else(|| {
            story.open(
                EventKind::Signing,
                index,
                &sentence.range,
                "signing.parties",
            )
        });
        if ceremony.is_some() {
            (story.gathering, story.latest) = (ceremony, ceremony);
        }
        for party in parties {
            story.drafts[event].take_part(party, Role::Sign, &predication.clause);
        }
    }
}

/// Whether something was signed, rather than a number of contracts counted or a signing wished for.
fn is_done(document: &Document, predication: &Predication) -> bool {
    let verb = document.words(&predication.verb_range);
    let rest = document.words(&predication.clause_rest);
    let before = document.words(&(predication.clause.start..predication.verb_range.start));
    let object = ["协议", "合同", "备忘录", "合作", "意向书", "责任书", "框架"]
        .iter()
        .any(|noun| rest.contains(noun));
    let wished = [
        "推动", "加快", "力争", "争取", "促成", "尽快", "已", "累计", "项目",
    ]
    .iter()
    .any(|word| before.contains(word));
    (object || verb.contains("代表") || verb.ends_with("签约") && rest.is_empty())
        && !wished
        && !verb.ends_with("达成")
}

/// 见证A与B签约: those who sign are whose signing is witnessed.
fn witnessed(
    document: &Document,
    sentence: &Sentence,
    signing: &Predication,
) -> Option<Vec<Agent>> {
    let witness = sentence.predications.iter().rev().find(|other| {
        other.clause == signing.clause && other.verb_range.start < signing.verb_range.start
    })?;
    let seen = document.words(&witness.verb_range).contains("见证");
    let bodies: Vec<Agent> = witness
        .objects
        .iter()
        .chain(&witness.with)
        .copied()
        .filter(|agent| matches!(agent, Agent::Organization(_)))
        .collect();
    (seen && !bodies.is_empty()).then_some(bodies)
}

/// The bodies that sign, and the persons who sign for them.
fn parties(document: &Document, predication: &Predication, story: &Story) -> Vec<Agent> {
    let mut named: Vec<Agent> = story
        .subjects(predication)
        .into_iter()
        .chain(predication.with.iter().copied())
        .collect();
    named.extend(
        predication
            .objects
            .iter()
            .copied()
            .filter(|agent| matches!(agent, Agent::Organization(_))),
    );
    let bodies: Vec<Agent> = named
        .iter()
        .copied()
        .filter(|agent| match agent {
            Agent::Organization(organization) => {
                document.organizations[*organization].kind != OrganizationKind::Media
            }
            Agent::Person(_) | Agent::Place(_) | Agent::Party => false,
        })
        .collect();
    let words = document.words(&predication.clause);
    let sides = ["双方", "校企", "学校与", "校地", "政企", "与公司", "与企业"]
        .iter()
        .any(|word| words.contains(word));
    if sides && bodies.is_empty() && !words.contains("代表") {
        return both_sides(document, predication, story);
    }
    let signers = if words.contains("代表") || bodies.is_empty() && predication.explicit {
        persons(&named)
    } else {
        Vec::new()
    };
    bodies.into_iter().chain(signers).collect()
}

/// 双方 on a visit: the visitors' own body, and the site where they are.
fn both_sides(document: &Document, predication: &Predication, story: &Story) -> Vec<Agent> {
    let Some(visit) = story.visit else {
        return Vec::new();
    };
    let draft = &story.drafts[visit];
    let own = draft.persons(Role::Lead).find_map(|lead| {
        document.posts.of(lead).find_map(|claim| {
            let name = claim.post.body.as_ref()?.name();
            document
                .organizations
                .iter()
                .position(|organization| organization.name == name)
        })
    });
    let here = predication
        .at
        .iter()
        .copied()
        .find(|agent| draft.stops.iter().any(|stop| stop.site == *agent));
    let site = here
        .or(draft.stops.last().map(|stop| stop.site))
        .filter(|site| matches!(site, Agent::Organization(_)));
    match (own, site) {
        (Some(own), Some(site)) => vec![Agent::Organization(own), site],
        _ => Vec::new(),
    }
}
