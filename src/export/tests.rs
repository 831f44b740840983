use super::*;
use flate2::read::GzDecoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Literal, NamedNode, vocab::xsd};
use std::io::Read as _;

fn iri(text: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("https://example.org/{text}"))
}

/// A view of two triples, and a record of as many unless only the view is wanted.
fn quads(with_records: bool) -> Vec<Quad> {
    let title = NamedNode::new_unchecked("http://purl.org/dc/terms/title");
    let issued = NamedNode::new_unchecked("http://purl.org/dc/terms/issued");
    let date = Literal::new_typed_literal("2024-08-10", xsd::DATE);
    let name = Literal::new_language_tagged_literal_unchecked("鐵嶺\"市\"\n", "zh-hant");
    let mut quads = vec![
        Quad::new(
            iri("乙"),
            issued.clone(),
            date.clone(),
            GraphName::DefaultGraph,
        ),
        Quad::new(
            iri("甲"),
            title.clone(),
            name.clone(),
            GraphName::DefaultGraph,
        ),
    ];
    if with_records {
        quads.push(Quad::new(iri("乙"), title, name, iri("a02")));
        quads.push(Quad::new(iri("甲"), issued, date, iri("a01")));
    }
    quads
}

fn dataset(with_records: bool) -> Dataset {
    Dataset::from_quads(quads(with_records)).unwrap()
}

fn text(dataset: &Dataset, format: GraphFormat) -> String {
    let mut out = Vec::new();
    to_stream(dataset, format, &[], &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn parsed(bytes: &[u8], format: RdfFormat) -> Vec<String> {
    let quads = RdfParser::from_format(format).for_reader(bytes);
    let mut lines: Vec<String> = quads.map(|quad| quad.unwrap().to_string()).collect();
    lines.sort();
    lines
}

#[test]
fn every_format_gives_back_the_graph_and_the_same_bytes_each_time() {
    for format in GraphFormat::ALL {
        let with_records = format.holds_named_graphs();
        let mut expected: Vec<String> = quads(with_records).iter().map(Quad::to_string).collect();
        expected.sort();
        let written = text(&dataset(with_records), format);
        assert_eq!(
            parsed(written.as_bytes(), format.rdf()),
            expected,
            "{}",
            format.name()
        );
        let mut reversed = quads(with_records);
        reversed.reverse();
        let again = text(&Dataset::from_quads(reversed).unwrap(), format);
        assert_eq!(
            written,
            again,
            "{} depends on the order of the input",
            format.name()
        );
    }
}

#[test]
fn lines_are_sorted_by_their_bytes() {
    for format in [GraphFormat::NQuads, GraphFormat::NTriples] {
        let written = text(&dataset(format == GraphFormat::NQuads), format);
        assert!(
            written.lines().is_sorted(),
            "sort -c would refuse\n{written}"
        );
    }
}

#[test]
fn only_prefixes_that_are_used_are_declared() {
    let written = text(&dataset(false), GraphFormat::Turtle);
    let declared: Vec<&str> = written
        .lines()
        .filter(|line| line.starts_with("@prefix"))
        .collect();
    assert_eq!(declared.len(), 2, "dcterms and xsd:\n{written}");
    assert!(
        written.contains("dcterms:issued \"2024-08-10\"^^xsd:date"),
        "{written}"
    );
}

#[test]
fn a_format_of_one_graph_refuses_records() {
    for format in [
        GraphFormat::Turtle,
        GraphFormat::NTriples,
        GraphFormat::RdfXml,
    ] {
        let error = to_stream(&dataset(true), format, &[], Vec::new())
            .unwrap_err()
            .to_string();
        assert!(error.contains("export the view alone"), "{error}");
    }
}

#[test]
fn a_file_is_whole_compressed_by_name_and_not_replaced_unasked() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("new/graph.nq.gz");
    let format = GraphFormat::from_path(&path).unwrap();
    assert_eq!(
        to_file(&dataset(true), format, &[], &path, Existing::Keep).unwrap(),
        4
    );
    let bytes = fs::read(&path).unwrap();
    let mut content = String::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut content)
        .unwrap();
    assert_eq!(content, text(&dataset(true), format));

    let error = to_file(&dataset(false), format, &[], &path, Existing::Keep)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("graph.nq.gz is there already") && error.contains("--force"),
        "{error}"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes, "the file was touched");
    assert_eq!(
        to_file(&dataset(false), format, &[], &path, Existing::Replace).unwrap(),
        2
    );

    let blocked = path.join("below-a-file.nt");
    let error = to_file(
        &dataset(false),
        GraphFormat::NTriples,
        &[],
        &blocked,
        Existing::Keep,
    );
    assert!(
        error
            .unwrap_err()
            .to_string()
            .contains("nothing was left there")
    );
    let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(
        left.len(),
        1,
        "a file that was being written stayed: {left:?}"
    );
}

#[test]
fn formats_are_known_by_their_endings() {
    let mut seen = std::collections::BTreeSet::new();
    for format in GraphFormat::ALL {
        let names = [format.name(), format.extension(), format.media_type()];
        assert!(
            seen.insert(format.extension()),
            "two formats end in {}",
            format.extension()
        );
        assert!(names.iter().all(|name| !name.is_empty()));
        for path in [
            format!("a.{}", format.extension()),
            format!("A.{}.GZ", format.extension()),
        ] {
            assert_eq!(GraphFormat::from_path(Path::new(&path)), Some(format));
        }
    }
    let unknown = resolve_format(None, Path::new("graph.gexf"))
        .unwrap_err()
        .to_string();
    assert!(
        unknown.contains(".ttl, .trig, .nq, .nt, .rdf, .jsonld"),
        "{unknown}"
    );
}
