//! Members of a tar archive.

use super::is_hidden;
use crate::source::decode;
use crate::source::open::{Flow, Opening};
use crate::source::stream::Bytes;
use crate::source::trouble::Spot;
use crate::source::whence::Whence;
use std::io::{self, Read};
use std::ops::ControlFlow;
use tar::EntryType;

/// Reads every member that is a file; what is wrong with the archive ends it, and is told.
pub(in crate::source) fn each(
    opening: &mut Opening<'_>,
    whence: &Whence,
    bytes: Bytes<'_>,
) -> Flow {
    let mut archive = tar::Archive::new(bytes);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return opening.refuse(Spot::of(whence).unreadable(&error)),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return opening.refuse(Spot::of(whence).broken_archive(&error)),
        };
        let name = decode::name(&entry.path_bytes());
        let member = whence.member(&name);
        let kind = entry.header().entry_type();
        if is_hidden(&name) {
            continue;
        }
        if matches!(
            kind,
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse
        ) {
            let left = entry.size();
            opening.stream(&member, Whole { entry, left })?;
        } else if matches!(kind, EntryType::Symlink | EntryType::Link) {
            opening.refuse(Spot::of(&member).no_file())?;
        }
    }
    ControlFlow::Continue(())
}

/// A member that must be as long as the archive says: what is cut off is not taken for all of it.
struct Whole<R> {
    entry: R,
    left: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.entry.read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        if read == 0 && self.left > 0 && !buffer.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(read)
    }
}
