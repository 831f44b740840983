//! What holds of any input: the same bytes whatever the order, the threads and the number of runs;
//! evidence that is where it says; graphs that survive every format.
//!
//! | module | holds |
//! |---|---|
//! | `articles` | the bundled articles, made-up ones, and ways to damage them |
//! | `evidence` | quotes, spans and references of facts, on whole and on damaged articles |
//! | `forgetting` | a store that forgot articles is one that never had them |
//! | `formats` | an export loaded again is the same graph; no blank nodes |
//! | `shapes` | records and view are as `ontology/shapes.ttl` says |
//! | `stores` | the order of articles, and one build or several |
//!
//! The cases are the same in every run; `PROPTEST_RNG_SEED=N` asks for others, `PROPTEST_CASES=N` for more.

#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

#[path = "properties/articles.rs"]
mod articles;
#[path = "support/corpus.rs"]
mod corpus;
#[path = "properties/evidence.rs"]
mod evidence;
#[path = "properties/forgetting.rs"]
mod forgetting;
#[path = "properties/formats.rs"]
mod formats;
#[path = "properties/shapes.rs"]
mod shapes;
#[path = "properties/stores.rs"]
mod stores;

use proptest::test_runner::{Config, RngSeed};

/// As many cases as this, and the same ones in each run, unless the environment says otherwise.
fn cases(count: u32) -> Config {
    let mut config = Config::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(20_240_510);
    }
    config.failure_persistence = None;
    config
}
