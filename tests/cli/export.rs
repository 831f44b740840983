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

#[test]
fn rdf_1_2_adds_reifiers_to_the_formats_that_have_it() {
    let case = Case::with_store();
    let run = |name: &str, dialect: &str| {
        case.run([
            "export",
            "--store",
            "store",
            "-o",
            name,
            "--dialect",
            dialect,
        ])
    };
    run("plain.nq", "rdf-1.1").ends(0);
    run("a.nq", "rdf-1.2").ends(0).complains(&["wrote", "a.nq"]);
    let plain = fs::read_to_string(case.path("plain.nq")).unwrap();
    let rich = fs::read_to_string(case.path("a.nq")).unwrap();
    let rich: Vec<&str> = rich.lines().collect();
    assert!(plain.lines().all(|line| rich.contains(&line)));
    assert!(rich.iter().any(|line| line.contains("#reifies> <<( ")));
    assert!(!plain.contains("#reifies>"));

    run("a.rdf", "rdf-1.2")
        .ends(2)
        .complains(&["RDF 1.2", "turtle", "--dialect"]);
    run("b.nq", "rdf-2")
        .ends(2)
        .complains(&["rdf-1.1, rdf-1.2"]);
}
