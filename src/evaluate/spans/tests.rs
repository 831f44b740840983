use super::{ComparedSpans, MarkedText, article, read_marked};
use crate::document::named::NamedKind;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TEXT: &str = "市长程望舒到海棠纺织调研。";

fn expected() -> BTreeSet<(NamedKind, (usize, usize))> {
    [
        (NamedKind::Post, (0, 2)),
        (NamedKind::Person, (2, 5)),
        (NamedKind::Organization, (6, 10)),
    ]
    .into()
}

#[test]
fn both_forms_of_doccano_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("all.jsonl");
    let rows = format!(
        "{{\"id\": 7, \"text\": \"{TEXT}\", \"label\": [[0, 2, \"职务\"], [2, 5, \"PER\"], [6, 10, \"ORG\"], [10, 12, \"动作\"]]}}\n\
         {{\"text\": \"{TEXT}\", \"entities\": [{{\"id\": 1, \"label\": \"position\", \"start_offset\": 0, \"end_offset\": 2}}, \
         {{\"id\": 2, \"label\": \"name\", \"start_offset\": 2, \"end_offset\": 5}}, \
         {{\"id\": 3, \"label\": \"company\", \"start_offset\": 6, \"end_offset\": 10}}], \"relations\": []}}\n"
    );
    fs::write(&path, rows).unwrap();
    let marked = read_marked(&path, &[]).unwrap();
    let ids: Vec<&str> = marked
        .texts
        .iter()
        .map(|text| text.article.id.as_str())
        .collect();
    assert_eq!(
        ids,
        ["7", "2"],
        "a text without an id is named by its number"
    );
    for text in &marked.texts {
        assert_eq!(text.marks, expected());
    }
    assert_eq!(marked.unknown_labels.get("动作"), Some(&1));
}

#[test]
fn brat_is_read() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), TEXT).unwrap();
    let marks = "T1\tPosition 0 2\t市长\nT2\tPerson 2 3;4 5\t程 舒\nT3\tOrganization 6 10\t海棠纺织\n\
                 R1\tHolds Arg1:T2 Arg2:T1\n#1\tAnnotatorNotes T1\tnote\n";
    fs::write(dir.path().join("a.ann"), marks).unwrap();
    let marked = read_marked(dir.path(), &[]).unwrap();
    assert_eq!(marked.texts[0].marks, expected());
    assert_eq!(marked.texts[0].article.id, "a");
}

#[test]
fn a_mark_outside_its_text_is_told() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), "短").unwrap();
    fs::write(dir.path().join("a.ann"), "T1\tPerson 0 9\t短\n").unwrap();
    let told = read_marked(dir.path(), &[]).unwrap_err().to_string();
    assert!(told.contains("a.ann") && told.contains("line 1"), "{told}");
    let path = dir.path().join("all.jsonl");
    fs::write(&path, "{\"text\": \"短\", \"label\": [[0, 9, \"PER\"]]}").unwrap();
    let told = read_marked(&path, &[]).unwrap_err().to_string();
    assert!(told.contains("1 characters"), "{told}");
}

#[test]
fn overlapping_stretches_of_one_kind_are_nearly_right() {
    let compared = ComparedSpans {
        marked: MarkedText {
            article: article("a".to_owned(), TEXT.to_owned(), Path::new("a"), None),
            marks: expected(),
        },
        found: [
            (NamedKind::Person, (2, 5)),
            (NamedKind::Organization, (5, 8)),
            (NamedKind::Organization, (8, 10)),
            (NamedKind::Place, (0, 2)),
        ]
        .into(),
    };
    let counts = |kind| {
        let counts = compared.counts(kind);
        (counts.right, counts.loosely_right, counts.gold, counts.got)
    };
    assert_eq!(counts(NamedKind::Person), (1, 1, 1, 1));
    assert_eq!(
        counts(NamedKind::Organization),
        (0, 1, 1, 2),
        "one mark matches once"
    );
    assert_eq!(counts(NamedKind::Post), (0, 0, 1, 0), "a place is no post");
    assert_eq!(compared.mistakes(NamedKind::Post), [(true, (0, 2))]);
    assert_eq!(compared.words((2, 5)), "程望舒");
}
