//! brat's standoff: `NAME.ann` beside `NAME.txt`, a line a mark: `T1⇥Person 0 3⇥程望舒`.
//!
//! Offsets are code points of the text file. A mark in several pieces (`0 2;5 6`) is taken from its first
//! character to its last. Relations, events and notes are left unread.

use super::label::Labels;
use super::{MarkedText, MarkedTexts, Marker, article};
use crate::evaluate::EvaluateError;
use crate::evaluate::gold::{bytes, files, stem};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

pub(super) fn read(dir: &Path, labels: &Labels) -> Result<MarkedTexts, EvaluateError> {
    let mut marker = Marker::new(labels);
    let mut texts = Vec::new();
    for path in files(dir, "ann")? {
        let beside = path.with_extension("txt");
        let text = utf8(&beside)?;
        let length = text.chars().count();
        let mut marks = BTreeSet::new();
        for (index, line) in utf8(&path)?.lines().enumerate() {
            if !line.starts_with('T') {
                continue;
            }
            let malformed = |message: &str| EvaluateError::Malformed {
                path: path.clone(),
                message: format!("line {}: {message}", index + 1),
            };
            let (label, stretch) =
                mark(line).ok_or_else(|| malformed("a mark is `T1⇥LABEL START END⇥words`"))?;
            if stretch.end > length {
                return Err(malformed("the mark reaches over the end of the text"));
            }
            marks.extend(marker.mark(label, stretch));
        }
        texts.push(MarkedText {
            article: article(stem(&path), text, &beside, None),
            marks,
        });
    }
    Ok(MarkedTexts {
        texts,
        unknown_labels: marker.unknown,
    })
}

/// The label and stretch of a line.
fn mark(line: &str) -> Option<(&str, Range<usize>)> {
    let (label, pieces) = line.split('\t').nth(1)?.split_once(' ')?;
    let (mut start, mut end) = (usize::MAX, 0);
    for piece in pieces.split(';') {
        let (from, to) = piece.trim().split_once(' ')?;
        start = start.min(from.parse().ok()?);
        end = end.max(to.parse().ok()?);
    }
    Some((label, start..end))
}

fn utf8(path: &Path) -> Result<String, EvaluateError> {
    String::from_utf8(bytes(path)?).map_err(|error| EvaluateError::Malformed {
        path: path.to_owned(),
        message: error.to_string(),
    })
}
