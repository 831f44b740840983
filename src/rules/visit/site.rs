//! What can be visited, and where going somewhere is no visit.

use crate::document::sentence::{Agent, Predication, What};
use crate::document::{Document, Sentence};
use crate::kind::{DivisionLevel, OrganizationKind};
use crate::lexicon::verbs::VerbClass;

/// 来到X公司,了解Y项目: what one looks into at a site lies in it, unless it is a firm or the like.
pub(super) fn is_inside(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    site: Agent,
) -> bool {
    let Agent::Organization(organization) = site else {
        return false;
    };
    let organization = &document.organizations[organization];
    let part = organization.kind == OrganizationKind::Project
        || organization.rule == "list-of-firms"
        || organization.rule == "organization.sibling-site";
    let first = sentence.predications.iter().find(|other| {
        matches!(other.verb, VerbClass::Move)
            && other.verb_range.start < predication.verb_range.start
            && other
                .objects
                .iter()
                .any(|&object| is_site(document, object))
    });
    part && matches!(predication.verb, VerbClass::Look | VerbClass::Visit) && first.is_some()
}

/// 抵达首都机场: one arrives there, and visits something else.
pub(super) fn is_arrival(document: &Document, predication: &Predication, site: Agent) -> bool {
    let Agent::Organization(organization) = site else {
        return false;
    };
    let name = &document.organizations[organization].name;
    let port = ["机场", "火车站", "高铁站", "码头"]
        .iter()
        .any(|end| name.ends_with(end));
    port && ["抵达", "到达"].contains(&document.words(&predication.verb_range))
}

/// 到市教育局调研: an office is a site where it is what the verb goes to; elsewhere it is whoever works there.
pub(super) fn is_gone_to(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
    agent: Agent,
) -> bool {
    let office = is_office(document, agent);
    let goes = matches!(predication.verb, VerbClass::Move | VerbClass::Visit);
    // Nothing but the rest of a list stands between the verb and the office.
    let at_verb = sentence.items.iter().any(|item| {
        item.what == What::Agent(agent)
            && item.range.start >= predication.verb_range.end
            && !document
                .words(&(predication.verb_range.end..item.range.start))
                .contains(['的', '等', '对', '与', '向', ','])
    });
    office && goes && at_verb
}

/// An office, an editorial house: bodies that act as often as they are visited.
pub(super) fn is_office(document: &Document, agent: Agent) -> bool {
    match agent {
        Agent::Organization(organization) => matches!(
            document.organizations[organization].kind,
            OrganizationKind::Government | OrganizationKind::Party | OrganizationKind::Media
        ),
        Agent::Person(_) | Agent::Place(_) | Agent::Party => false,
    }
}

/// Whether an agent can be visited.
#[must_use]
pub fn is_site(document: &Document, agent: Agent) -> bool {
    match agent {
        Agent::Organization(organization) => {
            let organization = &document.organizations[organization];
            match organization.kind {
                OrganizationKind::Company
                | OrganizationKind::School
                | OrganizationKind::Research
                | OrganizationKind::Park
                | OrganizationKind::Hospital
                | OrganizationKind::Project => true,
                OrganizationKind::Other => ![
                    "代表团",
                    "考察团",
                    "小分队",
                    "工作队",
                    "调研组",
                    "协会会员",
                    "会议室",
                    "报告厅",
                    "会议厅",
                ]
                .iter()
                .any(|end| organization.name.ends_with(end)),
                OrganizationKind::Government | OrganizationKind::Party => [
                    "消防救援大队",
                    "消防救援站",
                    "派出所",
                    "排灌站",
                    "供电所",
                    "服务中心",
                    "消防站",
                    "司法所",
                    "法庭",
                    "税务所",
                    "收费站",
                ]
                .iter()
                .any(|end| organization.name.ends_with(end)),
                OrganizationKind::Media => false,
            }
        }
        Agent::Place(place) => document.places[place].level == DivisionLevel::Village,
        Agent::Person(_) | Agent::Party => false,
    }
}

pub(super) fn is_zone(document: &Document, agent: Agent) -> bool {
    match agent {
        Agent::Organization(organization) => {
            document.organizations[organization].kind == OrganizationKind::Park
        }
        Agent::Place(_) | Agent::Person(_) | Agent::Party => false,
    }
}
