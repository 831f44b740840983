//! How fast articles become facts, beside the tokeniser's own speed on the same text in the same run:
//! what extraction costs beyond it is ours. See `README.md` for how to run it on a corpus of one's own.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its corpus measures nothing"
)]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use jieba_rs::Jieba;
use std::path::Path;
use zhengtu::pipeline::Pipeline;
use zhengtu::source::{self, Article, Input, ReadOptions};

/// Names the file or folder that is read instead of the example corpus.
const CORPUS: &str = "ZHENGTU_BENCH_CORPUS";

fn main() {
    divan::main();
}

/// The articles of the corpus; what cannot be read is left out.
fn articles() -> Vec<Article> {
    let input = std::env::var(CORPUS).map_or_else(
        |_| {
            let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/corpus");
            Input::Path(examples)
        },
        |corpus| Input::from(corpus.as_str()),
    );
    let articles = source::read(&[input], &ReadOptions::default());
    articles.filter_map(Result::ok).collect()
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(
        articles
            .iter()
            .map(|article| article.text.len())
            .sum::<usize>(),
    )
}

/// Articles to facts, on one thread, the JSON that `zhengtu extract` writes included.
#[divan::bench(sample_count = 10)]
fn extract(bencher: Bencher<'_, '_>) {
    let (pipeline, articles) = (Pipeline::new(), articles());
    bencher
        .counter(bytes(&articles))
        .counter(ItemsCount::new(articles.len()))
        .bench_local(|| {
            articles
                .iter()
                .map(|article| {
                    serde_json::to_vec(&pipeline.extract(article))
                        .unwrap()
                        .len()
                })
                .sum::<usize>()
        });
}

/// The same text cut into words by jieba-rs and nothing else.
#[divan::bench(sample_count = 10)]
fn tokenise_only(bencher: Bencher<'_, '_>) {
    let (jieba, articles) = (Jieba::new(), articles());
    bencher
        .counter(bytes(&articles))
        .counter(ItemsCount::new(articles.len()))
        .bench_local(|| {
            articles
                .iter()
                .map(|article| jieba.cut(&article.text, true).len())
                .sum::<usize>()
        });
}

/// What every run pays before its first article.
#[divan::bench(sample_count = 10)]
fn start_up() -> Pipeline {
    Pipeline::new()
}
