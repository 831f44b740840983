//! Reads web archives: the pages that a crawler stored, record by record.
//!
//! Source: ISO 28500:2017 (WARC 1.1), sections 5 (fields) and 6 (record types). The records are cut here and not
//! by a crate, since a record may be of any length and say a wrong one: neither may take the memory or end the file.

mod http;
mod record;

use super::open::{Flow, Opening, held};
use super::stream::{self, Bytes};
use super::trouble::Spot;
use super::whence::Whence;
use crate::report::Reason;
use http::Response;
use record::{Cut, Header, Record, Records};
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;

/// Whether a stream begins as a web archive does.
pub(super) fn is_one(head: &[u8]) -> bool {
    head.starts_with(b"WARC/1.") || head.starts_with(b"WARC/0.")
}

/// Hands on every page; records that hold none by their own account are counted, and told as passed over.
pub(super) fn each(opening: &mut Opening<'_>, whence: &Whence, bytes: Bytes<'_>) -> Flow {
    let mut passed_over = BTreeMap::new();
    let mut records = Records::new(bytes, opening.options.max_bytes);
    loop {
        let cut = records.next();
        let here = whence.member(&format!("record {}", records.number()));
        match cut {
            Cut::End => break,
            Cut::Whole(record) => match page_of(record) {
                Ok(page) => give(opening, &here, page)?,
                Err(kind) => *passed_over.entry(kind).or_insert(0_usize) += 1,
            },
            Cut::TooLong(header) => {
                let told = Spot::of(&here).too_large("the record", opening.options.max_bytes);
                opening.refuse(named(told, &header))?;
            }
            Cut::WrongLength(header) => {
                let message = "the record is not as long as it says".to_owned();
                let help = "crawl its address again; the records after it are read";
                let told = Spot::of(&here).told(Reason::Malformed, message, help);
                opening.refuse(named(told, &header))?;
            }
            Cut::Malformed(what) => {
                let help =
                    "write the archive anew; what follows, up to the next record, is passed over";
                let message = format!("the record does not parse: {what}");
                opening.refuse(Spot::of(&here).told(Reason::Malformed, message, help))?;
            }
            Cut::Failed(error) => return opening.refuse(Spot::of(&here).unreadable(&error)),
        }
    }
    if passed_over.is_empty() {
        return ControlFlow::Continue(());
    }
    let counts = passed_over
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"));
    let message = format!(
        "records that hold no page: {}",
        counts.collect::<Vec<_>>().join(", ")
    );
    opening.refuse(Spot::of(whence).told(Reason::PassedOver, message, "nothing needs to be done"))
}

/// A page that was fetched.
struct Page {
    header: Header,
    declared: Option<String>,
    content: Vec<u8>,
}

/// The page of a record, or what else it holds, in a word or two.
fn page_of(record: Record) -> Result<Page, String> {
    let Record { header, body } = record;
    match header.kind.as_str() {
        "response" => {
            let response = Response::parse(&body).ok_or("responses that are none of HTTP")?;
            if response.status != 200 {
                return Err(format!("with status {}", response.status));
            }
            if !is_text(&response.media_type) {
                return Err(response.media_type);
            }
            Ok(Page {
                declared: response.charset.clone(),
                content: response.content(&body),
                header,
            })
        }
        "resource" | "conversion" if is_text(&header.media_type) => Ok(Page {
            declared: None,
            content: body,
            header,
        }),
        kind => Err(kind.to_owned()),
    }
}

/// Whether articles come in this form; a server that names none may send anything.
fn is_text(media_type: &str) -> bool {
    matches!(
        media_type,
        "" | "text/html"
            | "application/xhtml+xml"
            | "text/plain"
            | "application/json"
            | "application/x-ndjson"
    )
}

fn give(opening: &mut Opening<'_>, here: &Whence, page: Page) -> Flow {
    let at = Whence {
        url: page.header.address.clone(),
        retrieved: page.header.day.clone(),
        declared: page
            .declared
            .and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())),
        // The address has no say in what form the page has, but for want of a better name.
        name: "page".into(),
        ..here.clone()
    };
    if page.content.is_empty() {
        let told = Spot::of(&at).empty("the page");
        return opening.refuse(named(told, &page.header));
    }
    opening.stream(&at, held(page.content))
}

/// The diagnostic with the address in it, by which people know a record.
fn named(mut told: crate::report::Diagnostic, header: &Header) -> crate::report::Diagnostic {
    if let Some(address) = &header.address {
        told.message = format!("{} ({address})", told.message);
    }
    told
}

/// What a server sent packed, unpacked; as much of it as an article may be long.
fn unpacked(coding: &str, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let unpacked = stream::unpack_content(coding, bytes);
    unpacked.take(most as u64).read_to_end(&mut content).ok()?;
    Some(content)
}
