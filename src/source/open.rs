//! A stream becomes its articles: unpacked, taken out of its archive, told apart by form, handed to its reader.

use super::archive::{self, Archive};
use super::form::{self, Form};
use super::locate::Origin;
use super::stream::{self, Bytes, Packing};
use super::trouble::Spot;
use super::whence::Whence;
use super::{
    Article, IdFrom, Item, Meter, ReadOptions, decode, element, line, markdown, page, row, table,
    warc,
};
use crate::report::{Diagnostic, Reason};
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::Ordering;

/// Whether to go on.
pub(super) type Flow = ControlFlow<()>;

/// Archives in archives, as deep as anybody packs them.
const MOST_DEPTH: usize = 6;

/// Reads streams, and hands on what they hold.
pub(super) struct Opening<'o> {
    pub(super) options: &'o ReadOptions,
    take: &'o mut dyn FnMut(Item) -> Flow,
}

impl<'o> Opening<'o> {
    pub(super) fn new(options: &'o ReadOptions, take: &'o mut dyn FnMut(Item) -> Flow) -> Self {
        Self { options, take }
    }

    /// Hands on everything in a file or standard input. A fault of ours costs this input, not the run.
    pub(super) fn origin(&mut self, origin: &Origin) -> Flow {
        let path = match origin {
            Origin::Stdin => Path::new("-"),
            Origin::File(path) => path,
        };
        let whence = Whence::file(path);
        let read = AssertUnwindSafe(|| match origin {
            Origin::Stdin => self.stream(&whence, io::stdin()),
            Origin::File(path) => match File::open(path) {
                Ok(file) => {
                    let meter = self.options.meter.clone();
                    self.stream(&whence, Metered { file, meter })
                }
                Err(error) => self.refuse(Spot::of(&whence).unreadable(&error)),
            },
        });
        catch_unwind(read).unwrap_or_else(|_| {
            let help = "this is a fault of Zhengtu; please report it with the file";
            let message = "reading it failed".to_owned();
            self.refuse(Spot::of(&whence).told(Reason::Internal, message, help))
        })
    }

    /// Hands on everything in a stream, however it is packed.
    pub(super) fn stream<'b>(&mut self, whence: &Whence, bytes: impl Read + 'b) -> Flow {
        let (head, bytes) = match stream::peek(bytes) {
            Ok(peeked) => peeked,
            Err(error) => return self.refuse(Spot::of(whence).unreadable(&error)),
        };
        if head.is_empty() {
            return self.refuse(Spot::of(whence).empty("the file"));
        }
        let (packing, archive) = (Packing::of(&head), Archive::of(&head));
        if (packing.is_some() || archive.is_some()) && whence.depth >= MOST_DEPTH {
            return self.refuse(Spot::of(whence).too_deep());
        }
        if let Some(packing) = packing {
            let inside: Box<dyn Read + 'b> = stream::unpack(packing, bytes);
            return self.stream(&whence.unpacked(), inside);
        }
        match archive {
            Some(Archive::Tar) => archive::each_of_tar(self, whence, bytes),
            Some(Archive::Zip) => match seekable(whence, bytes) {
                Ok(file) => archive::each_of_zip(self, whence, file),
                Err(error) => self.refuse(Spot::of(whence).unreadable(&error)),
            },
            None if warc::is_one(&head) => warc::each(self, whence, bytes),
            None => self.articles(whence, &head, bytes),
        }
    }

    /// Hands on that there is no article, and why.
    pub(super) fn refuse(&mut self, diagnostic: Diagnostic) -> Flow {
        (self.take)(Err(diagnostic))
    }

    fn articles(&mut self, whence: &Whence, head: &[u8], bytes: Bytes<'_>) -> Flow {
        if decode::is_binary(head) {
            return self.refuse(Spot::of(whence).no_text_bytes());
        }
        if form::is_rdf(whence) {
            return self.refuse(Spot::of(whence).rdf());
        }
        let form = form::of(head, whence);
        // Rows cannot be told apart in UTF-16 before it is decoded.
        let bytes = if form == Form::Table || (form.has_rows() && decode::has_wide_mark(head)) {
            stream::in_utf8(head, bytes)
        } else {
            bytes
        };
        match form {
            Form::Lines => self.all(line::read(&whence.shown, bytes, self.options)),
            Form::Elements => self.all(element::read(&whence.shown, bytes, self.options)),
            Form::Table => self.all(table::read(&whence.shown, bytes, self.options)),
            Form::Plain | Form::Page | Form::Markdown => {
                let text = whole(whence, bytes, self.options.max_bytes);
                (self.take)(text.and_then(|text| self.options.single(form, whence, text)))
            }
        }
    }

    fn all(&mut self, items: impl Iterator<Item = Item>) -> Flow {
        for item in items {
            (self.take)(item)?;
        }
        ControlFlow::Continue(())
    }
}

/// The bytes as a file in which one can go back and forth: the file itself, or a copy that is gone when it is closed.
fn seekable(whence: &Whence, mut bytes: Bytes<'_>) -> io::Result<File> {
    let is_a_file = whence.depth == 0 && whence.shown.is_file();
    if is_a_file {
        return File::open(&whence.shown);
    }
    let mut copy = tempfile::tempfile()?;
    io::copy(&mut bytes, &mut copy)?;
    copy.rewind()?;
    Ok(copy)
}

/// All of a stream that holds one article.
fn whole(whence: &Whence, bytes: Bytes<'_>, max_bytes: usize) -> Result<String, Diagnostic> {
    let spot = Spot::of(whence);
    let mut all = Vec::new();
    bytes
        .take(max_bytes as u64 + 1)
        .read_to_end(&mut all)
        .map_err(|error| spot.unreadable(&error))?;
    if all.len() > max_bytes {
        return Err(spot.too_large("the file", max_bytes));
    }
    let declared = page::declared_encoding(&all).or(whence.declared);
    decode::decode(all, declared).ok_or_else(|| spot.no_text_bytes())
}

impl ReadOptions {
    /// The one article of a text.
    fn single(&self, form: Form, whence: &Whence, text: String) -> Result<Article, Diagnostic> {
        let mut article = match form {
            Form::Page => paged(whence, &text)?,
            Form::Markdown => markdown::read(&text, whence, &self.fields)?,
            Form::Plain | Form::Lines | Form::Elements | Form::Table => plain(whence, text)?,
        };
        let url = whence.url.as_deref().or(article.url.as_deref());
        match (self.ids, url) {
            (IdFrom::Url, Some(_)) => article.id = row::derived_id(url, &article.text),
            (IdFrom::Path, _) if whence.url.is_none() && form != Form::Markdown => {
                article.id = whence.shown.to_string_lossy().into_owned();
            }
            _ => {}
        }
        if let Some(url) = &whence.url {
            article.id = row::derived_id(Some(url), &article.text);
            article.published = article.published.or_else(|| super::date::in_url(url));
            article.url = Some(url.clone());
        }
        article.retrieved = article.retrieved.or_else(|| whence.retrieved.clone());
        Ok(article)
    }
}

fn plain(whence: &Whence, text: String) -> Result<Article, Diagnostic> {
    if text.trim().is_empty() {
        return Err(Spot::of(whence).empty("the text"));
    }
    Ok(Article {
        id: whence.stem(),
        url: None,
        title: None,
        publisher: None,
        published: None,
        retrieved: None,
        text,
        file: whence.shown.clone(),
        line: None,
    })
}

fn paged(whence: &Whence, html: &str) -> Result<Article, Diagnostic> {
    let spot = Spot::of(whence);
    let page = page::read(html).map_err(|page::TooDeep| {
        let message = "the page nests its elements deeper than any article does".to_owned();
        let help = "give its text, or fetch it again";
        spot.told(Reason::Malformed, message, help)
    })?;
    if page.text.is_empty() {
        let message = "the page has no text".to_owned();
        let help = "if a script fills it in, save it as a browser shows it, or give its text";
        return Err(spot.told(Reason::Empty, message, help));
    }
    Ok(Article {
        id: whence.stem(),
        url: page.url,
        title: page.title,
        publisher: page.publisher,
        published: page.published,
        retrieved: None,
        text: page.text,
        file: whence.shown.clone(),
        line: None,
    })
}

/// Bytes that are held already.
pub(super) fn held<'b>(bytes: Vec<u8>) -> Bytes<'b> {
    Box::new(Cursor::new(bytes))
}

/// A file that counts what is read of it.
struct Metered {
    file: File,
    meter: Meter,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.meter.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
