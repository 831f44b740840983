//! The prefixes that graphs are written with.

use crate::graph::vocab;
use oxigraph::model::{LiteralRef, NamedNode, NamedNodeRef, TermRef, TripleRef, vocab::xsd};

/// What the IRI of a SKOS scheme's concepts begins with.
macro_rules! scheme {
    ($name:literal) => {
        concat!("https://w3id.org/zhengtu/scheme/", $name, "#")
    };
}

/// Prefixes and what they stand for, sorted by prefix.
const PREFIXES: &[(&str, &str)] = &[
    ("basis", scheme!("date-basis")),
    ("dcterms", vocab::dcterms::NAMESPACE),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("event", scheme!("event-kind")),
    ("foaf", vocab::foaf::NAMESPACE),
    ("genre", scheme!("genre")),
    ("level", scheme!("division-level")),
    ("nif", vocab::nif::NAMESPACE),
    ("org", vocab::org::NAMESPACE),
    ("organization", scheme!("organization-kind")),
    ("part", scheme!("part-of-day")),
    ("person", scheme!("person-kind")),
    ("prov", vocab::prov::NAMESPACE),
    ("rank", scheme!("rank")),
    ("rdf", vocab::rdf::NAMESPACE),
    ("role", scheme!("role")),
    ("schema", vocab::schema::NAMESPACE),
    ("sem", vocab::sem::NAMESPACE),
    ("sh", "http://www.w3.org/ns/shacl#"),
    ("skos", vocab::skos::NAMESPACE),
    ("standing", scheme!("standing")),
    ("status", scheme!("event-status")),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("zt", vocab::zt::NAMESPACE),
];

/// What a prefix stands for.
pub(super) fn namespace(prefix: &str) -> Option<&'static str> {
    PREFIXES
        .iter()
        .find(|(known, _)| *known == prefix)
        .map(|(_, namespace)| *namespace)
}

/// The IRI that a prefixed name stands for.
pub(crate) fn expand(name: &str) -> Option<NamedNode> {
    let (prefix, local) = name.split_once(':')?;
    NamedNode::new(format!("{}{local}", namespace(prefix)?)).ok()
}

/// An IRI by its prefix, where it has one.
pub(crate) fn shorten(iri: &str) -> String {
    let short = |(prefix, namespace): &(&str, &str)| {
        let local = iri.strip_prefix(namespace)?;
        Some(format!("{prefix}:{local}"))
    };
    PREFIXES
        .iter()
        .find_map(short)
        .unwrap_or_else(|| iri.to_owned())
}

/// The prefixes that shorten at least one IRI of these triples, sorted.
pub(crate) fn used<'t>(
    triples: impl Iterator<Item = TripleRef<'t>>,
) -> Vec<(&'static str, &'static str)> {
    let mut used = [false; PREFIXES.len()];
    let mut mark = |iri: NamedNodeRef<'_>| {
        let shortened = |(_, namespace): &&(&str, &str)| iri.as_str().starts_with(namespace);
        if let Some(at) = PREFIXES.iter().position(|entry| shortened(&entry)) {
            used[at] = true;
        }
    };
    for triple in triples {
        mark(triple.predicate);
        for term in [triple.subject.into(), triple.object] {
            match term {
                TermRef::NamedNode(node) => mark(node),
                TermRef::Literal(literal) if is_typed(literal) => mark(literal.datatype()),
                TermRef::Literal(_) | TermRef::BlankNode(_) => {}
            }
        }
    }
    PREFIXES
        .iter()
        .zip(used)
        .filter(|(_, used)| *used)
        .map(|(prefix, _)| *prefix)
        .collect()
}

/// Whether the literal is written with its datatype.
fn is_typed(literal: LiteralRef<'_>) -> bool {
    literal.language().is_none() && literal.datatype() != xsd::STRING
}

#[cfg(test)]
mod tests {
    use super::PREFIXES;
    use crate::graph::vocab;

    #[test]
    fn every_concept_has_a_prefix() {
        for (scheme, code, iri) in vocab::concepts() {
            let known = PREFIXES
                .iter()
                .any(|(_, namespace)| iri.as_str() == format!("{namespace}{code}"));
            assert!(known, "the scheme {scheme} has no prefix");
        }
        assert!(
            PREFIXES
                .iter()
                .any(|(_, namespace)| vocab::EDTF.as_str().starts_with(namespace))
        );
    }

    #[test]
    fn the_list_is_sorted_and_no_namespace_hides_another() {
        assert!(PREFIXES.is_sorted(), "sort the prefixes by name");
        for (prefix, namespace) in PREFIXES {
            let hidden = PREFIXES
                .iter()
                .find(|(other, longer)| other != prefix && longer.starts_with(namespace));
            assert_eq!(hidden, None, "{prefix} would be taken for the other");
        }
    }
}
