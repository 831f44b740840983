//! Everything that the recognisers find in a clean text, before it is understood together.

mod bodies;
mod listed;

use super::super::date::resolve_dates;
use super::super::people::{self};
use super::super::places::DivisionMention;
use super::super::{Dated, Witness};
use super::Metadata;
use crate::edtf::Edtf;
use crate::edtf::EventDate;
use crate::lexicon::Lexicon;
use crate::lexicon::divisions::Found as Division;
use crate::lexicon::titles::TitleClass;
use crate::mention::byline::{self, BylineMention};
use crate::mention::date::{DateMention, DateRecognizer};
use crate::mention::organization::{Anaphor, OrganizationMention, OrganizationRecognizer};
use crate::mention::person::{PersonFinder, PersonMention, Via};
use crate::mention::title::{self, TitleMention};
use crate::span::overlaps;
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
    /// Places without a code that other tools named.
    pub villages: Vec<Range<usize>>,
    /// What other tools named, as it stands.
    pub witnesses: Vec<Witness>,
}

impl Mentions {
    /// What no name of a person reaches into: sorted, not overlapping.
    pub(super) fn blocked(&self, text: &str) -> Vec<Range<usize>> {
        let organizations = self.organizations.iter();
        let mut blocked: Vec<Range<usize>> =
            organizations.map(|mention| mention.range.clone()).collect();
        // A division's bare name may be part of a person's (白云涛), one with its level word may not.
        let whole = |range: &Range<usize>| {
            text[range.clone()].ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡', '盟'])
        };
        let divisions = self.divisions.iter();
        blocked.extend(divisions.map(|mention| mention.range.clone()).filter(whole));
        blocked.extend(self.titles.iter().map(|title| title.range.clone()));
        blocked.extend(self.bylines.iter().map(|mention| mention.range.clone()));
        merged(blocked)
    }
}

/// Finds everything that a text names, each kind with what the kinds before it took.
pub(super) fn recognize(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: Vec<Division>,
    metadata: &Metadata,
) -> Mentions {
    let divisions = readable(divisions, clean);
    let mut titles: Vec<TitleMention> = title::find(&lexicon.titles, clean.text())
        .into_iter()
        .filter(|title| title.class != TitleClass::Byline && is_readable(clean, title.range.start))
        .collect();
    let organizations = bodies::bodies(lexicon, clean, &divisions, &titles);
    // 区总工会主席: 总工 is no chief engineer there.
    titles.retain(|title| !is_inside(&organizations, &title.range));
    let anaphors = OrganizationRecognizer::new(&lexicon.organizations)
        .find_anaphors(clean.text(), &organizations);
    let mut mentions = Mentions {
        divisions,
        titles,
        organizations,
        anaphors,
        persons: Vec::new(),
        bylines: listed::bylines(&lexicon.names, bylines(lexicon, clean)),
        dates: dates(lexicon, clean, metadata),
        villages: Vec::new(),
        witnesses: Vec::new(),
    };
    let persons = persons(lexicon, clean, &mentions);
    mentions.persons = listed::persons(&lexicon.names, persons);
    // 岳麓 is a district and a person's name: where the name stands, no district does.
    let Mentions {
        divisions, persons, ..
    } = &mut mentions;
    divisions.retain(|mention| {
        !overlaps(
            persons,
            |name: &PersonMention| name.range.clone(),
            &mention.range,
        )
    });
    mentions
}

/// Whether a body's name holds the range and goes on behind it.
fn is_inside(organizations: &[OrganizationMention], range: &Range<usize>) -> bool {
    let first = organizations.partition_point(|mention| mention.range.end <= range.start);
    organizations
        .get(first)
        .is_some_and(|mention| mention.range.start <= range.start && range.end < mention.range.end)
}

fn readable(divisions: Vec<Division>, clean: &CleanText) -> Vec<DivisionMention> {
    divisions
        .into_iter()
        .filter(|found| kind_at(clean, found.range.start) != LineKind::Furniture)
        .filter(|found| !names_road(clean.text(), &found.range))
        .map(|found| DivisionMention {
            range: found.range,
            candidates: found.ids,
            weak: found.weak,
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
    let blocked = mentions.blocked(text);
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

/// 武汉路, 长江大道: a road has the name of a place elsewhere.
fn names_road(text: &str, range: &Range<usize>) -> bool {
    let bare = !text[range.clone()].ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡']);
    bare && ["路", "大道", "大街", "东路", "西路", "南路", "北路", "中路"]
        .iter()
        .any(|road| text[range.end..].starts_with(road))
}
