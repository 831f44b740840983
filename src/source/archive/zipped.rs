//! Members of a zip archive; of a WACZ, those that hold its records.

use super::is_hidden;
use crate::source::decode;
use crate::source::open::{Flow, Opening};
use crate::source::trouble::Spot;
use crate::source::whence::Whence;
use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Seek};
use std::ops::ControlFlow;
use zip::ZipArchive;
use zip::result::ZipError;

/// Where a WACZ keeps the records; the rest of it tells of them.
/// Source: WACZ 1.1.1, section "Directory Structure".
const RECORDS: &str = "archive/";

/// Reads every member that is a file.
pub(in crate::source) fn each(opening: &mut Opening<'_>, whence: &Whence, file: File) -> Flow {
    let mut archive = match ZipArchive::new(BufReader::new(file)) {
        Ok(archive) => archive,
        Err(error) => return opening.refuse(Spot::of(whence).broken_archive(&plain(error))),
    };
    if is_office_document(&archive) {
        return opening.refuse(Spot::of(whence).office_document());
    }
    let only_records = archive.index_for_name("datapackage.json").is_some()
        && archive
            .file_names()
            .flatten()
            .any(|name| name.starts_with(RECORDS));
    for index in 0..archive.len() {
        let member = match archive.by_index(index) {
            Ok(member) => member,
            Err(error) => {
                let member = whence.member(&format!("member {}", index + 1));
                opening.refuse(Spot::of(&member).broken_archive(&plain(error)))?;
                continue;
            }
        };
        let name = decode::name(member.name_raw());
        let elsewhere = only_records && !name.starts_with(RECORDS);
        if member.is_dir() || elsewhere || is_hidden(&name) {
            continue;
        }
        opening.stream(&whence.member(&name), member)?;
    }
    ControlFlow::Continue(())
}

/// Whether it is what a word processor or a spreadsheet saves.
fn is_office_document<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    ["[Content_Types].xml", "mimetype"]
        .iter()
        .any(|name| archive.index_for_name(name).is_some())
}

fn plain(error: ZipError) -> io::Error {
    if let ZipError::Io(error) = error {
        error
    } else {
        io::Error::new(ErrorKind::InvalidData, error.to_string())
    }
}
