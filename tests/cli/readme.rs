//! The README's commands work, and its answers are those that the program prints.

use crate::case::Case;
use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A block of output follows this mark, which names the arguments that print it.
const MARK: &str = "<!-- prints: ";

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap()
}

/// A case that has the example corpus where the README's commands expect it.
fn example() -> Case {
    let case = Case::new();
    fs::create_dir(case.path("examples")).unwrap();
    std::os::unix::fs::symlink(
        Path::new(ROOT).join("examples/corpus"),
        case.path("examples/corpus"),
    )
    .unwrap();
    case
}

/// The arguments of `cargo run --release -- …` in a line.
fn arguments(line: &str) -> impl Iterator<Item = Vec<&str>> {
    line.split("&&").filter_map(|command| {
        let typed = command.trim().strip_prefix("cargo run --release -- ")?;
        Some(typed.split_whitespace().collect())
    })
}

/// Runs every command of a block of the README; the last one's output.
fn first_command(case: &Case) -> String {
    let readme = readme();
    let line = readme
        .lines()
        .find(|line| line.starts_with("cargo run --release"))
        .unwrap();
    arguments(line)
        .map(|arguments| case.run(arguments).ends(0).out)
        .last()
        .unwrap()
}

#[test]
fn the_first_command_says_who_visited_which_enterprise_when() {
    let told = first_command(&example());
    let row = |words: &[&str]| {
        told.lines()
            .any(|line| words.iter().all(|word| line.contains(word)))
    };
    assert!(row(&["person", "site", "date", "role"]), "{told}");
    assert!(
        row(&["程望舒", "江西赣泉电路科技有限公司", "2024-04-17", "lead"]),
        "{told}"
    );
}

#[test]
fn shown_answers_are_those_that_are_printed() {
    let case = example();
    first_command(&case);
    holds(&case, "README.md");
}

/// The answers that a document shows are those that the program prints in the case.
pub fn holds(case: &Case, document: &str) {
    let path = Path::new(ROOT).join(document);
    let shown = fs::read_to_string(&path).unwrap();
    let mut renewed = String::new();
    let mut rest = shown.as_str();
    while let Some((before, after)) = rest.split_once(MARK) {
        let (typed, after) = after.split_once(" -->\n```text\n").unwrap();
        let (_, after) = after.split_once("```\n").unwrap();
        let told = case.run(typed.split_whitespace()).ends(0).out;
        renewed += &format!("{before}{MARK}{typed} -->\n```text\n{told}```\n");
        rest = after;
    }
    renewed += rest;
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &renewed).unwrap();
    }
    assert_eq!(
        shown, renewed,
        "{document} shows another answer than the program prints\n\
         help: if the new answer is right, `UPDATE_README=1 cargo test --test cli` writes it there"
    );
    assert!(shown.contains(MARK), "{document} shows no answer");
}
