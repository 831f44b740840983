//! Which field of a JSON row is which: the names that crawlers write, and those that a user adds.

use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a field holds. Names are compared in small letters, without `_`, `-` and blanks, so
/// `publish_date`, `publishDate` and `Publish Date` are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Id,
    Url,
    Title,
    Date,
    Outlet,
    Text,
    Retrieved,
}

/// Which part of an article a field with this name is, and how sure that is, 1 being the surest.
static NAMES: LazyLock<BTreeMap<&str, (Role, u32)>> = LazyLock::new(|| {
    let rows = include_str!("data/field-names.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (part, rank, name) = (cells.next()?, cells.next()?, cells.next()?);
        Some((name, (Role::of_part(part)?, rank.parse().ok()?)))
    })
    .collect()
});

impl Role {
    fn of_part(part: &str) -> Option<Self> {
        Some(match part {
            "id" => Self::Id,
            "url" => Self::Url,
            "title" => Self::Title,
            "date" => Self::Date,
            "sitename" => Self::Outlet,
            "text" => Self::Text,
            "retrieved" => Self::Retrieved,
            _ => return None,
        })
    }
}

/// Fields that the user has named; for what is not named here, the usual names hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldMap(Vec<(Role, String)>);

/// A mapping of a field is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// It has no `=`, or nothing on one side of it.
    #[error("{0:?} maps no field; write NAME=FIELD, for example text=body")]
    Form(String),
    /// The name before `=` is none that an article has.
    #[error(
        "{0:?} is no part of an article; use one of id, url, title, date, sitename, text, retrieved"
    )]
    Name(String),
}

impl FieldMap {
    /// Reads mappings as a user types them, `text=body`. Where a name is mapped more than once, the
    /// first field that a row has counts; `a.b` is the field `b` in the object `a`.
    ///
    /// # Errors
    /// Where a mapping has another form or maps what is no part of an article.
    pub fn parse<S: AsRef<str>>(mappings: &[S]) -> Result<Self, FieldError> {
        let one = |mapping: &S| {
            let typed = mapping.as_ref();
            let (name, field) = typed
                .split_once('=')
                .map(|(name, field)| (name.trim(), field.trim()))
                .filter(|(name, field)| !name.is_empty() && !field.is_empty())
                .ok_or_else(|| FieldError::Form(typed.to_owned()))?;
            let role = role(name).ok_or_else(|| FieldError::Name(name.to_owned()))?;
            Ok((role, field.to_owned()))
        };
        mappings.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    /// These, and the others' for what these do not name.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        let own: BTreeSet<Role> = self.0.iter().map(|(role, _)| *role).collect();
        let more = others.0.iter().filter(|(role, _)| !own.contains(role));
        self.0.extend(more.cloned());
        self
    }

    /// The fields of the row that may be this, the surest first.
    pub(super) fn values<'r>(&self, role: Role, row: &'r Map<String, Value>) -> Vec<&'r Value> {
        let mut named = self.0.iter().filter(|(of, _)| *of == role).peekable();
        if named.peek().is_some() {
            return named.filter_map(|(_, field)| reach(row, field)).collect();
        }
        let mut found: Vec<_> = row
            .iter()
            .filter_map(|(key, value)| {
                let (of, rank) = NAMES.get(plain(key).as_str())?;
                (*of == role).then_some((rank, value))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, value)| value).collect()
    }
}

/// What a field of this name is.
pub(super) fn role(name: &str) -> Option<Role> {
    NAMES.get(plain(name).as_str()).map(|(role, _)| *role)
}

fn plain(key: &str) -> String {
    key.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

fn reach<'r>(row: &'r Map<String, Value>, field: &str) -> Option<&'r Value> {
    row.get(field).or_else(|| {
        let (outer, inner) = field.split_once('.')?;
        reach(row.get(outer)?.as_object()?, inner)
    })
}

#[cfg(test)]
mod tests {
    use super::{NAMES, plain};

    #[test]
    fn every_row_of_the_names_is_used() {
        let rows: Vec<_> = include_str!("data/field-names.tsv")
            .lines()
            .filter(|row| !row.starts_with('#'))
            .map(|row| row.split('\t').collect::<Vec<_>>())
            .collect();
        assert_eq!(
            NAMES.len(),
            rows.len(),
            "a row is malformed, or a name comes twice"
        );
        for row in &rows {
            assert_eq!(
                plain(row[2]),
                row[2],
                "{row:?} is not written as names are compared"
            );
        }
        let keys: Vec<_> = rows
            .iter()
            .map(|row| (row[0], row[1].parse::<u32>().unwrap()))
            .collect();
        assert!(keys.is_sorted(), "the rows are not sorted by part and rank");
    }
}
