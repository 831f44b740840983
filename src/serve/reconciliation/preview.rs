//! Pages of one entity: a small one to look at beside a table (section 5), a larger one, and a card (section 6.4).

use super::super::Shared;
use super::super::trouble::Trouble;
use crate::reconcile::{EntityRef, Property, Schema, Type, Value};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse};
use serde::Deserialize;
use serde_json::{Value as Answer, json};
use std::fmt::Write;

/// How many values of a property a small page shows.
const FEW: usize = 4;

#[derive(Debug, Deserialize)]
pub(super) struct Which {
    id: String,
}

type Asked = Result<Query<Which>, QueryRejection>;

fn read(asked: Asked) -> Result<String, Trouble> {
    let read = asked.map(|Query(which)| which.id);
    read.map_err(|_| Trouble::bad("give the `id` of an entity, percent-encoded"))
}

/// A page for a small frame.
pub(super) async fn small(
    State(shared): State<Shared>,
    asked: Asked,
) -> Result<impl IntoResponse, Trouble> {
    page(&shared, asked, FEW)
}

/// A page with all that is known.
pub(super) async fn large(
    State(shared): State<Shared>,
    asked: Asked,
) -> Result<impl IntoResponse, Trouble> {
    page(&shared, asked, usize::MAX)
}

fn page(shared: &Shared, asked: Asked, most: usize) -> Result<impl IntoResponse + use<>, Trouble> {
    let id = read(asked)?;
    let snapshot = shared.current.get();
    let entity = snapshot.reconciler.entity(&id);
    let entity = entity.ok_or_else(|| Trouble::no_entity(&id))?;
    let page = include_str!("../data/entity.html")
        .replace("{{title}}", &escaped(entity.name()))
        .replace("{{body}}", &body(entity, most));
    // Whatever a name may hold, no script runs and nothing is fetched.
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, Html(page)))
}

/// What is shown where the pointer rests on a completion: an entity, a type or a property.
pub(super) async fn flyout(
    State(shared): State<Shared>,
    asked: Asked,
) -> Result<Json<Answer>, Trouble> {
    let id = read(asked)?;
    let snapshot = shared.current.get();
    let schema = Schema::get();
    let html = if let Some(entity) = snapshot.reconciler.entity(&id) {
        let (name, description) = (escaped(entity.name()), escaped(&entity.description()));
        format!("<p><b>{name}</b></p><p>{description}</p>")
    } else if let Some(known) = schema.type_named(&id) {
        format!("<p><b>{}</b></p>", escaped(&known.name))
    } else if let Some(known) = schema.properties().iter().find(|known| known.id == id) {
        format!("<p><b>{}</b></p>", escaped(&known.name))
    } else {
        return Err(Trouble::no_entity(&id));
    };
    Ok(Json(json!({ "id": id, "html": html })))
}

fn body(entity: EntityRef<'_>, most: usize) -> String {
    let types: Vec<&str> = entity.types().iter().map(|own| own.name.as_str()).collect();
    let mut html = format!(
        "<h1>{}</h1><p class=types>{}</p><p class=about>{}</p><dl>",
        escaped(entity.name()),
        escaped(&types.join(" · ")),
        escaped(&entity.description()),
    );
    for property in telling_first(entity.types()[0]) {
        let values = entity.values(property.id);
        if values.is_empty() {
            continue;
        }
        let shown: Vec<String> = values.iter().take(most).map(value).collect();
        let left = values.len().saturating_sub(most);
        let more = if left > 0 {
            format!(" … +{left}")
        } else {
            String::new()
        };
        let (name, meaning) = (escaped(property.chinese), escaped(property.english));
        let shown = shown.join("、");
        // Writing to a string does not fail.
        let _ = write!(
            html,
            "<dt title=\"{meaning}\">{name}</dt><dd>{shown}{more}</dd>"
        );
    }
    let iri = escaped(&entity.iri());
    let _ = write!(html, "</dl><p class=iri>{iri}</p>");
    html
}

/// The properties of a type's entities, those that tell namesakes apart before the others.
fn telling_first(of: &Type) -> Vec<&'static Property> {
    let mut properties: Vec<_> = Schema::get().properties_of(of.id).collect();
    let place = |property: &&Property| of.described_by.iter().position(|id| *id == property.id);
    properties.sort_by_key(|property| place(property).unwrap_or(usize::MAX));
    properties
}

fn value(value: &Value) -> String {
    escaped(&value.text())
}

/// Text as HTML has it, in content and in quoted attributes.
pub(in crate::serve) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
