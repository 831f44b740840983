//! Departments: a field and a form behind a jurisdiction, a committee or nothing (市科技局, 县委宣传部, 组织部).

use super::clause::Clauses;
use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::{ContextClass, Follower, WordMatch};
use std::ops::Range;

/// Committees and governments that a department stands behind; longer ones first.
const ORGANS: &[&str] = &[
    "党委",
    "党工委",
    "工委",
    "管委会",
    "政府",
    "人大常委会",
    "人大",
    "政协",
    "委员会",
    "委",
    "直",
];

/// Offices that are named only behind an organ or a school.
const OFFICES: &[&str] = &["办公室", "办公厅", "研究室", "办"];
/// Schools that offices stand behind; longer ones first.
const SCHOOLS: &[&str] = &["学校", "学院", "大学"];
/// Organs whose heads' titles name them: 市政协主席 names a post, not a body that acts.
const LEADING: &[&str] = &[
    "人大常委会",
    "政协",
    "纪委",
    "监委",
    "纪委监委",
    "监察委员会",
    "法院",
    "检察院",
];

/// Characters before 局 that make another word of it: 布局, 大局.
const NO_BUREAU: &[char] = &[
    '布', '格', '全', '大', '开', '结', '时', '变', '战', '定', '当', '破', '僵', '棋', '危', '总',
    '书', '邮', '电',
];

/// All departments of the text.
pub(super) fn find(clauses: &Clauses<'_>) -> Vec<OrganizationMention> {
    let mut found: Vec<OrganizationMention> = Vec::new();
    for word in clauses.lexicon.departments.endings(clauses.text) {
        let name = clauses.slice(word.start..word.end);
        if clauses.lexicon.runs_on(name, clauses.behind(word.end)) {
            continue;
        }
        match found.last_mut() {
            // 市科技局高新技术处: a section belongs to the department it stands behind.
            Some(last) if last.range.end == word.start => last.range.end = word.end,
            last => {
                let listed = last.map(|last| last.range.end + '、'.len_utf8());
                found.extend(mention(clauses, &word).map(|mut new| {
                    // 区发改委、工信局: the first of a list has the jurisdiction of all.
                    if new.rule == "department-alone" && listed == Some(new.range.start) {
                        new.score = 0.6;
                    }
                    new
                }));
            }
        }
    }
    found.extend(unlisted(clauses));
    found
}

/// Bureaus that no list has: 县投促局 is one where nothing but a jurisdiction and a short word stands before 局.
fn unlisted(clauses: &Clauses<'_>) -> Vec<OrganizationMention> {
    let bureaus = clauses
        .text
        .match_indices('局')
        .map(|(at, bureau)| at..at + bureau.len());
    bureaus
        .filter_map(|bureau| unlisted_at(clauses, bureau))
        .collect()
}

fn unlisted_at(clauses: &Clauses<'_>, bureau: Range<usize>) -> Option<OrganizationMention> {
    let hard = clauses.hard_edge(bureau.start);
    let cuts = [
        ContextClass::Visit,
        ContextClass::Verb,
        ContextClass::Goal,
        ContextClass::SoftVisit,
    ];
    let mut words = clauses.contexts_back(hard..bureau.start);
    let start = words
        .find(|word| cuts.contains(&word.value))
        .map_or(hard, |word| word.end);
    let division = clauses.division_from(start);
    // 发改局、经科信局: on a list of bureaus the next needs no jurisdiction of its own.
    let listed = start == hard
        && clauses
            .before(hard)
            .strip_suffix('、')
            .is_some_and(|list| list.ends_with(['局', '委', '办', '厅']));
    let place = division
        .clone()
        .or_else(|| clauses.placeholder_from(start))
        .or_else(|| listed.then_some(start..start))?;
    let field = clauses.slice(place.end..bureau.start);
    let fits = (1..=8).contains(&field.chars().count())
        && !clauses.behind(bureau.end).starts_with('长')
        && !field.contains(['局', '长'])
        && !field.ends_with(NO_BUREAU)
        && !clauses.within_division(start)
        && !clauses
            .lexicon
            .runs_on(clauses.slice(bureau.clone()), clauses.behind(bureau.end));
    let form = if division.is_some() {
        OrganizationForm::Full
    } else {
        OrganizationForm::Department
    };
    fits.then_some(OrganizationMention {
        range: start..bureau.end,
        kind: OrganizationKind::Government,
        form,
        // A bureau that a list of departments has is known better.
        score: if listed { 0.55 } else { 0.7 },
        rule: "bureau-unlisted",
        defines: None,
    })
}

/// Where a department's jurisdiction begins, and how it is written.
struct Held {
    start: usize,
    form: OrganizationForm,
    score: f64,
    rule: &'static str,
}

fn mention(
    clauses: &Clauses<'_>,
    word: &WordMatch<OrganizationKind>,
) -> Option<OrganizationMention> {
    let before = clauses.before(word.start);
    let organ = ORGANS
        .iter()
        .find(|organ| before.ends_with(**organ))
        .copied()
        .unwrap_or_default();
    let name = clauses.slice(word.start..word.end);
    let office = OFFICES.contains(&name);
    let school = SCHOOLS.iter().find(|school| before.ends_with(**school));
    if (office && organ.is_empty() || word.value == OrganizationKind::School) && school.is_none() {
        return None;
    }
    let held = match school {
        Some(school) if office || word.value == OrganizationKind::School => {
            of_school(clauses, word.start - school.len())
        }
        Some(_) | None => held(clauses, word, organ)?,
    };
    let in_title = LEADING.iter().any(|leading| name.ends_with(leading))
        && clauses
            .lexicon
            .is_followed(clauses.behind(word.end), Follower::Official);
    let kind = match (organ, name) {
        _ if school.is_some() => OrganizationKind::School,
        ("党委" | "党工委" | "工委" | "委", _) if office => OrganizationKind::Party,
        _ => word.value,
    };
    Some(OrganizationMention {
        range: held.start..word.end,
        kind,
        form: held.form,
        score: if in_title { 0.35 } else { held.score },
        rule: held.rule,
        defines: None,
    })
}

fn of_school(clauses: &Clauses<'_>, school: usize) -> Held {
    let start = clauses.hard_edge(school);
    let cut = clauses
        .contexts_back(start..school)
        .find(|word| word.value != ContextClass::Word)
        .map_or(start, |word| word.end);
    let named = cut < school;
    let form = if named {
        OrganizationForm::Full
    } else {
        OrganizationForm::Department
    };
    Held {
        start: cut,
        form,
        score: if named { 0.7 } else { 0.6 },
        rule: "unit-of-school",
    }
}

fn held(clauses: &Clauses<'_>, word: &WordMatch<OrganizationKind>, organ: &str) -> Option<Held> {
    for governed in [word.start - organ.len(), word.start] {
        if let Some(division) = clauses.division_upto(governed) {
            let rule = "department-of-division";
            return Some(Held {
                start: division.start,
                form: OrganizationForm::Full,
                score: 0.9,
                rule,
            });
        }
        if let Some(place) = clauses.placeholder_upto(governed)
            && !clauses.within_division(place.start)
            && !names_zone(clauses, place.end)
        {
            let rule = "department-of-placeholder";
            return Some(Held {
                start: place.start,
                form: OrganizationForm::Department,
                score: 0.85,
                rule,
            });
        }
    }
    if clauses.slice(word.start..word.end).starts_with("国家") {
        let rule = "department-of-state";
        return Some(Held {
            start: word.start,
            form: OrganizationForm::Full,
            score: 0.8,
            rule,
        });
    }
    let start = if organ == "直" {
        word.start
    } else {
        word.start - organ.len()
    };
    let edge = clauses.before(start).chars().next_back();
    let cut = clauses
        .contexts_back(start.saturating_sub(12)..start)
        .next()
        .is_some_and(|context| context.end == start);
    let stands = edge.is_none_or(|c| !c.is_alphanumeric()) || cut;
    let behind = clauses.behind(word.end);
    // 副市长、公安局长X: the title has the last character of the body's name.
    let headed = behind.starts_with('长')
        && edge == Some('、')
        && clauses.slice(word.start..word.end).ends_with('局');
    let score = if headed || clauses.lexicon.is_followed(behind, Follower::Official) {
        0.6
    } else {
        0.3
    };
    stands.then_some(Held {
        start,
        form: OrganizationForm::Department,
        score,
        rule: "department-alone",
    })
}

/// 高新区, 新区 and their like end in a placeholder's character and are names' parts themselves.
fn names_zone(clauses: &Clauses<'_>, end: usize) -> bool {
    let before = clauses.before(end);
    [
        "新区",
        "园区",
        "开发区",
        "经开区",
        "合作区",
        "示范区",
        "保税区",
        "景区",
        "社区",
        "度假区",
        "城区",
        "辖区",
        "地区",
        "库区",
        "矿区",
        "校区",
        "灾区",
    ]
    .iter()
    .any(|zone| before.ends_with(zone))
}
