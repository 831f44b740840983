//! Who is who across articles: which mentions are one person, organisation or event.
//!
//! Receives the facts of many articles and hands on an [`Identity`], which gives each mention its
//! [`Entity`]. It depends on the set of articles alone, never on their order, and a mention that
//! fits nothing else is an entity of its own.
//!
//! Two mentions are one where the signs for it weigh enough ([`score`]); what was found between
//! them is kept ([`Identity::explain`]), and so are the pairs that a person should decide
//! ([`Identity::unsure`]). What is compared at all is found by keys, so that the work grows with the
//! number of mentions:
//! - organisations first, by full and short names within a place, by who heads them, by renamings;
//! - then persons: those of one name in one post are one, unless decades lie between; others of the
//!   name by where their posts lie, what ranks they have, when, beside whom; then names that differ
//!   in one character, by post and company;
//! - then events: by day, who takes part, what is visited, what they are called.
//!
//! What it never does: merge names with 某 across articles, two persons that one article tells apart,
//! posts held at once that nobody holds together, or two events of one article.

mod anchor;
mod article;
mod cluster;
pub mod copies;
mod decree;
mod event;
pub mod judgement;
pub(crate) mod organization;
mod person;
mod resolved;
pub mod review;
pub mod score;
pub mod tenure;

pub(crate) use score::share as name_share;

use crate::fact::ArticleFacts;
use article::Index;
use judgement::Settled;
use resolved::Resolved;
use score::Score;

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

/// What kind of thing mentions are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// Persons, by their keys.
    Person,
    /// Organisations, by their names.
    Organization,
    /// Events, by their keys.
    Event,
}

impl Thing {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organization, Self::Event];

    /// The word for it, as in `zhengtu query identity`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Event => "event",
        }
    }
}

/// Two mentions, and what was found between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Explained<'a> {
    /// The one.
    pub a: Mention<'a>,
    /// The other.
    pub b: Mention<'a>,
    /// The signs.
    pub score: &'a Score,
}

/// Which mention is which entity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Identity {
    persons: Resolved,
    organizations: Resolved,
    events: Resolved,
}

impl Identity {
    /// The person that a mention is.
    #[must_use]
    pub fn person(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.persons.entity(mention)
    }

    /// The organisation that a mention is.
    #[must_use]
    pub fn organization(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.organizations.entity(mention)
    }

    /// The event that a mention is.
    #[must_use]
    pub fn event(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.events.entity(mention)
    }

    /// The entity that a mention is.
    #[must_use]
    pub fn entity(&self, thing: Thing, mention: Mention<'_>) -> Option<&Entity> {
        self.of(thing).entity(mention)
    }

    /// Why two mentions are one: the links that lead from one to the other, each with its signs;
    /// none for a mention and itself. `None` where they are not one.
    #[must_use]
    pub fn explain(
        &self,
        thing: Thing,
        a: Mention<'_>,
        b: Mention<'_>,
    ) -> Option<Vec<Explained<'_>>> {
        self.of(thing).explain(a, b)
    }

    /// The pairs that were found too alike to be called two and not alike enough to be one, sorted by mention.
    pub fn unsure(&self, thing: Thing) -> impl Iterator<Item = Explained<'_>> {
        self.of(thing).unsure()
    }

    /// The pairs that are one because somebody decided so, sorted by mention; of several that follow from
    /// each other, as many as it takes.
    pub fn confirmed(&self, thing: Thing) -> impl Iterator<Item = Explained<'_>> {
        self.of(thing).confirmed()
    }

    /// The entities of a kind, each with its mentions, sorted.
    #[must_use]
    pub fn entities(&self, thing: Thing) -> Vec<(&Entity, Vec<Mention<'_>>)> {
        self.of(thing).groups()
    }

    /// The links that hold an entity together, one fewer than it has mentions; without one of them it would be two.
    #[must_use]
    pub fn links(&self, thing: Thing, entity: &Entity) -> Vec<Explained<'_>> {
        self.of(thing).links_in(entity)
    }

    /// How many pairs were compared to decide on a kind: in proportion to the mentions, whatever they are of.
    #[must_use]
    pub const fn compared(&self, thing: Thing) -> usize {
        self.of(thing).compared
    }

    const fn of(&self, thing: Thing) -> &Resolved {
        match thing {
            Thing::Person => &self.persons,
            Thing::Organization => &self.organizations,
            Thing::Event => &self.events,
        }
    }
}

/// Decides who is who, by the signs alone. The ids of `articles` must be unique, as those of a store are.
#[must_use]
pub fn resolve<'a>(articles: impl IntoIterator<Item = &'a ArticleFacts>) -> Identity {
    resolve_judged(articles, &Settled::default())
}

/// Decides who is who, by what people decided, and by the signs where nobody did. Decisions on mentions that
/// no article has are left alone.
#[must_use]
pub fn resolve_judged<'a>(
    articles: impl IntoIterator<Item = &'a ArticleFacts>,
    settled: &Settled,
) -> Identity {
    let mut articles: Vec<Index<'a>> = articles.into_iter().map(Index::new).collect();
    articles.sort_by(|a, b| a.document().cmp(b.document()));
    let organizations = organization::resolve(&articles, settled);
    let persons = person::resolve(&articles, &organizations, settled);
    let mut identity = Identity {
        persons,
        organizations,
        events: Resolved::default(),
    };
    identity.events = event::resolve(&articles, &identity, settled);
    identity
}
