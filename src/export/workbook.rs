//! A workbook (ISO/IEC 29500, .xlsx) with a sheet for each table, headed in Chinese, and one that tells what the columns mean.

use super::tables::{Table, Type};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::{self, Write};

/// What a sheet holds at most: the rows that Excel has, less the header.
const MOST_ROWS: usize = 1_048_575;
/// What a cell holds at most, in UTF-16 units.
const LONGEST: usize = 32_767;

pub(super) fn write(tables: &[Table], out: &mut dyn Write) -> io::Result<usize> {
    let bytes = workbook(tables).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    Ok(tables.iter().map(|table| table.rows.len()).sum())
}

fn workbook(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without the day of writing, so that the same graph gives the same bytes.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    let head = Format::new().set_bold();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(table.title_zh)?;
        for (column, field) in (0..).zip(&table.fields) {
            sheet.write_with_format(0, column, field.title_zh, &head)?;
            let width = if field.kind == Type::Date { 12.0 } else { 22.0 };
            sheet.set_column_width(column, width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (row, cells) in (1..).zip(table.rows.iter().take(MOST_ROWS)) {
            for ((column, field), text) in (0..).zip(&table.fields).zip(cells) {
                cell(sheet, (row, column), field.kind, text, &date)?;
            }
        }
    }
    let sheet = book.add_worksheet();
    sheet.set_name("说明")?;
    for (column, title) in (0..).zip(["表", "列", "column", "meaning"]) {
        sheet.write_with_format(0, column, title, &head)?;
    }
    let fields = tables
        .iter()
        .flat_map(|table| table.fields.iter().map(move |field| (table, field)));
    for (row, (table, field)) in (1..).zip(fields) {
        sheet.write(row, 0, table.title_zh)?;
        sheet.write(row, 1, field.title_zh)?;
        sheet.write(row, 2, field.name)?;
        sheet.write(row, 3, field.meaning)?;
    }
    book.save_to_buffer()
}

/// Texts are written as texts, so that none is a formula.
fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    kind: Type,
    text: &str,
    date: &Format,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    if kind == Type::Date
        && let Ok(day) = ExcelDateTime::parse_from_str(text)
    {
        sheet.write_with_format(row, column, &day, date)?;
    } else if kind == Type::Integer
        && let Ok(number) = text.parse::<f64>()
    {
        sheet.write(row, column, number)?;
    } else {
        let short: String = text.chars().take(LONGEST / 2).collect();
        sheet.write_string(row, column, super::xml::legal(&short))?;
    }
    Ok(())
}
