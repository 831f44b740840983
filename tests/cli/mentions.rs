//! `--mentions`: what other tools name takes part in reading, and stays theirs in the graph.

use crate::case::Case;

/// Neither the mayor, whose name has no surname, nor the workshop has a form that is known.
const ARTICLE: &str = r#"{"id":"a","date":"2024-06-13","text":"6月12日上午，县长苇渡望汐到霁光工坊调研。副县长李明远陪同。"}"#;
/// Out of order on purpose; the third is wrong, the last of no article.
const MENTIONS: &str = r#"
{"document":"a","start":15,"end":19,"kind":"organization","type":"company","score":0.9,"source":"tool-b 2","text":"霁光工坊"}
{"document":"a","start":10,"end":14,"kind":"person","score":0.97,"source":"tool-a 1","text":"苇渡望汐"}
{"document":"a","start":10,"end":14,"kind":"person","score":0.9,"source":"tool-b 2","text":"莎拉玛珠"}
{"document":"a","start":25,"end":28,"kind":"person","score":0.7,"source":"tool-b 2"}
{"document":"a","start":23,"end":26,"kind":"person","score":0.6,"source":"tool-b 2"}
{"document":"a","start":90,"end":95,"kind":"person","score":0.9,"source":"tool-b 2"}
{"document":"z","start":0,"end":2,"kind":"person","score":0.9,"source":"tool-b 2"}
"#;

fn case(mentions: &str) -> Case {
    let case = Case::new();
    case.write("a.jsonl", ARTICLE);
    case.write("m.jsonl", mentions);
    case
}

fn facts(case: &Case) -> Vec<serde_json::Value> {
    let line = case
        .run(["extract", "a.jsonl", "--mentions", "m.jsonl", "--quiet"])
        .ends(1)
        .out;
    let read: serde_json::Value = serde_json::from_str(&line).unwrap();
    read["facts"].as_array().unwrap().clone()
}

#[test]
fn a_visit_that_only_another_tool_makes_readable() {
    let case = case(MENTIONS);
    let alone = case.run(["extract", "a.jsonl", "--quiet"]).ends(0).out;
    assert!(
        !alone.contains("苇渡望汐\",\"kind") && !alone.contains("\"visit\""),
        "without the tools there is no visit, else this test shows nothing: {alone}"
    );
    let facts = facts(&case);
    let of = |kind: &'static str| facts.iter().filter(move |fact| fact["fact"] == kind);
    let mayor = of("person").find(|fact| fact["key"] == "苇渡望汐").unwrap();
    assert_eq!(
        mayor["kind"], "official",
        "the title before the name counts"
    );
    assert_eq!(mayor["grounds"]["rule"], "mention.external");
    assert_eq!(mayor["grounds"]["confidence"], 0.97);
    assert_eq!(mayor["grounds"]["sources"], serde_json::json!(["tool-a 1"]));
    let deputy = of("person").find(|fact| fact["key"] == "李明远").unwrap();
    assert_eq!(
        deputy["grounds"]["rule"], "person.after-title",
        "ours stands"
    );
    assert_eq!(
        deputy["grounds"]["sources"],
        serde_json::json!(["tool-b 2"])
    );
    assert!(of("post").any(|fact| fact["person"] == "苇渡望汐" && fact["post"]["title"] == "县长"));
    let visit = of("event").find(|fact| fact["kind"] == "visit").unwrap();
    assert_eq!(visit["stops"][0]["site"]["organization"], "霁光工坊");
    assert_eq!(
        visit["stops"][0]["present"],
        serde_json::json!(["苇渡望汐", "李明远"])
    );
}

#[test]
fn every_mention_is_counted_and_what_is_wrong_is_told() {
    let case = case(MENTIONS);
    let told = case
        .run(["extract", "a.jsonl", "--mentions", "m.jsonl"])
        .ends(1)
        .err;
    let counts =
        "mentions 7 = added 2 + agreed 1 + overruled 1 + not read 0 + unchanged 0 + set aside 3";
    assert!(told.contains(counts), "{told}");
    assert!(
        told.contains("m.jsonl:4, article a [bad-mention] `text` is"),
        "{told}"
    );
    assert!(
        told.contains("m.jsonl:7, article a [bad-mention] characters 90 to 95"),
        "{told}"
    );
    assert!(
        told.contains("m.jsonl:8, article z [bad-mention] no article"),
        "{told}"
    );
}

#[test]
fn the_order_of_lines_means_nothing() {
    let mut lines: Vec<&str> = MENTIONS.trim().lines().collect();
    let forth = facts(&case(&lines.join("\n")));
    lines.reverse();
    assert_eq!(forth, facts(&case(&lines.join("\n"))));
}

#[test]
fn other_mentions_make_the_article_new_and_name_their_tool_in_the_graph() {
    let case = case(MENTIONS);
    let build = |expected: i32, words: &str| {
        let told = case
            .run(["build", "a.jsonl", "--mentions", "m.jsonl", "--store", "s"])
            .ends(expected)
            .err;
        assert!(told.contains(words), "{told}");
    };
    build(1, "stored 1");
    build(1, "unchanged 1");
    let mut lines = MENTIONS.trim().lines();
    case.write("m.jsonl", lines.next().unwrap());
    build(0, "stored 1");
    let graph = case
        .run(["export", "--store", "s", "--format", "trig", "-o", "-"])
        .ends(0)
        .out;
    assert!(
        graph.contains("prov:wasAttributedTo"),
        "no tool is named: {graph}"
    );
    assert!(
        graph.contains("\"tool-b 2\""),
        "the tool has no name: {graph}"
    );
}
