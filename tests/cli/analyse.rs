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
