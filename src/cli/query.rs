//! `zhengtu query`: asks a store a named question or a SPARQL file.

use super::Status;
use super::storing::{STORE_VARIABLE, named, open, tell_if_empty, told};
use crate::query::{AnswerFormat, Duty, Group, Parameter, Question, Style};
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

    /// Say what the question takes and answers with, instead of asking it
    #[arg(long, requires = "question")]
    describe: bool,

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
        let question = Question::find(name)?;
        if self.describe {
            describe(&question, &mut out)?;
            return Ok(Status::Done);
        }
        // What is wrong with the question is told first: it needs no store.
        let bound = question.bind(&self.settings)?;
        let store = open(named(self.store.as_deref())?)?;
        // What others made can add nothing to the answer of a named question.
        let is_named = Question::bundled()?.iter().any(|known| known.name == *name);
        let opened = if is_named {
            store.dataset(bound.needs)?
        } else {
            store.dataset_with_history(bound.needs)?
        };
        let dataset = told(opened);
        let style = Style {
            format: self.format,
            width: width(),
        };
        let rows = bound.ask(&dataset)?.write(style, &mut out)?;
        out.flush()?;
        if rows == 0 {
            tell_if_empty(&store);
        }
        Ok(Status::Done)
    }
}

/// How wide a table may be: as the terminal, and as it likes in a file or a pipe.
pub(super) fn width() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// The questions, group by group: what each takes and what it answers.
fn list(questions: &[Question], out: &mut impl Write) -> Result<()> {
    for group in Group::ALL {
        writeln!(out, "{}\n", group.title())?;
        let own = |question: &&Question| question.header.group == Some(group);
        for question in questions.iter().filter(own) {
            let header = &question.header;
            writeln!(out, "  {}{}", question.name, usage(&header.parameters))?;
            for purpose in [&header.purpose, &header.purpose_zh].into_iter().flatten() {
                writeln!(out, "      {purpose}")?;
            }
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "`zhengtu query NAME --describe` tells what a question takes and answers with."
    )?;
    out.flush()?;
    Ok(())
}

/// ` --set official=TEXT [--set since=DATE]`.
fn usage(parameters: &[Parameter]) -> String {
    let set = |parameter: &Parameter| {
        let kind = parameter.kind.name().to_uppercase();
        let set = format!("--set {}={kind}", parameter.name);
        match &parameter.duty {
            Duty::Required => format!(" {set}"),
            Duty::Optional | Duty::Default(_) => format!(" [{set}]"),
        }
    };
    parameters.iter().map(set).collect()
}

/// All that a question's header says of it.
fn describe(question: &Question, out: &mut impl Write) -> Result<()> {
    let header = &question.header;
    writeln!(out, "{}{}", question.name, usage(&header.parameters))?;
    for purpose in [&header.purpose, &header.purpose_zh].into_iter().flatten() {
        writeln!(out, "{purpose}")?;
    }
    if !header.parameters.is_empty() {
        writeln!(out, "\nparameters")?;
    }
    for parameter in &header.parameters {
        writeln!(out, "  --set {}", parameter_line(parameter))?;
    }
    writeln!(out, "\ncolumns")?;
    for column in &header.columns {
        writeln!(out, "  {}  {}", column.name, column.meaning)?;
    }
    if let Some(example) = &header.example {
        let line = format!("zhengtu query {} {example}", question.name);
        writeln!(out, "\nexample\n  {}", line.trim_end())?;
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
