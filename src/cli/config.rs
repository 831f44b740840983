//! `zhengtu.toml`: what is the same for every run over a corpus, read before what was typed.
//!
//! Owns the keys and what each means. `zhengtu init` writes them all, with their explanations;
//! `docs/config.md` is about them. What was typed wins over what stands here.

mod own;
mod section;

use super::genre::GenreArgs;
use super::progress::Talk;
use super::storing::note;
use crate::graph::Base;
use crate::lexicon::divisions::Divisions;
use crate::lexicon::user::{Table, UserLexicon};
use crate::pipeline::{Genres, PipelineOptions};
use crate::source::FieldMap;
use anyhow::{Context, Result};
pub(super) use own::OwnFiles;
use section::{Document, Section};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The configuration's name, in the directory that it is for.
pub(super) const FILE: &str = "zhengtu.toml";

/// The keys, and those of each section; `[fields]` and `[outlets]` are as the user's.
const KEYS: [&str; 5] = ["base", "genre", "fields", "outlets", "lexicons"];
const LEXICONS: [(&str, Table); 4] = [
    ("names", Table::Names),
    ("posts", Table::Posts),
    ("organizations", Table::Organizations),
    ("aliases", Table::Aliases),
];

/// Where the configuration is.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct ConfigArgs {
    /// Read the configuration from FILE; without it, from `zhengtu.toml` in the current directory if there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// What the configuration says; nothing, where there is none.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// The base of a new store's IRIs.
    pub(super) base: Option<Base>,
    /// Of which articles facts are stated.
    genres: Option<Genres>,
    /// Which field of a row is which.
    pub(super) fields: FieldMap,
    /// What is added to the lexicon.
    user: UserLexicon,
    /// The configuration and its tables, which are no articles.
    pub(super) own: OwnFiles,
}

impl ConfigArgs {
    /// Reads the configuration. One that nobody named is told of, as far as there is talk at all.
    pub(super) fn read(&self, talk: Talk) -> Result<Config> {
        let file = match &self.config {
            Some(file) => file.as_path(),
            None if Path::new(FILE).is_file() => {
                if talk == Talk::Normal {
                    note(&format!("{FILE} is used; `--config FILE` names another"));
                }
                Path::new(FILE)
            }
            None => return Ok(Config::default()),
        };
        let text = fs::read_to_string(file)
            .with_context(|| format!("cannot read the configuration {}", file.display()))?;
        Config::of(file, &text)
    }
}

impl Config {
    /// Reads the text of a configuration; paths in it are relative to `file`.
    fn of(file: &Path, text: &str) -> Result<Self> {
        let document = Document::parse(file, text)?;
        let top = document.top();
        top.holds_only(&KEYS)?;
        let genre = top.string("genre")?;
        let genres = genre.map(|entry| {
            GenreArgs::meant(entry.value).ok_or_else(|| entry.error("write \"factual\" or \"any\""))
        });
        let base = top.string("base")?;
        let base = base.map(|entry| Base::new(entry.value).map_err(|error| entry.error(error)));
        let divisions: LazyLock<Divisions> = LazyLock::new(Divisions::load);
        let (mut user, mut own) = (UserLexicon::default(), OwnFiles::default());
        own.add(file);
        if let Some(section) = top.section("lexicons")? {
            for table in read_tables(&section, &divisions, &mut user)? {
                own.add(&table);
            }
        }
        if let Some(section) = top.section("outlets")? {
            for entry in section.all_strings()? {
                user.outlet(entry.key, entry.value, &divisions)
                    .map_err(|error| entry.error(error))?;
            }
        }
        Ok(Self {
            base: base.transpose()?,
            genres: genres.transpose()?,
            fields: fields(&top)?,
            user,
            own,
        })
    }

    /// How articles are to be read, with the genres that were typed, if any were.
    pub(super) fn options(self, typed: GenreArgs) -> PipelineOptions {
        PipelineOptions {
            genres: typed.genres().or(self.genres).unwrap_or_default(),
            user: self.user,
        }
    }
}

/// Reads the tables of the user's lexicon and names their files. Aliases come last, for they may speak of what the
/// others list.
fn read_tables(
    section: &Section<'_>,
    divisions: &Divisions,
    user: &mut UserLexicon,
) -> Result<Vec<PathBuf>> {
    section.holds_only(&LEXICONS.map(|(key, _)| key))?;
    let mut files = Vec::new();
    for (key, table) in LEXICONS {
        for entry in section.strings(key)? {
            let file = entry.path();
            user.read(table, &file, divisions)
                .with_context(|| entry.error("the table cannot be used"))?;
            files.push(file);
        }
    }
    Ok(files)
}

fn fields(top: &Section<'_>) -> Result<FieldMap> {
    let Some(section) = top.section("fields")? else {
        return Ok(FieldMap::default());
    };
    let mut mappings = Vec::new();
    for key in section.keys() {
        for entry in section.strings(key)? {
            let mapping = format!("{key}={}", entry.value);
            FieldMap::parse(std::slice::from_ref(&mapping)).map_err(|error| entry.error(error))?;
            mappings.push(mapping);
        }
    }
    Ok(FieldMap::parse(&mappings)?)
}

#[cfg(test)]
mod tests;
