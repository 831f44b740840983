//! The bodies that a text names, with what the recognisers of names and titles know of them.

mod edge;

use super::{is_readable, kind_at, listed};
use crate::document::places::DivisionMention;
use crate::kind::OrganizationKind;
use crate::lexicon::Lexicon;
use crate::mention::organization::{
    OrganizationForm as Form, OrganizationMention, OrganizationRecognizer, unit,
};
use crate::mention::sibling;
use crate::mention::title::{Organ, TitleMention};
use crate::span::{end_of, first_behind, overlaps};
use crate::text::{CleanText, LineKind};
use std::ops::Range;

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
        edge::adjust(text, divisions, mention);
    }
    listed::join(
        &lexicon.organizations,
        clean,
        divisions,
        titles,
        &mut organizations,
    );
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
