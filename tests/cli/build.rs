//! Counts, second runs, threads, standard input.

use crate::case::{ARTICLE, Case};
use std::fs;

#[test]
fn a_second_run_changes_nothing_and_says_so() {
    let case = Case::with_store();
    let files = |case: &Case| -> Vec<_> {
        let mut found: Vec<_> = walk(&case.path("store"));
        found.sort();
        found
    };
    let before = files(&case);
    case.run(["build", "good.txt", "--store", "store"])
        .ends(0)
        .closes("read 1 = stored 0 + unchanged 1 + set aside 0; nothing new");
    assert_eq!(files(&case), before, "a second run wrote to the store");
}

/// Names and contents of the files below a folder.
fn walk(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found
}

#[test]
fn new_and_changed_articles_are_stored() {
    let case = Case::with_store();
    case.write("good.txt", format!("{ARTICLE}完。\n"));
    case.write("new.txt", "吉安市召开会议。\n");
    case.run(["build", "good.txt", "new.txt", "--store", "store"])
        .ends(0)
        .closes("read 2 = stored 2 + unchanged 0 + set aside 0");
}

#[test]
fn quiet_says_only_what_was_set_aside() {
    let case = Case::with_article();
    let told = case
        .run(["build", "good.txt", "--store", "store", "--quiet"])
        .ends(0)
        .err;
    assert_eq!(told, "");
    let told = case
        .run(["build", "nowhere.txt", "--store", "store", "--quiet"])
        .ends(1)
        .err;
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn nothing_but_the_closing_line_where_there_is_no_terminal() {
    let case = Case::with_article();
    let outcome = case.run(["build", "good.txt", "--store", "store"]).ends(0);
    assert_eq!(
        outcome.err,
        "read 1 = stored 1 + unchanged 0 + set aside 0\n"
    );
    assert_eq!(outcome.out, "");
}

#[test]
fn standard_input_is_an_input() {
    let case = Case::new();
    let lines =
        "{\"id\":\"a\",\"text\":\"会议召开。\"}\n{\"id\":\"b\",\"text\":\"会议又召开。\"}\n";
    case.run_on(lines, ["build", "-", "--store", "store"])
        .ends(0)
        .closes("read 2 = stored 2 + unchanged 0 + set aside 0");
}

#[test]
fn fields_can_be_named() {
    let case = Case::new();
    case.write("a.jsonl", "{\"nr\":\"a\",\"body_zh\":\"会议召开。\"}\n");
    case.run([
        "build",
        "a.jsonl",
        "--store",
        "store",
        "--field",
        "text=body_zh",
        "--field",
        "id=nr",
    ])
    .ends(0)
    .closes("read 1 = stored 1 + unchanged 0 + set aside 0");
    case.run([
        "build",
        "a.jsonl",
        "--store",
        "store",
        "--field",
        "txet=body_zh",
    ])
    .ends(2)
    .complains(&["txet"]);
}

#[test]
fn a_directory_and_a_glob_are_inputs() {
    let case = Case::new();
    case.write("in/a.txt", "会议召开。");
    case.write("in/deep/b.txt", "会议又召开。");
    case.run(["build", "in", "--store", "store"])
        .ends(0)
        .closes("read 2 = stored 2 + unchanged 0 + set aside 0");
    case.run(["build", "in/*.txt", "--store", "other"])
        .ends(0)
        .closes("read 1 = stored 1 + unchanged 0 + set aside 0");
}

/// The same graph, byte for byte, whatever the number of threads and the order of the inputs.
#[test]
fn threads_and_order_change_nothing() {
    let case = Case::new();
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/corpus");
    let mut files: Vec<_> = fs::read_dir(corpus)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut graphs = Vec::new();
    for (store, threads) in [("one", "1"), ("two", "4")] {
        let mut args = vec![
            "build".into(),
            "--store".into(),
            store.into(),
            "--threads".into(),
            threads.into(),
        ];
        args.extend(files.iter().map(|file| file.clone().into_os_string()));
        case.run(args).ends(0);
        graphs.push(
            case.run(["export", "--store", store, "--format", "nquads", "-o", "-"])
                .ends(0)
                .out,
        );
        files.reverse();
    }
    assert!(
        graphs[0].lines().count() > 100,
        "too few quads to tell:\n{}",
        graphs[0]
    );
    assert_eq!(
        graphs[0], graphs[1],
        "the graph depends on threads or on the order of inputs"
    );
}

const CHAPTER: &str = include_str!("../genre/fiction-long-official-talk.txt");
const OFFER: &str = include_str!("../genre/advertisement-franchise.txt");

/// What yields no facts for its genre is stored and counted; asked for, it is read again.
#[test]
fn fiction_and_advertisements_are_stored_without_facts() {
    let case = Case::with_article();
    case.write("chapter.txt", CHAPTER);
    case.write("offer.txt", OFFER);
    let build = [
        "build",
        "good.txt",
        "chapter.txt",
        "offer.txt",
        "--store",
        "store",
    ];
    case.run(build).ends(0).closes(
        "read 3 = stored 3 + unchanged 0 + set aside 0; without facts: 1 fiction, 1 advertisement",
    );
    let people = ["query", "people", "--store", "store", "--format", "csv"];
    let told = case.run(people).ends(0).out;
    assert!(
        told.contains("罗开泰") && !told.contains("章克明"),
        "{told}"
    );
    case.run(build)
        .ends(0)
        .closes("read 3 = stored 0 + unchanged 3 + set aside 0; nothing new");
    let any = build.into_iter().chain(["--genre", "any"]);
    let outcome = case.run(any).ends(0);
    assert!(!outcome.err.contains("without facts"), "{}", outcome.err);
    let told = case.run(people).ends(0).out;
    assert!(told.contains("章克明"), "{told}");
}

#[test]
fn extraction_tells_the_genre_and_why() {
    let case = Case::new();
    case.write("chapter.txt", CHAPTER);
    let told = case
        .run(["extract", "chapter.txt"])
        .ends(0)
        .closes("read 1 = extracted 1 + unchanged 0 + set aside 0; without facts: 1 fiction")
        .out;
    for words in [
        "\"genre\":\"fiction\"",
        "\"fiction.opening\"",
        "\"facts\":[]",
    ] {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
}

#[test]
fn copies_are_linked_unless_they_are_to_count() {
    let case = Case::new();
    let text = ARTICLE.trim_end().repeat(3);
    let rows: String = ["c1", "c2"]
        .map(|id| format!("{{\"id\":\"{id}\",\"date\":\"2024-06-13\",\"text\":\"{text}\"}}\n"))
        .concat();
    case.write("two.jsonl", rows);
    let copies = |args: &[&str]| {
        let build = ["build", "two.jsonl", "--store", "store"];
        case.run(build.iter().chain(args)).ends(0);
        let told = case
            .run(["query", "copies", "--store", "store", "--format", "csv"])
            .ends(0);
        told.out.lines().count() - 1
    };
    assert_eq!(copies(&[]), 1);
    assert_eq!(copies(&["--keep-duplicates"]), 0);
    assert_eq!(copies(&[]), 0, "the store has forgotten it");
    assert_eq!(copies(&["--keep-duplicates", "false"]), 1);
}

#[test]
fn what_goes_on_can_be_told_as_json() {
    let case = Case::with_article();
    case.write("bad.jsonl", "{\"id\": 1,\n");
    let told = case
        .run([
            "--log",
            "json",
            "build",
            "good.txt",
            "bad.jsonl",
            "--store",
            "store",
        ])
        .ends(1);
    let events: Vec<serde_json::Value> = told
        .err
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect();
    let named = |name: &str| events.iter().find(|event| event["event"] == name);
    assert_eq!(named("set-aside").unwrap()["reason"], "malformed");
    assert_eq!(named("set-aside").unwrap()["line"], 1);
    assert_eq!(named("done").unwrap()["stored"], 1);
    let failed = case
        .run(["query", "people", "--store", "none", "--log", "json"])
        .ends(2);
    let error: serde_json::Value = serde_json::from_str(&failed.err).unwrap();
    assert_eq!(error["event"], "error");
}
