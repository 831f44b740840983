//! The configuration's own files: a directory of articles that holds them too is read without them.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Files that are no articles.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct OwnFiles {
    paths: BTreeSet<PathBuf>,
    /// What the paths end in, by which most files are told apart without asking the system.
    names: BTreeSet<OsString>,
}

impl OwnFiles {
    pub(super) fn add(&mut self, file: &Path) {
        // What has no real path cannot be met among the inputs.
        if let Ok(path) = fs::canonicalize(file) {
            let names = [file.file_name(), path.file_name()];
            self.names
                .extend(names.into_iter().flatten().map(OsString::from));
            self.paths.insert(path);
        }
    }

    /// Whether the file is one of these, under whatever path.
    pub(in crate::cli) fn hold(&self, file: Option<&Path>) -> bool {
        let is_named = |file: &&Path| {
            let name = file.file_name();
            name.is_some_and(|name| self.names.contains(name))
        };
        file.filter(is_named)
            .and_then(|file| fs::canonicalize(file).ok())
            .is_some_and(|path| self.paths.contains(&path))
    }
}
