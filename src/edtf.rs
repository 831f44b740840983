//! Dates that say how much is known: Extended Date/Time Format, level 1.
//!
//! Source: EDTF specification, Library of Congress, 2019 (also ISO 8601-2:2019, annex A). One form of
//! level 2 is accepted too, since news needs it: digits that are unknown in front of known ones
//! (`XXXX-06-17`). Leaf.

mod shape;

use crate::kind::{DateBasis, PartOfDay};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use shape::{End, Shape};

/// A well-formed EDTF date or interval: `2024-08-10`, `XXXX-06-17`, `2024-02~`, `2019-04-16/2019-04-21`.
///
/// Its order is that of its characters, which is the order of time for dates of four-digit years.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf(String);

/// The text is no EDTF date of level 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no EDTF date; write it as 2024-08-10, 2024-08-XX, 2024-02~ or 2019-04-16/2019-04-21"
)]
pub struct EdtfError(
    /// The text that was refused.
    pub String,
);

impl Edtf {
    /// Reads a date, interval or date and time; surrounding white space is not part of it.
    ///
    /// # Errors
    /// Where the text is not in the form, or names a day that no calendar has (`2023-02-30`).
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        let text = text.trim();
        if shape::is_well_formed(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(EdtfError(text.to_owned()))
        }
    }

    /// A known day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self(date.strftime("%Y-%m-%d").to_string())
    }

    /// A day of which some parts are known; the unknown ones are written X, and a wholly unknown tail too
    /// (`2024-08-XX`). `None` where nothing is known, or where no calendar has such a day.
    #[must_use]
    pub fn partial(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        if year.is_none() && month.is_none() && day.is_none() {
            return None;
        }
        let year = year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        let two = |part: Option<i8>| part.map_or_else(|| "XX".to_owned(), |n| format!("{n:02}"));
        Self::parse(&format!("{year}-{}-{}", two(month), two(day))).ok()
    }

    /// About a month: `2024-02~`.
    #[must_use]
    pub fn about_month(year: i16, month: i8) -> Option<Self> {
        Self::parse(&format!("{year:04}-{month:02}~")).ok()
    }

    /// From one date to another; the date itself where both are the same. `None` where either is an
    /// interval or the end lies before the start.
    #[must_use]
    pub fn interval(start: &Self, end: &Self) -> Option<Self> {
        if start == end {
            return Some(start.clone());
        }
        Self::parse(&format!("{start}/{end}")).ok()
    }

    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an interval, open ones included.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        self.0.contains('/')
    }

    /// The first date of an interval, or the date itself; `None` where the start is open or unknown.
    #[must_use]
    pub fn start(&self) -> Option<Self> {
        let (start, _) = shape::ends(&self.0);
        (!matches!(start, "" | "..")).then(|| Self(start.to_owned()))
    }

    /// The last date of an interval, or the date itself; `None` where the end is open or unknown.
    #[must_use]
    pub fn end(&self) -> Option<Self> {
        let (_, end) = shape::ends(&self.0);
        (!matches!(end, "" | "..")).then(|| Self(end.to_owned()))
    }

    /// The earliest day that it can mean. `None` where the year is wholly unknown or the start is open.
    ///
    /// A mark of doubt (`?`, `~`, `%`) widens nothing: it has no known width. A season's bounds are its
    /// year's, since seasons differ between the hemispheres.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        Shape::read(shape::ends(&self.0).0)?.bound(End::First)
    }

    /// The latest day that it can mean. `None` where the year is wholly unknown or the end is open.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        Shape::read(shape::ends(&self.0).1)?.bound(End::Last)
    }

    /// The day, where exactly one is meant and known.
    #[must_use]
    pub fn exact_day(&self) -> Option<Date> {
        if self.is_interval() || self.0.ends_with(['?', '~', '%']) {
            return None;
        }
        let earliest = self.earliest()?;
        (Some(earliest) == self.latest()).then_some(earliest)
    }

    /// The year, where it is known and the date is no interval.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.single()?.known_year()
    }

    /// The month, where it is known and the date is no interval; no season.
    #[must_use]
    pub fn month(&self) -> Option<i8> {
        self.single()?.known_month()
    }

    /// The day of the month, where it is known and the date is no interval.
    #[must_use]
    pub fn day_of_month(&self) -> Option<i8> {
        self.single()?.known_day()
    }

    fn single(&self) -> Option<Shape<'_>> {
        if self.is_interval() {
            None
        } else {
            Shape::read(&self.0)
        }
    }
}

impl std::fmt::Display for Edtf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Edtf {
    type Error = EdtfError;

    fn try_from(text: String) -> Result<Self, EdtfError> {
        Self::parse(&text)
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.0
    }
}

/// When an event took place, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventDate {
    /// The day, days, month or year.
    pub date: Edtf,
    /// The part of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of_day: Option<PartOfDay>,
    /// What the date rests on.
    pub basis: DateBasis,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn well_formed_dates_are_read_and_printed_as_they_are() {
        for text in [
            "2024",
            "2024-08",
            "2024-08-10",
            "2024-08-XX",
            "2024-XX-XX",
            "2024-XX",
            "XXXX-06-17",
            "XXXX-XX-10",
            "201X",
            "20XX",
            "XXXX",
            "2024-02~",
            "2024?",
            "2024-08-10%",
            "2001-21",
            "-0044",
            "Y170000002",
            "Y-17000",
            "2019-04-16/2019-04-21",
            "2019/2021-05",
            "2019-04~/..",
            "../2019",
            "/2019",
            "2019/",
            "2024-02-29",
            "2024-05-16T09:12:00",
            "2024-05-16T09:12:00Z",
            "2024-05-16T09:12:00+08:00",
            "XXXX-02-29",
            "XXXX-11-06/XXXX-11-08",
        ] {
            assert_eq!(
                edtf(text).to_string(),
                text,
                "{text} must survive reading and printing"
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "24-08-10",
            "2024-8-10",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-04-31",
            "2024-02-3X",
            "2024-08-10-11",
            "2024/08/10",
            "..",
            "../..",
            "/",
            "2019-04-21/2019-04-16",
            "2024年",
            "2024-08~-10",
            "XXXX-XX-32",
            "2024-25",
            "2024-21-01",
            "2024-05-16T25:00:00",
            "2024-05-16T09:12",
            "Y2024",
        ] {
            assert!(
                Edtf::parse(text).is_err(),
                "{text} is no EDTF date of level 1"
            );
        }
    }

    #[test]
    fn bounds_are_the_first_and_last_day_that_can_be_meant() {
        for (text, earliest, latest) in [
            (
                "2024-08-10",
                Some(date(2024, 8, 10)),
                Some(date(2024, 8, 10)),
            ),
            ("2024-02", Some(date(2024, 2, 1)), Some(date(2024, 2, 29))),
            ("2024-02~", Some(date(2024, 2, 1)), Some(date(2024, 2, 29))),
            (
                "2023-XX-31",
                Some(date(2023, 1, 31)),
                Some(date(2023, 12, 31)),
            ),
            ("2023-1X", Some(date(2023, 10, 1)), Some(date(2023, 12, 31))),
            (
                "202X-02-29",
                Some(date(2020, 2, 29)),
                Some(date(2028, 2, 29)),
            ),
            ("2001-21", Some(date(2001, 1, 1)), Some(date(2001, 12, 31))),
            (
                "2019-04-16/2019-04-21",
                Some(date(2019, 4, 16)),
                Some(date(2019, 4, 21)),
            ),
            ("2019-04/..", Some(date(2019, 4, 1)), None),
            ("XXXX-06-17", None, None),
        ] {
            let parsed = edtf(text);
            assert_eq!(
                (parsed.earliest(), parsed.latest()),
                (earliest, latest),
                "bounds of {text}"
            );
        }
    }

    #[test]
    fn parts_and_constructors_agree() {
        let day = edtf("2024-08-10");
        assert_eq!(
            (day.year(), day.month(), day.day_of_month()),
            (Some(2024), Some(8), Some(10)),
            "parts of a day"
        );
        assert_eq!(
            Edtf::partial(None, Some(6), Some(17)),
            Some(edtf("XXXX-06-17")),
            "unknown year"
        );
        assert_eq!(
            Edtf::partial(Some(2024), Some(8), None),
            Some(edtf("2024-08-XX")),
            "unknown day"
        );
        assert_eq!(
            Edtf::partial(Some(2023), Some(2), Some(29)),
            None,
            "no such day"
        );
        assert_eq!(
            Edtf::interval(&day, &edtf("2024-08-09")),
            None,
            "an interval does not run backwards"
        );
        assert_eq!(
            Edtf::interval(&day, &day),
            Some(day.clone()),
            "an interval of one day is that day"
        );
        assert_eq!(
            edtf("2024-02-29~").exact_day(),
            None,
            "about a day is no exact day"
        );
        assert_eq!(edtf("2019-04/..").end(), None, "an open end");
    }

    #[test]
    fn json_refuses_what_is_no_date() {
        assert!(
            serde_json::from_str::<Edtf>("\"2024-08-10\"").is_ok(),
            "a date is read from JSON"
        );
        assert!(
            serde_json::from_str::<Edtf>("\"10.8.2024\"").is_err(),
            "another form is refused in JSON"
        );
    }
}
