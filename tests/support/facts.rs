//! Six invented articles as facts, and a store of their records and view.
//!
//! a01 and a02 report one visit in Tieling, the second in traditional characters; a03 is a reception,
//! a04 a meeting and an appointment; a05 is a namesake's visit in Nantong, a06 has a name with 某 and
//! an event without participants.

#![expect(
    clippy::unwrap_used,
    reason = "in a helper of tests a panic is the report"
)]

use oxigraph::model::Quad;
use serde_json::{Value, json};
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::{Base, Duplicates, record, view};
use zhengtu::identity::resolve;

fn grounds(start: usize, quote: &str) -> Value {
    let end = start + quote.chars().count();
    json!({"evidence": [{"start": start, "end": end, "quote": quote}], "rule": "test", "confidence": 0.9})
}

fn article(document: &str, published: &str, home: &str, facts: &Value) -> ArticleFacts {
    serde_json::from_value(json!({
        "article": {
            "document": document, "schema": 1, "title": format!("{document} 的标题"),
            "published": published, "sha256": "00", "genre": "news", "home": home, "text": "正文"
        },
        "facts": facts
    }))
    .unwrap()
}

fn person(name: &str, kind: &str) -> Value {
    json!({"fact": "person", "key": name, "name": name, "kind": kind, "grounds": grounds(0, name)})
}

fn place(name: &str, code: &str, level: &str) -> Value {
    json!({"fact": "place", "name": name, "code": code, "level": level, "grounds": grounds(9, name)})
}

fn organization(name: &str, kind: &str, code: &str) -> Value {
    json!({"fact": "organization", "name": name, "kind": kind, "division_code": code,
        "grounds": grounds(20, name)})
}

fn of_place(title: &str, place: &str) -> Value {
    json!({"title": title, "body": {"place": place}})
}

fn post(person: &str, post: &Value, tenure: &str) -> Value {
    json!({"fact": "post", "person": person, "post": post, "tenure": tenure, "grounds": grounds(0, "职务")})
}

fn takes_part(agent: &Value, role: &str, posts: &[Value]) -> Value {
    json!({"agent": agent, "role": role, "posts": posts, "grounds": grounds(0, "参加")})
}

fn who(name: &str) -> Value {
    json!({ "person": name })
}

fn on(day: &str) -> Value {
    json!({"date": day, "basis": "text"})
}

fn stop(site: &str, present: &[&str]) -> Value {
    json!({"site": {"organization": site}, "present": present, "grounds": grounds(30, "到访")})
}

const FIRM: &str = "辽宁鼎岳重工有限公司";

fn tieling_visit(
    document: &str,
    published: &str,
    sites: &[&str],
    written: Option<&str>,
) -> ArticleFacts {
    let secretary = of_place("市委书记", "铁岭市");
    let deputy = of_place("副市长", "铁岭市");
    let chairman = json!({"title": "董事长", "body": {"organization": FIRM}});
    let mut lin = person("林远山", "official");
    if let Some(written) = written {
        lin["written"] = written.into();
    }
    let mut facts = vec![
        lin,
        person("何青", "official"),
        person("赵大宇", "business"),
        organization(FIRM, "company", "211200"),
        place("铁岭市", "211200", "prefecture"),
        place("银州区", "211202", "county"),
        post("林远山", &secretary, "holds"),
        post("何青", &deputy, "holds"),
        post("赵大宇", &chairman, "holds"),
    ];
    if sites.len() > 1 {
        facts.push(organization(sites[1], "park", "211200"));
    }
    let stops: Vec<_> = sites
        .iter()
        .map(|site| stop(site, &["林远山", "何青"]))
        .collect();
    facts.push(json!({
        "fact": "event", "key": "e1", "kind": "visit", "status": "held", "date": on("2024-08-10"),
        "places": ["银州区"],
        "participations": [
            takes_part(&who("林远山"), "lead", &[secretary]),
            takes_part(&who("何青"), "accompany", &[deputy]),
            takes_part(&who("赵大宇"), "host", &[chairman]),
        ],
        "stops": stops, "grounds": grounds(0, "调研")
    }));
    article(document, published, "铁岭市", &Value::Array(facts))
}

fn reception() -> ArticleFacts {
    let secretary = of_place("市委书记", "铁岭市");
    article(
        "a03",
        "2024-09-03",
        "铁岭市",
        &json!([
            person("林远山", "official"),
            person("赵大宇", "business"),
            organization(FIRM, "company", "211200"),
            place("铁岭市", "211200", "prefecture"),
            {"fact": "event", "key": "e1", "kind": "reception", "status": "held",
             "date": on("2024-09-02"), "places": ["铁岭市"],
             "participations": [
                takes_part(&who("林远山"), "lead", &[secretary]),
                takes_part(&who("赵大宇"), "guest", &[]),
             ], "grounds": grounds(0, "会见")}
        ]),
    )
}

fn meeting() -> ArticleFacts {
    let mayor = of_place("市长", "铁岭市");
    article(
        "a04",
        "2024-10-09",
        "铁岭市",
        &json!([
            person("林远山", "official"),
            person("何青", "official"),
            place("铁岭市", "211200", "prefecture"),
            post("何青", &mayor, "appointed"),
            {"fact": "event", "key": "e1", "kind": "meeting", "name": "全市项目建设推进会",
             "status": "held", "date": on("2024-10-08"), "places": ["铁岭市"],
             "participations": [
                takes_part(&who("林远山"), "chair", &[]),
                takes_part(&who("林远山"), "speak", &[]),
                takes_part(&json!({"place": "铁岭市"}), "attend", &[]),
             ], "grounds": grounds(0, "推进会")},
            {"fact": "event", "key": "e2", "kind": "appointment", "status": "held",
             "date": on("2024-10-07"), "places": ["铁岭市"],
             "participations": [takes_part(&who("何青"), "subject", &[mayor])],
             "grounds": grounds(0, "任命")}
        ]),
    )
}

fn namesake() -> ArticleFacts {
    let head = of_place("县委书记", "如东县");
    article(
        "a05",
        "2024-08-11",
        "如东县",
        &json!([
            person("林远山", "official"),
            organization("江苏海棠纺织有限公司", "company", "320623"),
            organization(FIRM, "company", "211200"),
            place("铁岭市", "211200", "prefecture"),
            place("如东县", "320623", "county"),
            post("林远山", &head, "holds"),
            {"fact": "event", "key": "e1", "kind": "study_tour", "status": "held",
             "date": on("2024-08-09/2024-08-10"), "places": ["如东县", "铁岭市"],
             "participations": [takes_part(&who("林远山"), "lead", &[head])],
             "stops": [
                {"site": {"organization": "江苏海棠纺织有限公司"}, "date": on("2024-08-09"),
                 "present": ["林远山"], "grounds": grounds(3, "走进")},
                {"site": {"organization": FIRM}, "date": on("2024-08-10"),
                 "present": ["林远山"], "grounds": grounds(5, "来到")}
             ], "grounds": grounds(0, "考察")}
        ]),
    )
}

fn without_participants() -> ArticleFacts {
    article(
        "a06",
        "2024-08-XX",
        "铁岭市",
        &json!([
            person("张某", "other"),
            {"fact": "event", "key": "e1", "kind": "ceremony", "status": "planned",
             "grounds": grounds(0, "将开工")}
        ]),
    )
}

/// The articles.
pub fn articles() -> Vec<ArticleFacts> {
    vec![
        tieling_visit("a01", "2024-08-12", &[FIRM, "铁岭高新技术产业开发区"], None),
        tieling_visit("a02", "2024-08-13", &[FIRM], Some("林遠山")),
        reception(),
        meeting(),
        namesake(),
        without_participants(),
    ]
}

/// Records and view of `articles`.
pub fn quads(articles: &[ArticleFacts]) -> Vec<Quad> {
    let base = Base::default();
    let mut quads: Vec<Quad> = articles
        .iter()
        .flat_map(|facts| record(facts, &base))
        .collect();
    quads.extend(view(
        articles,
        &resolve(articles),
        &base,
        &name_of,
        Duplicates::Linked,
    ));
    quads
}

/// The one division above those that the articles name whose name a test needs.
pub fn name_of(code: &str) -> Option<String> {
    (code == "210000").then(|| "辽宁省".to_owned())
}
