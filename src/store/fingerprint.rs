//! What an article's facts are made from, so that a later run need not make them again.

use super::files;
use crate::source::Article;
use sha2::{Digest, Sha256};

/// What an article's facts are made from: its metadata, its text and the program that reads them.
///
/// Two articles with one fingerprint have the same facts, so that a second run can skip the second.
#[must_use]
pub fn fingerprint(article: &Article, extractor: &str) -> String {
    let mut hash = Sha256::new();
    let metadata = [
        &article.url,
        &article.title,
        &article.publisher,
        &article.published,
        &article.retrieved,
    ];
    let parts = [
        Some(extractor),
        Some(article.id.as_str()),
        Some(article.text.as_str()),
    ];
    for part in parts.into_iter().chain(metadata.map(Option::as_deref)) {
        // The length keeps 甲|乙丙 and 甲乙|丙 apart; a missing part is not an empty one.
        hash.update(
            part.map_or(u64::MAX, |part| part.len() as u64)
                .to_le_bytes(),
        );
        hash.update(part.unwrap_or_default());
    }
    files::hex(&hash.finalize())
}
