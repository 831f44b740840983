//! Rows of comma-separated values (RFC 4180), which a spreadsheet can open.

use crate::query::harmless;
use std::io::{self, Write};

/// Writes a row, cells quoted where they must be; none is a formula.
pub(super) fn row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    write!(out, "{}\r\n", cells.join(","))
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
