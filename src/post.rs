//! A post: a title in a body. The body is a division's organ, an organisation, or a national organ. Leaf.

use serde::{Deserialize, Serialize};

/// A body that a post belongs to, or the division that a leading post governs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// A `PlaceFact`'s name: the body is the party committee, congress, government … of that division, as the title says.
    Place(String),
    /// An `OrganizationFact`'s name.
    Organization(String),
    /// A national organ or another body that the article has no fact for.
    Named(String),
}

impl Body {
    /// The name alone.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Place(name) | Self::Organization(name) | Self::Named(name) => name,
        }
    }
}

/// A post: a title in a body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// 市委书记, 常务副市长, 局长.
    pub title: String,
    /// `None` where text and metadata do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}
