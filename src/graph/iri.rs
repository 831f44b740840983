//! Minting: every IRI of an instance is made here, from what names the thing, under the user's base.
//!
//! Names stay readable: Chinese characters stand as they are, and only what RFC 3987 does not allow
//! in a path segment is percent-encoded. Two different names never give one IRI, because `%` and
//! `/` are always encoded.

use crate::identity::Thing;
use oxigraph::model::NamedNode;
use std::fmt::Write;
use thiserror::Error;

/// The IRI that all instances of a store are minted under.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base(String);

/// Why a text cannot be the base of instances.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BaseError {
    /// It is no absolute IRI.
    #[error("`{0}` is not an absolute IRI; a base looks like https://example.org/id/")]
    NotAbsolute(String),
    /// Names cannot simply be appended to it.
    #[error("`{0}` must end in `/` and have neither `?` nor `#`, since names are appended to it")]
    NotABase(String),
}

impl Base {
    /// Where instances are minted unless the user says otherwise.
    pub const DEFAULT: &'static str = "https://w3id.org/zhengtu/id/";

    /// Checks that names can be appended to `iri`.
    ///
    /// # Errors
    ///
    /// `iri` is relative or no IRI, does not end in `/`, or has a query or a fragment.
    pub fn new(iri: &str) -> Result<Self, BaseError> {
        let node = NamedNode::new(iri).map_err(|_| BaseError::NotAbsolute(iri.to_owned()))?;
        if !iri.ends_with('/') || iri.contains(['?', '#']) {
            return Err(BaseError::NotABase(iri.to_owned()));
        }
        Ok(Self(node.into_string()))
    }

    /// The base as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The IRI of an article, which is its record's named graph too.
    #[must_use]
    pub fn article(&self, document: &str) -> NamedNode {
        self.mint(&["article", document])
    }

    /// The IRI of a division, by its code.
    #[must_use]
    pub fn division(&self, code: &str) -> NamedNode {
        self.mint(&["division", code])
    }

    /// The IRI of a graph that others made and that is kept beside ours, by its file's name.
    #[must_use]
    pub fn loaded(&self, name: &str) -> NamedNode {
        self.mint(&["loaded", name])
    }

    /// The IRI of a person, organisation or event of the view, by its kind and its path.
    #[must_use]
    pub fn entity(&self, thing: Thing, path: &[String]) -> NamedNode {
        let mut names = vec![thing.code()];
        names.extend(path.iter().map(String::as_str));
        self.mint(&names)
    }

    /// The IRI of the graph of names that the view has given up.
    #[must_use]
    pub fn history(&self) -> NamedNode {
        self.mint(&["history"])
    }

    /// The base with one path segment for each name.
    pub(crate) fn mint(&self, names: &[&str]) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{}", self.0, path(names)))
    }
}

impl Default for Base {
    fn default() -> Self {
        Self(Self::DEFAULT.to_owned())
    }
}

/// The IRI of something that belongs to `owner`: one more path segment for each name.
pub(super) fn under(owner: &NamedNode, names: &[&str]) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{}", owner.as_str(), path(names)))
}

/// The IRI of the code points `start..end` of an article's text, after RFC 5147.
pub(super) fn characters(article: &NamedNode, start: usize, end: usize) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#char={start},{end}", article.as_str()))
}

pub(super) fn path(names: &[&str]) -> String {
    let mut path = String::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            path.push('/');
        }
        push_segment(&mut path, name);
    }
    path
}

fn push_segment(path: &mut String, name: &str) {
    // `.` and `..` would be resolved away by whoever normalises the IRI.
    let dots = matches!(name, "." | "..");
    let mut buffer = [0; 4];
    for c in name.chars() {
        if is_segment_char(c) && !dots {
            path.push(c);
        } else {
            for byte in c.encode_utf8(&mut buffer).bytes() {
                // Writing to a String cannot fail.
                let _ = write!(path, "%{byte:02X}");
            }
        }
    }
}

/// `ipchar` of RFC 3987 without `pct-encoded`, and without the white space and direction marks that
/// it would allow but that nobody sees (section 4.1 forbids the latter).
fn is_segment_char(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '-' | '.' | '_' | '~' | '!' | '$' | '&' | '\'' | '(' | ')' => true,
        '*' | '+' | ',' | ';' | '=' | ':' | '@' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => false,
        '\u{FEFF}' => false,
        '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}' => {
            !c.is_whitespace()
        }
        '\u{10000}'..='\u{DFFFD}' | '\u{E1000}'..='\u{EFFFD}' => u32::from(c) & 0xFFFF < 0xFFFE,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_stays_readable_and_the_rest_is_encoded() {
        let base = Base::default();
        assert_eq!(
            base.mint(&["person", "张彤#2", "a/b c"]).as_str(),
            "https://w3id.org/zhengtu/id/person/张彤%232/a%2Fb%20c"
        );
        assert_eq!(
            base.mint(&["."]).as_str(),
            "https://w3id.org/zhengtu/id/%2E"
        );
        assert_eq!(
            base.mint(&["《简报》\u{3000}％"]).as_str().len(),
            28 + 12 + 9 + 3
        );
    }

    #[test]
    fn whatever_names_a_thing_the_iri_is_valid() {
        let base = Base::default();
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            let iri = base.mint(&["x", c.encode_utf8(&mut [0; 4])]);
            assert!(
                NamedNode::new(iri.as_str()).is_ok(),
                "U+{:04X} gives an invalid IRI; see is_segment_char",
                u32::from(c)
            );
        }
    }

    #[test]
    fn a_base_is_an_absolute_iri_that_names_can_be_appended_to() {
        assert!(Base::new("https://example.org/政图/").is_ok());
        for relative in ["", "id/", "not an iri/"] {
            assert_eq!(
                Base::new(relative),
                Err(BaseError::NotAbsolute(relative.to_owned()))
            );
        }
        for closed in [
            "https://example.org/id",
            "https://example.org/?q=/",
            "https://e.org/#/",
        ] {
            assert_eq!(
                Base::new(closed),
                Err(BaseError::NotABase(closed.to_owned()))
            );
        }
    }
}
