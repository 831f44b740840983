//! Lists of others, matched into the graph.

use crate::case::Case;

/// The official and the firm of [`crate::case::ARTICLE`], their likes, and rows that cannot be used.
const LIST: &str = "qid,姓名,类型,职务\n\
    Q101,羅開泰,官员,县委书记\n\
    Q102,罗开秦,官员,\n\
    Q103,贛泉電路科技,企业,\n\
    Q104,查无此人,,\n\
    Q105,,,\n";

/// What we say, without what others made.
fn export(case: &Case) -> [String; 2] {
    ["view", "records"].map(|part| {
        let args = [
            "export", "--store", "store", "--format", "nquads", "-o", "-", "--part", part,
        ];
        case.run(args).ends(0).out
    })
}

/// What a query of the user's own finds in the graph of matches: ours, how, theirs.
fn matches(case: &Case) -> Vec<String> {
    case.write(
        "matches.rq",
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        SELECT ?name ?how ?theirs WHERE {
          ?ours foaf:name ?name .
          GRAPH ?g { ?ours ?how ?theirs . ?m <http://www.w3.org/2002/07/owl#annotatedTarget> ?theirs }
        } ORDER BY ?theirs",
    );
    let told = case
        .run(["query", "matches.rq", "--store", "store", "--format", "csv"])
        .ends(0)
        .out;
    let rows = told.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let end = |cell: &str| cell.rsplit(['/', '#']).next().unwrap().to_owned();
        format!("{} {} {}", cells[0], end(cells[1]), end(cells[2]))
    });
    rows.collect()
}

fn link(case: &Case, more: &[&str]) -> crate::case::Outcome {
    let mut args = vec!["link", "list.csv", "--store", "store"];
    args.extend(more);
    case.run(args)
}

fn listed() -> Case {
    let case = Case::with_store();
    case.write("list.csv", LIST);
    case
}

#[test]
fn what_is_sure_is_stated_and_the_rest_is_told() {
    let case = listed();
    let view = export(&case);
    let told = link(&case, &[]).ends(1).complains(&[
        "list.csv:6: the row has no name; set aside",
        "5 rows = 0 decided + 2 matched + 1 unsure + 1 unmatched + 0 passed over + 1 set aside",
    ]);
    assert!(told.out.contains("3\tunsure\t罗开秦"), "{}", told.out);
    assert_eq!(
        matches(&case),
        [
            "罗开泰 closeMatch Q101",
            "江西赣泉电路科技有限公司 closeMatch Q103"
        ]
    );
    assert!(export(&case) == view, "our own graphs stay as they were");
    link(&case, &[]).ends(1).complains(&["says so already"]);
}

#[test]
fn decisions_of_a_report_hold_until_they_are_changed() {
    let case = listed();
    let report = link(&case, &["--format", "csv", "--dry-run"]).ends(1).out;
    assert!(matches(&case).is_empty(), "nothing is stated in a dry run");
    let fill = |report: &str, of: &str, decision: &str| {
        let lines = report.lines().map(|line| {
            let line = line.trim_end_matches("same").trim_end_matches("different");
            if line.contains(of) {
                format!("{line}{decision}\r\n")
            } else {
                format!("{line}\r\n")
            }
        });
        lines.collect::<String>()
    };
    case.write("decided.csv", fill(&report, "Q102", "same"));
    let told = link(&case, &["--decided", "decided.csv"])
        .ends(1)
        .complains(&["1 decided"]);
    // The entity has two names for it now, and one was decided on.
    assert!(told.out.contains("2\tunsure"), "{}", told.out);
    assert!(
        matches(&case).contains(&"罗开泰 sameAs Q102".to_owned()),
        "{:?}",
        matches(&case)
    );
    // It holds without the report, and is taken back by another.
    let again = link(&case, &["--format", "csv"])
        .ends(1)
        .complains(&["1 decided"])
        .out;
    case.write("decided.csv", fill(&again, "Q102", "different"));
    link(&case, &["--decided", "decided.csv"])
        .ends(1)
        .complains(&["0 decided + 2 matched + 0 unsure + 2 unmatched"]);
    assert_eq!(
        matches(&case),
        [
            "罗开泰 closeMatch Q101",
            "罗开泰 differentFrom Q102",
            "江西赣泉电路科技有限公司 closeMatch Q103"
        ]
    );
}

#[test]
fn a_report_that_contradicts_itself_is_refused() {
    let case = listed();
    let header = "iri,entity,decision\n";
    let firm = "https://w3id.org/zhengtu/id/organization/江西赣泉电路科技有限公司";
    for (rows, words) in [
        (
            format!("http://q/1,{firm},perhaps\n"),
            ":2: `perhaps` is no decision",
        ),
        (
            "http://q/1,,same\n".to_owned(),
            ":2: a decision on a row without an entity",
        ),
        (
            format!("http://q/1,{firm},same\nhttp://q/1,{firm},different\n"),
            ":3: the row says the contrary",
        ),
        (
            format!("http://q/1,{firm},same\nhttp://q/1,{firm}2,same\n"),
            "cannot be the same as two",
        ),
    ] {
        case.write("decided.csv", format!("{header}{rows}"));
        link(&case, &["--decided", "decided.csv"])
            .ends(2)
            .complains(&[words]);
    }
    case.write("decided.csv", "a,b\n");
    link(&case, &["--decided", "decided.csv"])
        .ends(2)
        .complains(&["no column is called `iri`"]);
}

#[test]
fn lists_come_in_several_forms() {
    let case = Case::with_store();
    case.write(
        "entities.ftm.json",
        "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Luo Kaitai\",\"罗开泰\"],\"position\":[\"泰和县委书记\"]}}\n\
         {\"id\":\"p2\",\"schema\":\"Passport\",\"properties\":{}}\n{\"id\":\n",
    );
    case.run([
        "link",
        "entities.ftm.json",
        "--store",
        "store",
        "--id-prefix",
        "https://example.org/e/",
    ])
    .ends(1)
    .complains(&[
        "entities.ftm.json:3:",
        "1 matched",
        "1 passed over + 1 set aside",
    ]);
    assert_eq!(matches(&case), ["罗开泰 closeMatch p1"]);
    case.write(
        "dump.json",
        "[\n{\"id\":\"Q9\",\"labels\":{\"zh\":{\"value\":\"泰和縣\"}},\"claims\":{}},\n{\"id\":\"P1\",\"labels\":{}}\n]\n",
    );
    case.run(["link", "dump.json", "--store", "store"])
        .ends(0)
        .complains(&["1 matched", "1 passed over"]);
    let (gbk, _, _) = encoding_rs::GBK.encode("姓名;x\t职务\n罗开泰\t县委书记\n");
    case.write("gbk.tsv", gbk);
    case.run([
        "link",
        "gbk.tsv",
        "--store",
        "store",
        "--field",
        "name=姓名;x",
        "--type",
        "Official",
        "--dry-run",
    ])
    .ends(0)
    .complains(&["1 matched"]);
    case.run(["link", "gbk.tsv", "--store", "store"])
        .ends(2)
        .complains(&["--field name=COLUMN"]);
    case.run([
        "link",
        "gbk.tsv",
        "--store",
        "store",
        "--field",
        "age=姓名;x",
    ])
    .ends(2)
    .complains(&["`age` is nothing that is matched"]);
    case.run(["link", "nowhere.csv", "--store", "store"])
        .ends(2)
        .complains(&["nowhere.csv"]);
}
