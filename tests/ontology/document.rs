//! `docs/ontology.md`, made of the ontology and its schemes.

use super::load;
use oxigraph::model::{Quad, Term};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const DOCUMENT: &str = "docs/ontology.md";
const HEAD: &str = "# The ontology

What the graphs of Zhengtu are made of: classes, properties and the closed vocabularies. The ontology is
[ontology/zhengtu.ttl](../ontology/zhengtu.ttl), the vocabularies are [ontology/schemes.ttl](../ontology/schemes.ttl), and what every
graph satisfies is [ontology/shapes.ttl](../ontology/shapes.ttl), which `zhengtu validate --store DIR` checks.

A term of ours that says no more than another vocabulary's is its subclass or subproperty; where it is only near, both are named under *near*,
because the other's domain or use would say something untrue. No other vocabulary is imported, and the schemes are found by
[ontology/catalog-v001.xml](../ontology/catalog-v001.xml). PLOVER publishes no RDF: its types are named by the anchors of its reference page.

Provinces and prefectures in the view are linked to what they are elsewhere (`skos:exactMatch`): provinces to their items of Wikidata
(`http://www.wikidata.org/entity/Q16963`), both to their features of GeoNames (`https://sws.geonames.org/1806260/`), which are the administrative
divisions (ADM1, ADM2), not the towns that they are named after. The items are those of [Natural Earth](https://www.naturalearthdata.com) (public domain),
the features those of [GeoNames](https://www.geonames.org) ([CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)), matched by code or by
official name ([division-links.tsv](../src/lexicon/data/division-links.tsv)); what the sources leave in doubt has no link.
`owl:sameAs` is stated nowhere.

This page is made of the files, and a test holds it equal to them.

## Checking a graph

`zhengtu validate --store DIR` checks a store, `zhengtu validate FILE` any file of RDF, and `--shapes MINE.ttl` takes shapes of your own. Each graph is
checked by itself: a record must hold without the view, and the view without the records. What a record says has evidence, a rule and a
confidence (`zts:Statement`); what the view concludes names the nodes and articles that it rests on (`zts:Conclusion`). `--format turtle` and
`ntriples` print the report in SHACL's vocabulary, with the named graph of each result as its `dcterms:source`. Exit status: 0 all hold, 1 something does not, 2 failed.

Understood are the constraints of SHACL Core except `sh:closed`, `sh:equals`, `sh:disjoint` and qualified shapes, all its property paths, targets but `sh:targetNode`, and
`sh:sparql` with a query of the form `SELECT $this ?value WHERE { … }`. Anything else in a file of shapes is an error, and nothing is checked.
One thing differs from the standard: `rdfs:subClassOf` in the graph is not followed, since our graphs state every class of a node.

The same file configures [Sparnatural](https://docs.sparnatural.eu/): entities have labels, icons and an order, properties a name in both languages,
a group, an order and a search widget.
";

/// Prefixes of the page.
const PREFIXES: [(&str, &str); 22] = [
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("ftm", "https://schema.followthemoney.tech/#"),
    ("gn", "http://www.geonames.org/ontology#"),
    (
        "nif",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    (
        "plover",
        "http://eventdata.parusanalytics.com/data.dir/plover_reference.html#",
    ),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("time", "http://www.w3.org/2006/time#"),
    ("vann", "http://purl.org/vocab/vann/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("zt", "https://w3id.org/zhengtu/ontology#"),
    ("", "https://w3id.org/zhengtu/scheme/"),
];

fn short(iri: &str) -> String {
    let known = PREFIXES
        .iter()
        .find_map(|(prefix, namespace)| Some((*prefix, iri.strip_prefix(namespace)?)));
    match known {
        Some(("", local)) => local.to_owned(),
        Some((prefix, local)) => format!("{prefix}:{local}"),
        None => format!("<{iri}>"),
    }
}

/// All that a file says, by subject and property, both shortened, in the order of the file.
struct Said(BTreeMap<String, BTreeMap<String, Vec<Term>>>);

impl Said {
    fn new(quads: Vec<Quad>) -> Self {
        let mut said: BTreeMap<String, BTreeMap<String, Vec<Term>>> = BTreeMap::new();
        for quad in quads {
            let subject = short(quad.subject.to_string().trim_matches(['<', '>']));
            let properties = said.entry(subject).or_default();
            let values = properties.entry(short(quad.predicate.as_str()));
            values.or_default().push(quad.object);
        }
        Self(said)
    }

    fn values(&self, of: &str, property: &str) -> &[Term] {
        let said = self.0.get(of).and_then(|said| said.get(property));
        said.map_or(&[], Vec::as_slice)
    }

    fn nodes(&self, of: &str, property: &str) -> Vec<String> {
        let nodes = self.values(of, property).iter();
        nodes
            .filter_map(|value| match value {
                Term::NamedNode(node) => Some(short(node.as_str())),
                Term::BlankNode(_) | Term::Literal(_) => None,
            })
            .collect()
    }

    fn text(&self, of: &str, property: &str, language: Option<&str>) -> &str {
        let mut values = self.values(of, property).iter();
        let found = values.find_map(|value| match value {
            Term::Literal(literal) if literal.language() == language => Some(literal.value()),
            Term::Literal(_) | Term::NamedNode(_) | Term::BlankNode(_) => None,
        });
        found.unwrap_or_default()
    }

    /// Our terms of a kind, sorted.
    fn terms(&self, kind: &str) -> Vec<&str> {
        let of = self.0.keys().map(String::as_str);
        of.filter(|term| {
            term.starts_with("zt:")
                && self
                    .nodes(term, "rdf:type")
                    .iter()
                    .any(|known| known == kind)
        })
        .collect()
    }
}

fn code(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn term(out: &mut String, said: &Said, of: &str) {
    let (en, zh) = (Some("en"), Some("zh"));
    let label = |language| said.text(of, "rdfs:label", language);
    let definition = |language| said.text(of, "skos:definition", language);
    let (name, name_zh) = (label(en), label(zh));
    let (meaning, meaning_zh) = (definition(en), definition(zh));
    write!(
        out,
        "\n### {of}\n\n**{name} {name_zh}.** {meaning} {meaning_zh}\n"
    )
    .unwrap();
    let mut row = |what: &str, names: &[String]| {
        if !names.is_empty() {
            write!(out, "\n- {what}: {}", code(names)).unwrap();
        }
    };
    let types = said.nodes(of, "rdf:type");
    let character: Vec<String> = types
        .into_iter()
        .filter(|kind| {
            !["owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"].contains(&kind.as_str())
        })
        .collect();
    row("is", &character);
    row("subclass of", &said.nodes(of, "rdfs:subClassOf"));
    row("subproperty of", &said.nodes(of, "rdfs:subPropertyOf"));
    row("of", &said.nodes(of, "rdfs:domain"));
    row("to", &said.nodes(of, "rdfs:range"));
    row("near", &said.nodes(of, "rdfs:seeAlso"));
    let (example, example_zh) = (
        said.text(of, "skos:example", en),
        said.text(of, "skos:example", zh),
    );
    if !example.is_empty() {
        write!(out, "\n- example: {example} {example_zh}").unwrap();
    }
    out.push('\n');
}

fn scheme(out: &mut String, said: &Said, of: &str) {
    let (en, zh) = (Some("en"), Some("zh"));
    let label = |of: &str, language| said.text(of, "skos:prefLabel", language).to_owned();
    write!(
        out,
        "\n### {of}: {} {}\n\n| code | name | 名称 | meaning | 含义 | near |\n|---|---|---|---|---|---|\n",
        label(of, en),
        label(of, zh)
    )
    .unwrap();
    let concepts = said.0.keys().filter(|concept| {
        said.nodes(concept, "skos:inScheme")
            .iter()
            .any(|known| known == of)
    });
    for concept in concepts {
        let mut near = Vec::new();
        for property in ["skos:closeMatch", "skos:relatedMatch", "rdfs:seeAlso"] {
            near.extend(said.nodes(concept, property));
        }
        writeln!(
            out,
            "| `{}` | {} | {} | {} | {} | {} |",
            said.text(concept, "skos:notation", None),
            label(concept, en),
            label(concept, zh),
            said.text(concept, "skos:definition", en),
            said.text(concept, "skos:definition", zh),
            code(&near)
        )
        .unwrap();
    }
}

fn document() -> String {
    let said = Said::new(load("zhengtu.ttl"));
    let mut out = HEAD.to_owned();
    let version = said.text(
        "<https://w3id.org/zhengtu/ontology>",
        "owl:versionInfo",
        None,
    );
    write!(out, "\nVersion {version}. Prefixes: ").unwrap();
    let prefixes = PREFIXES.iter().filter(|(prefix, _)| !prefix.is_empty());
    let prefixes: Vec<String> = prefixes
        .map(|(prefix, namespace)| format!("`{prefix}:` <{namespace}>"))
        .collect();
    writeln!(out, "{}.", prefixes.join(", ")).unwrap();
    for (title, kind) in [
        ("Classes", "owl:Class"),
        ("Properties between things", "owl:ObjectProperty"),
        ("Properties with values", "owl:DatatypeProperty"),
    ] {
        write!(out, "\n## {title}\n").unwrap();
        for of in said.terms(kind) {
            term(&mut out, &said, of);
        }
    }
    let said = Said::new(load("schemes.ttl"));
    out.push_str("\n## Closed vocabularies\n");
    let is_scheme = |of: &&String| {
        said.nodes(of, "rdf:type")
            .contains(&"skos:ConceptScheme".to_owned())
    };
    for of in said.0.keys().filter(is_scheme) {
        scheme(&mut out, &said, of);
    }
    out
}

#[test]
fn the_document_is_that_of_the_ontology() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let wanted = document();
    if std::env::var_os("UPDATE_ONTOLOGY").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == wanted,
        "{DOCUMENT} is of another ontology: UPDATE_ONTOLOGY=1 cargo test --test ontology writes it anew"
    );
}
