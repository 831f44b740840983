//! `zhengtu extract`: what articles say, on standard output, without a store.

use super::Status;
use super::config::ConfigArgs;
use super::genre::GenreArgs;
use super::inputs::Inputs;
use super::mentions::MentionsArgs;
use super::progress::{Progress, Talk};
use super::reading::{Sink, read_all};
use crate::fact::ArticleFacts;
use crate::graph::{self, Base};
use crate::store::Outcome;
use anyhow::Result;
use clap::ValueEnum;
use std::io::{BufWriter, Stdout, Write, stdout};

/// Print what articles say, without a store
///
/// One line an article, in the order of the input: JSON, as docs/facts.md describes, or N-Quads.
/// Reads standard input where no INPUT is given.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    config: ConfigArgs,

    #[command(flatten)]
    genre: GenreArgs,

    #[command(flatten)]
    mentions: MentionsArgs,

    /// The form of the facts
    #[arg(long, value_enum, default_value_t = Form::Jsonl)]
    format: Form,

    /// Mint the IRIs of N-Quads under this one [default: https://w3id.org/zhengtu/id/]
    #[arg(long, value_name = "IRI", value_parser = Base::new)]
    base: Option<Base>,

    /// No progress and no closing line: only what was set aside
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Facts as JSON, one line an article
    Jsonl,
    /// The article's record, one quad a line
    Nquads,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let talk = if self.quiet {
            Talk::Quiet
        } else {
            Talk::Normal
        };
        let mut config = self.config.read(talk)?;
        let reading = self.inputs.items(&config)?;
        let base = self.base.or(config.base.take());
        let manner = self.mentions.manner(config.options(self.genre))?;
        let mut sink = Lines {
            format: self.format,
            base: base.map_or_else(|| Base::new(Base::DEFAULT), Ok)?,
            out: BufWriter::new(stdout()),
        };
        let mut progress = Progress::start(talk, reading.extent);
        let tally = read_all(reading.items, manner, &mut sink, &mut progress)?;
        sink.out.flush()?;
        drop(progress);
        tally.close("extracted", talk)?;
        Ok(tally.status())
    }
}

/// Writes each article as soon as it comes.
struct Lines {
    format: Form,
    base: Base,
    out: BufWriter<Stdout>,
}

impl Sink for Lines {
    type Ready = Vec<u8>;

    fn has(&self, _document: &str, _fingerprint: &str) -> bool {
        false
    }

    fn prepare(&self, facts: ArticleFacts) -> Result<Vec<u8>> {
        let mut lines = Vec::new();
        match self.format {
            Form::Jsonl => {
                serde_json::to_writer(&mut lines, &facts)?;
                lines.push(b'\n');
            }
            Form::Nquads => {
                for quad in graph::record(&facts, &self.base) {
                    writeln!(lines, "{quad} .")?;
                }
            }
        }
        Ok(lines)
    }

    fn take(&mut self, lines: Vec<u8>, _fingerprint: &str) -> Result<Outcome> {
        self.out.write_all(&lines)?;
        Ok(Outcome::Stored)
    }
}
