//! Names of one article's nodes, in its record; the view names the same nodes when it rests on them.

use crate::fact::{Agent, ArticleFacts, Fact, PlaceFact, Post};
use crate::graph::iri::{Base, under};
use crate::graph::post::Seat;
use oxigraph::model::NamedNode;
use std::collections::BTreeMap;

/// Names of one article's nodes: what record and view must agree on.
pub(in crate::graph) struct Scope<'a> {
    /// The IRI under which instances are minted.
    pub(in crate::graph) base: &'a Base,
    /// The article's IRI.
    pub(in crate::graph) article: NamedNode,
    codes: BTreeMap<&'a str, &'a str>,
}

impl<'a> Scope<'a> {
    /// The names of `facts`' nodes.
    pub(in crate::graph) fn new(facts: &'a ArticleFacts, base: &'a Base) -> Self {
        let mut codes = BTreeMap::new();
        for fact in &facts.facts {
            if let Fact::Place(PlaceFact {
                name,
                code: Some(code),
                ..
            }) = fact
            {
                codes.insert(name.as_str(), code.as_str());
            }
        }
        Self {
            base,
            article: base.article(&facts.article.document),
            codes,
        }
    }

    /// The code of a place that the article names.
    pub(in crate::graph) fn code(&self, place: &str) -> Option<&'a str> {
        self.codes.get(place).copied()
    }

    /// A person of this article.
    pub(in crate::graph) fn person(&self, key: &str) -> NamedNode {
        under(&self.article, &["person", key])
    }

    /// An organisation of this article.
    pub(in crate::graph) fn organization(&self, name: &str) -> NamedNode {
        under(&self.article, &["organization", name])
    }

    /// A place: the division where its code is known, or else a place of this article.
    pub(in crate::graph) fn place(&self, name: &str) -> NamedNode {
        self.code(name).map_or_else(
            || under(&self.article, &["place", name]),
            |code| self.base.division(code),
        )
    }

    /// Whoever takes part.
    pub(in crate::graph) fn agent(&self, agent: &Agent) -> NamedNode {
        match agent {
            Agent::Person(key) => self.person(key),
            Agent::Organization(name) => self.organization(name),
            Agent::Place(name) => self.place(name),
        }
    }

    /// An event of this article.
    pub(in crate::graph) fn event(&self, key: &str) -> NamedNode {
        under(&self.article, &["event", key])
    }

    /// The sighting of a post that is the article's fact number `index`.
    pub(in crate::graph) fn tenure(&self, index: usize) -> NamedNode {
        under(&self.article, &["tenure", &index.to_string()])
    }

    /// A post with its body resolved.
    pub(in crate::graph) fn seat(&self, post: &'a Post) -> Seat<'a> {
        Seat::new(post, |place| self.code(place))
    }
}

/// Part number `order` of an event: a participation or a stop.
pub(in crate::graph) fn part(event: &NamedNode, what: &str, order: usize) -> NamedNode {
    under(event, &[what, &order.to_string()])
}

/// The name in a person's key, which has `#2` behind it for a namesake.
pub(in crate::graph) fn name_of_key(key: &str) -> &str {
    key.split_once('#').map_or(key, |(name, _)| name)
}
