//! The view: what all records together let us conclude, as the default graph.
//!
//! One person, organisation, post or event is one node here, whatever number of articles name it.
//! A node that gathers nodes of records names each of them (`zt:restsOn`) and the articles they are
//! of (`zt:reportedIn`); the shortcuts between two nodes (`zt:visited` and its like) follow from the
//! participations and stops beside them. Divisions come with their closure, so that a question about
//! a province needs no path.

mod division;
mod entity;
mod event;
mod likeness;
mod parts;
mod tenure;

use super::date::{edtf, write_bounds, write_calendar};
use super::iri::Base;
use super::record::{Scope, name_of_key};
use super::vocab::{dcterms, foaf, org, schema, zt};
use super::writer::{Writer, in_order_once};
use crate::fact::{Agent, ArticleFacts, ArticleInfo, Fact, PlaceFact};
use crate::identity::copies::copies;
use crate::identity::{Entity, Identity, Mention, Thing};
use oxigraph::model::{Literal, NamedNode, Quad, vocab::xsd};
use parts::Parts;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Gives the official name of the division with a code; `None` where it is not known.
pub type Divisions<'a> = &'a (dyn Fn(&str) -> Option<String> + Sync);

/// What becomes of articles that are copies of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// They are found, and linked to what they are copies of.
    #[default]
    Linked,
    /// Every article counts as one of its own.
    Kept,
}

/// What follows from the facts of all `articles`, whose ids are unique, as sorted quads of the default graph.
#[must_use]
pub fn view(
    articles: &[ArticleFacts],
    identity: &Identity,
    base: &Base,
    divisions: Divisions<'_>,
    duplicates: Duplicates,
) -> Vec<Quad> {
    let view = View {
        articles,
        identity,
        base,
        divisions,
        duplicates,
    };
    let parts = view.in_parts(|part| part);
    in_order_once(parts.into_iter().flatten().collect())
}

/// What a view follows from.
pub(crate) struct View<'a> {
    pub articles: &'a [ArticleFacts],
    pub identity: &'a Identity,
    pub base: &'a Base,
    pub divisions: Divisions<'a>,
    pub duplicates: Duplicates,
}

impl View<'_> {
    /// The view in parts, for who sorts quads in another way: what `made` makes of each, on the thread that stated it.
    ///
    /// Within a part quads are in no order, and one may be there more than once and in several parts.
    pub(crate) fn in_parts<T: Send>(&self, made: impl Fn(Vec<Quad>) -> T + Sync) -> Vec<T> {
        let Self {
            articles,
            identity,
            base,
            divisions,
            duplicates,
        } = *self;
        let mut sources: Vec<Source<'_>> = articles
            .iter()
            .map(|facts| Source::new(facts, identity, base))
            .collect();
        // The oldest article first: what it says names a node where several articles differ.
        sources.sort_by_key(|source| source.age());
        let sources = sources.as_slice();
        let parts = Parts(made);
        let whole: [&(dyn Fn(&mut Writer) + Sync); 5] = [
            &|out| write_copies(out, articles, base, duplicates),
            &|out| entity::write_persons(out, sources),
            &|out| entity::write_organizations(out, sources),
            &|out| likeness::write(out, sources, identity),
            &|out| division::write(out, sources, base, divisions),
        ];
        let events = event::gather(sources);
        [
            parts.each(sources, |out, source| source.write(out)),
            parts.each(&events, |out, (node, reports)| {
                event::write(out, node, reports)
            }),
            tenure::state(&parts, sources),
            whole.par_iter().map(|write| parts.one(write)).collect(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// One article, with the names of its nodes in its record and in the view.
struct Source<'a> {
    facts: &'a ArticleFacts,
    identity: &'a Identity,
    /// Names in the record.
    scope: Scope<'a>,
    /// The code of the division that the article is at home in.
    home: Option<&'a str>,
}

impl<'a> Source<'a> {
    fn new(facts: &'a ArticleFacts, identity: &'a Identity, base: &'a Base) -> Self {
        let scope = Scope::new(facts, base);
        let home = facts
            .article
            .home
            .as_deref()
            .and_then(|home| scope.code(home));
        Self {
            facts,
            identity,
            scope,
            home,
        }
    }

    fn info(&self) -> &'a ArticleInfo {
        &self.facts.article
    }

    fn age(&self) -> (bool, &'a str, &'a str) {
        let info = self.info();
        let published = info.published.as_ref().map_or("", |date| date.as_str());
        (published.is_empty(), published, &info.document)
    }

    fn mention<'k>(&self, key: &'k str) -> Mention<'k>
    where
        'a: 'k,
    {
        Mention {
            document: &self.info().document,
            key,
        }
    }

    fn person_entity(&self, key: &str) -> Option<&'a Entity> {
        self.identity.person(Mention {
            document: &self.info().document,
            key,
        })
    }

    fn organization_entity(&self, name: &str) -> Option<&'a Entity> {
        self.identity.organization(Mention {
            document: &self.info().document,
            key: name,
        })
    }

    /// Whoever takes part, as a node of the view; one that no fact names stays the record's.
    fn agent(&self, agent: &Agent) -> NamedNode {
        match agent {
            Agent::Person(key) => self.person(key),
            Agent::Organization(name) => self.organization(name),
            Agent::Place(name) => self.place(name),
        }
    }

    fn person(&self, key: &str) -> NamedNode {
        let entity = self.person_entity(key);
        entity.map_or_else(
            || self.scope.person(key),
            |entity| self.scope.base.entity(Thing::Person, &entity.path),
        )
    }

    fn organization(&self, name: &str) -> NamedNode {
        let entity = self.organization_entity(name);
        entity.map_or_else(
            || self.scope.organization(name),
            |entity| self.scope.base.entity(Thing::Organization, &entity.path),
        )
    }

    /// A division by its code; another place by its name and where the article is at home.
    fn place(&self, name: &str) -> NamedNode {
        let base = self.scope.base;
        self.scope.code(name).map_or_else(
            || base.mint(&["place", name, self.home.unwrap_or(&self.info().document)]),
            |code| base.division(code),
        )
    }

    /// The code of the division that an organisation of the article belongs to.
    fn division_of(&self, organization: &str) -> Option<&'a str> {
        self.facts.facts.iter().find_map(|fact| match fact {
            Fact::Organization(body) if body.name == organization => body.division_code.as_deref(),
            Fact::Organization(_)
            | Fact::Person(_)
            | Fact::Place(_)
            | Fact::Post(_)
            | Fact::Event(_) => None,
        })
    }

    /// States the name of an agent that the article has no fact of its own for.
    fn write_unstated(&self, out: &mut Writer, node: &NamedNode, agent: &Agent) {
        match agent {
            Agent::Person(key) if self.person_entity(key).is_none() => {
                out.class(node, &[zt::PERSON, foaf::PERSON]);
                out.name(node, name_of_key(key));
            }
            Agent::Organization(name) if self.organization_entity(name).is_none() => {
                out.class(node, &[zt::ORGANIZATION, org::ORGANIZATION]);
                out.name(node, name);
            }
            Agent::Place(name) if self.scope.code(name).is_none() => {
                out.class(node, &[zt::PLACE]);
                out.name(node, name);
            }
            Agent::Person(_) | Agent::Organization(_) | Agent::Place(_) => {}
        }
    }

    /// The places without a code that the article has facts of.
    fn places(&self) -> impl Iterator<Item = &'a PlaceFact> {
        self.facts.facts.iter().filter_map(|fact| match fact {
            Fact::Place(place) => Some(place),
            Fact::Person(_) | Fact::Organization(_) | Fact::Post(_) | Fact::Event(_) => None,
        })
    }

    /// States what a question shows of an article, so that it need not look into the record.
    fn write(&self, out: &mut Writer) {
        let (node, info) = (&self.scope.article, self.info());
        out.class(node, &[zt::ARTICLE, schema::NEWS_ARTICLE]);
        out.text(node, dcterms::IDENTIFIER, &info.document);
        if let Some(title) = &info.title {
            out.text(node, dcterms::TITLE, title);
        }
        if let Some(url) = &info.url {
            out.add(
                node,
                schema::URL,
                Literal::new_typed_literal(url, xsd::ANY_URI),
            );
        }
        if let Some(publisher) = &info.publisher {
            out.text(node, zt::PUBLISHER_NAME, publisher);
        }
        if let Some(published) = &info.published {
            out.add(node, dcterms::ISSUED, edtf(published));
            write_bounds(out, node, published);
            write_calendar(out, node, published);
        }
        out.concept(node, zt::GENRE, info.genre);
    }
}

/// Links each article that is a copy to the one that it is a copy of.
fn write_copies(out: &mut Writer, articles: &[ArticleFacts], base: &Base, duplicates: Duplicates) {
    if duplicates == Duplicates::Kept {
        return;
    }
    for (copy, original) in copies(articles) {
        let (copy, original) = (base.article(&copy), base.article(&original));
        out.add(&copy, zt::COPY_OF, original);
    }
}

/// States that `node` rests on `record`, a node of `source`'s record.
fn rest(out: &mut Writer, node: &NamedNode, source: &Source<'_>, record: NamedNode) {
    out.add(node, zt::RESTS_ON, record);
    out.add(node, zt::REPORTED_IN, source.scope.article.clone());
}

/// The value that is given most often; of several, the one that sorts first.
fn most_common<T: Ord>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut best = None;
    for (value, count) in counts {
        if best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((value, count));
        }
    }
    best.map(|(value, _)| value)
}
