//! One writer at a time.

use super::error::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// The file that is locked; its content says nothing.
pub(crate) const FILE: &str = "lock";

/// Held as long as the store may be written; the system releases it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock for writing, or says that another process has it.
    pub fn exclusive(dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(FILE);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::io("lock", &path))?;
        Self::hold(file, dir, File::try_lock)
    }

    /// Takes the lock beside other readers: the on-disk engine must not be read while it is written.
    #[cfg(feature = "rocksdb")]
    pub fn shared(dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(FILE);
        let file = File::open(&path).map_err(StoreError::io("lock", &path))?;
        Self::hold(file, dir, File::try_lock_shared)
    }

    fn hold(
        file: File,
        dir: &Path,
        take: impl Fn(&File) -> Result<(), TryLockError>,
    ) -> Result<Self, StoreError> {
        match take(&file) {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(dir.to_owned())),
            Err(TryLockError::Error(error)) => Err(StoreError::io("lock", &dir.join(FILE))(error)),
        }
    }
}
