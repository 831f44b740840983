//! What clients ask (section 4.1), into queries.

use super::super::trouble::Trouble;
use crate::reconcile::{Query, Schema, Wanted};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

/// How many queries a batch may have.
pub(super) const LARGEST_BATCH: usize = 500;
/// How many candidates a query gets that does not say, and at most.
const CANDIDATES: (usize, usize) = (10, 100);

#[derive(Debug, Deserialize)]
struct Asked {
    query: Option<String>,
    #[serde(rename = "type")]
    types: Option<OneOrMany<String>>,
    limit: Option<f64>,
    #[serde(default)]
    properties: Vec<AskedProperty>,
}

#[derive(Debug, Deserialize)]
struct AskedProperty {
    #[serde(alias = "p")]
    pid: String,
    v: OneOrMany<AskedValue>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    Many(Vec<T>),
    One(T),
}

impl<T> OneOrMany<T> {
    fn into_vec(self) -> Vec<T> {
        match self {
            Self::Many(many) => many,
            Self::One(one) => vec![one],
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum AskedValue {
    Words(String),
    Number(serde_json::Number),
    Truth(bool),
    Entity { id: String },
}

impl AskedValue {
    fn into_text(self) -> String {
        match self {
            Self::Words(text) | Self::Entity { id: text } => text,
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// The queries of a batch, by their keys, in the order in which they were sent.
pub(super) fn batch(text: &str) -> Result<Vec<(String, Query)>, Trouble> {
    let batch: Map<String, Json> = serde_json::from_str(text).map_err(|error| {
        Trouble::bad(format!(
            "`queries` is no JSON object of queries by key, such as {{\"q0\": {{\"query\": \"…\"}}}}: {error}"
        ))
    })?;
    if batch.len() > LARGEST_BATCH {
        return Err(Trouble::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!(
                "{} queries in one batch; send at most {LARGEST_BATCH}, as `batchSize` of the manifest says",
                batch.len()
            ),
        ));
    }
    let read = batch.into_iter().map(|(key, asked)| {
        let query = query(asked).map_err(|why| Trouble::bad(format!("query `{key}`: {why}")))?;
        Ok((key, query))
    });
    read.collect()
}

/// One query, as JSON or as a bare name.
pub(super) fn single(text: &str) -> Result<Query, Trouble> {
    match serde_json::from_str(text) {
        Ok(asked @ Json::Object(_)) => query(asked).map_err(Trouble::bad),
        _ => Ok(Query {
            names: vec![text.to_owned()],
            limit: CANDIDATES.0,
            ..Query::default()
        }),
    }
}

fn query(asked: Json) -> Result<Query, String> {
    let asked: Asked = serde_json::from_value(asked).map_err(|error| error.to_string())?;
    let name = asked.query.filter(|name| !name.trim().is_empty());
    if name.is_none() && asked.properties.is_empty() {
        return Err("give a `query` or `properties`".to_owned());
    }
    let types = asked.types.map_or_else(Vec::new, OneOrMany::into_vec);
    let types: Vec<String> = types.into_iter().filter(|id| !id.is_empty()).collect();
    let schema = Schema::get();
    if let Some(unknown) = types.iter().find(|id| schema.type_named(id).is_none()) {
        let known: Vec<&str> = schema.types().iter().map(|known| known.id).collect();
        return Err(format!(
            "there is no type `{unknown}`; there are {}",
            known.join(", ")
        ));
    }
    let wanted = asked.properties.into_iter().map(|property| Wanted {
        property: property.pid,
        values: property
            .v
            .into_vec()
            .into_iter()
            .map(AskedValue::into_text)
            .collect(),
    });
    Ok(Query {
        names: name.into_iter().collect(),
        types,
        wanted: wanted.collect(),
        limit: limit(asked.limit)?,
    })
}

fn limit(asked: Option<f64>) -> Result<usize, String> {
    let (usual, most) = CANDIDATES;
    let Some(asked) = asked else { return Ok(usual) };
    if asked < 1.0 {
        return Err(format!("`limit` is {asked}; it must be 1 or more"));
    }
    // Whatever is more than the most is the most.
    Ok((1..most)
        .find(|count| asked < f64::from(u8::try_from(*count).unwrap_or(u8::MAX)) + 1.0)
        .unwrap_or(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_read_as_clients_write_it() {
        let batch = batch(
            r#"{"q1": {"query": "李若彤", "type": "Official", "limit": 3, "type_strict": "any",
                "properties": [{"pid": "post", "v": ["市长", {"id": "post/1/市长", "name": "市长"}]},
                               {"pid": "articles", "v": 2}]},
                "q0": {"properties": [{"pid": "title", "v": "市长"}], "type": ["Person", ""]}}"#,
        )
        .unwrap();
        assert_eq!(batch[0].0, "q1");
        let query = &batch[0].1;
        assert_eq!(
            (query.limit, query.types.as_slice()),
            (3, &["Official".to_owned()][..])
        );
        assert_eq!(query.wanted[0].values, ["市长", "post/1/市长"]);
        assert_eq!(query.wanted[1].values, ["2"]);
        assert_eq!(
            (batch[1].1.limit, batch[1].1.types.len()),
            (CANDIDATES.0, 1)
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_the_key() {
        for (text, words) in [
            ("[]", "no JSON object"),
            ("{", "no JSON object"),
            (r#"{"q0": {}}"#, "query `q0`: give a `query`"),
            (r#"{"q0": {"query": " "}}"#, "query `q0`: give a `query`"),
            (
                r#"{"q0": {"query": "a", "type": "Firm"}}"#,
                "there is no type `Firm`; there are Company",
            ),
            (r#"{"q0": {"query": "a", "limit": 0}}"#, "must be 1 or more"),
            (
                r#"{"q0": {"query": "a", "limit": -3}}"#,
                "must be 1 or more",
            ),
            (r#"{"q0": {"query": 3}}"#, "query `q0`: invalid type"),
        ] {
            let trouble = format!("{:?}", batch(text).unwrap_err());
            assert!(trouble.contains(words), "{text}: {trouble}");
        }
        assert_eq!(limit(Some(1e300)).unwrap(), CANDIDATES.1);
        assert_eq!(limit(Some(99.5)).unwrap(), 99);
        let many: Map<String, Json> = (0..=LARGEST_BATCH)
            .map(|number| (number.to_string(), serde_json::json!({"query": "a"})))
            .collect();
        let trouble = batch(&Json::Object(many).to_string()).unwrap_err();
        assert!(format!("{trouble:?}").contains("413"), "{trouble:?}");
    }
}
