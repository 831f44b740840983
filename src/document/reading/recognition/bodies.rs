//! The bodies that a text names, with what the recognisers of names and titles know of them.

use super::{is_readable, kind_at};
use crate::document::places::DivisionMention;
use crate::kind::OrganizationKind;
use crate::lexicon::Lexicon;
use crate::mention::organization::{
    OrganizationForm as Form, OrganizationMention, OrganizationRecognizer, unit,
};
use crate::mention::person::is_han;
use crate::mention::sibling;
use crate::mention::title::{Organ, TitleMention};
use crate::span::{end_of, first_behind, overlaps};
use crate::text::{CleanText, LineKind};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Organisations, with the sites that only their company shows, without those that a title holds.
pub(super) fn bodies(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: &[DivisionMention],
    titles: &[TitleMention],
) -> Vec<OrganizationMention> {
    let text = clean.text();
    let mut organizations = organizations_of(lexicon, clean, divisions);
    let in_division = |range: &Range<usize>| {
        let first = first_behind(
            |index| divisions[index].range.clone(),
            divisions.len(),
            range.start,
        );
        let near = divisions[first..].iter();
        near.take_while(|division| division.range.start <= range.start)
            .any(|division| range.end <= division.range.end && range.len() < division.range.len())
    };
    organizations.retain(|mention| {
        let in_document =
            mention.form == Form::Department && in_document(text, mention.range.start);
        !in_document && !in_title(titles, &mention.range) && !in_division(&mention.range)
    });
    unit::extend(text, &mut organizations);
    organizations.extend(unit::alone(text, &organizations));
    organizations.sort_by_key(|mention| mention.range.start);
    join_branches(text, &mut organizations);
    for mention in &mut organizations {
        begin_at_own_division(lexicon, divisions, mention);
        adjust(text, divisions, mention);
    }
    let named = organizations.iter().map(|mention| mention.range.clone());
    let mut taken: Vec<Range<usize>> = named
        .chain(titles.iter().map(|title| title.range.clone()))
        .collect();
    taken.sort_by_key(|range| range.start);
    organizations.extend(national_bodies(lexicon, clean, &organizations));
    organizations.sort_by_key(|mention| mention.range.start);
    let siblings = sibling::find(
        &lexicon.verbs,
        &lexicon.organizations.endings,
        text,
        &organizations,
        &taken,
    );
    let is_body = |mention: &OrganizationMention| {
        is_readable(clean, mention.range.start) && !is_division(divisions, &mention.range)
    };
    organizations.extend(siblings.into_iter().filter(is_body));
    organizations.sort_by_key(|mention| mention.range.start);
    organizations
}

/// Moves the edges of a name to where it really begins and ends.
/// The committees and governments of leaders' titles are no bodies of their own: 巢湖市|人大常委会主任.
fn in_title(titles: &[TitleMention], range: &Range<usize>) -> bool {
    let first = first_behind(
        |index| titles[index].range.clone(),
        titles.len(),
        range.start,
    );
    let near = titles[first..].iter();
    near.take_while(|title| title.range.start < range.end)
        .any(|title| {
            matches!(
                title.organ,
                Organ::Leading(_) | Organ::Section(..) | Organ::Central(_) | Organ::Foreign(_)
            ) && title.range.start < range.end
                && range.start < title.range.end
        })
}

/// Whether a place lies in the name of a document: 《关于加强市县政协工作的意见》 speaks of no body.
fn in_document(text: &str, at: usize) -> bool {
    let before = end_of(&text[..at], 150);
    before
        .rfind(['《', '》', '\n'])
        .is_some_and(|mark| before[mark..].starts_with('《'))
}

/// 来到望牛墩镇|东莞市X公司: a name begins with its own division, and what lies in that one stands before it.
fn begin_at_own_division(
    lexicon: &Lexicon,
    divisions: &[DivisionMention],
    mention: &mut OrganizationMention,
) {
    let first = divisions.partition_point(|found| found.range.start < mention.range.start);
    let [outer, inner, ..] = &divisions[first..] else {
        return;
    };
    let adjacent = outer.range.start == mention.range.start
        && outer.range.end == inner.range.start
        && inner.range.end < mention.range.end;
    let holds = |one: &DivisionMention, other: &DivisionMention| {
        one.candidates.iter().any(|&one| {
            let mut others = other.candidates.iter();
            others.any(|&other| one != other && lexicon.divisions.contains(one, other))
        })
    };
    if adjacent && holds(inner, outer) && !holds(outer, inner) {
        mention.range.start = inner.range.start;
    }
}

fn adjust(text: &str, divisions: &[DivisionMention], mention: &mut OrganizationMention) {
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

/// 甲有限公司|福州分公司, 公共管理学院(公益慈善学院)|院长: a branch belongs to the firm that it touches, and another
/// name in brackets to what it stands behind.
fn join_branches(text: &str, organizations: &mut Vec<OrganizationMention>) {
    organizations.dedup_by(|later, earlier| {
        let gap = &text[earlier.range.end.min(later.range.start)..later.range.start];
        let name = &text[later.range.clone()];
        let branch = gap.is_empty()
            && earlier.kind == OrganizationKind::Company
            && ["分公司", "分行", "支行", "分厂"]
                .iter()
                .any(|end| name.ends_with(end));
        let bracket = gap == "("
            && earlier.kind == later.kind
            && earlier.kind == OrganizationKind::School
            && text[later.range.end..].starts_with(')');
        if branch {
            earlier.range.end = later.range.end;
        } else if bracket {
            earlier.range.end = later.range.end + ')'.len_utf8();
        }
        branch || bracket
    });
}

/// 赴临空产业园、长沙县等地: a division is a place on the list, and no body.
fn is_division(divisions: &[DivisionMention], range: &Range<usize>) -> bool {
    divisions
        .binary_search_by_key(&range.start, |found| found.range.start)
        .is_ok_and(|at| divisions[at].range.end == range.end)
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

/// 聘任A为集团副总经理: A为集团 is no name.
fn is_predicated(name: &str) -> bool {
    // 一行5人来集团座谈: how many came.
    let counted = name
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .starts_with(['人', '名'])
        && name.starts_with(|c: char| c.is_ascii_digit());
    // “三通一规范”工程: a campaign that counts its aims is no works.
    let slogan = name.strip_prefix('“').and_then(|rest| rest.split_once('”'));
    let campaign = slogan.is_some_and(|(aims, _)| {
        aims.chars()
            .filter(|c| c.is_ascii_digit() || "一二两三四五六七八九十百千万".contains(*c))
            .count()
            > 1
    });
    if counted || campaign {
        return true;
    }
    [
        "为集团",
        "为公司",
        "任集团",
        "聘集团",
        "设厂",
        "建厂",
        "办厂",
    ]
    .iter()
    .any(|end| name.ends_with(end))
        || [
            "聘任",
            "解聘",
            "任命",
            "免去",
            "部分",
            "相关",
            "有关",
            "来集团",
            "来公司",
            "我公司",
            "我厂",
            "我司",
        ]
        .iter()
        .any(|word| name.starts_with(word))
}

/// Below this a body is only what a leader's title implies, or a word that may be one.
const SURE_ENOUGH: f64 = 0.5;

fn organizations_of(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: &[DivisionMention],
) -> Vec<OrganizationMention> {
    let ranges: Vec<Range<usize>> = divisions
        .iter()
        .filter(|mention| !mention.weak)
        .map(|mention| mention.range.clone())
        .collect();
    OrganizationRecognizer::new(&lexicon.organizations)
        .find(clean.text(), &ranges)
        .into_iter()
        .filter(|mention| {
            mention.score >= SURE_ENOUGH && !is_predicated(&clean.text()[mention.range.clone()])
        })
        .filter(|mention| match kind_at(clean, mention.range.start) {
            LineKind::Headline | LineKind::Body | LineKind::Caption => true,
            LineKind::Meta | LineKind::Byline => mention.kind == OrganizationKind::Media,
            LineKind::Furniture => false,
        })
        .collect()
}

/// Organs of the centre where someone goes to them, and their units with a head; elsewhere they are named as
/// authorities, which do nothing in the article.
fn national_bodies(
    lexicon: &Lexicon,
    clean: &CleanText,
    known: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    let text = clean.text();
    let free = |range: &Range<usize>| {
        !overlaps(
            known,
            |other: &OrganizationMention| other.range.clone(),
            range,
        )
    };
    let gone_to = |range: &Range<usize>| {
        ["到", "赴", "走进", "前往", "考察", "调研", "视察"]
            .iter()
            .any(|word| text[..range.start].ends_with(word))
    };
    lexicon
        .national
        .find(text)
        .filter(|range| is_readable(clean, range.start) && free(range))
        .filter_map(|range| {
            let unit = unit::behind(text, range.end);
            match unit {
                Some(unit) => Some(range.start..unit.end),
                None => gone_to(&range).then_some(range),
            }
        })
        .map(|range| OrganizationMention {
            range,
            kind: OrganizationKind::Government,
            form: Form::Full,
            score: 0.9,
            rule: "national-organ",
            defines: None,
        })
        .collect()
}
