//! `zhengtu stats`: what is in a store, and what is missing.

use crate::case::{ARTICLE, Case};
use serde_json::Value;

/// A store of three articles of one outlet, with a month left out, and one that says neither outlet nor day.
fn case() -> Case {
    let case = Case::with_article();
    let row = |id: &str, date: &str| {
        let text = ARTICLE.trim();
        format!(
            "{{\"id\":{id:?},\"date\":{date:?},\"sitename\":\"赣江, 晚报\",\"text\":{text:?}}}\n"
        )
    };
    let rows = [
        row("a", "2024-01-05"),
        row("b", "2024-03-05"),
        row("c", "2024-03-06"),
    ];
    case.write("a.jsonl", rows.concat());
    case.run(["build", "a.jsonl", "good.txt", "--store", "store"])
        .ends(0);
    case
}

fn stats(case: &Case, format: &str) -> String {
    let args = ["stats", "--store", "store", "--format", format];
    case.run(args).ends(0).out
}

#[test]
fn tables_line_up_and_name_what_is_missing() {
    let told = case().run(["stats", "--store", "store"]).ends(0).out;
    assert!(
        told.starts_with("4 articles\n\nArticles by outlet\n"),
        "{told}"
    );
    for lines in [
        "outlet       articles  first    last\n",
        "赣江, 晚报   3         2024-01  2024-03\n(not known)  1\n",
        "month        articles\n",
        "江西省    4\n",
        "none in 北京市 天津市",
        "participation  8\n",
        "Months without an article\noutlet      months  first    last\n",
        "赣江, 晚报  1       2024-02  2024-02\n(1 row)\n",
    ] {
        assert!(told.contains(lines), "{lines} is not in:\n{told}");
    }
}

#[test]
fn csv_has_a_row_for_each_count() {
    let told = stats(&case(), "csv");
    let mut lines = told.split("\r\n");
    assert_eq!(lines.next(), Some("section,name,first,last,count"));
    for line in [
        "outlets,\"赣江, 晚报\",2024-01,2024-03,3",
        "outlets,,,,1",
        "months,2024-03,,,2",
        "genres,news,,,4",
        "provinces,江西省,,,4",
        "provinces,云南省,,,0",
        "events,visit,,,4",
        "gaps,\"赣江, 晚报\",2024-02,2024-02,1",
    ] {
        assert!(
            told.split("\r\n").any(|told| told == line),
            "{line} is not in:\n{told}"
        );
    }
}

#[test]
fn json_is_one_object() {
    let told: Value = serde_json::from_str(&stats(&case(), "json")).unwrap();
    assert_eq!(told["articles"], 4);
    assert_eq!(told["outlets"][0]["name"], "赣江, 晚报");
    assert_eq!(told["outlets"][1]["name"], Value::Null);
    assert_eq!(told["gaps"][0]["count"], 1);
    assert_eq!(told["provinces"].as_array().unwrap().len(), 34);
}

#[test]
fn it_is_the_same_however_the_store_was_built() {
    let (one, other) = (case(), Case::with_article());
    other.write("a.jsonl", std::fs::read(one.path("a.jsonl")).unwrap());
    other.run(["build", "good.txt", "--store", "store"]).ends(0);
    other.run(["build", "a.jsonl", "--store", "store"]).ends(0);
    for format in ["table", "csv", "json"] {
        assert_eq!(stats(&one, format), stats(&other, format), "{format}");
    }
}

#[test]
fn an_empty_store_says_so() {
    let case = Case::new();
    case.write("empty.jsonl", "");
    case.run(["build", "empty.jsonl", "--store", "store"]);
    case.run(["stats", "--store", "store"])
        .ends(0)
        .complains(&["the store holds no article"]);
    case.run(["stats", "--store", "nowhere"]).ends(2);
}
