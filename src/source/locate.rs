//! What the user names becomes files to open, in an order that the file system does not decide.

use super::selection::Selection;
use super::trouble::Spot;
use crate::report::{Diagnostic, Reason};
use ignore::{Walk, WalkBuilder};
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::iter::once;
use std::path::{Path, PathBuf};

/// What to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file, or a directory with all that is in it but hidden files.
    Path(PathBuf),
    /// A pattern for paths: `news/2023*/**/*.html`.
    Glob(String),
    /// The paths that a file lists, one a line; `-` for standard input.
    Listed(PathBuf),
}

impl From<&str> for Input {
    /// As a user types it: `-` is standard input, and what has `*`, `?` or `[` a pattern, unless a
    /// file has that very name.
    fn from(typed: &str) -> Self {
        if typed == "-" {
            Self::Stdin
        } else if typed.contains(['*', '?', '[']) && fs::symlink_metadata(typed).is_err() {
            Self::Glob(typed.to_owned())
        } else {
            Self::Path(typed.into())
        }
    }
}

/// One stream of bytes to read articles from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    Stdin,
    File(PathBuf),
}

type Found = Result<Origin, Diagnostic>;
type Finds = Box<dyn Iterator<Item = Found> + Send>;

/// How many bytes the inputs have together, as stored; unknown where standard input is among them.
///
/// Walks the directories once, so that a progress bar can know its end.
#[must_use]
pub fn total_bytes(inputs: &[Input], selection: &Selection) -> Option<u64> {
    let listed = inputs
        .iter()
        .any(|input| matches!(input, Input::Listed(list) if list == Path::new("-")));
    if listed {
        return None;
    }
    origins(inputs, selection)
        .flatten()
        .try_fold(0, |sum, origin| match origin {
            Origin::Stdin => None,
            Origin::File(path) => Some(sum + fs::metadata(path).map_or(0, |data| data.len())),
        })
}

/// The files of all inputs, found as they are asked for.
pub(super) fn origins(
    inputs: &[Input],
    selection: &Selection,
) -> impl Iterator<Item = Found> + Send + use<> {
    let (inputs, selection) = (inputs.to_vec(), selection.clone());
    inputs.into_iter().flat_map(move |input| -> Finds {
        match input {
            Input::Stdin => Box::new(once(Ok(Origin::Stdin))),
            Input::Path(path) => under(path, &selection),
            Input::Glob(pattern) => matching(&pattern, &selection),
            Input::Listed(list) => listed(list, &selection),
        }
    })
}

/// The files of a list, read as they are asked for.
fn listed(list: PathBuf, selection: &Selection) -> Finds {
    let lines: Box<dyn BufRead + Send> = if list == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match fs::File::open(&list) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => return Box::new(once(Err(unreadable(&list, &error)))),
        }
    };
    let selection = selection.clone();
    Box::new(lines.lines().flat_map(move |line| -> Finds {
        match line {
            Ok(line) if line.trim().is_empty() => Box::new(std::iter::empty()),
            Ok(line) => under(line.trim_end_matches('\r').into(), &selection),
            Err(error) => Box::new(once(Err(unreadable(&list, &error)))),
        }
    }))
}

fn under(path: PathBuf, selection: &Selection) -> Finds {
    match fs::metadata(&path) {
        Err(error) => Box::new(once(Err(unreadable(&path, &error)))),
        Ok(data) if data.is_dir() => Box::new(Directory::open(path, selection)),
        // A pipe or a device that is named is meant.
        Ok(_) => Box::new(once(Ok(Origin::File(path)))),
    }
}

fn matching(pattern: &str, selection: &Selection) -> Finds {
    let selection = selection.clone();
    let spot = Spot::file(Path::new(pattern));
    let options = glob::MatchOptions {
        require_literal_separator: true,
        require_literal_leading_dot: true,
        ..glob::MatchOptions::new()
    };
    let mut paths = match glob::glob_with(pattern, options) {
        Ok(paths) => paths.peekable(),
        Err(error) => {
            let message = format!("the pattern is not understood: {error}");
            let help = "write it as `news/*.txt` or `news/**/*.html`";
            return Box::new(once(Err(spot.told(Reason::Malformed, message, help))));
        }
    };
    if paths.peek().is_none() {
        let help = "check the pattern; quote it, so that the shell hands it on as it is";
        let message = "the pattern matches nothing".to_owned();
        return Box::new(once(Err(spot.told(Reason::Unreadable, message, help))));
    }
    // `**` names what is in a directory beside the directory itself.
    let recursive = pattern.contains("**");
    Box::new(paths.flat_map(move |path| -> Finds {
        match path {
            Ok(path) if recursive && path.is_dir() => Box::new(std::iter::empty()),
            Ok(path) => under(path, &selection),
            Err(error) => Box::new(once(Err(unreadable(error.path(), error.error())))),
        }
    }))
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Spot::file(path).unreadable(error)
}

/// A directory's files, by name; says so at its end if there was none.
struct Directory {
    path: PathBuf,
    walk: Walk,
    found: bool,
    done: bool,
}

impl Directory {
    fn open(path: PathBuf, selection: &Selection) -> Self {
        let walk = WalkBuilder::new(&path)
            .overrides(selection.below(&path))
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .sort_by_file_name(Ord::cmp)
            .build();
        Self {
            path,
            walk,
            found: false,
            done: false,
        }
    }

    fn entry(&self, entry: Result<ignore::DirEntry, ignore::Error>) -> Option<Found> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return Some(Err(refused(&self.path, &error))),
        };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            return None;
        }
        let path = entry.into_path();
        if kind.is_file() {
            return Some(Ok(Origin::File(path)));
        }
        let message = "it is neither a file nor a directory".to_owned();
        let help = "name it by itself if it is to be read";
        Some(Err(Spot::file(&path).told(
            Reason::Unreadable,
            message,
            help,
        )))
    }
}

impl Iterator for Directory {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while !self.done {
            let Some(entry) = self.walk.next() else {
                self.done = true;
                let what = "the directory";
                return (!self.found).then(|| Err(Spot::file(&self.path).empty(what)));
            };
            let found = self.entry(entry);
            if found.is_some() {
                self.found = true;
                return found;
            }
        }
        None
    }
}

/// Why the walk could not go on somewhere.
fn refused(root: &Path, error: &ignore::Error) -> Diagnostic {
    match innermost(error) {
        (_, ignore::Error::Loop { ancestor, child }) => {
            let message = format!("the link leads back to {}", ancestor.display());
            let help = "it is passed over: what it leads to is read where it lies";
            Spot::file(child).told(Reason::Unreadable, message, help)
        }
        (path, ignore::Error::Io(io)) => unreadable(path.unwrap_or(root), io),
        (path, other) => {
            let spot = Spot::file(path.unwrap_or(root));
            spot.told(Reason::Unreadable, other.to_string(), "check the directory")
        }
    }
}

fn innermost(error: &ignore::Error) -> (Option<&Path>, &ignore::Error) {
    let (mut path, mut error) = (None, error);
    loop {
        if let ignore::Error::WithPath { path: at, err } = error {
            (path, error) = (Some(at.as_path()), err);
        } else if let ignore::Error::WithDepth { err, .. } = error {
            error = err;
        } else {
            return (path, error);
        }
    }
}
