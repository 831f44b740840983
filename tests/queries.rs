//! The named questions of `queries/` on hand-written facts: they parse, have the columns that their
//! headers and DESIGN.md promise, and answer what the facts say.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

#[path = "support/facts.rs"]
mod facts;
#[path = "support/table.rs"]
mod table;

use oxigraph::model::Quad;
use std::collections::BTreeMap;
use std::fs;

/// The columns that users and the scorer depend on.
const FIXED: [(&str, &str); 7] = [
    ("people", "document person kind"),
    ("posts", "document person title body"),
    ("organizations", "document organization type"),
    ("places", "document place"),
    ("visits", "document person site date role"),
    (
        "events",
        "document event type name date place participant role",
    ),
    ("identity", "document kind name date entity"),
];

/// Every question with its text.
fn questions() -> BTreeMap<String, String> {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/queries")).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path());
    let queries = paths.filter(|path| path.extension().is_some_and(|ending| ending == "rq"));
    queries
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn header<'t>(text: &'t str, field: &str) -> Vec<&'t str> {
    let prefix = format!("# {field}:");
    text.lines()
        .filter_map(|line| line.strip_prefix(&prefix))
        .map(str::trim)
        .collect()
}

fn named(line: &str) -> &str {
    line.split([' ', '(']).next().unwrap_or_default()
}

fn ask(question: &str, arguments: &[(&str, &str)]) -> Vec<String> {
    table::table(&facts::quads(&facts::articles()), question, arguments).split_off(1)
}

#[test]
fn every_question_has_the_columns_that_its_header_names() {
    let quads = facts::quads(&facts::articles());
    for (question, text) in questions() {
        let columns: Vec<_> = header(&text, "column").into_iter().map(named).collect();
        assert_eq!(
            table::table(&quads, &question, &[])[0],
            columns.join(" | "),
            "{question}"
        );
    }
}

#[test]
fn every_header_is_complete_and_every_parameter_is_bound_on_a_line_of_its_own() {
    for (question, text) in questions() {
        for field in ["title", "题", "purpose", "问", "needs", "example"] {
            assert_eq!(
                header(&text, field).len(),
                1,
                "{question}: one line `# {field}: …`"
            );
        }
        for parameter in header(&text, "param") {
            let name = named(parameter);
            let block = format!("VALUES ?{name} {{ ");
            assert!(
                text.contains(&block),
                "{question}: {block}UNDEF }} is missing"
            );
        }
    }
}

#[test]
fn the_fixed_columns_come_first() {
    let questions = questions();
    for (question, columns) in FIXED {
        let named: Vec<_> = header(&questions[question], "column")
            .into_iter()
            .map(named)
            .collect();
        assert!(
            named.join(" ").starts_with(columns),
            "{question} must begin with {columns}"
        );
    }
}

#[test]
fn the_seven_tables_have_what_each_article_says() {
    let one = [("document", "\"a01\"")];
    assert_eq!(
        ask("people", &one),
        [
            "a01 | 何青 | official",
            "a01 | 林远山 | official",
            "a01 | 赵大宇 | business"
        ]
    );
    assert_eq!(
        ask("posts", &one),
        [
            "a01 | 何青 | 副市长 | 铁岭市 | holds",
            "a01 | 林远山 | 市委书记 | 铁岭市 | holds",
            "a01 | 赵大宇 | 董事长 | 辽宁鼎岳重工有限公司 | holds",
        ]
    );
    assert_eq!(
        ask("organizations", &one),
        [
            "a01 | 辽宁鼎岳重工有限公司 | company | ",
            "a01 | 铁岭高新技术产业开发区 | park | "
        ]
    );
    assert_eq!(
        ask("places", &one),
        ["a01 | 铁岭市 | 211200", "a01 | 银州区 | 211202"]
    );
    assert_eq!(
        ask("visits", &one),
        [
            "a01 | 林远山 | 辽宁鼎岳重工有限公司 | 2024-08-10 | lead",
            "a01 | 何青 | 辽宁鼎岳重工有限公司 | 2024-08-10 | accompany",
            "a01 | 林远山 | 铁岭高新技术产业开发区 | 2024-08-10 | lead",
            "a01 | 何青 | 铁岭高新技术产业开发区 | 2024-08-10 | accompany",
        ]
    );
}

#[test]
fn a_stop_with_a_day_of_its_own_has_that_day() {
    assert_eq!(
        ask("visits", &[("document", "\"a05\"")]),
        [
            "a05 | 林远山 | 江苏海棠纺织有限公司 | 2024-08-09 | lead",
            "a05 | 林远山 | 辽宁鼎岳重工有限公司 | 2024-08-10 | lead",
        ]
    );
}

#[test]
fn an_event_without_participants_is_one_row_and_places_are_joined_in_order() {
    let article = "https://w3id.org/zhengtu/id/article";
    assert_eq!(
        ask("events", &[("document", "\"a06\"")]),
        [format!(
            "a06 | <{article}/a06/event/e1> | ceremony |  |  |  |  |  | planned"
        )]
    );
    assert_eq!(
        ask("events", &[("document", "\"a05\"")]),
        [format!(
            "a05 | <{article}/a05/event/e1> | study_tour |  | 2024-08-09/2024-08-10 | 如东县、铁岭市 | 林远山 | lead | held"
        )]
    );
    assert_eq!(
        ask("events", &[("document", "\"a04\"")])[1],
        format!(
            "a04 | <{article}/a04/event/e1> | meeting | 全市项目建设推进会 | 2024-10-08 | 铁岭市 | 林远山 | speak | held"
        )
    );
}

#[test]
fn who_visited_an_enterprise_names_posts_and_sources() {
    assert_eq!(
        ask("who-visited", &[("enterprise", "\"鼎岳\"")]),
        [
            "辽宁鼎岳重工有限公司 | 2024-08-10 | 林远山 | 如东县委书记 | lead | 如东县、铁岭市 | a05",
            "辽宁鼎岳重工有限公司 | 2024-08-10 | 林远山 | 铁岭市委书记 | lead | 银州区 | a01 a02",
            "辽宁鼎岳重工有限公司 | 2024-08-10 | 何青 | 铁岭市副市长 | accompany | 银州区 | a01 a02",
        ]
    );
    let day = "\"2024-08-11\"^^<http://www.w3.org/2001/XMLSchema#date>";
    let later = ask("who-visited", &[("enterprise", "\"鼎岳\""), ("since", day)]);
    assert!(later.is_empty(), "nobody visited since: {later:#?}");
}

#[test]
fn the_questions_on_an_official_take_either_script_and_tell_namesakes_apart() {
    let person = "<https://w3id.org/zhengtu/id/person";
    let visits = ask("visits-of", &[("official", "\"林遠山\"")]);
    assert_eq!(
        visits,
        [
            format!(
                "2024-08-10 | 1 | 辽宁鼎岳重工有限公司 | 银州区 | lead | 铁岭市委书记 | a01 a02 | {person}/林远山/211200>"
            ),
            format!(
                "2024-08-10 | 2 | 铁岭高新技术产业开发区 | 银州区 | lead | 铁岭市委书记 | a01 | {person}/林远山/211200>"
            ),
        ],
        "only one of the two namesakes is written in traditional characters"
    );
    assert_eq!(
        ask("with-whom", &[("official", "\"林远山\"")]),
        [
            format!(
                "赵大宇 | business | 2 | host guest | 2024-09-02 | a01 a02 a03 | {person}/林远山/211200> | {person}/赵大宇/211200>"
            ),
            format!(
                "何青 | official | 1 | accompany | 2024-08-10 | a01 a02 | {person}/林远山/211200> | {person}/何青/211200>"
            ),
        ]
    );
    assert_eq!(
        ask("posts-of", &[("official", "\"何青\"")]),
        [
            format!(
                "铁岭市副市长 | 副市长 | 铁岭市 |  | 2024-08-10 | 2024-08-13 |  | holds | a01 a02 | {person}/何青/211200>"
            ),
            format!(
                "铁岭市市长 | 市长 | 铁岭市 | 2024-10-07 | 2024-10-07 | 2024-10-07 |  | appointed | a04 | {person}/何青/211200>"
            ),
        ]
    );
    assert_eq!(
        ask("meetings-of", &[("official", "\"林远山\"")])[0],
        format!(
            "2024-09-02 | reception |  | 铁岭市 | lead | 赵大宇 | a03 | {person}/林远山/211200>"
        )
    );
}

#[test]
fn the_questions_on_a_division_take_a_name_or_a_code() {
    let day = "\"2024-08-12\"^^<http://www.w3.org/2001/XMLSchema#date>";
    let then = ask("officials-of", &[("division", "\"211200\""), ("asof", day)]);
    let person = "<https://w3id.org/zhengtu/id/person";
    assert_eq!(
        then,
        [
            format!(
                "何青 | 铁岭市副市长 | 副市长 | seen | 0 |  | 2024-08-10 | 2024-08-13 |  | {person}/何青/211200>"
            ),
            format!(
                "林远山 | 铁岭市委书记 | 市委书记 | seen | 0 |  | 2024-08-10 | 2024-09-02 |  | {person}/林远山/211200>"
            ),
        ],
        "who was appointed later is not among them"
    );
    assert_eq!(
        ask("companies-in", &[("division", "\"210000\"")]),
        [
            "辽宁鼎岳重工有限公司 | 4 | 2 | 2024-08-10 | <https://w3id.org/zhengtu/id/organization/辽宁鼎岳重工有限公司>"
        ]
    );
}

#[test]
fn evidence_is_found_by_name_and_by_node() {
    assert_eq!(ask("evidence-of", &[("name", "\"赵大宇\"")]).len(), 3);
    let stop = "<https://w3id.org/zhengtu/id/article/a02/event/e1/stop/1>";
    let rows = ask("evidence-of", &[("node", stop)]);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert!(
        rows[0].starts_with("a02 | 到访 | 30 | 32 | test | 0.9 | "),
        "{rows:#?}"
    );
}

/// Arguments for each question that needs some, of the hand-written articles.
const ARGUMENTS: [(&str, &[(&str, &str)]); 22] = [
    (
        "appointments",
        &[(
            "month",
            "\"2024-10\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>",
        )],
    ),
    ("articles-on", &[("name", "\"林远山\"")]),
    ("career-of", &[("official", "\"何青\"")]),
    ("colleagues-of", &[("official", "\"林远山\"")]),
    ("companies-in", &[("division", "\"辽宁省\"")]),
    ("conflicts", &[("division", "\"铁岭市\"")]),
    ("evidence-of", &[("name", "\"林远山\"")]),
    ("first-visits", &[("post", "\"铁岭市委书记\"")]),
    ("holders-of", &[("post", "\"铁岭市委书记\"")]),
    ("itinerary-of", &[("official", "\"林远山\"")]),
    ("meetings-of", &[("official", "\"林远山\"")]),
    ("meetings-on", &[("word", "\"项目\"")]),
    (
        "most-visited",
        &[(
            "month",
            "\"2024-08\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>",
        )],
    ),
    ("officials-of", &[("division", "\"铁岭市\"")]),
    ("posts-of", &[("official", "\"何青\"")]),
    ("seen-with", &[("official", "\"林远山\"")]),
    ("single-source", &[("official", "\"林远山\"")]),
    (
        "visited-by-both",
        &[("official", "\"林远山\""), ("other", "\"何青\"")],
    ),
    ("visits-around", &[("words", "\"推进会\"")]),
    ("who-visited", &[("enterprise", "\"鼎岳\"")]),
    ("visits-of", &[("official", "\"林远山\"")]),
    ("with-whom", &[("official", "\"林远山\"")]),
];

/// Questions to which the hand-written articles give no answer: nothing conflicts, nothing is copied, nobody comes within a week.
const UNANSWERED: [&str; 3] = ["conflicts", "copies", "visits-around"];

#[test]
fn the_order_in_which_quads_are_loaded_changes_no_answer() {
    let quads = facts::quads(&facts::articles());
    let reversed: Vec<Quad> = quads.iter().rev().cloned().collect();
    for question in questions().keys() {
        let own = ARGUMENTS.iter().find(|(known, _)| known == question);
        let arguments = own.map_or(&[][..], |(_, arguments)| *arguments);
        let rows = table::table(&quads, question, arguments);
        assert_eq!(
            rows,
            table::table(&reversed, question, arguments),
            "{question} has no fixed order"
        );
        let is_unanswered = UNANSWERED.contains(&question.as_str());
        assert_eq!(rows.len() == 1, is_unanswered, "{question}: {rows:?}");
    }
}
