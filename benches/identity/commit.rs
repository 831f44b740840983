//! What a commit of a store is made of, and what one costs that adds an article to a hundred.

use std::path::Path;
use std::time::{Duration, Instant};
use zhengtu::fact::ArticleFacts;
use zhengtu::graph::{Base, Duplicates, record, view};
use zhengtu::identity::resolve;
use zhengtu::store::{Engine, Mode, Store};

/// Commits all articles but one in a hundred, then those; and times the parts of it by themselves, on one thread.
pub fn measure(articles: &[ArticleFacts]) {
    let dir = tempfile::tempdir().unwrap();
    let base = Base::default();
    drop(Store::create(dir.path(), Engine::Snapshot, &base, Box::new(|_| None)).unwrap());
    let is_new = |(at, _): &(usize, &ArticleFacts)| at % 100 == 0;
    let numbered = || articles.iter().enumerate();
    let first = committed(dir.path(), numbered().filter(|article| !is_new(article)));
    let second = committed(dir.path(), numbered().filter(is_new));
    let store = Store::open(dir.path(), Mode::Read, Box::new(|_| None)).unwrap();
    let (read, articles) = timed(|| store.articles().unwrap());
    let (resolved, identity) = timed(|| resolve(&articles));
    let (viewed, view) = timed(|| view(&articles, &identity, &base, &|_| None, Duplicates::Linked));
    let (recorded, records) = timed(|| {
        articles
            .iter()
            .map(|facts| record(facts, &base).len())
            .sum::<usize>()
    });
    eprintln!(
        "{} articles, {records} quads of records, {} of the view: first commit {first:.1?}, with one article in a \
         hundred added {second:.1?}; by themselves: reading {read:.1?}, who is who {resolved:.1?}, view {viewed:.1?}, \
         records {recorded:.1?}",
        articles.len(),
        view.len(),
    );
}

fn committed<'a>(
    dir: &Path,
    articles: impl Iterator<Item = (usize, &'a ArticleFacts)>,
) -> Duration {
    let mut store = Store::open(dir, Mode::Write, Box::new(|_| None)).unwrap();
    let mut transaction = store.begin().unwrap();
    for (_, facts) in articles {
        transaction.upsert(facts, "").unwrap();
    }
    timed(|| transaction.commit().unwrap()).0
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let made = work();
    (started.elapsed(), made)
}
