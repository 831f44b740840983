//! Deleting what a store no longer lists.

use super::{Store, files};
use std::collections::BTreeSet;
use std::fs;

/// Deletes what the manifest no longer lists and what a crash left. A file that cannot be deleted
/// does no harm and is tried again at the next commit.
pub(super) fn sweep(store: &Store) {
    let listed: BTreeSet<&str> = store.manifest.files().collect();
    for (below, dir) in [
        ("", store.dir.clone()),
        ("segments/", store.dir.join("segments")),
    ] {
        let Ok(entries) = fs::read_dir(&dir) else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let ours = name.ends_with(".gz") || name.starts_with(files::TEMPORARY);
            if ours && !listed.contains(format!("{below}{name}").as_str()) {
                drop(fs::remove_file(entry.path()));
            }
        }
    }
}
