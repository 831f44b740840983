//! Departments: a field and a form behind a jurisdiction, a committee or nothing (市科技局, 县委宣传部, 组织部).

use super::clause::Clauses;
use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::lexicon::organizations::WordMatch;
use std::ops::Range;

/// Committees and governments that a department stands behind; longer ones first.
const ORGANS: &[&str] = &["党委", "党工委", "工委", "管委会", "政府", "人大常委会", "人大", "政协", "委员会", "委", "直"];
/// Titles behind a department whose jurisdiction is left out.
const TITLES: &[&str] =
    &["局长", "部长", "主任", "书记", "处长", "科长", "副", "党组", "党委", "常务", "一级", "二级", "三级", "四级", "干部", "政委", "支队长", "大队长", "有关负责", "主要负责", "相关负责", "负责"];

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
            Some(_) | None => found.extend(mention(clauses, &word)),
        }
    }
    found
}

fn mention(clauses: &Clauses<'_>, word: &WordMatch<OrganizationKind>) -> Option<OrganizationMention> {
    let body = |range: Range<usize>, form, score, rule| OrganizationMention {
        range,
        kind: word.value,
        form,
        score,
        rule,
        defines: None,
    };
    let before = clauses.before(word.start);
    let organ = ORGANS.iter().find(|organ| before.ends_with(**organ)).map_or(0, |organ| organ.len());
    for governed in [word.start - organ, word.start] {
        if let Some(division) = clauses.division_upto(governed) {
            return Some(body(division.start..word.end, OrganizationForm::Full, 0.9, "department-of-division"));
        }
        if let Some(held) = clauses.placeholder_upto(governed)
            && !clauses.within_division(held.start)
            && !names_zone(clauses, held.end)
        {
            return Some(body(held.start..word.end, OrganizationForm::Department, 0.85, "department-of-placeholder"));
        }
    }
    if clauses.slice(word.start..word.end).starts_with("国家") {
        return Some(body(word.start..word.end, OrganizationForm::Full, 0.8, "department-of-state"));
    }
    let start = word.start - if organ == 0 || before.ends_with("直") { 0 } else { organ };
    let edge = clauses.before(start).chars().next_back();
    let stands = edge.is_none_or(|c| !c.is_alphanumeric()) || clauses.contexts_back(start.saturating_sub(12)..start).next().is_some_and(|c| c.end == start);
    let titled = TITLES.iter().any(|title| clauses.behind(word.end).starts_with(title));
    let score = if titled { 0.6 } else { 0.3 };
    stands.then(|| body(start..word.end, OrganizationForm::Department, score, "department-alone"))
}

/// 高新区, 新区 and their like end in a placeholder's character and are names' parts themselves.
fn names_zone(clauses: &Clauses<'_>, end: usize) -> bool {
    let before = clauses.before(end);
    ["新区", "园区", "开发区", "经开区", "合作区", "示范区", "保税区", "景区", "社区", "度假区", "城区", "辖区", "地区", "库区", "矿区", "校区", "灾区"]
        .iter()
        .any(|zone| before.ends_with(zone))
}
