//! Where the article names persons, posts, bodies and places: every place, not only the first.

use super::Document;
use super::sentence::What;
use crate::span::Span;
use crate::text::CleanText;
use std::ops::Range;

/// What a stretch of the text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamedKind {
    /// A person's name.
    Person,
    /// A title, with the organ that it is held in where the two are one word (市委书记).
    Post,
    /// A body's name, full or short.
    Organization,
    /// A division's name outside the names of bodies.
    Place,
}

impl NamedKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Person, Self::Post, Self::Organization, Self::Place];

    /// The name in every report.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Post => "post",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The names in the order of the text, each once, in the article as it was read.
#[must_use]
pub fn named(document: &Document, clean: &CleanText) -> Vec<(Span, NamedKind)> {
    let bodies: Vec<&Range<usize>> = document
        .organizations
        .iter()
        .flat_map(|body| &body.mentions)
        .collect();
    let in_body = |range: &&Range<usize>| {
        let holds = |body: &&Range<usize>| body.start <= range.start && range.end <= body.end;
        !bodies.iter().any(holds)
    };
    let places = document.places.iter().flat_map(|place| &place.mentions);
    let people = document.people.iter().flat_map(|person| &person.mentions);
    let items = document
        .sentences
        .iter()
        .flat_map(|sentence| &sentence.items);
    let titles = items
        .filter(|item| item.what == What::Title)
        .map(|item| &item.range);
    let found = people
        .map(|range| (range, NamedKind::Person))
        .chain(titles.map(|range| (range, NamedKind::Post)))
        .chain(bodies.iter().map(|range| (*range, NamedKind::Organization)))
        .chain(
            places
                .filter(in_body)
                .map(|range| (range, NamedKind::Place)),
        );
    let mut found: Vec<(Span, NamedKind)> = found
        .map(|(range, kind)| (clean.span(range.clone()), kind))
        .collect();
    found.sort();
    found.dedup();
    found
}
