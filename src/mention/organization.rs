//! Interim recogniser of bodies; the deep one replaces it.

use crate::kind::OrganizationKind;
use crate::mention::person::is_han;
use std::ops::Range;

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A full name.
    Full,
    /// A short name.
    Short,
    /// A department with a placeholder or no jurisdiction: 市科技局.
    Department,
    /// A zone.
    Zone,
    /// A project.
    Project,
}

/// A body in the clean text.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationMention {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: OrganizationKind,
    /// How it is written.
    pub form: Form,
    /// How sure.
    pub score: f64,
    /// The rule's id.
    pub rule: &'static str,
    /// The short name that the text defines behind it.
    pub defines: Option<Range<usize>>,
}

const ENDINGS: &[(&str, OrganizationKind)] = &[
    ("有限责任公司", OrganizationKind::Company), ("股份有限公司", OrganizationKind::Company), ("有限公司", OrganizationKind::Company), ("公司", OrganizationKind::Company),
    ("集团", OrganizationKind::Company), ("污水处理厂", OrganizationKind::Company),
    ("科技局", OrganizationKind::Government), ("局", OrganizationKind::Government), ("管委会", OrganizationKind::Government), ("法院", OrganizationKind::Government), ("检察院", OrganizationKind::Government), ("人民政府", OrganizationKind::Government), ("国资委", OrganizationKind::Government), ("发改委", OrganizationKind::Government), ("委员会", OrganizationKind::Government),
    ("委宣传部", OrganizationKind::Party), ("委组织部", OrganizationKind::Party), ("委办公室", OrganizationKind::Party),
    ("学院", OrganizationKind::School), ("大学", OrganizationKind::School), ("中学", OrganizationKind::School), ("小学", OrganizationKind::School),
    ("研究院", OrganizationKind::Research), ("研究中心", OrganizationKind::Research),
    ("开发区", OrganizationKind::Park), ("高新区", OrganizationKind::Park), ("产业园", OrganizationKind::Park), ("工业园区", OrganizationKind::Park), ("基地", OrganizationKind::Park), ("保税区", OrganizationKind::Park), ("新区", OrganizationKind::Park),
    ("医院", OrganizationKind::Hospital), ("卫生院", OrganizationKind::Hospital), ("项目", OrganizationKind::Project),
    ("日报", OrganizationKind::Media), ("融媒体中心", OrganizationKind::Media), ("融媒", OrganizationKind::Media),
    ("代表团", OrganizationKind::Other), ("合作社", OrganizationKind::Other), ("敬老院", OrganizationKind::Other), ("联合会", OrganizationKind::Other), ("服务中心", OrganizationKind::Other),
];
const STOPS: &[&str] = &["来到", "走进", "深入", "先后", "在", "到", "赴", "了", "与", "和", "由", "对", "向", "于", "察看", "考察", "参观", "的", "是", "位于", "从", "等", "及", "听取", "走访", "调研"];

/// All bodies of `text`; they do not overlap.
#[must_use]
pub fn find(text: &str, divisions: &[Range<usize>]) -> Vec<OrganizationMention> {
    let mut found: Vec<OrganizationMention> = Vec::new();
    for &(ending, kind) in ENDINGS {
        for (at, _) in text.match_indices(ending) {
            let end = at + ending.len();
            let Some(start) = start_of(text, at) else { continue };
            let name = &text[start..end];
            if name.chars().count() < ending.chars().count() + 1 || name.chars().count() > 30 { continue; }
            let department = name.starts_with(['市', '县', '区', '镇', '州', '旗']) && matches!(kind, OrganizationKind::Government | OrganizationKind::Party | OrganizationKind::Hospital);
            let _ = divisions;
            let form = if department { Form::Department } else if kind == OrganizationKind::Park { Form::Zone } else if kind == OrganizationKind::Project { Form::Project } else { Form::Full };
            found.push(OrganizationMention { range: start..end, kind, form, score: 1.0, rule: "organization.ending", defines: None });
        }
    }
    found.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

fn start_of(text: &str, at: usize) -> Option<usize> {
    let mut start = at;
    let mut depth = 0;
    for (offset, character) in text[..at].char_indices().rev() {
        if character == ')' { depth += 1; } else if character == '(' && depth > 0 { depth -= 1; } else if !(is_han(character) || character.is_ascii_alphanumeric()) { break; }
        if STOPS.iter().any(|stop| text[..start].ends_with(stop)) && start < at { break; }
        start = offset;
    }
    (start < at).then_some(start)
}

/// Whether `short` is a short form of `full`: its characters in order, its brand whole.
#[must_use]
pub fn short_of(short: &str, full: &str) -> bool {
    let mut characters = full.chars();
    short.chars().count() >= 3 && short.len() < full.len() && short.chars().all(|wanted| characters.any(|c| c == wanted))
}
