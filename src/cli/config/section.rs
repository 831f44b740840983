//! The keys of a TOML file, each with its line, and messages that name it.

use crate::query::error::{nearest, nearest_names};
use anyhow::{Error, Result, anyhow};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML file, parsed.
pub(super) struct Document<'c> {
    file: &'c Path,
    text: &'c str,
    root: Spanned<DeTable<'c>>,
}

/// A table of it: the whole, or what stands under `[name]`.
pub(super) struct Section<'c> {
    document: &'c Document<'c>,
    name: Option<&'c str>,
    table: &'c DeTable<'c>,
}

/// A key with a text for its value.
pub(super) struct Entry<'c> {
    section: &'c Section<'c>,
    pub(super) key: &'c str,
    pub(super) value: &'c str,
    at: usize,
}

impl<'c> Document<'c> {
    pub(super) fn parse(file: &'c Path, text: &'c str) -> Result<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let root = DeTable::parse(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            anyhow!("{}:{}: {}", file.display(), line(text, at), error.message())
        })?;
        Ok(Self { file, text, root })
    }

    pub(super) fn top(&'c self) -> Section<'c> {
        Section {
            document: self,
            name: None,
            table: self.root.get_ref(),
        }
    }
}

/// The line of a byte, from 1.
fn line(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    1 + before.filter(|byte| **byte == b'\n').count()
}

impl<'c> Section<'c> {
    /// The keys, sorted.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'c str> + use<'c> {
        self.table.keys().map(|key| key.get_ref().as_ref())
    }

    /// Fails at the first key that is none of `known`, with the nearest that is.
    pub(super) fn holds_only(&self, known: &[&str]) -> Result<()> {
        let keys = self.table.keys();
        let mut unknown: Vec<_> = keys
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
            .collect();
        unknown.sort_by_key(|key| key.span().start);
        let Some(key) = unknown.first() else {
            return Ok(());
        };
        let name = key.get_ref().as_ref();
        let nearest = nearest(name, known.iter().copied());
        let advice = match nearest[..] {
            [] => format!("; the keys here are {}", known.join(", ")),
            _ => nearest_names(&nearest),
        };
        Err(self.error(
            name,
            key.span().start,
            format!("there is no such key{advice}"),
        ))
    }

    /// What stands under `[key]`.
    pub(super) fn section(&self, key: &'c str) -> Result<Option<Self>> {
        let Some((at, value)) = self.value(key) else {
            return Ok(None);
        };
        let table = value.as_table().ok_or_else(|| {
            self.error(
                key,
                at,
                format!("write it as a section, `[{key}]`, with keys under it"),
            )
        })?;
        Ok(Some(Self {
            document: self.document,
            name: Some(key),
            table,
        }))
    }

    /// The text of a key.
    pub(super) fn string(&'c self, key: &'c str) -> Result<Option<Entry<'c>>> {
        let Some((at, value)) = self.value(key) else {
            return Ok(None);
        };
        match value.as_str() {
            Some(value) => Ok(Some(self.entry(key, value, at))),
            None => Err(self.error(key, at, "write it as a text, in \"quotes\"")),
        }
    }

    /// The texts of a key: one, or a list; none where the key is not there.
    pub(super) fn strings(&'c self, key: &'c str) -> Result<Vec<Entry<'c>>> {
        let Some((at, value)) = self.value(key) else {
            return Ok(Vec::new());
        };
        let wrong = |at| {
            self.error(
                key,
                at,
                "write a text in \"quotes\", or a list of them: [\"…\", \"…\"]",
            )
        };
        match (value.as_str(), value.as_array()) {
            (Some(value), _) => Ok(vec![self.entry(key, value, at)]),
            (None, Some(list)) => list
                .iter()
                .map(|item| {
                    let at = item.span().start;
                    let value = item.get_ref().as_str().ok_or_else(|| wrong(at))?;
                    Ok(self.entry(key, value, at))
                })
                .collect(),
            (None, None) => Err(wrong(at)),
        }
    }

    /// Every key with its text, in the order of the keys.
    pub(super) fn all_strings(&'c self) -> Result<Vec<Entry<'c>>> {
        let entries = self.keys().map(|key| self.string(key));
        entries.filter_map(Result::transpose).collect()
    }

    fn entry(&'c self, key: &'c str, value: &'c str, at: usize) -> Entry<'c> {
        Entry {
            section: self,
            key,
            value,
            at,
        }
    }

    /// The value of a key, and where it stands.
    fn value(&self, key: &str) -> Option<(usize, &'c DeValue<'c>)> {
        let value = self.table.get(key)?;
        Some((value.span().start, value.get_ref()))
    }

    fn error(&self, key: &str, at: usize, message: impl Display) -> Error {
        let Document { file, text, .. } = self.document;
        let (file, line) = (file.display(), line(text, at));
        let section = self
            .name
            .map_or_else(String::new, |name| format!("{name}."));
        anyhow!("{file}:{line}: `{section}{key}`: {message}")
    }
}

impl Entry<'_> {
    /// What is wrong with the value, with the file, the line and the key.
    pub(super) fn error(&self, message: impl Display) -> Error {
        self.section.error(self.key, self.at, message)
    }

    /// The file that the value names, from where the configuration is.
    pub(super) fn path(&self) -> PathBuf {
        let beside = self.section.document.file.parent();
        beside.map_or_else(|| self.value.into(), |folder| folder.join(self.value))
    }
}
