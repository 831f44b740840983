//! Who is meant by a name.

use crate::network::Reading;

/// A name does not tell who is meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// Nobody and nothing has it.
    #[error("no article names `{0}`; give the full name, or an IRI of the view")]
    Unknown(String),
    /// Namesakes have it.
    #[error("`{name}` is the name of {}; give one's IRI:\n  {}", iris.len(), iris.join("\n  "))]
    Namesakes {
        /// What was asked for.
        name: String,
        /// Who has it, sorted.
        iris: Vec<String>,
    },
}

/// The one node of this IRI, or of this full name in either script, among those that `may_be` meant.
///
/// # Errors
///
/// There is none, or more than one.
pub fn find(reading: &Reading, name: &str, may_be: impl Fn(u32) -> bool) -> Result<u32, FindError> {
    let name = name.trim();
    let bare = name
        .strip_prefix('<')
        .and_then(|name| name.strip_suffix('>'));
    let mut found = reading.named(name);
    found.extend(reading.node(bare.unwrap_or(name)));
    found.retain(|node| may_be(*node));
    match found[..] {
        [] => Err(FindError::Unknown(name.to_owned())),
        [one] => Ok(one),
        [..] => Err(FindError::Namesakes {
            name: name.to_owned(),
            iris: found.iter().map(|node| reading.iri(*node)).collect(),
        }),
    }
}
