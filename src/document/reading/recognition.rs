//! Everything that the recognisers find in a clean text, before it is understood together.

use super::super::Dated;
use super::super::date::resolve_dates;
use super::super::people::{self};
use super::super::places::DivisionMention;
use super::Metadata;
use crate::edtf::Edtf;
use crate::edtf::EventDate;
use crate::kind::OrganizationKind;
use crate::lexicon::Lexicon;
use crate::lexicon::titles::TitleClass;
use crate::mention::byline::{self, BylineMention};
use crate::mention::date::{DateMention, DateRecognizer};
use crate::mention::organization::{
    Anaphor, OrganizationForm as Form, OrganizationMention, OrganizationRecognizer, unit,
};
use crate::mention::person::{PersonFinder, PersonMention, Via, is_han};
use crate::mention::sibling;
use crate::mention::title::{self, Organ, TitleMention};
use crate::text::{CleanText, LineKind};
use std::ops::Range;

/// Everything that was recognised, before it is understood.
#[derive(Debug)]
pub(super) struct Mentions {
    pub divisions: Vec<DivisionMention>,
    pub titles: Vec<TitleMention>,
    pub organizations: Vec<OrganizationMention>,
    pub anaphors: Vec<Anaphor>,
    pub persons: Vec<PersonMention>,
    pub bylines: Vec<BylineMention>,
    pub dates: Vec<Dated>,
}

/// Finds everything that a text names, each kind with what the kinds before it took.
pub(super) fn recognize(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Mentions {
    let divisions = divisions(lexicon, clean);
    let titles: Vec<TitleMention> = title::find(&lexicon.titles, clean.text())
        .into_iter()
        .filter(|title| title.class != TitleClass::Byline && is_readable(clean, title.range.start))
        .collect();
    let organizations = bodies(lexicon, clean, &divisions, &titles);
    let anaphors = OrganizationRecognizer::new(&lexicon.organizations)
        .find_anaphors(clean.text(), &organizations);
    let mut mentions = Mentions {
        divisions,
        titles,
        organizations,
        anaphors,
        persons: Vec::new(),
        bylines: bylines(lexicon, clean),
        dates: dates(lexicon, clean, metadata),
    };
    mentions.persons = persons(lexicon, clean, &mentions);
    // 岳麓 is a district and a person's name: where the name stands, no district does.
    let Mentions {
        divisions, persons, ..
    } = &mut mentions;
    divisions.retain(|mention| {
        persons.iter().all(|name| {
            name.range.end <= mention.range.start || mention.range.end <= name.range.start
        })
    });
    mentions
}

fn divisions(lexicon: &Lexicon, clean: &CleanText) -> Vec<DivisionMention> {
    let found = lexicon.divisions.find(clean.text());
    found
        .into_iter()
        .filter(|found| kind_at(clean, found.range.start) != LineKind::Furniture)
        .map(|found| DivisionMention {
            range: found.range,
            candidates: found.ids,
            weak: found.weak,
        })
        .collect()
}

/// Organisations, with the sites that only their company shows, without those that a title holds.
fn bodies(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: &[DivisionMention],
    titles: &[TitleMention],
) -> Vec<OrganizationMention> {
    let text = clean.text();
    // The committees and governments of leaders' titles are no bodies of their own: 巢湖市|人大常委会主任.
    let in_title = |range: &Range<usize>| {
        titles.iter().any(|title| {
            matches!(
                title.organ,
                Organ::Leading(_) | Organ::Section(..) | Organ::Central(_) | Organ::Foreign(_)
            ) && title.range.start < range.end
                && range.start < title.range.end
        })
    };
    let mut organizations = organizations_of(lexicon, clean, divisions);
    let in_division = |range: &Range<usize>| {
        divisions.iter().any(|division| {
            division.range.start <= range.start
                && range.end <= division.range.end
                && range.len() < division.range.len()
        })
    };
    organizations.retain(|mention| !in_title(&mention.range) && !in_division(&mention.range));
    unit::extend(text, &mut organizations);
    organizations.extend(unit::alone(text, &organizations));
    organizations.sort_by_key(|mention| mention.range.start);
    for mention in &mut organizations {
        take_in_first_half(text, mention);
        leave_out_by_whom(text, mention);
        if text[mention.range.clone()].starts_with('在') {
            mention.range.start += '在'.len_utf8();
        }
    }
    let named = organizations.iter().map(|mention| mention.range.clone());
    let taken: Vec<Range<usize>> = named
        .chain(titles.iter().map(|title| title.range.clone()))
        .collect();
    organizations.extend(national_bodies(lexicon, clean, &organizations));
    organizations.sort_by_key(|mention| mention.range.start);
    let siblings = sibling::find(&lexicon.verbs, text, &organizations, &taken);
    let readable = |mention: &OrganizationMention| is_readable(clean, mention.range.start);
    organizations.extend(siblings.into_iter().filter(readable));
    organizations.sort_by_key(|mention| mention.range.start);
    organizations
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

/// 聘任A为集团副总经理: A为集团 is no name.
fn is_predicated(name: &str) -> bool {
    ["为集团", "为公司", "任集团", "聘集团"]
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

fn bylines(lexicon: &Lexicon, clean: &CleanText) -> Vec<BylineMention> {
    let text = clean.text();
    clean
        .lines()
        .iter()
        .flat_map(|line| match line.kind {
            LineKind::Byline | LineKind::Meta => byline::in_line(&lexicon.names, text, &line.range),
            LineKind::Body | LineKind::Caption => {
                byline::in_body(&lexicon.names, text, &line.range)
            }
            LineKind::Headline | LineKind::Furniture => Vec::new(),
        })
        .collect()
}

fn persons(lexicon: &Lexicon, clean: &CleanText, mentions: &Mentions) -> Vec<PersonMention> {
    let text = clean.text();
    let organizations = mentions.organizations.iter();
    let mut blocked: Vec<Range<usize>> =
        organizations.map(|mention| mention.range.clone()).collect();
    // A division's bare name may be part of a person's (白云涛), one with its level word may not.
    let whole = |range: &Range<usize>| {
        text[range.clone()].ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡', '盟'])
    };
    let divisions = mentions.divisions.iter();
    blocked.extend(divisions.map(|mention| mention.range.clone()).filter(whole));
    blocked.extend(mentions.titles.iter().map(|title| title.range.clone()));
    blocked.extend(mentions.bylines.iter().map(|mention| mention.range.clone()));
    let blocked = merged(blocked);
    let body: Vec<Range<usize>> = clean
        .lines()
        .iter()
        .filter(|line| line.kind == LineKind::Body)
        .map(|line| line.range.clone())
        .collect();
    let filled = people::frames(text, &body).into_iter();
    let company = people::company_lists(text, &body).into_iter();
    let speakers = people::speakers(&lexicon.names, text, &body).into_iter();
    let frames: Vec<(usize, Via)> = filled
        .map(|start| (start, Via::Frame))
        .chain(company.map(|start| (start, Via::Company)))
        .chain(speakers.map(|start| (start, Via::Speaker)))
        .chain(headline_starts(clean).map(|start| (start, Via::Headline)))
        .collect();
    PersonFinder::new(&lexicon.names, text, &blocked)
        .find(&mentions.titles, &frames)
        .into_iter()
        .filter(|mention| is_readable(clean, mention.range.start))
        .collect()
}

fn dates(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Vec<Dated> {
    let recognizer = DateRecognizer::new(&lexicon.calendar);
    let found = recognizer.find(clean.text());
    let printed = printed_date(lexicon, clean, &found);
    let published = metadata.published.as_ref().or(printed.as_ref());
    let told: Vec<DateMention> = found
        .into_iter()
        .filter(|mention| is_readable(clean, mention.range.start))
        .collect();
    let resolved = resolve_dates(&told, published, &lexicon.calendar);
    told.into_iter()
        .zip(resolved)
        .filter_map(|(mention, resolved)| {
            let resolved = resolved?;
            let date = EventDate {
                date: resolved.date,
                part_of_day: resolved.part_of_day,
                basis: resolved.basis,
            };
            Some(Dated {
                range: mention.range,
                date,
                usage: resolved.usage,
            })
        })
        .collect()
}

/// The date of publication that the page prints: the first whole date of a metadata line.
fn printed_date(lexicon: &Lexicon, clean: &CleanText, found: &[DateMention]) -> Option<Edtf> {
    let printed: Vec<DateMention> = found
        .iter()
        .filter(|mention| kind_at(clean, mention.range.start) == LineKind::Meta)
        .cloned()
        .collect();
    resolve_dates(&printed, None, &lexicon.calendar)
        .into_iter()
        .flatten()
        .map(|resolved| resolved.date)
        .find(|date| date.exact_day().is_some())
}

/// Ranges sorted, overlapping ones joined.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// What the line at a position is.
pub(super) fn kind_at(clean: &CleanText, position: usize) -> LineKind {
    let lines = clean.lines();
    let at = lines.partition_point(|line| line.range.end < position);
    lines.get(at).map_or(LineKind::Furniture, |line| line.kind)
}

pub(super) fn is_readable(clean: &CleanText, position: usize) -> bool {
    matches!(
        kind_at(clean, position),
        LineKind::Headline | LineKind::Body | LineKind::Caption
    )
}

/// Where a headline begins, behind a label such as [视频]: often with a name, and seldom with its title.
fn headline_starts(clean: &CleanText) -> impl Iterator<Item = usize> {
    let headlines = clean.lines().iter();
    headlines
        .filter(|line| line.kind == LineKind::Headline)
        .map(|line| {
            let words = &clean.text()[line.range.clone()];
            let label = words.starts_with('[').then(|| words.find(']')).flatten();
            line.range.start + label.map_or(0, |close| close + 1)
        })
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
        known
            .iter()
            .all(|other| other.range.end <= range.start || range.end <= other.range.start)
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
