//! Completions while somebody types (section 6).

use super::super::Shared;
use super::super::trouble::Trouble;
use crate::reconcile::{Schema, Suggestion};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value as Answer, json};

/// How many completions there are at once.
const COMPLETIONS: usize = 20;

#[derive(Debug, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    cursor: usize,
}

type Asked = Result<Query<Typed>, QueryRejection>;

fn read(asked: Asked) -> Result<Typed, Trouble> {
    let read = asked.map(|Query(typed)| typed);
    read.map_err(|error| Trouble::bad(error.body_text()))
}

/// Completions that are entities.
pub(super) async fn entities(
    State(shared): State<Shared>,
    asked: Asked,
) -> Result<Json<Answer>, Trouble> {
    let typed = read(asked)?;
    let snapshot = shared.current.get();
    let found = snapshot
        .reconciler
        .suggest_entities(&typed.prefix, typed.cursor, COMPLETIONS);
    Ok(written(&found))
}

/// Completions that are types.
pub(super) async fn types(asked: Asked) -> Result<Json<Answer>, Trouble> {
    let typed = read(asked)?;
    let found = Schema::get().suggest_types(&typed.prefix);
    Ok(written(found.get(typed.cursor..).unwrap_or_default()))
}

/// Completions that are properties.
pub(super) async fn properties(asked: Asked) -> Result<Json<Answer>, Trouble> {
    let typed = read(asked)?;
    let found = Schema::get().suggest_properties(&typed.prefix);
    Ok(written(found.get(typed.cursor..).unwrap_or_default()))
}

fn written(found: &[Suggestion]) -> Json<Answer> {
    let result = found.iter().map(|suggestion| {
        let mut written = json!({ "id": suggestion.id, "name": suggestion.name });
        if !suggestion.description.is_empty() {
            written["description"] = json!(suggestion.description);
        }
        if !suggestion.types.is_empty() {
            let types = suggestion.types.iter();
            let types = types.map(|(id, name)| json!({ "id": id, "name": name }));
            written["notable"] = types.collect();
        }
        written
    });
    Json(json!({ "result": result.collect::<Vec<_>>() }))
}
