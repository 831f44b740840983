//! Measures of a store's networks, from the command line.

use crate::case::{ARTICLE, Case};

#[test]
fn every_analysis_answers_in_every_form() {
    let case = Case::new();
    // A day needs a year, which this article has from its own.
    let row = format!(
        "{{\"id\":\"a\",\"date\":\"2024-06-13\",\"text\":\"{}\"}}\n",
        ARTICLE.trim_end()
    );
    case.write("dated.jsonl", row);
    case.run(["build", "dated.jsonl", "--store", "store"])
        .ends(0);
    for analysis in [
        &["network"][..],
        &["central"],
        &["communities"],
        &["path", "罗开泰", "李明远"],
        &["ego", "羅開泰"],
        &["timeline", "李明远"],
        &["panel"],
    ] {
        for form in ["table", "csv", "jsonl"] {
            let told = case
                .run(
                    ["analyse"]
                        .iter()
                        .chain(analysis)
                        .chain(&["--store", "store", "--format", form]),
                )
                .ends(0)
                .out;
            assert!(
                told.lines().count() > 1 || form == "jsonl",
                "{analysis:?} as {form}: {told}"
            );
            if form == "jsonl" {
                for line in told.lines() {
                    assert!(
                        serde_json::from_str::<serde_json::Value>(line).is_ok(),
                        "{line}"
                    );
                }
            }
        }
    }
    let summary = case
        .run(["analyse", "summary", "--store", "store"])
        .ends(0)
        .out;
    assert!(
        summary.contains("罗开泰") && summary.starts_with('#'),
        "{summary}"
    );
}

#[test]
fn a_name_that_nobody_has_names_the_nearest() {
    let case = Case::with_store();
    case.run(["analyse", "ego", "罗开秦", "--store", "store"])
        .ends(2)
        .complains(&["罗开秦", "罗开泰"]);
}

/// What a query of the user's own finds of the measures in a graph of results.
const RESULTS: &str = "PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX zt: <https://w3id.org/zhengtu/ontology#>
SELECT ?name ?degree ?community ?parameter WHERE {
  GRAPH ?g { ?person ?measure ?value . VALUES ?measure { zt:degree zt:community }
    ?g zt:parameter ?parameter . FILTER STRSTARTS(?parameter, 'view')
    OPTIONAL { ?person zt:degree ?degree } OPTIONAL { ?person zt:community ?community } }
  ?person foaf:name ?name .
} ORDER BY ?name";

#[test]
fn results_are_kept_in_a_graph_that_questions_can_join() {
    let case = Case::with_store();
    case.write("results.rq", RESULTS);
    let ask = || {
        let args = ["query", "results.rq", "--store", "store", "--format", "csv"];
        case.run(args).ends(0).out
    };
    let central = ["analyse", "central", "--store", "store", "--write-back"];
    case.run(central)
        .ends(0)
        .complains(&["analysis-central-co-appearance"]);
    assert_eq!(
        ask().lines().skip(1).collect::<Vec<_>>(),
        [
            "李明远,1,,view=co-appearance",
            "罗开泰,1,,view=co-appearance"
        ]
    );
    case.run(central).ends(0).complains(&["says so already"]);
    let named = "https://example.org/together";
    case.run([
        "analyse",
        "communities",
        "--store",
        "store",
        "--write-back",
        named,
    ])
    .ends(0)
    .complains(&[named]);
    assert!(ask().contains("罗开泰,,1,view=co-appearance"), "{}", ask());
    case.run(["load", "--drop", named, "--store", "store"])
        .ends(0);
    assert!(!ask().contains(",,1,"), "what is dropped is gone");
    case.run([
        "analyse",
        "central",
        "--store",
        "store",
        "--write-back",
        "no iri",
    ])
    .ends(2)
    .complains(&["not an absolute IRI"]);
}
