//! One JSON object becomes an article.

use super::field::{FieldMap, Role};
use super::trouble::Spot;
use super::{Article, date, page};
use crate::report::{Diagnostic, Reason};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// Digits of a hash in an id that is derived: enough for a thousand million articles.
const HASH_DIGITS: usize = 16;

/// The article that the JSON holds.
pub(super) fn read(json: &str, spot: Spot<'_>, fields: &FieldMap) -> Result<Article, Diagnostic> {
    let row = parse(json, spot)?;
    let first = |role| fields.values(role, &row).into_iter().find_map(string);
    let body = fields.values(Role::Text, &row).into_iter().find_map(text);
    let body = body.ok_or_else(|| no_text(&row, spot))?;
    let url = first(Role::Url).or_else(|| first(Role::Outlet).filter(|outlet| is_url(outlet)));
    let title = first(Role::Title);
    let outlets = fields.values(Role::Outlet, &row).into_iter().filter_map(string);
    let day = |role| fields.values(role, &row).into_iter().find_map(date::of_value);
    Ok(Article {
        id: first(Role::Id).unwrap_or_else(|| derived_id(url.as_deref(), &body)),
        published: day(Role::Date).or_else(|| date::in_url(url.as_deref()?)),
        retrieved: day(Role::Retrieved),
        publisher: outlets.into_iter().find(|outlet| !is_url(outlet)),
        text: headed(title.as_deref(), body),
        title,
        url,
        file: spot.file.to_path_buf(),
        line: spot.line,
    })
}

fn parse(json: &str, spot: Spot<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let help = "write one JSON object an article, without line breaks inside strings";
    let value = serde_json::from_str(json).map_err(|error| {
        let line = spot.line.map(|line| line + error.line().saturating_sub(1));
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        let message = format!("the JSON does not parse: {what} at column {}", error.column());
        Spot { line, ..spot }.told(Reason::Malformed, message, help)
    })?;
    let what = match value {
        Value::Object(row) => return Ok(row),
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
    };
    Err(spot.told(Reason::Malformed, format!("the JSON is {what}, not an object"), help))
}

fn no_text(row: &Map<String, Value>, spot: Spot<'_>) -> Diagnostic {
    const SHOWN: usize = 20;
    let mut names: Vec<_> = row.keys().take(SHOWN).map(|name| format!("`{name}`")).collect();
    if row.len() > SHOWN {
        names.push(format!("{} more", row.len() - SHOWN));
    }
    let message = if names.is_empty() {
        "the JSON object has no fields".to_owned()
    } else {
        format!("the row has no text; its fields are {}", names.join(", "))
    };
    spot.told(Reason::NoText, message, "name the field that holds it with --field text=FIELD")
}

/// A field's value as one string: `{"name": …}` and `{"$oid": …}` are what they name.
fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => {
            return ["name", "$oid"].iter().find_map(|key| string(object.get(*key)?));
        }
        Value::Null | Value::Bool(_) | Value::Array(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A field's value as text: an array is one of paragraphs.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(Value::as_str).collect();
            parts?.join("\n")
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return None,
    };
    let text = if is_html(&text) { page::read_fragment(&text).ok()? } else { text };
    (!text.trim().is_empty()).then_some(text)
}

/// Whether the text is marked up: some crawlers keep the article's piece of the page.
fn is_html(text: &str) -> bool {
    const TAGS: &[&str] = &["</p>", "<br>", "<br/>", "<br />", "</div>", "</span>", "</td>"];
    let lower = text.to_ascii_lowercase();
    lower.contains('<') && TAGS.iter().any(|tag| lower.contains(tag))
}

fn is_url(text: &str) -> bool {
    text.contains("://")
}

/// The same for the same address, or where there is none for the same text.
fn derived_id(url: Option<&str>, text: &str) -> String {
    let (prefix, named) = url.map_or(("text", text.trim()), |url| ("url", url));
    let hash = Sha256::digest(named.as_bytes());
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{prefix}-{}", &digits[..HASH_DIGITS])
}

/// The text under its title, unless it begins with it.
pub(super) fn headed(title: Option<&str>, text: String) -> String {
    match title {
        Some(title) if !text.trim_start().starts_with(title) => format!("{title}\n{text}"),
        Some(_) | None => text,
    }
}
