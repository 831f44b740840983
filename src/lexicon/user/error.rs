//! What can be wrong with a user's table, and where.

use std::path::PathBuf;

/// A user's table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum UserLexiconError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is in another encoding.
    #[error("{}:{line}: this line is not UTF-8; save the file as UTF-8", file.display())]
    Encoding {
        /// The file.
        file: PathBuf,
        /// From 1.
        line: usize,
    },
    /// A line is not understood.
    #[error("{}:{line}: {problem}", file.display())]
    Line {
        /// The file.
        file: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong.
        problem: Problem,
    },
}

/// What is wrong with a line of a user's table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The table has no header.
    #[error("the file has no header; its first line names the columns: {0}")]
    NoHeader(String),
    /// A column is none of the table's.
    #[error("column {number}: there is no column `{name}` in this table; it has {known}")]
    UnknownColumn {
        /// From 1.
        number: usize,
        /// Its name.
        name: String,
        /// The table's columns.
        known: String,
    },
    /// A column comes twice in the header.
    #[error("column {number}: `{name}` is there already")]
    ColumnTwice {
        /// From 1.
        number: usize,
        /// Its name.
        name: String,
    },
    /// A column that every row needs is not there.
    #[error("the header has no column `{0}`; separate the columns by tabs")]
    MissingColumn(&'static str),
    /// The row has more cells than the header.
    #[error("column {number}: `{cell}` has no column; the header has {columns}")]
    TooManyCells {
        /// Of the first that is too many, from 1.
        number: usize,
        /// What it says.
        cell: String,
        /// How many columns the header names.
        columns: usize,
    },
    /// A cell that must say something is empty.
    #[error("column {number}: `{column}` is empty")]
    Empty {
        /// From 1.
        number: usize,
        /// The column's name.
        column: &'static str,
    },
    /// A cell says something that cannot be meant.
    #[error("column {number}: `{column}` cannot be `{cell}`: {expected}")]
    Value {
        /// From 1.
        number: usize,
        /// The column's name.
        column: &'static str,
        /// What it says.
        cell: String,
        /// What it may say.
        expected: String,
    },
    /// A name stands for two.
    #[error("`{0}` is listed already, as something else; a name can stand for one only")]
    Twice(String),
}
