//! Names of other tables, matched against the graph of the example corpus and of articles made for the purpose.

#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

#[path = "support/corpus.rs"]
mod corpus;
use std::path::Path;
use zhengtu::graph::Base;
use zhengtu::pipeline::Pipeline;
use zhengtu::reconcile::{Candidate, Everybody, Query, Reconciler, Value, Wanted};
use zhengtu::source::{ReadOptions, read_object};
use zhengtu::store::Dataset;

/// Namesakes, a firm with a long and a short name, an official who moved, somebody who is nobody's business.
const TOLD: [&str; 5] = [
    "3月4日，滁州市副市长王伟到安徽石桥阀门有限公司调研，市工信局局长何田陪同。",
    "6月20日，阜阳市委副书记王伟到安徽长淮玻璃有限公司走访，了解企业生产经营情况。",
    "7月2日，滁州市市长郁文渊到石桥阀门走访。石桥阀门董事长程望舒介绍了情况。",
    "7月9日，滁州市委書記欧阳若澜到安徽石橋閥門有限公司調研，市長郁文淵陪同。",
    "2月1日，滁州市市长郁文渊看望慰问困难群众，来到村民赵小满家中。",
];

fn reconciler(everybody: Everybody) -> Reconciler {
    let pipeline = Pipeline::new();
    let articles: Vec<_> = TOLD
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let row =
                serde_json::json!({"id": format!("a{at}"), "date": "2024-08-01", "text": text});
            let options = ReadOptions::default();
            pipeline
                .extract(&read_object(&row.to_string(), Path::new("told.jsonl"), &options).unwrap())
        })
        .collect();
    let dataset = Dataset::from_quads(corpus::quads(&articles)).unwrap();
    Reconciler::read(&dataset, &Base::default(), everybody).unwrap()
}

fn query(name: &str, types: &[&str], wanted: &[(&str, &str)]) -> Query {
    let wanted = wanted.iter().map(|(property, value)| Wanted {
        property: (*property).to_owned(),
        values: vec![(*value).to_owned()],
    });
    Query {
        names: vec![name.to_owned()],
        types: types.iter().map(|id| (*id).to_owned()).collect(),
        wanted: wanted.collect(),
        limit: 0,
    }
}

fn told(found: &[Candidate<'_>]) -> Vec<(String, f64, bool)> {
    let told = found.iter().map(|candidate| {
        (
            candidate.entity.name().to_owned(),
            candidate.score,
            candidate.matches,
        )
    });
    told.collect()
}

/// The first candidate's name, and whether it is sure.
fn first(reconciler: &Reconciler, query: &Query) -> (String, bool) {
    let found = reconciler.candidates(query);
    let (name, _, matches) = told(&found).into_iter().next().unwrap_or_default();
    (name, matches)
}

#[test]
fn namesakes_are_told_apart_by_what_is_known_of_them() {
    let reconciler = reconciler(Everybody::Hidden);
    let bare = reconciler.candidates(&query("王伟", &["Official"], &[]));
    assert_eq!(bare.len(), 2, "{:?}", told(&bare));
    assert!(
        bare.iter()
            .all(|candidate| !candidate.matches && candidate.score >= 100.0)
    );
    assert_ne!(bare[0].entity.description(), bare[1].entity.description());
    for (property, value, post) in [
        ("division", "阜阳市", "阜阳市委副书记"),
        ("post", "滁州市副市长", "滁州市副市长"),
        ("title", "市委副书记", "阜阳市委副书记"),
        ("body", "中共阜阳市委员会", "阜阳市委副书记"),
    ] {
        let found = reconciler.candidates(&query("王伟", &["Person"], &[(property, value)]));
        assert_eq!(found[0].entity.description(), post, "{property} {value}");
        assert!(found[0].matches, "{property} {value}: {:?}", told(&found));
    }
}

#[test]
fn what_differs_in_writing_only_is_the_same() {
    let reconciler = reconciler(Everybody::Hidden);
    for (name, kind, meant) in [
        ("郁文淵", "Official", "郁文渊"),
        (" 欧阳 若澜", "Official", "欧阳若澜"),
        ("安徽石橋閥門有限公司", "Company", "安徽石桥阀门有限公司"),
        ("石桥阀门", "Company", "安徽石桥阀门有限公司"),
        ("安徽滁州", "Division", "滁州市"),
        ("滁州", "Division", "滁州市"),
        ("341100", "Division", "滁州市"),
        ("滁州市市长", "Post", "滁州市市长"),
    ] {
        let found = first(&reconciler, &query(name, &[kind], &[]));
        assert_eq!(found, (meant.to_owned(), true), "{name}");
    }
}

#[test]
fn slips_and_sounds_find_less_surely() {
    let reconciler = reconciler(Everybody::Hidden);
    for (name, meant) in [
        ("欧阳若兰", "欧阳若澜"),
        ("郁文元", "郁文渊"),
        ("Yu Wenyuan", "郁文渊"),
        ("Ruolan Ouyang", "欧阳若澜"),
        ("安徽石桥阀们有限公司", "安徽石桥阀门有限公司"),
    ] {
        let found = first(&reconciler, &query(name, &[], &[]));
        assert_eq!(found, (meant.to_owned(), false), "{name}");
    }
    for name in ["王强", "李伟", "无人知晓", "Nobody Atall", "市"] {
        let found = reconciler.candidates(&query(name, &["Person"], &[]));
        assert!(found.is_empty(), "{name}: {:?}", told(&found));
    }
}

#[test]
fn a_property_that_disagrees_lowers_the_score_and_one_that_is_unknown_does_not() {
    let reconciler = reconciler(Everybody::Hidden);
    let score = |wanted: &[(&str, &str)]| {
        reconciler.candidates(&query("郁文渊", &["Person"], wanted))[0].score
    };
    assert!(score(&[("title", "市长")]) > score(&[("title", "县委书记")]) + 20.0);
    assert!((score(&[]) - score(&[("no-such-property", "1")])).abs() < 1e-9);
}

#[test]
fn properties_alone_find_too_and_ids_find_themselves() {
    let reconciler = reconciler(Everybody::Hidden);
    let found = first(
        &reconciler,
        &query("", &["Official"], &[("title", "市委书记")]),
    );
    assert_eq!(found.0, "欧阳若澜");
    let firm = reconciler.candidates(&query("石桥阀门", &["Company"], &[]));
    let id = firm[0].entity.id();
    for named in [id.clone(), firm[0].entity.iri()] {
        let found = reconciler.candidates(&query(&named, &[], &[]));
        assert_eq!(found[0].entity.id(), id);
        assert!(found[0].matches && found.len() == 1);
    }
    let by_firm = first(&reconciler, &query("", &["Official"], &[("visited", &id)]));
    assert!(
        !by_firm.0.is_empty(),
        "whoever visited the firm is found by its id"
    );
}

#[test]
fn who_has_no_public_role_is_neither_an_entity_nor_a_value() {
    let hidden = reconciler(Everybody::Hidden);
    let shown = reconciler(Everybody::Shown);
    let named = query("赵小满", &[], &[]);
    assert!(hidden.candidates(&named).is_empty());
    assert_eq!(first(&shown, &named).0, "赵小满");
    let found = hidden.candidates(&query("郁文渊", &["Official"], &[]));
    for property in ["accompanied", "met-with", "visited"] {
        let values = found[0].entity.values(property);
        let names = values.iter().map(Value::text).collect::<Vec<_>>();
        assert!(
            !names.iter().any(|name| name.contains("赵小满")),
            "{property}: {names:?}"
        );
    }
}

#[test]
fn values_are_counted_dated_and_named() {
    let reconciler = reconciler(Everybody::Hidden);
    let found = reconciler.candidates(&query("郁文渊", &["Official"], &[]));
    let entity = found[0].entity;
    assert_eq!(entity.values("articles"), [Value::Number(3)]);
    assert_eq!(entity.values("kind"), [Value::Text("official".to_owned())]);
    let visited = entity.values("visited");
    assert!(
        visited
            .iter()
            .any(|value| matches!(value, Value::Entity { id, .. } if id.contains("石桥阀门"))),
        "{visited:?}"
    );
    let days = [entity.values("first-event"), entity.values("last-event")].concat();
    assert!(
        matches!(&days[..], [Value::Date(first), Value::Date(last)] if first < last),
        "{days:?}"
    );
}

#[test]
fn completions_begin_with_what_leaves_out_least() {
    let reconciler = reconciler(Everybody::Hidden);
    let names = |prefix: &str, skip, limit| {
        let found = reconciler.suggest_entities(prefix, skip, limit);
        found
            .into_iter()
            .map(|found| found.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names("滁州市", 0, 1), ["滁州市"]);
    assert!(names("滁州市", 0, 20).contains(&"滁州市市长".to_owned()));
    assert_eq!(names("滁州市", 1, 1), names("滁州市", 0, 2)[1..]);
    assert_eq!(names("yuwen", 0, 5), ["郁文渊"]);
    assert!(names("", 0, 5).is_empty());
}

/// What the specification expects of a service (section 4.4), on the example corpus.
#[test]
fn every_entity_is_found_by_each_of_its_names_and_by_its_id() {
    let pipeline = Pipeline::new();
    let articles: Vec<_> = corpus::articles()
        .iter()
        .map(|article| pipeline.extract(article))
        .collect();
    let dataset = Dataset::from_quads(corpus::quads(&articles)).unwrap();
    let reconciler = Reconciler::read(&dataset, &Base::default(), Everybody::Shown).unwrap();
    assert!(reconciler.len() > 200, "{} entities", reconciler.len());
    for entity in reconciler.entities() {
        assert_eq!(reconciler.entity(&entity.id()).unwrap().iri(), entity.iri());
        let types: Vec<_> = entity.types().iter().map(|known| known.id).collect();
        for name in entity.names() {
            let found = reconciler.candidates(&query(name, &types, &[]));
            let own = found.iter().find(|found| found.entity.id() == entity.id());
            assert!(
                own.is_some_and(|own| own.score >= 100.0),
                "{} is not found by `{name}`: {:?}",
                entity.id(),
                told(&found)
            );
            assert!(found.is_sorted_by(|one, next| one.score >= next.score));
        }
        let begun = reconciler.suggest_entities(entity.name(), 0, usize::MAX);
        assert!(
            begun.iter().any(|begun| begun.id == entity.id()),
            "{}",
            entity.id()
        );
    }
}
