//! Diagnostics for inputs that cannot be read, worded the same wherever they arise.

use super::whence::Whence;
use crate::report::{Diagnostic, Place, Reason};
use std::io;
use std::path::Path;

/// The file and, where one article is a line of it, the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub file: &'a Path,
    pub line: Option<usize>,
}

impl<'a> Spot<'a> {
    pub(super) const fn file(file: &'a Path) -> Self {
        Self { file, line: None }
    }

    pub(super) fn of(whence: &'a Whence) -> Self {
        Self::file(&whence.shown)
    }

    /// A diagnostic that points here.
    pub(super) fn told(self, reason: Reason, message: String, help: &str) -> Diagnostic {
        let place = Place {
            file: Some(self.file.to_path_buf()),
            line: self.line,
            article: None,
        };
        Diagnostic {
            reason,
            place,
            message,
            help: help.to_owned(),
        }
    }

    pub(super) fn unreadable(self, error: &io::Error) -> Diagnostic {
        let kind = error.kind();
        let (message, help) = if kind == io::ErrorKind::NotFound {
            (
                "there is no such file or directory".to_owned(),
                "check the path",
            )
        } else if kind == io::ErrorKind::PermissionDenied {
            let help = "change its permissions, or run as a user who may read it";
            ("permission to read it is denied".to_owned(), help)
        } else {
            let help = "check the file and the disk; if it is compressed, compress it again";
            (format!("it cannot be read: {error}"), help)
        };
        self.told(Reason::Unreadable, message, help)
    }

    pub(super) fn empty(self, what: &str) -> Diagnostic {
        self.told(
            Reason::Empty,
            format!("{what} is empty"),
            "leave it out, or fetch it again",
        )
    }

    pub(super) fn rdf(self) -> Diagnostic {
        self.told(
            Reason::NoText,
            "it holds RDF, not articles".to_owned(),
            "keep it beside the graph with `zhengtu load FILE --store DIR`",
        )
    }

    pub(super) fn broken_archive(self, error: &io::Error) -> Diagnostic {
        self.told(
            Reason::Unreadable,
            format!("the archive is damaged: {error}"),
            "fetch it again; what was read of it before counts",
        )
    }

    pub(super) fn too_deep(self) -> Diagnostic {
        self.told(
            Reason::TooLarge,
            "it is packed in archives in archives".to_owned(),
            "unpack it, and give what it holds",
        )
    }

    pub(super) fn office_document(self) -> Diagnostic {
        self.told(
            Reason::NotText,
            "it is an office document".to_owned(),
            "save it as plain text, or a spreadsheet as CSV",
        )
    }

    pub(super) fn no_file(self) -> Diagnostic {
        self.told(
            Reason::Unreadable,
            "it is neither a file nor a directory".to_owned(),
            "name it by itself if it is to be read",
        )
    }

    pub(super) fn too_large(self, what: &str, max: usize) -> Diagnostic {
        let message = format!("{what} is longer than {max} bytes, too long for one article");
        self.told(
            Reason::TooLarge,
            message,
            "split it, or write one article a line as JSON Lines",
        )
    }

    pub(super) fn no_text_bytes(self) -> Diagnostic {
        self.told(
            Reason::NotText,
            "its bytes are no text in UTF-8, UTF-16, GB18030 or Big5".to_owned(),
            "give the text of it: pictures, archives and office documents are not read",
        )
    }
}
