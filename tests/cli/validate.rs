//! Stores and files of RDF against shapes.

use crate::case::Case;
use std::fs;

#[test]
fn a_store_is_as_the_shapes_say() {
    let case = Case::with_store();
    case.run(["validate", "--store", "store"])
        .ends(0)
        .complains(&["every graph is as the shapes say"]);
    let report = case
        .run(["validate", "--store", "store", "--format", "turtle"])
        .ends(0)
        .out;
    assert!(report.contains("sh:conforms true"), "{report}");
}

#[test]
fn what_breaks_a_shape_is_told_node_by_node() {
    let case = Case::with_store();
    case.run(["export", "--store", "store", "-o", "all.nq"])
        .ends(0);
    let lines = fs::read_to_string(case.path("all.nq")).unwrap();
    let kept = lines.lines().filter(|line| !line.contains("#eventStatus>"));
    case.write("broken.nq", kept.collect::<Vec<_>>().join("\n"));
    let told = case.run(["validate", "broken.nq"]).ends(1).out;
    assert!(told.contains("zt:eventStatus"), "the path: {told}");
    assert!(told.contains("事件"), "the message in Chinese: {told}");
    assert!(told.contains("(2 rows)"), "the record and the view: {told}");
    let report = case
        .run(["validate", "broken.nq", "--format", "ntriples"])
        .ends(1)
        .out;
    assert!(report.contains("#MinCountConstraintComponent>"), "{report}");
}

#[test]
fn shapes_of_ones_own_take_the_place_of_ours() {
    let case = Case::with_store();
    let prefixes = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n@prefix zt: <https://w3id.org/zhengtu/ontology#> .\n";
    let shape = "zt:Mine a sh:NodeShape ; sh:targetClass zt:Article ; sh:property zt:MineUrl .\n\
        zt:MineUrl sh:path <https://schema.org/url> ; sh:minCount 1 ; sh:message \"no address\" .\n";
    case.write("mine.ttl", format!("{prefixes}{shape}"));
    let args = ["validate", "--store", "store", "--shapes", "mine.ttl"];
    let told = case.run(args).ends(1).out;
    assert!(told.contains("no address"), "{told}");
    case.write(
        "mine.ttl",
        format!("{prefixes}{shape}zt:Mine sh:closed true .\n"),
    );
    case.run(args)
        .ends(2)
        .complains(&["mine.ttl", "sh:closed", "nothing was checked"]);
    case.write("mine.ttl", format!("{prefixes}zt:Mine a .\n"));
    case.run(args).ends(2).complains(&["mine.ttl:3:11"]);
}

#[test]
fn what_cannot_be_checked_is_a_failure() {
    let case = Case::new();
    case.run(["validate"]).ends(2).complains(&["--store"]);
    case.run(["validate", "gone.nq"])
        .ends(2)
        .complains(&["gone.nq"]);
    case.write("a.docx", "x");
    case.run(["validate", "a.docx"]).ends(2).complains(&[".nq"]);
    case.write(
        "bad.nq",
        "<http://x/a> <http://x/p> <http://x/b> .\n<http://x/a> <http://x/p> .\n",
    );
    case.run(["validate", "bad.nq"])
        .ends(2)
        .complains(&["bad.nq:2:"]);
    case.run(["validate", "bad.nq", "--format", "csv"])
        .ends(2)
        .complains(&["table, turtle, ntriples"]);
}
