//! The vocabulary that `graph` writes, the ontology, the schemes and the closed vocabularies say the same.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

#[path = "ontology/document.rs"]
mod document;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNodeRef, Quad, Term};
use std::collections::BTreeSet;
use zhengtu::graph::vocab::{self, dcterms, foaf, nif, org, prov, rdf, schema, sem, skos, zt};

const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const DEFINITION: &str = "http://www.w3.org/2004/02/skos/core#definition";
const NOTATION: &str = "http://www.w3.org/2004/02/skos/core#notation";
const ALIGNMENTS: [&str; 4] = [
    "http://www.w3.org/2000/01/rdf-schema#subClassOf",
    "http://www.w3.org/2000/01/rdf-schema#subPropertyOf",
    "http://www.w3.org/2000/01/rdf-schema#domain",
    "http://www.w3.org/2000/01/rdf-schema#range",
];
const IN_SCHEME: &str = "http://www.w3.org/2004/02/skos/core#inScheme";

fn load(file: &str) -> Vec<Quad> {
    let path = format!("{}/ontology/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_reader(text.as_bytes());
    quads
        .map(|quad| quad.unwrap_or_else(|error| panic!("{file}: {error}")))
        .collect()
}

/// IRIs of the subjects that have a type, without angle brackets; axioms without an IRI are none.
fn declared(quads: &[Quad]) -> BTreeSet<String> {
    let typed = quads
        .iter()
        .filter(|quad| quad.predicate.as_ref() == rdf::TYPE && quad.subject.is_named_node());
    typed
        .map(|quad| quad.subject.to_string().trim_matches(['<', '>']).to_owned())
        .collect()
}

fn used(terms: &[&[NamedNodeRef<'static>]]) -> BTreeSet<String> {
    terms
        .iter()
        .flat_map(|terms| terms.iter())
        .map(|term| term.as_str().to_owned())
        .collect()
}

#[test]
fn the_ontology_declares_exactly_the_terms_that_graphs_use() {
    let quads = load("zhengtu.ttl");
    let mut declared = declared(&quads);
    declared.remove("https://w3id.org/zhengtu/ontology");
    let used = used(&[
        dcterms::ALL,
        foaf::ALL,
        nif::ALL,
        org::ALL,
        prov::ALL,
        schema::ALL,
        sem::ALL,
        skos::ALL,
        zt::ALL,
    ]);
    let undeclared: Vec<_> = used.difference(&declared).collect();
    // Terms of others that ours are aligned with, and annotations, are declared for OWL's sake.
    let helps = |term: &&String| {
        quads.iter().any(|quad| {
            let is_aligned = ALIGNMENTS.contains(&quad.predicate.as_str())
                && quad.object.to_string() == format!("<{term}>");
            is_aligned || quad.predicate.as_str() == term.as_str()
        })
    };
    let unused: Vec<_> = declared
        .difference(&used)
        .filter(|term| term.starts_with(zt::NAMESPACE) || !helps(term))
        .collect();
    assert!(
        undeclared.is_empty(),
        "declare in ontology/zhengtu.ttl: {undeclared:#?}"
    );
    assert!(
        unused.is_empty(),
        "use in src/graph/vocab.rs, or drop: {unused:#?}"
    );
}

#[test]
fn our_own_terms_have_a_label_and_a_definition_in_both_languages() {
    let quads = load("zhengtu.ttl");
    for term in zt::ALL {
        for property in [LABEL, DEFINITION] {
            for language in ["en", "zh"] {
                let found = quads.iter().any(|quad| {
                    quad.subject == term.into_owned().into()
                        && quad.predicate.as_str() == property
                        && matches!(&quad.object, Term::Literal(literal) if literal.language() == Some(language))
                });
                assert!(found, "{term} has no {property} in {language}");
            }
        }
    }
}

#[test]
fn whatever_our_terms_are_aligned_with_is_an_iri_of_a_known_namespace() {
    let known = [
        dcterms::NAMESPACE,
        foaf::NAMESPACE,
        nif::NAMESPACE,
        org::NAMESPACE,
        prov::NAMESPACE,
        schema::NAMESPACE,
        sem::NAMESPACE,
        skos::NAMESPACE,
        zt::NAMESPACE,
        "http://www.w3.org/2001/XMLSchema#",
        "http://id.loc.gov/datatypes/edtf/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.geonames.org/ontology#",
    ];
    for quad in load("zhengtu.ttl") {
        if !ALIGNMENTS.contains(&quad.predicate.as_str()) {
            continue;
        }
        let node = match &quad.object {
            Term::NamedNode(node) => node,
            // A restriction.
            Term::BlankNode(_) => continue,
            Term::Literal(_) => panic!("{quad} is no alignment"),
        };
        assert!(
            known.iter().any(|known| node.as_str().starts_with(known)),
            "{quad}"
        );
        if let Some(own) = node.as_str().strip_prefix(zt::NAMESPACE) {
            assert!(
                zt::ALL.iter().any(|term| term.as_str() == node.as_str()),
                "zt:{own} in {quad} is not declared"
            );
        }
    }
}

#[test]
fn the_schemes_have_exactly_the_codes_of_the_closed_vocabularies() {
    let quads = load("schemes.ttl");
    let mut all = declared(&quads);
    all.remove("https://w3id.org/zhengtu/scheme");
    let mut expected = BTreeSet::new();
    for (scheme, code, concept) in vocab::concepts() {
        let scheme = format!("{}{scheme}", vocab::SCHEMES);
        expected.extend([scheme.clone(), concept.as_str().to_owned()]);
        let says = |property: &str, value: &str| {
            quads.iter().any(|quad| {
                quad.subject == concept.clone().into()
                    && quad.predicate.as_str() == property
                    && quad.object.to_string() == value
            })
        };
        assert!(
            says(NOTATION, &format!("\"{code}\"")),
            "{concept} lacks the notation {code}"
        );
        assert!(
            says(IN_SCHEME, &format!("<{scheme}>")),
            "{concept} is not in {scheme}"
        );
    }
    let missing: Vec<_> = expected.difference(&all).collect();
    let foreign: Vec<_> = all.difference(&expected).collect();
    assert!(
        missing.is_empty(),
        "declare in ontology/schemes.ttl: {missing:#?}"
    );
    assert!(
        foreign.is_empty(),
        "src/kind.rs has no such codes: {foreign:#?}"
    );
}

/// What is imported resolves without the network: the catalog beside the ontology has a file for it, which is it.
#[test]
fn imports_resolve_by_the_catalog() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ontology");
    let catalog = std::fs::read_to_string(format!("{folder}/catalog-v001.xml")).unwrap();
    let imports = load("zhengtu.ttl")
        .into_iter()
        .filter(|quad| quad.predicate.as_str() == "http://www.w3.org/2002/07/owl#imports");
    let mut resolved = 0;
    for quad in imports {
        let iri = quad.object.to_string();
        let iri = iri.trim_matches(['<', '>']);
        let entry = format!("<uri name=\"{iri}\" uri=\"");
        let (_, rest) = catalog
            .split_once(&entry)
            .unwrap_or_else(|| panic!("ontology/catalog-v001.xml has no {iri}"));
        let file = rest.split('"').next().unwrap();
        assert!(declared(&load(file)).contains(iri), "{file} is not {iri}");
        resolved += 1;
    }
    assert!(resolved > 0, "the schemes are imported");
}

#[test]
fn each_part_has_a_version_and_says_what_it_is() {
    for (file, iri) in [
        ("zhengtu.ttl", "https://w3id.org/zhengtu/ontology"),
        ("schemes.ttl", "https://w3id.org/zhengtu/scheme"),
        ("shapes.ttl", "https://w3id.org/zhengtu/shapes"),
    ] {
        let quads = load(file);
        let said = |property: &str| {
            let about = |quad: &&Quad| quad.subject.to_string() == format!("<{iri}>");
            let values = quads.iter().filter(about);
            values
                .filter(|quad| quad.predicate.as_str().ends_with(property))
                .map(|quad| quad.object.to_string())
                .collect::<Vec<_>>()
        };
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(said("#versionInfo"), [format!("\"{version}\"")], "{file}");
        assert_eq!(
            said("#versionIRI"),
            [format!("<{iri}/{version}>")],
            "{file}"
        );
        assert_eq!(said("/title").len(), 2, "{file}: a title in both languages");
        assert_eq!(said("/license").len(), 1, "{file}");
    }
}
