//! Rows in columns that line up, wide characters counted as two.

use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands between two columns.
const GAP: &str = "  ";

/// A column is not made narrower than this to fit a screen.
const NARROWEST: usize = 8;

/// Writes rows under their names, and how many there are. Where they are wider than `width`, the widest
/// cells are cut, and end in `…`.
pub(super) fn write(
    out: &mut dyn Write,
    names: &[String],
    rows: &[Vec<String>],
    width: Option<usize>,
) -> io::Result<()> {
    let mut widths: Vec<usize> = names.iter().map(|name| name.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    if let Some(width) = width {
        narrow(&mut widths, width);
    }
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    line(out, names, &widths)?;
    line(out, &rule, &widths)?;
    for row in rows {
        line(out, row, &widths)?;
    }
    let noun = if rows.len() == 1 { "row" } else { "rows" };
    writeln!(out, "({} {noun})", rows.len())
}

/// Takes from the widest column until all fit.
fn narrow(widths: &mut [usize], room: usize) {
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            Some(_) | None => return,
        }
    }
}

fn line(out: &mut dyn Write, cells: &[String], widths: &[usize]) -> io::Result<()> {
    let mut text = String::new();
    for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
        if at > 0 {
            text.push_str(GAP);
        }
        let cell = cut(cell, *width);
        text.push_str(&cell);
        text.push_str(&" ".repeat(width.saturating_sub(cell.width())));
    }
    writeln!(out, "{}", text.trim_end())
}

/// The longest beginning of a cell that fits, with `…` where something is missing.
fn cut(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let fits = cell.chars().take_while(|c| {
        let taken = c.width().unwrap_or(0);
        let fits = taken <= room;
        room = room.saturating_sub(taken);
        fits
    });
    fits.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::write;

    fn print(rows: &[&[&str]], width: Option<usize>) -> String {
        let owned = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(|row| owned(row)).collect();
        let mut out = Vec::new();
        write(&mut out, &owned(&["who", "地点"]), &rows, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn wide_characters_line_up() {
        let table = print(&[&["张彤", "鑫众"], &["a", "b"]], None);
        assert_eq!(
            table,
            "who   地点\n────  ────\n张彤  鑫众\na     b\n(2 rows)\n"
        );
    }

    #[test]
    fn no_rows_still_show_the_columns() {
        assert_eq!(print(&[], None), "who  地点\n───  ────\n(0 rows)\n");
    }

    #[test]
    fn the_widest_cells_are_cut_to_fit() {
        let table = print(&[&["张彤", "深入企业车间了解生产经营情况"]], Some(16));
        assert!(
            table.contains("张彤  深入企业…\n"),
            "the cell is not cut at 10 cells:\n{table}"
        );
        assert!(table.contains("(1 row)"), "one row is not `rows`:\n{table}");
    }
}
