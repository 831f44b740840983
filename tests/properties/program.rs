//! The program's own outputs on the bundled corpus: threads, shards, second runs.

use crate::corpus;
use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::json;
use std::path::Path;
use std::process::Output;
use zhengtu::source::Article;

/// The articles as a crawler would write them.
fn lines(articles: &[Article]) -> Vec<String> {
    let row = |article: &Article| {
        json!({
            "id": article.id, "url": article.url, "title": article.title, "text": article.text,
            "sitename": article.publisher, "date": article.published,
        })
    };
    articles
        .iter()
        .map(|article| format!("{}\n", row(article)))
        .collect()
}

fn run(arguments: &[&str], input: &str, threads: &str, folder: &Path) -> Output {
    let output = cargo_bin_cmd!("zhengtu")
        .current_dir(folder)
        .env_remove("ZHENGTU_STORE")
        .env("RAYON_NUM_THREADS", threads)
        .args(arguments)
        .write_stdin(input)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

fn export(store: &str, folder: &Path) -> Vec<u8> {
    let name = format!("{store}.nq");
    run(
        &["export", "--store", store, "--force", "-o", &name],
        "",
        "2",
        folder,
    );
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn threads_order_and_runs_do_not_show_in_an_export() {
    let case = tempfile::tempdir().unwrap();
    let folder = case.path();
    let mut rows = lines(&corpus::articles());
    let whole = rows.concat();
    run(&["build", "-", "--store", "one"], &whole, "1", folder);
    let one = export("one", folder);
    rows.reverse();
    let (left, right) = rows.split_at(rows.len() / 3);
    for part in [left, right] {
        run(
            &["build", "-", "--store", "two"],
            &part.concat(),
            "2",
            folder,
        );
    }
    assert!(
        export("two", folder) == one,
        "another order, two threads and two builds show"
    );
    let again = run(
        &["build", "-", "--store", "one"],
        &rows.concat(),
        "2",
        folder,
    );
    let told = String::from_utf8(again.stderr).unwrap();
    assert!(
        told.trim_end().ends_with("nothing new"),
        "a second run says: {told}"
    );
    assert!(export("one", folder) == one, "a second run shows");
}

#[test]
fn the_facts_of_shards_are_the_facts_of_the_whole() {
    let case = tempfile::tempdir().unwrap();
    let rows = lines(&corpus::articles());
    for form in ["jsonl", "nquads"] {
        let extract = |rows: &[String], threads| {
            let arguments = ["extract", "--quiet", "--format", form, "-"];
            run(&arguments, &rows.concat(), threads, case.path()).stdout
        };
        let whole = extract(&rows, "2");
        for shards in [2, 3] {
            let parts = rows.chunks(rows.len().div_ceil(shards));
            let together: Vec<u8> = parts.flat_map(|part| extract(part, "1")).collect();
            assert!(
                together == whole,
                "{form}: {shards} shards differ from the whole"
            );
        }
    }
}
