//! The same articles give the same bytes: in any order, on any number of threads, in shards, in several builds.

use crate::case::Case;
use std::fs;

/// The files of the example corpus, sorted.
fn files() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/corpus");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    files.sort();
    files
}

fn build(case: &Case, store: &str, threads: &str, files: &[String]) -> String {
    let arguments = ["build", "--store", store, "--threads", threads];
    let files = files.iter().map(String::as_str);
    case.run(arguments.into_iter().chain(files)).ends(0).err
}

fn export(case: &Case, store: &str) -> String {
    let arguments = ["export", "--store", store, "--format", "nquads", "-o", "-"];
    case.run(arguments).ends(0).out
}

#[test]
fn threads_order_and_runs_do_not_show_in_an_export() {
    let case = Case::new();
    let mut files = files();
    build(&case, "one", "1", &files);
    let one = export(&case, "one");
    assert!(one.lines().count() > 1000, "hardly anything was exported");
    files.reverse();
    for part in files.chunks(files.len().div_ceil(3)) {
        build(&case, "three", "2", part);
    }
    assert!(
        export(&case, "three") == one,
        "another order, two threads and three builds show"
    );
    let told = build(&case, "one", "2", &files);
    assert!(
        told.trim_end().ends_with("nothing new"),
        "a second run says: {told}"
    );
    assert!(export(&case, "one") == one, "a second run shows");
}

#[test]
fn the_facts_of_shards_are_the_facts_of_the_whole() {
    let case = Case::new();
    let files = files();
    for form in ["jsonl", "nquads"] {
        let extract = |files: &[String]| {
            let arguments = ["extract", "--quiet", "--format", form];
            let files = files.iter().map(String::as_str);
            case.run(arguments.into_iter().chain(files)).ends(0).out
        };
        let whole = extract(&files);
        for shards in [2, 3] {
            let parts = files.chunks(files.len().div_ceil(shards));
            let together: String = parts.map(extract).collect();
            assert!(
                together == whole,
                "{form}: {shards} shards differ from the whole"
            );
        }
    }
}
