//! What cannot be used is set aside, by file, line and reason, and the run goes on.

use crate::case::Case;

const STORED_ONE: &str = "read 2 = stored 1 + unchanged 0 + set aside 1";

/// Builds `good.txt` and a bad input, and expects to read where and why.
#[track_caller]
fn sets_aside(name: &str, bytes: Option<&[u8]>, reason: &str, place: &str) {
    let case = Case::with_article();
    if let Some(bytes) = bytes {
        case.write(name, bytes);
    }
    case.run(["build", "good.txt", name, "--store", "store"])
        .ends(1)
        .complains(&["set aside: ", place, &format!("[{reason}]"), "; "])
        .closes(STORED_ONE);
    let rows = case.run(["extract", "good.txt", name]).ends(1).out;
    assert_eq!(
        rows.lines().count(),
        1,
        "the good article is extracted all the same: {rows}"
    );
}

#[test]
fn a_missing_file() {
    sets_aside("nowhere.txt", None, "unreadable", "nowhere.txt");
}

#[test]
fn an_empty_file() {
    sets_aside("empty.txt", Some(b""), "empty", "empty.txt");
}

#[test]
fn a_file_of_white_space() {
    sets_aside(
        "blank.txt",
        Some("\u{feff} \n\u{3000}\n".as_bytes()),
        "empty",
        "blank.txt",
    );
}

#[test]
fn bytes_that_are_no_text() {
    let bytes: Vec<u8> = (0..4096_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    sets_aside("noise.txt", Some(&bytes), "not-text", "noise.txt");
}

#[test]
fn a_json_line_that_does_not_parse() {
    sets_aside(
        "a.jsonl",
        Some(b"\n{\"id\": \"a\", \"text\": \n"),
        "malformed",
        "a.jsonl:2",
    );
}

#[test]
fn a_json_line_without_text() {
    sets_aside(
        "a.jsonl",
        Some(br#"{"id": "a", "title": "t"}"#),
        "no-text",
        "a.jsonl:1",
    );
}

#[test]
fn a_duplicate_id_with_another_content() {
    let case = Case::new();
    case.write("a.jsonl", "{\"id\":\"a\",\"text\":\"罗开泰到吉安市调研。\"}\n{\"id\":\"b\",\"text\":\"会议召开。\"}\n");
    case.write(
        "b.jsonl",
        "{\"id\":\"a\",\"text\":\"别的内容。\"}\n{\"id\":\"b\",\"text\":\"会议召开。\"}\n",
    );
    case.run(["build", "a.jsonl", "b.jsonl", "--store", "store"])
        .ends(1)
        .complains(&["b.jsonl:1", "article a", "[duplicate-id]", "a.jsonl:1"])
        .closes("read 4 = stored 2 + unchanged 1 + set aside 1");
}

#[test]
fn every_bad_line_is_listed_and_counted() {
    let case = Case::new();
    let good = |n: usize| format!("{{\"id\":\"{n}\",\"text\":\"第{n}次会议召开。\"}}\n");
    let lines: String = (1..=300)
        .map(|n| {
            if n % 3 == 0 {
                "{]\n".to_owned()
            } else {
                good(n)
            }
        })
        .collect();
    case.write("a.jsonl", lines);
    let outcome = case
        .run(["build", "a.jsonl", "--store", "store"])
        .ends(1)
        .closes("read 300 = stored 200 + unchanged 0 + set aside 100");
    let listed: Vec<_> = outcome
        .err
        .lines()
        .filter(|line| line.starts_with("set aside"))
        .collect();
    assert_eq!(listed.len(), 100, "each is listed once");
    assert!(
        listed[99].contains("a.jsonl:300 "),
        "in the order of the input: {}",
        listed[99]
    );
}
