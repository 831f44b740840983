//! What others made, kept beside what articles say.

use crate::case::Case;
use std::fs;
use zhengtu::graph::Base;
use zhengtu::query::Question;

/// Says where the official of [`crate::case::ARTICLE`] was born.
const MEMBERS: &str = "@prefix ex: <https://example.org/> .
ex:m1 ex:name \"罗开泰\" ; ex:born [ ex:place \"万安县\" ] .
";

/// Finds him in the view and in what was loaded.
const JOIN: &str = "# needs: view
PREFIX ex: <https://example.org/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT DISTINCT ?name ?place ?g WHERE {
  ?person foaf:name ?name .
  GRAPH ?g { ?m ex:name ?name ; ex:born/ex:place ?place }
}
";

fn loaded(file: &str, text: &str) -> Case {
    let case = Case::with_store();
    case.write(file, text);
    case.run(["load", file, "--store", "store"]).ends(0);
    case
}

fn exported(case: &Case, part: &str) -> String {
    let args = [
        "export", "--store", "store", "--format", "nquads", "-o", "-", "--part", part,
    ];
    case.run(args).ends(0).out
}

#[test]
fn a_query_joins_what_was_loaded_with_the_view() {
    let case = loaded("members.ttl", MEMBERS);
    case.write("join.rq", JOIN);
    let ask = ["query", "join.rq", "--store", "store", "--format", "csv"];
    let told = case.run(ask).ends(0).out;
    let graph = format!("{}loaded/members.ttl", Base::DEFAULT);
    assert!(told.contains(&format!("罗开泰,万安县,{graph}")), "{told}");
    let listed = case.run(["load", "--store", "store"]).ends(0).out;
    assert_eq!(listed, format!("{graph}\t3\n"));

    case.run([
        "load",
        "--store",
        "store",
        "--drop",
        "https://example.org/none",
    ])
    .ends(2)
    .complains(&["nothing was loaded under <https://example.org/none>"]);
    case.run(["load", "--store", "store", "--drop", graph.as_str()])
        .ends(0)
        .complains(&["dropped", "3 statements"]);
    assert!(!case.run(ask).ends(0).out.contains("万安县"));
    assert_eq!(exported(&case, "loaded"), "");
}

#[test]
fn the_same_file_changes_nothing_and_another_takes_its_place() {
    let case = loaded("members.ttl", MEMBERS);
    let manifest = || fs::read(case.path("store/manifest.json")).unwrap();
    let before = manifest();
    let load = ["load", "members.ttl", "--store", "store"];
    case.run(load).ends(0).complains(&["loaded already"]);
    assert!(manifest() == before, "loading the same file again writes");
    case.write("members.ttl", MEMBERS.replace("万安", "遂川"));
    case.run(load).ends(0).complains(&["took the place"]);
    let told = exported(&case, "loaded");
    assert!(
        told.contains("遂川县") && !told.contains("万安县"),
        "{told}"
    );
    let kept = fs::read_dir(case.path("store")).unwrap().flatten();
    let kept = kept.filter(|file| file.file_name().to_string_lossy().starts_with("loaded-"));
    assert_eq!(kept.count(), 1, "the file before lingers");
}

#[test]
fn a_file_with_an_error_changes_nothing() {
    let case = Case::with_store();
    let before = fs::read(case.path("store/manifest.json")).unwrap();
    case.write("good.ttl", MEMBERS);
    case.write(
        "bad.ttl",
        "@prefix ex: <https://example.org/> .\nex:a ex:b ;\n",
    );
    case.run(["load", "good.ttl", "bad.ttl", "--store", "store"])
        .ends(2)
        .complains(&["error: bad.ttl:"]);
    case.write(
        "bad.ttl",
        "@prefix ex: <https://example.org/> .\nex:a ex:b ex:c d .\n",
    );
    case.run(["load", "bad.ttl", "--store", "store"])
        .ends(2)
        .complains(&["error: bad.ttl:2:"]);
    case.write(
        "own.nq",
        format!("<a:a> <a:b> <a:c> <{}article/good> .\n", Base::DEFAULT),
    );
    case.run(["load", "own.nq", "--store", "store"])
        .ends(2)
        .complains(&["own.nq names the graph", "own base"]);
    case.run(["load", "members.docx", "--store", "store"])
        .ends(2)
        .complains(&["members.docx", ".ttl"]);
    assert!(fs::read(case.path("store/manifest.json")).unwrap() == before);
}

#[test]
fn build_names_the_command_for_rdf() {
    let case = Case::with_article();
    case.write("members.ttl", MEMBERS);
    case.run(["build", "good.txt", "members.ttl", "--store", "store"])
        .ends(1)
        .complains(&["members.ttl", "RDF", "zhengtu load"]);
}

/// The store's own graph, said again by others: whatever a named question looks for is there twice.
#[test]
fn named_questions_the_view_and_validation_do_not_see_it() {
    let case = Case::with_store();
    let own = exported(&case, "all");
    let foreign: String = own
        .replace("罗开泰", "罗开阳")
        .lines()
        .map(|line| {
            let statement = line.strip_suffix(" .").unwrap();
            let graph = format!(" <{}article/good>", Base::DEFAULT);
            let statement = statement.strip_suffix(&graph).unwrap_or(statement);
            format!("{statement} <https://example.org/theirs> .\n")
        })
        .collect();
    let questions = Question::bundled().unwrap();
    let answers = || -> Vec<String> {
        let ask = |question: &Question| {
            let example = question.header.example.clone().unwrap_or_default();
            let sets = example.split_whitespace().map(str::to_owned);
            let args = [
                "query",
                &question.name,
                "--store",
                "store",
                "--format",
                "csv",
            ];
            let args = args.into_iter().map(str::to_owned).chain(sets);
            case.run(args).ends(0).out
        };
        questions.iter().map(ask).collect()
    };
    let (before, records, view) = (
        answers(),
        exported(&case, "records"),
        exported(&case, "view"),
    );
    case.write("theirs.nq", foreign);
    case.run(["load", "theirs.nq", "--store", "store"]).ends(0);
    assert!(exported(&case, "all").contains("罗开阳"));
    assert_eq!(answers(), before, "loaded graphs add rows");
    assert!(exported(&case, "records") == records && exported(&case, "view") == view);
    case.run(["validate", "--store", "store"]).ends(0);

    // Another build keeps what was loaded.
    case.write(
        "more.txt",
        crate::case::ARTICLE.replace("6月12日", "6月13日"),
    );
    case.run(["build", "more.txt", "--store", "store"]).ends(0);
    assert!(exported(&case, "loaded").contains("罗开阳"));
}
