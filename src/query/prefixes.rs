//! The prefixes that graphs are written with.

use oxigraph::model::{LiteralRef, NamedNodeRef, TermRef, TripleRef, vocab::xsd};

/// Prefixes and what they stand for, sorted by prefix.
const PREFIXES: &[(&str, &str)] = &[
    ("basis", "https://w3id.org/zhengtu/scheme/date-basis#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("eventkind", "https://w3id.org/zhengtu/scheme/event-kind#"),
    (
        "eventstatus",
        "https://w3id.org/zhengtu/scheme/event-status#",
    ),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("genre", "https://w3id.org/zhengtu/scheme/genre#"),
    ("level", "https://w3id.org/zhengtu/scheme/division-level#"),
    (
        "nif",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ),
    ("org", "http://www.w3.org/ns/org#"),
    (
        "orgkind",
        "https://w3id.org/zhengtu/scheme/organization-kind#",
    ),
    ("partofday", "https://w3id.org/zhengtu/scheme/part-of-day#"),
    ("personkind", "https://w3id.org/zhengtu/scheme/person-kind#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("role", "https://w3id.org/zhengtu/scheme/role#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("standing", "https://w3id.org/zhengtu/scheme/standing#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("zt", "https://w3id.org/zhengtu/ontology#"),
];

/// What a prefix stands for.
pub(super) fn namespace(prefix: &str) -> Option<&'static str> {
    PREFIXES
        .iter()
        .find(|(known, _)| *known == prefix)
        .map(|(_, namespace)| *namespace)
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
