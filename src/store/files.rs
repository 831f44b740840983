//! Files that appear whole or not at all, and the checksums that tell.

use super::error::StoreError;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// A file of the store, as the manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listed {
    /// Its path below the store's directory, with `/`.
    pub file: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// SHA-256 in lower-case hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(
        String::with_capacity(bytes.len() * 2),
        |mut digits, byte| {
            // Writing to a string cannot fail.
            let _infallible = write!(digits, "{byte:02x}");
            digits
        },
    )
}

/// Writes `bytes` to `dir/name` so that a crash leaves the old file or the new one, never a part.
pub(crate) fn replace(dir: &Path, name: &str, bytes: &[u8]) -> Result<Listed, StoreError> {
    let path = dir.join(name);
    let mut file = beside(&path)?;
    step()
        .and_then(|()| file.write_all(bytes))
        .map_err(StoreError::io("write", &path))?;
    publish(file, &path)?;
    Ok(Listed {
        file: name.to_owned(),
        sha256: sha256(bytes),
    })
}

/// An unnamed-to-readers file in the directory of `path`, which it makes where it is missing.
pub(crate) fn beside(path: &Path) -> Result<NamedTempFile, StoreError> {
    let dir = path.parent().unwrap_or_else(|| Path::new("."));
    step()
        .and_then(|()| fs::create_dir_all(dir))
        .map_err(StoreError::io("make", dir))?;
    step()
        .and_then(|()| tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(dir))
        .map_err(StoreError::io("write", path))
}

/// What the names of files that are being written begin with; a crash may leave one.
pub(crate) const TEMPORARY: &str = ".writing-";

/// Puts a finished file in its place, on the disk and not only in the cache.
pub(crate) fn publish(file: NamedTempFile, path: &Path) -> Result<(), StoreError> {
    step()
        .and_then(|()| file.as_file().sync_all())
        .map_err(StoreError::io("write", path))?;
    step()
        .and_then(|()| file.persist(path).map_err(|error| error.error))
        .map_err(StoreError::io("write", path))?;
    let dir = path.parent().unwrap_or_else(|| Path::new("."));
    step()
        .and_then(|()| File::open(dir)?.sync_all())
        .map_err(StoreError::io("write", dir))
}

/// Reads a listed file and holds it against its checksum.
pub(crate) fn read_listed(
    dir: &Path,
    listed: &Listed,
    help: &'static str,
) -> Result<Vec<u8>, StoreError> {
    let path = dir.join(&listed.file);
    let bytes = fs::read(&path).map_err(|error| missing(error, &path, help))?;
    if sha256(&bytes) == listed.sha256 {
        Ok(bytes)
    } else {
        let what = "its checksum is not the one in the manifest".to_owned();
        Err(StoreError::Damaged {
            file: path,
            what,
            help,
        })
    }
}

/// A listed file that cannot be read: where it is not there, the store is damaged.
pub(crate) fn missing(error: io::Error, path: &Path, help: &'static str) -> StoreError {
    if error.kind() == io::ErrorKind::NotFound {
        StoreError::Damaged {
            file: path.to_owned(),
            what: "it is missing".to_owned(),
            help,
        }
    } else {
        StoreError::io("read", path)(error)
    }
}

/// A point at which a test lets the disk fail.
#[cfg(not(test))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the form that tests compile can fail"
)]
const fn step() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(crate) use injected::fail_at;
#[cfg(test)]
use injected::step;

#[cfg(test)]
mod injected {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        static LEFT: Cell<Option<(usize, io::ErrorKind)>> = const { Cell::new(None) };
    }

    /// Lets the step after `count` more fail on this thread, and every one after it; `None` heals the disk.
    pub(crate) fn fail_at(failure: Option<(usize, io::ErrorKind)>) {
        LEFT.set(failure);
    }

    pub(crate) fn step() -> io::Result<()> {
        match LEFT.get() {
            None => Ok(()),
            Some((0, kind)) => Err(kind.into()),
            Some((left, kind)) => {
                LEFT.set(Some((left - 1, kind)));
                Ok(())
            }
        }
    }
}
