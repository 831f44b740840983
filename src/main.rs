//! The `zhengtu` command: runs what was typed and says, by text and exit status, how it went.

use clap::Parser;
use std::process::ExitCode;
use zhengtu::cli::{Cli, failure};

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(status) => status.into(),
        // Whoever closed the pipe (`head`, a pager) has seen enough.
        Err(error) if failure::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => failure::report(&error),
    }
}
