//! doccano's export of sequence labelling: JSON Lines, or one JSON array.
//!
//! Two forms are about: `"label": [[0, 3, "PER"]]` (also `labels`), and
//! `"entities": [{"start_offset": 0, "end_offset": 3, "label": "PER"}]`. Offsets are code points.

use super::label::Labels;
use super::{MarkedText, MarkedTexts, Marker, article};
use crate::evaluate::EvaluateError;
use crate::evaluate::gold::bytes;
use serde::Deserialize;
use serde_json::{Deserializer, Value};
use std::path::Path;

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    id: Option<Value>,
    #[serde(alias = "data")]
    text: String,
    #[serde(default, alias = "labels")]
    label: Vec<(usize, usize, String)>,
    #[serde(default)]
    entities: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    start_offset: usize,
    end_offset: usize,
    label: String,
}

pub(super) fn read(path: &Path, labels: &Labels) -> Result<MarkedTexts, EvaluateError> {
    let malformed = |message: String| EvaluateError::Malformed {
        path: path.to_owned(),
        message,
    };
    let bytes = bytes(path)?;
    let is_array = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[');
    let rows: Vec<Row> = if is_array {
        serde_json::from_slice(&bytes).map_err(|error| malformed(error.to_string()))?
    } else {
        let rows = Deserializer::from_slice(&bytes).into_iter::<Row>();
        rows.collect::<Result<_, _>>()
            .map_err(|error| malformed(error.to_string()))?
    };
    let mut marker = Marker::new(labels);
    let mut texts = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let length = row.text.chars().count();
        let entities = row.entities.into_iter();
        let entities =
            entities.map(|entity| (entity.start_offset, entity.end_offset, entity.label));
        let id = match row.id {
            Some(Value::String(id)) => id,
            Some(Value::Number(id)) => id.to_string(),
            Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
                (index + 1).to_string()
            }
        };
        let mut marks = std::collections::BTreeSet::new();
        for (start, end, label) in row.label.into_iter().chain(entities) {
            if end > length {
                let message = format!("text {id} has {length} characters and a mark up to {end}");
                return Err(malformed(message));
            }
            marks.extend(marker.mark(&label, start..end));
        }
        texts.push(MarkedText {
            article: article(id, row.text, path, Some(index + 1)),
            marks,
        });
    }
    Ok(MarkedTexts {
        texts,
        unknown_labels: marker.unknown,
    })
}
