//! People decide who is who, and take it back.

use crate::case::Case;

/// Four articles on officials called 罗文斌, in three prefectures: the signs leave open whether they are one.
const NAMESAKES: &str = r#"{"id":"n1","date":"2021-03-05","title":"罗文斌调研工业经济","text":"3月4日，滁州市副市长罗文斌到安徽石桥阀门有限公司调研，市工信局局长何田陪同。"}
{"id":"n2","date":"2021-09-10","title":"罗文斌检查安全生产","text":"9月9日，滁州市副市长罗文斌到滁州金湖化工有限公司检查安全生产工作。"}
{"id":"n3","date":"2023-06-21","title":"罗文斌走访企业","text":"6月20日，蚌埠市委副书记罗文斌到安徽长淮玻璃有限公司走访，了解企业生产经营情况。"}
{"id":"n4","date":"2024-02-02","title":"罗文斌走访慰问","text":"2月1日，阜阳市委常委罗文斌到安徽颍泉纺织有限公司走访慰问困难职工。"}
"#;

const FILE: &str = "store/judgements.tsv";

fn namesakes() -> Case {
    let case = Case::new();
    case.write("namesakes.jsonl", NAMESAKES);
    case.run(["build", "namesakes.jsonl", "--store", "store"])
        .ends(0);
    case
}

/// The end of the IRI of the official in each of the four articles.
fn entities(case: &Case) -> Vec<String> {
    let args = ["query", "identity", "--store", "store", "--format", "csv"];
    let told = case.run(args).ends(0).out;
    told.lines()
        .filter(|line| line.contains(",person,罗文斌,"))
        .map(|line| line.rsplit('/').next().unwrap().to_owned())
        .collect()
}

fn export(case: &Case, name: &str) -> String {
    let args = ["export", "--store", "store", "-o", name];
    case.run(args).ends(0);
    std::fs::read_to_string(case.path(name)).unwrap()
}

fn judge(case: &Case, keys: &str, args: &[&str]) -> crate::case::Outcome {
    let mut all = vec!["judge", "--store", "store", "--who", "何田"];
    all.extend(args);
    case.run_on(keys, all)
}

#[test]
fn a_session_of_keys_decides_and_the_view_follows() {
    let case = namesakes();
    assert_eq!(entities(&case), ["341100", "341100", "340300", "341200"]);
    // n1 and n3 are one; n1 and n4 are two; then the last is taken back and left unsure.
    let told = judge(&case, "s\nd\nb\nu\nq\n", &[]).ends(0).err;
    assert!(
        told.contains("滁州市副市长  2021-03-05 – 2021-09-10"),
        "{told}"
    );
    assert!(told.contains("decided 2 of 3 pairs"), "{told}");
    assert_eq!(entities(&case), ["341100", "341100", "341100", "341200"]);
    let graph = export(&case, "graph.nt");
    assert_eq!(
        graph.matches("owl#sameAs").count(),
        1,
        "n1 and n3 are confirmed"
    );
    assert!(graph.contains("closeMatch"), "the rest is unsure still");
    let list = judge(&case, "", &["--list"]).ends(0).out;
    assert!(
        list.contains("0 pairs wait"),
        "what was left open is shown again: {list}"
    );
    let again = judge(&case, "", &["--list", "--again"]).ends(0).out;
    assert!(again.contains("1 pairs wait"), "{again}");
}

#[test]
fn decisions_survive_rebuilds_and_a_store_built_anew_gives_the_same_graph() {
    let case = namesakes();
    case.run([
        "merge",
        "person/罗文斌/341100",
        "person/罗文斌/340300",
        "--store",
        "store",
        "--who",
        "何田",
    ])
    .ends(0)
    .complains(&["are one", "the view follows 1 decisions"]);
    let before = export(&case, "before.nt");
    case.run(["view", "--rebuild", "--store", "store"]).ends(0);
    assert_eq!(
        export(&case, "after.nt"),
        before,
        "a rebuild forgets what was decided"
    );
    case.run(["build", "namesakes.jsonl", "--store", "store2"])
        .ends(0);
    let args = ["judge", "--store", "store2", "--import", FILE];
    case.run(args)
        .ends(0)
        .complains(&["took over 1 decisions; 0"]);
    case.run(args)
        .ends(0)
        .complains(&["took over 0 decisions; 1"]);
    case.run(["export", "--store", "store2", "-o", "anew.nt"])
        .ends(0);
    let anew = std::fs::read_to_string(case.path("anew.nt")).unwrap();
    assert_eq!(anew, before);
}

#[test]
fn merging_and_splitting_take_each_other_back() {
    let case = namesakes();
    let before = export(&case, "before.nt");
    let hand = |args: &[&str]| {
        let mut all = args.to_vec();
        all.extend(["--store", "store", "--who", "何田"]);
        case.run(all)
    };
    hand(&["merge", "person/罗文斌/341100", "person/罗文斌/340300"]).ends(0);
    // The name that was given up still means the one who bore it.
    hand(&["merge", "person/罗文斌/340300", "person/罗文斌/341200"]).ends(0);
    assert_eq!(entities(&case), ["341100"; 4]);
    hand(&["split", "罗文斌", "--dry-run"])
        .ends(0)
        .complains(&["is two"]);
    assert_eq!(entities(&case), ["341100"; 4], "a dry run decides");
    hand(&[
        "split",
        "罗文斌",
        "--article",
        "n3",
        "--article",
        "n4",
        "--note",
        "另一人",
    ])
    .ends(0);
    assert_eq!(entities(&case)[..2], ["341100", "341100"]);
    assert_ne!(entities(&case)[2], "341100");
    hand(&["judge", "--undo", "99"])
        .ends(0)
        .complains(&["taken back"]);
    assert_eq!(
        export(&case, "after.nt"),
        before,
        "what was taken back still shows"
    );
}

#[test]
fn names_that_are_given_up_lead_to_their_heirs() {
    let case = namesakes();
    case.run([
        "merge",
        "person/罗文斌/341100",
        "person/罗文斌/340300",
        "--store",
        "store",
        "--who",
        "何田",
    ])
    .ends(0);
    case.write(
        "heirs.rq",
        "SELECT ?old ?heir WHERE { GRAPH ?g { ?old <http://purl.org/dc/terms/isReplacedBy> ?heir } }",
    );
    let told = case
        .run(["query", "heirs.rq", "--store", "store", "--format", "csv"])
        .ends(0)
        .out;
    assert!(
        told.contains("person/罗文斌/340300") && told.contains("person/罗文斌/341100"),
        "{told}"
    );
    case.run(["forget", "n1", "n2", "n3", "--store", "store"])
        .ends(0)
        .complains(&["forgot 1 decisions"]);
    let file = std::fs::read_to_string(case.path(FILE)).unwrap();
    assert!(
        !file.contains("罗文斌"),
        "a decision outlives its articles: {file}"
    );
    let told = case
        .run(["query", "heirs.rq", "--store", "store", "--format", "csv"])
        .ends(0)
        .out;
    assert!(
        !told.contains("罗文斌"),
        "a name outlives its articles: {told}"
    );
}

#[test]
fn contradictions_and_unknown_articles_are_named() {
    let case = namesakes();
    let line = |ruling: &str, a: &str, b: &str, minute: u8| {
        format!("{ruling}\tperson\t{a}\t罗文斌\t{b}\t罗文斌\t何田\t2026-03-12T08:{minute:02}:00Z\n")
    };
    case.write(
        "theirs.tsv",
        line("different", "n1", "n4", 1)
            + &line("same", "n1", "n3", 2)
            + &line("same", "n3", "n4", 3)
            + &line("same", "n3", "gone", 4),
    );
    case.run(["judge", "--store", "store", "--import", "theirs.tsv"])
        .ends(1)
        .complains(&[
            "contradiction",
            "罗文斌 in n3 and 罗文斌 in n4",
            "not followed",
        ]);
    assert_eq!(entities(&case), ["341100", "341100", "341100", "341200"]);
    judge(&case, "", &["--check"])
        .ends(1)
        .complains(&["the store has no 罗文斌 in gone", "contradiction"]);
}

#[test]
fn a_broken_file_is_told_by_line_and_answers_stay_as_they_were() {
    let case = namesakes();
    case.write(FILE, "# by hand\n<<<<<<< ours\n");
    for args in [
        &["view", "--rebuild", "--store", "store"][..],
        &["judge", "--list", "--store", "store"],
        &["build", "namesakes.jsonl", "--store", "store"],
    ] {
        case.run(args)
            .ends(2)
            .complains(&["judgements.tsv, line 2", "a merge left its marks"]);
    }
    let told = case.run(["query", "people", "--store", "store"]).ends(0);
    assert!(told.out.contains("罗文斌"));
    assert!(
        told.err.contains("the graph stays as it was"),
        "{}",
        told.err
    );
    case.write("theirs.tsv", "same\tperson\tn1\n");
    case.write(FILE, "");
    case.run(["judge", "--store", "store", "--import", "theirs.tsv"])
        .ends(2)
        .complains(&["theirs.tsv, line 1", "nothing of the file was taken over"]);
}

#[test]
fn what_is_not_in_the_view_cannot_be_merged() {
    let case = namesakes();
    let merge = |a: &str, b: &str| {
        case.run(["merge", a, b, "--store", "store", "--who", "何田"])
            .ends(2)
    };
    merge("罗文武", "何田").complains(&["nothing called `罗文武`", "罗文斌"]);
    merge("罗文斌", "何田").complains(&["3 that are called `罗文斌`", "person/罗文斌/341100"]);
    merge("何田", "滁州市工信局").complains(&["is a person", "organization"]);
}
