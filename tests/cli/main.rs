//! The program as users run it: what was typed, what comes out on which stream, with which status.
//!
//! | module | holds |
//! |---|---|
//! | `case` | a folder of its own for each test, and the program run in it |
//! | `bad_input` | what cannot be used is set aside, by file, line and reason, and the run goes on |
//! | `build` | counts, second runs, threads, standard input |
//! | `determinism` | the same bytes in any order, on any threads, in shards, in several builds |
//! | `pictures` | pictures of analyses, and the report that has them |
//! | `readme` | the README's commands and answers |
//! | `stores` | stores that cannot be opened or written |
//! | `config` | `zhengtu.toml`: where it is found, what wins, what is told of a wrong one |
//! | `lexicon` | tables of the user's own |
//! | `init`, `query`, `extract`, `explain`, `export`, `evaluate`, `forget`, `link`, `load`, `mentions`, `serve`, `stats`, `validate`, `view` | the subcommand or option of that name |

#![expect(clippy::unwrap_used, reason = "a test stops at what it cannot do")]

mod analyse;
mod bad_input;
mod build;
mod case;
mod config;
mod determinism;
mod evaluate;
mod explain;
mod export;
mod extract;
mod forget;
mod init;
mod judge;
mod ledger;
mod lexicon;
mod link;
mod load;
mod mentions;
mod pictures;
mod query;
mod readme;
mod serve;
mod stats;
mod stores;
mod validate;
mod view;

use case::Case;

#[test]
fn the_version_names_the_features() {
    let told = Case::new().run(["--version"]).ends(0).out;
    assert!(
        told.starts_with("zhengtu ") && told.contains("features:"),
        "{told}"
    );
}

#[test]
fn what_cannot_be_parsed_is_a_failure() {
    let case = Case::new();
    case.run(["biuld"]).ends(2).complains(&["build"]);
    case.run(["build", "a.txt"]).ends(2).complains(&["--store"]);
}
