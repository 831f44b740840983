//! What a store holds, counted: articles by where, when and what they are, facts by kind, and what is missing.
//!
//! Takes the facts of one article after another and keeps counts alone, so that memory does not grow with the
//! corpus. What it counts is what articles say; what is concluded from all of them together is the view's.

mod month;

use crate::edtf::Edtf;
use crate::fact::{ArticleFacts, Fact};
use crate::kind::{DivisionLevel, EventKind, EventStatus, Genre};
use crate::lexicon::divisions::Divisions;
pub use month::Month;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Counts of one kind, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What is counted.
    pub of: Counted,
    /// The counts.
    pub rows: Vec<Row>,
}

/// What a section counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Articles of an outlet, the most first; with its first and last month.
    Outlets,
    /// Articles of a month of publication.
    Months,
    /// Articles of a genre, the most first.
    Genres,
    /// Articles at home in a province, every province of today, by code.
    Provinces,
    /// Facts of a kind.
    Facts,
    /// Events of a type, the most first.
    Events,
    /// Events that were held, are planned or were called off.
    Statuses,
    /// Months without an article between an outlet's first and last.
    Gaps,
}

impl Counted {
    /// The name in machine-readable output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Outlets => "outlets",
            Self::Months => "months",
            Self::Genres => "genres",
            Self::Provinces => "provinces",
            Self::Facts => "facts",
            Self::Events => "events",
            Self::Statuses => "statuses",
            Self::Gaps => "gaps",
        }
    }
}

/// One count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Of what; `None` where articles do not say (no outlet, no date, no home).
    pub name: Option<String>,
    /// The first and the last month that it spans, where it spans any.
    pub span: Option<(Month, Month)>,
    /// How many articles, facts, events or months.
    pub count: usize,
}

/// Counts over the articles that were added.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    articles: usize,
    /// For each outlet, its articles by month.
    outlets: BTreeMap<Option<String>, BTreeMap<Option<Month>, usize>>,
    months: BTreeMap<Option<Month>, usize>,
    genres: BTreeMap<Genre, usize>,
    /// By the first two digits of the code.
    provinces: BTreeMap<Option<String>, usize>,
    facts: [usize; KINDS.len()],
    events: BTreeMap<EventKind, usize>,
    statuses: BTreeMap<EventStatus, usize>,
}

/// Kinds of facts, in the order of facts; participations and stops are parts of events.
const KINDS: [&str; 7] = [
    "person",
    "organization",
    "place",
    "post",
    "event",
    "participation",
    "stop",
];

impl Statistics {
    /// How many articles were added.
    #[must_use]
    pub const fn articles(&self) -> usize {
        self.articles
    }

    /// Counts an article and what it says.
    pub fn add(&mut self, said: &ArticleFacts) {
        let article = &said.article;
        let month = article.published.as_ref().and_then(month_of);
        self.articles += 1;
        let outlet = self.outlets.entry(article.publisher.clone()).or_default();
        *outlet.entry(month).or_default() += 1;
        *self.months.entry(month).or_default() += 1;
        *self.genres.entry(article.genre).or_default() += 1;
        *self.provinces.entry(province(&said.facts)).or_default() += 1;
        for fact in &said.facts {
            let kind = match fact {
                Fact::Person(_) => 0,
                Fact::Organization(_) => 1,
                Fact::Place(_) => 2,
                Fact::Post(_) => 3,
                Fact::Event(event) => {
                    *self.events.entry(event.kind).or_default() += 1;
                    *self.statuses.entry(event.status).or_default() += 1;
                    self.facts[5] += event.participations.len();
                    self.facts[6] += event.stops.len();
                    4
                }
            };
            self.facts[kind] += 1;
        }
    }

    /// All counts, section by section.
    #[must_use]
    pub fn sections(&self, divisions: &Divisions) -> Vec<Section> {
        let coded = |code: &str, count: usize| Row {
            name: Some(code.to_owned()),
            span: None,
            count,
        };
        let months = self.months.iter().map(|(month, count)| Row {
            name: month.map(|month| month.to_string()),
            span: None,
            count: *count,
        });
        let genres = self.genres.iter().map(|(genre, n)| coded(genre.code(), *n));
        let facts = KINDS.iter().zip(self.facts).map(|(kind, n)| coded(kind, n));
        let events = self.events.iter().map(|(kind, n)| coded(kind.code(), *n));
        let statuses = self.statuses.iter();
        let statuses = statuses.map(|(status, n)| coded(status.code(), *n));
        [
            (Counted::Outlets, most_first(self.outlets())),
            (Counted::Months, months.collect()),
            (Counted::Genres, most_first(genres.collect())),
            (Counted::Provinces, self.provinces(divisions)),
            (Counted::Facts, facts.collect()),
            (Counted::Events, most_first(events.collect())),
            (Counted::Statuses, statuses.collect()),
            (Counted::Gaps, self.gaps()),
        ]
        .map(|(of, rows)| Section { of, rows })
        .to_vec()
    }

    fn outlets(&self) -> Vec<Row> {
        let row = |(name, months): (&Option<String>, &BTreeMap<Option<Month>, usize>)| {
            let mut known = months.keys().flatten();
            let first = known.next();
            Row {
                name: name.clone(),
                span: first.map(|first| (*first, *known.next_back().unwrap_or(first))),
                count: months.values().sum(),
            }
        };
        self.outlets.iter().map(row).collect()
    }

    /// Every province of today, those without an article too; then those that are no more, and the articles
    /// without a home.
    fn provinces(&self, divisions: &Divisions) -> Vec<Row> {
        let mut left = self.provinces.clone();
        let today = divisions.all().map(|id| divisions.get(id));
        let today = today.filter(|one| one.level == DivisionLevel::Province && one.until.is_none());
        let mut rows: Vec<Row> = today
            .map(|province| {
                let code = province.code.to_string();
                Row {
                    name: Some(province.name.to_owned()),
                    span: None,
                    count: left.remove(&code.get(..2).map(str::to_owned)).unwrap_or(0),
                }
            })
            .collect();
        let unknown: usize = left.into_values().sum();
        if unknown > 0 {
            rows.push(Row {
                name: None,
                span: None,
                count: unknown,
            });
        }
        rows
    }

    /// Runs of months without an article, by outlet and month.
    fn gaps(&self) -> Vec<Row> {
        let mut gaps = Vec::new();
        for (outlet, months) in &self.outlets {
            let Some(outlet) = outlet else { continue };
            let known: Vec<Month> = months.keys().flatten().copied().collect();
            for pair in known.windows(2) {
                let missing = pair[0].until(pair[1]);
                if missing > 1 {
                    gaps.push(Row {
                        name: Some(outlet.clone()),
                        span: Some((pair[0].next(), pair[1].previous())),
                        count: missing - 1,
                    });
                }
            }
        }
        gaps
    }
}

/// Sorted by count, then by name; what has no name last.
fn most_first(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| (row.name.is_none(), Reverse(row.count), row.name.clone()));
    rows
}

/// The month in which all of a date lies.
fn month_of(date: &Edtf) -> Option<Month> {
    let (first, last) = (Month::of(date.earliest()?), Month::of(date.latest()?));
    (first == last).then_some(first)
}

/// The first two digits of the code of the article's home.
fn province(facts: &[Fact]) -> Option<String> {
    let home = facts.iter().find_map(|fact| match fact {
        Fact::Place(place) if place.home => Some(place),
        Fact::Place(_)
        | Fact::Person(_)
        | Fact::Organization(_)
        | Fact::Post(_)
        | Fact::Event(_) => None,
    })?;
    Some(home.code.as_ref()?.get(..2)?.to_owned())
}

#[cfg(test)]
mod tests;
