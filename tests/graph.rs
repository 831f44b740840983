//! What holds of every record and every view.

#[path = "support/facts.rs"]
mod facts;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeSet;
use zhengtu::fact::Fact;
use zhengtu::graph::vocab::{
    self, Concept, dcterms, foaf, nif, org, prov, rdf, schema, sem, skos, zt,
};
use zhengtu::graph::{Base, Duplicates, record, view};
use zhengtu::identity::{Mention, resolve};
use zhengtu::kind::Rank;

fn view_of(articles: &[zhengtu::fact::ArticleFacts]) -> Vec<Quad> {
    view(
        articles,
        &resolve(articles),
        &Base::default(),
        &|_| None,
        Duplicates::Linked,
    )
}

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let mut articles = facts::articles();
    let (identity, quads) = (resolve(&articles), view_of(&articles));
    for _ in 0..articles.len() {
        articles.rotate_left(1);
        assert_eq!(
            resolve(&articles),
            identity,
            "identity depends on the order of articles"
        );
        assert_eq!(
            view_of(&articles),
            quads,
            "the view depends on the order of articles"
        );
    }
    articles.reverse();
    assert_eq!(
        view_of(&articles),
        quads,
        "the view depends on the order of articles"
    );
}

#[test]
fn quads_are_sorted_once_each_without_blank_nodes_and_with_valid_iris() {
    for quad in facts::quads(&facts::articles()) {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else {
            panic!("{quad} has a blank node")
        };
        assert!(
            NamedNode::new(subject.as_str()).is_ok(),
            "{subject} is no IRI"
        );
        match &quad.object {
            Term::NamedNode(object) => {
                assert!(
                    NamedNode::new(object.as_str()).is_ok(),
                    "{object} is no IRI"
                );
            }
            Term::BlankNode(_) => panic!("{quad} has a blank node"),
            Term::Literal(_) => {}
        }
    }
    for article in facts::articles() {
        let quads = record(&article, &Base::default());
        let unique: BTreeSet<_> = quads.iter().map(Quad::to_string).collect();
        assert_eq!(
            unique.len(),
            quads.len(),
            "a quad of {} is stated twice",
            article.article.document
        );
        let graph = Base::default().article(&article.article.document);
        assert!(
            quads
                .iter()
                .all(|quad| quad.graph_name == graph.clone().into())
        );
    }
}

#[test]
fn only_terms_of_the_vocabulary_are_used() {
    let terms = [
        dcterms::ALL,
        foaf::ALL,
        nif::ALL,
        org::ALL,
        prov::ALL,
        rdf::ALL,
        schema::ALL,
        sem::ALL,
        skos::ALL,
        zt::ALL,
    ];
    let terms: BTreeSet<_> = terms
        .into_iter()
        .flatten()
        .map(|term| term.as_str())
        .collect();
    let concepts: BTreeSet<_> = vocab::concepts()
        .into_iter()
        .map(|(_, _, iri)| iri.into_string())
        .collect();
    for quad in facts::quads(&facts::articles()) {
        assert!(
            terms.contains(quad.predicate.as_str()),
            "{} is not declared",
            quad.predicate
        );
        let Term::NamedNode(object) = &quad.object else {
            continue;
        };
        if quad.predicate.as_ref() == rdf::TYPE {
            assert!(terms.contains(object.as_str()), "{object} is not declared");
        } else if object.as_str().starts_with(vocab::SCHEMES) {
            assert!(concepts.contains(object.as_str()), "{object} is no concept");
        }
    }
}

#[test]
fn whatever_the_view_rests_on_is_in_a_record() {
    let articles = facts::articles();
    let records: Vec<Quad> = articles
        .iter()
        .flat_map(|article| record(article, &Base::default()))
        .collect();
    let nodes: BTreeSet<_> = records
        .iter()
        .map(|quad| quad.subject.to_string())
        .collect();
    for quad in view_of(&articles) {
        if quad.predicate.as_ref() == zt::RESTS_ON || quad.predicate.as_ref() == zt::REPORTED_IN {
            assert!(
                nodes.contains(&quad.object.to_string()),
                "{quad} rests on nothing"
            );
        }
    }
}

#[test]
fn one_visit_in_two_papers_is_one_event_and_a_namesake_elsewhere_is_another_person() {
    let articles = facts::articles();
    let identity = resolve(&articles);
    let person = |document| {
        identity.person(Mention {
            document,
            key: "林远山",
        })
    };
    let event = |document| {
        identity.event(Mention {
            document,
            key: "e1",
        })
    };
    assert_eq!(person("a01"), person("a02"));
    assert_eq!(
        person("a01"),
        person("a04"),
        "the article's home anchors who has no post in it"
    );
    assert_ne!(person("a01"), person("a05"), "Nantong is not Tieling");
    assert_eq!(event("a01"), event("a02"));
    assert_ne!(event("a01"), event("a05"));
}

#[test]
fn a_name_with_some_one_never_merges() {
    let mut articles = facts::articles();
    let mut copy = articles[5].clone();
    copy.article.document = "a07".to_owned();
    articles.push(copy);
    let identity = resolve(&articles);
    let person = |document| {
        identity
            .person(Mention {
                document,
                key: "张某",
            })
            .cloned()
    };
    assert_ne!(person("a06"), person("a07"));
}

#[test]
fn more_articles_do_not_rename_what_is_known() {
    let articles = facts::articles();
    let all = resolve(&articles);
    let some = resolve(&articles[..3]);
    for key in ["林远山", "何青", "赵大宇"] {
        let mention = Mention {
            document: "a01",
            key,
        };
        assert_eq!(
            some.person(mention),
            all.person(mention),
            "{key} is renamed"
        );
    }
    let mention = Mention {
        document: "a01",
        key: "e1",
    };
    assert_eq!(some.event(mention), all.event(mention));
}

#[test]
fn who_sits_in_a_national_organ_is_the_one_whom_others_only_mention() {
    let mut articles = facts::articles();
    for (article, kind, body) in [(0, "official", Some("国务院")), (4, "mentioned", None)] {
        let grounds = serde_json::json!({"evidence": [], "rule": "test", "confidence": 1.0});
        let add = |facts: &mut Vec<_>, fact| facts.push(serde_json::from_value(fact).unwrap());
        let facts = &mut articles[article].facts;
        add(
            facts,
            serde_json::json!({"fact": "person", "key": "高远帆", "name": "高远帆", "kind": kind,
                "grounds": grounds.clone()}),
        );
        if let Some(body) = body {
            add(
                facts,
                serde_json::json!({"fact": "post", "person": "高远帆", "tenure": "holds",
                    "post": {"title": "国务委员", "body": {"named": body}}, "grounds": grounds}),
            );
        }
    }
    let identity = resolve(&articles);
    let person = |document| {
        identity
            .person(Mention {
                document,
                key: "高远帆",
            })
            .cloned()
    };
    assert!(person("a01").is_some());
    assert_eq!(
        person("a01"),
        person("a05"),
        "Tieling and Nantong speak of one minister"
    );
}

#[test]
fn the_rank_of_a_post_is_in_record_and_view() {
    let mut article = facts::articles().remove(0);
    let mut ranked = 0;
    for fact in &mut article.facts {
        if let Fact::Post(post) = fact
            && post.post.title == "市委书记"
        {
            post.rank = Some(Rank::BureauChief);
            ranked += 1;
        }
    }
    assert_eq!(ranked, 1, "the article holds one secretary");
    let concept = Rank::BureauChief.iri();
    let stated: Vec<_> = facts::quads(&[article])
        .into_iter()
        .filter(|quad| quad.predicate == zt::RANK)
        .map(|quad| (quad.graph_name.is_default_graph(), quad.object))
        .collect();
    let both = [true, false].map(|view| (view, concept.clone().into()));
    assert!(
        both.iter().all(|one| stated.contains(one)) && stated.len() == 2,
        "once in the record, once in the view: {stated:?}"
    );
}

#[test]
fn provinces_and_prefectures_are_linked_to_what_they_are_elsewhere() {
    let base = Base::default();
    let links_of = |quads: &[Quad], code: &str| -> Vec<String> {
        let division = NamedOrBlankNode::from(base.division(code));
        let links = quads
            .iter()
            .filter(|quad| quad.subject == division && quad.predicate == skos::EXACT_MATCH);
        links.map(|quad| quad.object.to_string()).collect()
    };
    let quads = view_of(&facts::articles());
    for (code, expected) in [
        (
            "210000",
            "<http://www.wikidata.org/entity/Q43934> <https://sws.geonames.org/2036115/>",
        ),
        ("211200", "<https://sws.geonames.org/2034437/>"),
        ("211202", ""),
    ] {
        assert_eq!(links_of(&quads, code).join(" "), expected, "{code}");
    }
    for article in facts::articles() {
        let quads = record(&article, &base);
        assert_eq!(
            links_of(&quads, "211200"),
            [""; 0],
            "a record says only what its article says"
        );
    }
}
