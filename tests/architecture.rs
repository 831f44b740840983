//! Holds the source tree to the design: who may use whom, how large a file may be, which crate is
//! named where. Each failure says what to do about it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the tree has failed"
)]

#[path = "architecture/source.rs"]
mod source;

use source::{Source, top_level_modules};
use std::collections::BTreeSet;
use std::path::Path;

/// A file longer than this, its tests left out, has more than one purpose.
const MAX_LINES: usize = 400;

/// Crates that only some modules may name, so that each can be replaced in one place.
const OWNERS: &[(&str, &[&str])] = &[
    ("anyhow", &["cli", "main"]),
    ("axum", &["serve"]),
    ("clap", &["cli", "main"]),
    ("indicatif", &["cli"]),
    ("jieba_rs", &["token"]),
    (
        "oxigraph",
        &["graph", "store", "query", "validate", "export"],
    ),
    ("petgraph", &["analyse"]),
    ("plotters", &["analyse"]),
    ("resvg", &["analyse"]),
    ("skrifa", &["analyse"]),
    ("spareval", &["store", "query"]),
    ("spargebra", &["query"]),
    ("tokio", &["serve"]),
    ("toml", &["cli"]),
    ("tower_http", &["serve"]),
];

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = Source::all(root);
    assert!(
        sources.len() > 20,
        "only {} files under src: the test reads the wrong folder",
        sources.len()
    );
    sources
}

fn report(failures: &[String], help: &str) {
    assert!(failures.is_empty(), "{}\nhelp: {help}", failures.join("\n"));
}

/// Data moves one way: a module uses only those above it in `src/lib.rs`.
#[test]
fn no_module_reaches_below_itself() {
    let order = top_level_modules(Path::new(env!("CARGO_MANIFEST_DIR")));
    let place = |module: &str| order.iter().position(|known| known == module);
    let mut failures = Vec::new();
    for source in sources() {
        // `main.rs` and `lib.rs` stand outside the order: they see everything.
        let Some(own) = place(source.module()) else {
            continue;
        };
        for (line, used) in source.used_modules(&order) {
            if place(&used).is_some_and(|used| used > own) {
                let (file, module) = (source.path.display(), source.module());
                failures.push(format!(
                    "{file}:{line}: `{module}` uses `{used}`, which is below it"
                ));
            }
        }
    }
    report(
        &failures,
        "move what both need into a module above them, or hand it over as an argument; \
         the order is that of the `pub mod` lines in src/lib.rs",
    );
}

/// A file that no `mod` line names is compiled by nobody.
#[test]
fn every_file_is_part_of_the_crate() {
    let sources = sources();
    let files: BTreeSet<_> = sources.iter().map(|source| source.path.clone()).collect();
    let reached = source::reachable(&sources);
    let failures: Vec<_> = files
        .difference(&reached)
        .map(|file| format!("{}: no `mod` line leads to this file", file.display()))
        .collect();
    report(&failures, "declare it in its parent, or delete it");
}

/// A long file hides a second purpose.
#[test]
fn files_are_short() {
    let failures: Vec<_> = sources()
        .iter()
        .map(|source| (source, source.lines_without_tests()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .map(|(source, lines)| {
            format!("{}: {lines} lines without its tests", source.path.display())
        })
        .collect();
    report(
        &failures,
        "split it by purpose into `foo.rs` and `foo/…`; more than 400 lines is never one",
    );
}

/// Each heavy dependency has one owner.
#[test]
fn crates_are_named_by_their_owners_only() {
    let mut failures = Vec::new();
    for source in sources() {
        for (name, owners) in OWNERS {
            if owners.contains(&source.module()) {
                continue;
            }
            for line in source.lines_naming(name) {
                failures.push(format!("{}:{line}: names `{name}`", source.path.display()));
            }
        }
    }
    report(
        &failures,
        "let its owner do the work and hand on types of ours (see OWNERS in tests/architecture.rs)",
    );
}

/// `foo.rs` and `foo/`, so that a file's name says what it is.
#[test]
fn no_file_is_called_mod() {
    let failures: Vec<_> = sources()
        .iter()
        .filter(|source| source.path.ends_with("mod.rs"))
        .map(|source| source.path.display().to_string())
        .collect();
    report(&failures, "rename `foo/mod.rs` to `foo.rs`");
}
