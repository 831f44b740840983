//! Reads tables of comma-separated values and their kin: the header names the fields, each row is an article.

use super::field::Role;
use super::stream::{Bytes, peek};
use super::trouble::Spot;
use super::{Item, ReadOptions, row};
use crate::report::{Diagnostic, Reason};
use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What may stand between two cells.
const SEPARATORS: &[char] = &[',', '\t', ';'];

/// The articles of a table, and a diagnostic for each row that is none.
pub(super) fn read<'b>(
    file: &Path,
    bytes: Bytes<'b>,
    options: &ReadOptions,
) -> impl Iterator<Item = Item> + use<'b> {
    Rows {
        file: file.to_path_buf(),
        options: options.clone(),
        state: State::New(bytes),
        rows: 0,
    }
}

/// What stands between the cells of a header; `None` where the line has one cell.
pub(super) fn separator(header: &str) -> Option<char> {
    let count = |separator: char| header.matches(separator).count();
    let best = SEPARATORS.iter().copied().max_by_key(|&separator| {
        let order = SEPARATORS.len() - SEPARATORS.iter().position(|&one| one == separator)?;
        Some((count(separator), order))
    })?;
    (count(best) > 0).then_some(best)
}

/// Whether a line names the fields of articles: text, and something beside it.
pub(super) fn is_header(line: &str) -> bool {
    let Some(separator) = separator(line) else {
        return false;
    };
    let roles: Vec<Role> = line
        .split(separator)
        .filter_map(|cell| super::field::role(cell.trim().trim_matches('"')))
        .collect();
    roles.contains(&Role::Text) && roles.iter().any(|role| *role != Role::Text)
}

struct Rows<'b> {
    file: PathBuf,
    options: ReadOptions,
    state: State<'b>,
    /// Rows under the header, so far.
    rows: usize,
}

enum State<'b> {
    New(Bytes<'b>),
    Open {
        reader: Reader<Metered<Bytes<'b>>>,
        header: Vec<String>,
        since_row: Rc<Cell<usize>>,
    },
    Done,
}

impl Iterator for Rows<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if let State::New(_) = self.state
            && let Err(diagnostic) = self.open()
        {
            return Some(Err(diagnostic));
        }
        self.row()
    }
}

impl<'b> Rows<'b> {
    fn spot(&self, line: Option<usize>) -> Spot<'_> {
        Spot {
            file: &self.file,
            line,
        }
    }

    /// Reads the header; where no column can be the text, no row is an article.
    fn open(&mut self) -> Result<(), Diagnostic> {
        let State::New(bytes) = std::mem::replace(&mut self.state, State::Done) else {
            return Ok(());
        };
        let (head, bytes) = peek(bytes).map_err(|error| self.spot(None).unreadable(&error))?;
        let first = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let separator = separator(&String::from_utf8_lossy(first)).unwrap_or(',');
        let since_row = Rc::new(Cell::new(0));
        let metered = Metered {
            bytes,
            since_row: Rc::clone(&since_row),
            most: self.options.max_bytes,
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(u8::try_from(separator).unwrap_or(b','))
            .flexible(true)
            .from_reader(metered);
        let header = reader.headers().map_err(|error| self.told(&error))?;
        let header: Vec<String> = header
            .iter()
            .map(|cell| cell.trim().trim_start_matches('\u{feff}').to_owned())
            .collect();
        let empty = header
            .iter()
            .map(|name| (name.clone(), Value::Null))
            .collect();
        if self.options.fields.values(Role::Text, &empty).is_empty() {
            return Err(self.no_text(&header));
        }
        self.state = State::Open {
            reader,
            header,
            since_row,
        };
        Ok(())
    }

    fn row(&mut self) -> Option<Item> {
        let State::Open {
            reader,
            header,
            since_row,
        } = &mut self.state
        else {
            return None;
        };
        since_row.set(0);
        let mut record = StringRecord::new();
        let read = reader.read_record(&mut record);
        let line = record
            .position()
            .and_then(|position| usize::try_from(position.line()).ok());
        let columns = header.len();
        let row = match read {
            Ok(true) if record.len() == columns => Ok(fields(header, &record)),
            Ok(true) => Err(format!(
                "the row has {} cells, the header {columns}",
                record.len()
            )),
            Ok(false) => {
                self.state = State::Done;
                let nothing = self.rows == 0;
                return nothing.then(|| Err(self.spot(None).empty("the table")));
            }
            Err(error) => {
                self.state = State::Done;
                return Some(Err(self.told(&error)));
            }
        };
        self.rows += 1;
        let spot = self.spot(line);
        let help = "give every row a cell a column, and put cells that hold separators or line breaks into quotes";
        let row = row.map_err(|message| spot.told(Reason::Malformed, message, help));
        Some(row.and_then(|row| row::article(&row, spot, &self.options.fields)))
    }

    fn no_text(&self, header: &[String]) -> Diagnostic {
        let columns: Vec<String> = header.iter().map(|name| format!("`{name}`")).collect();
        let message = format!(
            "the table has no column of text; its columns are {}",
            columns.join(", ")
        );
        let help = "name the column that holds it with --field text=COLUMN";
        self.spot(Some(1)).told(Reason::NoText, message, help)
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else is wrong with a table is told alike"
    )]
    fn told(&self, error: &csv::Error) -> Diagnostic {
        let line = error
            .position()
            .and_then(|position| usize::try_from(position.line()).ok());
        match error.kind() {
            ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                let told = self.spot(line).too_large("a row", self.options.max_bytes);
                let help = "close the quote that was opened there; the rows after it were not read";
                Diagnostic {
                    help: help.to_owned(),
                    ..told
                }
            }
            ErrorKind::Io(error) => self.spot(line).unreadable(error),
            _ => {
                let help =
                    "write the table as UTF-8, with quotes around cells that hold separators";
                self.spot(line)
                    .told(Reason::Malformed, error.to_string(), help)
            }
        }
    }
}

fn fields(header: &[String], record: &StringRecord) -> Map<String, Value> {
    let pairs = header
        .iter()
        .zip(record)
        .filter(|(_, cell)| !cell.trim().is_empty());
    pairs
        .map(|(name, cell)| (name.clone(), cell.into()))
        .collect()
}

/// Fails where one row takes more than an article may: a quote that is never closed swallows the file.
struct Metered<B> {
    bytes: B,
    since_row: Rc<Cell<usize>>,
    most: usize,
}

impl<B: Read> Read for Metered<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_row.get() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.bytes.read(buffer)?;
        self.since_row.set(self.since_row.get() + read);
        Ok(read)
    }
}
