//! A directory of CSV with a `datapackage.json` (Data Package 1.0, <https://specs.frictionlessdata.io/data-package/>).

use super::tables::{Table, Type};
use crate::query::harmless;
use serde_json::json;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// The file by which a directory of this format is known.
pub(super) const MARKER: &str = "datapackage.json";

pub(super) fn write(tables: &[Table], dir: &Path) -> io::Result<usize> {
    let mut rows = 0;
    for table in tables {
        let file = File::create(dir.join(format!("{}.csv", table.name)))?;
        let mut csv = csv::Writer::from_writer(file);
        csv.write_record(table.fields.iter().map(|field| field.name))?;
        for row in &table.rows {
            csv.write_record(row.iter().map(|cell| harmless(cell).into_owned()))?;
        }
        csv.flush()?;
        rows += table.rows.len();
    }
    let mut file = File::create(dir.join(MARKER))?;
    serde_json::to_writer_pretty(&mut file, &described(tables))?;
    writeln!(file)?;
    Ok(rows)
}

fn described(tables: &[Table]) -> serde_json::Value {
    let resources: Vec<_> = tables
        .iter()
        .map(|table| {
            let fields: Vec<_> = table
                .fields
                .iter()
                .map(|field| {
                    let (kind, format) = match field.kind {
                        Type::Uri | Type::Text => ("string", "default"),
                        Type::Integer => ("integer", "default"),
                        Type::Date => ("date", "default"),
                    };
                    json!({
                        "name": field.name, "title": field.title_zh, "type": kind, "format": format,
                        "description": field.meaning,
                    })
                })
                .collect();
            json!({
                "name": table.name, "path": format!("{}.csv", table.name), "profile": "tabular-data-resource",
                "title": format!("{} {}", table.title, table.title_zh), "format": "csv", "mediatype": "text/csv",
                "encoding": "utf-8", "schema": { "fields": fields, "missingValues": [""] },
            })
        })
        .collect();
    json!({
        "profile": "tabular-data-package", "name": "zhengtu",
        "title": "Officials, posts, visits and firms, as articles tell of them",
        "resources": resources,
    })
}
