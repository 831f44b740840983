//! Collects the quads of one graph, in one order and each once.

use super::vocab::{Concept, foaf, rdf, skos};
use jiff::civil::Date;
use oxigraph::model::{
    GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, vocab::xsd,
};
use std::cmp::Ordering;

/// The quads of one graph, while they are being stated.
pub(super) struct Writer {
    graph: GraphName,
    quads: Vec<Quad>,
}

impl Writer {
    /// Nothing stated yet in `graph`.
    pub(super) fn new(graph: impl Into<GraphName>) -> Self {
        Self {
            graph: graph.into(),
            quads: Vec::new(),
        }
    }

    /// The quads as they were stated, however often.
    pub(super) fn into_quads(self) -> Vec<Quad> {
        self.quads
    }

    /// The quads, sorted, each once.
    pub(super) fn finish(self) -> Vec<Quad> {
        in_order_once(self.quads)
    }

    /// States one triple.
    pub(super) fn add(
        &mut self,
        node: &NamedNode,
        property: NamedNodeRef<'_>,
        value: impl Into<Term>,
    ) {
        let quad = Quad::new(
            node.clone(),
            property.into_owned(),
            value,
            self.graph.clone(),
        );
        self.quads.push(quad);
    }

    /// States that `node` is one of each of `classes`.
    pub(super) fn class(&mut self, node: &NamedNode, classes: &[NamedNodeRef<'_>]) {
        for class in classes {
            self.add(node, rdf::TYPE, class.into_owned());
        }
    }

    /// Points at a concept of a scheme.
    pub(super) fn concept(
        &mut self,
        node: &NamedNode,
        property: NamedNodeRef<'_>,
        value: impl Concept,
    ) {
        self.add(node, property, value.iri());
    }

    /// A text without a language: an id, a rule, a code.
    pub(super) fn text(&mut self, node: &NamedNode, property: NamedNodeRef<'_>, text: &str) {
        self.add(node, property, Literal::new_simple_literal(text));
    }

    /// The name, in simplified characters.
    pub(super) fn name(&mut self, node: &NamedNode, name: &str) {
        self.label(node, skos::PREF_LABEL, name, "zh-hans");
    }

    /// Another name in simplified characters.
    pub(super) fn other_name(&mut self, node: &NamedNode, name: &str) {
        self.label(node, skos::ALT_LABEL, name, "zh-hans");
    }

    /// The name as an article writes it, beside the `name` that it is read as.
    ///
    /// What differs by more than a space inside is traditional script; a form with characters of
    /// neither script (a pinyin note) says nothing about how the name is written, so it is left out.
    pub(super) fn written(&mut self, node: &NamedNode, name: &str, written: Option<&str>) {
        let Some(written) = written else { return };
        let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        if bare != name && bare.chars().count() == name.chars().count() {
            self.label(node, skos::ALT_LABEL, &bare, "zh-hant");
        }
    }

    /// A label; in the view also as a plain name, which can be looked up whatever its language.
    fn label(&mut self, node: &NamedNode, property: NamedNodeRef<'_>, name: &str, language: &str) {
        let label = Literal::new_language_tagged_literal_unchecked(name, language);
        self.add(node, property, label);
        if self.graph.is_default_graph() {
            self.text(node, foaf::NAME, name);
        }
    }

    /// A whole number.
    pub(super) fn number(&mut self, node: &NamedNode, property: NamedNodeRef<'_>, number: usize) {
        self.add(
            node,
            property,
            Literal::new_typed_literal(number.to_string(), xsd::INTEGER),
        );
    }

    /// A day.
    pub(super) fn day(&mut self, node: &NamedNode, property: NamedNodeRef<'_>, day: Date) {
        self.add(
            node,
            property,
            Literal::new_typed_literal(day.to_string(), xsd::DATE),
        );
    }
}

/// Quads of one graph, sorted, each once.
pub(super) fn in_order_once(mut quads: Vec<Quad>) -> Vec<Quad> {
    quads.sort_unstable_by(in_order);
    quads.dedup();
    quads
}

/// The order of quads in one graph: by subject, predicate and object, as their characters sort.
fn in_order(a: &Quad, b: &Quad) -> Ordering {
    characters(&a.subject)
        .cmp(characters(&b.subject))
        .then_with(|| a.predicate.as_str().cmp(b.predicate.as_str()))
        .then_with(|| object(&a.object).cmp(&object(&b.object)))
}

fn characters(subject: &NamedOrBlankNode) -> &str {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

/// What tells two objects apart: characters, language, datatype.
fn object(object: &Term) -> (&str, Option<&str>, &str) {
    match object {
        Term::NamedNode(node) => (node.as_str(), None, ""),
        Term::BlankNode(node) => (node.as_str(), None, "_"),
        Term::Literal(literal) => (
            literal.value(),
            literal.language(),
            literal.datatype().as_str(),
        ),
    }
}
