//! Collects the quads of one graph, in one order and each once.

use super::vocab::{Concept, rdf, skos};
use jiff::civil::Date;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term, vocab::xsd};

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

    /// The quads, sorted by their N-Quads lines, each once.
    pub(super) fn finish(self) -> Vec<Quad> {
        let mut lines: Vec<(String, Quad)> = self
            .quads
            .into_iter()
            .map(|quad| (quad.to_string(), quad))
            .collect();
        lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        lines.dedup_by(|a, b| a.0 == b.0);
        lines.into_iter().map(|(_, quad)| quad).collect()
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
        self.add(node, skos::PREF_LABEL, simplified(name));
    }

    /// Another name in simplified characters.
    pub(super) fn other_name(&mut self, node: &NamedNode, name: &str) {
        self.add(node, skos::ALT_LABEL, simplified(name));
    }

    /// The name as an article writes it, beside the `name` that it is read as.
    ///
    /// What differs by more than a space inside is traditional script; a form with characters of
    /// neither script (a pinyin note) says nothing about how the name is written, so it is left out.
    pub(super) fn written(&mut self, node: &NamedNode, name: &str, written: Option<&str>) {
        let Some(written) = written else { return };
        let bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        if bare != name && bare.chars().count() == name.chars().count() {
            let label = Literal::new_language_tagged_literal_unchecked(bare, "zh-hant");
            self.add(node, skos::ALT_LABEL, label);
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

fn simplified(text: &str) -> Literal {
    Literal::new_language_tagged_literal_unchecked(text, "zh-hans")
}
