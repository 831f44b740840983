//! The ledger: what became of every input, as of when it was last read.

use super::files;
use super::manifest::Manifest;
use crate::kind::Genre;
use crate::report::{Diagnostic, Place, Reason};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The store has the article and its facts.
    Stored,
    /// The store has the article, but its genre yields no facts.
    NotNews,
    /// The same article stands in another place, too, which counts.
    Repeated,
    /// It could not be used.
    SetAside,
    /// It holds no article by its own account.
    PassedOver,
}

impl Status {
    /// Every status, in the order in which they are counted.
    pub const ALL: [Self; 5] = [
        Self::Stored,
        Self::NotNews,
        Self::Repeated,
        Self::SetAside,
        Self::PassedOver,
    ];

    /// The stable code, as written in files and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::NotNews => "not-news",
            Self::Repeated => "repeated",
            Self::SetAside => "set-aside",
            Self::PassedOver => "passed-over",
        }
    }
}

/// An input and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Row {
    /// Where it stands; the article's id where there is one.
    #[serde(flatten)]
    pub at: At,
    /// What became of it.
    pub status: Status,
    /// Of which genre it is, where that is why it has no facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre: Option<Genre>,
    /// Why it could not be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// That in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Where an input stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    /// The file; `-` for standard input.
    pub file: PathBuf,
    /// The line in it, from 1, where it holds an article a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The article's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

impl From<&Place> for At {
    fn from(place: &Place) -> Self {
        Self {
            file: place.file.clone().unwrap_or_default(),
            line: place.line,
            document: place.article.clone(),
        }
    }
}

impl Row {
    /// An article of which this became.
    #[must_use]
    pub fn article(place: &Place, status: Status, genre: Option<Genre>) -> Self {
        Self {
            at: place.into(),
            status,
            genre,
            reason: None,
            message: None,
        }
    }

    /// What could not be used, or held nothing to be used.
    #[must_use]
    pub fn refused(diagnostic: &Diagnostic) -> Self {
        let status = if diagnostic.reason == Reason::PassedOver {
            Status::PassedOver
        } else {
            Status::SetAside
        };
        Self {
            at: (&diagnostic.place).into(),
            status,
            genre: None,
            reason: Some(diagnostic.reason),
            message: Some(diagnostic.message.clone()),
        }
    }
}

/// Every input, by where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ledger {
    rows: BTreeMap<At, Row>,
    /// Where the articles stand that the store holds.
    held: BTreeMap<String, At>,
}

impl Ledger {
    /// The ledger after a run that met these inputs: a file that was read again is as it was found now, and
    /// what the store holds of it though it is gone stays.
    pub fn after(self, run: Vec<Row>, holds: impl Fn(&str) -> bool) -> Self {
        let read: BTreeSet<&Path> = run.iter().map(|row| row.at.file.as_path()).collect();
        let met: BTreeSet<&str> = run
            .iter()
            .filter_map(|row| row.at.document.as_deref())
            .collect();
        let stays = |row: &Row| match (&row.at.document, row.status) {
            (Some(document), Status::Stored | Status::NotNews) => {
                holds(document) && !met.contains(document.as_str())
            }
            _ => !read.contains(row.at.file.as_path()),
        };
        let mut rows: BTreeMap<At, Row> = self
            .rows
            .into_iter()
            .filter(|(_, row)| stays(row))
            .collect();
        for row in run {
            rows.insert(row.at.clone(), row);
        }
        Self::of(rows)
    }

    fn of(rows: BTreeMap<At, Row>) -> Self {
        let held = rows
            .values()
            .filter(|row| matches!(row.status, Status::Stored | Status::NotNews))
            .filter_map(|row| Some((row.at.document.clone()?, row.at.clone())));
        Self {
            held: held.collect(),
            rows,
        }
    }

    /// What is known of an article that the store holds.
    pub fn held(&self, document: &str) -> Option<&Row> {
        self.rows.get(self.held.get(document)?)
    }

    /// Without any word of what the store does not hold, but for what it never held.
    pub fn without_gone(mut self, gone: &BTreeSet<String>) -> Self {
        let is_gone = |row: &Row| {
            row.at
                .document
                .as_ref()
                .is_some_and(|one| gone.contains(one))
        };
        self.rows.retain(|_, row| !is_gone(row));
        Self::of(self.rows)
    }

    /// Every row, by file, line and id.
    pub fn into_rows(self) -> Vec<Row> {
        self.rows.into_values().collect()
    }

    /// The bytes of its file.
    pub fn encode(&self) -> io::Result<Vec<u8>> {
        let mut out = GzEncoder::new(Vec::new(), Compression::fast());
        for row in self.rows.values() {
            serde_json::to_writer(&mut out, row)?;
            out.write_all(b"\n")?;
        }
        out.finish()
    }

    /// The ledger that the manifest lists; an empty one where it lists none, or it is damaged: the facts do not
    /// rest on it, and the next run writes what it meets.
    pub fn read(dir: &Path, manifest: &Manifest) -> Self {
        let Some(listed) = &manifest.ledger else {
            return Self::default();
        };
        let Ok(bytes) = files::read_listed(dir, listed, super::REBUILD) else {
            return Self::default();
        };
        let rows: io::Result<Vec<Row>> = BufReader::new(GzDecoder::new(bytes.as_slice()))
            .lines()
            .map(|line| Ok(serde_json::from_str(&line?)?))
            .collect();
        let rows = rows.unwrap_or_default().into_iter();
        Self::of(rows.map(|row| (row.at.clone(), row)).collect())
    }
}
