//! Who is who in a small corpus of invented articles, and what holds of identity whatever the corpus.
//!
//! `tests/identity/corpus.jsonl` has the articles and `expected.tsv` the clusters.

#![expect(
    clippy::unwrap_used,
    reason = "articles that cannot be read have failed the test"
)]

#[path = "identity/crowds.rs"]
mod crowds;

use proptest::prelude::*;
use proptest::sample::subsequence;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use zhengtu::fact::{ArticleFacts, Fact};
use zhengtu::identity::score::Verdict;
use zhengtu::identity::{Entity, Identity, Mention, Thing, resolve};
use zhengtu::pipeline::Pipeline;
use zhengtu::source::{Input, ReadOptions, read};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/identity/corpus.jsonl");
const EXPECTED: &str = include_str!("identity/expected.tsv");

static ARTICLES: LazyLock<Vec<ArticleFacts>> = LazyLock::new(|| {
    let pipeline = Pipeline::new();
    let items = read(&[Input::Path(CORPUS.into())], &ReadOptions::default());
    items.map(|item| pipeline.extract(&item.unwrap())).collect()
});

/// A mention of `expected.tsv`, with the row that it stands in.
struct Listed {
    row: &'static str,
    thing: Thing,
    mention: Mention<'static>,
}

fn listed() -> Vec<Listed> {
    let rows = EXPECTED.lines().filter(|line| !line.starts_with('#'));
    let mentions = rows.flat_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let thing = match cells[0] {
            "person" => Thing::Person,
            "organization" => Thing::Organization,
            _ => Thing::Event,
        };
        cells[2].split(", ").map(move |mention| {
            let (document, key) = mention.split_once(' ').unwrap();
            Listed {
                row: cells[1],
                thing,
                mention: Mention { document, key },
            }
        })
    });
    mentions.collect()
}

fn entity<'i>(identity: &'i Identity, listed: &Listed) -> Option<&'i Entity> {
    match listed.thing {
        Thing::Person => identity.person(listed.mention),
        Thing::Organization => identity.organization(listed.mention),
        Thing::Event => identity.event(listed.mention),
    }
}

#[test]
fn the_expected_clusters_and_no_others() {
    let identity = resolve(&*ARTICLES);
    let listed = listed();
    let mut failures = Vec::new();
    for (at, one) in listed.iter().enumerate() {
        if entity(&identity, one).is_none() {
            failures.push(format!("{:?} is not extracted", one.mention));
        }
        for other in listed[..at].iter().filter(|other| other.thing == one.thing) {
            let are_one = entity(&identity, one) == entity(&identity, other);
            if are_one != (one.row == other.row) {
                failures.push(format!(
                    "{:?} and {:?} {} one: {} / {}",
                    one.mention,
                    other.mention,
                    if are_one { "are" } else { "are not" },
                    one.row,
                    other.row
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn whatever_is_one_is_explained_by_signs_that_suffice() {
    let identity = resolve(&*ARTICLES);
    let listed = listed();
    for (at, one) in listed.iter().enumerate() {
        for other in listed[..at].iter().filter(|other| other.thing == one.thing) {
            let way = identity.explain(one.thing, one.mention, other.mention);
            assert_eq!(
                way.is_some(),
                one.row == other.row,
                "{:?} and {:?} are one and not explained, or the reverse",
                one.mention,
                other.mention
            );
            for link in way.unwrap_or_default() {
                assert_eq!(link.score.verdict(), Verdict::Same, "{link:?}");
                let signs = link.score.signs.iter();
                for sign in signs {
                    assert!(
                        !link.score.meaning(sign).is_empty(),
                        "{sign:?} has no words"
                    );
                }
            }
        }
    }
}

#[test]
fn a_doubt_is_kept_with_both_sides() {
    let identity = resolve(&*ARTICLES);
    for thing in [Thing::Person, Thing::Organization, Thing::Event] {
        for pair in identity.unsure(thing) {
            assert!(!pair.score.signs.is_empty(), "{pair:?} has no signs");
            assert_eq!(
                identity.explain(thing, pair.a, pair.b),
                None,
                "{pair:?} is one and in doubt"
            );
        }
    }
}

/// Which mentions are one, by the first mention of each.
fn partition(identity: &Identity, articles: &[ArticleFacts]) -> BTreeMap<String, String> {
    let mut first: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut of = BTreeMap::new();
    for article in articles {
        for fact in &article.facts {
            let document = article.article.document.as_str();
            let (key, entity) = match fact {
                Fact::Person(person) => {
                    let key = person.key.as_str();
                    (key, identity.person(Mention { document, key }))
                }
                Fact::Organization(body) => {
                    let key = body.name.as_str();
                    (key, identity.organization(Mention { document, key }))
                }
                Fact::Event(event) => {
                    let key = event.key.as_str();
                    (key, identity.event(Mention { document, key }))
                }
                Fact::Place(_) | Fact::Post(_) => continue,
            };
            let name = format!("{document} {key}");
            let path = entity.unwrap().path.clone();
            let first = first.entry(path).or_insert_with(|| name.clone()).clone();
            of.insert(name, first);
        }
    }
    of
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_input_is_nothing(
        chosen in subsequence((0..19).collect::<Vec<usize>>(), 0..=19).prop_shuffle()
    ) {
        let sorted = |mut order: Vec<usize>| { order.sort_unstable(); order };
        let pick = |order: &[usize]| -> Vec<ArticleFacts> {
            order.iter().map(|index| ARTICLES[*index].clone()).collect()
        };
        prop_assert_eq!(resolve(&pick(&chosen)), resolve(&pick(&sorted(chosen))));
    }

    /// Articles about other people elsewhere change nothing for those who are known.
    #[test]
    fn strangers_change_nothing(
        chosen in subsequence((0..19).collect::<Vec<usize>>(), 1..=19),
        name in "[欧阳司徒][景岚澜溪][瑜珩玥琛]"
    ) {
        let known: Vec<ArticleFacts> = chosen.iter().map(|index| ARTICLES[*index].clone()).collect();
        let grounds = serde_json::json!({"evidence": [], "rule": "test", "confidence": 1.0});
        let stranger: ArticleFacts = serde_json::from_value(serde_json::json!({
            "article": {"document": "stranger", "schema": 1, "published": "2023-06-02",
                "sha256": "", "genre": "news", "home": "伊宁市", "text": ""},
            "facts": [
                {"fact": "person", "key": name, "name": name, "kind": "official", "grounds": grounds},
                {"fact": "place", "name": "伊宁市", "code": "654002", "level": "county", "grounds": grounds},
                {"fact": "post", "person": name, "tenure": "holds", "grounds": grounds,
                    "post": {"title": "市长", "body": {"place": "伊宁市"}}},
            ]
        })).unwrap();
        let mut more = known.clone();
        more.push(stranger);
        let (before, after) = (resolve(&known), resolve(&more));
        prop_assert_eq!(partition(&before, &known), partition(&after, &known));
    }

    /// A withheld name stays its article's, whatever the articles say of its bearer.
    #[test]
    fn a_withheld_name_is_its_articles_own(copies in 2_usize..6) {
        let withheld = ARTICLES.iter().find(|facts| facts.article.document == "a18").unwrap();
        let articles: Vec<ArticleFacts> = (0..copies).map(|number| {
            let mut copy = withheld.clone();
            copy.article.document = format!("copy{number}");
            copy
        }).collect();
        let identity = resolve(&articles);
        let bearers = articles.iter().map(|facts| identity.person(Mention {
            document: &facts.article.document, key: "张某",
        }));
        let bearers: std::collections::BTreeSet<_> = bearers.map(Option::unwrap).collect();
        prop_assert_eq!(bearers.len(), copies);
    }
}
