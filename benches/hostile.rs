//! How the time grows with the length of texts that no newsroom writes (`tests/hostile/units.tsv`): the
//! throughput of the long text is to be that of the short one.

use divan::Bencher;
use divan::counter::BytesCount;
use units::{article, units};
use zhengtu::pipeline::{Genres, Pipeline};

#[path = "../tests/hostile/units.rs"]
#[expect(dead_code, reason = "a benchmark counts no facts")]
mod units;

const SIZES: [usize; 2] = [50_000, 1_000_000];

fn main() {
    divan::main();
}

fn names() -> Vec<&'static str> {
    units().iter().map(|unit| unit.name).collect()
}

#[divan::bench(args = names(), consts = SIZES, sample_count = 3)]
fn hostile<const SIZE: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let pipeline = Pipeline::of(Genres::Any);
    let text = units()
        .iter()
        .find(|unit| unit.name == name)
        .map(|unit| unit.repeated(SIZE))
        .unwrap_or_default();
    let article = article(text);
    bencher
        .counter(BytesCount::new(article.text.len()))
        .bench_local(|| pipeline.extract(&article).facts.len());
}
