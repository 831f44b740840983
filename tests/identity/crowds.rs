//! Names that everybody has, and people with more posts than anybody: the work grows with the mentions alone.
//!
//! Comparisons are counted, not seconds; the bench `identity` has the same cases at full size.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhengtu::fact::ArticleFacts;
use zhengtu::identity::{Identity, Mention, Thing, resolve};

/// Divisions of several provinces, with their codes.
const PLACES: [(&str, &str); 5] = [
    ("烟台市", "370600"),
    ("临沂市", "371300"),
    ("南通市", "320600"),
    ("宝鸡市", "610300"),
    ("汕尾市", "441500"),
];

fn grounds() -> Value {
    json!({"evidence": [], "rule": "test", "confidence": 1.0})
}

/// An article on one person, with posts of these bodies, in the `number`-th place and on another day each.
fn article(number: usize, name: &str, bodies: &[Value]) -> ArticleFacts {
    let (home, code) = PLACES[number % PLACES.len()];
    let date = format!(
        "20{:02}-{:02}-{:02}",
        14 + number % 10,
        1 + number % 12,
        1 + number % 28
    );
    let mut facts = vec![
        json!({"fact": "person", "key": name, "name": name, "kind": "official", "grounds": grounds()}),
        json!({"fact": "place", "name": home, "code": code, "level": "prefecture", "grounds": grounds()}),
    ];
    facts.extend(bodies.iter().map(|body| {
        json!({"fact": "post", "person": name, "post": {"title": "主任", "body": body},
            "tenure": "holds", "grounds": grounds()})
    }));
    of_facts(number, &date, home, &facts)
}

fn of_facts(number: usize, date: &str, home: &str, facts: &[Value]) -> ArticleFacts {
    serde_json::from_value(json!({
        "article": {"document": format!("a{number:05}"), "schema": 1, "published": date,
            "sha256": "", "genre": "news", "home": home, "text": ""},
        "facts": facts
    }))
    .unwrap()
}

fn institute(number: usize) -> Value {
    json!({"named": format!("第{number}研究所")})
}

fn persons(identity: &Identity) -> usize {
    identity.entities(Thing::Person).len()
}

/// Comparisons of persons for each article of so many.
fn per_article(count: usize, of: impl Fn(usize) -> ArticleFacts) -> f64 {
    let articles: Vec<ArticleFacts> = (0..count).map(of).collect();
    let compared = resolve(&articles).compared(Thing::Person);
    compared as f64 / count as f64
}

#[test]
fn one_name_everywhere_is_compared_in_proportion() {
    // Bare, in a post of the place, in a body that nobody else has.
    let anybody = |number: usize| {
        let bodies = match number % 3 {
            0 => vec![],
            1 => vec![json!({"place": PLACES[number % PLACES.len()].0})],
            _ => vec![institute(number)],
        };
        article(number, "李伟", &bodies)
    };
    let neighbours = |number: usize| article(number * PLACES.len(), "漆沛然", &[institute(number)]);
    let cases: [(&str, &dyn Fn(usize) -> ArticleFacts); 2] = [
        ("anybody", &anybody),
        ("people of one prefecture", &neighbours),
    ];
    for (what, of) in cases {
        let (few, many) = (per_article(300, of), per_article(2400, of));
        assert!(
            few > 0.5 && many < 25.0 && many < few * 1.5,
            "{what}: {few} comparisons for each of 300 articles, {many} for each of 2400"
        );
    }
}

#[test]
fn one_with_forty_posts_is_one() {
    let bodies = |number: usize| [0, 7, 19].map(|step| institute((number + step) % 40));
    let articles: Vec<ArticleFacts> = (0..400)
        .map(|number| article(number, "李伟", &bodies(number)))
        .collect();
    let identity = resolve(&articles);
    assert_eq!(
        persons(&identity),
        1,
        "the posts lead from each article to all others"
    );
    let [first, last] = ["a00000", "a00399"].map(|document| Mention {
        document,
        key: "李伟",
    });
    let way = identity.explain(Thing::Person, first, last).unwrap();
    assert!(
        !way.is_empty(),
        "there is a way from one article to the other"
    );
}

#[test]
fn more_posts_than_anybody_has_end_too() {
    // Each article shares a post with the next, so that no name has fewer than all of them.
    let chained =
        |number: usize| article(number, "李伟", &[institute(number), institute(number + 1)]);
    let articles: Vec<ArticleFacts> = (0..1500).map(chained).collect();
    assert_eq!(persons(&resolve(&articles)), 1);
}

/// Two of one name in one article stay two, however many articles might be either's.
#[test]
fn whom_one_article_tells_apart_stays_two_in_a_crowd() {
    let mut articles: Vec<ArticleFacts> = (1..600)
        .map(|number| article(number * PLACES.len(), "漆沛然", &[institute(number)]))
        .collect();
    let person = |key: &str| json!({"fact": "person", "key": key, "name": "漆沛然", "kind": "official", "grounds": grounds()});
    let post = |key: &str, body: usize| {
        json!({"fact": "post", "person": key, "post": {"title": "主任", "body": institute(body)},
            "tenure": "holds", "grounds": grounds()})
    };
    let facts = [
        person("漆沛然"),
        person("漆沛然#2"),
        post("漆沛然", 1),
        post("漆沛然#2", 2),
    ];
    articles.push(of_facts(0, "2020-01-01", PLACES[0].0, &facts));
    let identity = resolve(&articles);
    let both = ["漆沛然", "漆沛然#2"].map(|key| {
        identity
            .person(Mention {
                document: "a00000",
                key,
            })
            .unwrap()
            .path
            .clone()
    });
    assert_ne!(both[0], both[1]);
}

/// A county with thousands of bodies: names that begin otherwise are not held against each other.
#[test]
fn bodies_of_one_county_are_not_compared_each_with_each() {
    let beginnings: Vec<char> = ('\u{4E00}'..'\u{4E64}').collect();
    let body = |number: usize| {
        let name = format!(
            "{}{}办公室",
            beginnings[number % beginnings.len()],
            number / beginnings.len()
        );
        json!({"fact": "organization", "name": name, "kind": "government",
            "division": "牟平区", "division_code": "370612", "grounds": grounds()})
    };
    let articles: Vec<ArticleFacts> = (0..200)
        .map(|number| {
            let facts: Vec<Value> = (0..5).map(|part| body(number * 5 + part)).collect();
            of_facts(number, "2020-01-01", "牟平区", &facts)
        })
        .collect();
    let identity = resolve(&articles);
    let compared = identity.compared(Thing::Organization);
    assert_eq!(identity.entities(Thing::Organization).len(), 1000);
    assert!(compared <= 5 * 1000, "{compared} comparisons of 1000 names");
}

/// The same whichever article comes first, also where the windows of a frequent name cut.
#[test]
fn a_crowd_does_not_depend_on_the_order_of_input() {
    let of = |number: usize| match number % 4 {
        0 => article(number, "李伟", &[]),
        1 => article(number, "李伟", &[institute(number % 50)]),
        _ => article(number, "李伟", &[institute(number), institute(number % 30)]),
    };
    let mut articles: Vec<ArticleFacts> = (0..500).map(of).collect();
    let forwards = resolve(&articles);
    articles.reverse();
    assert!(resolve(&articles) == forwards, "the order of input shows");
    let documents: BTreeSet<_> = articles
        .iter()
        .map(|facts| &facts.article.document)
        .collect();
    assert_eq!(documents.len(), 500);
}
