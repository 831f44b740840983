//! Which of a page's own words on its article is believed first: `data/page-metadata.tsv`.

use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/page-metadata.tsv");

/// What a page tells of its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Address,
    Date,
    Outlet,
    Title,
}

/// Where it tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// A tag's name, property or itemprop.
    Meta(&'static str),
    /// A key of the JSON-LD of an article.
    Linked(&'static str),
    /// The id of an element.
    Element(&'static str),
    /// A line under the title.
    Printed,
    /// The link to the page's proper address.
    Canonical,
    /// The day in that address.
    Address,
}

static ROWS: LazyLock<Vec<(Part, Where)>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(row)
        .collect()
});

fn row(line: &'static str) -> Option<(Part, Where)> {
    let mut fields = line.split('\t');
    let part = match fields.next()? {
        "address" => Part::Address,
        "date" => Part::Date,
        "outlet" => Part::Outlet,
        "title" => Part::Title,
        _ => return None,
    };
    let (place, name) = (fields.nth(1)?, fields.next()?);
    let place = match place {
        "meta" => Where::Meta(name),
        "linked" => Where::Linked(name),
        "element" => Where::Element(name),
        "printed" => Where::Printed,
        "canonical" => Where::Canonical,
        "address" => Where::Address,
        _ => return None,
    };
    Some((part, place))
}

/// The places of a part, the surest first.
pub(super) fn of(part: Part) -> impl Iterator<Item = Where> {
    ROWS.iter()
        .filter(move |(known, _)| *known == part)
        .map(|(_, place)| *place)
}

/// The ids of elements that are looked for.
pub(super) fn elements() -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter_map(|(_, place)| match place {
        Where::Element(id) => Some(*id),
        Where::Meta(_) | Where::Linked(_) | Where::Printed | Where::Canonical | Where::Address => {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{ROWS, TABLE, row};

    #[test]
    fn the_table_is_sorted_and_each_row_is_understood() {
        let mut before = (String::new(), 0);
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(row(line).is_some(), "`{line}` is not understood");
            let mut fields = line.split('\t');
            let part = fields.next().unwrap().to_owned();
            let rank: usize = fields.next().unwrap().parse().unwrap();
            let next = if before.0 == part { before.1 + 1 } else { 1 };
            assert!(before.0 <= part, "`{line}` is out of order");
            assert_eq!(rank, next, "`{line}` has the wrong rank");
            before = (part, rank);
        }
        for (at, row) in ROWS.iter().enumerate() {
            assert!(!ROWS[..at].contains(row), "{row:?} is there twice");
        }
    }
}
