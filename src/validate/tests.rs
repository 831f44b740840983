//! What shapes are understood, what they find, and how it is told.

use super::{ReportFormat, Shapes, ValidateError};
use crate::store::Dataset;
use oxigraph::io::{RdfFormat, RdfParser};

const PREFIXES: &str = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <http://x/> . \
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";

fn shapes(turtle: &str) -> Result<Shapes, ValidateError> {
    Shapes::parse(&format!("{PREFIXES}{turtle}"), "mine.ttl")
}

fn dataset(trig: &str) -> Dataset {
    let trig = format!("{PREFIXES}{trig}");
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(&trig);
    Dataset::from_quads(quads.map(Result::unwrap)).unwrap()
}

/// What is found: `graph node path value component`, names only.
fn found(turtle: &str, trig: &str) -> Vec<String> {
    let report = shapes(turtle).unwrap().check(&dataset(trig)).unwrap();
    let name = |text: String| {
        let bare = text.replace("<http://x/", "").replace(['>', '"'], "");
        if bare.is_empty() {
            "-".to_owned()
        } else {
            bare
        }
    };
    let told = report.violations().iter().map(|violation| {
        let component = violation.component.as_str().rsplit('#').next().unwrap();
        [
            violation.graph.as_ref().map(ToString::to_string),
            Some(violation.focus.to_string()),
            violation.path.as_ref().map(ToString::to_string),
            violation.value.as_ref().map(ToString::to_string),
            component
                .strip_suffix("ConstraintComponent")
                .map(str::to_owned),
        ]
        .map(|part| name(part.unwrap_or_default()))
        .join(" ")
    });
    told.collect()
}

/// A constraint of `:p`, values that fit, values that do not, and what is told of them where it matters.
const CONSTRAINTS: &[(&str, &str, &str, &str)] = &[
    ("sh:minCount 2", "1 , 2", "1", "- a p - MinCount"),
    ("sh:maxCount 2", "1 , 2", "1 , 2 , 3", "- a p - MaxCount"),
    ("sh:maxCount 0", "", "1", "- a p - MaxCount"),
    ("sh:class :C", ":c", ":d", "- a p d Class"),
    (
        "sh:datatype xsd:date",
        "'2024-02-29'^^xsd:date",
        "'2023-02-29'^^xsd:date",
        "",
    ),
    (
        "sh:datatype xsd:string",
        "'x'",
        "'x'@en",
        "- a p x@en Datatype",
    ),
    ("sh:nodeKind sh:IRI", ":c", "'x'", "- a p x NodeKind"),
    (
        "sh:nodeKind sh:BlankNodeOrIRI",
        ":c",
        "'x'",
        "- a p x NodeKind",
    ),
    ("sh:nodeKind sh:IRIOrLiteral", ":c , 'x'", "", ""),
    ("sh:in ( 'x' :c )", "'x' , :c", "'y'", "- a p y In"),
    ("sh:in ( )", "", "'y'", "- a p y In"),
    ("sh:hasValue 'x'", "'x' , 'y'", "'y'", "- a p - HasValue"),
    (
        "sh:pattern '^A.$' ; sh:flags 'i'",
        "'ab'",
        "'b'",
        "- a p b Pattern",
    ),
    ("sh:minLength 2", "'城市'", "'市'", "- a p 市 MinLength"),
    ("sh:maxLength 1", "'市'", "'城市'", "- a p 城市 MaxLength"),
    (
        "sh:minExclusive 1",
        "2 , 1.5",
        "'one'",
        "- a p one MinExclusive",
    ),
    ("sh:maxExclusive 1", "0", "1.0", ""),
    ("sh:maxInclusive 1.0", "1", "2.5", ""),
    (
        "sh:languageIn ( 'zh' )",
        "'x'@zh-hans",
        "'x'",
        "- a p x LanguageIn",
    ),
    (
        "sh:uniqueLang true",
        "'x'@zh , 'y'@en",
        "'x'@zh , 'y'@ZH",
        "- a p - UniqueLang",
    ),
    (
        "sh:or ( [ sh:datatype xsd:string ] [ sh:class :C ] )",
        "'x' , :c",
        ":d",
        "- a p d Or",
    ),
    (
        "sh:and ( [ sh:minLength 1 ] [ sh:maxLength 2 ] )",
        "'xy'",
        "'xyz'",
        "- a p xyz And",
    ),
    (
        "sh:xone ( [ sh:minLength 2 ] [ sh:class :C ] )",
        "'xy'",
        ":c",
        "- a p c Xone",
    ),
    ("sh:not [ sh:hasValue 'x' ]", "'y'", "'x'", "- a p x Not"),
    (
        "sh:node [ sh:property [ sh:path :q ; sh:minCount 1 ] ]",
        ":c",
        ":d",
        "- a p d Node",
    ),
    (
        "sh:node [ sh:property [ sh:path :q ; sh:lessThan :r ] ]",
        ":d",
        ":c",
        "- a p c Node",
    ),
    ("sh:lessThan :q", "1", "5 , 1", ""),
    (
        "sh:property [ sh:path :q ; sh:minCount 1 ]",
        ":c",
        ":d",
        "- d q - MinCount",
    ),
    (
        "sh:sparql [ sh:select 'SELECT $this ?value WHERE { $this $PATH ?value FILTER(?value = 7) }' ]",
        "6",
        "6 , 7",
        "",
    ),
];

#[test]
fn every_constraint_finds_what_breaks_it_and_only_that() {
    for (constraint, fits, breaks, told) in CONSTRAINTS {
        let turtle = format!(
            ":S a sh:NodeShape ; sh:targetClass :T ; sh:property :P . :P sh:path :p ; {constraint} ."
        );
        let data = |values: &str| {
            let said = if values.is_empty() {
                String::new()
            } else {
                format!(":a :p {values} .")
            };
            format!(":a a :T ; :q 4 . :c a :C ; :q 1 , 2 ; :r 2 . {said}")
        };
        assert_eq!(
            found(&turtle, &data(fits)),
            [""; 0],
            "{constraint} takes {fits}"
        );
        let broken = found(&turtle, &data(breaks));
        if !breaks.is_empty() {
            assert_eq!(
                broken.len(),
                1,
                "{constraint} refuses one of {breaks}: {broken:?}"
            );
        }
        assert!(
            told.is_empty() || broken == [*told],
            "{constraint} of {breaks}: {broken:?}"
        );
    }
}

#[test]
fn each_graph_is_checked_by_itself() {
    let shape =
        ":S sh:targetClass :T ; sh:property :P . :P sh:path :p ; sh:minCount 1 ; sh:maxCount 1 .";
    let trig = ":a a :T . :g { :a a :T ; :p 1 . } :h { :a a :T ; :p 1 , 2 . }";
    assert_eq!(
        found(shape, trig),
        ["- a p - MinCount", "h a p - MaxCount"],
        "what :g says helps neither the default graph nor :h"
    );
}

#[test]
fn targets_and_paths_are_sparqls() {
    let data = ":a :p :b . :b :q :c ; a :T . :c :r 1 .";
    for (shape, told) in [
        (
            "sh:targetSubjectsOf :p ; sh:property :P . :P sh:path ( :p :q :r )",
            "",
        ),
        (
            "sh:targetSubjectsOf :p ; sh:property :P . :P sh:path ( :p :q :s )",
            "- a (p/q/s) - MinCount",
        ),
        (
            "sh:targetObjectsOf :q ; sh:property :P . :P sh:path [ sh:inversePath :p ]",
            "- c ^(p) - MinCount",
        ),
        (
            "sh:targetObjectsOf :q ; sh:property :P . :P sh:path [ sh:alternativePath ( :s :r ) ]",
            "",
        ),
        (
            "a rdfs:Class ; sh:property :P . :P sh:path [ sh:oneOrMorePath :q ]",
            "",
        ),
        (
            "sh:targetClass :T ; sh:deactivated true ; sh:property :P . :P sh:path :s",
            "",
        ),
    ] {
        let turtle = format!(":T {shape} ; sh:minCount 1 . :U sh:targetClass :U .");
        let expected: Vec<&str> = told.lines().collect();
        assert_eq!(found(&turtle, data), expected, "{shape}");
    }
}

#[test]
fn what_cannot_be_checked_is_an_error_and_names_the_shape() {
    for (shape, what) in [
        ("sh:closed true", "sh:closed"),
        (
            "sh:property [ sh:path :p ; sh:qualifiedMinCount 1 ]",
            "sh:qualifiedMinCount",
        ),
        ("sh:minCount 1", "sh:path"),
        ("sh:property 'x'", "no shape"),
        ("sh:node :S", "refers to itself"),
        ("sh:nodeKind :Tree", "kind of node"),
        ("sh:in 'x'", "no list"),
        ("sh:in ( [] )", "blank node"),
        ("sh:severity :Bad", "sh:severity"),
        ("sh:property [ sh:path 'x' ]", "property path"),
        ("sh:sparql [ sh:select 'ASK {}' ]", "sh:select"),
        (
            "sh:sparql [ sh:select 'SELECT $this WHERE { $this :p' ]",
            "sh:select",
        ),
        (
            "sh:sparql [ sh:select 'SELECT $this WHERE { $this p: ?x }' ]",
            "does not parse",
        ),
    ] {
        let told = match shapes(&format!(
            ":S a sh:NodeShape ; sh:targetClass :T ; {shape} ."
        )) {
            Err(error) => error.to_string(),
            Ok(_) => panic!("{shape} is taken"),
        };
        assert!(told.contains(what), "{shape}: {told}");
    }
    assert!(
        matches!(shapes(":S a sh:NodeShape ."), Err(ValidateError::Empty(_))),
        "shapes without a target check nothing"
    );
}

#[test]
fn turtle_that_does_not_parse_is_told_with_line_and_column() {
    let error = Shapes::parse("@prefix : <http://x/> .\n:S :p 1 .\n:S :p .\n", "mine.ttl");
    let told = error.unwrap_err().to_string();
    assert!(told.starts_with("mine.ttl:3:7: "), "{told}");
    assert!(!told.contains("at line"), "the place is told once: {told}");
}

#[test]
fn the_report_is_in_shacls_vocabulary_and_the_same_each_time() {
    let turtle = ":S sh:targetClass :T ; sh:property :P . \
        :P sh:path [ sh:inversePath :p ] ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message 'none'@en , '没有'@zh .";
    let report = shapes(turtle)
        .unwrap()
        .check(&dataset(":g { :a a :T . }"))
        .unwrap();
    let print = |format| {
        let mut out = Vec::new();
        report.write(format, None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let lines = print(ReportFormat::NTriples);
    for part in [
        "#conforms> \"false\"",
        "#focusNode> <http://x/a>",
        "#inversePath> <http://x/p>",
        "#sourceConstraintComponent> <http://www.w3.org/ns/shacl#MinCountConstraintComponent>",
        "#sourceShape> <http://x/P>",
        "#resultSeverity> <http://www.w3.org/ns/shacl#Warning>",
        "#resultMessage> \"没有\"@zh",
        "<http://purl.org/dc/terms/source> <http://x/g>",
    ] {
        assert!(lines.contains(part), "no {part} in\n{lines}");
    }
    assert!(
        !lines.contains("_:"),
        "a blank node would differ each time:\n{lines}"
    );
    assert_eq!(lines, print(ReportFormat::NTriples), "the same bytes");
    assert!(
        print(ReportFormat::Turtle).contains("sh:ValidationReport"),
        "prefixes are used"
    );
    assert!(
        print(ReportFormat::Table).contains("none 没有"),
        "people read the messages"
    );
}
