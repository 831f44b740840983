//! The left edge of a name: where it begins, and what stands before it.

use super::clause::Clauses;
use super::score::Left;
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{ContextClass, Ending, EndingClass, WordMatch};
use std::ops::Range;

/// Zones that an article at home in one speaks of without its name.
pub(super) const ZONES: &[&str] = &[
    "高新区",
    "经开区",
    "开发区",
    "综保区",
    "保税区",
    "工业园区",
    "工业园",
    "新区",
    "园区",
];

/// Where the name that ends here begins, and what stands before it; `None` where no name ends here.
pub(super) fn left_edge(
    clauses: &Clauses<'_>,
    ending: &WordMatch<Ending>,
) -> Option<(usize, Left)> {
    let hard = behind_government(clauses, clauses.hard_edge(ending.start), ending);
    for context in clauses.contexts_back(hard..ending.start) {
        let rest = context.end..ending.start;
        let stands = is_plausible(clauses, &rest, ending);
        let left = match context.value {
            // 某某集团和龙海…: what a body's ending stands before is a conjunction, whatever word it makes.
            ContextClass::Word if conjoined(clauses, context) => {
                return Some((context.start + '和'.len_utf8(), Left::Function));
            }
            ContextClass::Word => continue,
            ContextClass::Counter => {
                if !stands && is_counted(clauses.before(context.start)) {
                    return None;
                }
                continue;
            }
            // X与公司: what a preposition or conjunction stands right before is no part of a name.
            ContextClass::Function if rest.is_empty() => return None,
            ContextClass::Function if stands && joins(clauses, hard, context) => Left::Function,
            ContextClass::Soft if stands => Left::Verb,
            ContextClass::SoftVisit if stands => Left::Visit,
            ContextClass::SoftGoal if stands => Left::Goal,
            ContextClass::Function | ContextClass::SoftVisit
                if ending.value.kind != OrganizationKind::Company =>
            {
                return None;
            }
            ContextClass::Soft if ending.value.kind == OrganizationKind::Project => return None,
            ContextClass::Soft if rest.is_empty() && is_site(ending.value.kind) => return None,
            ContextClass::Function
            | ContextClass::Soft
            | ContextClass::SoftVisit
            | ContextClass::SoftGoal => continue,
            ContextClass::Visit if stands => Left::Visit,
            ContextClass::Verb if stands => Left::Verb,
            ContextClass::Goal if stands => Left::Goal,
            ContextClass::Visit | ContextClass::Verb | ContextClass::Goal => return None,
        };
        return Some((context.end, left));
    }
    let left = clauses
        .before(hard)
        .chars()
        .next_back()
        .map_or(Left::Start, Left::Sign);
    is_plausible(clauses, &(hard..ending.start), ending).then_some((hard, left))
}

/// 《X省人民政府Y有限公司合作协议》 names two bodies: no firm's name runs across a government's.
fn behind_government(clauses: &Clauses<'_>, hard: usize, ending: &WordMatch<Ending>) -> usize {
    const GOVERNMENT: &str = "人民政府";
    let stretch = clauses.slice(hard..ending.start);
    match stretch.rfind(GOVERNMENT) {
        Some(at) if ending.value.kind == OrganizationKind::Company => hard + at + GOVERNMENT.len(),
        Some(_) | None => hard,
    }
}

/// Whether verbs stand right before such bodies more often than within their names.
const fn is_site(kind: OrganizationKind) -> bool {
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

/// Whether a word that only looks like a conjunction follows the ending of a body.
fn conjoined(clauses: &Clauses<'_>, context: &WordMatch<ContextClass>) -> bool {
    let word = clauses.slice(context.start..context.end);
    let before = clauses.before(context.start);
    word.starts_with(['和', '与'])
        && ["集团", "公司", "医院", "大学", "学院"]
            .iter()
            .any(|ending| before.ends_with(ending))
}

/// Whether `rest`, between an edge and the ending, can be the beginning of a name.
fn is_plausible(clauses: &Clauses<'_>, rest: &Range<usize>, ending: &WordMatch<Ending>) -> bool {
    if rest.is_empty() || clauses.within_division(rest.start) {
        return false;
    }
    let own = |from: usize| {
        clauses
            .lexicon
            .own_characters(clauses.slice(from..ending.start))
    };
    let division = clauses
        .division_from(rest.start)
        .filter(|division| division.end <= ending.start);
    let placeholder = elided(clauses, rest.start).filter(|held| held.end <= ending.start);
    match (ending.value.kind, ending.value.class) {
        (OrganizationKind::Project, _) => {
            own(division
                .or(placeholder)
                .map_or(rest.start, |place| place.end))
                >= 2
        }
        (_, EndingClass::Place) => {
            let zone = ZONES.contains(&clauses.slice(rest.clone()));
            division.is_some() || placeholder.is_some() || zone || own(rest.start) >= 2
        }
        (OrganizationKind::Company, EndingClass::Name) if division.is_some() => true,
        (_, EndingClass::Name) => match (division, placeholder) {
            (Some(_), _) => true,
            (None, Some(held)) => own(held.end) >= 1,
            (None, None) => {
                own(rest.start) >= 2 || (own(rest.start) == 1 && rest.len() >= 5 * '厂'.len_utf8())
            }
        },
        (_, EndingClass::Unit) => {
            own(division
                .or(placeholder)
                .map_or(rest.start, |place| place.end))
                >= 2
        }
    }
}

/// The placeholder that a name begins with; 市场 and 县长 begin with none.
pub(super) fn elided(clauses: &Clauses<'_>, at: usize) -> Option<Range<usize>> {
    let held = clauses.placeholder_from(at)?;
    let other = [
        "(", "场", "民", "值", "级", "里", "外", "容", "长", "域", "位", "委", "政府", "政协",
        "内", "属", "直", "领导", "庄", "企", "办", "花", "旗",
    ];
    let runs_on = other
        .iter()
        .any(|word| clauses.behind(held.end).starts_with(word));
    (!runs_on && !clauses.within_division(at) && clauses.division_from(at).is_none())
        .then_some(held)
}

/// 32个, 两家, 多所: what follows is counted.
fn is_counted(before: &str) -> bool {
    let number = |c: char| {
        c.is_ascii_digit() || "一二两三四五六七八九十百千万几数多各这那该此首每某余".contains(c)
    };
    // 第十批 is an ordinal, and part of a name.
    before.ends_with(number) && !before.trim_end_matches(number).ends_with('第')
}

/// Whether a conjunction has something to join: two characters or more stand before it. Other function
/// characters govern what follows.
fn joins(clauses: &Clauses<'_>, hard: usize, context: &WordMatch<ContextClass>) -> bool {
    if !matches!(
        clauses.slice(context.start..context.end),
        "和" | "与" | "及" | "同" | "跟" | "暨" | "或"
    ) {
        return true;
    }
    let from = clauses
        .contexts_back(hard..context.start)
        .find(|word| word.value != ContextClass::Word)
        .map_or(hard, |word| word.end);
    let joined = clauses.slice(from..context.start);
    // 、同溢堂药业: what a list's sign stands before joins nothing.
    if context.start == hard && clauses.before(hard).ends_with('、') {
        return false;
    }
    // 内蒙古三和…公司: a division with one more character is nothing that is joined.
    let brand = clauses
        .division_from(from)
        .is_some_and(|division| clauses.slice(division.end..context.start).chars().count() == 1);
    // 来自…的X和Y: the edge itself may be what is joined.
    joined.is_empty() || joined.chars().count() >= 2 && !brand
}

/// Leaves out what only describes the body: 龙头企业江苏…公司 begins at 江苏. Public bodies begin with their division.
pub(super) fn without_description(
    clauses: &Clauses<'_>,
    start: usize,
    ending: &WordMatch<Ending>,
) -> usize {
    let Some(division) = clauses.first_division_in(start + 1..ending.start) else {
        return start;
    };
    let description = clauses.slice(start..division.start);
    let public = match ending.value.kind {
        OrganizationKind::Government | OrganizationKind::Party | OrganizationKind::Media => true,
        OrganizationKind::Company
        | OrganizationKind::School
        | OrganizationKind::Research
        | OrganizationKind::Park
        | OrganizationKind::Hospital
        | OrganizationKind::Project => false,
        OrganizationKind::Other => clauses.slice(ending.start..ending.end).ends_with('团'),
    };
    let described = public
        || ["企业", "单位", "园区", "校友", "客商", "代表", "院校"]
            .iter()
            .any(|word| description.ends_with(word));
    if described || clauses.lexicon.own_characters(description) == 0 {
        division.start
    } else {
        start
    }
}
