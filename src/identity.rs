//! Who is who across articles: which mentions are one person, organisation or event.
//!
//! Receives the facts of many articles and hands on an [`Identity`], which gives each mention its
//! [`Entity`]. It depends on the set of articles alone, never on their order, and a mention that
//! fits nothing else is an entity of its own.
//!
//! What it does:
//! - persons of one name are one where their anchors (the divisions of their posts' bodies, those
//!   bodies themselves, or else the article's home) lie in one prefecture, or where a provincial
//!   anchor has exactly one such prefecture beneath it;
//! - persons whom articles only mention (the head of state in a slogan) or who sit in a national
//!   organ are one by name;
//! - organisations are one by name: a firm's full name anywhere, any other name within one
//!   prefecture, and a short name where an article there gives it as one of exactly one organisation;
//! - events are one by kind and day where they share their leads or name, and a further
//!   participant, a site or, where one of them has no sites, that alone.
//!
//! What it does not: it never merges names with 某 across articles, two persons that one article
//! tells apart, or two events of one article. It does not see that a typo is the same name, that an
//! official moved to another prefecture, that a body was renamed, or that two namesakes hold posts
//! in one prefecture, and a reprint with a wrong day stays apart.

mod anchor;
mod cluster;
pub mod copies;
mod event;
mod organization;
mod person;
pub mod tenure;

use crate::fact::{ArticleFacts, EventFact, Fact, OrganizationFact, PersonFact, PlaceFact};
use std::collections::{BTreeMap, BTreeSet};

/// One person, organisation or event of the view.
///
/// `path` names it among its like by its content, so that it stays the same while the corpus grows:
/// a person by name and prefecture or body, an event by kind, day, lead and first site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    /// What distinguishes it, from the general to the particular; at least one part.
    pub path: Vec<String>,
}

/// Names a mention: the document's id, and the person's key, organisation's name or event's key in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention<'a> {
    /// The document's id.
    pub document: &'a str,
    /// The key within it.
    pub key: &'a str,
}

/// Entities by mention, for one kind of thing.
type Resolved = BTreeMap<String, BTreeMap<String, Entity>>;

/// Which mention is which entity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    persons: Resolved,
    organizations: Resolved,
    events: Resolved,
}

impl Identity {
    /// The person that a mention is.
    #[must_use]
    pub fn person(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.persons.get(mention.document)?.get(mention.key)
    }

    /// The organisation that a mention is.
    #[must_use]
    pub fn organization(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.organizations.get(mention.document)?.get(mention.key)
    }

    /// The event that a mention is.
    #[must_use]
    pub fn event(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.events.get(mention.document)?.get(mention.key)
    }
}

/// Decides who is who. The ids of `articles` must be unique, as those of a store are.
#[must_use]
pub fn resolve<'a>(articles: impl IntoIterator<Item = &'a ArticleFacts>) -> Identity {
    let mut articles: Vec<Index<'a>> = articles.into_iter().map(Index::new).collect();
    articles.sort_by(|a, b| a.document().cmp(b.document()));
    let mut identity = Identity::default();
    identity.organizations = organization::resolve(&articles);
    identity.persons = person::resolve(&articles);
    identity.events = event::resolve(&articles, &identity);
    identity
}

/// The facts of one article, by what they are about.
struct Index<'a> {
    facts: &'a ArticleFacts,
    persons: Vec<&'a PersonFact>,
    organizations: BTreeMap<&'a str, &'a OrganizationFact>,
    places: BTreeMap<&'a str, &'a PlaceFact>,
    events: Vec<&'a EventFact>,
}

impl<'a> Index<'a> {
    fn new(facts: &'a ArticleFacts) -> Self {
        let mut index = Self {
            facts,
            persons: Vec::new(),
            organizations: BTreeMap::new(),
            places: BTreeMap::new(),
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
                Fact::Post(_) => {}
                Fact::Event(event) => index.events.push(event),
            }
        }
        index
    }

    fn document(&self) -> &'a str {
        &self.facts.article.document
    }

    fn mention(&self, key: &'a str) -> Mention<'a> {
        Mention {
            document: self.document(),
            key,
        }
    }

    /// The code of a place that the article names.
    fn code(&self, place: &str) -> Option<&'a str> {
        self.places.get(place)?.code.as_deref()
    }

    /// The code of the division that the article is at home in.
    fn home(&self) -> Option<&'a str> {
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
    fn age(&self) -> (bool, &'a str, &'a str) {
        let published = self
            .facts
            .article
            .published
            .as_ref()
            .map(|date| date.as_str());
        (
            published.is_none(),
            published.unwrap_or_default(),
            self.document(),
        )
    }
}

/// Collects entities by mention.
fn enter(resolved: &mut Resolved, mention: Mention<'_>, entity: Entity) {
    resolved
        .entry(mention.document.to_owned())
        .or_default()
        .insert(mention.key.to_owned(), entity);
}

/// Gives each cluster the path that it asks for, and a more particular one where two ask for the same.
///
/// `clusters` come with the path they want and the mention that tells them apart for certain.
fn name_clusters<'a>(clusters: &mut [(Vec<String>, Mention<'a>, Vec<Mention<'a>>)]) -> Resolved {
    clusters.sort();
    let mut resolved = Resolved::new();
    let mut taken = BTreeSet::new();
    for (path, first, members) in clusters {
        let mut path = std::mem::take(path);
        if taken.contains(&path) {
            path.extend([first.document.to_owned(), first.key.to_owned()]);
        }
        taken.insert(path.clone());
        for member in members {
            enter(&mut resolved, *member, Entity { path: path.clone() });
        }
    }
    resolved
}
