//! A stream of bytes whose beginning can be looked at, unpacked as often as it was packed.

use super::decode;
use brotli_decompressor::Decompressor;
use bzip2::bufread::MultiBzDecoder;
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::{MultiGzDecoder, ZlibDecoder};
use lzma_rust2::XzReader;
use ruzstd::decoding::StreamingDecoder;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

/// As much of a stream as its form is judged by.
pub(super) const HEAD_BYTES: usize = 64 << 10;
/// No text packs better than this: what expands more was made to fill memory or disk.
const MOST_EXPANSION: u64 = 250;
/// What may expand however much it likes.
const FREE_EXPANSION: u64 = 64 << 20;

/// Bytes to be read once.
pub(super) type Bytes<'b> = Box<dyn BufRead + 'b>;

/// How a stream is packed, as its first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Bzip2,
    Xz,
    Zstd,
}

impl Packing {
    /// The packing of what begins with these bytes; `None` where it is none.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        Some(match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31 | 0x17, ..] => Self::Bzip2,
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Self::Xz,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            _ => return None,
        })
    }

    /// What names of files end in that are packed so.
    pub(super) const SUFFIXES: &[&str] = &[".gz", ".bz2", ".xz", ".zst", ".zstd"];
}

/// The first bytes of a stream, and the whole of it.
pub(super) fn peek<'b>(bytes: impl Read + 'b) -> io::Result<(Vec<u8>, Bytes<'b>)> {
    let mut bytes = bytes;
    let mut head = Vec::new();
    (&mut bytes)
        .take(HEAD_BYTES as u64)
        .read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(bytes);
    Ok((head, Box::new(BufReader::with_capacity(HEAD_BYTES, whole))))
}

/// What a packed stream holds; reading fails where it expands beyond all measure.
pub(super) fn unpack<'b>(packing: Packing, bytes: Bytes<'b>) -> Box<dyn Read + 'b> {
    let taken = Rc::new(Cell::new(0));
    let packed = BufReader::new(Counted {
        bytes,
        taken: Rc::clone(&taken),
    });
    let given: Box<dyn Read + 'b> = match packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(packed)),
        Packing::Bzip2 => Box::new(MultiBzDecoder::new(packed)),
        Packing::Xz => Box::new(XzReader::new(packed, true)),
        Packing::Zstd => Box::new(Frames::Between(Some(packed))),
    };
    Box::new(Bounded {
        bytes: given,
        taken,
        given: 0,
    })
}

/// A stream as it was before it was packed, once, by any packing that is known; as it is where it was by none.
///
/// # Errors
///
/// Its beginning cannot be read. What expands beyond all measure fails where it is read on.
pub fn unpacked<'b>(bytes: impl Read + 'b) -> io::Result<Box<dyn BufRead + 'b>> {
    let (head, bytes) = peek(bytes)?;
    Ok(match Packing::of(&head) {
        Some(packing) => Box::new(BufReader::with_capacity(HEAD_BYTES, unpack(packing, bytes))),
        None => bytes,
    })
}

/// What is packed as HTTP names it (`Content-Encoding`); as it is where the name is not known or is a lie.
pub(super) fn unpack_content<'b>(coding: &str, bytes: &'b [u8]) -> Box<dyn Read + 'b> {
    match coding {
        "br" => Box::new(Decompressor::new(bytes, 4096)),
        "deflate" if bytes.first() == Some(&0x78) => Box::new(ZlibDecoder::new(bytes)),
        _ => match Packing::of(bytes) {
            Some(packing) => unpack(packing, Box::new(bytes)),
            None => Box::new(bytes),
        },
    }
}

/// The same text in UTF-8, where all of the stream can be told to be in another encoding.
pub(super) fn in_utf8<'b>(head: &[u8], bytes: Bytes<'b>) -> Bytes<'b> {
    let encoding = Encoding::for_bom(head)
        .map(|(encoding, _)| encoding)
        .or_else(|| decode::encoding_of(head));
    let decoded = DecodeReaderBytesBuilder::new()
        .encoding(encoding)
        .bom_override(true)
        .build(bytes);
    Box::new(BufReader::with_capacity(HEAD_BYTES, decoded))
}

/// Counts what is read of it.
struct Counted<B> {
    bytes: B,
    taken: Rc<Cell<u64>>,
}

impl<B: Read> Read for Counted<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.taken.set(self.taken.get() + read as u64);
        Ok(read)
    }
}

/// Fails where more comes out than can have been put in.
struct Bounded<B> {
    bytes: B,
    /// Packed bytes so far.
    taken: Rc<Cell<u64>>,
    /// Unpacked bytes so far.
    given: u64,
}

impl<B: Read> Read for Bounded<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.given += read as u64;
        if self.given > FREE_EXPANSION + MOST_EXPANSION * self.taken.get() {
            return Err(io::Error::other(format!(
                "it expands more than {MOST_EXPANSION} times, as no text does"
            )));
        }
        Ok(read)
    }
}

/// Zstandard's frames, one after another.
enum Frames<B: BufRead> {
    /// Before a frame, or at the end.
    Between(Option<B>),
    /// In a frame.
    In(Box<StreamingDecoder<B, ruzstd::decoding::FrameDecoder>>),
}

impl<B: BufRead> Read for Frames<B> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self {
                Self::Between(rest) => {
                    let Some(mut rest) = rest.take() else {
                        return Ok(0);
                    };
                    if rest.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let decoder = StreamingDecoder::new(rest).map_err(io::Error::other)?;
                    *self = Self::In(Box::new(decoder));
                }
                Self::In(frame) => {
                    let read = frame.read(buffer)?;
                    if read > 0 || buffer.is_empty() {
                        return Ok(read);
                    }
                    let Self::In(frame) = std::mem::replace(self, Self::Between(None)) else {
                        return Ok(0);
                    };
                    *self = Self::Between(Some(frame.into_inner()));
                }
            }
        }
    }
}
