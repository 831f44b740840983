//! Web archives.

use super::{NEWS, ids, read_file};
use crate::report::Reason;
use crate::source::Item;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};

fn record(kind: &str, more: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-08-13T01:02:03Z\r\n{more}Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn response(number: usize, media_type: &str, status: u16) -> Vec<u8> {
    let html = format!(
        "<html><head><title>第{number}号新闻</title></head><body><h1>第{number}号新闻</h1><p>{NEWS}</p></body></html>"
    );
    let body = format!("HTTP/1.1 {status} OK\r\nContent-Type: {media_type}\r\n\r\n{html}");
    let more = format!("WARC-Target-URI: http://news.example/2024-08/12/{number}.html\r\n");
    record("response", &more, body.as_bytes())
}

fn crawl() -> Vec<u8> {
    [
        record("warcinfo", "", b"software: ours"),
        response(1, "text/html; charset=utf-8", 200),
        record("request", "", b"GET / HTTP/1.1\r\n\r\n"),
        response(2, "image/png", 200),
        response(3, "text/html", 404),
        response(4, "text/html", 200),
    ]
    .concat()
}

fn pages(items: &[Item]) -> Vec<&str> {
    let urls = items
        .iter()
        .flatten()
        .filter_map(|article| article.url.as_deref());
    urls.filter_map(|url| url.rsplit('/').next()).collect()
}

fn reasons(items: &[Item]) -> Vec<Reason> {
    items
        .iter()
        .filter_map(|item| item.as_ref().err())
        .map(|told| told.reason)
        .collect()
}

#[test]
fn pages_are_read_and_the_rest_is_counted() {
    let mut members = Vec::new();
    for part in crawl().split_inclusive(|&byte| byte == b'\n') {
        // A member a line is no way to pack, but a reader of members must not care.
        let mut out = GzEncoder::new(&mut members, Compression::fast());
        out.write_all(part).unwrap();
        out.finish().unwrap();
    }
    for (name, bytes) in [("a.warc", crawl()), ("a.warc.gz", members)] {
        let items = read_file(name, &bytes);
        assert_eq!(pages(&items), ["1.html", "4.html"], "{items:?}");
        let first = items[0].as_ref().unwrap();
        assert_eq!(first.retrieved.as_deref(), Some("2024-08-13"));
        assert_eq!(
            first.published.as_deref(),
            Some("2024-08-12"),
            "from the address"
        );
        assert!(
            first.id.starts_with("url-") && first.text.contains(NEWS),
            "{first:?}"
        );
        let told = items.last().unwrap().as_ref().unwrap_err();
        assert_eq!(told.reason, Reason::PassedOver);
        assert!(
            told.message.contains("1 image/png") && told.message.contains("1 with status 404"),
            "{told}"
        );
    }
}

#[test]
fn a_wacz_is_its_records() {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("datapackage.json", &b"{}"[..]),
        ("archive/data.warc", &crawl()),
        ("pages/pages.jsonl", b"{\"id\":\"page\",\"text\":\"x\"}"),
    ] {
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(bytes).unwrap();
    }
    let items = read_file("a.wacz", &out.finish().unwrap().into_inner());
    assert_eq!(pages(&items), ["1.html", "4.html"]);
}

#[test]
fn a_wrong_length_costs_only_its_record() {
    let (one, two, three) = (
        response(1, "text/html", 200),
        response(2, "text/html", 200),
        response(3, "text/html", 200),
    );
    let with_length = |record: &[u8], change: i64| {
        let text = String::from_utf8(record.to_vec()).unwrap();
        let at = text.find("Content-Length: ").unwrap() + "Content-Length: ".len();
        let end = at + text[at..].find("\r\n").unwrap();
        let length: i64 = text[at..end].parse().unwrap();
        format!("{}{}{}", &text[..at], length + change, &text[end..]).into_bytes()
    };
    for change in [-7, 9, 60, 700] {
        let archive = [one.clone(), with_length(&two, change), three.clone()].concat();
        let items = read_file("a.warc", &archive);
        assert_eq!(pages(&items), ["1.html", "3.html"], "{change}: {items:?}");
        assert_eq!(reasons(&items), [Reason::Malformed], "{change}");
        let told = items.iter().find_map(|item| item.as_ref().err()).unwrap();
        assert!(
            told.to_string().contains("record 2") && told.message.contains("2.html"),
            "{told}"
        );
    }
    let last = [one.clone(), with_length(&two, 90_000)].concat();
    assert_eq!(reasons(&read_file("a.warc", &last)), [Reason::Malformed]);
    let huge = [one, with_length(&two, 1 << 60)].concat();
    assert_eq!(reasons(&read_file("a.warc", &huge)), [Reason::Malformed]);
    assert!(ids(&read_file("b.warc", b"WARC/1.0\r\nrubbish")).is_empty());
}
