//! How long it takes to decide who is who among a million mentions of persons, and where one name is
//! everybody's. See `README.md`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its articles measures nothing"
)]
#![expect(
    clippy::print_stderr,
    reason = "the figures are what a benchmark is for"
)]

#[path = "identity/people.rs"]
mod people;

use std::collections::BTreeSet;
use std::time::Instant;
use zhengtu::fact::{ArticleFacts, Fact};
use zhengtu::identity::{Mention, resolve};

/// Names how many mentions of persons there are.
const MENTIONS: &str = "ZHENGTU_BENCH_MENTIONS";

fn main() {
    let mentions = std::env::var(MENTIONS).map_or(20_000, |count| count.parse().unwrap());
    measure("names as frequent as in life", &people::articles(mentions));
    measure("one name", &people::articles_of_one_name(2 * mentions));
}

fn measure(what: &str, articles: &[ArticleFacts]) {
    let started = Instant::now();
    let identity = resolve(articles);
    let took = started.elapsed();
    let keys = articles.iter().flat_map(|article| {
        let document = article.article.document.as_str();
        let persons = article.facts.iter().filter_map(|fact| match fact {
            Fact::Person(person) => Some(person.key.as_str()),
            Fact::Organization(_) | Fact::Place(_) | Fact::Post(_) | Fact::Event(_) => None,
        });
        persons.map(move |key| Mention { document, key })
    });
    let (mut mentions, mut entities) = (0_usize, BTreeSet::new());
    for mention in keys {
        mentions += 1;
        entities.insert(identity.person(mention));
    }
    eprintln!(
        "{what}: {mentions} mentions in {} articles are {} persons; {took:.1?}; peak memory so far {}",
        articles.len(),
        entities.len(),
        peak_memory()
    );
}

/// What the system says that the process has taken at most.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.map_or("unknown", |line| line[6..].trim()).to_owned()
}
