//! Genres of invented texts of hard kinds, and what follows from them.
//!
//! `tests/genre/GENRE-WHAT.txt` is a text of that genre. `cargo test --test genre -- --nocapture`
//! prints which genre was taken for which.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its texts has failed"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use zhengtu::fact::{ArticleFacts, Fact};
use zhengtu::kind::Genre;
use zhengtu::pipeline::{Genres, Pipeline};
use zhengtu::source::Article;

/// The texts, by name, with the genre that the name begins with.
fn texts() -> Vec<(String, Genre, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/genre");
    let mut texts: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let genre = Genre::from_code(name.split_once('-').unwrap().0).unwrap();
            (name, genre, fs::read_to_string(path).unwrap())
        })
        .collect();
    texts.sort_by(|a, b| a.0.cmp(&b.0));
    texts
}

fn extract(pipeline: &Pipeline, name: &str, text: String) -> ArticleFacts {
    pipeline.extract(&Article {
        id: name.to_owned(),
        url: None,
        title: None,
        publisher: None,
        published: Some("2024-05-10".to_owned()),
        retrieved: None,
        text,
        file: name.into(),
        line: None,
    })
}

fn of(genres: Genres) -> BTreeMap<String, ArticleFacts> {
    let pipeline = Pipeline::of(genres);
    let texts = texts().into_iter();
    texts
        .map(|(name, _, text)| (name.clone(), extract(&pipeline, &name, text)))
        .collect()
}

#[test]
fn each_text_is_taken_for_what_it_is() {
    let read = of(Genres::Factual);
    let mut table: BTreeMap<(Genre, Genre), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (name, genre, _) in texts() {
        let info = &read[&name].article;
        *table.entry((genre, info.genre)).or_default() += 1;
        if info.genre != genre {
            wrong.push(format!("{name}: {:#?}", info.genre_grounds));
        }
    }
    for ((genre, taken), count) in &table {
        println!("{count:3} {genre} taken for {taken}");
    }
    assert!(
        wrong.is_empty(),
        "{}\nhelp: `zhengtu explain` shows the signs; weigh what is true of the genre, not of the text",
        wrong.join("\n")
    );
}

#[test]
fn fiction_and_advertisements_yield_facts_only_where_they_are_asked_for() {
    let (factual, any) = (of(Genres::Factual), of(Genres::Any));
    let mut withheld = 0;
    for (name, genre, _) in texts() {
        let (some, all) = (&factual[&name], &any[&name]);
        assert_eq!(some.article.genre, all.article.genre, "{name}");
        if Genres::Factual.include(genre) {
            assert_eq!(some, all, "{name} says the same, whatever is asked for");
        } else {
            assert_eq!(some.facts, [], "{name} is {genre}");
            withheld += all.facts.len();
        }
    }
    assert!(
        withheld > 0,
        "nothing is withheld, so that nothing is tested"
    );
}

#[test]
fn hard_news_keeps_its_events() {
    let read = of(Genres::Factual);
    for name in [
        "news-feature-with-much-dialogue",
        "news-launch-with-prices",
        "news-leader-abroad",
        "news-short-item-without-dateline",
        "news-visit-paid-by-the-firm",
        "news-visit-plain",
    ] {
        let is_event = |fact: &Fact| match fact {
            Fact::Event(_) => true,
            Fact::Person(_) | Fact::Organization(_) | Fact::Place(_) | Fact::Post(_) => false,
        };
        let facts = &read[name].facts;
        assert!(
            facts.iter().any(is_event),
            "{name} lost its events: {facts:#?}"
        );
    }
}
