//! What is measured: nine sets of tuples a document, and when two tuples are loosely the same.

use super::name::loosely_same;
use serde::Serialize;

/// What one measure compares: the cells of a tuple, in the order that [`Measure`]'s variants tell.
pub type Tuple = Vec<String>;

/// Whether two tuples are the same to a lenient reader.
pub type Sameness = fn(&[String], &[String]) -> bool;

/// One set of tuples that is held against the gold. The document is part of every tuple and left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Measure {
    /// Person; reporters and those who are only mentioned are left out.
    #[serde(rename = "people")]
    People,
    /// Person, title, body.
    #[serde(rename = "posts")]
    Posts,
    /// Name.
    #[serde(rename = "organizations")]
    Organizations,
    /// Name.
    #[serde(rename = "places")]
    Places,
    /// Person, site.
    #[serde(rename = "visits")]
    Visits,
    /// Person, site, date.
    #[serde(rename = "visits+date")]
    VisitsOnDate,
    /// Person, site, date, role.
    #[serde(rename = "visits+date+role")]
    VisitsInRole,
    /// Type, date.
    #[serde(rename = "events")]
    Events,
    /// The event's type, participant, role.
    #[serde(rename = "participants")]
    Participants,
}

impl Measure {
    /// Every measure, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::People,
        Self::Posts,
        Self::Organizations,
        Self::Places,
        Self::Visits,
        Self::VisitsOnDate,
        Self::VisitsInRole,
        Self::Events,
        Self::Participants,
    ];

    /// The name in every report.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Posts => "posts",
            Self::Organizations => "organizations",
            Self::Places => "places",
            Self::Visits => "visits",
            Self::VisitsOnDate => "visits+date",
            Self::VisitsInRole => "visits+date+role",
            Self::Events => "events",
            Self::Participants => "participants",
        }
    }

    /// Whether two tuples that differ are the same but for a short name; `None` where names of this
    /// measure have no short forms.
    #[must_use]
    pub fn loosely(self) -> Option<Sameness> {
        match self {
            Self::Organizations => Some(|a, b| differ_in(0, a, b)),
            Self::Visits | Self::VisitsOnDate | Self::VisitsInRole => {
                Some(|a, b| differ_in(1, a, b))
            }
            // A body that is not told is no short form of one that is.
            Self::Posts => Some(|a, b| !a[2].is_empty() && !b[2].is_empty() && differ_in(2, a, b)),
            Self::People | Self::Places | Self::Events | Self::Participants => None,
        }
    }
}

/// Whether the tuples are equal but in one cell, which is loosely the same.
fn differ_in(cell: usize, a: &[String], b: &[String]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).enumerate().all(|(index, (a, b))| {
            if index == cell {
                loosely_same(a, b)
            } else {
                a == b
            }
        })
}
