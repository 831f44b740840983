//! `zhengtu export`: writes a store's graph as RDF, for other tools.

use super::Status;
use super::storing::{StoreArgs, note};
use crate::export::{Dialect, Existing, ExportError, GraphFormat, reifiers, to_file, to_stream};
use crate::store::{Needs, Opened, Store, StoreError};
use anyhow::{Result, anyhow};
use clap::ValueEnum;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

/// Write a store's graph as RDF, for other tools
///
/// The same graph gives the same bytes. A name that ends in `.gz` is compressed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// turtle, trig, nquads, ntriples, rdfxml or jsonld; else the file's name tells
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<GraphFormat>,

    /// The file to write; `-` is standard output
    #[arg(long, short, value_name = "PATH")]
    output: PathBuf,

    /// Which part of the graph; all of it where the format holds it, else the view
    #[arg(long, value_enum)]
    part: Option<Part>,

    /// rdf-1.1; or rdf-1.2, which adds reifiers: which record says that somebody visited, met, accompanied or
    /// held a post, in which words, and how sure that is
    #[arg(long, value_name = "DIALECT", default_value = "rdf-1.1", value_parser = dialect)]
    dialect: Dialect,

    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// What follows from all articles: one graph
    View,
    /// What each article says: a named graph an article
    Records,
    /// What others made and was loaded: named graphs of its own
    Loaded,
    /// All of them
    All,
}

impl Part {
    fn open(self, store: &Store) -> Result<Opened, StoreError> {
        match self {
            Self::View => store.dataset(Needs::View),
            Self::Records => store.dataset(Needs::Records),
            Self::Loaded => store.loaded_dataset(),
            Self::All => store.dataset_with_loaded(Needs::Both),
        }
    }
}

/// The format of this name.
pub(super) fn format(name: &str) -> Result<GraphFormat> {
    let known = GraphFormat::ALL.map(GraphFormat::name).join(", ");
    let found = GraphFormat::ALL
        .into_iter()
        .find(|format| format.name() == name);
    found.ok_or_else(|| anyhow!("the formats are {known}"))
}

fn dialect(name: &str) -> Result<Dialect> {
    let known = Dialect::ALL.map(Dialect::name).join(", ");
    let found = Dialect::ALL
        .into_iter()
        .find(|dialect| dialect.name() == name);
    found.ok_or_else(|| anyhow!("the dialects are {known}"))
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let format = self.format.or_else(|| GraphFormat::from_path(&self.output));
        let format = format.ok_or_else(|| ExportError::UnknownFormat(self.output.clone()))?;
        let whole = if format.holds_named_graphs() {
            Part::All
        } else {
            Part::View
        };
        let store = self.store.open()?;
        let opened = self.part.unwrap_or(whole).open(&store)?;
        if let Some(notice) = &opened.notice {
            note(notice);
        }
        let added = self.added(&store, format)?;
        if self.output == Path::new("-") {
            let mut out = BufWriter::new(stdout().lock());
            to_stream(&opened.dataset, format, &added, &mut out)?;
            out.flush()?;
            return Ok(Status::Done);
        }
        let existing = if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        let quads = to_file(&opened.dataset, format, &added, &self.output, existing)?;
        note(&format!(
            "wrote {quads} statements to {}",
            self.output.display()
        ));
        Ok(Status::Done)
    }

    /// What the dialect adds, which takes view and records, whatever part is written.
    fn added(&self, store: &Store, format: GraphFormat) -> Result<Vec<String>> {
        if self.dialect == Dialect::Rdf11 {
            return Ok(Vec::new());
        }
        let both = store.dataset(Needs::Both)?;
        Ok(reifiers(&both.dataset, format, self.dialect)?)
    }
}
