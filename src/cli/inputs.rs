//! The arguments that say what to read, shared by the commands that read.

use super::config::Config;
use super::progress::Extent;
use super::reading::Item;
use crate::source::{self, FieldMap, IdFrom, Input, ReadOptions, Selection};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What to read.
#[derive(Debug, clap::Args)]
pub(super) struct Inputs {
    /// Files, directories or globs: text, HTML, Markdown, JSON, JSON Lines, CSV, WARC, WACZ; plain, compressed or in archives; `-` is standard input
    #[arg(value_name = "INPUT")]
    inputs: Vec<String>,

    /// Read the paths that FILE lists, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    files_from: Vec<PathBuf>,

    /// Of directories, read only files that match, as in .gitignore: `--include '*.html'`
    #[arg(long, value_name = "GLOB")]
    include: Vec<String>,

    /// Of directories, leave out files that match, as in .gitignore: `--exclude drafts/`
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,

    /// What names the article of a file that gives none: its name, its path or the page's address
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = Ids::Stem)]
    id_from: Ids,

    /// Which field of a JSON line is which: `--field text=body` reads the text from `body`
    #[arg(long = "field", value_name = "NAME=FIELD")]
    fields: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ids {
    /// The file's name without its suffix
    Stem,
    /// The file as it was named or found
    Path,
    /// The address where the page tells it, and else the file's name
    Url,
}

impl From<Ids> for IdFrom {
    fn from(typed: Ids) -> Self {
        match typed {
            Ids::Stem => Self::Stem,
            Ids::Path => Self::Path,
            Ids::Url => Self::Url,
        }
    }
}

/// What is read, and how far that is.
pub(super) struct Reading<I> {
    /// The articles, and what could not be read.
    pub(super) items: I,
    /// How far that is.
    pub(super) extent: Extent,
}

impl Inputs {
    /// Begins to read, with the fields of the configuration where none were typed; standard input where nothing is named.
    pub(super) fn items(
        &self,
        config: &Config,
    ) -> Result<Reading<impl Iterator<Item = Item> + Send + use<>>> {
        let named = self.named();
        if named == [Input::Stdin] && self.inputs.is_empty() && std::io::stdin().is_terminal() {
            bail!("nothing to read: name files, directories or globs, or `-` for standard input");
        }
        let fields = FieldMap::parse(&self.fields).context("--field is not understood")?;
        let options = ReadOptions {
            fields: fields.or(&config.fields),
            selection: Selection::new(&self.include, &self.exclude)?,
            ids: self.id_from.into(),
            ..ReadOptions::default()
        };
        let own = config.own.clone();
        let items = source::read(&named, &options);
        Ok(Reading {
            items: items.filter(move |item| !own.hold(file_of(item))),
            extent: Extent {
                total: source::total_bytes(&named, &options.selection),
                meter: options.meter,
            },
        })
    }

    fn named(&self) -> Vec<Input> {
        if self.inputs.is_empty() && self.files_from.is_empty() {
            return vec![Input::Stdin];
        }
        let typed = self.inputs.iter().map(|typed| Input::from(typed.as_str()));
        let listed = self.files_from.iter().cloned().map(Input::Listed);
        typed.chain(listed).collect()
    }
}

/// The file that an article is from, or was to be read from.
fn file_of(item: &Item) -> Option<&Path> {
    match item {
        Ok(article) => Some(&article.file),
        Err(diagnostic) => diagnostic.place.file.as_deref(),
    }
}
