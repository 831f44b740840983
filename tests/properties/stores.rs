//! A store's graph depends on the set of its articles alone.

use crate::articles::FACTS;
use crate::{cases, corpus};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::path::Path;
use tempfile::TempDir;
use zhengtu::export::{GraphFormat, to_stream};
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::Base;
use zhengtu::store::{DivisionNames, Engine, Mode, Needs, Outcome, Store};

pub fn names() -> DivisionNames {
    Box::new(corpus::division_name)
}

fn commit(dir: &Path, articles: &[&ArticleFacts]) -> Vec<Outcome> {
    let mut store = Store::open(dir, Mode::Write, names()).unwrap();
    let mut transaction = store.begin().unwrap();
    let outcomes = articles
        .iter()
        .map(|facts| transaction.upsert(facts, "").unwrap())
        .collect();
    transaction.commit().unwrap();
    outcomes
}

/// A store that was built in these parts, one after the other.
pub fn built<'f>(parts: impl IntoIterator<Item = &'f [&'f ArticleFacts]>) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::create(dir.path(), Engine::Snapshot, &Base::default(), names()).unwrap());
    for part in parts {
        commit(dir.path(), part);
    }
    dir
}

pub fn exported(dir: &Path) -> String {
    let store = Store::open(dir, Mode::Read, names()).unwrap();
    let opened = store.dataset(Needs::Both).unwrap();
    assert_eq!(opened.notice, None, "the graph was not kept");
    let mut bytes = Vec::new();
    to_stream(&opened.dataset, GraphFormat::NQuads, &[], &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Some of the articles in the order of the corpus, and the same in another order.
fn some_in_two_orders() -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> {
    let all: Vec<usize> = (0..FACTS.len()).collect();
    subsequence(all, 2..9).prop_flat_map(|some| (Just(some.clone()), Just(some).prop_shuffle()))
}

fn facts_of(numbers: &[usize]) -> Vec<&'static ArticleFacts> {
    numbers.iter().map(|&number| &FACTS[number]).collect()
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn neither_order_nor_parts_nor_second_runs_change_a_byte(
        (numbers, shuffled) in some_in_two_orders(),
        parts in 2..4_usize,
    ) {
        let (facts, shuffled) = (facts_of(&numbers), facts_of(&shuffled));
        let whole = built([&facts[..]]);
        let expected = exported(whole.path());
        let in_parts = built(shuffled.chunks(shuffled.len().div_ceil(parts)));
        prop_assert!(exported(in_parts.path()) == expected, "the order or the parts show");
        let again = commit(whole.path(), &shuffled);
        prop_assert!(
            again.iter().all(|outcome| *outcome == Outcome::Unchanged),
            "a second run changed something: {again:?}"
        );
        prop_assert!(exported(whole.path()) == expected, "a second run shows");
    }
}

#[test]
fn threads_do_not_show() {
    let facts: Vec<&ArticleFacts> = FACTS.iter().collect();
    let [one, two] = [1, 2].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap()
            .install(|| exported(built([&facts[..]]).path()))
    });
    assert!(one == two, "a store built on two threads differs");
}
