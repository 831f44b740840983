//! Reads JSON Lines: an article a line, each line judged by itself.

use super::stream::Bytes;
use super::trouble::Spot;
use super::{Item, ReadOptions, decode, row};
use crate::report::Diagnostic;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

/// The articles of a file, and a diagnostic for each line that is none.
pub(super) fn read<'b>(
    file: &Path,
    bytes: Bytes<'b>,
    options: &ReadOptions,
) -> impl Iterator<Item = Item> + use<'b> {
    Lines {
        file: file.to_path_buf(),
        bytes,
        options: options.clone(),
        number: 0,
        rows: 0,
        done: false,
    }
}

struct Lines<'b> {
    file: PathBuf,
    bytes: Bytes<'b>,
    options: ReadOptions,
    /// Of the line read last, from 1.
    number: usize,
    /// Lines that were not blank.
    rows: usize,
    done: bool,
}

impl Iterator for Lines<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.done {
            let line = read_line(&mut self.bytes, self.options.max_bytes);
            self.number += 1;
            let item = match line {
                Ok(Line::End) => self.end().map(Err),
                Ok(Line::Whole(line)) => self.row(line),
                Ok(Line::TooLong) => {
                    self.rows += 1;
                    Some(Err(self
                        .spot()
                        .too_large("the line", self.options.max_bytes)))
                }
                Err(error) => {
                    self.done = true;
                    Some(Err(self.spot().unreadable(&error)))
                }
            };
            if item.is_some() {
                return item;
            }
        }
        None
    }
}

impl Lines<'_> {
    fn spot(&self) -> Spot<'_> {
        Spot {
            file: &self.file,
            line: Some(self.number),
        }
    }

    fn end(&mut self) -> Option<Diagnostic> {
        self.done = true;
        (self.rows == 0).then(|| Spot::file(&self.file).empty("the file"))
    }

    fn row(&mut self, mut line: Vec<u8>) -> Option<Item> {
        if self.number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        if line.trim_ascii().is_empty() {
            return None;
        }
        self.rows += 1;
        if decode::is_binary(&line) {
            return Some(Err(self.spot().no_text_bytes()));
        }
        let decoded = decode::decode(line, None).ok_or_else(|| self.spot().no_text_bytes());
        Some(decoded.and_then(|text| row::read(&text, self.spot(), &self.options.fields)))
    }
}

enum Line {
    Whole(Vec<u8>),
    /// Longer than allowed; passed over without being held.
    TooLong,
    End,
}

fn read_line(bytes: &mut impl BufRead, max: usize) -> io::Result<Line> {
    let mut line = Vec::new();
    let (mut any, mut too_long) = (false, false);
    loop {
        let part = match bytes.fill_buf() {
            Ok(part) => part,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if part.is_empty() && !any {
            return Ok(Line::End);
        }
        any = true;
        let end = part.iter().position(|&byte| byte == b'\n');
        let taken = end.unwrap_or(part.len());
        too_long |= line.len() + taken > max;
        if too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(&part[..taken]);
        }
        let over = part.is_empty() || end.is_some();
        bytes.consume(end.map_or(taken, |end| end + 1));
        if over {
            return Ok(if too_long {
                Line::TooLong
            } else {
                Line::Whole(line)
            });
        }
    }
}
