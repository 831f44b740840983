//! Archives become what is in them, member by member, in the order of the archive.

mod tarball;
mod zipped;

pub(super) use tarball::each as each_of_tar;
pub(super) use zipped::each as each_of_zip;

/// How an archive is made, as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    Zip,
    Tar,
}

impl Archive {
    /// The archive that begins with these bytes; `None` where it is none.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        const TAR_MARK: std::ops::Range<usize> = 257..262;
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return Some(Self::Zip);
        }
        (head.get(TAR_MARK) == Some(b"ustar")).then_some(Self::Tar)
    }
}

/// Whether a member is one that a walk through a directory would pass over: hidden, or of the system.
fn is_hidden(name: &str) -> bool {
    let mut parts = name.split('/');
    parts.any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "." && part != ".."))
}
