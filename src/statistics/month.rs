//! A month of a year, to be counted from.

use jiff::civil::Date;
use std::fmt;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since the beginning of the year 0.
    number: i32,
}

impl Month {
    /// The month that a day is in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self {
            number: i32::from(day.year()) * 12 + i32::from(day.month()) - 1,
        }
    }

    /// The month after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self {
            number: self.number + 1,
        }
    }

    /// The month before.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self {
            number: self.number - 1,
        }
    }

    /// How many months later another is; 0 where it is earlier.
    #[must_use]
    pub fn until(self, later: Self) -> usize {
        usize::try_from(later.number - self.number).unwrap_or(0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.number.div_euclid(12), self.number.rem_euclid(12) + 1);
        write!(f, "{year:04}-{month:02}")
    }
}
