//! The command line: one subcommand a file.
//!
//! Each subcommand's `Args` is what was typed. Its `run` turns that into what is meant, before any
//! work, and hands it to the modules above. This module and `main` alone print, and alone know how
//! arguments are parsed; they read no text, state no fact and ask no graph by themselves.

mod analyse;
mod build;
mod closing;
mod config;
mod csv;
mod evaluate;
mod explain;
mod export;
mod extract;
pub mod failure;
mod forget;
mod genre;
mod init;
mod inputs;
mod judge;
mod ledger;
mod link;
mod load;
mod log;
mod mentions;
mod merge;
mod progress;
mod query;
mod reading;
mod serve;
mod split;
mod stats;
mod storing;
mod validate;
mod view;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use std::sync::LazyLock;

/// The optional parts, each with whether the program was built with it.
const FEATURES: [(&str, bool); 4] = [
    ("parquet", cfg!(feature = "parquet")),
    ("png", cfg!(feature = "png")),
    ("rocksdb", cfg!(feature = "rocksdb")),
    ("sqlite", cfg!(feature = "sqlite")),
];

/// The program's version and the optional parts that it was built with.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let list = |built: bool| {
        let names = FEATURES.iter().filter(|(_, is_built)| *is_built == built);
        let names: Vec<&str> = names.map(|(name, _)| *name).collect();
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        }
    };
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "{version}\nfeatures: {} (not built: {})",
        list(true),
        list(false)
    )
});

/// Reads Chinese news about government into an RDF knowledge graph: which official, holding which
/// post, visited which enterprise, when, with whom, and in which words the article says so.
#[derive(Debug, Parser)]
#[command(name = "zhengtu", version = VERSION.as_str(), arg_required_else_help = true)]
#[command(
    after_help = "Exit status: 0 done; 1 done, but some articles were set aside, or a check does not hold; 2 failed."
)]
pub struct Cli {
    /// How what goes on is told on standard error: text, or json, an object a line with an `event`
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "FORM",
        default_value = "text",
        hide_default_value = true
    )]
    log: log::Form,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Build(build::Args),
    Extract(extract::Args),
    Query(query::Args),
    Explain(explain::Args),
    Analyse(analyse::Args),
    Export(export::Args),
    Serve(serve::Args),
    Ledger(ledger::Args),
    Judge(judge::Args),
    Merge(merge::Args),
    Split(split::Args),
    Link(link::Args),
    Load(load::Args),
    Forget(forget::Args),
    View(view::Args),
    Stats(stats::Args),
    Evaluate(evaluate::Args),
    Validate(validate::Args),
}

/// How a command that did not fail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// All of it was done.
    Done,
    /// It was done, but for inputs that were set aside, each listed with its reason.
    SomeSetAside,
    /// A check was made, and what was checked does not hold.
    DoesNotHold,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::SomeSetAside | Status::DoesNotHold => Self::from(1),
        }
    }
}

impl Cli {
    /// Runs the subcommand.
    ///
    /// # Errors
    ///
    /// It could not be done; the chain of causes ends with what the user can do.
    pub fn run(self) -> anyhow::Result<Status> {
        log::choose(self.log);
        match self.command {
            Command::Init(args) => args.run(),
            Command::Build(args) => args.run(),
            Command::Extract(args) => args.run(),
            Command::Query(args) => args.run(),
            Command::Explain(args) => args.run(),
            Command::Analyse(args) => args.run(),
            Command::Export(args) => args.run(),
            Command::Serve(args) => args.run(),
            Command::Ledger(args) => args.run(),
            Command::Judge(args) => args.run(),
            Command::Merge(args) => args.run(),
            Command::Split(args) => args.run(),
            Command::Link(args) => args.run(),
            Command::Load(args) => args.run(),
            Command::Forget(args) => args.run(),
            Command::View(args) => args.run(),
            Command::Stats(args) => args.run(),
            Command::Evaluate(args) => args.run(),
            Command::Validate(args) => args.run(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }
}
