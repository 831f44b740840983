//! Cuts a web archive into records, whatever lengths they say they have.

use crate::source::stream::Bytes;
use std::io::{self, BufRead, Cursor, Read};

/// More than any header of a record takes.
const MOST_HEADER_BYTES: usize = 64 << 10;
/// What every record begins with.
const VERSION: &[u8] = b"WARC/";

/// What a record says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// `response`, `request`, `warcinfo` …
    pub kind: String,
    pub address: Option<String>,
    /// The day on which it was fetched, EDTF.
    pub day: Option<String>,
    /// Of its block, in small letters, without parameters.
    pub media_type: String,
    length: u64,
}

/// A record that is as it says.
pub(super) struct Record {
    pub header: Header,
    pub body: Vec<u8>,
}

/// What came next.
pub(super) enum Cut {
    Whole(Record),
    /// It is longer than is held in memory.
    TooLong(Header),
    /// Another record, or nothing at all, begins where it should not.
    WrongLength(Header),
    /// What stands here is no header.
    Malformed(&'static str),
    /// Nothing more can be read.
    Failed(io::Error),
    End,
}

/// The records of a stream.
pub(super) struct Records<'b> {
    /// Bytes that were taken for a record's, and are not.
    back: Cursor<Vec<u8>>,
    bytes: Bytes<'b>,
    /// The line that a record begins with, read to see where the one before it ends.
    version: Option<Vec<u8>>,
    most: usize,
    number: usize,
    over: bool,
}

impl<'b> Records<'b> {
    /// Holds no record of more than `most` bytes.
    pub(super) fn new(bytes: Bytes<'b>, most: usize) -> Self {
        Self {
            back: Cursor::default(),
            bytes,
            version: None,
            most,
            number: 0,
            over: false,
        }
    }

    /// Of the record that came last, from 1.
    pub(super) const fn number(&self) -> usize {
        self.number
    }

    /// The next record, or what is wrong with it.
    pub(super) fn next(&mut self) -> Cut {
        if self.over {
            return Cut::End;
        }
        self.cut().unwrap_or_else(|error| {
            self.over = true;
            Cut::Failed(error)
        })
    }

    fn cut(&mut self) -> io::Result<Cut> {
        let begins = match self.version.take() {
            Some(line) => Some(line),
            None => self.line_with_words()?,
        };
        let Some(begins) = begins else {
            self.over = true;
            return Ok(Cut::End);
        };
        self.number += 1;
        if !begins.starts_with(VERSION) {
            self.seek_record()?;
            return Ok(Cut::Malformed("it does not begin with WARC/"));
        }
        match self.header()? {
            Ok(header) => self.body(header),
            Err(what) => {
                self.seek_record()?;
                Ok(Cut::Malformed(what))
            }
        }
    }

    fn header(&mut self) -> io::Result<Result<Header, &'static str>> {
        let (mut header, mut length, mut bytes) = (Header::default(), None, 0);
        loop {
            let line = self.line()?;
            bytes += line.len();
            if bytes > MOST_HEADER_BYTES {
                return Ok(Err("its header does not end"));
            }
            if line.is_empty() {
                return Ok(Err("the file ends in its header"));
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                // WARC 1.0's own examples put the address between angle brackets.
                "warc-target-uri" => {
                    header.address = Some(value.trim_matches(['<', '>']).to_owned())
                }
                "warc-date" => header.day = value.get(..10).map(str::to_owned),
                "content-type" => {
                    let media_type = value.split(';').next().unwrap_or_default();
                    header.media_type = media_type.trim().to_ascii_lowercase();
                }
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(match length {
            Some(length) => Ok(Header { length, ..header }),
            None => Err("it has no Content-Length"),
        })
    }

    fn body(&mut self, header: Header) -> io::Result<Cut> {
        if header.length > self.most as u64 {
            let length = header.length;
            let passed = io::copy(&mut self.by_ref().take(length), &mut io::sink())?;
            self.version = self.line_with_words()?;
            return Ok(if passed < length {
                self.over = true;
                Cut::WrongLength(header)
            } else {
                Cut::TooLong(header)
            });
        }
        let mut body = Vec::new();
        let length = header.length;
        self.by_ref().take(length).read_to_end(&mut body)?;
        let whole = body.len() as u64 == length;
        let next = self.line_with_words()?;
        let at_record = next.as_ref().is_none_or(|line| line.starts_with(VERSION));
        if whole && at_record {
            self.version = next;
            return Ok(Cut::Whole(Record { header, body }));
        }
        self.resume(body, next)?;
        Ok(Cut::WrongLength(header))
    }

    /// Goes on at the record that begins inside what was taken for a body and the line after it, or at the next.
    fn resume(&mut self, body: Vec<u8>, next: Option<Vec<u8>>) -> io::Result<()> {
        let mut taken = body;
        taken.extend(next.iter().flatten());
        if let Some(at) = memchr::memmem::find(&taken, b"\r\n\r\nWARC/1.") {
            taken.drain(..at);
            let position = usize::try_from(self.back.position()).unwrap_or(usize::MAX);
            taken.extend_from_slice(self.back.get_ref().get(position..).unwrap_or_default());
            self.back = Cursor::new(taken);
            return Ok(());
        }
        match next {
            Some(line) if line.starts_with(VERSION) => {
                self.version = Some(line);
                Ok(())
            }
            Some(_) => self.seek_record(),
            None => Ok(()),
        }
    }

    /// Passes over everything up to a line that a record may begin with.
    fn seek_record(&mut self) -> io::Result<()> {
        loop {
            let line = self.line()?;
            if line.is_empty() || line.starts_with(b"WARC/1.") {
                self.version = (!line.is_empty()).then_some(line);
                return Ok(());
            }
        }
    }

    fn line_with_words(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(None);
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// The next line with its end, as much of it as a header may take; empty at the end of the stream.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.by_ref()
            .take(MOST_HEADER_BYTES as u64)
            .read_until(b'\n', &mut line)?;
        Ok(line)
    }
}

impl Read for Records<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.back.read(buffer)? {
            0 => self.bytes.read(buffer),
            read => Ok(read),
        }
    }
}

impl BufRead for Records<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.back.fill_buf()?.is_empty() {
            self.bytes.fill_buf()
        } else {
            self.back.fill_buf()
        }
    }

    fn consume(&mut self, amount: usize) {
        if self.back.fill_buf().is_ok_and(<[u8]>::is_empty) {
            self.bytes.consume(amount);
        } else {
            self.back.consume(amount);
        }
    }
}
