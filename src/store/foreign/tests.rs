use super::*;
use std::fs;
use std::io::Write;

const GRAPH: &str = "https://example.org/members";

fn read(name: &str, text: &[u8], format: RdfFormat) -> Result<Foreign, ForeignError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, text).unwrap();
    Foreign::read(&path, format, GRAPH.to_owned(), &Base::default())
}

fn quads(foreign: &Foreign) -> Vec<String> {
    foreign.table.quads().map(|quad| quad.to_string()).collect()
}

#[test]
fn blank_nodes_are_numbered_as_the_file_names_them() {
    let turtle = b"@prefix : <http://e.org/> . _:z :knows [ :name \"\xe7\x94\xb2\" ] . [] :p _:z .";
    let one = read("a.ttl", turtle, RdfFormat::Turtle).unwrap();
    let two = read("b.ttl", turtle, RdfFormat::Turtle).unwrap();
    assert_eq!(quads(&one), quads(&two), "the same file gives other names");
    assert_eq!(one.len(), 3);
    let shown = quads(&one).join("\n");
    for number in 1..=3 {
        let name = format!("<{GRAPH}#genid-{number}>");
        assert!(shown.contains(&name), "no {name} in\n{shown}");
    }
    assert!(!shown.contains("_:"), "a blank node is left:\n{shown}");
}

#[test]
fn compression_changes_nothing() {
    let turtle = b"<a> <b> <c> .";
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(turtle).unwrap();
    let packed = read("a.ttl.gz", &out.finish().unwrap(), RdfFormat::Turtle).unwrap();
    let plain = read("a.ttl", turtle, RdfFormat::Turtle).unwrap();
    assert_eq!(packed.sha256, plain.sha256);
    assert_eq!(quads(&packed), quads(&plain));
}

#[test]
fn what_does_not_parse_is_told_by_line() {
    let rdf = b"<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description>\n</rdf:RDF>\n";
    for (name, text, format, place) in [
        (
            "a.ttl",
            &b"@prefix : <http://e.org/> .\n:a :b :c ;; .\n:c d ."[..],
            RdfFormat::Turtle,
            "a.ttl:3:",
        ),
        (
            "a.nq",
            b"<http://e.org/a> <http://e.org/b> .\n",
            RdfFormat::NQuads,
            "a.nq:1:",
        ),
        ("a.rdf", rdf, RdfFormat::RdfXml, "a.rdf:4: "),
    ] {
        let error = read(name, text, format).err().unwrap().to_string();
        assert!(error.contains(place), "{place} is not in: {error}");
    }
}

#[test]
fn a_graph_of_our_own_is_refused() {
    let own = format!("<a:a> <a:b> <a:c> <{}article/x> .", Base::DEFAULT);
    let refused = read("a.nq", own.as_bytes(), RdfFormat::NQuads);
    assert!(matches!(refused, Err(ForeignError::OwnGraph { .. })));
    let base = Base::default();
    let path = Path::new("名册.ttl.gz");
    let named = graph_for(path, None, &base).unwrap();
    assert_eq!(named, format!("{}loaded/名册.ttl", Base::DEFAULT));
    assert_eq!(graph_for(path, Some(&named), &base).unwrap(), named);
    for wrong in [format!("{}article/x", Base::DEFAULT), "members".to_owned()] {
        assert!(graph_for(path, Some(&wrong), &base).is_err(), "{wrong}");
    }
}
