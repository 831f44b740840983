//! How long each named question takes on a large graph of invented news. See `README.md`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its graph measures nothing"
)]
#![expect(
    clippy::print_stderr,
    reason = "how much was asked for belongs beside how long it took"
)]

#[path = "questions/news.rs"]
mod news;

use divan::Bencher;
use std::io::sink;
use std::sync::LazyLock;
use std::time::Instant;
use zhengtu::graph::{Base, Duplicates, record, view};
use zhengtu::identity::resolve;
use zhengtu::query::{AnswerFormat, Question, Style};
use zhengtu::store::Dataset;

/// Names how many articles the graph is made of.
const ARTICLES: &str = "ZHENGTU_BENCH_ARTICLES";

/// Each question with values that ask for much: the busiest city, its head, its most visited firm.
fn cases() -> Vec<(Question, Vec<String>)> {
    let head = news::holder("130100", 0, 1);
    let next = news::holder("130100", 4, 1);
    let firm = news::firm("石家庄市", 0);
    let value = |name: &str| match name {
        "official" => Some(head.clone()),
        "other" => Some(next.clone()),
        "enterprise" => Some(firm.clone()),
        "name" => Some(head.clone()),
        "post" => Some("石家庄市委书记".to_owned()),
        "division" => Some("石家庄市".to_owned()),
        "month" => Some("2019-08".to_owned()),
        "word" => Some("科技".to_owned()),
        "words" => Some("石家庄市科技创新推进会".to_owned()),
        "origin" => Some("河北省".to_owned()),
        "document" => Some("a0000007".to_owned()),
        _ => None,
    };
    let questions = Question::bundled().unwrap();
    questions
        .into_iter()
        .map(|question| {
            let parameters = question.header.parameters.iter();
            let settings = parameters.filter_map(|parameter| {
                Some(format!("{}={}", parameter.name, value(&parameter.name)?))
            });
            let settings = settings.collect();
            (question, settings)
        })
        .collect()
}

/// The graph of the articles, with what it took to make on standard error.
static GRAPH: LazyLock<Dataset> = LazyLock::new(|| {
    let count = std::env::var(ARTICLES).map_or(500, |count| count.parse().unwrap());
    let started = Instant::now();
    let articles = news::articles(count);
    let (base, made) = (Base::default(), started.elapsed());
    let identity = resolve(&articles);
    let resolved = started.elapsed();
    let concluded = view(&articles, &identity, &base, &|_| None, Duplicates::Linked);
    let viewed = started.elapsed();
    let in_view = concluded.len();
    let mut quads = concluded;
    quads.extend(articles.iter().flat_map(|article| record(article, &base)));
    let all = quads.len();
    let dataset = Dataset::from_quads(quads).unwrap();
    eprintln!(
        "{count} articles: {all} quads, {in_view} of them in the view; facts {made:.1?}, identity {:.1?}, view {:.1?}, records and table {:.1?}",
        resolved.checked_sub(made).unwrap_or_default(),
        viewed.checked_sub(resolved).unwrap_or_default(),
        started.elapsed().checked_sub(viewed).unwrap_or_default(),
    );
    dataset
});

fn main() {
    LazyLock::force(&GRAPH);
    divan::main();
}

/// From the values to the printed answer.
#[divan::bench(args = cases().into_iter().map(|(question, _)| question.name), sample_count = 5, sample_size = 1)]
fn ask(bencher: Bencher<'_, '_>, name: &str) {
    let (question, settings) = cases()
        .into_iter()
        .find(|(question, _)| question.name == name)
        .unwrap();
    let style = Style {
        format: AnswerFormat::Csv,
        width: None,
    };
    let rows = question
        .clone()
        .bind(&settings)
        .unwrap()
        .ask(&GRAPH)
        .unwrap()
        .write(style, &mut sink())
        .unwrap();
    eprintln!("{name} {}: {rows} rows", settings.join(" "));
    bencher.bench_local(|| {
        question
            .clone()
            .bind(&settings)
            .unwrap()
            .ask(&GRAPH)
            .unwrap()
            .write(style, &mut sink())
            .unwrap()
    });
}
