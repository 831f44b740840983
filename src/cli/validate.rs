//! `zhengtu validate`: checks a store, or a file of RDF, against shapes.

use super::Status;
use super::storing::{STORE_VARIABLE, note, open, told};
use crate::store::{Dataset, Needs};
use crate::validate::{ReportFormat, Shapes, ValidateError, read_graph};
use anyhow::{Result, anyhow};
use std::fs;
use std::io::{BufWriter, IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};

/// Check a store's graphs against SHACL shapes
///
/// Each record and the view are checked by themselves. Exit status: 0 all hold; 1 something does not; 2 failed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A file of RDF to check instead of a store
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The directory of the store
    #[arg(long, value_name = "DIR", env = STORE_VARIABLE)]
    store: Option<PathBuf>,

    /// Shapes of your own, in Turtle, instead of those that every graph of ours satisfies
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,

    /// How to print the report: table, or turtle or ntriples in SHACL's vocabulary
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = format)]
    format: ReportFormat,
}

fn format(name: &str) -> Result<ReportFormat> {
    let known = ReportFormat::ALL.map(ReportFormat::name).join(", ");
    let found = ReportFormat::ALL
        .into_iter()
        .find(|format| format.name() == name);
    found.ok_or_else(|| anyhow!("the formats are {known}"))
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        // What is wrong with the shapes is told first: it needs no graph.
        let shapes = self.shapes.as_deref().map_or_else(Shapes::bundled, read)?;
        let dataset = self.dataset()?;
        let report = shapes.check(&dataset)?;
        if report.conforms() && self.format == ReportFormat::Table {
            note("every graph is as the shapes say");
        } else {
            let mut out = BufWriter::new(stdout().lock());
            report.write(self.format, width(), &mut out)?;
            out.flush()?;
        }
        Ok(if report.conforms() {
            Status::Done
        } else {
            Status::DoesNotHold
        })
    }

    fn dataset(&self) -> Result<Dataset> {
        if let Some(file) = &self.file {
            return Ok(read_graph(file)?);
        }
        let dir = self.store.as_ref().ok_or_else(|| {
            anyhow!("check what? add `--store DIR`, set {STORE_VARIABLE}, or name a file of RDF")
        })?;
        Ok(told(open(dir)?.dataset(Needs::Both)?))
    }
}

fn read(path: &Path) -> Result<Shapes, ValidateError> {
    let turtle = fs::read_to_string(path).map_err(|source| ValidateError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    Shapes::parse(&turtle, &path.display().to_string())
}

/// How wide a table may be: as the terminal, and as it likes in a file or a pipe.
fn width() -> Option<usize> {
    if !stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
