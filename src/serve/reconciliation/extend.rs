//! Values of properties of entities (section 7).

use super::super::trouble::Trouble;
use crate::reconcile::{Reconciler, Schema, Value};
use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value as Answer, json};

/// How many entities may be asked for at once.
const LARGEST: usize = 5_000;

/// A question for properties.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    ids: Vec<String>,
    properties: Vec<AskedProperty>,
}

#[derive(Debug, Deserialize)]
struct AskedProperty {
    id: String,
    #[serde(default)]
    settings: Settings,
}

#[derive(Debug, Default, Deserialize)]
struct Settings {
    limit: Option<Limit>,
}

/// Clients send numbers as what their forms hold.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Limit {
    Number(u64),
    Words(String),
}

impl AskedProperty {
    /// At most so many values.
    fn most(&self) -> usize {
        let asked = match &self.settings.limit {
            Some(Limit::Number(number)) => *number,
            Some(Limit::Words(words)) => words.trim().parse().unwrap_or(0),
            None => 0,
        };
        match usize::try_from(asked) {
            Ok(0) | Err(_) => usize::MAX,
            Ok(most) => most,
        }
    }
}

pub(super) fn parse(text: &str) -> Result<Asked, Trouble> {
    let asked: Asked = serde_json::from_str(text).map_err(|error| {
        Trouble::bad(format!(
            "`extend` is no JSON object of `ids` and `properties`: {error}"
        ))
    })?;
    if asked.ids.len() > LARGEST {
        return Err(Trouble::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!(
                "{} entities at once; ask for at most {LARGEST}",
                asked.ids.len()
            ),
        ));
    }
    let known = Schema::get().properties();
    for property in &asked.properties {
        if !known.iter().any(|known| known.id == property.id) {
            return Err(Trouble::bad(format!(
                "there is no property `{}`; /reconcile/properties?type=Person lists those of persons",
                property.id
            )));
        }
    }
    Ok(asked)
}

/// The values, a row for each entity; an entity that is not there has none.
pub(super) fn answer(reconciler: &Reconciler, asked: &Asked) -> Answer {
    let meta = asked
        .properties
        .iter()
        .map(|property| json!({ "id": property.id, "name": name_of(&property.id) }));
    let rows = asked.ids.iter().map(|id| {
        let entity = reconciler.entity(id);
        let cells = asked.properties.iter().map(|property| {
            let values = entity.map_or_else(Vec::new, |entity| entity.values(&property.id));
            let values = values.iter().take(property.most()).map(value);
            (property.id.clone(), Answer::Array(values.collect()))
        });
        (id.clone(), Answer::Object(cells.collect()))
    });
    json!({
        "meta": meta.collect::<Vec<_>>(),
        "rows": rows.collect::<Map<_, _>>(),
    })
}

fn name_of(id: &str) -> &str {
    let mut known = Schema::get().properties().iter();
    known
        .find(|known| known.id == id)
        .map_or(id, |known| &known.name)
}

fn value(value: &Value) -> Answer {
    match value {
        Value::Text(text) => json!({ "str": text }),
        // The schema of the specification takes a day with a time only.
        Value::Date(day) if day.len() == 10 => json!({ "date": format!("{day}T00:00:00") }),
        Value::Date(day) => json!({ "str": day }),
        Value::Number(number) => json!({ "int": number }),
        Value::Entity { name, id } => json!({ "id": id, "name": name }),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct Proposal {
    #[serde(rename = "type")]
    of: Option<String>,
    limit: Option<usize>,
}

/// The properties that entities of a type have.
pub(super) async fn propose(
    asked: Result<Query<Proposal>, QueryRejection>,
) -> Result<Json<Answer>, Trouble> {
    let Query(asked) = asked.map_err(|error| Trouble::bad(error.body_text()))?;
    let schema = Schema::get();
    let of = asked.of.unwrap_or_default();
    if schema.type_named(&of).is_none() {
        let known: Vec<&str> = schema.types().iter().map(|known| known.id).collect();
        let known = known.join(", ");
        return Err(Trouble::bad(format!("give a `type`, one of {known}")));
    }
    let properties = schema
        .properties_of(&of)
        .take(asked.limit.unwrap_or(usize::MAX))
        .map(|property| json!({ "id": property.id, "name": property.name }));
    let mut answer = json!({ "type": of, "properties": properties.collect::<Vec<_>>() });
    if let Some(limit) = asked.limit {
        answer["limit"] = json!(limit);
    }
    Ok(Json(answer))
}
