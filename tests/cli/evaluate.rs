//! Measuring against a gold: what is printed, in each form, and what cannot be measured.

use crate::case::{ARTICLE, Case};
use serde_json::Value;

const ANSWER: &str = r#"{
  "id": "a", "source": "invented; a county paper", "published": "2024-06-13",
  "people": [["罗开泰", "official"], ["李明远", "official"]],
  "posts": [["罗开泰", "县委书记", "泰和县"], ["李明远", "副县长", "泰和县"]],
  "organizations": [["江西赣泉电路科技有限公司", "company"]],
  "places": ["泰和县"],
  "visits": [["罗开泰", "江西赣泉电路科技有限公司", "2024-06-12", "lead"],
             ["李明远", "江西赣泉电路科技有限公司", "2024-06-12", "accompany"]],
  "events": [{"type": "visit", "name": null, "date": "2024-06-12", "place": "泰和县",
              "participants": [["罗开泰", "lead"], ["李明远", "accompany"]]}]
}"#;

/// A gold of one article, whose answer is all that it says.
fn gold() -> Case {
    let case = Case::new();
    case.write("gold/a.txt", ARTICLE);
    case.write("gold/a.json", ANSWER);
    case
}

fn json(case: &Case, args: &[&str]) -> Value {
    let command = ["evaluate", "gold", "--format", "json"];
    let told = case.run(command.iter().chain(args)).ends(0).out;
    serde_json::from_str(&told).unwrap()
}

#[test]
fn an_article_that_is_read_rightly_scores_one() {
    let told = json(&gold(), &["--bootstrap"]);
    assert_eq!(told["documents"], 1);
    let measures = told["measures"].as_object().unwrap();
    assert_eq!(measures.len(), 9);
    for (name, score) in measures {
        assert_eq!(score["f1"], 1.0, "{name}: {score}");
        assert_eq!(score["interval"]["f1"]["low"], 1.0, "{name}: {score}");
    }
    assert_eq!(told["organization_types"]["share"], 1.0);
}

#[test]
fn errors_are_listed_with_rule_and_sentence() {
    let case = gold();
    case.write("gold/a.json", ANSWER.replace("罗开泰", "罗开元"));
    let told = case.run(["evaluate", "gold", "--errors"]).ends(0).out;
    assert!(
        told.contains("    missed  a 罗开元\n    wrong   a 罗开泰\n"),
        "{told}"
    );
    assert!(
        told.contains("person.after-title") && told.contains("“6月12日上午，泰和县委书记罗开泰到"),
        "{told}"
    );
    let told = json(&case, &["--errors"]);
    assert_eq!(told["errors"][0]["kind"], "missed");
    assert_eq!(told["errors"][1]["tuple"][0], "罗开泰");
    assert_eq!(told["errors"][1]["rule"], "person.after-title");
}

#[test]
fn figures_are_broken_down() {
    let case = gold();
    let rules = case
        .run(["evaluate", "gold", "--by", "rule", "--format", "csv"])
        .ends(0)
        .out;
    assert!(
        rules.starts_with("claim,rule,claims,right,precision,"),
        "{rules}"
    );
    assert!(
        rules.contains("person,person.after-title,2,2,1,"),
        "{rules}"
    );
    let told = json(&case, &["--by", "source"]);
    let source = &told["by_source"]["a county paper"];
    assert_eq!(source["measures"]["visits"]["f1"], 1.0, "{told}");
    let told = case.run(["evaluate", "gold", "--by", "genre"]).ends(0).out;
    assert!(told.ends_with("  news\n"), "{told}");
}

#[test]
fn calibration_is_markdown() {
    let told = gold()
        .run(["evaluate", "gold", "--calibration"])
        .ends(0)
        .out;
    assert!(
        told.starts_with("| claim | claims |")
            && told.contains("| person | `person.after-title` | 2 | 2 |"),
        "{told}"
    );
}

#[test]
fn the_example_gold_is_found_in_its_corpus() {
    let root = env!("CARGO_MANIFEST_DIR");
    let (gold, corpus) = (
        format!("{root}/examples/gold"),
        format!("{root}/examples/corpus"),
    );
    let told = Case::new()
        .run(["evaluate", gold.as_str(), "--text", corpus.as_str()])
        .ends(0)
        .out;
    assert!(
        told.starts_with("28 documents\n"),
        "texts, pages and rows are all found:\n{told}"
    );
}

#[test]
fn what_cannot_be_read_counts_as_missed() {
    let case = gold();
    case.write("gold/b.txt", "");
    case.write("gold/b.json", ANSWER);
    let outcome = case.run(["evaluate", "gold", "--format", "csv"]).ends(1);
    assert!(
        outcome.out.contains("people,1,0.5,0.6667,2,4,2,0.6667\r\n"),
        "{}",
        outcome.out
    );
    outcome.complains(&["b.txt"]);
}

#[test]
fn what_is_no_gold_is_told() {
    let case = gold();
    case.run(["evaluate", "nowhere"])
        .ends(2)
        .complains(&["nowhere"]);
    case.write("empty/readme.txt", "");
    case.run(["evaluate", "empty"])
        .ends(2)
        .complains(&["NAME.json", "--text"]);
    case.write("gold/a.json", "{\"people\": 1}");
    case.run(["evaluate", "gold"])
        .ends(2)
        .complains(&["a.json", "docs/evaluate.md"]);
    case.run([
        "evaluate", "gold", "--by", "rule", "--errors", "--format", "csv",
    ])
    .ends(2)
    .complains(&["one table"]);
}

#[test]
fn marked_names_are_compared() {
    let case = Case::new();
    let marks = |name: &str| {
        let at = ARTICLE.find(name).unwrap();
        let start = ARTICLE[..at].chars().count();
        (start, start + name.chars().count())
    };
    let (luo, firm) = (marks("罗开泰"), marks("赣泉电路科技有限公司"));
    let row = serde_json::json!({
        "text": ARTICLE,
        "label": [[luo.0, luo.1, "PER"], [firm.0, firm.1, "企业"], [0, 5, "DATE"]]
    });
    case.write("marks.jsonl", row.to_string());
    let outcome = case
        .run(["evaluate", "marks.jsonl", "--format", "json"])
        .ends(0);
    let told: Value = serde_json::from_str(&outcome.out).unwrap();
    let person = &told["mentions"]["person"];
    assert_eq!(
        (&person["r"], &person["p"]),
        (&1.0.into(), &0.5.into()),
        "two are read, one is marked"
    );
    let firm = &told["mentions"]["organization"];
    assert_eq!(
        (&firm["f1"], &firm["overlap_f1"]),
        (&0.0.into(), &1.0.into()),
        "{told}"
    );
    outcome.complains(&["`DATE`", "--label DATE=person"]);

    assert!(
        told["mentions"]["place"].is_null(),
        "nobody marked places: {told}"
    );

    case.write("brat/a.txt", ARTICLE);
    case.write(
        "brat/a.ann",
        format!("T1\t领导 {} {}\t罗开泰\n", luo.0, luo.1),
    );
    let told = case
        .run(["evaluate", "brat", "--label", "领导=person", "--errors"])
        .ends(0)
        .out;
    assert!(told.contains("person           0.500   1.000"), "{told}");
    assert!(told.contains("    wrong   a 36–39 李明远"), "{told}");
}
