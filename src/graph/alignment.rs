//! Matches of our entities with other people's data, as a graph of their own.
//!
//! Each match is one triple, `skos:closeMatch` where it was computed and `owl:sameAs` or `owl:differentFrom` where
//! somebody decided, and a statement on that triple by the Simple Standard for Sharing Ontological Mappings (SSSOM, its
//! serialisation as RDF): how sure it is, how it was come by, and what either side calls it.

use super::iri::Base;
use super::vocab::{owl, semapv, skos, sssom};
use super::writer::Writer;
use oxigraph::model::{
    GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, vocab::xsd,
};

/// What is held of two names of a thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// They are alike, with this confidence from 0 to 1.
    Close(f64),
    /// Somebody found that they are one.
    Same,
    /// Somebody found that they are not.
    Different,
}

impl Verdict {
    const fn property(self) -> NamedNodeRef<'static> {
        match self {
            Self::Close(_) => skos::CLOSE_MATCH,
            Self::Same => owl::SAME_AS,
            Self::Different => owl::DIFFERENT_FROM,
        }
    }
}

/// One of our entities and one of theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    /// The IRI of the entity of the view.
    pub ours: String,
    /// What we call it.
    pub our_name: String,
    /// The IRI of theirs; see [`is_iri`].
    pub theirs: String,
    /// What they call it.
    pub their_name: String,
    /// What is held of the two.
    pub verdict: Verdict,
}

/// Whether a text can be the IRI of a thing: it is absolute.
#[must_use]
pub fn is_iri(text: &str) -> bool {
    NamedNode::new(text).is_ok()
}

/// The IRI of a thing that others know by this id, under an IRI that their ids are appended to.
#[must_use]
pub fn under(prefix: &str, id: &str) -> Option<String> {
    let encoded = super::iri::path(&[id]);
    let node = NamedNode::new(format!("{prefix}{encoded}")).ok()?;
    Some(node.into_string())
}

/// The alignments as sorted quads of `graph`.
#[must_use]
pub fn quads(graph: &str, alignments: &[Alignment], base: &Base) -> Vec<Quad> {
    let graph = NamedNode::new_unchecked(graph);
    let mut out = Writer::new(graph.clone());
    for one in alignments {
        let ours = NamedNode::new_unchecked(&one.ours);
        let theirs = NamedNode::new_unchecked(&one.theirs);
        let property = one.verdict.property();
        out.add(&ours, property, theirs.clone());
        let statement = base.mint(&["mapping", graph.as_str(), &one.theirs, &one.ours]);
        out.class(&statement, &[owl::AXIOM]);
        out.add(&statement, owl::ANNOTATED_SOURCE, ours);
        out.add(&statement, owl::ANNOTATED_PROPERTY, property.into_owned());
        out.add(&statement, owl::ANNOTATED_TARGET, theirs);
        out.text(&statement, sssom::SUBJECT_LABEL, &one.our_name);
        out.text(&statement, sssom::OBJECT_LABEL, &one.their_name);
        let (how, confidence) = match one.verdict {
            Verdict::Close(confidence) => (semapv::COMPOSITE_MATCHING, confidence),
            Verdict::Same | Verdict::Different => (semapv::MANUAL_MAPPING_CURATION, 1.0),
        };
        out.add(&statement, sssom::MAPPING_JUSTIFICATION, how.into_owned());
        let confidence = Literal::new_typed_literal(format!("{confidence:.3}"), xsd::DECIMAL);
        out.add(&statement, sssom::CONFIDENCE, confidence);
    }
    out.finish()
}

/// What somebody decided, as an earlier graph of alignments has it: our IRI, theirs, and whether they are one.
pub fn decisions<'q>(
    graph: &'q str,
    quads: &'q [Quad],
) -> impl Iterator<Item = (&'q str, &'q str, bool)> {
    let own = move |quad: &&Quad| matches!(&quad.graph_name, GraphName::NamedNode(name) if name.as_str() == graph);
    quads.iter().filter(own).filter_map(|quad| {
        let is_one = if quad.predicate == owl::SAME_AS {
            true
        } else if quad.predicate == owl::DIFFERENT_FROM {
            false
        } else {
            return None;
        };
        match (&quad.subject, &quad.object) {
            (NamedOrBlankNode::NamedNode(ours), Term::NamedNode(theirs)) => {
                Some((ours.as_str(), theirs.as_str(), is_one))
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alignment(verdict: Verdict) -> Alignment {
        Alignment {
            ours: "https://w3id.org/zhengtu/id/person/郁文渊/360800".to_owned(),
            our_name: "郁文渊".to_owned(),
            theirs: "http://www.wikidata.org/entity/Q1".to_owned(),
            their_name: "郁文淵".to_owned(),
            verdict,
        }
    }

    #[test]
    fn a_computed_match_is_close_and_says_how_sure_it_is() {
        let graph = "https://example.org/list";
        let quads = quads(graph, &[alignment(Verdict::Close(0.943))], &Base::default());
        let text: Vec<String> = quads.iter().map(ToString::to_string).collect();
        let text = text.join("\n");
        for part in [
            "closeMatch",
            "\"0.943\"",
            "CompositeMatching",
            "\"郁文淵\"",
            "#Axiom",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(
            quads
                .iter()
                .all(|quad| quad.graph_name.to_string().contains(graph))
        );
        assert_eq!(decisions(graph, &quads).count(), 0, "nobody decided");
    }

    #[test]
    fn decisions_are_read_back_from_their_own_graph() {
        let graph = "https://example.org/list";
        for (verdict, is_one) in [(Verdict::Same, true), (Verdict::Different, false)] {
            let alignment = alignment(verdict);
            let quads = quads(graph, std::slice::from_ref(&alignment), &Base::default());
            let read: Vec<_> = decisions(graph, &quads).collect();
            assert_eq!(read, [(&*alignment.ours, &*alignment.theirs, is_one)]);
            assert_eq!(decisions("https://example.org/other", &quads).count(), 0);
        }
    }

    #[test]
    fn ids_become_iris() {
        let prefix = "http://www.wikidata.org/entity/";
        assert_eq!(
            under(prefix, "Q42").as_deref(),
            Some("http://www.wikidata.org/entity/Q42")
        );
        assert_eq!(
            under("https://a.org/l#", "甲 1/2").as_deref(),
            Some("https://a.org/l#甲%201%2F2")
        );
        assert!(under("no prefix", "1").is_none());
        assert!(is_iri("urn:isbn:1") && !is_iri("Q42"));
    }
}
