//! The code of a division: GB/T 2260 for counties and up, three digits more for townships.

use crate::kind::DivisionLevel;
use std::fmt;
use std::str::FromStr;

/// Six digits (GB/T 2260), or nine for a township (statistical code); the first is never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionCode(u32);

/// Why a string is no division code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no division code: six digits or nine are needed, and the first is not 0")]
pub struct NoDivisionCode(String);

impl DivisionCode {
    /// The level that the digits say: `320000`, `320600`, `320602`, `320602001`.
    #[must_use]
    pub const fn level(self) -> DivisionLevel {
        if self.0 > 999_999 {
            DivisionLevel::Township
        } else if self.0.is_multiple_of(10_000) {
            DivisionLevel::Province
        } else if self.0.is_multiple_of(100) {
            DivisionLevel::Prefecture
        } else {
            DivisionLevel::County
        }
    }

    /// The codes that may stand directly above, nearest first.
    pub(super) fn above(self) -> impl Iterator<Item = Self> {
        let (county, township) = match self.level() {
            DivisionLevel::Township => (self.0 / 1000, true),
            DivisionLevel::Province
            | DivisionLevel::Prefecture
            | DivisionLevel::County
            | DivisionLevel::Village => (self.0, false),
        };
        let own = self;
        [county, county / 100 * 100, county / 10_000 * 10_000]
            .into_iter()
            .map(Self)
            .filter(move |code| (township || *code != own) && code.0 < own.0)
    }

    /// The code of the township `number` of this county.
    pub(super) const fn township(self, number: u32) -> Self {
        Self(self.0 * 1000 + number)
    }
}

impl FromStr for DivisionCode {
    type Err = NoDivisionCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = matches!(text.len(), 6 | 9) && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse() {
            Ok(number) if digits && !text.starts_with('0') => Ok(Self(number)),
            _ => Err(NoDivisionCode(text.to_owned())),
        }
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
