//! A store's graph as RDF.

use crate::case::Case;
use std::fs;

#[test]
fn every_format_is_written_and_the_name_tells_which() {
    let case = Case::with_store();
    for (name, has) in [
        ("a.ttl", "@prefix"),
        ("a.trig", "@prefix"),
        ("a.nq", " ."),
        ("a.nt", " ."),
        ("a.rdf", "<rdf:RDF"),
        ("a.jsonld", "@"),
    ] {
        case.run(["export", "--store", "store", "-o", name])
            .ends(0)
            .complains(&["wrote", name]);
        let text = fs::read_to_string(case.path(name)).unwrap();
        assert!(text.contains(has), "{name}: {text}");
    }
    case.run(["export", "--store", "store", "-o", "a.docx"])
        .ends(2)
        .complains(&["a.docx", ".ttl"]);
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    let case = Case::with_store();
    case.write("a.nq", "mine");
    let args = ["export", "--store", "store", "-o", "a.nq"];
    case.run(args)
        .ends(2)
        .complains(&["a.nq is there already", "--force"]);
    assert_eq!(fs::read_to_string(case.path("a.nq")).unwrap(), "mine");
    case.run(args.into_iter().chain(["--force"])).ends(0);
    assert_ne!(fs::read_to_string(case.path("a.nq")).unwrap(), "mine");
}

#[test]
fn records_need_a_format_with_graphs() {
    let case = Case::with_store();
    case.run([
        "export", "--store", "store", "-o", "a.ttl", "--part", "records",
    ])
    .ends(2)
    .complains(&["trig"]);
}
