//! How fast articles are understood, beside the tokeniser's own speed on the same text in the same
//! run: what extraction costs beyond it is ours.
//!
//! `cargo bench`. The example corpus is small, so that caches flatter both alike: compare the two
//! lines, not either with another machine's.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its corpus measures nothing"
)]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use jieba_rs::Jieba;
use std::fs;
use std::path::{Path, PathBuf};
use zhengtu::pipeline::Pipeline;
use zhengtu::source::Article;

fn main() {
    divan::main();
}

/// The example corpus's plain texts in UTF-8.
fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files.into_iter().filter_map(article).collect()
}

fn article(file: PathBuf) -> Option<Article> {
    let text = fs::read_to_string(&file)
        .ok()
        .filter(|_| file.extension().is_some_and(|e| e == "txt"))?;
    Some(Article {
        id: file.file_stem()?.to_str()?.to_owned(),
        url: None,
        title: None,
        publisher: None,
        published: Some("2024-08-12".to_owned()),
        retrieved: None,
        text,
        file,
        line: None,
    })
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(
        articles
            .iter()
            .map(|article| article.text.len())
            .sum::<usize>(),
    )
}

#[divan::bench]
fn extract(bencher: Bencher<'_, '_>) {
    let (pipeline, articles) = (Pipeline::new(), articles());
    bencher
        .counter(bytes(&articles))
        .counter(ItemsCount::new(articles.len()))
        .bench_local(|| {
            articles
                .iter()
                .map(|article| pipeline.extract(article).facts.len())
                .sum::<usize>()
        });
}

#[divan::bench]
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
