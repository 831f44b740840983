//! The facts of one article, by what they are about, and what its text tells beside them.

use super::Mention;
use crate::edtf::Edtf;
use crate::fact::{
    ArticleFacts, Body, EventFact, Fact, OrganizationFact, PersonFact, PlaceFact, Post, PostFact,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The facts of one article, by what they are about.
pub(super) struct Index<'a> {
    pub(super) facts: &'a ArticleFacts,
    pub(super) persons: Vec<&'a PersonFact>,
    pub(super) organizations: BTreeMap<&'a str, &'a OrganizationFact>,
    pub(super) places: BTreeMap<&'a str, &'a PlaceFact>,
    pub(super) posts: Vec<&'a PostFact>,
    pub(super) events: Vec<&'a EventFact>,
}

impl<'a> Index<'a> {
    pub(super) fn new(facts: &'a ArticleFacts) -> Self {
        let mut index = Self {
            facts,
            persons: Vec::new(),
            organizations: BTreeMap::new(),
            places: BTreeMap::new(),
            posts: Vec::new(),
            events: Vec::new(),
        };
        for fact in &facts.facts {
            match fact {
                Fact::Person(person) => index.persons.push(person),
                Fact::Organization(body) => {
                    index.organizations.insert(&body.name, body);
                }
                Fact::Place(place) => {
                    index.places.insert(&place.name, place);
                }
                Fact::Post(post) => index.posts.push(post),
                Fact::Event(event) => index.events.push(event),
            }
        }
        index
    }

    pub(super) fn document(&self) -> &'a str {
        &self.facts.article.document
    }

    pub(super) fn mention(&self, key: &'a str) -> Mention<'a> {
        Mention {
            document: self.document(),
            key,
        }
    }

    /// The code of a place that the article names.
    pub(super) fn code(&self, place: &str) -> Option<&'a str> {
        self.places.get(place)?.code.as_deref()
    }

    /// The code of the division that the article is at home in.
    pub(super) fn home(&self) -> Option<&'a str> {
        let named = self
            .facts
            .article
            .home
            .as_deref()
            .and_then(|home| self.code(home));
        named.or_else(|| {
            self.places
                .values()
                .find(|place| place.home)
                .and_then(|place| place.code.as_deref())
        })
    }

    /// Sorts articles as they came out; undated ones last.
    pub(super) fn age(&self) -> (bool, &'a str, &'a str) {
        let published = self.facts.article.published.as_ref().map(Edtf::as_str);
        (
            published.is_none(),
            published.unwrap_or_default(),
            self.document(),
        )
    }

    /// The day on which it came out, or else that of its first dated event.
    pub(super) fn day(&self) -> Option<i32> {
        let published = self.facts.article.published.as_ref();
        let dates = published.into_iter().chain(
            self.events
                .iter()
                .filter_map(|event| event.date.as_ref().map(|date| &date.date)),
        );
        dates
            .filter_map(|date| date.latest().or_else(|| date.earliest()))
            .map(day_number)
            .next()
    }

    /// The posts that a person holds in participations, which have no fact of their own.
    pub(super) fn posts_in_events(&self, key: &str) -> impl Iterator<Item = &'a Post> {
        let parts = self
            .events
            .iter()
            .flat_map(|event| &event.participations)
            .filter(move |part| part.agent.key() == key);
        parts.flat_map(|part| &part.posts)
    }

    /// The code of the division in which a body has its seat.
    pub(super) fn area(&self, body: &Body) -> Option<&'a str> {
        match body {
            Body::Place(name) => self.code(name),
            Body::Organization(name) => self
                .organizations
                .get(name.as_str())
                .and_then(|body| body.division_code.as_deref()),
            Body::Named(_) => None,
        }
    }

    /// The codes of all divisions that the article names, in whatever part.
    pub(super) fn areas(&self) -> impl Iterator<Item = &'a str> {
        let places = self.places.values().map(|place| place.code.as_deref());
        let bodies = self
            .organizations
            .values()
            .map(|body| body.division_code.as_deref());
        places.chain(bodies).flatten()
    }

    /// The sentences that tell of a career: 曾任, 历任, 在…工作多年.
    pub(super) fn careers(&self) -> impl Iterator<Item = &'a str> {
        let text = self.facts.article.text.as_str();
        let tells = CAREER.iter().any(|word| text.contains(word));
        let sentences = text.split(['。', '！', '？', '\n', '；', ';']);
        sentences.filter(move |sentence| tells && CAREER.iter().any(|word| sentence.contains(word)))
    }
}

/// Words with which a sentence goes back in somebody's career.
const CAREER: [&str; 19] = [
    "曾任",
    "曾在",
    "曾担任",
    "曾先后",
    "历任",
    "先后任",
    "先后担任",
    "此前任",
    "此前担任",
    "此前系",
    "原任",
    "之前任",
    "工作多年",
    "工作过",
    "任职多年",
    "任职期间",
    "那几年",
    "分管过",
    "任上",
];

/// Days since the first of January 1970.
pub(super) fn day_number(date: Date) -> i32 {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    EPOCH.until(date).map_or(0, |span| span.get_days())
}
