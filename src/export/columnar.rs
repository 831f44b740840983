//! A directory of Parquet files, one a table: typed columns, compressed with Snappy, that say what they mean.

use super::tables::Table;
use std::io;
use std::path::Path;

/// The file by which a directory of this format is known.
pub(super) const MARKER: &str = "officials.parquet";

#[cfg(not(feature = "parquet"))]
pub(super) fn write(_tables: &[Table], _dir: &Path) -> io::Result<usize> {
    Err(io::Error::other("built without the feature `parquet`"))
}

#[cfg(feature = "parquet")]
pub(super) fn write(tables: &[Table], dir: &Path) -> io::Result<usize> {
    let mut rows = 0;
    for table in tables {
        let file = std::fs::File::create(dir.join(format!("{}.parquet", table.name)))?;
        file::write(table, file).map_err(io::Error::other)?;
        rows += table.rows.len();
    }
    Ok(rows)
}

#[cfg(feature = "parquet")]
mod file {
    use crate::export::tables::{Field, Table, Type};
    use jiff::civil::{Date, date};
    use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
    use parquet::errors::Result;
    use parquet::file::metadata::KeyValue;
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
    use parquet::schema::types::Type as Schema;
    use std::fs::File;
    use std::sync::Arc;

    /// How many rows are written together.
    const GROUP: usize = 100_000;
    /// The day that Parquet counts from.
    const EPOCH: Date = date(1970, 1, 1);

    pub(super) fn write(table: &Table, file: File) -> Result<()> {
        let columns = table.fields.iter().map(|field| column(field).map(Arc::new));
        let schema = Schema::group_type_builder(table.name)
            .with_fields(columns.collect::<Result<_>>()?)
            .build()?;
        let meanings = table.fields.iter().map(|field| {
            let said = format!("{}: {}", field.title_zh, field.meaning);
            KeyValue::new(field.name.to_owned(), said)
        });
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(meanings.collect()))
            .build();
        let mut writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))?;
        // A table without rows has one empty group, so that its columns can be read.
        let groups = table.rows.chunks(GROUP);
        for rows in groups {
            let mut group = writer.next_row_group()?;
            for (place, field) in table.fields.iter().enumerate() {
                let cells = rows.iter().map(|row| row[place].as_str());
                write_column(&mut group, field.kind, cells)?;
            }
            group.close()?;
        }
        writer.close()?;
        Ok(())
    }

    fn column(field: &Field) -> Result<Schema> {
        let (physical, logical) = match field.kind {
            Type::Integer => (Physical::INT64, None),
            Type::Date => (Physical::INT32, Some(LogicalType::Date)),
            Type::Uri | Type::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        Schema::primitive_type_builder(field.name, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::OPTIONAL)
            .build()
    }

    fn write_column<'c>(
        group: &mut SerializedRowGroupWriter<'_, File>,
        kind: Type,
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<()> {
        let Some(mut column) = group.next_column()? else {
            return Ok(());
        };
        match kind {
            Type::Integer => {
                let (values, levels) = split(cells, |cell| cell.parse::<i64>().ok());
                column
                    .typed::<Int64Type>()
                    .write_batch(&values, Some(&levels), None)?;
            }
            Type::Date => {
                let (values, levels) = split(cells, days);
                column
                    .typed::<Int32Type>()
                    .write_batch(&values, Some(&levels), None)?;
            }
            Type::Uri | Type::Text => {
                let (values, levels) = split(cells, |cell| {
                    (!cell.is_empty()).then(|| ByteArray::from(cell))
                });
                column
                    .typed::<ByteArrayType>()
                    .write_batch(&values, Some(&levels), None)?;
            }
        }
        column.close()
    }

    /// The values that there are, and for each cell whether it has one.
    fn split<'c, T>(
        cells: impl Iterator<Item = &'c str>,
        value: impl Fn(&str) -> Option<T>,
    ) -> (Vec<T>, Vec<i16>) {
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        for cell in cells {
            let value = value(cell);
            levels.push(i16::from(value.is_some()));
            values.extend(value);
        }
        (values, levels)
    }

    /// Days since the epoch.
    fn days(cell: &str) -> Option<i32> {
        let day: Date = cell.parse().ok()?;
        Some(EPOCH.until(day).ok()?.get_days())
    }
}
