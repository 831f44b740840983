//! Counts as tables, CSV and JSON.

use crate::cli::csv::row;
use crate::query::Rows;
use crate::statistics::{Counted, Row, Section};
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// As many outlets and gaps as a screen has room for.
const MOST: usize = 20;
/// The columns of the CSV.
const COLUMNS: [&str; 5] = ["section", "name", "first", "last", "count"];
/// What tables call what articles do not say.
const UNKNOWN: &str = "(not known)";

/// How a section looks as a table: its title, what it counts by, what it counts.
const fn labels(of: Counted) -> (&'static str, &'static str, &'static str) {
    match of {
        Counted::Outlets => ("Articles by outlet", "outlet", "articles"),
        Counted::Months => ("Articles by month", "month", "articles"),
        Counted::Genres => ("Articles by genre", "genre", "articles"),
        Counted::Provinces => ("Articles by province", "province", "articles"),
        Counted::Facts => ("Facts by kind", "kind", "facts"),
        Counted::Events => ("Events by type", "type", "events"),
        Counted::Statuses => ("Events by status", "status", "events"),
        Counted::Gaps => ("Months without an article", "outlet", "months"),
    }
}

/// Whether a table of the section tells spans.
const fn has_span(of: Counted) -> bool {
    matches!(of, Counted::Outlets | Counted::Gaps)
}

pub(super) fn tables(
    articles: usize,
    sections: &[Section],
    width: Option<usize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let noun = if articles == 1 { "article" } else { "articles" };
    writeln!(out, "{articles} {noun}")?;
    for section in sections {
        let (title, by, count) = labels(section.of);
        writeln!(out, "\n{title}")?;
        let mut columns = vec![by, count];
        if has_span(section.of) {
            columns.extend(["first", "last"]);
        }
        // Provinces without articles go on one line: they are many, and each says the same.
        let (told, empty): (Vec<&Row>, Vec<&Row>) = section
            .rows
            .iter()
            .partition(|row| row.count > 0 || section.of == Counted::Facts);
        let cut = has_span(section.of) && told.len() > MOST;
        let shown = if cut { &told[..MOST] } else { &told };
        let rows = Rows {
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            cells: shown.iter().map(|row| cells(section.of, row)).collect(),
        };
        rows.write_table(width, out)?;
        if cut {
            writeln!(out, "{} more: --format csv has all", told.len() - MOST)?;
        }
        let names: Vec<&str> = empty.iter().filter_map(|row| row.name.as_deref()).collect();
        if !names.is_empty() {
            writeln!(out, "none in {}", names.join(" "))?;
        }
    }
    Ok(())
}

fn cells(of: Counted, row: &Row) -> Vec<String> {
    let name = row.name.as_deref().unwrap_or(UNKNOWN);
    // One line, whatever an outlet is called.
    let mut cells = vec![name.replace(char::is_control, " "), row.count.to_string()];
    if has_span(of) {
        cells.extend(span(row));
    }
    cells
}

/// The first and the last month; empty where there is none.
fn span(row: &Row) -> [String; 2] {
    row.span.map_or_else(Default::default, |(first, last)| {
        [first.to_string(), last.to_string()]
    })
}

pub(super) fn csv(sections: &[Section], out: &mut dyn Write) -> io::Result<()> {
    row(out, &COLUMNS.map(str::to_owned))?;
    for section in sections {
        let code = section.of.code();
        for counted in &section.rows {
            let name = counted.name.clone().unwrap_or_default();
            let [first, last] = span(counted);
            row(
                out,
                &[
                    code.to_owned(),
                    name,
                    first,
                    last,
                    counted.count.to_string(),
                ],
            )?;
        }
    }
    Ok(())
}

pub(super) fn json(articles: usize, sections: &[Section], out: &mut dyn Write) -> Result<()> {
    let mut all = Map::new();
    all.insert("articles".to_owned(), articles.into());
    for section in sections {
        let rows = section.rows.iter().map(|row| {
            let mut object = Map::new();
            object.insert("name".to_owned(), json!(row.name));
            if let Some((first, last)) = row.span {
                object.insert("first".to_owned(), first.to_string().into());
                object.insert("last".to_owned(), last.to_string().into());
            }
            object.insert("count".to_owned(), row.count.into());
            Value::Object(object)
        });
        all.insert(section.of.code().to_owned(), rows.collect());
    }
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::divisions::Divisions;
    use crate::statistics::Statistics;

    #[test]
    fn what_is_cut_is_told() {
        let row = |number: usize| Row {
            name: Some(format!("第{number}晚报")),
            span: None,
            count: 1,
        };
        let section = Section {
            of: Counted::Outlets,
            rows: (1..=22).map(row).collect(),
        };
        let mut out = Vec::new();
        tables(22, std::slice::from_ref(&section), None, &mut out).unwrap();
        let told = String::from_utf8(out).unwrap();
        assert!(
            told.contains("第20晚报") && !told.contains("第21晚报"),
            "not cut at {MOST}:\n{told}"
        );
        assert!(
            told.ends_with("(20 rows)\n2 more: --format csv has all\n"),
            "{told}"
        );
        let mut out = Vec::new();
        csv(&[section], &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap().lines().count(),
            23,
            "a line is missing"
        );
    }

    #[test]
    fn nothing_counted_is_still_told() {
        let sections = Statistics::default().sections(&Divisions::load());
        let mut out = Vec::new();
        tables(0, &sections, None, &mut out).unwrap();
        let told = String::from_utf8(out).unwrap();
        assert!(told.starts_with("0 articles\n"), "{told}");
    }
}
