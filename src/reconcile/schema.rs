//! What can be matched, and what is known of it: two tables, read once.

use super::path::{Path, place};
use serde::Serialize;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::load);

/// A kind of entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// The local name of its class: `Person`.
    pub id: &'static str,
    /// The name in Chinese and English.
    pub name: String,
    /// The id of the type above it; for its own class there is none.
    pub broader: Option<&'static str>,
    pub(super) class: &'static str,
    /// The property and the concept that make an entity of the class one of the type.
    pub(super) kind: Option<(usize, &'static str)>,
    /// Properties that tell namesakes apart, the most telling first.
    pub described_by: Vec<&'static str>,
}

impl Type {
    /// The type whose properties its entities have: itself, or the one above.
    #[must_use]
    pub fn root(&self) -> &'static str {
        self.broader.unwrap_or(self.id)
    }
}

/// Something that is known of the entities of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The type that has it.
    pub of: &'static str,
    /// Its id, the same for all types that have such a property.
    pub id: &'static str,
    /// The name in Chinese and English.
    pub name: String,
    /// The name in Chinese.
    pub chinese: &'static str,
    /// The name in English, or what it means.
    pub english: &'static str,
    /// Whether its values are entities, which have names and identifiers of their own.
    pub holds_entities: bool,
    pub(super) form: Form,
    pub(super) take: Take,
    pub(super) path: Path,
}

/// How the end of a path is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Date,
    Number,
    /// The last part of a concept's IRI.
    Code,
    Entity,
}

/// Which of the values at the end of a path are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Take {
    All,
    Least,
    Greatest,
    Count,
}

/// A value of a property.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words, or a code.
    Text(String),
    /// A day, `2024-08-10`.
    Date(String),
    /// A count.
    Number(i64),
    /// An entity, by its name and its id.
    Entity {
        /// Its name.
        name: String,
        /// Its id below the base.
        id: String,
    },
}

impl Value {
    /// The value as words: an entity by its name.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Entity { name, .. } => name.clone(),
        }
    }
}

/// All types and properties.
pub struct Schema {
    types: Vec<Type>,
    properties: Vec<Property>,
    /// The properties of the graph that are read, by prefix.
    pub(super) read: Vec<&'static str>,
    pub(super) class: usize,
    pub(super) names: [usize; 3],
}

impl Schema {
    /// The tables that the program was built with.
    #[must_use]
    pub fn get() -> &'static Self {
        &SCHEMA
    }

    fn load() -> Self {
        let mut read = Vec::new();
        let class = place(&mut read, "rdf:type");
        // The first of an entity's names is the one that it is shown with.
        let names = ["skos:prefLabel", "foaf:name", "skos:altLabel"]
            .map(|property| place(&mut read, property));
        let types = rows(include_str!("data/types.tsv"))
            .map(|cells| type_of(&cells, &mut read))
            .collect();
        let properties = rows(include_str!("data/properties.tsv"))
            .map(|cells| property_of(&cells, &mut read))
            .collect();
        Self {
            types,
            properties,
            read,
            class,
            names,
        }
    }

    /// Every type, by id.
    #[must_use]
    pub fn types(&self) -> &[Type] {
        &self.types
    }

    /// The type with this id.
    #[must_use]
    pub fn type_named(&self, id: &str) -> Option<&Type> {
        self.types.iter().find(|known| known.id == id)
    }

    /// Every property, by type and id; a property of several types comes several times.
    #[must_use]
    pub fn properties(&self) -> &[Property] {
        &self.properties
    }

    /// The properties that entities of a type have.
    pub fn properties_of(&self, id: &str) -> impl Iterator<Item = &Property> {
        let root = self.type_named(id).map(Type::root);
        self.properties
            .iter()
            .filter(move |property| Some(property.of) == root)
    }

    /// The property with this id, of entities of a type.
    #[must_use]
    pub fn property(&self, of: &str, id: &str) -> Option<&Property> {
        self.properties_of(of).find(|property| property.id == id)
    }
}

/// The cells of a table's rows.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

fn type_of(cells: &[&'static str], read: &mut Vec<&'static str>) -> Type {
    let kind = cells[2].split_once(' ');
    Type {
        id: cells[0],
        name: format!("{} {}", cells[4], cells[5]),
        broader: Some(cells[3]).filter(|broader| !broader.is_empty()),
        class: cells[1],
        kind: kind.map(|(property, concept)| (place(read, property), concept)),
        described_by: cells[6].split(' ').collect(),
    }
}

fn property_of(cells: &[&'static str], read: &mut Vec<&'static str>) -> Property {
    let form = match cells[4] {
        "date" => Form::Date,
        "number" => Form::Number,
        "code" => Form::Code,
        "entity" => Form::Entity,
        _ => Form::Text,
    };
    let take = match cells[5] {
        "least" => Take::Least,
        "greatest" => Take::Greatest,
        "count" => Take::Count,
        _ => Take::All,
    };
    Property {
        of: cells[0],
        id: cells[1],
        name: format!("{} {}", cells[2], cells[3]),
        chinese: cells[2],
        english: cells[3],
        holds_entities: form == Form::Entity,
        form,
        take,
        path: Path::parse(cells[6], read),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::prefixes::expand;

    #[test]
    fn the_tables_are_sorted_and_name_what_there_is() {
        let schema = Schema::get();
        assert!(schema.types.is_sorted_by_key(|known| known.id));
        let ids = |property: &Property| (property.of, property.id);
        assert!(schema.properties.is_sorted_by_key(ids));
        for name in &schema.read {
            assert!(expand(name).is_some(), "{name} has an unknown prefix");
        }
        for known in &schema.types {
            assert!(
                schema
                    .type_named(known.root())
                    .is_some_and(|root| root.broader.is_none()),
                "{}: the type above is unknown, or has one above itself",
                known.id
            );
            for property in &known.described_by {
                assert!(
                    schema.property(known.id, property).is_some(),
                    "{} is described by {property}, which it has not",
                    known.id
                );
            }
        }
        for property in &schema.properties {
            assert!(
                schema
                    .type_named(property.of)
                    .is_some_and(|of| of.broader.is_none()),
                "{} belongs to no class",
                property.id
            );
        }
    }
}
