//! What a run says on standard error: words for people, or a JSON object a line for other programs.

use clap::ValueEnum;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::sync::OnceLock;

/// How a run says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// Words
    Text,
    /// A JSON object a line, each with an `event`
    Json,
}

static FORM: OnceLock<Form> = OnceLock::new();

/// Chooses for the whole run; the first choice counts.
pub(super) fn choose(form: Form) {
    // Chosen twice only where a test runs two commands in one process.
    let _chosen = FORM.set(form);
}

pub(super) fn is_json() -> bool {
    FORM.get() == Some(&Form::Json)
}

/// Writes an event with its fields. A line that cannot be written costs nothing but itself.
pub(super) fn event(name: &str, fields: &Value) {
    let mut all = Map::from_iter([("event".to_owned(), json!(name))]);
    if let Value::Object(fields) = fields {
        all.extend(fields.clone());
    }
    drop(writeln!(anstream::stderr(), "{}", Value::Object(all)));
}
