//! What people decided on who is who, in a file of the store that is only added to, unless an article is forgotten.

use super::error::StoreError;
use super::{Store, files};
use crate::identity::judgement::{Judgement, Judgements, Settled};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Its name below the store's directory. It is the users': the manifest does not list it, and nothing but
/// a judgement is ever written to it.
pub(crate) const FILE: &str = "judgements.tsv";

/// The judgements of the store in `dir`.
pub(super) fn read(dir: &Path) -> Result<Judgements, StoreError> {
    let path = dir.join(FILE);
    let text = match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Judgements::default()),
        read => read.map_err(StoreError::io("read", &path))?,
    };
    Judgements::parse(&text).map_err(|line| StoreError::Judgement { file: path, line })
}

/// What they come to together.
pub(super) fn settled(dir: &Path) -> Result<Settled, StoreError> {
    Ok(read(dir)?.settle())
}

/// Names what a view rests on of them; `None` where nothing was decided.
pub(super) fn digest(settled: &Settled) -> Option<String> {
    (!settled.is_empty()).then(|| files::sha256(settled.digest_input().as_bytes()))
}

impl Store {
    /// What people decided on who is who.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or a line of it is no judgement.
    pub fn judgements(&self) -> Result<Judgements, StoreError> {
        read(&self.dir)
    }

    /// Adds judgements to the store's file, each on the disk before the next. The view follows them from
    /// the next commit on.
    ///
    /// # Errors
    ///
    /// The store was opened to read, or the disk fails.
    pub fn judge(&mut self, judgements: &[&Judgement]) -> Result<(), StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        let path = self.dir.join(FILE);
        append(&path, judgements).map_err(StoreError::io("write", &path))
    }
}

impl Store {
    /// Takes the judgements on these documents out of the store's file, and tells how many that were.
    ///
    /// # Errors
    ///
    /// The store was opened to read, a line of the file is no judgement, or the disk fails.
    pub fn forget_judgements(&mut self, documents: &BTreeSet<&str>) -> Result<usize, StoreError> {
        if self.lock.is_none() {
            return Err(StoreError::ReadOnly(self.dir.clone()));
        }
        let path = self.dir.join(FILE);
        let on = |judgement: &Judgement| {
            let sides = [&judgement.pair.a, &judgement.pair.b];
            sides
                .iter()
                .any(|side| documents.contains(side.document.as_str()))
        };
        let count = read(&self.dir)?
            .as_slice()
            .iter()
            .filter(|judgement| on(judgement))
            .count();
        if count == 0 {
            return Ok(0);
        }
        let text = fs::read_to_string(&path).map_err(StoreError::io("read", &path))?;
        // Line by line, so that comments and the order stay as their writers left them.
        let stays = |line: &&str| {
            let alone = Judgements::parse(line);
            !alone.is_ok_and(|judgements| judgements.as_slice().iter().any(on))
        };
        let kept: String = text.split_inclusive('\n').filter(stays).collect();
        files::replace(&self.dir, FILE, kept.as_bytes())?;
        Ok(count)
    }
}

fn append(path: &Path, judgements: &[&Judgement]) -> io::Result<()> {
    let before = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        read => read?,
    };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    if before.is_empty() {
        file.write_all(Judgements::HEADER.as_bytes())?;
    } else if !before.ends_with(b"\n") {
        // Somebody's editor, or a crash, left the last line open.
        file.write_all(b"\n")?;
    }
    for judgement in judgements {
        file.write_all(format!("{judgement}\n").as_bytes())?;
        file.sync_data()?;
    }
    Ok(())
}
