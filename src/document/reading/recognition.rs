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
    Anaphor, OrganizationForm as Form, OrganizationMention, OrganizationRecognizer,
};
use crate::mention::person::{PersonFinder, PersonMention, is_han};
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

pub(super) fn recognize(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Mentions {
    let text = clean.text();
    let divisions: Vec<DivisionMention> = lexicon
        .divisions
        .find(text)
        .into_iter()
        .filter(|found| kind_at(clean, found.range.start) != LineKind::Furniture)
        .map(|found| DivisionMention {
            range: found.range,
            candidates: found.ids,
            weak: found.weak,
        })
        .collect();
    let titles: Vec<TitleMention> = title::find(&lexicon.titles, text)
        .into_iter()
        .filter(|title| title.class != TitleClass::Byline && is_readable(clean, title.range.start))
        .collect();
    // The committees and governments of leaders' titles are no bodies of their own: 巢湖市|人大常委会主任.
    let in_title = |range: &Range<usize>| {
        titles.iter().any(|title| {
            matches!(title.organ, Organ::Leading(_) | Organ::Section(..))
                && title.range.start < range.end
                && range.start < title.range.end
        })
    };
    let mut organizations: Vec<OrganizationMention> = organizations_of(lexicon, clean, &divisions)
        .into_iter()
        .filter(|mention| !in_title(&mention.range))
        .collect();
    for mention in &mut organizations {
        take_in_first_half(text, mention);
    }
    let mut taken: Vec<Range<usize>> = organizations
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    taken.extend(titles.iter().map(|title| title.range.clone()));
    let siblings = sibling::find(&lexicon.verbs, text, &organizations, &taken);
    organizations.extend(
        siblings
            .into_iter()
            .filter(|mention| is_readable(clean, mention.range.start)),
    );
    organizations.sort_by_key(|mention| mention.range.start);
    let anaphors =
        OrganizationRecognizer::new(&lexicon.organizations).find_anaphors(text, &organizations);
    let bylines = bylines(lexicon, clean);
    let persons = persons(
        lexicon,
        clean,
        &titles,
        &organizations,
        &divisions,
        &bylines,
    );
    let dates = dates(lexicon, clean, metadata);
    // 岳麓 is a district and a person's name: where the name stands, no district does.
    let in_name = |range: &Range<usize>| {
        persons.iter().any(|name: &PersonMention| {
            name.range.start < range.end && range.start < name.range.end
        })
    };
    let divisions = divisions
        .into_iter()
        .filter(|mention| !in_name(&mention.range))
        .collect();
    Mentions {
        divisions,
        titles,
        organizations,
        anaphors,
        persons,
        bylines,
        dates,
    }
}

/// 经济与管理学院, 文化和旅游局: what stands before 与 is half of the name, not a party to it.
pub(super) fn take_in_first_half(text: &str, mention: &mut OrganizationMention) {
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

/// 聘任A为集团副总经理: A为集团 is no name.
pub(super) fn is_predicated(name: &str) -> bool {
    ["为集团", "为公司", "任集团", "聘集团"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Below this a body is only what a leader's title implies, or a word that may be one.
pub(super) const SURE_ENOUGH: f64 = 0.5;

pub(super) fn organizations_of(
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

pub(super) fn bylines(lexicon: &Lexicon, clean: &CleanText) -> Vec<BylineMention> {
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

pub(super) fn persons(
    lexicon: &Lexicon,
    clean: &CleanText,
    titles: &[TitleMention],
    organizations: &[OrganizationMention],
    divisions: &[DivisionMention],
    bylines: &[BylineMention],
) -> Vec<PersonMention> {
    let text = clean.text();
    let mut blocked: Vec<Range<usize>> = organizations
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    // A division's bare name may be part of a person's (白云涛), one with its level word may not.
    let whole = |range: &Range<usize>| {
        text[range.clone()].ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡', '盟'])
    };
    blocked.extend(
        divisions
            .iter()
            .map(|mention| mention.range.clone())
            .filter(whole),
    );
    blocked.extend(titles.iter().map(|title| title.range.clone()));
    blocked.extend(bylines.iter().map(|mention| mention.range.clone()));
    let blocked = merged(blocked);
    let body: Vec<Range<usize>> = clean
        .lines()
        .iter()
        .filter(|line| line.kind == LineKind::Body)
        .map(|line| line.range.clone())
        .collect();
    let frames = people::frames(text, &body);
    PersonFinder::new(&lexicon.names, text, &blocked)
        .find(titles, &frames)
        .into_iter()
        .filter(|mention| is_readable(clean, mention.range.start))
        .collect()
}

pub(super) fn dates(lexicon: &Lexicon, clean: &CleanText, metadata: &Metadata) -> Vec<Dated> {
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
pub(super) fn printed_date(
    lexicon: &Lexicon,
    clean: &CleanText,
    found: &[DateMention],
) -> Option<Edtf> {
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
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
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
