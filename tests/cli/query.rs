//! Asking: questions, parameters, formats, mistakes.

use crate::case::Case;

#[test]
fn without_a_name_the_questions_are_listed_by_what_they_are_about() {
    let told = Case::new().run(["query"]).ends(0).out;
    assert!(
        told.contains("\n  who-visited --set enterprise=TEXT [--set since=DATE]"),
        "{told}"
    );
    let headings: Vec<_> = told
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .collect();
    assert_eq!(
        headings,
        [
            "What each article says 各篇所载",
            "Officials 官员",
            "Posts and their holders 职务与任职",
            "Firms and sites 企业与点位",
            "Events 事件",
            "Evidence and coverage 依据与报道",
        ]
    );
}

#[test]
fn a_question_says_what_it_takes_and_answers_with() {
    let told = Case::new()
        .run(["query", "most-visited", "--describe"])
        .ends(0)
        .out;
    for part in [
        "most-visited --set month=MONTH [--set division=DIVISION]\n",
        "哪些企业",
        "\n  --set month=MONTH  the month",
        "\n  firm  the firm's full name\n",
        "\n  zhengtu query most-visited --set month=2024-04\n",
    ] {
        assert!(told.contains(part), "no `{part}` in:\n{told}");
    }
}

#[test]
fn an_unknown_question_names_the_nearest() {
    let case = Case::with_store();
    case.run(["query", "vists", "--store", "store"])
        .ends(2)
        .complains(&["`vists`", "`visits`"]);
}

#[test]
fn an_unknown_parameter_names_the_nearest() {
    let case = Case::with_store();
    case.run([
        "query",
        "who-visited",
        "--store",
        "store",
        "--set",
        "enterprize=赣泉",
    ])
    .ends(2)
    .complains(&["`enterprize`", "`enterprise`"]);
    case.run(["query", "visits", "--store", "store", "--set", "only"])
        .ends(2)
        .complains(&["NAME=VALUE"]);
}

#[test]
fn a_missing_parameter_is_asked_for() {
    let case = Case::with_store();
    case.run(["query", "who-visited", "--store", "store"])
        .ends(2)
        .complains(&["--set enterprise="]);
}

#[test]
fn a_syntax_error_names_file_and_line() {
    let case = Case::with_store();
    case.write("bad.rq", "SELECT ?s WHERE {\n  ?s ?p\n}\n");
    case.run(["query", "bad.rq", "--store", "store"])
        .ends(2)
        .complains(&["bad.rq:2:", "^"]);
}

#[test]
fn a_file_of_ones_own_is_asked() {
    let case = Case::with_store();
    case.write(
        "own.rq",
        "SELECT ?id WHERE { GRAPH ?g { ?g <http://purl.org/dc/terms/identifier> ?id } }",
    );
    let told = case
        .run(["query", "own.rq", "--store", "store", "--format", "csv"])
        .ends(0)
        .out;
    assert_eq!(told.lines().collect::<Vec<_>>(), ["id", "good"]);
}

#[test]
fn every_format_of_an_answer_is_printed() {
    let case = Case::with_store();
    case.write(
        "own.rq",
        "SELECT ?id WHERE { GRAPH ?g { ?g <http://purl.org/dc/terms/identifier> ?id } }",
    );
    for (format, has) in [
        ("table", "good"),
        ("csv", "id\r\ngood"),
        ("tsv", "?id\n\"good\""),
        ("json", "\"bindings\""),
        ("xml", "<binding name=\"id\">"),
    ] {
        let told = case
            .run(["query", "own.rq", "--store", "store", "--format", format])
            .ends(0)
            .out;
        assert!(told.contains(has), "{format}: {told}");
    }
    case.run(["query", "own.rq", "--store", "store", "--format", "yaml"])
        .ends(2)
        .complains(&["table, csv, tsv, json, xml"]);
}

#[test]
fn an_empty_store_gives_no_rows_and_says_why() {
    let case = Case::new();
    case.run_on("", ["build", "--store", "store", "nowhere.txt"])
        .ends(1);
    let outcome = case
        .run(["query", "visits", "--store", "store", "--format", "csv"])
        .ends(0);
    assert_eq!(outcome.out, "document,person,site,date,role\r\n");
    outcome.complains(&["holds no article"]);
}

#[test]
fn the_store_may_come_from_the_environment_or_not_at_all() {
    let case = Case::with_store();
    case.run(["query", "visits"])
        .ends(2)
        .complains(&["--store DIR", "ZHENGTU_STORE"]);
    let output = assert_cmd::cargo::cargo_bin_cmd!("zhengtu")
        .current_dir(case.path(""))
        .env("ZHENGTU_STORE", "store")
        .args(["query", "visits", "--format", "csv"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
