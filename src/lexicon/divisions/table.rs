//! Reads the embedded tables of divisions and works out what stands above what.

use super::{Division, DivisionCode, DivisionId};
use crate::kind::DivisionLevel;

const DIVISIONS: &str = include_str!("../data/divisions.tsv");
const TOWNSHIPS: &str = include_str!("../data/townships.tsv");

/// The rows of an embedded table, comments left out, as columns.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t'))
}

/// A code of an embedded table.
pub(super) fn code(cell: &str) -> DivisionCode {
    cell.parse()
        .expect("a code of an embedded table is well formed: a test reads them all")
}

/// Every division, sorted by code and then by year, with its parent filled in.
pub(super) fn load() -> Vec<Division> {
    let mut table: Vec<Division> = rows(DIVISIONS).map(division).collect();
    let counties = table.len();
    for mut row in rows(TOWNSHIPS) {
        let county = code(row.next().unwrap_or_default());
        townships(county, row.next().unwrap_or_default(), &mut table);
    }
    for index in 0..table.len() {
        table[index].parent = parent(&table[..counties], &table[index]);
    }
    table
}

fn division(mut row: std::str::Split<'static, char>) -> Division {
    let mut cell = || row.next().unwrap_or_default();
    let code_cell = code(cell());
    Division {
        code: code_cell,
        name: cell(),
        level: code_cell.level(),
        parent: None,
        from: cell().parse().ok(),
        until: cell().parse().ok(),
        successor: Some(cell()).filter(|cell| !cell.is_empty()).map(code),
    }
}

/// Reads one county's townships: `东华门街道 景山街道 007月坛街道`.
fn townships(county: DivisionCode, cells: &'static str, table: &mut Vec<Division>) {
    let mut number = 0;
    for cell in cells.split(' ') {
        let name = cell.trim_start_matches(|c: char| c.is_ascii_digit());
        number = cell[..cell.len() - name.len()]
            .parse()
            .unwrap_or(number + 1);
        let code = county.township(number);
        table.push(Division {
            code,
            name,
            level: code.level(),
            parent: None,
            from: None,
            until: None,
            successor: None,
        });
    }
}

/// The nearest division above that existed at the same time; the youngest, if several did.
fn parent(counties: &[Division], child: &Division) -> Option<DivisionId> {
    child.code.above().find_map(|code| {
        let first = counties.partition_point(|row| row.code < code);
        let same = counties[first..].iter().take_while(|row| row.code == code);
        let overlap = |above: &Division| {
            if child.level == DivisionLevel::Township {
                return above.until.is_none();
            }
            above.from < Some(child.until.unwrap_or(i32::MAX))
                && child.from < Some(above.until.unwrap_or(i32::MAX))
        };
        (first..)
            .zip(same)
            .filter(|(_, above)| overlap(above))
            .last()
            .map(|(i, _)| DivisionId::at(i))
    })
}
