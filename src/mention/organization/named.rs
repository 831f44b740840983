//! Names by their endings: from the ending leftwards to the word that no name runs across.

use super::clause::Clauses;
use super::score::{self, Candidate, Left};
use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{ContextClass, Ending, EndingClass, Follower, WordMatch};
use std::ops::Range;

/// Zones that an article at home in one speaks of without its name.
const ZONES: &[&str] = &[
    "高新区",
    "经开区",
    "开发区",
    "综保区",
    "保税区",
    "工业园区",
    "工业园",
    "新区",
];
/// What makes a project none that has a name, right before 项目.
const VAGUE: &[&str] = &["合作", "投资", "招商", "重点", "重大", "系列", "等", "相关", "配套", "部分", "在建", "类", "个", "批", "新", "大", "好"];

/// All names of the text that an ending shows; they may overlap.
pub(super) fn find(clauses: &Clauses<'_>) -> Vec<OrganizationMention> {
    let endings = clauses.lexicon.endings.endings(clauses.text);
    endings
        .iter()
        .filter_map(|ending| mention(clauses, ending))
        .collect()
}

fn mention(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> Option<OrganizationMention> {
    let word = clauses.slice(ending.start..ending.end);
    if clauses.lexicon.runs_on(word, clauses.behind(ending.end)) || is_department(clauses, ending) {
        return None;
    }
    let Some((start, left)) = left_edge(clauses, ending) else {
        return alone(clauses, ending);
    };
    let start = without_description(clauses, start, ending);
    let own = clauses.slice(start..ending.start);
    let project = ending.value.kind == OrganizationKind::Project;
    if project && VAGUE.iter().any(|word| own.ends_with(word)) {
        return None;
    }
    if holds_company(own) && ending.value.kind != OrganizationKind::Company {
        // The site is the company; its workshop or project is a part of it.
        return None;
    }
    let placeholder = elided(clauses, start).is_some();
    let candidate = Candidate {
        ending,
        start,
        left,
        placeholder,
    };
    let form = match ending.value.kind {
        OrganizationKind::Project => OrganizationForm::Project,
        OrganizationKind::Company
        | OrganizationKind::Government
        | OrganizationKind::Party
        | OrganizationKind::School
        | OrganizationKind::Research
        | OrganizationKind::Park
        | OrganizationKind::Media
        | OrganizationKind::Hospital
        | OrganizationKind::Other => {
            if placeholder {
                OrganizationForm::Department
            } else {
                OrganizationForm::Full
            }
        }
    };
    Some(OrganizationMention {
        range: start..ending.end,
        kind: ending.value.kind,
        form,
        score: score::of(clauses, &candidate),
        rule: "ending",
        defines: None,
    })
}

/// 高新区, or 管委会主任, without anything in front: which one is meant, the article knows.
fn alone(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> Option<OrganizationMention> {
    let word = clauses.slice(ending.start..ending.end);
    let zone = ZONES.iter().any(|zone| word.ends_with(zone));
    let unit = ending.value.class == EndingClass::Place
        && clauses.lexicon.is_followed(clauses.behind(ending.end), Follower::Head)
        && ending.value.kind != OrganizationKind::Park;
    let beside = clauses
        .contexts_back(ending.start.saturating_sub(12)..ending.start)
        .next();
    let cut = beside.is_some_and(|context| {
        let passive = [
            ContextClass::Word,
            ContextClass::Counter,
            ContextClass::Goal,
            ContextClass::SoftGoal,
        ];
        context.end == ending.start && !passive.contains(&context.value)
    });
    let stands = clauses.hard_edge(ending.start) == ending.start || cut;
    let (form, score, rule) = match (zone, unit) {
        (true, _) => (OrganizationForm::Zone, 0.4, "zone-alone"),
        (false, true) => (OrganizationForm::Department, 0.5, "unit-alone"),
        (false, false) => return None,
    };
    stands.then(|| OrganizationMention {
        range: ending.start..ending.end,
        kind: ending.value.kind,
        form,
        score,
        rule,
        defines: None,
    })
}

/// Where the name that ends here begins, and what stands before it; `None` where no name ends here.
fn left_edge(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> Option<(usize, Left)> {
    let hard = clauses.hard_edge(ending.start);
    for context in clauses.contexts_back(hard..ending.start) {
        let rest = context.end..ending.start;
        let stands = is_plausible(clauses, &rest, ending);
        let left = match context.value {
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
fn elided(clauses: &Clauses<'_>, at: usize) -> Option<Range<usize>> {
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
    // 来自…的X和Y: the edge itself may be what is joined.
    joined.is_empty() || joined.chars().count() >= 2
}

/// Leaves out what only describes the body: 龙头企业江苏…公司 begins at 江苏. Public bodies begin with their division.
fn without_description(clauses: &Clauses<'_>, start: usize, ending: &WordMatch<Ending>) -> usize {
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

/// 市场监督管理局 is a department, and found as such; 某某湖管理局 is a name.
fn is_department(clauses: &Clauses<'_>, ending: &WordMatch<Ending>) -> bool {
    let word = clauses.slice(ending.start..ending.end);
    let from = clauses.hard_edge(ending.start);
    word.starts_with("管理")
        && clauses
            .lexicon
            .departments
            .endings(clauses.slice(from..ending.end))
            .iter()
            .any(|found| from + found.end == ending.end)
}

fn holds_company(own: &str) -> bool {
    own.find("公司").is_some_and(|at| !own.get(at + "公司".len()..).is_some_and(|rest| rest.starts_with('第')))
}
