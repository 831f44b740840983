//! What is answered when a question cannot be: a status, and JSON that says what is wrong and what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, http};
use serde_json::json;

/// A refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    status: StatusCode,
    message: String,
}

impl Trouble {
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
        }
    }

    /// The question is not one.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub fn nothing_here() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "nothing is served here; the reconciliation service is at /reconcile",
        )
    }

    pub fn no_such_method() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "this is asked with GET; the reconciliation service takes POST too",
        )
    }

    /// No entity has the id.
    pub fn no_entity(id: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            format!(
                "the view has no entity `{id}`; ids are what candidates and suggestions have as `id`"
            ),
        )
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let body = Json(json!({ "status": "error", "message": self.message }));
        let plain = [(http::header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
        (self.status, plain, body).into_response()
    }
}
