use super::*;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};

const VISITS: &str = "\
# title: Visits
# param: official (text, required) — the visitor's name
# param: since (date, optional) — not before
# param: most (integer, default 9) — how many at most
# column: site — what was visited
# needs: view
# example: --set official=张彤
PREFIX ex: <https://example.org/>
SELECT ?site ?day WHERE {
  VALUES ?official { UNDEF }
  VALUES ?since { UNDEF }
  VALUES ?most { 9 }
  ?visit ex:who ?official ; ex:site ?site ; ex:day ?day ; ex:order ?order .
  FILTER(!BOUND(?since) || ?day >= ?since)
  FILTER(?order <= ?most)
}
ORDER BY ?day
";

fn question(text: &str) -> Question {
    Question::new("visits-of", "queries/visits-of.rq", text.to_owned()).unwrap()
}

fn dataset() -> Dataset {
    let iri = |text: &str| NamedNode::new_unchecked(format!("https://example.org/{text}"));
    let day = |day| Literal::new_typed_literal(day, oxigraph::model::vocab::xsd::DATE);
    let mut quads = Vec::new();
    for (order, who, site, when) in [
        (1, "张彤", "鑫众科技", "2024-08-10"),
        (2, "张彤", "北站", "2023-01-05"),
        (3, "李立", "鑫众科技", "2024-08-11"),
    ] {
        let visit = iri(&format!("visit/{order}"));
        let mut add = |property: &str, value: Literal| {
            let graph = GraphName::DefaultGraph;
            quads.push(Quad::new(visit.clone(), iri(property), value, graph));
        };
        add("who", Literal::new_simple_literal(who));
        add("site", Literal::new_simple_literal(site));
        add("day", day(when));
        add("order", Literal::from(order));
    }
    Dataset::from_quads(quads).unwrap()
}

fn ask(text: &str, settings: &[&str], format: AnswerFormat) -> Result<String, QueryError> {
    let settings: Vec<String> = settings.iter().map(|&setting| setting.to_owned()).collect();
    let answer = question(text).bind(&settings)?.ask(&dataset())?;
    let mut out = Vec::new();
    answer.write(
        Style {
            format,
            width: None,
        },
        &mut out,
    )?;
    Ok(String::from_utf8(out).unwrap())
}

fn message(text: &str, settings: &[&str]) -> String {
    match ask(text, settings, AnswerFormat::Table) {
        Ok(answer) => panic!("no error, but\n{answer}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn parameters_narrow_the_answer() {
    let all = ask(VISITS, &["official=张彤"], AnswerFormat::Table).unwrap();
    assert_eq!(
        all,
        "site      day\n────────  ──────────\n北站      2023-01-05\n鑫众科技  2024-08-10\n(2 rows)\n"
    );
    let csv = |settings: &[&str]| ask(VISITS, settings, AnswerFormat::Csv).unwrap();
    let since = csv(&["official=张彤", "since=2024年1月1日"]);
    assert_eq!(since, "site,day\r\n鑫众科技,2024-08-10\r\n");
    assert_eq!(
        csv(&["official=张彤", "most=1"]),
        since,
        "the default was not overridden"
    );
}

#[test]
fn no_value_can_change_what_is_asked() {
    for value in [
        "张彤\" } #",
        "\") || (\"\" = \"",
        "} DELETE WHERE { ?s ?p ?o",
        "?site",
        "\\u0022",
    ] {
        let answer = ask(VISITS, &[&format!("official={value}")], AnswerFormat::Csv).unwrap();
        assert_eq!(
            answer, "site,day\r\n",
            "the value {value} reached the query's text"
        );
    }
}

#[test]
fn a_parameter_reaches_subqueries_and_exists() {
    let text = "# param: official (text, required) — who\n\
        SELECT ?n ?b { \
          { SELECT (COUNT(*) AS ?n) { VALUES ?official { UNDEF } ?v <https://example.org/who> ?official } } \
          BIND(EXISTS { VALUES ?official { UNDEF } ?w <https://example.org/who> ?official } AS ?b) }";
    for (value, row) in [("李立", "1,true"), ("无名", "0,false")] {
        let answer = ask(text, &[&format!("official={value}")], AnswerFormat::Csv).unwrap();
        assert_eq!(answer, format!("n,b\r\n{row}\r\n"));
    }
}

#[test]
fn bad_settings_are_explained() {
    let unknown = message(VISITS, &["offical=张彤"]);
    assert!(unknown.contains("did you mean `official`?"), "{unknown}");
    let other = message(VISITS, &["zz=1"]);
    assert!(
        other.contains("it has `official`, `since`, `most`"),
        "{other}"
    );
    let missing = message(VISITS, &[]);
    assert!(
        missing.contains("needs `--set official=…`: the visitor's name"),
        "{missing}"
    );
    assert!(
        missing.contains("zhengtu query visits-of --set official=张彤"),
        "{missing}"
    );
    assert!(message(VISITS, &["official"]).contains("--set NAME=VALUE"));
    assert!(message(VISITS, &["official=a", "official=b"]).contains("set twice"));
    let day = message(VISITS, &["official=a", "since=八月"]);
    assert!(
        day.contains("`--set since=八月`: a day is needed, such as 2024-08-10"),
        "{day}"
    );
    let unbound = message("# param: x (text, optional) — x\nSELECT * {}", &[]);
    assert!(
        unbound.contains("add a line `VALUES ?x { UNDEF }`"),
        "{unbound}"
    );
}

#[test]
fn a_syntax_error_names_file_line_and_column() {
    let broken = message("# title: 坏\nSELECT ?人 WHERE {\n  ?人 名 ?x .\n}\n", &[]);
    assert!(
        broken.starts_with("queries/visits-of.rq:3:3: the SPARQL does not parse"),
        "{broken}"
    );
    assert!(
        broken.ends_with("\n    ?人 名 ?x .\n    ^"),
        "the mark is not below ?人:\n{broken}"
    );
    let brace = message("SELECT * {\n  ?s ?p \"张彤\" ]\n}", &[]);
    assert!(brace.contains("rq:2:"), "{brace}");
    let prefix = message("SELECT * {\n ?s zt:who ?o }", &[]);
    assert!(
        prefix.contains("add a line `PREFIX zt: <https://w3id.org/zhengtu/ontology#>`"),
        "{prefix}"
    );
    let update = message("DELETE WHERE { ?s ?p ?o }", &[]);
    assert!(
        update.contains("does not parse"),
        "an update is no question: {update}"
    );
}

#[test]
fn a_missing_question_names_the_nearest_and_a_missing_file_itself() {
    let file = Question::find("no/such/file.rq").unwrap_err().to_string();
    assert!(file.contains("cannot read no/such/file.rq"), "{file}");
    let name = Question::find("no-such-question").unwrap_err().to_string();
    assert!(
        name.contains("`zhengtu query` lists the questions"),
        "{name}"
    );
    let names = ["visits", "visits-of", "who-visited", "posts"];
    assert_eq!(
        error::nearest("vists", names.into_iter()),
        ["visits", "visits-of"]
    );
    assert_eq!(
        error::nearest("visited", names.into_iter())[..1],
        ["visits"]
    );
}

#[test]
fn every_format_holds_rows() {
    let settings = ["official=李立"];
    for (format, part) in [
        (AnswerFormat::Tsv, "?site\t?day\n\"鑫众科技\"\t"),
        (
            AnswerFormat::Json,
            r#"{"type":"literal","value":"鑫众科技"}"#,
        ),
        (AnswerFormat::Xml, "<literal>鑫众科技</literal>"),
    ] {
        let answer = ask(VISITS, &settings, format).unwrap();
        assert!(answer.contains(part), "{} gives\n{answer}", format.name());
    }
    let graph = ask(VISITS, &settings, AnswerFormat::Turtle)
        .unwrap_err()
        .to_string();
    assert!(
        graph.contains("a table of rows, which turtle cannot hold; take --format table"),
        "{graph}"
    );
}

#[test]
fn yes_no_and_graphs_are_answers_too() {
    let yes = "ASK { ?s <https://example.org/who> \"张彤\" }";
    assert_eq!(ask(yes, &[], AnswerFormat::Table).unwrap(), "yes\n");
    assert_eq!(
        ask(yes, &[], AnswerFormat::Json).unwrap(),
        r#"{"head":{},"boolean":true}"#
    );
    let graph =
        "CONSTRUCT { ?s <http://purl.org/dc/terms/title> ?o } { ?s <https://example.org/who> ?o }";
    let turtle = ask(graph, &[], AnswerFormat::Table).unwrap();
    assert!(
        turtle.starts_with("@prefix dcterms: <http://purl.org/dc/terms/> .\n<"),
        "{turtle}"
    );
    let lines = ask(graph, &[], AnswerFormat::NTriples).unwrap();
    assert!(
        lines.lines().is_sorted() && lines.lines().count() == 3,
        "{lines}"
    );
    let csv = ask(graph, &[], AnswerFormat::Csv).unwrap_err().to_string();
    assert!(csv.contains("take --format turtle or ntriples"), "{csv}");
    let describe = ask(
        "DESCRIBE <https://example.org/visit/1>",
        &[],
        AnswerFormat::NTriples,
    );
    assert_eq!(describe.unwrap().lines().count(), 4);
}

#[test]
fn what_cannot_be_evaluated_says_so() {
    let service = message(
        "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        &[],
    );
    assert!(service.contains("cannot be answered"), "{service}");
}

#[test]
fn the_list_of_questions_is_the_directory() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let mut files: Vec<String> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "rq"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let listed: Vec<&str> = bundled::QUESTIONS.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        listed, files,
        "bundled.rs and queries/ must have the same names, sorted"
    );
    for question in Question::bundled().unwrap() {
        question.parse().unwrap();
    }
}

#[test]
fn csv_holds_no_formula_and_other_formats_hold_the_terms() {
    let text = "# title: Formulas\n# column: text — a text\n\
                SELECT ?text ?number WHERE { VALUES (?text ?number) { (\"=1+1\" -5) (\"周明远, 书记\" 1.5) } }";
    let csv = ask(text, &[], AnswerFormat::Csv).unwrap();
    assert_eq!(csv, "text,number\r\n'=1+1,-5\r\n\"周明远, 书记\",1.5\r\n");
    let tsv = ask(text, &[], AnswerFormat::Tsv).unwrap();
    assert!(tsv.contains("\"=1+1\"\t-5"), "{tsv}");
}
