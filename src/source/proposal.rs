//! Mentions that other tools made, read from JSON Lines (`docs/mentions.md` describes the form).
//!
//! One line a mention: which document, which characters of its decoded text, what is named there, how sure
//! the tool is, which tool it was. What a line says of its document is checked when the document is read.

use super::trouble::Spot;
use crate::kind::OrganizationKind;
use crate::report::{Diagnostic, Place, Reason};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// What a mention of another tool names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProposalKind {
    /// A human being, by name.
    Person,
    /// A body; of which kind, where the tool says so.
    Organization(Option<OrganizationKind>),
    /// A division, a village or another place.
    Place,
    /// A title of office: 局长, 党组书记.
    Title,
}

/// A mention that another tool made.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// First code point of the document's decoded text.
    pub start: usize,
    /// One past the last code point; greater than `start`.
    pub end: usize,
    /// What is named.
    pub kind: ProposalKind,
    /// How sure the tool is, 0 to 1.
    pub score: f64,
    /// The tool, with its version where it matters.
    pub source: String,
    /// The characters that the tool saw there, to be held against the document.
    pub text: Option<String>,
    /// Where the line stands.
    pub place: Place,
}

/// The mentions of a file, by document.
#[derive(Debug, Clone, Default)]
pub struct Proposals {
    by_document: BTreeMap<String, Vec<Proposal>>,
}

/// The fields of a line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    document: String,
    start: usize,
    end: usize,
    kind: String,
    #[serde(rename = "type")]
    of_kind: Option<String>,
    score: f64,
    source: String,
    text: Option<String>,
}

impl Proposals {
    /// Reads a file; lines that cannot be used come back as diagnostics, in the order of the file.
    ///
    /// # Errors
    /// Fails where the file cannot be opened or read.
    pub fn read(file: &Path) -> io::Result<(Self, Vec<Diagnostic>)> {
        let mut proposals = Self::default();
        let mut refused = Vec::new();
        for (index, line) in BufReader::new(File::open(file)?).lines().enumerate() {
            let line = line?;
            let line = line.trim_start_matches('\u{feff}').trim();
            if line.is_empty() {
                continue;
            }
            let spot = Spot {
                file,
                line: Some(index + 1),
            };
            match row(line) {
                Ok(row) => proposals.add(row, spot),
                Err(message) => refused.push(spot.told(
                    Reason::BadMention,
                    message,
                    "write one JSON object a mention, as docs/mentions.md describes",
                )),
            }
        }
        Ok((proposals, refused))
    }

    fn add(&mut self, (row, kind): (Row, ProposalKind), spot: Spot<'_>) {
        let place = Place {
            file: Some(spot.file.to_path_buf()),
            line: spot.line,
            article: Some(row.document.clone()),
        };
        let proposal = Proposal {
            start: row.start,
            end: row.end,
            kind,
            score: row.score,
            source: row.source,
            text: row.text,
            place,
        };
        self.by_document
            .entry(row.document)
            .or_default()
            .push(proposal);
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_document.is_empty()
    }

    /// The mentions of a document, in the order of the file.
    #[must_use]
    pub fn of(&self, document: &str) -> &[Proposal] {
        self.by_document.get(document).map_or(&[], Vec::as_slice)
    }

    /// The documents that mentions are of, sorted, with the mentions of each.
    pub fn documents(&self) -> impl Iterator<Item = (&str, &[Proposal])> {
        self.by_document
            .iter()
            .map(|(document, proposals)| (document.as_str(), proposals.as_slice()))
    }

    /// Names what the mentions of a document say, whatever the order of their lines; `None` where there are none.
    #[must_use]
    pub fn digest(&self, document: &str) -> Option<String> {
        let proposals = self.by_document.get(document)?;
        let mut lines: Vec<String> = proposals.iter().map(line_of).collect();
        lines.sort();
        lines.dedup();
        let digest = Sha256::digest(lines.concat().as_bytes());
        Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// What decides what a mention does, as one line.
fn line_of(proposal: &Proposal) -> String {
    let Proposal {
        start,
        end,
        kind,
        score,
        source,
        text,
        ..
    } = proposal;
    format!("{start}\t{end}\t{kind:?}\t{score}\t{source:?}\t{text:?}\n")
}

/// The fields of a line, checked as far as they can be without the document.
fn row(line: &str) -> Result<(Row, ProposalKind), String> {
    let row: Row =
        serde_json::from_str(line).map_err(|error| format!("the line is no mention: {error}"))?;
    if row.start >= row.end {
        return Err(format!(
            "`start` {} is not before `end` {}",
            row.start, row.end
        ));
    }
    if !(0.0..=1.0).contains(&row.score) {
        return Err(format!("`score` {} is not between 0 and 1", row.score));
    }
    if row.source.trim().is_empty() {
        return Err("`source` names no tool".to_owned());
    }
    let kind = kind(&row.kind, row.of_kind.as_deref())?;
    Ok((row, kind))
}

fn kind(kind: &str, of_kind: Option<&str>) -> Result<ProposalKind, String> {
    match (kind, of_kind) {
        ("organization", None) => Ok(ProposalKind::Organization(None)),
        ("organization", Some(code)) => OrganizationKind::from_code(code)
            .map(|kind| ProposalKind::Organization(Some(kind)))
            .ok_or_else(|| {
                let known: Vec<&str> = OrganizationKind::ALL
                    .iter()
                    .map(|kind| kind.code())
                    .collect();
                format!("`type` `{code}` is none of {}", known.join(", "))
            }),
        (_, Some(_)) => Err("only an organization has a `type`".to_owned()),
        ("person", None) => Ok(ProposalKind::Person),
        ("place", None) => Ok(ProposalKind::Place),
        ("title", None) => Ok(ProposalKind::Title),
        (other, None) => Err(format!(
            "`kind` `{other}` is none of person, organization, place, title"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &str) -> String {
        row(line).err().unwrap_or_default()
    }

    #[test]
    fn a_line_is_a_mention() {
        let line = r#"{"document":"a","start":2,"end":4,"kind":"organization","type":"company","score":0.8,"source":"t 1"}"#;
        let (row, kind) = row(line).unwrap();
        assert_eq!((row.start, row.end), (2, 4));
        assert_eq!(
            kind,
            ProposalKind::Organization(Some(OrganizationKind::Company))
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        let with = |start: &str, kind: &str, score: &str| {
            refused(&format!(
                r#"{{"document":"a","start":{start},"end":4,"kind":"{kind}","score":{score},"source":"t"}}"#
            ))
        };
        assert!(
            with("4", "person", "1").contains("not before"),
            "empty span"
        );
        assert!(
            with("1", "PER", "1").contains("none of person"),
            "unknown kind"
        );
        assert!(
            with("1", "person", "1.5").contains("between 0 and 1"),
            "score"
        );
        assert!(refused("{").contains("no mention"), "broken JSON");
    }
}
