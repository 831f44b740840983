//! `zhengtu query`: asks a store a named question or a SPARQL file.

use super::Status;
use super::storing::{STORE_VARIABLE, note, open};
use crate::query::{AnswerFormat, Duty, Parameter, Question, Style};
use anyhow::{Result, anyhow};
use std::io::{BufWriter, IsTerminal, Write, stdout};
use std::path::PathBuf;

/// Ask a store a named question, or a SPARQL file
///
/// Without a question, lists those that come with the program.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A question's name, or a file with SPARQL
    #[arg(value_name = "NAME|FILE")]
    question: Option<String>,

    /// The directory of the store
    #[arg(long, value_name = "DIR", env = STORE_VARIABLE)]
    store: Option<PathBuf>,

    /// Set a parameter of the question
    #[arg(long = "set", value_name = "NAME=VALUE")]
    settings: Vec<String>,

    /// How to print the answer: table, csv, tsv, json or xml; turtle or ntriples for a graph
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = format)]
    format: AnswerFormat,
}

fn format(name: &str) -> Result<AnswerFormat> {
    let known = AnswerFormat::ALL.map(AnswerFormat::name).join(", ");
    let found = AnswerFormat::ALL
        .into_iter()
        .find(|format| format.name() == name);
    found.ok_or_else(|| anyhow!("the formats are {known}"))
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let mut out = BufWriter::new(stdout().lock());
        let Some(name) = &self.question else {
            list(&Question::bundled()?, &mut out)?;
            return Ok(Status::Done);
        };
        // What is wrong with the question is told first: it needs no store.
        let bound = Question::find(name)?.bind(&self.settings)?;
        let dir = self.store.ok_or_else(|| {
            anyhow!("which store? add `--store DIR`, or set {STORE_VARIABLE} to its directory")
        })?;
        let store = open(&dir)?;
        let opened = store.dataset(bound.needs)?;
        if let Some(notice) = &opened.notice {
            note(notice);
        }
        let style = Style {
            format: self.format,
            width: width(),
        };
        let rows = bound.ask(&opened.dataset)?.write(style, &mut out)?;
        out.flush()?;
        if rows == 0 && store.is_empty() {
            note("the store holds no article; add some with `zhengtu build INPUT --store DIR`");
        }
        Ok(Status::Done)
    }
}

/// How wide a table may be: as the terminal, and as it likes in a file or a pipe.
fn width() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// The questions with what they answer and what they take.
fn list(questions: &[Question], out: &mut impl Write) -> Result<()> {
    for question in questions {
        let header = &question.header;
        let purpose = header.purpose.as_ref().or(header.title.as_ref());
        writeln!(
            out,
            "{}\n    {}",
            question.name,
            purpose.map_or("", String::as_str)
        )?;
        if let Some(purpose) = &header.purpose_zh {
            writeln!(out, "    {purpose}")?;
        }
        for parameter in &header.parameters {
            writeln!(out, "    --set {}", parameter_line(parameter))?;
        }
    }
    out.flush()?;
    Ok(())
}

fn parameter_line(parameter: &Parameter) -> String {
    let duty = match &parameter.duty {
        Duty::Required => "required".to_owned(),
        Duty::Optional => "optional".to_owned(),
        Duty::Default(value) => format!("{value} unless set"),
    };
    let kind = parameter.kind.name().to_uppercase();
    format!("{}={kind}  {} ({duty})", parameter.name, parameter.meaning)
}
