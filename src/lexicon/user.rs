//! What a user adds to the lexicon: names, posts, organisations, aliases, homes of outlets.
//!
//! Reads the tables that `docs/config.md` describes and hands on a [`UserLexicon`], which
//! [`Lexicon::with`](super::Lexicon::with) takes in. Every table is checked as it is read: what is wrong is told by
//! file, line and column.

mod cells;
mod error;
mod rows;

use super::divisions::{DivisionCode, Divisions, Unnamed};
use super::titles::TitleClass;
use crate::kind::{Gender, OrganizationKind, Rank};
use crate::text::{folded, simplified};
pub use error::{Problem, UserLexiconError};
use rows::Row;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write;
use std::path::Path;

/// Whom a listed name names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name that facts have.
    pub name: String,
    /// The person's gender, where the list tells it.
    pub gender: Option<Gender>,
}

/// What a listed name of a body names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// The name that facts have.
    pub name: String,
    /// What it is; `None` where only another name of it is listed.
    pub kind: Option<OrganizationKind>,
    /// The division that it belongs to, where the list tells it.
    pub division: Option<DivisionCode>,
}

/// A listed title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// What kind of title it is.
    pub class: TitleClass,
    /// The rank that it fixes in every body.
    pub rank: Option<Rank>,
}

/// A table of a user, by what it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Persons.
    Names,
    /// Titles.
    Posts,
    /// Firms and other bodies.
    Organizations,
    /// Other names of persons, bodies and divisions.
    Aliases,
}

/// Everything that a user adds, by the name as it stands in clean text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserLexicon {
    pub(super) persons: BTreeMap<String, Person>,
    pub(super) titles: BTreeMap<String, Title>,
    pub(super) organizations: BTreeMap<String, Organization>,
    /// Other names of divisions.
    pub(super) divisions: BTreeMap<String, DivisionCode>,
    /// Beginnings of the names of outlets, with their homes; `None` for national ones.
    pub(super) outlets: BTreeMap<String, Option<DivisionCode>>,
}

impl UserLexicon {
    /// Whether nothing is added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads a table; `divisions` says which division a cell names.
    ///
    /// # Errors
    ///
    /// The file cannot be read; its header lacks a column or has an unknown one; a cell is missing or not
    /// understood; a name stands for another than before.
    pub fn read(
        &mut self,
        table: Table,
        file: &Path,
        divisions: &Divisions,
    ) -> Result<(), UserLexiconError> {
        let text = rows::text(file)?;
        for row in rows::rows(file, &text, table)? {
            match table {
                Table::Names => self.person(&row),
                Table::Posts => self.title(&row),
                Table::Organizations => self.organization(&row, divisions),
                Table::Aliases => self.alias(&row, divisions),
            }?;
        }
        Ok(())
    }

    /// Adds an outlet, by the beginning of its name, and its home: a division's name or code, or `-` for
    /// none.
    ///
    /// # Errors
    ///
    /// No division or more than one has the name.
    pub fn outlet(&mut self, name: &str, home: &str, divisions: &Divisions) -> Result<(), Unnamed> {
        let home = match home.trim() {
            "-" => None,
            named => Some(divisions.named(named)?),
        };
        self.outlets.insert(folded(name).trim().to_owned(), home);
        Ok(())
    }

    /// What stands for all of it: another where it says something else, the same in whatever order and files.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut all = String::new();
        let mut line = |kind: &str, name: &str, says: String| {
            // Nothing fails that is written to a string.
            let _written = writeln!(all, "{kind}\t{name}\t{says}");
        };
        for (name, person) in &self.persons {
            let gender = person.gender.map_or("", Gender::code);
            line("person", name, format!("{}\t{gender}", person.name));
        }
        for (name, title) in &self.titles {
            let rank = title.rank.map_or("", Rank::code);
            line("title", name, format!("{}\t{rank}", title.class.code()));
        }
        for (name, body) in &self.organizations {
            let kind = body.kind.map_or("", OrganizationKind::code);
            let division = body
                .division
                .map_or_else(String::new, |code| code.to_string());
            line(
                "organization",
                name,
                format!("{}\t{kind}\t{division}", body.name),
            );
        }
        for (name, code) in &self.divisions {
            line("division", name, code.to_string());
        }
        for (name, home) in &self.outlets {
            let home = home.map_or_else(|| "-".to_owned(), |code| code.to_string());
            line("outlet", name, home);
        }
        let digest = Sha256::digest(all.as_bytes());
        digest[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    fn person(&mut self, row: &Row<'_>) -> Result<(), UserLexiconError> {
        let person = Person {
            name: row.name("name")?,
            gender: row.optional("gender", cells::gender)?,
        };
        for surface in row.names("name", "alias")? {
            put(&mut self.persons, surface, person.clone(), row)?;
        }
        Ok(())
    }

    fn title(&mut self, row: &Row<'_>) -> Result<(), UserLexiconError> {
        let title = Title {
            class: row
                .optional("kind", cells::title_class)?
                .unwrap_or(TitleClass::Head),
            rank: row.optional("rank", cells::rank)?,
        };
        put(&mut self.titles, row.name("title")?, title, row)
    }

    fn organization(
        &mut self,
        row: &Row<'_>,
        divisions: &Divisions,
    ) -> Result<(), UserLexiconError> {
        let kind = row.optional("type", cells::organization_kind)?;
        let body = Organization {
            name: row.name("name")?,
            kind: Some(kind.unwrap_or(OrganizationKind::Company)),
            division: row.optional("division", |cell| cells::division(cell, divisions))?,
        };
        for surface in row.names("name", "short_names")? {
            put(&mut self.organizations, surface, body.clone(), row)?;
        }
        Ok(())
    }

    fn alias(&mut self, row: &Row<'_>, divisions: &Divisions) -> Result<(), UserLexiconError> {
        let name = row.name("name")?;
        let alias = row.name("alias")?;
        match row.required("kind", cells::alias_kind)? {
            cells::AliasKind::Person => {
                let known = self.persons.get(&name).cloned();
                let person = known.unwrap_or(Person { name, gender: None });
                put(&mut self.persons, alias, person, row)
            }
            cells::AliasKind::Organization => {
                let known = self.organizations.get(&name).cloned();
                let body = known.unwrap_or(Organization {
                    name,
                    kind: None,
                    division: None,
                });
                put(&mut self.organizations, alias, body, row)
            }
            cells::AliasKind::Division => {
                let code = row.required("name", |cell| cells::division(cell, divisions))?;
                put(&mut self.divisions, alias, code, row)
            }
        }
    }
}

/// The names as clean text has them in either script: as written, and in simplified characters, as articles of
/// traditional script are read. What is written so counts for more than what another name would become; of two that
/// would become one, the first in order counts.
pub(super) fn in_both_scripts<T: Clone>(listed: &BTreeMap<String, T>) -> BTreeMap<String, T> {
    let mut all = listed.clone();
    for (name, value) in listed {
        all.entry(simplified(name)).or_insert_with(|| value.clone());
    }
    all
}

/// Adds a name, which must not stand for something else already.
fn put<T: PartialEq>(
    known: &mut BTreeMap<String, T>,
    surface: String,
    value: T,
    row: &Row<'_>,
) -> Result<(), UserLexiconError> {
    match known.entry(surface) {
        Entry::Vacant(free) => {
            free.insert(value);
            Ok(())
        }
        Entry::Occupied(same) if *same.get() == value => Ok(()),
        Entry::Occupied(other) => Err(row.error(Problem::Twice(other.key().clone()))),
    }
}

#[cfg(test)]
mod tests;
