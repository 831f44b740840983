//! What became of every input, and the runs that write it.

use crate::case::{ARTICLE, Case};
use std::fs;
use std::io::Write;

/// A corpus in which something of everything happens.
fn corpus() -> Case {
    let case = Case::new();
    case.write("in/good.txt", ARTICLE);
    case.write(
        "in/rows.jsonl",
        "{\"id\":\"a\",\"text\":\"6月13日，泰和县县长李明远到县城调研。\"}\n{broken\n{\"id\":\"a\",\"text\":\"6月13日，泰和县县长李明远到县城调研。\"}\n",
    );
    case.write("in/empty.txt", "");
    case
}

fn counts(case: &Case) -> String {
    let run = case.run(["ledger", "--store", "store"]).ends(0);
    run.out.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn every_input_is_in_one_row_and_the_counts_reconcile() {
    let case = corpus();
    case.run(["build", "in", "--store", "store"])
        .ends(1)
        .complains(&["read 5 = stored 2 + unchanged 1 + set aside 2"]);
    let expected = "5 inputs: stored 2, repeated 1, set-aside 2";
    assert_eq!(counts(&case), expected);

    let csv = case.run([
        "ledger",
        "--store",
        "store",
        "--format",
        "csv",
        "--status",
        "set-aside",
    ]);
    let lines: Vec<&str> = csv.out.lines().collect();
    assert_eq!(lines[0], "file,line,document,status,genre,reason,message");
    assert!(
        lines[1].starts_with("in/empty.txt,,,set-aside,,empty,"),
        "{}",
        lines[1]
    );
    assert!(
        lines[2].starts_with("in/rows.jsonl,2,,set-aside,,malformed,"),
        "{}",
        lines[2]
    );

    // What is met again ends as it did; what is mended is no longer wrong.
    case.run(["build", "in", "--store", "store"]).ends(1);
    assert_eq!(counts(&case), expected);
    case.write("in/empty.txt", ARTICLE);
    case.run(["build", "in/empty.txt", "--store", "store"])
        .ends(0);
    assert_eq!(counts(&case), "5 inputs: stored 3, repeated 1, set-aside 1");
    let only = case.run([
        "ledger",
        "--store",
        "store",
        "--reason",
        "malformed",
        "--format",
        "jsonl",
    ]);
    assert!(
        only.out.contains("\"line\":2") && only.out.lines().count() == 1,
        "{}",
        only.out
    );
    case.run(["ledger", "--store", "store", "--status", "lost"])
        .ends(2)
        .complains(&["set-aside"]);
}

#[test]
fn what_is_forgotten_leaves_the_ledger() {
    let case = corpus();
    case.run(["build", "in", "--store", "store"]).ends(1);
    case.run(["forget", "a", "--store", "store"]).ends(0);
    let ledger = case.run(["ledger", "--store", "store"]).ends(0).out;
    assert!(!ledger.contains("rows.jsonl:1"), "{ledger}");
    assert!(ledger.contains("good.txt"), "{ledger}");
}

#[test]
fn strict_stops_at_the_first_and_changes_nothing() {
    let case = corpus();
    case.run(["build", "in/good.txt", "--store", "store"])
        .ends(0);
    let before = fs::read(case.path("store/manifest.json")).unwrap();
    case.run(["build", "in", "--store", "store", "--strict"])
        .ends(2)
        .complains(&["empty.txt", "--strict"]);
    assert_eq!(fs::read(case.path("store/manifest.json")).unwrap(), before);
}

#[test]
fn prune_drops_what_is_gone_and_nothing_while_an_input_cannot_be_read() {
    let case = Case::with_article();
    case.write("more.txt", "6月14日，泰和县县长李明远到县城调研。");
    case.run(["build", "good.txt", "more.txt", "--store", "store"])
        .ends(0);
    case.run([
        "build", "good.txt", "gone.txt", "--store", "store", "--prune",
    ])
    .ends(2)
    .complains(&["gone.txt", "--prune drops nothing"]);
    case.run(["build", "good.txt", "--store", "store", "--prune"])
        .ends(0)
        .complains(&["pruned 1"]);
    let fresh = Case::with_article();
    fresh.run(["build", "good.txt", "--store", "store"]).ends(0);
    let export = |case: &Case| {
        let run = case.run([
            "export", "--store", "store", "--format", "nquads", "-o", "-",
        ]);
        run.ends(0).out
    };
    assert_eq!(export(&case), export(&fresh));
    assert!(counts(&case).starts_with("1 inputs"), "{}", counts(&case));
}

#[test]
fn a_run_that_is_killed_and_begun_again_ends_as_if_it_had_not_been() {
    let rows: String = (0..3000)
        .map(|n| format!("{{\"id\":\"a{n}\",\"text\":\"6月{}日，泰和县委书记罗开泰到江西赣泉{n}号电路科技有限公司调研。\"}}\n", n % 28 + 1))
        .collect();
    let (case, fresh) = (Case::new(), Case::new());
    case.write("in.jsonl", &rows);
    fresh.write("in.jsonl", &rows);
    for pause in [50, 300, 900] {
        let mut run = std::process::Command::new(assert_cmd::cargo::cargo_bin!("zhengtu"))
            .args(["build", "in.jsonl", "--store", "store", "--quiet"])
            .current_dir(case.path(""))
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(pause));
        run.kill().unwrap();
        run.wait().unwrap();
    }
    let export = |case: &Case| {
        case.run(["build", "in.jsonl", "--store", "store"]).ends(0);
        case.run([
            "export", "--store", "store", "--format", "nquads", "-o", "-",
        ])
        .ends(0)
        .out
    };
    assert!(export(&case) == export(&fresh), "the stores differ");
}

#[test]
fn members_of_archives_are_told_by_name() {
    let case = Case::new();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed
        .write_all(b"id,text\n1,\"6\xe6\x9c\x88\"\n2\n")
        .unwrap();
    case.write("a.csv.gz", packed.finish().unwrap());
    case.run(["build", "a.csv.gz", "--store", "store"])
        .ends(1)
        .complains(&["a.csv.gz:3", "malformed", "1 cells"]);
}
