//! A SQLite database of all tables: typed, with keys and references, and a table that tells what the columns mean.

use super::tables::Table;
use std::io::{self, Write};

#[cfg(not(feature = "sqlite"))]
pub(super) fn write(_tables: &[Table], _out: &mut dyn Write) -> io::Result<usize> {
    Err(io::Error::other("built without the feature `sqlite`"))
}

#[cfg(feature = "sqlite")]
pub(super) fn write(tables: &[Table], out: &mut dyn Write) -> io::Result<usize> {
    let bytes = sqlite::database(tables).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    Ok(tables.iter().map(|table| table.rows.len()).sum())
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use crate::export::tables::{Field, Table, Type};
    use rusqlite::types::Value;
    use rusqlite::{Connection, params_from_iter};

    /// The bytes of the database's file. It is made in memory, so that a full disk leaves nothing half done.
    pub(super) fn database(tables: &[Table]) -> rusqlite::Result<Vec<u8>> {
        let mut database = Connection::open_in_memory()?;
        let write = database.transaction()?;
        for table in tables {
            write.execute_batch(&schema(table))?;
            let holes = vec!["?"; table.fields.len()].join(", ");
            let mut insert =
                write.prepare(&format!("INSERT INTO \"{}\" VALUES ({holes})", table.name))?;
            for row in &table.rows {
                let cells = table
                    .fields
                    .iter()
                    .zip(row)
                    .map(|(field, cell)| value(field, cell));
                insert.execute(params_from_iter(cells))?;
            }
        }
        write.execute_batch(
            "CREATE TABLE \"columns\" (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, \"title\" TEXT NOT NULL, \
             \"meaning\" TEXT NOT NULL, PRIMARY KEY (\"table\", \"column\")) STRICT;",
        )?;
        for table in tables {
            for field in &table.fields {
                let cells = [table.name, field.name, field.title_zh, field.meaning];
                write.execute("INSERT INTO \"columns\" VALUES (?, ?, ?, ?)", cells)?;
            }
        }
        write.commit()?;
        Ok(database.serialize("main")?.to_vec())
    }

    /// The statements that make a table. Days are text, as SQLite's own functions of dates have them.
    fn schema(table: &Table) -> String {
        let mut lines: Vec<String> = table.fields.iter().map(column).collect();
        for field in &table.fields {
            if let Some((other, key)) = field.refers {
                lines.push(format!(
                    "FOREIGN KEY (\"{}\") REFERENCES \"{other}\" (\"{key}\")",
                    field.name
                ));
            }
        }
        let mut statements = format!(
            "CREATE TABLE \"{}\" ({}) STRICT;",
            table.name,
            lines.join(", ")
        );
        for field in table.fields.iter().filter(|field| is_looked_up(field)) {
            let (table, name) = (table.name, field.name);
            statements.push_str(&format!(
                "CREATE INDEX \"{table}_{name}\" ON \"{table}\" (\"{name}\");"
            ));
        }
        statements
    }

    fn column(field: &Field) -> String {
        let kind = match field.kind {
            Type::Integer => "INTEGER",
            Type::Uri | Type::Text | Type::Date => "TEXT",
        };
        let key = if field.is_key { " PRIMARY KEY" } else { "" };
        format!("\"{}\" {kind}{key}", field.name)
    }

    /// What tables are joined by, and what people search for.
    fn is_looked_up(field: &Field) -> bool {
        let by_name = matches!(
            field.name,
            "name" | "person" | "site" | "agent" | "earliest"
        );
        !field.is_key && (field.kind == Type::Uri || by_name)
    }

    fn value(field: &Field, cell: &str) -> Value {
        if cell.is_empty() {
            return Value::Null;
        }
        match (field.kind, cell.parse::<i64>()) {
            (Type::Integer, Ok(number)) => Value::Integer(number),
            // A zero would end the text for many readers.
            _ => Value::Text(cell.replace('\0', "\u{FFFD}")),
        }
    }
}
