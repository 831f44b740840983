//! The W3C Reconciliation Service API, version 0.2.
//!
//! <https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/>

mod answers;
mod extend;
mod manifest;
mod preview;
mod questions;
mod suggest;

pub(super) use preview::escaped;

use super::Shared;
use super::current::Snapshot;
use super::guard::{host, too_large};
use super::trouble::Trouble;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value as Answer;
use std::sync::Arc;

/// What a client sends to the endpoint, in the address or as a form.
#[derive(Debug, Default, Deserialize)]
struct Parameters {
    /// A batch of queries.
    queries: Option<String>,
    /// One query, as version 0.1 had it.
    query: Option<String>,
    /// A question for properties of entities.
    extend: Option<String>,
}

/// The endpoint and what its manifest names.
pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/reconcile", get(asked_by_address).post(asked_by_form))
        .route("/reconcile/suggest/entity", get(suggest::entities))
        .route("/reconcile/suggest/type", get(suggest::types))
        .route("/reconcile/suggest/property", get(suggest::properties))
        .route("/reconcile/flyout", get(preview::flyout))
        .route("/reconcile/preview", get(preview::small))
        .route("/reconcile/view", get(preview::large))
        .route("/reconcile/properties", get(extend::propose))
}

async fn asked_by_address(
    State(shared): State<Shared>,
    headers: HeaderMap,
    parameters: Result<Query<Parameters>, QueryRejection>,
) -> Result<Json<Answer>, Trouble> {
    let Query(parameters) = parameters.map_err(|error| Trouble::bad(error.body_text()))?;
    answer(shared, &headers, parameters).await
}

async fn asked_by_form(
    State(shared): State<Shared>,
    headers: HeaderMap,
    in_address: Result<Query<Parameters>, QueryRejection>,
    form: Result<Form<Parameters>, FormRejection>,
) -> Result<Json<Answer>, Trouble> {
    let Query(address) = in_address.map_err(|error| Trouble::bad(error.body_text()))?;
    let Form(form) = form.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        status => Trouble::new(
            status,
            format!(
                "send application/x-www-form-urlencoded: {}",
                error.body_text()
            ),
        ),
    })?;
    let parameters = Parameters {
        queries: form.queries.or(address.queries),
        query: form.query.or(address.query),
        extend: form.extend.or(address.extend),
    };
    answer(shared, &headers, parameters).await
}

async fn answer(
    shared: Shared,
    headers: &HeaderMap,
    parameters: Parameters,
) -> Result<Json<Answer>, Trouble> {
    let snapshot = shared.current.get();
    if let Some(batch) = parameters.queries {
        let queries = questions::batch(&batch)?;
        return apart(snapshot, move |snapshot| {
            answers::batch(&snapshot.reconciler, &queries)
        })
        .await;
    }
    if let Some(query) = parameters.query {
        let query = questions::single(&query)?;
        return apart(snapshot, move |snapshot| {
            answers::results(&snapshot.reconciler, &query)
        })
        .await;
    }
    if let Some(extend) = parameters.extend {
        let asked = extend::parse(&extend)?;
        return apart(snapshot, move |snapshot| {
            extend::answer(&snapshot.reconciler, &asked)
        })
        .await;
    }
    Ok(Json(manifest::of(&snapshot, &address(&shared, headers))))
}

/// Matches on a thread of its own, so that a long batch holds nobody else up.
async fn apart(
    snapshot: Arc<Snapshot>,
    work: impl FnOnce(&Snapshot) -> Answer + Send + 'static,
) -> Result<Json<Answer>, Trouble> {
    let done = tokio::task::spawn_blocking(move || work(&snapshot)).await;
    done.map(Json).map_err(|_| {
        Trouble::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the answer could not be computed; please report the query",
        )
    })
}

/// The address that the client reaches the server by, without a slash at the end.
fn address(shared: &Shared, headers: &HeaderMap) -> String {
    let asked = || format!("http://{}", host(headers).unwrap_or("localhost"));
    shared.options.public_url.clone().unwrap_or_else(asked)
}
