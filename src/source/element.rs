//! Reads JSON objects that are not a line each: in an array, or printed over several lines.
//!
//! The stream is cut into objects by counting brackets, so that an array of any length is read one
//! object at a time, and one that does not parse costs only itself.

use super::stream::Bytes;
use super::trouble::Spot;
use super::{Item, ReadOptions, decode, row};
use crate::report::{Diagnostic, Reason};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// The articles of a file, and a diagnostic for each element that is none.
pub(super) fn read<'b>(
    file: &Path,
    bytes: Bytes<'b>,
    options: &ReadOptions,
) -> impl Iterator<Item = Item> + use<'b> {
    let (options, cutter) = (options.clone(), Cutter::default());
    Elements {
        file: file.to_path_buf(),
        bytes,
        options,
        cutter,
        rows: 0,
        done: false,
    }
}

struct Elements<'b> {
    file: PathBuf,
    bytes: Bytes<'b>,
    options: ReadOptions,
    cutter: Cutter,
    rows: usize,
    done: bool,
}

impl Iterator for Elements<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.done {
            let part = match self.bytes.fill_buf() {
                Ok(part) => part,
                Err(error) => {
                    self.done = true;
                    return Some(Err(Spot::file(&self.file).unreadable(&error)));
                }
            };
            if part.is_empty() {
                self.done = true;
                return self.end().map(Err);
            }
            let mut used = 0;
            let complete = part.iter().any(|&byte| {
                used += 1;
                self.cutter.take(byte)
            });
            self.bytes.consume(used);
            if complete {
                return Some(self.row());
            }
            if self.cutter.element.len() > self.options.max_bytes {
                self.done = true;
                return Some(Err(self
                    .spot()
                    .too_large("the JSON value", self.options.max_bytes)));
            }
        }
        None
    }
}

impl Elements<'_> {
    fn spot(&self) -> Spot<'_> {
        Spot {
            file: &self.file,
            line: Some(self.cutter.start),
        }
    }

    fn row(&mut self) -> Item {
        self.rows += 1;
        let element = std::mem::take(&mut self.cutter.element);
        let decoded = decode::decode(element, None).ok_or_else(|| self.spot().no_text_bytes());
        decoded.and_then(|text| row::read(&text, self.spot(), &self.options.fields))
    }

    /// What is wrong with how the file ends.
    fn end(&self) -> Option<Diagnostic> {
        if !self.cutter.element.is_empty() || self.cutter.array {
            let (reason, help) = (
                Reason::Malformed,
                "fetch the file again: it seems to be cut off",
            );
            let what = if self.cutter.element.is_empty() {
                "array"
            } else {
                "value"
            };
            return Some(self.spot().told(
                reason,
                format!("the file ends inside a JSON {what}"),
                help,
            ));
        }
        (self.rows == 0).then(|| Spot::file(&self.file).empty("the JSON array"))
    }
}

/// Cuts a stream of bytes into the values of the outermost array or sequence.
#[derive(Default)]
struct Cutter {
    /// The bytes of the value so far.
    element: Vec<u8>,
    /// The line on which it starts, from 1.
    start: usize,
    /// Line breaks so far.
    breaks: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Inside the outermost array.
    array: bool,
}

impl Cutter {
    /// Takes a byte; whether the element is complete with it.
    fn take(&mut self, byte: u8) -> bool {
        self.breaks += usize::from(byte == b'\n');
        if self.element.is_empty() {
            return self.begin(byte);
        }
        if self.in_string {
            self.element.push(byte);
            let closes = byte == b'"' && !self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            self.in_string = !closes;
            return closes && self.depth == 0;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                self.element.push(byte);
                return self.depth == 0;
            }
            b']' => {
                self.array = false;
                return true;
            }
            b',' | b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => return true,
            _ => {}
        }
        self.element.push(byte);
        false
    }

    /// Takes a byte between elements.
    fn begin(&mut self, byte: u8) -> bool {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | 0xEF | 0xBB | 0xBF => return false,
            b'[' if !self.array => {
                self.array = true;
                self.start = self.breaks + 1;
                return false;
            }
            b']' => {
                self.array = false;
                return false;
            }
            b'{' | b'[' => self.depth = 1,
            b'"' => self.in_string = true,
            _ => {}
        }
        self.start = self.breaks + 1;
        self.element.push(byte);
        false
    }
}
