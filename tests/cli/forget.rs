//! Articles are taken out of a store.

use crate::case::{ARTICLE, Case};

fn documents(case: &Case) -> Vec<String> {
    let args = ["query", "people", "--store", "store", "--format", "csv"];
    let told = case.run(args).ends(0).out;
    let mut ids: Vec<String> = told
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().to_owned())
        .collect();
    ids.dedup();
    ids
}

#[test]
fn articles_go_by_id_or_address_and_all_or_none() {
    let case = Case::with_store();
    let row = |id: &str| {
        let text = ARTICLE.trim_end();
        format!(
            "{{\"id\":\"{id}\",\"url\":\"https://example.org/{id}.html\",\"title\":\"调研\",\"text\":\"{text}\"}}\n"
        )
    };
    case.write("crawl.jsonl", row("crawl-1") + &row("crawl-2"));
    case.run(["build", "crawl.jsonl", "--store", "store"])
        .ends(0);
    assert_eq!(documents(&case), ["crawl-1", "crawl-2", "good"]);
    case.run(["forget", "good", "crawl-3", "--store", "store"])
        .ends(2)
        .complains(&["no article `crawl-3`", "did you mean"]);
    assert_eq!(
        documents(&case),
        ["crawl-1", "crawl-2", "good"],
        "something is gone"
    );
    case.run([
        "forget",
        "good",
        "https://example.org/crawl-2.html",
        "--store",
        "store",
    ])
    .ends(0)
    .complains(&["forgot crawl-2 (调研)", "forgot good", "holds 1 articles"]);
    assert_eq!(documents(&case), ["crawl-1"]);
    case.run(["build", "good.txt", "--store", "store"]).ends(0);
    assert_eq!(documents(&case), ["crawl-1", "good"], "it cannot come back");
}
