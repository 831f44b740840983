//! `zhengtu evaluate`: reads the texts of a gold as `build` would, and holds the facts against it.

mod csv;
mod json;
mod markdown;
mod spans;
mod table;

use super::Status;
use super::closing::Tally;
use super::config::ConfigArgs;
use super::genre::GenreArgs;
use super::progress::{Extent, Progress, Talk};
use super::reading::{Sink, read_all};
use super::storing::note;
use crate::evaluate::gold::GoldDocument;
use crate::evaluate::spans::{are_marked, read_marked};
use crate::evaluate::{Compared, Evaluation, read_gold};
use crate::fact::ArticleFacts;
use crate::pipeline::PipelineOptions;
use crate::store::Outcome;
use anyhow::{Result, anyhow, bail};
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

/// Measure the facts against a gold of right answers
///
/// GOLD is a directory with one NAME.json of right answers beside each NAME.txt or NAME.html.
/// Or it has names that were marked by hand: a file that doccano exported (JSON Lines), or a directory
/// with brat's NAME.ann beside each NAME.txt. docs/evaluate.md has the forms, and says what is counted.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 done; 1 done, but some texts could not be read and count as missed; \
                  2 failed."
)]
pub(super) struct Args {
    /// The directory with the right answers, or the marked names
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// Where the texts are, if not beside the answers
    #[arg(long, value_name = "DIR")]
    text: Option<PathBuf>,

    /// Only documents whose id begins with this
    #[arg(long, value_name = "PREFIX")]
    only: Option<String>,

    #[command(flatten)]
    config: ConfigArgs,

    #[command(flatten)]
    genre: GenreArgs,

    /// List what was missed and what is wrong, with the rule and the sentence behind it
    #[arg(long)]
    errors: bool,

    /// Break the figures down
    #[arg(long, value_enum)]
    by: Option<By>,

    /// Add 95 % confidence intervals, from 1000 draws of documents; the same on every run
    #[arg(long)]
    bootstrap: bool,

    /// Hold confidence against precision instead, as Markdown
    #[arg(long, conflicts_with_all = ["errors", "by", "bootstrap", "format"])]
    calibration: bool,

    /// What a label of marked names means, where it is not known: `--label 领导=person`
    #[arg(long = "label", value_name = "LABEL=KIND", value_parser = label)]
    labels: Vec<(String, String)>,

    /// How to print the figures
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

fn label(typed: &str) -> Result<(String, String)> {
    let parts = typed.split_once('=');
    let (label, kind) = parts.ok_or_else(|| anyhow!("write it as LABEL=KIND"))?;
    Ok((label.to_owned(), kind.to_owned()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// The precision of each rule, beside its mean confidence
    Rule,
    /// The figures of each genre: the gold's, or else the one that the text was judged to have
    Genre,
    /// The figures of each part of the gold's `source`, which `;` separates
    Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Columns that line up
    Table,
    /// One object with all that was asked for
    Json,
    /// One table: the errors, the breakdown or else the figures
    Csv,
}

/// What is to be told, and of what.
struct Telling<'e> {
    evaluation: &'e Evaluation,
    errors: bool,
    by: Option<By>,
    bootstrap: bool,
}

impl Telling<'_> {
    /// The groups that the figures are broken down by, if they are.
    fn groups(&self) -> Option<(&'static str, BTreeMap<String, Evaluation>)> {
        let grouped = |values| self.evaluation.grouped(values);
        match self.by {
            Some(By::Genre) => Some(("genre", grouped(Compared::genres))),
            Some(By::Source) => Some(("source", grouped(Compared::sources))),
            Some(By::Rule) | None => None,
        }
    }
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        if self.format == Form::Csv && self.errors && self.by.is_some() {
            bail!("CSV holds one table; ask for --errors or for --by, or take --format json");
        }
        let options = self.config.read(Talk::Normal)?.options(self.genre);
        if are_marked(&self.gold) {
            return self.compare_marks(&options);
        }
        let texts = self.text.as_deref().unwrap_or(&self.gold);
        let mut gold = read_gold(&self.gold, texts)?;
        if let Some(prefix) = &self.only {
            gold.retain(|document| document.id.starts_with(prefix.as_str()));
            if gold.is_empty() {
                bail!("no document's id begins with `{prefix}`");
            }
        }
        let (facts, tally) = extract(&gold, options)?;
        let evaluation = Evaluation::new(&gold, facts)?;
        self.print(&evaluation)?;
        tally.close("read", Talk::Quiet)?;
        Ok(tally.status())
    }

    /// Holds the names that are read against those that were marked by hand.
    fn compare_marks(&self, options: &PipelineOptions) -> Result<Status> {
        if self.by.is_some() || self.calibration {
            bail!("marked names have no rule, genre or source; leave --by and --calibration out");
        }
        let mut marked = read_marked(&self.gold, &self.labels)?;
        for (label, count) in &marked.unknown_labels {
            note(&format!(
                "{count} marks with the label `{label}` are left out; say what it means with \
                 --label {label}=person, post, organization or place"
            ));
        }
        if let Some(prefix) = &self.only {
            let begins = |id: &str| id.starts_with(prefix.as_str());
            marked.texts.retain(|text| begins(&text.article.id));
        }
        let telling = spans::Telling {
            form: self.format,
            errors: self.errors,
            bootstrap: self.bootstrap,
        };
        let mut out = BufWriter::new(stdout().lock());
        spans::write(&spans::compare(marked, options), telling, &mut out)?;
        out.flush()?;
        Ok(Status::Done)
    }

    fn print(&self, evaluation: &Evaluation) -> Result<()> {
        let telling = Telling {
            evaluation,
            errors: self.errors,
            by: self.by,
            bootstrap: self.bootstrap,
        };
        let mut out = BufWriter::new(stdout().lock());
        if self.calibration {
            markdown::write(evaluation, &mut out)?;
        } else {
            match self.format {
                Form::Table => table::write(&telling, &mut out)?,
                Form::Json => json::write(&telling, &mut out)?,
                Form::Csv => csv::write(&telling, &mut out)?,
            }
        }
        out.flush()?;
        Ok(())
    }
}

/// The facts of the gold's texts, as `build` would store them, and what could not be read.
fn extract(gold: &[GoldDocument], options: PipelineOptions) -> Result<(Vec<ArticleFacts>, Tally)> {
    let items: Vec<_> = gold
        .iter()
        .map(|document| document.article.clone())
        .collect();
    let mut all = All(Vec::new());
    let mut progress = Progress::start(Talk::Normal, Extent::default());
    let tally = read_all(items.into_iter(), options.into(), &mut all, &mut progress)?;
    Ok((all.0, tally))
}

/// Keeps what it is given.
struct All(Vec<ArticleFacts>);

impl Sink for All {
    type Ready = ArticleFacts;

    fn has(&self, _document: &str, _fingerprint: &str) -> bool {
        false
    }

    fn prepare(&self, facts: ArticleFacts) -> Result<ArticleFacts> {
        Ok(facts)
    }

    fn take(&mut self, facts: ArticleFacts, _fingerprint: &str) -> Result<Outcome> {
        self.0.push(facts);
        Ok(Outcome::Stored)
    }
}
