//! A user's table as rows: a header that names the columns, comments behind `#`, cells between tabs.

use super::cells;
use super::{Problem, Table, UserLexiconError};
use encoding_rs::{Encoding, UTF_8};
use std::fs;
use std::path::Path;

/// A column: its name in English and in Chinese, and whether every row needs it.
type Column = (&'static str, &'static str, bool);

impl Table {
    /// The columns, those that every row needs first.
    const fn columns(self) -> &'static [Column] {
        match self {
            Self::Names => &[
                ("name", "姓名", true),
                ("alias", "别名", false),
                ("gender", "性别", false),
            ],
            Self::Posts => &[
                ("title", "职务", true),
                ("kind", "类别", false),
                ("rank", "级别", false),
            ],
            Self::Organizations => &[
                ("name", "名称", true),
                ("type", "类型", false),
                ("short_names", "简称", false),
                ("division", "地区", false),
            ],
            Self::Aliases => &[
                ("alias", "别名", true),
                ("name", "名称", true),
                ("kind", "类别", true),
            ],
        }
    }

    fn known(self) -> String {
        let names: Vec<&str> = self.columns().iter().map(|(name, _, _)| *name).collect();
        names.join(", ")
    }
}

/// A line of a table, with what each of its cells is.
pub(super) struct Row<'t> {
    file: &'t Path,
    line: usize,
    /// For each cell, its column.
    columns: Vec<&'static str>,
    cells: Vec<&'t str>,
}

/// The text of a file, in UTF-8, or in UTF-16 with its mark, as spreadsheets save "Unicode text".
pub(super) fn text(file: &Path) -> Result<String, UserLexiconError> {
    let bytes = fs::read(file).map_err(|source| UserLexiconError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|found| found.0 != UTF_8) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok(text.into_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        UserLexiconError::Encoding {
            file: file.to_owned(),
            line: 1 + good.iter().filter(|byte| **byte == b'\n').count(),
        }
    })?;
    let unmarked = text.strip_prefix('\u{feff}').map(str::to_owned);
    Ok(unmarked.unwrap_or(text))
}

/// The rows of a table behind its header.
pub(super) fn rows<'t>(
    file: &'t Path,
    text: &'t str,
    table: Table,
) -> Result<Vec<Row<'t>>, UserLexiconError> {
    let fail = |line, problem| UserLexiconError::Line {
        file: file.to_owned(),
        line,
        problem,
    };
    let lines = text.lines().zip(1..);
    let mut lines =
        lines.filter(|(text, _)| !text.trim().is_empty() && !text.trim_start().starts_with('#'));
    let (header, line) = lines
        .next()
        .ok_or_else(|| fail(1, Problem::NoHeader(table.known())))?;
    let columns = columns(header, table).map_err(|problem| fail(line, problem))?;
    lines
        .map(|(text, line)| {
            let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
            let extra = cells.iter().skip(columns.len());
            let mut extra = extra
                .zip(columns.len() + 1..)
                .filter(|(cell, _)| !cell.is_empty());
            if let Some((cell, number)) = extra.next() {
                return Err(fail(
                    line,
                    Problem::TooManyCells {
                        number,
                        cell: (*cell).to_owned(),
                        columns: columns.len(),
                    },
                ));
            }
            Ok(Row {
                file,
                line,
                columns: columns.clone(),
                cells,
            })
        })
        .collect()
}

/// The table's columns in the order of the header.
fn columns(header: &str, table: Table) -> Result<Vec<&'static str>, Problem> {
    let mut columns: Vec<&'static str> = Vec::new();
    for (cell, number) in header.split('\t').map(str::trim).zip(1..) {
        let known = table.columns().iter();
        let known = known
            .filter(|(name, chinese, _)| cell.eq_ignore_ascii_case(name) || cell == *chinese)
            .map(|(name, _, _)| *name)
            .next();
        let name = known.ok_or_else(|| Problem::UnknownColumn {
            number,
            name: cell.to_owned(),
            known: table.known(),
        })?;
        if columns.contains(&name) {
            let name = name.to_owned();
            return Err(Problem::ColumnTwice { number, name });
        }
        columns.push(name);
    }
    let mut needed = table.columns().iter().filter(|(_, _, needed)| *needed);
    match needed.find(|(name, _, _)| !columns.contains(name)) {
        Some((name, _, _)) => Err(Problem::MissingColumn(name)),
        None => Ok(columns),
    }
}

impl Row<'_> {
    pub(super) fn error(&self, problem: Problem) -> UserLexiconError {
        UserLexiconError::Line {
            file: self.file.to_owned(),
            line: self.line,
            problem,
        }
    }

    /// The number of a column, from 1, and what the row has in it.
    fn cell(&self, column: &str) -> Option<(usize, &str)> {
        let index = self.columns.iter().position(|name| *name == column)?;
        let cell = self.cells.get(index).copied().unwrap_or_default();
        Some((index + 1, cell))
    }

    /// What a cell says; `None` where it is empty or has no column.
    pub(super) fn optional<T>(
        &self,
        column: &'static str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, UserLexiconError> {
        let Some((number, cell)) = self.cell(column).filter(|(_, cell)| !cell.is_empty()) else {
            return Ok(None);
        };
        let value = read(cell).map_err(|expected| {
            let cell = cell.to_owned();
            self.error(Problem::Value {
                number,
                column,
                cell,
                expected,
            })
        })?;
        Ok(Some(value))
    }

    /// What a cell says that must not be empty.
    pub(super) fn required<T>(
        &self,
        column: &'static str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<T, UserLexiconError> {
        let number = self.cell(column).map_or(0, |(number, _)| number);
        self.optional(column, read)?
            .ok_or_else(|| self.error(Problem::Empty { number, column }))
    }

    /// A name, as facts are to have it.
    pub(super) fn name(&self, column: &'static str) -> Result<String, UserLexiconError> {
        self.required(column, cells::name)
    }

    /// The name of a column, and those of another that may hold several.
    pub(super) fn names(
        &self,
        column: &'static str,
        others: &'static str,
    ) -> Result<Vec<String>, UserLexiconError> {
        let several = |cell: &str| cells::names(cell).map(cells::name).collect();
        let others: Option<Vec<String>> = self.optional(others, several)?;
        let mut all = vec![self.name(column)?];
        all.extend(others.into_iter().flatten());
        Ok(all)
    }
}
