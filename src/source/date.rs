//! Dates as sources write them, as EDTF.

use crate::edtf::Edtf;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, fmt::rfc2822};
use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

/// The clock that Chinese news is dated by.
static BEIJING: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::fixed(Offset::constant(8)));

/// A day, its parts set apart by anything usual: `2024-08-12`, `2024年8月12日`, `2023/3/XX`.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|[^0-9])((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2}|XX)\s*[-/.月]\s*([0-9]{1,2}|XX)(?:[^0-9]|$)",
    )
});
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:^|[^0-9])((?:19|20)[0-9]{2})\s*[-/.年]\s*([0-9]{1,2})\s*月?\s*$"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex(r"^((?:19|20)[0-9]{2})年?$"));
/// Digits only: a day, with or without the time.
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:[0-9]{4}|[0-9]{6})?$"));

/// `/2023-05/09/`, `/2023/0509/`, `/t20230509_`.
static URL_DAY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:^|[^0-9])((?:19|20)[0-9]{2})[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12][0-9]|3[01])(?:[^0-9]|$)",
    )
});
/// `/2023/5/9/`.
static URL_PARTS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"/((?:19|20)[0-9]{2})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[^0-9]|$)"));
/// `/202305/`.
static URL_MONTH: LazyLock<Regex> =
    LazyLock::new(|| regex(r"/((?:19|20)[0-9]{2})[-/]?(0[1-9]|1[0-2])/"));

#[expect(
    clippy::expect_used,
    reason = "the patterns are constant, and a test compiles each"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// The date that a JSON value gives: a string, or a count of seconds or milliseconds since 1970.
pub(super) fn of_value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => of_text(text),
        Value::Number(number) => of_text(&number.as_i64()?.to_string()),
        Value::Object(object) => of_value(object.get("$date")?),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    }
}

/// The first date in the text; of one with a time and a zone, the day that it is in Beijing.
pub(super) fn of_text(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(day_of(moment));
    }
    if let Ok(moment) = rfc2822::DateTimeParser::new().parse_timestamp(text) {
        return Some(day_of(moment));
    }
    if let Some([year, month, day]) = parts(&DAY, text).or_else(|| parts(&DIGITS, text)) {
        return partial(year, Some(month), Some(day));
    }
    if let Some([year, month]) = parts(&MONTH, text) {
        return partial(year, Some(month), None);
    }
    if let Some([year]) = parts(&YEAR, text) {
        return Some(year.to_owned());
    }
    let count: i64 = text.parse().ok()?;
    let moment = match text.len() {
        9..=10 => Timestamp::from_second(count),
        12..=13 => Timestamp::from_millisecond(count),
        _ => return None,
    };
    moment.ok().map(day_of)
}

/// The date that the path of an address gives, as most content systems write it.
pub(super) fn in_url(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = &rest[rest.find('/')?..];
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if let Some([year, month, day]) = parts(&URL_DAY, path).or_else(|| parts(&URL_PARTS, path)) {
        return partial(year, Some(month), Some(day));
    }
    let [year, month] = parts(&URL_MONTH, path)?;
    partial(year, Some(month), None)
}

fn parts<'t, const N: usize>(pattern: &Regex, text: &'t str) -> Option<[&'t str; N]> {
    pattern.captures(text).map(|found| found.extract().1)
}

fn day_of(moment: Timestamp) -> String {
    Edtf::day(moment.to_zoned(BEIJING.clone()).date()).to_string()
}

/// `XX` is what is not known.
fn partial(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let number = |part: Option<&str>| part.and_then(|part| part.parse().ok());
    let known = year.parse().ok();
    Edtf::partial(known, number(month), number(day)).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::{in_url, of_text, of_value};
    use serde_json::json;

    #[test]
    fn dates_are_read_as_sources_write_them() {
        for (text, date) in [
            ("2024-08-12", "2024-08-12"),
            ("2024年8月12日 09:30", "2024-08-12"),
            ("发布时间：2024/8/2", "2024-08-02"),
            ("2024.08.12", "2024-08-12"),
            ("2024-08-12 09:30:00", "2024-08-12"),
            ("2024-08-12T09:00:00+08:00", "2024-08-12"),
            ("2024-08-12T20:00:00Z", "2024-08-13"),
            ("Mon, 12 Aug 2024 20:00:00 GMT", "2024-08-13"),
            ("2022-03-XX", "2022-03-XX"),
            ("2023-XX-XX", "2023-XX-XX"),
            ("2024-03", "2024-03-XX"),
            ("2024年3月", "2024-03-XX"),
            ("2024", "2024"),
            ("20240812", "2024-08-12"),
            ("20240812093000", "2024-08-12"),
            ("1723420800", "2024-08-12"),
            ("1723420800000", "2024-08-12"),
        ] {
            assert_eq!(of_text(text).as_deref(), Some(date), "{text}");
        }
        assert_eq!(
            of_value(&json!(1_723_420_800)).as_deref(),
            Some("2024-08-12")
        );
        assert_eq!(
            of_value(&json!({"$date": "2024-08-12"})).as_deref(),
            Some("2024-08-12")
        );
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in [
            "",
            "昨天",
            "8月12日",
            "2024-13-12",
            "2023-02-30",
            "42",
            "0796-2024081",
            "99999999",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_tell_the_day() {
        for (url, date) in [
            (
                "https://a.example/2023-05/09/content_1.html",
                Some("2023-05-09"),
            ),
            ("https://a.example/20230509/1.html", Some("2023-05-09")),
            (
                "https://a.example/xw/202305/t20230509_123456.shtml",
                Some("2023-05-09"),
            ),
            ("https://a.example/2023/0509/c1.html", Some("2023-05-09")),
            ("https://a.example/2023/5/9/1.html", Some("2023-05-09")),
            ("https://a.example/art/202305/1.html", Some("2023-05-XX")),
            ("https://a.example/content_20230509123.html", None),
            ("https://a.example/?day=2023-05-09", None),
            ("https://20230509.example", None),
        ] {
            assert_eq!(in_url(url).as_deref(), date, "{url}");
        }
    }
}
