//! How sure a name is, by its ending, its beginning and what stands on both sides.

use super::clause::Clauses;
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{Ending, Follower, WordMatch};

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// A verb of visiting.
    Visit,
    /// Another word that no name runs across.
    Verb,
    /// A verb of wishing.
    Goal,
    /// A conjunction or preposition.
    Function,
    /// A sign.
    Sign(char),
    /// Nothing: the text begins.
    Start,
}

/// A name to be judged.
pub(super) struct Candidate<'c> {
    pub(super) ending: &'c WordMatch<Ending>,
    pub(super) start: usize,
    pub(super) left: Left,
    pub(super) placeholder: bool,
}

/// Endings that only firms registered by law have.
const LEGAL: &[&str] = &[
    "有限公司",
    "责任公司",
    "股份公司",
    "律师事务所",
    "会计师事务所",
];
/// Endings of zones that plans wish for as often as they stand.
const WISHED: &[&str] = &[
    "示范区",
    "试验区",
    "合作区",
    "先行区",
    "集聚区",
    "联盟",
    "综合体",
];

/// The score of a name, 0 to 1.
pub(super) fn of(clauses: &Clauses<'_>, candidate: &Candidate<'_>) -> f64 {
    let word = clauses.slice(candidate.ending.start..candidate.ending.end);
    let legal = LEGAL.iter().any(|ending| word.ends_with(ending));
    let division = clauses.division_from(candidate.start).is_some();
    let placed = division || candidate.placeholder;
    let own = clauses
        .lexicon
        .own_characters(clauses.slice(candidate.start..candidate.ending.start));
    let mut score = if legal {
        0.8
    } else {
        base(candidate.ending.value.kind)
    };
    score += if placed { 0.3 } else { 0.0 };
    score += if own >= 2 { 0.1 } else { 0.0 };
    let figured = clauses
        .slice(candidate.start..candidate.ending.start)
        .contains(|c: char| c.is_ascii_digit() || c == '“');
    if candidate.ending.value.kind == OrganizationKind::Project {
        let name = clauses.slice(candidate.start..candidate.ending.end);
        score += if figured { 0.15 } else { 0.0 };
        score += if own >= 3 && name.chars().count() >= 7 {
            0.1
        } else {
            0.0
        };
        score += if clauses.text.matches(name).nth(1).is_some() {
            0.1
        } else {
            0.0
        };
    }
    score -= if word.ends_with("工程") { 0.1 } else { 0.0 };
    score -= if own > 14 { 0.2 } else { 0.0 };
    score += beside(candidate, placed);
    score += ahead(clauses, candidate, placed);
    if WISHED.iter().any(|ending| word.ends_with(ending)) && candidate.left != Left::Visit {
        score -= if placed { 0.1 } else { 0.35 };
    }
    let behind = clauses.behind(candidate.ending.end);
    if word.ends_with("人民政府") && clauses.lexicon.is_followed(behind, Follower::Ruler) {
        score -= 0.6;
    }
    score.clamp(0.0, 1.0)
}

const fn base(kind: OrganizationKind) -> f64 {
    match kind {
        OrganizationKind::Company | OrganizationKind::School | OrganizationKind::Hospital => 0.5,
        OrganizationKind::Government | OrganizationKind::Party | OrganizationKind::Media => 0.5,
        OrganizationKind::Research | OrganizationKind::Park => 0.4,
        OrganizationKind::Other => 0.35,
        OrganizationKind::Project => 0.25,
    }
}

/// Whether plans speak of such bodies before they stand.
const fn is_planned(kind: OrganizationKind) -> bool {
    match kind {
        OrganizationKind::Park
        | OrganizationKind::Research
        | OrganizationKind::Other
        | OrganizationKind::Project => true,
        OrganizationKind::Company
        | OrganizationKind::Government
        | OrganizationKind::Party
        | OrganizationKind::School
        | OrganizationKind::Media
        | OrganizationKind::Hospital => false,
    }
}

fn beside(candidate: &Candidate<'_>, placed: bool) -> f64 {
    match candidate.left {
        Left::Visit => 0.25,
        Left::Goal if is_planned(candidate.ending.value.kind) => {
            if placed {
                -0.1
            } else {
                -0.5
            }
        }
        Left::Function | Left::Sign('、' | '“') => 0.1,
        Left::Goal | Left::Verb | Left::Sign(_) | Left::Start => 0.05,
    }
}

fn ahead(clauses: &Clauses<'_>, candidate: &Candidate<'_>, placed: bool) -> f64 {
    if !is_planned(candidate.ending.value.kind) {
        return 0.0;
    }
    let behind = clauses.behind(candidate.ending.end);
    if clauses.lexicon.is_followed(behind, Follower::Works) {
        return 0.15;
    }
    if candidate.left == Left::Visit {
        return 0.0;
    }
    if clauses.lexicon.is_followed(behind, Follower::Plan) {
        return if placed { -0.05 } else { -0.15 };
    }
    if behind.chars().next().is_none_or(|c| !c.is_alphanumeric()) {
        0.05
    } else {
        0.0
    }
}
