//! Outlets by their place in the article: before 讯, behind 来源, before 记者.

use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::mention::person::is_han;
use std::ops::Range;

/// Words that name the article's own outlet without its name.
const OWN: &[&str] = &[
    "本报", "本网", "本刊", "本台", "本站", "记者", "通", "简", "快", "又", "图文", "综合", "专",
    "电", "音", "资", "日报", "晚报", "党报", "公共", "短", "视",
];
/// Labels before an outlet's name.
const LABELS: &[&str] = &["来源:", "稿源:", "来源 :", "信源:"];
/// Labels that follow a source without a space.
const NEXT_LABELS: &[&str] = &[
    "浏览",
    "阅读",
    "点击",
    "发布时间",
    "发布日期",
    "时间",
    "作者",
    "编辑",
    "日期",
    "字体",
    "责任",
];
/// What a body that is no outlet ends in: the source of a notice is often a department.
const BODIES: &[&str] = &[
    "局",
    "委",
    "政府",
    "办",
    "办公室",
    "部",
    "街道",
    "处",
    "公司",
    "院",
    "镇",
    "乡",
    "区",
    "县",
    "市",
    "会",
    "大学",
    "学校",
    "集团",
    "中心",
];

/// All outlets of the text.
pub(super) fn find(text: &str) -> Vec<OrganizationMention> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        found.extend(
            dateline(line)
                .map(|range| mention(at + range.start..at + range.end, "outlet-of-dateline")),
        );
        found.extend(
            sources(line)
                .map(|range| mention(at + range.start..at + range.end, "outlet-of-source")),
        );
        at += line.len() + 1;
    }
    found
}

fn mention(range: Range<usize>, rule: &'static str) -> OrganizationMention {
    OrganizationMention {
        range,
        kind: OrganizationKind::Media,
        form: OrganizationForm::Full,
        score: 0.85,
        rule,
        defines: None,
    }
}

/// 山南网讯 6月18日: the outlet begins the line; a place or a day may stand between it and 讯.
fn dateline(line: &str) -> Option<Range<usize>> {
    let begins = line.len() - line.trim_start().len();
    let body = line.get(begins..)?;
    let head = body
        .char_indices()
        .nth(24)
        .map_or(body, |(end, _)| &body[..end]);
    let end = head.find('讯')?;
    let behind = head.get(end + '讯'.len_utf8()..)?;
    if behind
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_ascii())
    {
        return None;
    }
    let name = head.get(..end)?;
    // 胶东在线3月4日讯: the day is not the outlet's.
    let name = name
        .find(|c: char| c.is_ascii_digit())
        .map_or(name, |digit| name.get(..digit).unwrap_or(name));
    let name = [
        "中心",
        "日报",
        "晚报",
        "新闻网",
        "电视台",
        "融媒",
        "在线",
        "发布",
        "网",
    ]
    .iter()
    .filter_map(|ending| name.find(ending).map(|at| at + ending.len()))
    .max()
    .and_then(|end| name.get(..end))
    .unwrap_or(name)
    .trim();
    // 时政简讯: a word for short news.
    let short_news =
        name.ends_with(['简', '快', '短', '要', '通', '专', '喜']) && head[end..].starts_with('讯');
    (is_outlet(name) && !short_news).then(|| begins..begins + name.len())
}

/// 来源:铁岭发布.
fn sources(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let labels: &[&str] = if line.contains('源') { LABELS } else { &[] };
    labels.iter().filter_map(move |label| {
        let at = line.find(label)?;
        // 文化来源: what runs up to the word is a sentence, no label.
        let set_off = line[..at].chars().next_back().is_none_or(|c| !is_han(c))
            || ["文章", "信息", "稿件", "新闻", "图文", "内容"]
                .iter()
                .any(|word| line[..at].ends_with(word));
        if !set_off {
            return None;
        }
        let from = at + label.len();
        let rest = line.get(from..)?;
        let from = from + (rest.len() - rest.trim_start().len());
        let name: String = line
            .get(from..)?
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '·' | '“' | '”'))
            .collect();
        // 区委办公室浏览量:12: the next label begins right behind the name.
        let name = NEXT_LABELS
            .iter()
            .filter_map(|label| name.find(label))
            .min()
            .map_or(name.as_str(), |at| &name[..at]);
        // 来源:某新闻网讯.
        let name = name.strip_suffix('讯').unwrap_or(name);
        let body = BODIES.iter().any(|ending| name.ends_with(ending))
            && !name.contains("融媒")
            && !name.contains("传媒");
        (is_outlet(name) && !body).then(|| from..from + name.len())
    })
}

fn is_outlet(name: &str) -> bool {
    let length = name.chars().count();
    (2..=16).contains(&length)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '·' | '“' | '”'))
        && !OWN.contains(&name)
        && !name.ends_with("本报")
        && !name.starts_with("本")
        && !name.contains("记者")
}
