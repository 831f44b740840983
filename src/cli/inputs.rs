//! The arguments that say what to read, shared by the commands that read.

use crate::report::Diagnostic;
use crate::source::Article;
use anyhow::{Context, bail};
use std::io::{IsTerminal, stdin};

/// What to read.
#[derive(Debug, clap::Args)]
pub(super) struct Inputs {
    /// Files, directories or globs: plain text, HTML, JSON Lines; `-` is standard input
    #[arg(value_name = "INPUT")]
    inputs: Vec<String>,

    /// Which field of a JSON line is which: `--field text=body` reads the text from `body`
    #[arg(long = "field", value_name = "NAME=FIELD")]
    fields: Vec<String>,
}
