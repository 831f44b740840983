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
    article(&parse(json, spot)?, spot, fields)
}

/// The article that the fields are of.
pub(super) fn article(
    row: &Map<String, Value>,
    spot: Spot<'_>,
    fields: &FieldMap,
) -> Result<Article, Diagnostic> {
    let first = |role| fields.values(role, row).into_iter().find_map(string);
    let body = fields.values(Role::Text, row).into_iter().find_map(text);
    let body = body.ok_or_else(|| no_text(row, spot))?;
    let title = first(Role::Title);
    // trafilatura's `source` is an address, that of others an outlet.
    let outlets = fields
        .values(Role::Outlet, row)
        .into_iter()
        .filter_map(string);
    let (addresses, outlets): (Vec<_>, Vec<_>) = outlets.partition(|outlet| is_url(outlet));
    let url = first(Role::Url).or_else(|| addresses.into_iter().next());
    let day = |role| {
        fields
            .values(role, row)
            .into_iter()
            .find_map(date::of_value)
    };
    Ok(Article {
        id: first(Role::Id).unwrap_or_else(|| derived_id(url.as_deref(), &body)),
        published: day(Role::Date).or_else(|| date::in_url(url.as_deref()?)),
        retrieved: day(Role::Retrieved),
        publisher: outlets.into_iter().next(),
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
        let message = format!(
            "the JSON does not parse: {what} at column {}",
            error.column()
        );
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
    Err(spot.told(
        Reason::Malformed,
        format!("the JSON is {what}, not an object"),
        help,
    ))
}

fn no_text(row: &Map<String, Value>, spot: Spot<'_>) -> Diagnostic {
    const SHOWN: usize = 20;
    let mut names: Vec<_> = row
        .keys()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    if row.len() > SHOWN {
        names.push(format!("{} more", row.len() - SHOWN));
    }
    let message = if names.is_empty() {
        "the JSON object has no fields".to_owned()
    } else {
        format!("the row has no text; its fields are {}", names.join(", "))
    };
    spot.told(
        Reason::NoText,
        message,
        "name the field that holds it with --field text=FIELD",
    )
}

/// A field's value as one string: `{"name": …}` and `{"$oid": …}` are what they name.
fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => {
            return ["name", "$oid"]
                .iter()
                .find_map(|key| string(object.get(*key)?));
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
    let text = if is_html(&text) {
        page::read_fragment(&text).ok()?
    } else {
        text
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Whether the text is marked up: some crawlers keep the article's piece of the page.
fn is_html(text: &str) -> bool {
    const TAGS: &[&str] = &[
        "</p>", "<br>", "<br/>", "<br />", "</div>", "</span>", "</td>",
    ];
    let lower = text.to_ascii_lowercase();
    lower.contains('<') && TAGS.iter().any(|tag| lower.contains(tag))
}

fn is_url(text: &str) -> bool {
    text.contains("://")
}

/// The same for the same address, or where there is none for the same text.
pub(super) fn derived_id(url: Option<&str>, text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::{Article, FieldMap, Spot, read};
    use std::path::Path;

    fn row(json: &str) -> Article {
        let spot = Spot {
            file: Path::new("a.jsonl"),
            line: Some(1),
        };
        read(json, spot, &FieldMap::default()).unwrap()
    }

    #[test]
    fn fields_go_by_the_names_that_crawlers_write() {
        let expected = row(
            r#"{"id":"1","url":"http://a.example/1","title":"题目","date":"2024-08-12","sitename":"报","text":"文"}"#,
        );
        assert_eq!(expected.text, "题目\n文");
        assert_eq!(expected.publisher.as_deref(), Some("报"));
        for other in [
            r#"{"ID":1,"link":"http://a.example/1","headline":"题目","publishedAt":"2024-08-12T01:00:00Z","source":{"name":"报"},"content":"文"}"#,
            r#"{"_id":{"$oid":"1"},"source":"http://a.example/1","title":"题目","pub_date":1723420800,"media":"报","body":["文"]}"#,
            r#"{"news_id":"1","href":"http://a.example/1","title":" 题目 ","发布时间":"2024年8月12日","来源":"报","raw_text":"<p>文</p>","text":""}"#,
            r#"{"id":"1","url":"http://a.example/1","title":"题目","date":null,"time":"2024/8/12","outlet":"报","article":"文"}"#,
        ] {
            assert_eq!(row(other), expected, "{other}");
        }
    }

    #[test]
    fn an_id_is_made_of_the_address_or_else_of_the_text() {
        let id = |json| row(json).id;
        let by_url = id(r#"{"url":"http://a.example/1","text":"文"}"#);
        assert_eq!(
            by_url,
            id(r#"{"url":"http://a.example/1","text":"改"}"#),
            "the address stays"
        );
        assert!(by_url.starts_with("url-"), "{by_url}");
        assert_eq!(
            id(r#"{"text":"文"}"#),
            id(r#"{"id":null,"content":"文\n"}"#),
            "the text stays"
        );
        assert_ne!(
            id(r#"{"text":"文"}"#),
            id(r#"{"text":"章"}"#),
            "other texts, other ids"
        );
    }

    #[test]
    fn a_title_that_the_text_begins_with_is_not_repeated() {
        assert_eq!(
            row(r#"{"title":"题目","text":"  题目\n文"}"#).text,
            "  题目\n文"
        );
    }

    #[test]
    fn the_address_dates_a_row_without_a_date() {
        let published =
            row(r#"{"url":"http://a.example/2023-05/09/1.html","text":"文"}"#).published;
        assert_eq!(published.as_deref(), Some("2023-05-09"));
    }
}
