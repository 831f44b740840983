//! What names and headlines can hold that a format could take for its own: each format gives it back, or shows that it cannot.

use crate::export::tables::{Field, Table, Type};
use crate::export::*;
use crate::network::{Attributes, Edge, Interval, Network, Node, NodeKind, Value};
use jiff::civil::date;
use oxigraph::io::RdfParser;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// Formulas, quotes, ends of lines and of scripts, statements of other languages, and characters that XML has not.
const TEXTS: [&str; 10] = [
    "=HYPERLINK(\"http://example.org\",\"甲\")",
    "@SUM(1+1)*cmd|'/c calc'!A1",
    "+1乙",
    "-1丙\\",
    "\t=1+1",
    "甲\u{1}\u{b}乙\u{fffe}",
    "一行\n二行\r\n三行",
    "'}) DETACH DELETE n //",
    "</script><!-- ]]> &amp; <b>",
    "\"];\n}\u{2028}",
];

/// As XML can hold it.
fn in_xml(text: &str) -> String {
    xml::legal(text).into_owned()
}

fn network() -> Network {
    let nodes: Vec<Node> = TEXTS
        .iter()
        .enumerate()
        .map(|(number, text)| Node {
            id: format!("https://example.org/{number}"),
            label: (*text).to_owned(),
            kind: NodeKind::Official,
            seen: None,
            attributes: Attributes::from([("posts".to_owned(), Value::Text((*text).to_owned()))]),
        })
        .collect();
    let day = date(2024, 3, 1);
    let edge = |target| Edge {
        source: 0,
        target,
        kind: "met",
        weight: 1.0,
        events: 1,
        days: vec![Interval {
            first: day,
            last: day,
        }],
        attributes: Attributes::new(),
    };
    let edges = (1..nodes.len()).map(|target| edge(u32::try_from(target).unwrap()));
    Network {
        directed: true,
        edges: edges.collect(),
        nodes,
    }
}

fn written(format: NetworkFormat) -> String {
    let mut out = Vec::new();
    network_to_stream(&network(), format, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The names of all elements of a document, and the values of all attributes and texts; ends of lines in attributes count
/// as what a reader makes of them.
fn read_xml(document: &str) -> (Vec<String>, Vec<String>) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(document);
    let (mut names, mut values) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return (names, values),
            Event::Start(element) | Event::Empty(element) => {
                names.push(String::from_utf8(element.name().0.to_vec()).unwrap());
                for attribute in element.attributes() {
                    let attribute = attribute.unwrap();
                    let raw = String::from_utf8(attribute.value.to_vec()).unwrap();
                    let normal = raw.replace(['\n', '\r', '\t'], " ");
                    values.push(quick_xml::escape::unescape(&normal).unwrap().into_owned());
                }
            }
            Event::Text(text) => values.push(text.unescape().unwrap().into_owned()),
            Event::End(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

#[test]
fn xml_gives_names_back_as_far_as_it_has_the_characters() {
    for format in [NetworkFormat::Gexf, NetworkFormat::GraphMl] {
        let document = written(format);
        let (_, values) = read_xml(&document);
        for text in TEXTS {
            assert!(
                values.contains(&in_xml(text)),
                "{format:?} lost {text:?}: {document}"
            );
        }
    }
}

#[test]
fn scripts_have_a_statement_a_line_and_dot_a_string_a_name() {
    let (nodes, edges) = (TEXTS.len(), TEXTS.len() - 1);
    let script = written(NetworkFormat::Cypher);
    assert_eq!(script.lines().count(), 1 + nodes + edges, "{script}");
    assert!(script.lines().all(|line| line.ends_with(';')), "{script}");
    let dot = written(NetworkFormat::Dot);
    let ours = dot.lines().filter(|line| line.starts_with("  n"));
    // The line that sets the font of nodes begins with an n, too.
    assert_eq!(ours.count(), 1 + nodes + edges, "{dot}");
    for line in dot.lines() {
        let plain = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(
            plain.matches('"').count() % 2,
            0,
            "a string goes on: {line}"
        );
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn json_and_neo4j_give_names_back() {
    let read: serde_json::Value = serde_json::from_str(&written(NetworkFormat::Cytoscape)).unwrap();
    let page = written(NetworkFormat::Html);
    assert_eq!(
        page.matches("</script>").count(),
        1,
        "a name ends the script"
    );
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("neo");
    network_to_file(
        &network(),
        NetworkFormat::Neo4j,
        false,
        &path,
        Existing::Keep,
    )
    .unwrap();
    let mut nodes = csv::Reader::from_path(path.join("nodes.csv")).unwrap();
    let names: Vec<String> = nodes
        .records()
        .map(|row| row.unwrap()[1].to_owned())
        .collect();
    // No spreadsheet is meant: an apostrophe in front would come into the database.
    assert_eq!(names, TEXTS);
    for (number, text) in TEXTS.iter().enumerate() {
        assert_eq!(read["elements"]["nodes"][number]["data"]["label"], *text);
    }
}

/// A table of headlines.
fn table() -> Table {
    let field = |name, kind, is_key| Field {
        name,
        title_zh: "列",
        kind,
        meaning: "a column",
        is_key,
        refers: None,
    };
    Table {
        name: "sources",
        title: "Sources",
        title_zh: "来源",
        fields: vec![
            field("id", Type::Uri, true),
            field("title", Type::Text, false),
            field("published", Type::Date, false),
        ],
        rows: TEXTS
            .iter()
            .enumerate()
            .map(|(number, text)| vec![number.to_string(), (*text).to_owned(), String::new()])
            .collect(),
    }
}

#[test]
fn a_spreadsheet_runs_nothing() {
    let dir = tempfile::tempdir().unwrap();
    package::write(&[table()], dir.path()).unwrap();
    let mut rows = csv::Reader::from_path(dir.path().join("sources.csv")).unwrap();
    for (row, text) in rows.records().zip(TEXTS) {
        let row = row.unwrap();
        let guarded = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let expected = if guarded {
            format!("'{text}")
        } else {
            text.to_owned()
        };
        assert_eq!(row[1], expected);
    }
    let mut book = Vec::new();
    workbook::write(&[table()], &mut book).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut texts = Vec::new();
    for number in 0..archive.len() {
        let mut part = String::new();
        let mut file = archive.by_index(number).unwrap();
        file.read_to_string(&mut part).unwrap();
        let (names, values) = read_xml(&part);
        assert!(!names.iter().any(|name| name == "f"), "a formula in {part}");
        texts.extend(values);
    }
    for text in TEXTS {
        // The form's own escape for a character (ECMA-376, ST_Xstring) is `_x000D_`.
        let found = |value: &String| value.replace("_x000D_", "\r") == in_xml(text);
        assert!(texts.iter().any(found), "{text:?} is not in {texts:?}");
    }
}

#[test]
fn entities_give_headlines_back() {
    let mut out = Vec::new();
    entities::write(&[table()], &mut out).unwrap();
    let lines = String::from_utf8(out).unwrap();
    let mut titles: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|entity| {
            entity["properties"]["title"][0]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    titles.sort();
    let mut expected = TEXTS.map(str::to_owned);
    expected.sort();
    assert_eq!(titles, expected);
}

#[cfg(feature = "sqlite")]
#[test]
fn a_database_gives_headlines_back() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.sqlite");
    let mut bytes = Vec::new();
    database::write(&[table()], &mut bytes).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let database = rusqlite::Connection::open(path).unwrap();
    let mut asked = database
        .prepare("SELECT title FROM sources ORDER BY CAST(id AS INTEGER)")
        .unwrap();
    let titles = asked.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let titles: Vec<String> = titles.map(Result::unwrap).collect();
    assert_eq!(titles, TEXTS);
}

#[cfg(feature = "parquet")]
#[test]
fn columns_give_headlines_back() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    let dir = tempfile::tempdir().unwrap();
    columnar::write(&[table()], dir.path()).unwrap();
    let file = std::fs::File::open(dir.path().join("sources.parquet")).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    let titles: Vec<String> = rows
        .map(|row| row.unwrap().get_string(1).unwrap().clone())
        .collect();
    assert_eq!(titles, TEXTS);
}

#[test]
fn rdf_gives_headlines_back_and_xml_as_far_as_it_has_the_characters() {
    let node = |text: &str| NamedNode::new_unchecked(format!("https://example.org/{text}"));
    let quads = TEXTS.iter().enumerate().map(|(number, text)| {
        let (article, title) = (node(&number.to_string()), node("title"));
        Quad::new(
            article,
            title,
            Literal::new_simple_literal(*text),
            GraphName::DefaultGraph,
        )
    });
    let dataset = Dataset::from_quads(quads).unwrap();
    for format in GraphFormat::ALL {
        let mut out = Vec::new();
        to_stream(&dataset, format, &[], &mut out).unwrap();
        let read: BTreeMap<String, String> = RdfParser::from_format(format.rdf())
            .for_reader(out.as_slice())
            .map(|quad| quad.unwrap_or_else(|error| panic!("{}: {error}", format.name())))
            .map(|quad| match quad.object {
                Term::Literal(literal) => (quad.subject.to_string(), literal.value().to_owned()),
                other @ (Term::NamedNode(_) | Term::BlankNode(_)) => {
                    panic!("{other} is no literal")
                }
            })
            .collect();
        for (number, text) in TEXTS.iter().enumerate() {
            let expected = if format == GraphFormat::RdfXml {
                in_xml(text)
            } else {
                (*text).to_owned()
            };
            let subject = node(&number.to_string()).to_string();
            assert_eq!(read.get(&subject), Some(&expected), "{}", format.name());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_a_full_one_is_told() {
    // By links, so that a mistake here takes the place of a link and of no device.
    let dir = tempfile::tempdir().unwrap();
    let link = |device: &str, name: &str| {
        let path = dir.path().join(name);
        std::os::unix::fs::symlink(device, &path).unwrap();
        path
    };
    let to = |path: &Path, existing| {
        network_to_file(&network(), NetworkFormat::Gexf, false, path, existing)
    };
    let null = link("/dev/null", "null");
    for existing in [Existing::Keep, Existing::Replace] {
        to(&null, existing).unwrap();
        assert!(null.is_symlink(), "a file took the place of a device");
    }
    if Path::new("/dev/full").exists() {
        let full = link("/dev/full", "full");
        let error = to(&full, Existing::Keep).unwrap_err().to_string();
        assert!(error.contains("cannot write"), "{error}");
        assert!(full.is_symlink());
    }
}
