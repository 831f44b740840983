//! What is served, for whoever opens the address in a browser.

use super::Shared;
use super::reconciliation::escaped;
use axum::extract::State;
use axum::response::Html;

/// The first page.
pub(super) async fn page(State(shared): State<Shared>) -> Html<String> {
    let snapshot = shared.current.get();
    let page = include_str!("data/index.html");
    Html(
        page.replace("{{articles}}", &snapshot.articles.to_string())
            .replace("{{entities}}", &snapshot.reconciler.len().to_string())
            .replace("{{base}}", &escaped(&snapshot.base)),
    )
}
