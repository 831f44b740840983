//! One file becomes its articles: opened, decompressed, told apart by form, handed to its reader.

use super::form::{self, Form};
use super::locate::Origin;
use super::trouble::Spot;
use super::{Article, Items, ReadOptions, decode, element, line, page};
use crate::report::{Diagnostic, Reason};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::iter::once;
use std::path::{Path, PathBuf};

/// As much of a file as its form is judged by.
const HEAD_BYTES: usize = 64 << 10;
const GZIP: &[u8] = &[0x1f, 0x8b];

pub(super) type Bytes = Box<dyn BufRead + Send>;

/// The articles of one file, and what of it could not be read.
pub(super) fn read(origin: Origin, options: &ReadOptions) -> Items {
    let (file, headed) = match origin {
        Origin::Stdin => (PathBuf::from("-"), headed(Box::new(io::stdin()))),
        Origin::File(path) => {
            let headed = File::open(&path).and_then(|file| headed(Box::new(file)));
            (path, headed)
        }
    };
    match headed {
        Err(error) => Box::new(once(Err(Spot::file(&file).unreadable(&error)))),
        Ok((head, _)) if head.is_empty() => {
            Box::new(once(Err(Spot::file(&file).empty("the file"))))
        }
        Ok((head, rest)) => articles(file, &head, rest, options),
    }
}

/// The stream, decompressed where it is compressed, and its first bytes, which are still in it.
fn headed(mut bytes: Box<dyn Read + Send>) -> io::Result<(Vec<u8>, Bytes)> {
    let mut head = take_head(&mut bytes)?;
    let mut rest: Box<dyn Read + Send> = Box::new(Cursor::new(head.clone()).chain(bytes));
    if head.starts_with(GZIP) {
        rest = Box::new(MultiGzDecoder::new(rest));
        head = take_head(&mut rest)?;
        rest = Box::new(Cursor::new(head.clone()).chain(rest));
    }
    Ok((head, Box::new(BufReader::with_capacity(HEAD_BYTES, rest))))
}

fn take_head(bytes: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    bytes.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    Ok(head)
}

fn articles(file: PathBuf, head: &[u8], rest: Bytes, options: &ReadOptions) -> Items {
    if decode::is_binary(head) {
        return Box::new(once(Err(Spot::file(&file).no_text_bytes())));
    }
    if form::is_rdf(&file) {
        return Box::new(once(Err(Spot::file(&file).rdf())));
    }
    let form = form::of(head, &file);
    if form.is_json() && decode::has_wide_mark(head) {
        // Lines cannot be told apart in UTF-16 before it is decoded.
        return match whole(&file, rest, options) {
            Ok(text) => {
                let form = form::of(text.as_bytes(), &file);
                rows(
                    form,
                    file,
                    Box::new(Cursor::new(text.into_bytes())),
                    options,
                )
            }
            Err(diagnostic) => Box::new(once(Err(diagnostic))),
        };
    }
    match form {
        Form::Lines | Form::Elements => rows(form, file, rest, options),
        Form::Plain => Box::new(once(
            whole(&file, rest, options).and_then(|text| plain(file, text)),
        )),
        Form::Page => Box::new(once(
            whole(&file, rest, options).and_then(|html| page(file, &html)),
        )),
    }
}

fn rows(form: Form, file: PathBuf, rest: Bytes, options: &ReadOptions) -> Items {
    match form {
        Form::Elements => Box::new(element::read(file, rest, options)),
        Form::Lines | Form::Plain | Form::Page => Box::new(line::read(file, rest, options)),
    }
}

/// All of a file that holds one article.
fn whole(file: &Path, rest: Bytes, options: &ReadOptions) -> Result<String, Diagnostic> {
    let spot = Spot::file(file);
    let mut bytes = Vec::new();
    let limit = options.max_bytes as u64 + 1;
    rest.take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| spot.unreadable(&error))?;
    if bytes.len() > options.max_bytes {
        return Err(spot.too_large("the file", options.max_bytes));
    }
    let declared = page::declared_encoding(&bytes);
    decode::decode(bytes, declared).ok_or_else(|| spot.no_text_bytes())
}

fn plain(file: PathBuf, text: String) -> Result<Article, Diagnostic> {
    if text.trim().is_empty() {
        return Err(Spot::file(&file).empty("the text"));
    }
    Ok(Article {
        id: stem(&file),
        url: None,
        title: None,
        publisher: None,
        published: None,
        retrieved: None,
        text,
        file,
        line: None,
    })
}

fn page(file: PathBuf, html: &str) -> Result<Article, Diagnostic> {
    let spot = Spot::file(&file);
    let page = page::read(html).map_err(|page::TooDeep| {
        let message = "the page nests its elements deeper than any article does".to_owned();
        spot.told(
            Reason::Malformed,
            message,
            "give its text, or fetch it again",
        )
    })?;
    if page.text.is_empty() {
        let message = "the page has no text".to_owned();
        let help = "if a script fills it in, save it as a browser shows it, or give its text";
        return Err(spot.told(Reason::Empty, message, help));
    }
    Ok(Article {
        id: stem(&file),
        url: page.url,
        title: page.title,
        publisher: page.publisher,
        published: page.published,
        retrieved: None,
        text: page.text,
        file,
        line: None,
    })
}

/// The file's name without what tells its form; standard input is `stdin`.
pub(super) fn stem(file: &Path) -> String {
    if file == Path::new("-") {
        return "stdin".to_owned();
    }
    let name = file
        .file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let stem = Path::new(name)
        .file_stem()
        .map(|stem| stem.to_string_lossy());
    stem.map_or_else(|| name.to_owned(), |stem| stem.into_owned())
}
