//! `zhengtu ledger`: what became of every input.

use super::Status as Ended;
use super::csv;
use super::storing::{StoreArgs, note};
use crate::report;
use crate::store::ledger::{Row, Status};
use anyhow::Result;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write, stdout};

/// List what became of every input, as of when it was last read
///
/// Every article, line and file that `build` met is in one row: stored; not-news, for its genre; repeated, where
/// another place has the same article; set-aside, with the reason; passed-over, where it holds no article by its own account.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// Only what ended so
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Vec<Status>,

    /// Only what was set aside for this reason: `malformed`, `unreadable`, `duplicate-id` …
    #[arg(long, value_name = "CODE")]
    reason: Vec<String>,

    /// Only what stands in files whose path has this in it
    #[arg(long, value_name = "TEXT")]
    file: Option<String>,

    /// How to print the rows
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line a row, and counts
    Text,
    /// A table with a header
    Csv,
    /// A JSON object a line
    Jsonl,
}

fn status(code: &str) -> Result<Status, String> {
    let found = Status::ALL.into_iter().find(|status| status.code() == code);
    found.ok_or_else(|| format!("use one of {}", Status::ALL.map(Status::code).join(", ")))
}

impl Args {
    pub(super) fn run(self) -> Result<Ended> {
        let rows = self.store.open()?.ledger();
        let is_empty = rows.is_empty();
        let rows: Vec<Row> = rows.into_iter().filter(|row| self.takes(row)).collect();
        let mut out = BufWriter::new(stdout().lock());
        match self.format {
            Form::Text => text(&rows, &mut out)?,
            Form::Csv => table(&rows, &mut out)?,
            Form::Jsonl => {
                for row in &rows {
                    serde_json::to_writer(&mut out, row)?;
                    writeln!(out)?;
                }
            }
        }
        out.flush()?;
        if is_empty {
            note("the ledger is empty: no run has written to it yet");
        }
        Ok(Ended::Done)
    }

    fn takes(&self, row: &Row) -> bool {
        let reason = row.reason.map_or("", |reason| reason.code());
        let file = row.at.file.to_string_lossy();
        (self.status.is_empty() || self.status.contains(&row.status))
            && (self.reason.is_empty() || self.reason.iter().any(|code| code == reason))
            && self
                .file
                .as_ref()
                .is_none_or(|part| file.contains(part.as_str()))
    }
}

fn text(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row.status).or_insert(0_usize) += 1;
        let [file, line, document, status, genre, reason, message] = cells(row);
        let line = if line.is_empty() {
            line
        } else {
            format!(":{line}")
        };
        let why = [genre, reason, message]
            .into_iter()
            .filter(|why| !why.is_empty());
        let why = why.collect::<Vec<_>>().join(", ");
        writeln!(out, "{status:<11} {file}{line} {document} {why}")?;
    }
    let counts = counts
        .iter()
        .map(|(status, count)| format!("{} {count}", status.code()));
    writeln!(
        out,
        "{} inputs: {}",
        rows.len(),
        counts.collect::<Vec<_>>().join(", ")
    )
}

fn table(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "file", "line", "document", "status", "genre", "reason", "message",
    ];
    csv::row(out, &header.map(str::to_owned))?;
    rows.iter().try_for_each(|row| csv::row(out, &cells(row)))
}

fn cells(row: &Row) -> [String; 7] {
    [
        report::shown(&row.at.file),
        row.at
            .line
            .map_or_else(String::new, |line| line.to_string()),
        row.at.document.clone().unwrap_or_default(),
        row.status.code().to_owned(),
        row.genre
            .map_or_else(String::new, |genre| genre.to_string()),
        row.reason
            .map_or_else(String::new, |reason| reason.code().to_owned()),
        row.message.clone().unwrap_or_default(),
    ]
}
