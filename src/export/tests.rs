mod hostile;

use super::*;
use flate2::read::GzDecoder;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, vocab::xsd};
use std::fs;
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

mod networks {
    use super::super::*;
    use crate::network::{Attributes, Edge, Interval, Network, Node, NodeKind, Value};
    use jiff::civil::Date;

    fn days(first: i8, last: i8) -> Interval {
        Interval {
            first: Date::constant(2024, 3, first),
            last: Date::constant(2024, 3, last),
        }
    }

    /// Two nodes with all that names can do harm with, and an edge of two spells.
    fn network() -> Network {
        let node = |id: &str, label: &str, kind| Node {
            id: format!("https://example.org/{id}"),
            label: label.to_owned(),
            kind,
            seen: Some(days(1, 9)),
            attributes: Attributes::from([("note".to_owned(), Value::Text(label.to_owned()))]),
        };
        Network {
            directed: true,
            nodes: vec![
                node("a", "甲\"&<'\u{1}\n乙", NodeKind::Official),
                node("b", "=cmd|'/c calc'!A1 </script>", NodeKind::Company),
            ],
            edges: vec![Edge {
                source: 0,
                target: 1,
                kind: "visited",
                weight: 1.5,
                events: 2,
                days: vec![days(1, 1), days(9, 9)],
                attributes: Attributes::new(),
            }],
        }
    }

    fn written(format: NetworkFormat, dynamic: bool) -> String {
        let mut out = Vec::new();
        network_to_stream(&network(), format, dynamic, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn xml_holds_no_character_that_it_may_not() {
        for format in [NetworkFormat::Gexf, NetworkFormat::GraphMl] {
            let text = written(format, false);
            assert!(!text.contains('\u{1}'), "{text}");
            let mut reader = quick_xml::Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{error}: {text}"),
                }
            }
        }
    }

    #[test]
    fn gexf_over_time_has_closed_intervals_and_spells() {
        let text = written(NetworkFormat::Gexf, true);
        for part in [
            "mode=\"dynamic\" timeformat=\"date\"",
            "start=\"2024-03-01\" end=\"2024-03-09\"",
            "<spell start=\"2024-03-01\" end=\"2024-03-01\"/>",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert!(!written(NetworkFormat::Gexf, false).contains("start="));
    }

    #[test]
    fn json_and_the_page_hold_what_names_hold() {
        let text = written(NetworkFormat::Cytoscape, false);
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let label = &read["elements"]["nodes"][0]["data"]["label"];
        assert_eq!(label, "甲\"&<'\u{1}\n乙");
        let page = written(NetworkFormat::Html, false);
        assert_eq!(
            page.matches("</script>").count(),
            1,
            "a name ends the script"
        );
    }

    #[test]
    fn a_directory_takes_the_place_of_one_like_it_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("neo");
        let write =
            |existing| network_to_file(&network(), NetworkFormat::Neo4j, false, &path, existing);
        write(Existing::Keep).unwrap();
        assert!(matches!(write(Existing::Keep), Err(ExportError::Exists(_))));
        write(Existing::Replace).unwrap();
        let mine = dir.path().join("mine");
        std::fs::create_dir(&mine).unwrap();
        std::fs::write(mine.join("thesis.txt"), "years").unwrap();
        let refused = network_to_file(
            &network(),
            NetworkFormat::Neo4j,
            false,
            &mine,
            Existing::Replace,
        );
        assert!(matches!(refused, Err(ExportError::NotOurs(_))));
        assert!(mine.join("thesis.txt").exists());
        let left = std::fs::read_dir(dir.path()).unwrap().count();
        assert_eq!(left, 2, "something is left beside");
    }

    #[test]
    fn the_same_network_gives_the_same_bytes() {
        for format in Format::all() {
            if let Format::Network(format) = format
                && format != NetworkFormat::Neo4j
            {
                assert_eq!(written(format, false), written(format, false));
            }
        }
    }
}
