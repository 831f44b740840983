//! The shapes: the example corpus satisfies them, and each fault of `tests/shapes/faults.tsv` is found, at its
//! node, as what it is. `.ci/shacl.py` holds the same faults against another implementation.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

#[path = "support/corpus.rs"]
mod corpus;

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, NamedNodeRef, Quad, Term};
use regex::Regex;
use std::collections::BTreeSet;
use zhengtu::graph::vocab;
use zhengtu::pipeline::Pipeline;
use zhengtu::store::Dataset;
use zhengtu::validate::{Shapes, Violation};

const FAULTS: &str = include_str!("shapes/faults.tsv");

/// The prefixes of the table.
const PREFIXES: [(&str, &str); 10] = [
    ("dcterms", vocab::dcterms::NAMESPACE),
    ("foaf", vocab::foaf::NAMESPACE),
    ("nif", vocab::nif::NAMESPACE),
    ("org", vocab::org::NAMESPACE),
    ("prov", vocab::prov::NAMESPACE),
    ("rdf", vocab::rdf::NAMESPACE),
    ("schema", vocab::schema::NAMESPACE),
    ("sem", vocab::sem::NAMESPACE),
    ("skos", vocab::skos::NAMESPACE),
    ("zt", vocab::zt::NAMESPACE),
];

fn namespace(prefix: &str) -> &'static str {
    let known = PREFIXES.iter().find(|(known, _)| *known == prefix);
    known.unwrap_or_else(|| panic!("no prefix {prefix}:")).1
}

fn expand(text: &str) -> String {
    let prefixes = PREFIXES.map(|(prefix, _)| prefix).join("|");
    let name = Regex::new(&format!(r"\b({prefixes}):([A-Za-z0-9]+)")).unwrap();
    let iri = |name: &regex::Captures<'_>| format!("<{}{}>", namespace(&name[1]), &name[2]);
    name.replace_all(text, iri).into_owned()
}

fn example_graph() -> Vec<Quad> {
    let pipeline = Pipeline::new();
    let facts: Vec<_> = corpus::articles()
        .iter()
        .map(|article| pipeline.extract(article))
        .collect();
    corpus::quads(&facts)
}

/// The graph's lines as `zhengtu export` writes them.
fn lines(quads: &[Quad]) -> Vec<(GraphName, String)> {
    let mut lines: Vec<_> = quads
        .iter()
        .map(|quad| (quad.graph_name.clone(), format!("{quad} .")))
        .collect();
    lines.sort_by(|(_, a), (_, b)| a.cmp(b));
    lines
}

/// One row of the table.
struct Fault<'t> {
    name: &'t str,
    find: Regex,
    replace: String,
    expect: &'t str,
}

fn faults() -> Vec<Fault<'static>> {
    let rows = FAULTS.lines().filter(|line| !line.starts_with('#'));
    let group = Regex::new(r"\\(\d)").unwrap();
    rows.map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
        [name, find, replace, expect] => Fault {
            name,
            find: Regex::new(&expand(find)).unwrap(),
            replace: group
                .replace_all(&expand(replace).replace("\\n", "\n"), "$${$1}")
                .into_owned(),
            expect,
        },
        _ => panic!("not four columns: {line}"),
    })
    .collect()
}

/// Subject and object of a line.
fn ends(line: &str) -> (String, String) {
    let quad = RdfParser::from_format(RdfFormat::NQuads)
        .for_slice(line)
        .next()
        .unwrap()
        .unwrap();
    (quad.subject.to_string(), quad.object.to_string())
}

/// What a row expects of the line that it changes, as [`told`] tells it.
fn expected(expect: &str, line: &str) -> BTreeSet<String> {
    let (subject, object) = ends(line);
    let results = expect.split(" ; ");
    results
        .map(|result| {
            let [node, path, component] = result.split(' ').collect::<Vec<_>>()[..] else {
                panic!("not `node path component`: {result}")
            };
            let node = if node == "s" { &subject } else { &object };
            let path = match path.strip_prefix('^') {
                Some(path) => format!("^({})", expand(path)),
                None => expand(path),
            };
            format!("{node} {path} {component}")
        })
        .collect()
}

fn told(violation: &Violation) -> String {
    let component = violation.component.as_str();
    let component = component.rsplit('#').next().unwrap();
    let path = violation.path.as_ref();
    let path = path.map_or_else(|| "-".to_owned(), ToString::to_string);
    let component = component.strip_suffix("ConstraintComponent").unwrap();
    format!("{} {path} {component}", violation.focus)
}

fn parse(lines: &str) -> Vec<Quad> {
    let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(lines);
    quads.map(Result::unwrap).collect()
}

#[test]
fn the_example_corpus_satisfies_the_shapes() {
    let dataset = Dataset::from_quads(example_graph()).unwrap();
    let report = Shapes::bundled().unwrap().check(&dataset).unwrap();
    let found: Vec<_> = report.violations().iter().map(told).collect();
    assert!(
        report.conforms(),
        "the graph or ontology/shapes.ttl is wrong: {found:#?}"
    );
}

#[test]
fn every_fault_is_found_at_its_node_and_nothing_else_is() {
    let shapes = Shapes::bundled().unwrap();
    let lines = lines(&example_graph());
    let mut wrong = Vec::new();
    for fault in faults() {
        let Some(at) = lines.iter().position(|(_, line)| fault.find.is_match(line)) else {
            wrong.push(format!("{}: no line matches {}", fault.name, fault.find));
            continue;
        };
        let (graph, line) = &lines[at];
        // Graphs are checked by themselves, so that the others need not be there.
        let kept = lines
            .iter()
            .enumerate()
            .filter(|(index, (of, _))| *index != at && of == graph)
            .map(|(_, (_, line))| line.as_str());
        let new = fault.find.replace(line, fault.replace.as_str());
        let text: Vec<&str> = kept.chain(new.lines()).collect();
        let dataset = Dataset::from_quads(parse(&text.join("\n"))).unwrap();
        let report = shapes.check(&dataset).unwrap();
        let found: BTreeSet<String> = report.violations().iter().map(told).collect();
        let expected = expected(fault.expect, line);
        if found != expected {
            wrong.push(format!(
                "{}: found {found:#?} instead of {expected:#?}",
                fault.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const SH: &str = "http://www.w3.org/ns/shacl#";

fn shapes_file() -> Vec<Quad> {
    let text = include_str!("../ontology/shapes.ttl");
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(text);
    quads.map(Result::unwrap).collect()
}

/// What a form or a query builder shows of shapes is there in both languages, and each has its place.
#[test]
fn shapes_say_what_a_form_shows() {
    let quads = shapes_file();
    let has = |of: &Quad, property: &str, language: Option<&str>| {
        quads.iter().any(|quad| {
            quad.subject == of.subject
                && quad.predicate.as_str() == property
                && match (&quad.object, language) {
                    (Term::Literal(literal), Some(language)) => {
                        literal.language() == Some(language)
                    }
                    _ => language.is_none(),
                }
        })
    };
    let label = "http://www.w3.org/2000/01/rdf-schema#label";
    let mut missing = Vec::new();
    let types = quads
        .iter()
        .filter(|quad| quad.predicate == vocab::rdf::TYPE);
    for quad in types {
        let Term::NamedNode(class) = &quad.object else {
            continue;
        };
        let (bilingual, once): (&[&str], &[&str]) = match class.as_str().strip_prefix(SH) {
            Some("NodeShape") => (&[label, "description", "message"], &["severity"]),
            Some("PropertyShape") => (
                &["name", "description", "message"],
                &["severity", "path", "order", "group"],
            ),
            _ => continue,
        };
        let full = |name: &str| match name.contains(':') {
            true => name.to_owned(),
            false => format!("{SH}{name}"),
        };
        for property in bilingual.iter().map(|name| full(name)) {
            for language in ["en", "zh"] {
                if !has(quad, &property, Some(language)) {
                    missing.push(format!("{} {property} @{language}", quad.subject));
                }
            }
        }
        for property in once.iter().map(|name| full(name)) {
            if !has(quad, &property, None) {
                missing.push(format!("{} {property}", quad.subject));
            }
        }
    }
    assert!(missing.is_empty(), "ontology/shapes.ttl lacks {missing:#?}");
}

/// A list of concepts (`sh:in`) is a whole scheme, so that a new code cannot be forgotten.
#[test]
fn lists_of_concepts_are_whole_schemes() {
    let quads = shapes_file();
    let value = |of: &Term, property: NamedNodeRef<'_>| {
        let said = quads.iter().find(|quad| {
            Term::from(quad.subject.clone()) == *of && quad.predicate.as_ref() == property
        });
        said.map(|quad| quad.object.clone())
    };
    let mut schemes = BTreeSet::new();
    for list in quads
        .iter()
        .filter(|quad| quad.predicate.as_str() == format!("{SH}in"))
    {
        let mut members = BTreeSet::new();
        let mut at = list.object.clone();
        while let Some(member) = value(&at, oxigraph::model::vocab::rdf::FIRST) {
            members.insert(member.to_string());
            at = value(&at, oxigraph::model::vocab::rdf::REST).unwrap();
        }
        let Some(first) = members.iter().find_map(|member| member.split_once('#')) else {
            continue;
        };
        let scheme = first.0.rsplit('/').next().unwrap().to_owned();
        let whole: BTreeSet<String> = vocab::concepts()
            .into_iter()
            .filter(|(of, ..)| *of == scheme)
            .map(|(_, _, concept)| concept.to_string())
            .collect();
        assert_eq!(
            members, whole,
            "{} is not the scheme {scheme}",
            list.subject
        );
        schemes.insert(scheme);
    }
    let all: BTreeSet<String> = vocab::concepts()
        .into_iter()
        .map(|(scheme, ..)| scheme.to_owned())
        .collect();
    assert_eq!(schemes, all, "each scheme constrains some property");
}

/// Terms of graphs of analyses, which are kept beside the view, as what others made is, and never validated.
const OF_ANALYSES: [&str; 10] = [
    "Analysis",
    "betweenness",
    "closeness",
    "community",
    "core",
    "degree",
    "modularity",
    "pageRank",
    "parameter",
    "strength",
];

#[test]
fn every_class_and_property_of_ours_has_a_shape() {
    let text = include_str!("../ontology/shapes.ttl");
    let missing: Vec<_> = vocab::zt::ALL
        .iter()
        .map(|term| term.as_str().strip_prefix(vocab::zt::NAMESPACE).unwrap())
        .filter(|name| !OF_ANALYSES.contains(name))
        .filter(|name| {
            let whole = Regex::new(&format!(r"\bzt:{name}\b")).unwrap();
            !whole.is_match(text)
        })
        .collect();
    assert!(
        missing.is_empty(),
        "ontology/shapes.ttl says nothing of {missing:?}"
    );
}
