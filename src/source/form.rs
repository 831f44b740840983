//! Tells the form of a file by how it begins, and only then by its name.

use super::whence::Whence;
use super::{decode, markdown, table};

/// A page says so within its first bytes.
const PAGE_WITHIN: usize = 4 << 10;
/// A line that is longer names no fields.
const MOST_HEADER_BYTES: usize = 4 << 10;

/// How a file holds articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The text of one article.
    Plain,
    /// A page of HTML or XHTML.
    Page,
    /// A JSON object a line.
    Lines,
    /// JSON objects over several lines, or in an array.
    Elements,
    /// A header of names, and an article a row.
    Table,
    /// The text of one article in Markdown, with or without front matter.
    Markdown,
}

impl Form {
    /// Whether it holds an article a row.
    pub(super) const fn has_rows(self) -> bool {
        match self {
            Self::Lines | Self::Elements | Self::Table => true,
            Self::Plain | Self::Page | Self::Markdown => false,
        }
    }
}

/// The form of the file that begins with these bytes. Marks of encoding, and the zero bytes that
/// UTF-16 puts beside ASCII, are passed over: all that is looked for is ASCII.
pub(super) fn of(head: &[u8], whence: &Whence) -> Form {
    let ascii: Vec<u8> = match head {
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => {
            rest.iter().copied().filter(|&byte| byte != 0).collect()
        }
        _ => head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).to_vec(),
    };
    let start = ascii.trim_ascii_start();
    let second = start
        .get(1..)
        .and_then(|rest| rest.trim_ascii_start().first());
    match (start.first(), second) {
        (Some(b'<'), _) if is_page(start) => Form::Page,
        (Some(b'['), Some(b'{' | b'[')) => Form::Elements,
        (Some(b'{'), Some(b'"' | b'}')) => layout(start),
        _ => by_name(whence, start),
    }
}

/// Whether objects stand a line each. The first line decides: one that is broken off is a damaged
/// line if another object follows, and else the beginning of a longer object.
fn layout(start: &[u8]) -> Form {
    let mut lines = start.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.next().unwrap_or_default();
    let next = lines.find(|line| !line.is_empty());
    let broken_off =
        serde_json::from_slice::<serde::de::IgnoredAny>(first).is_err_and(|error| error.is_eof());
    match next {
        Some(next) if broken_off && !next.starts_with(b"{") => Form::Elements,
        Some(_) | None => Form::Lines,
    }
}

/// Whether the name says that the file holds a graph, which is no article however it begins.
pub(super) fn is_rdf(whence: &Whence) -> bool {
    matches!(
        whence.suffix().as_str(),
        "ttl" | "nt" | "nq" | "trig" | "rdf" | "jsonld"
    )
}

fn by_name(whence: &Whence, start: &[u8]) -> Form {
    match whence.suffix().as_str() {
        "jsonl" | "ndjson" => Form::Lines,
        "json" => Form::Elements,
        "html" | "htm" | "xhtml" | "shtml" | "shtm" => Form::Page,
        "csv" | "tsv" | "tab" => Form::Table,
        "md" | "markdown" => Form::Markdown,
        _ => by_first_lines(start),
    }
}

/// What begins like nothing else may begin with front matter or with a header.
fn by_first_lines(start: &[u8]) -> Form {
    if start.starts_with(b"---") && markdown::has_front_matter(&String::from_utf8_lossy(start)) {
        return Form::Markdown;
    }
    let first = start
        .split(|&byte| byte == b'\n')
        .next()
        .unwrap_or_default();
    if first.len() <= MOST_HEADER_BYTES && table::is_header(&decode::sample(first)) {
        return Form::Table;
    }
    Form::Plain
}

/// Whether the first tag after comments and declarations is one that a page begins with.
fn is_page(start: &[u8]) -> bool {
    const TAGS: &[&str] = &[
        "!doctype", "html", "head", "body", "meta", "title", "link", "script",
    ];
    let text = String::from_utf8_lossy(&start[..start.len().min(PAGE_WITHIN)]).to_ascii_lowercase();
    let mut rest = text.as_str();
    while let Some(tag) = rest.trim_start().strip_prefix('<') {
        if TAGS.iter().any(|name| tag.starts_with(name)) {
            return true;
        }
        let (end, marks) = if tag.starts_with("!--") {
            ("-->", 3)
        } else {
            (">", 1)
        };
        match tag.find(end) {
            Some(at) if tag.starts_with(['!', '?']) => rest = &tag[at + marks..],
            Some(_) | None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Form, Whence, of};
    use std::path::Path;

    #[test]
    fn content_tells_the_form_before_the_name() {
        for (head, name, form) in [
            ("县长调研", "a.txt", Form::Plain),
            ("县长调研", "a", Form::Plain),
            ("{\"a\":1}\n{\"a\":2}", "a.txt", Form::Lines),
            ("{\"a\":1,\n{\"a\":2}", "a", Form::Lines),
            ("{\"a\":1}", "-", Form::Lines),
            ("{\n\"a\":1}", "a", Form::Elements),
            (" [ {\"a\":1}]", "a.jsonl", Form::Elements),
            ("[讯] 县长", "a.txt", Form::Plain),
            ("{县长}", "a.txt", Form::Plain),
            ("<!DOCTYPE html>", "a.json", Form::Page),
            (
                "\u{feff}<?xml version='1.0'?><!--x--><HTML>",
                "a",
                Form::Page,
            ),
            ("<p>县长", "a.txt", Form::Plain),
            ("<p>县长", "a.HTML", Form::Page),
            ("broken", "a.jsonl", Form::Lines),
            ("标题,正文,来源\n甲,乙,丙", "a.txt", Form::Table),
            ("甲，乙", "a.csv", Form::Table),
            ("县长,书记,局长", "a.txt", Form::Plain),
            ("---\ntitle: 甲\n---\n文", "a.txt", Form::Markdown),
            ("---\n县长", "a.txt", Form::Plain),
        ] {
            assert_eq!(
                of(head.as_bytes(), &Whence::file(Path::new(name))),
                form,
                "{head} in {name}"
            );
        }
    }
}
