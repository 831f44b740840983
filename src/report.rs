//! What went wrong without stopping: diagnostics with a stable code, a place and advice.
//!
//! A stage that meets bad input sets it aside with a [`Diagnostic`] and goes on; nothing is dropped
//! silently. Leaf.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a diagnostic points: as much of file, line and article as is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The input file; `-` for standard input.
    pub file: Option<PathBuf>,
    /// The line in that file, from 1.
    pub line: Option<usize>,
    /// The article's id.
    pub article: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(file) = &self.file {
            let line = self
                .line
                .map_or_else(String::new, |line| format!(":{line}"));
            parts.push(format!("{}{line}", shown(file)));
        }
        if let Some(article) = &self.article {
            parts.push(format!("article {article}"));
        }
        f.write_str(&parts.join(", "))
    }
}

/// A path on one line: control characters, such as line breaks in a name, are written as escapes.
#[must_use]
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for character in path.to_string_lossy().chars() {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Why an input was set aside. The code is stable: scripts filter by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The file or directory is not there or cannot be read.
    Unreadable,
    /// The file, or the article's text, is empty.
    Empty,
    /// The bytes are no text in any encoding that is known.
    NotText,
    /// The line or document does not parse.
    Malformed,
    /// The row has no text under any name that is known.
    NoText,
    /// The file or row is larger than one article may be.
    TooLarge,
    /// Another article of this run has the same id and another content.
    DuplicateId,
    /// A mention that another tool made cannot be used.
    BadMention,
    /// Records of a web archive that hold no page by their own account; nothing is wrong with them.
    PassedOver,
    /// The reader failed on this input in a way that is a fault of ours.
    Internal,
}

impl Reason {
    /// The stable code, as written in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::NotText => "not-text",
            Self::Malformed => "malformed",
            Self::NoText => "no-text",
            Self::TooLarge => "too-large",
            Self::DuplicateId => "duplicate-id",
            Self::BadMention => "bad-mention",
            Self::PassedOver => "passed-over",
            Self::Internal => "internal",
        }
    }
}

/// One thing that was set aside or is worth a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The stable reason.
    pub reason: Reason,
    /// Where.
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What the user can do about it.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} [{}] {}; {}",
            self.place,
            self.reason.code(),
            self.message,
            self.help
        )
    }
}
