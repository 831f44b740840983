//! Whether the words around a title give a post or take it.

use super::super::groups::Group;
use crate::kind::Tenure;
use crate::span::end_of;

/// Verbs that give a post.
const GIVING: [&str; 5] = ["任命", "当选", "选举", "聘", "补选"];

/// Verbs that take one.
const TAKING: [&str; 3] = ["辞去", "免去", "不再担任"];

/// Whether the words around a title give the post or take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Given,
    Taken,
    Planned,
    Stands,
}

impl Change {
    pub(super) fn of(text: &str, group: &Group) -> Self {
        let after = &text[group.range.end..];
        let before = end_of(&text[..group.range.start], 900);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let line_start = group.range.start - line.len();
        let sentence = line.rsplit(['。', ';']).next().unwrap_or_default();
        let sentence_taken = sentence.contains("解聘");
        let taken = sentence_taken
            || after.starts_with("职务")
            || after.starts_with("的职务")
            || after.starts_with("等职务");
        let heading = last_heading(end_of(&text[..line_start], 3_000));
        // 接受A辞去市长职务,决定任命B为市长: the last verb before the title says it.
        let last = |verbs: &[&str]| verbs.iter().filter_map(|verb| sentence.rfind(verb)).max();
        let (taking, giving) = (last(&TAKING), last(&GIVING));
        if sentence.contains("拟任") || sentence.contains("拟提名") {
            Self::Planned
        } else if taking > giving
            || (taken && giving <= taking && heading != Self::Given)
            || (heading == Self::Taken && line.contains('的'))
        {
            Self::Taken
        } else if giving.is_some()
            || heading == Self::Given && (line.contains('为') || line.contains('任'))
            || sentence.ends_with(['任', '为'])
        {
            Self::Given
        } else {
            Self::Stands
        }
    }

    pub(super) fn tenure(self, title: Tenure) -> Tenure {
        match (self, title) {
            (Self::Planned, _) => Tenure::Proposed,
            (_, Tenure::Former | Tenure::Proposed) => title,
            (Self::Given, _) => Tenure::Appointed,
            (Self::Taken, _) => Tenure::Removed,
            (Self::Stands, other) => other,
        }
    }
}

/// The heading that a list of appointments stands under: 决定任命:, 免去:.
pub(super) fn last_heading(before: &str) -> Change {
    for line in before.lines().rev().take(40) {
        let line = line.trim_matches([' ', ':', '一', '二', '三', '、']);
        if line.chars().count() > 16 {
            continue;
        }
        if line.ends_with("免去") || line.ends_with("免职") {
            return Change::Taken;
        }
        if line.ends_with("任命") || line.ends_with("任职") {
            return Change::Given;
        }
    }
    Change::Stands
}
