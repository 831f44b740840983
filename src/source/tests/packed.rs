//! Articles in archives and compressed files, whole and broken.

use super::{NEWS, article, ids, read_file, refused};
use crate::report::Reason;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn bzip2(bytes: &[u8]) -> Vec<u8> {
    let mut out = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut out =
        lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::with_preset(0)).unwrap();
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        out.append_data(&mut header, name, *bytes).unwrap();
    }
    out.into_inner().unwrap()
}

#[test]
fn every_compression_is_told_by_its_bytes() {
    for (packed, name) in [
        (gzip(NEWS.as_bytes()), "a.txt.gz"),
        (bzip2(NEWS.as_bytes()), "a.txt.bz2"),
        (xz(NEWS.as_bytes()), "a.txt.xz"),
        (zstd(NEWS.as_bytes()), "a.txt.zst"),
        (gzip(NEWS.as_bytes()), "a.txt"),
        (gzip(&zstd(NEWS.as_bytes())), "a.txt.zst.gz"),
    ] {
        let read = article(name, &packed);
        assert_eq!(
            (read.id.as_str(), read.text.as_str()),
            ("a", NEWS),
            "{name}"
        );
    }
}

#[test]
fn streams_one_after_another_are_one() {
    let rows = [
        "{\"id\":1,\"text\":\"甲\"}\n",
        "{\"id\":2,\"text\":\"乙\"}\n",
    ];
    for pack in [gzip, bzip2, xz, zstd] {
        let both: Vec<u8> = rows.iter().flat_map(|row| pack(row.as_bytes())).collect();
        assert_eq!(ids(&read_file("a.jsonl", &both)), ["1", "2"]);
    }
}

#[test]
fn archives_are_read_member_by_member() {
    let members: &[(&str, &[u8])] = &[
        ("x/b.txt", NEWS.as_bytes()),
        ("x/.hidden.txt", NEWS.as_bytes()),
        ("__MACOSX/x/._b.txt", b"\0\0\0\0"),
        ("rows.jsonl", b"{\"id\":\"row\",\"text\":\"\xe7\x94\xb2\"}"),
    ];
    let more = gzip(NEWS.as_bytes());
    let mut members = members.to_vec();
    members.push(("c.txt.gz", &more));
    for (bytes, name) in [
        (zip(&members), "a.zip"),
        (tar(&members), "a.tar"),
        (gzip(&tar(&members)), "a.tgz"),
        (zstd(&tar(&members)), "a"),
        (zip(&[("in.tar", &tar(&members))]), "a.zip"),
        (tar(&[("in.zip", &zip(&members))]), "a.tar"),
    ] {
        let items = read_file(name, &bytes);
        assert_eq!(ids(&items), ["b", "row", "c"], "{name}: {items:?}");
        let file = items[0]
            .as_ref()
            .unwrap()
            .file
            .to_string_lossy()
            .into_owned();
        assert!(file.ends_with("!x/b.txt"), "{file} names the member");
    }
}

#[test]
fn names_in_archives_may_be_in_another_encoding() {
    let mut header = tar::Header::new_gnu();
    header.set_size(NEWS.len() as u64);
    let name = encoding_rs::GBK.encode("调研/南坪镇新闻报道.txt").0;
    header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(&name);
    header.set_cksum();
    let mut out = tar::Builder::new(Vec::new());
    out.append(&header, NEWS.as_bytes()).unwrap();
    let read = article("a.tar", &out.into_inner().unwrap());
    assert_eq!(read.id, "南坪镇新闻报道");
}

#[test]
fn what_is_cut_off_is_told_and_what_came_before_counts() {
    let rows: String = (0..2000)
        .map(|n| format!("{{\"id\":{n},\"text\":\"第{n}条：{NEWS}\"}}\n"))
        .collect();
    for pack in [gzip, bzip2, xz, zstd] {
        let mut packed = pack(rows.as_bytes());
        packed.truncate(packed.len() / 2);
        let items = read_file("a.jsonl", &packed);
        let told: Vec<_> = items
            .iter()
            .filter_map(|item| item.as_ref().err())
            .collect();
        assert!(
            told.iter()
                .any(|told| matches!(told.reason, Reason::Unreadable)),
            "{told:?}"
        );
    }
    let mut cut = tar(&[("a.txt", NEWS.as_bytes()), ("b.txt", &[b'x'; 5000])]);
    cut.truncate(2000);
    let items = read_file("a.tar", &cut);
    assert_eq!(ids(&items), ["a"]);
    assert_eq!(items[1].as_ref().unwrap_err().reason, Reason::Unreadable);
    let mut cut = zip(&[("a.txt", NEWS.as_bytes())]);
    cut.truncate(60);
    let told = refused("a.zip", &cut);
    assert_eq!(told.reason, Reason::Unreadable, "{told}");
}

#[test]
fn what_expands_beyond_measure_is_refused() {
    let zeros = vec![b' '; 200 << 20];
    let mut dense = GzEncoder::new(Vec::new(), Compression::best());
    dense.write_all(&zeros).unwrap();
    let bomb = gzip(&dense.finish().unwrap());
    let told = refused("bomb.jsonl.gz.gz", &bomb);
    assert_eq!(told.reason, Reason::Unreadable, "{told}");
    assert!(told.message.contains("expands"), "{told}");
    let mut nested = NEWS.as_bytes().to_vec();
    for _ in 0..9 {
        nested = zip(&[("in.zip", &nested)]);
    }
    let told = refused("nested.zip", &nested);
    assert_eq!(told.reason, Reason::TooLarge, "{told}");
}

#[test]
fn office_documents_are_told_by_name() {
    let book = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<x/>"),
    ]);
    let told = refused("a.xlsx", &book);
    assert!(told.help.contains("CSV"), "{told}");
}
