//! Dates that say how much is known: Extended Date/Time Format, level 1.
//!
//! Source: EDTF specification, Library of Congress, 2019 (also ISO 8601-2:2019, annex A). Leaf.

use serde::{Deserialize, Serialize};

/// A well-formed EDTF level 1 date or interval: `2024-08-10`, `XXXX-06-17`, `2024-02~`, `2019-04-16/2019-04-21`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edtf(String);

impl Edtf {
    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
