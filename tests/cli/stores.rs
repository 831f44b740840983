//! Stores that cannot be opened or written.

use crate::case::Case;
use std::fs;
use zhengtu::graph::Base;
use zhengtu::store::{Mode, Store};

#[test]
fn a_directory_that_is_no_store() {
    let case = Case::with_article();
    fs::create_dir(case.path("empty")).unwrap();
    for store in ["nowhere", "empty"] {
        case.run(["query", "visits", "--store", store])
            .ends(2)
            .complains(&["error: ", store, "holds no store", "zhengtu build"]);
    }
}

#[test]
fn a_directory_with_other_files_is_not_touched() {
    let case = Case::with_article();
    case.write("mine/notes.txt", "notes");
    case.run(["build", "good.txt", "--store", "mine"])
        .ends(2)
        .complains(&["mine", "not empty"]);
    assert_eq!(
        fs::read_dir(case.path("mine")).unwrap().count(),
        1,
        "something was written there"
    );
}

#[test]
fn a_store_of_another_version() {
    let case = Case::with_store();
    let manifest = case.path("store/manifest.json");
    let mut value: serde_json::Value =
        serde_json::from_slice(&fs::read(&manifest).unwrap()).unwrap();
    value["format"] = 999.into();
    fs::write(&manifest, value.to_string()).unwrap();
    for args in [
        ["query", "visits", "--store", "store"],
        ["build", "good.txt", "--store", "store"],
    ] {
        case.run(args)
            .ends(2)
            .complains(&["store format 999", "build it anew"]);
    }
}

#[test]
fn a_store_that_another_process_writes() {
    let case = Case::with_store();
    let held = Store::open(&case.path("store"), Mode::Write, Box::new(|_| None)).unwrap();
    case.run(["build", "good.txt", "--store", "store"])
        .ends(2)
        .complains(&["in use by another process", "wait"]);
    drop(held);
    case.run(["build", "good.txt", "--store", "store"]).ends(0);
}

/// Tests may run as root, whom no permission stops; a folder below a file stops everyone.
#[test]
fn a_place_where_nothing_can_be_written() {
    let case = Case::with_article();
    for place in ["good.txt/store", "/proc/store"] {
        case.run(["build", "good.txt", "--store", place])
            .ends(2)
            .complains(&["error: ", place]);
    }
}

#[test]
fn a_store_keeps_its_base_and_engine() {
    let case = Case::with_store();
    case.run([
        "build",
        "good.txt",
        "--store",
        "store",
        "--base",
        "https://example.org/id/",
    ])
    .ends(2)
    .complains(&["https://example.org/id/", Base::DEFAULT]);
    case.run([
        "build", "good.txt", "--store", "store", "--engine", "rocksdb",
    ])
    .ends(2)
    .complains(&["snapshot", "rocksdb"]);
    case.run(["build", "good.txt", "--store", "new", "--engine", "sled"])
        .ends(2)
        .complains(&["snapshot, rocksdb"]);
    case.run([
        "build",
        "good.txt",
        "--store",
        "new",
        "--base",
        "not an iri",
    ])
    .ends(2)
    .complains(&["not an iri"]);
}

#[test]
fn a_base_of_ones_own_names_everything() {
    let case = Case::with_article();
    case.run([
        "build",
        "good.txt",
        "--store",
        "own",
        "--base",
        "https://example.org/id/",
    ])
    .ends(0);
    let graph = case
        .run(["export", "--store", "own", "--format", "nquads", "-o", "-"])
        .ends(0)
        .out;
    assert!(
        graph.contains("<https://example.org/id/article/good>"),
        "{graph}"
    );
    assert!(
        !graph.contains(Base::DEFAULT),
        "the default base is minted under too:\n{graph}"
    );
}
