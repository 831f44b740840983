//! Villages and communities: known by the form of their names, not by code.

use crate::mention::person::is_han;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What ends the name of a village or community.
const ENDINGS: &[&str] = &["村", "社区", "嘎查"];
/// What such a name begins behind.
const OPENERS: &[&str] = &[
    "来到", "走进", "深入", "前往", "到", "在", "赴", "和", "与", "走访", "调研", "考察", "看望",
    "步入", "街道", "镇", "乡", "及", "对", "了", "位于", "是", "向", "从", "、",
];
/// Words that end alike and name no village.
const COMMON: &[&str] = &[
    "农村",
    "乡村",
    "山村",
    "全村",
    "各村",
    "该村",
    "本村",
    "新村",
    "同村",
    "邻村",
    "驻村",
    "进村",
    "入村",
    "到村",
    "城中村",
    "示范村",
    "重点村",
    "贫困村",
    "行政村",
    "自然村",
    "脱贫村",
    "中心村",
    "先进村",
    "美丽乡村",
    "建村",
    "社区",
    "各社区",
    "该社区",
    "本社区",
    "辖区社区",
    "城市社区",
    "智慧社区",
    "示范社区",
    "进社区",
    "入社区",
    "街道社区",
    "村社区",
    "老旧社区",
    "镇村",
    "村",
    "联村",
    "包村",
    "帮村",
    "强村",
    "富村",
    "传统村",
    "文明村",
    "两个村",
    "多个村",
    "特色村",
    "试点村",
    "经济强村",
    "超级村",
    "建制村",
    "小康村",
    "富裕村",
    "困难村",
    "和谐村",
    "幸福村",
    "地球村",
    "驻点村",
    "千村",
    "万村",
    "逐村",
    "走村",
    "因村",
    "村村",
];

/// A village or community in the clean text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VillageMention {
    /// Bytes of the clean text.
    pub range: Range<usize>,
}

/// All villages of `text`; `edges` are the ends of divisions, behind which a name may begin, with whether the division
/// is named by its bare name (龙华), which may be the beginning of the village's own.
#[must_use]
pub fn find(text: &str, edges: &[(usize, bool)]) -> Vec<VillageMention> {
    let mut found: Vec<VillageMention> = Vec::new();
    for ending in ENDINGS {
        for (at, _) in text.match_indices(ending) {
            let end = at + ending.len();
            if let Some(start) =
                start_of(text, at, edges).filter(|start| is_village(text, *start..end, ending))
            {
                found.push(VillageMention { range: start..end });
            }
        }
    }
    found.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

/// 深入松涛、北门、华莲等社区: names that share their ending, each with its full name.
#[must_use]
pub fn sharing(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for list in SHARING.captures_iter(text) {
        let (Some(names), Some(ending)) = (list.name("names"), list.name("ending")) else {
            continue;
        };
        let mut at = names.start();
        for name in names.as_str().split(['、', '和']) {
            let whole = name.ends_with(['村', '区', '镇', '乡']);
            if (2..=4).contains(&name.chars().count()) && !whole {
                found.push((at..at + name.len(), format!("{name}{}", ending.as_str())));
            }
            at += name.len() + '、'.len_utf8();
        }
    }
    found
}

/// A list of two names or more that one ending closes, behind a verb of going.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static SHARING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:来到|走进|深入|前往|到|赴|走访了?)",
        r"(?P<names>\p{Han}{2,4}(?:、\p{Han}{2,4})+?(?:和\p{Han}{2,4}?)?)",
        r"(?:等|等?[0-9一二两三四五六七八九十]{1,3}个)(?P<ending>社区|村)",
    ))
    .expect("a valid pattern")
});

/// Where the name that ends at `at` begins; `None` where nothing marks its beginning.
fn start_of(text: &str, at: usize, edges: &[(usize, bool)]) -> Option<usize> {
    let mut taken = 0;
    let mut bare_edge = None;
    for (offset, character) in text[..at].char_indices().rev() {
        let behind = offset + character.len_utf8();
        if taken > 0 && edges.contains(&(behind, false)) {
            return Some(behind);
        }
        // 龙华南社区: hardly any community's name has one character; the bare one before it is the rest of it.
        let whole = taken > 1 || !text[at..].starts_with("社区");
        if taken > 0 && whole && bare_edge.is_none() && edges.contains(&(behind, true)) {
            bare_edge = Some(behind);
        }
        if !is_han(character) {
            let opens = matches!(character, '、' | ',' | '。' | '\n' | ' ' | '(' | '“' | '—');
            return bare_edge.or((taken > 0 && opens).then_some(behind));
        }
        if taken > 1
            && OPENERS
                .iter()
                .any(|opener| text[..behind].ends_with(opener))
        {
            return bare_edge.or(Some(behind));
        }
        taken += 1;
        if taken > 6 {
            return bare_edge;
        }
    }
    bare_edge.or((taken > 0).then_some(0))
}

/// Whether the stretch is a proper name rather than a word that ends alike.
fn is_village(text: &str, range: Range<usize>, ending: &str) -> bool {
    let name = &text[range.clone()];
    let rest = &text[range.end..];
    let stem = name.strip_suffix(ending).unwrap_or_default();
    let counted = stem.ends_with('个')
        || stem.starts_with(['各', '全', '该', '本', '某', '每', '两', '几', '多', '有'])
        || [
            "的", "等", "调研", "这", "那", "哪", "基层", "周边", "部分", "辖区", "附近", "其他",
            "所有", "一些", "我", "开展", "召开", "加大", "加强", "推进", "做好", "充分", "认识",
            "要", "组织", "抓", "距离", "打造", "当年", "去年", "今年",
        ]
        .iter()
        .any(|word| stem.contains(word));
    let common = COMMON.iter().any(|word| {
        let exact = matches!(*word, "村" | "社区" | "村社区" | "新村");
        name.ends_with(word) && (name.len() == word.len() || !exact)
    });
    let goes_on = [
        "民",
        "庄",
        "镇",
        "落",
        "级",
        "容",
        "貌",
        "官",
        "务",
        "组",
        "霸",
        "淘",
        "通",
        "子",
        "户",
        "一品",
        "干部",
        "两委",
        "规",
        "里",
        "支",
        "医",
        "集体",
        "内",
        "工作者",
        "治理",
        "矫正",
        "服务站",
    ]
    .iter()
    .any(|tail| rest.starts_with(tail));
    let function = stem.ends_with([
        '与', '和', '向', '及', '同', '并', '在', '到', '对', '为', '由', '了', '的', '让', '以',
        '而',
    ]);
    stem.chars().count() >= 1 && !function && !counted && !common && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn villages<'t>(text: &'t str, after: &str) -> Vec<&'t str> {
        let found = text.find(after).map(|at| (at + after.len(), false));
        let edges: Vec<(usize, bool)> = found.into_iter().collect();
        find(text, &edges)
            .into_iter()
            .map(|village| &text[village.range])
            .collect()
    }

    #[test]
    fn villages_begin_behind_towns_and_verbs() {
        assert_eq!(
            villages("来到北山镇清水寨村,走进农户", "北山镇"),
            ["清水寨村"]
        );
        assert_eq!(villages("随后来到阿善嘎查,", "…"), ["阿善嘎查"]);
        assert_eq!(
            villages("走进东河镇桥头社区,与居民交谈", "东河镇"),
            ["桥头社区"]
        );
    }

    #[test]
    fn common_words_are_no_villages() {
        assert!(
            villages("建设美丽乡村,服务农村,各村(社区)负责人", "…").is_empty(),
            "乡村 is no village"
        );
    }
}
