//! Where the names of bodies really begin and end, as far as the words around them show.

use crate::document::places::DivisionMention;
use crate::kind::OrganizationKind;
use crate::mention::organization::{OrganizationForm as Form, OrganizationMention};
use crate::mention::person::is_han;
use regex::Regex;
use std::sync::LazyLock;

/// Moves the edges of a name to where it really begins and ends.
pub(super) fn adjust(text: &str, divisions: &[DivisionMention], mention: &mut OrganizationMention) {
    take_in_first_half(text, mention);
    leave_out_by_whom(text, mention);
    leave_out_time(text, mention);
    leave_out_village(text, divisions, mention);
    leave_out_venue(text, mention);
    leave_out_joined(text, mention);
    take_in_phase(text, mention);
    if text[mention.range.clone()].starts_with('在') {
        mention.range.start += '在'.len_utf8();
    }
}

/// 经济与管理学院, 文化和旅游局: what stands before 与 is half of the name, not a party to it.
fn take_in_first_half(text: &str, mention: &mut OrganizationMention) {
    let unit = matches!(
        mention.kind,
        OrganizationKind::School | OrganizationKind::Government
    ) && mention.form != Form::Short;
    let before = &text[..mention.range.start];
    let Some(rest) = before
        .strip_suffix('与')
        .or_else(|| before.strip_suffix('和'))
        .filter(|_| unit)
    else {
        return;
    };
    let half: String = rest.chars().rev().take_while(|c| is_han(*c)).collect();
    let head = &rest[..rest.len() - half.len()];
    let length = half.chars().count();
    if (2..=5).contains(&length) && head.ends_with('、') {
        mention.range.start = head.len();
        mention.form = Form::Department;
    }
}

/// 经X公司董事会研究: 经 says by whom something was decided, and is no part of the name.
fn leave_out_by_whom(text: &str, mention: &mut OrganizationMention) {
    let decides = [
        "董事会",
        "党委",
        "党组",
        "研究",
        "批准",
        "同意",
        "授权",
        "考察",
    ]
    .iter()
    .any(|word| text[mention.range.end..].starts_with(word));
    if decides && text[mention.range.clone()].starts_with('经') {
        mention.range.start += '经'.len_utf8();
    }
}

/// 五月二十九日, 2013年, 近三年: a day or some years.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(?:[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日|(?:19|20)[0-9]{2}年|近[0-9一二两三四五六七八九十几]+年来?|截至|据|了|很?荣幸)(?:[上下]午|晚上?|底|初)?",
    )
    .expect("a valid pattern")
});

/// 近年来北京大学, 2013年某公司: words for the time begin no name.
fn leave_out_time(text: &str, mention: &mut OrganizationMention) {
    if let Some(time) = TIME.find(&text[mention.range.clone()]) {
        let rest = mention.range.len() - time.end();
        if rest > 3 * '字'.len_utf8() {
            mention.range.start += time.end();
        }
    }
    let name = &text[mention.range.clone()];
    let time = [
        "近年来",
        "近期",
        "近日",
        "日前",
        "连日来",
        "多年来",
        "目前",
        "今年",
        "去年",
        "当前",
        "此前",
        "随后",
    ]
    .into_iter()
    .find(|word| name.starts_with(word) && name.chars().count() > word.chars().count() + 2);
    mention.range.start += time.map_or(0, str::len);
}

/// 在青石村秭归县橙心果业专业合作社: the village before the county says where, and is no part of the name.
fn leave_out_village(text: &str, divisions: &[DivisionMention], mention: &mut OrganizationMention) {
    let range = mention.range.clone();
    let first = divisions.partition_point(|found| found.range.start <= range.start);
    let inside = divisions
        .get(first)
        .filter(|found| found.range.end < range.end);
    if let Some(found) = inside.filter(|found| {
        text[range.start..found.range.start].ends_with(['村', '区'])
            && text[found.range.clone()].ends_with(['县', '市'])
    }) {
        mention.range.start = found.range.start;
    }
}

/// 在漳州宾馆与|招商局集团董事长座谈, 感谢对|招商局集团的支持: where one meets and what governs a name is no part of it.
fn leave_out_venue(text: &str, mention: &mut OrganizationMention) {
    const VENUES: [&str; 6] = [
        "宾馆与",
        "酒店与",
        "饭店与",
        "会议中心与",
        "宾馆同",
        "酒店同",
    ];
    let name = &text[mention.range.clone()];
    let venue = VENUES
        .iter()
        .find_map(|venue| Some(name.find(venue)? + venue.len()));
    let governed = name
        .strip_prefix('对')
        .filter(|rest| !rest.starts_with(['外', '口']) && rest.chars().count() > 3)
        .map(|_| '对'.len_utf8());
    if let Some(at) = venue.or(governed) {
        mention.range.start += at;
    }
}

/// 定江镇|和|县国土资源局: a town and an office of its county are two.
fn leave_out_joined(text: &str, mention: &mut OrganizationMention) {
    let name = &text[mention.range.clone()];
    let at = ["和县", "和市", "和区"].iter().find_map(|word| {
        let at = name.find(word)?;
        name[..at].ends_with(['镇', '乡']).then_some(at)
    });
    if let Some(at) = at.filter(|_| mention.kind == OrganizationKind::Government) {
        mention.range.start += at + '和'.len_utf8();
        mention.form = Form::Department;
    }
}

/// 产业园二期项目: the second phase is a site of its own.
fn take_in_phase(text: &str, mention: &mut OrganizationMention) {
    let grows = matches!(
        mention.kind,
        OrganizationKind::Park
            | OrganizationKind::School
            | OrganizationKind::Hospital
            | OrganizationKind::Other
    );
    let rest = &text[mention.range.end..];
    let mut characters = rest.chars();
    let phase = characters
        .next()
        .filter(|c| grows && "一二三四五六七八九十".contains(*c))
        .filter(|_| characters.next() == Some('期'))
        .map(|number| number.len_utf8() + '期'.len_utf8());
    let Some(phase) = phase else { return };
    let works = ["建设项目", "项目", "工程"]
        .into_iter()
        .find(|word| rest[phase..].starts_with(word));
    if let Some(works) = works {
        mention.range.end += phase + works.len();
        mention.kind = OrganizationKind::Project;
    }
}
