//! Where a stream comes from, and what is known of what it holds before it is read.

use super::stream::Packing;
use encoding_rs::Encoding;
use std::path::{Path, PathBuf};

/// Stands between an archive's name and that of what is in it.
const INSIDE: char = '!';

/// A file, a member of an archive, or a record of a web archive.
#[derive(Debug, Clone, Default)]
pub(super) struct Whence {
    /// As it is told to the user: `crawl.tar.gz!2024/a.html`; `-` for standard input.
    pub shown: PathBuf,
    /// Its own name, without what tells how it is packed: `2024/a.html`.
    pub name: PathBuf,
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// When it was fetched, EDTF.
    pub retrieved: Option<String>,
    /// The encoding that its server named.
    pub declared: Option<&'static Encoding>,
    /// How many packings and archives it was in.
    pub depth: usize,
}

impl Whence {
    /// A file that the user named, or standard input as `-`.
    pub(super) fn file(path: &Path) -> Self {
        Self {
            shown: path.to_path_buf(),
            name: path.to_path_buf(),
            ..Self::default()
        }
    }

    /// The same, unpacked: `a.txt.gz` holds `a.txt`, `a.tgz` holds `a.tar`.
    pub(super) fn unpacked(&self) -> Self {
        let name = self.name.to_string_lossy();
        let lower = name.to_ascii_lowercase();
        let suffix = Packing::SUFFIXES
            .iter()
            .find(|suffix| lower.ends_with(*suffix));
        let name = match suffix {
            Some(suffix) => PathBuf::from(&name[..name.len() - suffix.len()]),
            None if lower.ends_with(".tgz") => self.name.with_extension("tar"),
            None => self.name.clone(),
        };
        Self {
            name,
            depth: self.depth + 1,
            ..self.clone()
        }
    }

    /// What has this name inside it.
    pub(super) fn member(&self, name: &str) -> Self {
        Self {
            shown: format!("{}{INSIDE}{name}", self.shown.display()).into(),
            name: name.into(),
            url: None,
            retrieved: None,
            declared: None,
            depth: self.depth + 1,
        }
    }

    /// What its name ends in, in small letters; empty where that is nothing.
    pub(super) fn suffix(&self) -> String {
        let suffix = self.name.extension();
        suffix.map_or_else(String::new, |suffix| {
            suffix.to_string_lossy().to_ascii_lowercase()
        })
    }

    /// Its name without directories and suffix; standard input is `stdin`.
    pub(super) fn stem(&self) -> String {
        if self.name == Path::new("-") {
            return "stdin".to_owned();
        }
        let stem = self.name.file_stem().unwrap_or(self.name.as_os_str());
        stem.to_string_lossy().into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Whence;
    use std::path::Path;

    #[test]
    fn a_name_tells_what_is_inside() {
        let packed = Whence::file(Path::new("d/crawl.tgz"));
        let tar = packed.unpacked();
        assert_eq!(tar.suffix(), "tar");
        let page = tar.member("2024/p-1.HTML.gz").unpacked();
        assert_eq!(
            (page.suffix().as_str(), page.stem().as_str()),
            ("html", "p-1")
        );
        assert_eq!(page.shown, Path::new("d/crawl.tgz!2024/p-1.HTML.gz"));
        assert_eq!(Whence::file(Path::new("-")).stem(), "stdin");
    }
}
