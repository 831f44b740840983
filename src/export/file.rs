//! Files and directories that appear whole or not at all.

use super::ExportError;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What to do about a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Refuse.
    Keep,
    /// Write over it.
    Replace,
}

/// What the names of files that are being written begin with.
const TEMPORARY: &str = ".writing-";

fn parent(path: &Path) -> PathBuf {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    dir.unwrap_or_else(|| Path::new(".")).to_owned()
}

/// Lets a file that is being written have the rights that any new file has.
fn readable<'b>(
    builder: &'b mut tempfile::Builder<'static, 'static>,
) -> &'b tempfile::Builder<'static, 'static> {
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's umask forbids is taken away by the system.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Writes a file beside its place and puts it there when it is whole. A device or a pipe is written to as it is: there
/// is nothing to keep of it, and taking its place would break it for others.
pub(super) fn place<T>(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T, ExportError> {
    let failed = |source| ExportError::Write {
        path: path.to_owned(),
        source,
    };
    if is_device(path) {
        let file = fs::OpenOptions::new().write(true).open(path);
        return file.and_then(|file| whole(&file, write)).map_err(failed);
    }
    if existing == Existing::Keep && path.exists() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let dir = parent(path);
    fs::create_dir_all(&dir).map_err(failed)?;
    let beside = readable(&mut tempfile::Builder::new())
        .tempfile_in(dir)
        .map_err(failed)?;
    let written = whole(beside.as_file(), write).map_err(failed)?;
    beside.as_file().sync_all().map_err(failed)?;
    let placed = match existing {
        Existing::Keep => beside.persist_noclobber(path),
        Existing::Replace => beside.persist(path),
    };
    placed.map_err(|error| failed(error.error))?;
    Ok(written)
}

/// Whether something is there that is neither a file nor a directory: `/dev/null`, or a shell's `>(gzip)`.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Writes, and makes sure that all of it has been taken.
fn whole<T>(file: &fs::File, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
    let mut out = BufWriter::new(file);
    let written = write(&mut out)?;
    out.flush()?;
    Ok(written)
}

/// The same, compressed where the name asks for it; without a time stamp, so that the same bytes give the same bytes.
pub(super) fn place_packed<T>(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T, ExportError> {
    if !is_compressed(path) {
        return place(path, existing, write);
    }
    place(path, existing, |out| {
        let mut out = GzEncoder::new(out, Compression::default());
        let written = write(&mut out)?;
        out.finish()?;
        Ok(written)
    })
}

/// Whether a file's name asks for compression.
pub(super) fn is_compressed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("gz"))
}

/// Writes a directory beside its place and puts it there when it is whole. A directory that takes the place of
/// another must take that of one that was exported: it has this `marker` in it.
pub(super) fn place_directory<T>(
    path: &Path,
    existing: Existing,
    marker: &str,
    write: impl FnOnce(&Path) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let failed = |source| ExportError::Write {
        path: path.to_owned(),
        source,
    };
    let is_empty = |path: &Path| fs::read_dir(path).is_ok_and(|mut all| all.next().is_none());
    if path.exists() && !is_empty(path) {
        if existing == Existing::Keep {
            return Err(ExportError::Exists(path.to_owned()));
        }
        if !path.join(marker).exists() {
            return Err(ExportError::NotOurs(path.to_owned()));
        }
    }
    let dir = parent(path);
    fs::create_dir_all(&dir).map_err(failed)?;
    let mut builder = tempfile::Builder::new();
    let beside = builder.prefix(TEMPORARY).tempdir_in(&dir).map_err(failed)?;
    let new = beside.path().join("new");
    fs::create_dir(&new).map_err(failed)?;
    let written = write(&new)?;
    // The old one is kept beside until the new one stands in its place.
    if path.exists() {
        fs::rename(path, beside.path().join("old")).map_err(failed)?;
    }
    fs::rename(&new, path).map_err(failed)?;
    Ok(written)
}
