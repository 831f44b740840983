//! What can go wrong with a store, each with what to do about it.

use crate::identity::judgement::LineError;
use std::io;
use std::path::{Path, PathBuf};

/// A store could not be opened, read or written. Whatever the variant, what was committed is whole.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The directory is missing, or has no manifest.
    #[error("{} holds no store; make one with `zhengtu build INPUT --store {}`", .0.display(), .0.display())]
    NotAStore(PathBuf),
    /// The directory already holds a store.
    #[error("{} already holds a store; add to it with `zhengtu build`, or name another directory", .0.display())]
    Exists(PathBuf),
    /// The directory holds other files, which a store would mix with.
    #[error("{} is not empty and holds no store; name an empty or a new directory", .0.display())]
    NotEmpty(PathBuf),
    /// Another version of Zhengtu wrote it.
    #[error(
        "{} has store format {found}, and this program reads format {supported}; \
         open it with the version of Zhengtu that made it, or build it anew from its inputs into another directory",
        dir.display()
    )]
    Format {
        /// The store.
        dir: PathBuf,
        /// Its format.
        found: u64,
        /// Ours.
        supported: u64,
    },
    /// Its facts have another version's form.
    #[error(
        "{} has facts of version {found}, and this program reads version {supported}; \
         open it with the version of Zhengtu that made it, or build it anew from its inputs into another directory",
        dir.display()
    )]
    Schema {
        /// The store.
        dir: PathBuf,
        /// The version of its facts.
        found: u32,
        /// Ours.
        supported: u32,
    },
    /// The engine is a cargo feature that this binary lacks.
    #[error(
        "{} keeps its quads with the engine `{engine}`, which this program was built without; \
         install one that has it: `cargo install zhengtu --features {engine}`",
        dir.display()
    )]
    Engine {
        /// The store.
        dir: PathBuf,
        /// The engine's name.
        engine: &'static str,
    },
    /// Another process holds the lock.
    #[error("store in use by another process: {}; wait until it has ended, then run the command again", .0.display())]
    InUse(PathBuf),
    /// A file of the store is not what the manifest says.
    #[error("{} is damaged: {what}; {help}", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// How it shows.
        what: String,
        /// What the user can do.
        help: &'static str,
    },
    /// The IRIs of a store cannot change their base half-way.
    #[error(
        "the store mints IRIs under {stored}, not {asked}; leave the base out, or build another store"
    )]
    Base {
        /// The store's.
        stored: String,
        /// The caller's.
        asked: String,
    },
    /// A write was asked of a store that was opened to be read.
    #[error("{} was opened for reading only", .0.display())]
    ReadOnly(PathBuf),
    /// More terms or bytes than 32 bits count.
    #[error(
        "the graph is too large for the snapshot engine; build the store with `--engine rocksdb`"
    )]
    TooLarge,
    /// The on-disk engine keeps no graphs of others.
    #[error(
        "{} keeps its quads with RocksDB, beside which no other graphs are kept; \
         build a store with `--engine snapshot` to load them",
        .0.display()
    )]
    NoLoading(PathBuf),
    /// A line of the file of judgements is none.
    #[error("{}, {line}; mend the line, or take it out: each decision stands on a line of its own", file.display())]
    Judgement {
        /// The file.
        file: PathBuf,
        /// The line.
        line: LineError,
    },
    /// The operating system refused.
    #[error("cannot {action} {}: {source}{}", path.display(), advice(source))]
    Io {
        /// What was tried: `read`, `write`…
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The on-disk engine failed.
    #[cfg(feature = "rocksdb")]
    #[error(
        "the on-disk engine failed: {0}; run `zhengtu view --rebuild` on the store, which makes its quads anew"
    )]
    Disk(#[from] oxigraph::store::StorageError),
}

impl StoreError {
    /// Names the file and the action that an I/O error belongs to.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}

/// What to do about an I/O error, where that is known from its kind.
fn advice(error: &io::Error) -> &'static str {
    if matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    ) {
        "; free some space and run the command again: the store is as it was before"
    } else if error.kind() == io::ErrorKind::ReadOnlyFilesystem {
        "; the disk is read-only, and the store is as it was before: copy it to a disk that can be written"
    } else if error.kind() == io::ErrorKind::PermissionDenied {
        "; ask for the right to write there, or copy the store to a directory of your own"
    } else {
        ""
    }
}
