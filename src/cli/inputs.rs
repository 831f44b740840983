//! The arguments that say what to read, shared by the commands that read.

use super::config::Config;
use super::reading::Item;
use crate::source::{self, FieldMap, Input, ReadOptions};
use anyhow::{Context, Result, bail};
use std::io::IsTerminal;
use std::path::Path;

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
    /// The articles, and what could not be read, with the fields of the configuration where none were typed. Where nothing is named, standard input is.
    pub(super) fn items(
        &self,
        config: &Config,
    ) -> Result<impl Iterator<Item = Item> + Send + use<>> {
        if self.inputs.is_empty() && std::io::stdin().is_terminal() {
            bail!("nothing to read: name files, directories or globs, or `-` for standard input");
        }
        let fields = FieldMap::parse(&self.fields).context("--field is not understood")?;
        let options = ReadOptions {
            fields: fields.or(&config.fields),
            ..ReadOptions::default()
        };
        let own = config.own.clone();
        let items = source::read(&self.named(), &options);
        Ok(items.filter(move |item| !own.hold(file_of(item))))
    }

    fn named(&self) -> Vec<Input> {
        if self.inputs.is_empty() {
            return vec![Input::Stdin];
        }
        self.inputs
            .iter()
            .map(|typed| Input::from(typed.as_str()))
            .collect()
    }
}

/// The file that an article is from, or was to be read from.
fn file_of(item: &Item) -> Option<&Path> {
    match item {
        Ok(article) => Some(&article.file),
        Err(diagnostic) => diagnostic.place.file.as_deref(),
    }
}
