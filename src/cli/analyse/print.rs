//! Rows of an analysis, as a table, as CSV and as JSON Lines.

use crate::cli::csv;
use crate::cli::query::width;
use crate::network;
use crate::query::Rows;
use anyhow::Result;
use clap::ValueEnum;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::io::{BufWriter, Write, stdout};

/// How rows are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Columns for people to read; measures are rounded
    Table,
    /// Comma-separated values
    Csv,
    /// One object a line
    Jsonl,
}

/// Rows under their names.
pub(super) struct Table {
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

impl Table {
    pub(super) const fn new(columns: &'static [&'static str]) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    /// Adds a row with a cell for each column.
    pub(super) fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    pub(super) fn print(&self, form: Form) -> Result<()> {
        let mut out = BufWriter::new(stdout().lock());
        match form {
            Form::Table => {
                let cells = self.rows.iter();
                let cells = cells.map(|row| row.iter().map(rounded).collect());
                let rows = Rows {
                    columns: self.names(),
                    cells: cells.collect(),
                };
                rows.write_table(width(), &mut out)?;
            }
            Form::Csv => {
                csv::row(&mut out, &self.names())?;
                for row in &self.rows {
                    csv::row(&mut out, &row.iter().map(plain).collect::<Vec<_>>())?;
                }
            }
            Form::Jsonl => {
                for row in &self.rows {
                    let names = self.names().into_iter();
                    let object: Map<String, Value> = names.zip(row.iter().cloned()).collect();
                    writeln!(out, "{}", Value::Object(object))?;
                }
            }
        }
        Ok(out.flush()?)
    }

    fn names(&self) -> Vec<String> {
        self.columns.iter().map(|&name| name.to_owned()).collect()
    }
}

/// A value of a network.
pub(super) fn cell(value: &network::Value) -> Value {
    match value {
        network::Value::Text(text) => text.as_str().into(),
        network::Value::Integer(number) => (*number).into(),
        network::Value::Number(number) => (*number).into(),
        network::Value::Date(date) => date.to_string().into(),
    }
}

/// A day, or nothing.
pub(super) fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| day.to_string().into())
}

fn plain(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => cell.to_string(),
    }
}

/// A cell for people: on one line, with at most four decimals.
fn rounded(cell: &Value) -> String {
    match cell.as_f64().filter(|_| cell.is_f64()) {
        Some(number) => format!("{number:.4}"),
        None => plain(cell).replace(char::is_control, " "),
    }
}
