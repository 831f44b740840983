//! `zhengtu stats`: what is in a store, and what is missing.

mod print;

use super::Status;
use super::query::width;
use super::storing::{StoreArgs, note};
use crate::lexicon::divisions::Divisions;
use crate::statistics::Statistics;
use anyhow::Result;
use clap::ValueEnum;
use std::io::{BufWriter, Write, stdout};

/// Count what is in a store: articles by outlet, month, genre and province, facts by kind, events by type,
/// and the months that outlets have no article of
///
/// Counted is what each article says, before who is who is decided; `zhengtu view` counts what is concluded.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// How to print the counts
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A table for each, the longest cut
    Table,
    /// One table with all: section, name, first, last, count
    Csv,
    /// One object with all
    Json,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let store = self.store.open()?;
        let mut statistics = Statistics::default();
        store.for_each_article(|said| statistics.add(&said))?;
        let sections = statistics.sections(&Divisions::load());
        let mut out = BufWriter::new(stdout().lock());
        match self.format {
            Form::Table => print::tables(statistics.articles(), &sections, width(), &mut out)?,
            Form::Csv => print::csv(&sections, &mut out)?,
            Form::Json => print::json(statistics.articles(), &sections, &mut out)?,
        }
        out.flush()?;
        if store.is_empty() {
            note("the store holds no article; add some with `zhengtu build INPUT --store DIR`");
        }
        Ok(Status::Done)
    }
}
