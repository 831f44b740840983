//! Texts that no newsroom writes: nothing but one character, a name ten thousand times, no punctuation,
//! other languages, boilerplate alone. None stops the program, and none makes it say more than it should.
//!
//! How the time grows with the length is `benches/hostile.rs`'s to show: a test that measures time
//! fails on a busy machine.

#[path = "hostile/units.rs"]
mod units;

use std::collections::BTreeMap;
use units::{Unit, article, units};
use zhengtu::fact::Fact;
use zhengtu::pipeline::{Genres, Pipeline};

/// Bytes of the long texts.
const LONG: usize = 60_000;

fn stated(pipeline: &Pipeline, text: String) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for fact in pipeline.extract(&article(text)).facts {
        let kind = match fact {
            Fact::Person(_) => "person",
            Fact::Organization(_) => "organization",
            Fact::Place(_) => "place",
            Fact::Post(_) => "post",
            Fact::Event(_) => "event",
        };
        *counts.entry(kind).or_insert(0) += 1;
    }
    counts
}

/// What `stated` says beyond what the unit may say.
fn beyond(unit: &Unit, stated: &BTreeMap<&'static str, usize>) -> Vec<String> {
    let more = stated
        .iter()
        .filter(|(kind, count)| **count > unit.most.get(**kind).copied().unwrap_or(0));
    more.map(|(kind, count)| format!("{}: {count} {kind}s", unit.name))
        .collect()
}

#[test]
fn long_texts_of_one_unit_say_no_more_than_the_unit() {
    let pipeline = Pipeline::of(Genres::Any);
    let units = units();
    let wrong: Vec<String> = units
        .iter()
        .flat_map(|unit| beyond(unit, &stated(&pipeline, unit.repeated(LONG))))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_text_of_one_character_says_nothing() {
    let pipeline = Pipeline::of(Genres::Any);
    for unit in units() {
        let first = unit.text.chars().next().unwrap().to_string();
        let stated = stated(&pipeline, first.clone());
        assert!(stated.is_empty(), "{first:?} states {stated:?}");
    }
}

/// The news of the table is read however often it stands there, or the other tests hold nothing.
#[test]
fn what_is_news_is_still_read() {
    let pipeline = Pipeline::of(Genres::Any);
    for name in ["news", "one-line", "unpunctuated"] {
        let units = units();
        let unit = units.iter().find(|unit| unit.name == name).unwrap();
        let stated = stated(&pipeline, unit.repeated(LONG));
        assert!(stated["event"] >= 1, "{name}: {stated:?}");
        assert!(stated["person"] >= 2, "{name}: {stated:?}");
    }
}

#[test]
fn one_name_ten_thousand_times_in_news_is_one_person() {
    let text = format!(
        "8月12日，繁昌区委书记顾南飞到芜湖云岭轴承有限公司调研。{}",
        "顾南飞指出，要加快发展。".repeat(10_000)
    );
    let stated = stated(&Pipeline::of(Genres::Any), text);
    assert_eq!(stated["person"], 1, "{stated:?}");
    assert_eq!(stated["event"], 1, "{stated:?}");
}
