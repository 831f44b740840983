//! Two invented articles whose figures are worked by hand.

use super::claim::ClaimKind;
use super::gold::{Answer, GoldDocument};
use super::measure::Measure;
use super::mistake::MistakeKind;
use super::{Compared, Evaluation};
use crate::fact::ArticleFacts;
use crate::report::{Diagnostic, Place, Reason};
use serde_json::{Value, json};

const TEXT: &str =
    "吉安市长程望舒调研\n4月17日，程望舒到赣泉电路调研，罗开泰陪同。任务很重。\n李彤";

fn grounds(quote: &str, rule: &str) -> Value {
    let start = TEXT.find(quote).map_or(0, |at| TEXT[..at].chars().count());
    let end = start + quote.chars().count();
    json!({"evidence": [{"start": start, "end": end, "quote": quote}], "rule": rule, "confidence": 0.9})
}

fn person(name: &str, kind: &str) -> Value {
    let rule = format!("person.{kind}");
    json!({"fact": "person", "key": name, "name": name, "kind": kind, "grounds": grounds(name, &rule)})
}

fn organization(name: &str) -> Value {
    let grounds = grounds(name, "organization.test");
    json!({"fact": "organization", "name": name, "kind": "company", "grounds": grounds})
}

fn post(person: &str, post: &Value) -> Value {
    let grounds = grounds(person, "post.test");
    json!({"fact": "post", "person": person, "post": post, "tenure": "holds", "grounds": grounds})
}

fn facts(document: &str, facts: &Value) -> ArticleFacts {
    serde_json::from_value(json!({
        "article": {"document": document, "schema": 1, "sha256": "00", "genre": "news", "text": TEXT},
        "facts": facts
    }))
    .unwrap()
}

fn found() -> Vec<ArticleFacts> {
    let part = |name: &str, role: &str| json!({"agent": {"person": name}, "role": role, "grounds": grounds(name, "part.test")});
    let visit = json!({
        "fact": "event", "key": "e1", "kind": "visit", "status": "held",
        "date": {"date": "2024-04-17", "basis": "text"},
        "participations": [part("程望舒", "lead"), part("罗开泰", "host")],
        "stops": [{"site": {"organization": "赣泉电路"}, "present": ["程望舒", "罗开泰"],
                   "grounds": grounds("到赣泉电路调研", "stop.test")}],
        "grounds": grounds("调研", "visit.test")
    });
    vec![
        facts(
            "a",
            &json!([
                person("程望舒", "official"),
                person("罗开泰", "official"),
                person("任务", "official"),
                person("李彤", "byline"),
                organization("赣泉电路"),
                organization("泰和县工业园"),
                {"fact": "place", "name": "吉安市", "level": "prefecture", "grounds": grounds("吉安市", "place.test")},
                post("程望舒", &json!({"title": "市长", "body": {"place": "吉安市"}})),
                post("罗开泰", &json!({"title": "县委书记"})),
                visit
            ]),
        ),
        facts("b", &json!([person("高峰", "official")])),
    ]
}

fn gold() -> Vec<GoldDocument> {
    let site = "江西赣泉电路科技有限公司";
    let a = json!({
        "source": "a county paper; two sites",
        "people": [["程望舒", "official"], ["罗开泰", "official"], ["李彤", "byline"]],
        "posts": [["程望舒", "市长", "吉安市"], ["罗开泰", "县委书记", "泰和县"]],
        "organizations": [[site, "company"], ["泰和县工业园", "park"]],
        "places": ["吉安市", "泰和县"],
        "visits": [["程望舒", site, "2024-04-17", "lead"], ["罗开泰", site, "2024-04-17", "accompany"]],
        "events": [{"type": "visit", "name": null, "date": "2024-04-17", "place": "泰和县",
                    "participants": [["程望舒", "lead"], ["罗开泰", "accompany"]]}]
    });
    [
        ("a", a),
        ("b", json!({"source": "a county paper", "genre": "other"})),
    ]
    .map(|(id, answer)| GoldDocument {
        id: id.to_owned(),
        answer: serde_json::from_value::<Answer>(answer).unwrap(),
        article: Err(Diagnostic {
            reason: Reason::Empty,
            place: Place::default(),
            message: String::new(),
            help: String::new(),
        }),
    })
    .to_vec()
}

fn evaluation() -> Evaluation {
    Evaluation::new(&gold(), found()).unwrap()
}

#[test]
fn the_figures_are_those_worked_by_hand() {
    // Measure, right, gold, got, P, R, F1, loose F1.
    let expected = [
        // 任务 and, in the second article, 高峰 are no names; the reporter is not counted.
        (Measure::People, 2, 2, 4, [0.5, 1.0, 0.6667, 0.6667]),
        // A post without its body is no short form of one with it.
        (Measure::Posts, 1, 2, 2, [0.5, 0.5, 0.5, 0.5]),
        // 赣泉电路 is short for the firm.
        (Measure::Organizations, 1, 2, 2, [0.5, 0.5, 0.5, 1.0]),
        (Measure::Places, 1, 2, 1, [1.0, 0.5, 0.6667, 0.6667]),
        // The host is no visitor.
        (Measure::Visits, 0, 2, 1, [0.0, 0.0, 0.0, 0.6667]),
        (Measure::VisitsOnDate, 0, 2, 1, [0.0, 0.0, 0.0, 0.6667]),
        (Measure::VisitsInRole, 0, 2, 1, [0.0, 0.0, 0.0, 0.6667]),
        (Measure::Events, 1, 1, 1, [1.0, 1.0, 1.0, 1.0]),
        (Measure::Participants, 1, 2, 2, [0.5, 0.5, 0.5, 0.5]),
    ];
    let evaluation = evaluation();
    for (measure, right, gold, got, figures) in expected {
        let score = evaluation.score(measure);
        assert_eq!(
            (score.tp, score.gold, score.got),
            (right, gold, got),
            "{measure:?}"
        );
        let told = [score.p, score.r, score.f1, score.loose_f1];
        assert_eq!(told, figures, "{measure:?}");
    }
    let types = evaluation.type_accuracy().unwrap();
    assert_eq!(
        (types.share, types.of),
        (0.0, 1),
        "the park is called a company"
    );
}

#[test]
fn a_wrong_tuple_names_its_rule_and_sentence() {
    let evaluation = evaluation();
    let mistakes = evaluation.mistakes(Measure::People);
    let told: Vec<_> = mistakes
        .iter()
        .map(|mistake| {
            (
                mistake.kind,
                mistake.document.as_str(),
                mistake.tuple[0].as_str(),
            )
        })
        .collect();
    let wrong = MistakeKind::Wrong;
    assert_eq!(told, [(wrong, "a", "任务"), (wrong, "b", "高峰")]);
    let cause = mistakes[0].cause.as_ref().unwrap();
    assert_eq!(
        (cause.rule.as_str(), cause.sentence.as_str()),
        ("person.official", "任务很重。")
    );
    let visits = evaluation.mistakes(Measure::VisitsInRole);
    assert_eq!(visits.len(), 3, "two are missed, one is wrong: {visits:?}");
    let cause = visits[2].cause.as_ref().unwrap();
    assert_eq!(cause.rule, "stop.test");
    assert_eq!(
        cause.sentence,
        "4月17日，程望舒到赣泉电路调研，罗开泰陪同。"
    );
}

#[test]
fn each_rule_has_its_precision() {
    let told: Vec<_> = evaluation()
        .by_rule()
        .into_iter()
        .map(|score| (score.rule, score.claims, score.right, score.loose_precision))
        .collect();
    let expected = [
        ("person.byline", 1, 1, 1.0),
        ("person.official", 4, 2, 0.5),
        ("post.test", 2, 1, 0.5),
        ("organization.test", 2, 1, 1.0),
        ("place.test", 1, 1, 1.0),
        ("visit.test", 1, 1, 1.0),
        ("part.test", 2, 1, 0.5),
        ("stop.test", 1, 0, 1.0),
    ];
    assert_eq!(
        told,
        expected.map(|(rule, claims, right, loose)| (rule.to_owned(), claims, right, loose))
    );
}

#[test]
fn bins_hold_confidence_against_precision() {
    let evaluation = evaluation();
    let bins = evaluation.bins();
    let bin = bins
        .iter()
        .find(|bin| bin.kind == ClaimKind::Person)
        .unwrap();
    assert_eq!((bin.from, bin.to, bin.claims), (0.9, 0.95, 5));
    assert_eq!((bin.confidence, bin.precision), (0.9, 0.6));
    assert_eq!(evaluation.calibration_error(ClaimKind::Person), Some(0.3));
}

#[test]
fn a_document_counts_in_each_part_of_its_source() {
    let evaluation = evaluation();
    let sources = evaluation.grouped(Compared::sources);
    let sizes: Vec<_> = sources
        .iter()
        .map(|(source, group)| (source.as_str(), group.documents.len()))
        .collect();
    assert_eq!(sizes, [("a county paper", 2), ("two sites", 1)]);
    let genres: Vec<_> = evaluation.grouped(Compared::genres).into_keys().collect();
    assert_eq!(
        genres,
        ["news", "other"],
        "the gold's word counts, or else what was judged"
    );
}

#[test]
fn documents_without_facts_are_missed() {
    let evaluation = Evaluation::new(&gold(), Vec::new()).unwrap();
    let score = evaluation.score(Measure::People);
    assert_eq!((score.tp, score.gold, score.got), (0, 2, 0));
}
