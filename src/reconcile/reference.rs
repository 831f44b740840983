//! Lists of people, firms and offices that others keep: tables, FollowTheMoney entities, Wikidata dumps.
//!
//! Each row becomes a [`Reference`], whatever its form. A row that cannot be used is set aside with its line and its
//! reason; one that is of no kind that can be matched (a FollowTheMoney passport) is counted as passed over.

mod followthemoney;
mod table;
mod wikidata;

use super::compare::Wanted;
use crate::source::{decoded, unpacked};
use std::fs::File;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

pub use table::Columns;

/// One thing that others keep a record of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// The line of the file, from 1.
    pub line: usize,
    /// What they know it by; `None` where they number their rows only.
    pub id: Option<String>,
    /// Its names; the first is the one that it is shown with.
    pub names: Vec<String>,
    /// Ids of our types, one of which it must be of; none where they do not tell.
    pub types: Vec<String>,
    /// What else they say of it.
    pub wanted: Vec<Wanted>,
}

/// A line of a list, as far as it can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Something to match.
    Reference(Reference),
    /// Of no kind that can be matched.
    PassedOver,
    /// It cannot be read: the line, from 1, and why.
    Aside(usize, String),
}

/// The form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A header and comma-separated values.
    Csv,
    /// A header and values parted by tabs.
    Tsv,
    /// FollowTheMoney entities, a JSON object a line.
    FollowTheMoney,
    /// Entities of Wikidata, a JSON object a line, with or without the brackets of one array.
    Wikidata,
}

impl Form {
    /// Every form with its name on the command line.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Csv, "csv"),
        (Self::Tsv, "tsv"),
        (Self::FollowTheMoney, "ftm"),
        (Self::Wikidata, "wikidata"),
    ];
}

/// A list cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// The operating system refused.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The table is in no encoding that is known.
    #[error("{} is no text; a list is CSV, TSV or JSON Lines", .0.display())]
    NotText(PathBuf),
    /// The table has no column of names.
    #[error(
        "{}: no column is called `name`, `姓名`, `名称` or `label`; say which holds names with `--field name=COLUMN` \
         (columns: {columns})",
        path.display()
    )]
    NoNames {
        /// The file.
        path: PathBuf,
        /// The columns that there are.
        columns: String,
    },
    /// A column was mapped that is not there, or onto something that is unknown.
    #[error("{}: {message}", path.display())]
    Field {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what there is.
        message: String,
    },
}

/// Reads a list and hands on its lines one after the other. Tells which columns of a table are not used.
///
/// # Errors
///
/// The file cannot be read; a table has no column of names.
pub fn read(
    path: &Path,
    form: Option<Form>,
    fields: &[(String, String)],
    take: &mut dyn FnMut(Item),
) -> Result<Columns, ReferenceError> {
    let unreadable = |source| ReferenceError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = unpacked(file).map_err(unreadable)?;
    let form = match form {
        Some(form) => form,
        None => form_of(path, bytes.fill_buf().map_err(unreadable)?),
    };
    let delimiter = match form {
        Form::FollowTheMoney => {
            lines(bytes, followthemoney::reference, take).map_err(unreadable)?;
            return Ok(Columns::default());
        }
        Form::Wikidata => {
            lines(bytes, wikidata::reference, take).map_err(unreadable)?;
            return Ok(Columns::default());
        }
        Form::Csv => b',',
        Form::Tsv => b'\t',
    };
    let mut all = Vec::new();
    bytes.read_to_end(&mut all).map_err(unreadable)?;
    let text = decoded(all).ok_or_else(|| ReferenceError::NotText(path.to_owned()))?;
    table::read(path, &text, delimiter, fields, take)
}

/// JSON by how it begins, a table by its name.
fn form_of(path: &Path, head: &[u8]) -> Form {
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with(['{', '[']) {
        let is_wikidata = start.contains("\"labels\"") || start.contains("\"claims\"");
        return if is_wikidata {
            Form::Wikidata
        } else {
            Form::FollowTheMoney
        };
    }
    let name = path.to_string_lossy().to_lowercase();
    if name.trim_end_matches(".gz").ends_with(".tsv") {
        Form::Tsv
    } else {
        Form::Csv
    }
}

/// A JSON object a line; the brackets and commas of an array around them are passed over.
fn lines(
    bytes: impl BufRead,
    reference: fn(&str) -> Result<Option<Reference>, String>,
    take: &mut dyn FnMut(Item),
) -> io::Result<()> {
    for (line, text) in (1..).zip(bytes.split(b'\n')) {
        let text = text?;
        let text = String::from_utf8_lossy(&text);
        let bare = text
            .trim()
            .trim_start_matches('\u{feff}')
            .trim_end_matches(',');
        if bare.is_empty() || matches!(bare, "[" | "]") {
            continue;
        }
        take(match reference(bare) {
            Ok(Some(reference)) => Item::Reference(Reference { line, ..reference }),
            Ok(None) => Item::PassedOver,
            Err(why) => Item::Aside(line, why),
        });
    }
    Ok(())
}
