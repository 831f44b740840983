//! Who is meant by a name.

use crate::network::Reading;
use crate::query::error::{nearest, nearest_names};
use crate::text::simplified;

/// A name does not tell who is meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindError {
    /// Nobody and nothing has it.
    #[error(
        "no article names `{name}`{}; give the full name, or an IRI of the view",
        nearest_names(near)
    )]
    Unknown {
        /// What was asked for.
        name: String,
        /// Names like it.
        near: Vec<String>,
    },
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
    if found.is_empty() {
        found = reading.named(&simplified(name));
    }
    found.extend(reading.node(bare.unwrap_or(name)));
    found.retain(|node| may_be(*node));
    match found[..] {
        [] => {
            let names: Vec<String> = reading
                .nodes()
                .into_iter()
                .filter(|node| may_be(*node))
                .map(|node| reading.label(node))
                .collect();
            let near = nearest(&simplified(name), names.iter().map(String::as_str));
            Err(FindError::Unknown {
                name: name.to_owned(),
                near,
            })
        }
        [one] => Ok(one),
        [..] => Err(FindError::Namesakes {
            name: name.to_owned(),
            iris: found.iter().map(|node| reading.iri(*node)).collect(),
        }),
    }
}
