//! A table as bytes in a file: compressed, and read back in one go.

use super::error::StoreError;
use super::table::{Row, Table};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::io::{self, Read, Write};
use std::path::Path;

/// What the content begins with; the digit is raised when its form changes.
const MAGIC: &[u8; 8] = b"ztquads1";

/// The bytes of a snapshot's file.
pub(crate) fn encode(table: &Table) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(MAGIC)?;
    for length in [table.text.len(), table.ends.len(), table.rows.len()] {
        out.write_all(&(length as u64).to_le_bytes())?;
    }
    out.write_all(&table.text)?;
    let ends = table.ends.iter().copied();
    let columns = (0..4).flat_map(|column| table.rows.iter().map(move |row| row[column]));
    let mut buffer = Vec::with_capacity(4 * table.ends.len() + 16 * table.rows.len());
    for number in ends.chain(columns) {
        buffer.extend_from_slice(&number.to_le_bytes());
    }
    out.write_all(&buffer)?;
    out.finish()
}

/// The table that a snapshot's file holds.
pub(crate) fn decode(bytes: &[u8], file: &Path) -> Result<Table, StoreError> {
    let mut content = Vec::new();
    GzDecoder::new(bytes)
        .read_to_end(&mut content)
        .map_err(StoreError::io("read", file))?;
    parse(&content).ok_or_else(|| StoreError::Damaged {
        file: file.to_owned(),
        what: "it does not have the form of a snapshot".to_owned(),
        help: super::REBUILD,
    })
}

/// `None` where lengths or numbers do not fit each other.
fn parse(content: &[u8]) -> Option<Table> {
    let mut rest = content.strip_prefix(MAGIC)?;
    let mut length = || {
        let (head, tail) = rest.split_first_chunk::<8>()?;
        rest = tail;
        usize::try_from(u64::from_le_bytes(*head)).ok()
    };
    let (text, terms, rows) = (length()?, length()?, length()?);
    let (text, rest) = rest.split_at_checked(text)?;
    let (ends, columns) = rest.split_at_checked(terms.checked_mul(4)?)?;
    if columns.len() != rows.checked_mul(16)? {
        return None;
    }
    let ends: Vec<u32> = numbers(ends).collect();
    let ordered = ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == text.len();
    let rows = read_rows(columns, rows);
    let known = rows
        .iter()
        .flatten()
        .all(|number| *number as usize <= terms);
    (ordered && known && rows.is_sorted()).then(|| Table::from_parts(text.to_vec(), ends, rows))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|chunk| u32::from_le_bytes(*chunk))
}

fn read_rows(columns: &[u8], count: usize) -> Vec<Row> {
    let mut rows = vec![[0; 4]; count];
    for (at, number) in numbers(columns).enumerate() {
        rows[at % count][at / count] = number;
    }
    rows
}
