//! The record: what one article says, as one named graph.
//!
//! Persons, organisations and places without a code are the article's own here, because the article
//! does not say who they are elsewhere; divisions with a code and posts are global. Every fact's
//! node has its evidence, its rule and its confidence.

mod event;
mod scope;

pub(super) use event::present;
pub(super) use scope::{Scope, name_of_key, part};

use super::date::{edtf, write_bounds};
use super::iri::{Base, characters, under};
use super::post::write_division;
use super::run::Run;
use super::vocab::{dcterms, foaf, nif, org, prov, schema, skos, zt};
use super::writer::Writer;
use crate::fact::{
    Agent, ArticleFacts, ArticleInfo, Evidence, Fact, Gender, Grounds, OrganizationFact,
    PersonFact, PlaceFact, Post, PostFact,
};
use crate::kind::OrganizationKind;
use oxigraph::model::{Literal, NamedNode, Quad, vocab::xsd};
use std::collections::BTreeSet;

/// What `facts` say, as quads of the graph that is named as the article, sorted.
#[must_use]
pub fn record(facts: &ArticleFacts, base: &Base) -> Vec<Quad> {
    let mut scribe = Scribe::new(facts, base);
    scribe.article(&facts.article);
    for (index, fact) in facts.facts.iter().enumerate() {
        match fact {
            Fact::Person(person) => scribe.person(person),
            Fact::Organization(organization) => scribe.organization(organization),
            Fact::Place(place) => scribe.place(place),
            Fact::Post(post) => scribe.tenure(post, index),
            Fact::Event(event) => scribe.event(event),
        }
    }
    scribe.out.finish()
}

struct Scribe<'a> {
    scope: Scope<'a>,
    out: Writer,
    /// Evidence whose quote is already stated.
    quoted: BTreeSet<(usize, usize)>,
}

impl<'a> Scribe<'a> {
    fn new(facts: &'a ArticleFacts, base: &'a Base) -> Self {
        let scope = Scope::new(facts, base);
        let out = Writer::new(scope.article.clone());
        Self {
            scope,
            out,
            quoted: BTreeSet::new(),
        }
    }

    fn article(&mut self, info: &ArticleInfo) {
        let node = self.scope.article.clone();
        let out = &mut self.out;
        out.class(&node, &[zt::ARTICLE, schema::NEWS_ARTICLE]);
        out.text(&node, dcterms::IDENTIFIER, &info.document);
        if let Some(url) = &info.url {
            out.add(
                &node,
                schema::URL,
                Literal::new_typed_literal(url, xsd::ANY_URI),
            );
        }
        if let Some(title) = &info.title {
            out.text(&node, dcterms::TITLE, title);
        }
        if let Some(publisher) = &info.publisher {
            out.text(&node, zt::PUBLISHER_NAME, publisher);
        }
        if let Some(published) = &info.published {
            out.add(&node, dcterms::ISSUED, edtf(published));
            write_bounds(out, &node, published);
        }
        if let Some(retrieved) = &info.retrieved {
            out.add(&node, zt::RETRIEVED, edtf(retrieved));
        }
        out.text(&node, zt::SHA256, &info.sha256);
        out.concept(&node, zt::GENRE, info.genre);
        out.text(&node, nif::IS_STRING, &info.text);
        Run::THIS.write(out, self.scope.base, &node);
        if let Some(home) = &info.home {
            let home = self.place_named(home);
            self.out.add(&node, zt::HOME, home);
        }
    }

    fn person(&mut self, person: &PersonFact) {
        let node = self.scope.person(&person.key);
        self.out.class(&node, &[zt::PERSON, foaf::PERSON]);
        self.out.name(&node, &person.name);
        self.out
            .written(&node, &person.name, person.written.as_deref());
        self.out.concept(&node, zt::PERSON_KIND, person.kind);
        if let Some(gender) = person.gender {
            self.out.text(&node, foaf::GENDER, gender_code(gender));
        }
        self.grounds(&node, &person.grounds);
    }

    fn organization(&mut self, organization: &OrganizationFact) {
        let node = self.scope.organization(&organization.name);
        self.out
            .class(&node, organization_classes(organization.kind));
        self.out.name(&node, &organization.name);
        self.out
            .written(&node, &organization.name, organization.written.as_deref());
        for short in &organization.short_names {
            self.out.other_name(&node, short);
        }
        self.out
            .concept(&node, org::CLASSIFICATION, organization.kind);
        if let Some(code) = &organization.division_code {
            let division = self.scope.base.division(code);
            let name = organization.division.as_deref().unwrap_or(code);
            write_division(&mut self.out, &division, code, name);
            self.out.class(&division, &[zt::PLACE]);
            self.out.add(&node, zt::IN_DIVISION, division);
        } else if let Some(division) = &organization.division {
            let division = self.place_named(division);
            self.out.add(&node, zt::IN_DIVISION, division);
        }
        self.grounds(&node, &organization.grounds);
    }

    fn place(&mut self, place: &PlaceFact) {
        let node = self.place_named(&place.name);
        self.out.concept(&node, zt::LEVEL, place.level);
        self.out
            .written(&node, &place.name, place.written.as_deref());
        // The division is everyone's, so what this article says of it has a node of its own.
        let mention = under(&self.scope.article, &["mention", &place.name]);
        self.out.class(&mention, &[zt::PLACE_MENTION]);
        self.out.name(&mention, &place.name);
        self.out.add(&mention, zt::REFERS_TO, node);
        self.grounds(&mention, &place.grounds);
    }

    fn tenure(&mut self, fact: &'a PostFact, index: usize) {
        let node = self.scope.tenure(index);
        let member = self.scope.person(&fact.person);
        let post = self.post(&fact.post);
        if let Some(rank) = fact.rank {
            self.out.concept(&post, zt::RANK, rank);
        }
        self.out.class(&node, &[zt::TENURE, org::MEMBERSHIP]);
        self.out.add(&node, org::MEMBER, member);
        self.out.add(&node, zt::POST_HELD, post);
        self.out.concept(&node, zt::STANDING, fact.tenure);
        self.grounds(&node, &fact.grounds);
    }

    /// States a post and gives its node.
    fn post(&mut self, post: &'a Post) -> NamedNode {
        let seat = self.scope.seat(post);
        let node = seat.iri(self.scope.base, &self.scope.article);
        seat.write(&mut self.out, self.scope.base, &node);
        if let Some(crate::fact::Body::Organization(name)) = &post.body {
            let body = self.agent_named(&Agent::Organization(name.clone()));
            self.out.add(&node, org::POST_IN, body);
        }
        node
    }

    /// States that a place exists, by name and code, and gives its node.
    fn place_named(&mut self, name: &str) -> NamedNode {
        let node = self.scope.place(name);
        if let Some(code) = self.scope.code(name) {
            write_division(&mut self.out, &node, code, name);
        } else {
            self.out.name(&node, name);
        }
        self.out.class(&node, &[zt::PLACE]);
        node
    }

    /// States an agent's name, which a fact of its own may not give, and gives its node.
    fn agent_named(&mut self, agent: &Agent) -> NamedNode {
        let node = self.scope.agent(agent);
        match agent {
            Agent::Person(key) => {
                self.out.class(&node, &[zt::PERSON, foaf::PERSON]);
                self.out.name(&node, name_of_key(key));
            }
            Agent::Organization(name) => {
                self.out
                    .class(&node, &[zt::ORGANIZATION, org::ORGANIZATION]);
                self.out.name(&node, name);
            }
            Agent::Place(name) => return self.place_named(name),
        }
        node
    }

    /// States why a fact is believed.
    fn grounds(&mut self, node: &NamedNode, grounds: &Grounds) {
        for evidence in &grounds.evidence {
            let at = self.evidence(evidence);
            self.out.add(node, zt::EVIDENCE_AT, at);
        }
        self.out.text(node, zt::RULE, &grounds.rule);
        let confidence = Literal::new_typed_literal(decimal(grounds.confidence), xsd::DECIMAL);
        self.out.add(node, zt::CONFIDENCE, confidence);
        for source in &grounds.sources {
            let tool = self.scope.base.mint(&["software", source]);
            self.out.add(node, prov::WAS_ATTRIBUTED_TO, tool.clone());
            self.out.class(&tool, &[prov::SOFTWARE_AGENT]);
            self.out
                .add(&tool, skos::PREF_LABEL, Literal::new_simple_literal(source));
        }
    }

    fn evidence(&mut self, evidence: &Evidence) -> NamedNode {
        let node = characters(&self.scope.article, evidence.start, evidence.end);
        if self.quoted.insert((evidence.start, evidence.end)) {
            self.out.class(&node, &[zt::EVIDENCE]);
            self.out.number(&node, nif::BEGIN_INDEX, evidence.start);
            self.out.number(&node, nif::END_INDEX, evidence.end);
            self.out.text(&node, nif::ANCHOR_OF, &evidence.quote);
            self.out
                .add(&node, nif::REFERENCE_CONTEXT, self.scope.article.clone());
        }
        node
    }
}

/// The classes of an organisation.
pub(super) const fn organization_classes(
    kind: OrganizationKind,
) -> &'static [oxigraph::model::NamedNodeRef<'static>] {
    match kind {
        OrganizationKind::Company => &[zt::ORGANIZATION, org::ORGANIZATION, schema::CORPORATION],
        OrganizationKind::Government
        | OrganizationKind::Party
        | OrganizationKind::School
        | OrganizationKind::Research
        | OrganizationKind::Park
        | OrganizationKind::Media
        | OrganizationKind::Hospital
        | OrganizationKind::Project
        | OrganizationKind::Other => &[zt::ORGANIZATION, org::ORGANIZATION],
    }
}

/// `female` or `male`.
pub(super) const fn gender_code(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "female",
        Gender::Male => "male",
    }
}

/// A score as a canonical decimal with at most three digits behind the point.
fn decimal(score: f64) -> String {
    let digits = format!("{score:.3}");
    let short = digits.trim_end_matches('0');
    if short.ends_with('.') {
        format!("{short}0")
    } else {
        short.to_owned()
    }
}
