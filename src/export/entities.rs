//! FollowTheMoney (<https://followthemoney.tech/explorer/>): persons, positions, occupancies, bodies, events, articles and
//! mentions as entities, a JSON object a line.

use super::tables::Table;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the entities in order of their ids, and tells how many they are.
pub(super) fn write(tables: &[Table], out: &mut dyn Write) -> io::Result<usize> {
    let mut entities = Entities::default();
    for table in tables {
        for row in &table.rows {
            let cells = table
                .fields
                .iter()
                .map(|field| field.name)
                .zip(row.iter().map(String::as_str));
            entities.take(table.name, &cells.collect());
        }
    }
    for (id, entity) in &entities.of {
        let line = json!({ "id": id, "schema": entity.schema, "properties": entity.properties });
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(entities.of.len())
}

/// The tools take ids of letters and digits alone.
fn id(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    let mut id = String::from("zt-");
    for byte in digest.iter().take(20) {
        // Writing to a string cannot fail.
        let _infallible = write!(id, "{byte:02x}");
    }
    id
}

struct Entity {
    schema: &'static str,
    properties: Map<String, Value>,
}

#[derive(Default)]
struct Entities {
    of: BTreeMap<String, Entity>,
}

type Row<'r> = BTreeMap<&'static str, &'r str>;

impl Entities {
    /// The entity of a name; what it says in addition is added to what it said.
    fn entity(&mut self, name: &str, schema: &'static str, said: &[(&str, &str)]) {
        let entity = self.of.entry(id(name)).or_insert_with(|| Entity {
            schema,
            properties: Map::new(),
        });
        for (property, value) in said.iter().filter(|(_, value)| !value.is_empty()) {
            let values = entity
                .properties
                .entry(*property)
                .or_insert_with(|| json!([]));
            if let Value::Array(values) = values
                && !values.contains(&json!(value))
            {
                values.push(json!(value));
            }
        }
    }

    fn take(&mut self, table: &str, row: &Row<'_>) {
        let of = |name: &str| row.get(name).copied().unwrap_or_default();
        match table {
            "officials" => self.entity(
                of("id"),
                "Person",
                &[
                    ("name", of("name")),
                    ("gender", of("gender")),
                    ("country", "cn"),
                ],
            ),
            "posts" => self.entity(
                of("id"),
                "Position",
                &[
                    ("name", of("name")),
                    ("country", "cn"),
                    ("subnationalArea", of("division")),
                ],
            ),
            "tenures" => self.tenure(row),
            "organizations" => {
                let schema = match of("kind") {
                    "company" => "Company",
                    "government" | "party" => "PublicBody",
                    _ => "Organization",
                };
                self.entity(of("id"), schema, &[("name", of("name")), ("country", "cn")]);
            }
            "visits" => self.event(
                of("id"),
                of("kind"),
                (of("earliest"), of("latest")),
                of("place"),
            ),
            "participations" => {
                self.event(of("event_id"), of("event_type"), (of("earliest"), ""), "");
                let agent = id(of("agent_id"));
                if self.of.contains_key(&agent) {
                    self.entity(of("event_id"), "Event", &[("involved", &agent)]);
                }
            }
            "sources" => self.entity(
                &format!("article {}", of("id")),
                "Article",
                &[
                    ("title", of("title")),
                    ("fileName", of("id")),
                    ("sourceUrl", of("url")),
                    ("publisher", of("outlet")),
                    ("publishedAt", of("published")),
                ],
            ),
            "mentions" => self.mention(of("entity_id"), of("entity"), of("article")),
            _ => {}
        }
    }

    /// That an article names somebody whom the tables before have.
    fn mention(&mut self, entity: &str, name: &str, article: &str) {
        let resolved = id(entity);
        let Some(schema) = self.of.get(&resolved).map(|entity| entity.schema) else {
            return;
        };
        self.entity(
            &format!("mention {entity} {article}"),
            "Mention",
            &[
                ("document", &id(&format!("article {article}"))),
                ("name", name),
                ("resolved", &resolved),
                ("detectedSchema", schema),
                ("contextCountry", "cn"),
            ],
        );
    }

    fn event(&mut self, name: &str, kind: &str, (first, last): (&str, &str), place: &str) {
        let mut title = vec![place, kind, first];
        title.retain(|part| !part.is_empty());
        let title = title.join(" ");
        // A title once given stays: participations know less of the event than its own row.
        let known = self.of.contains_key(&id(name));
        let title = if known { "" } else { title.as_str() };
        let dates = [
            ("startDate", first),
            ("endDate", last),
            ("location", place),
            ("country", "cn"),
        ];
        self.entity(name, "Event", &[("name", title)]);
        self.entity(name, "Event", &dates);
    }

    fn tenure(&mut self, row: &Row<'_>) {
        let of = |name: &str| row.get(name).copied().unwrap_or_default();
        let (person, post) = (id(of("person_id")), id(of("post_id")));
        if !self.of.contains_key(&person) {
            return;
        }
        let name = format!("{} {} {}", of("person_id"), of("post_id"), of("by"));
        let dates = [
            ("startDate", of("not_before")),
            ("endDate", of("not_after")),
            ("date", of("by")),
            ("date", of("until")),
        ];
        self.entity(&name, "Occupancy", &[("holder", &person), ("post", &post)]);
        self.entity(&name, "Occupancy", &dates);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_says_each_thing_once_and_nothing_empty() {
        let mut entities = Entities::default();
        for _ in 0..2 {
            entities.entity("a", "Person", &[("name", "罗开泰"), ("gender", "")]);
        }
        let entity = &entities.of[&id("a")];
        assert_eq!(json!(entity.properties), json!({ "name": ["罗开泰"] }));
        assert!(
            id("a")
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        );
    }
}
