//! Dates in a graph: the EDTF literal, and the first and last day that it can mean.

use super::vocab::{EDTF, zt};
use super::writer::Writer;
use crate::edtf::Edtf;
use crate::fact::EventDate;
use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, vocab::xsd};
use std::collections::BTreeSet;

/// First and last day that a date can mean; `None` on a side where it does not say.
///
/// `2024-08-XX` is 1 to 31 August; `~` and `?` do not widen a date, as nobody knows by how much;
/// `XXXX-06-17` has no bounds.
pub(super) fn bounds(date: &Edtf) -> (Option<Date>, Option<Date>) {
    let (from, to) = date
        .as_str()
        .split_once('/')
        .unwrap_or((date.as_str(), date.as_str()));
    (
        days(from).map(|(first, _)| first),
        days(to).map(|(_, last)| last),
    )
}

/// First and last day of one EDTF date.
fn days(date: &str) -> Option<(Date, Date)> {
    let mut parts = date.trim_end_matches(['~', '?', '%']).splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4)?;
    let first_year = year.replace('X', "0").parse().ok()?;
    let last_year = year.replace('X', "9").parse().ok()?;
    if year.starts_with("XX") {
        return None;
    }
    let Some(month) = parts.next().and_then(known) else {
        return Some((
            Date::new(first_year, 1, 1).ok()?,
            Date::new(last_year, 12, 31).ok()?,
        ));
    };
    let Some(day) = parts.next().and_then(known) else {
        let first = Date::new(first_year, month, 1).ok()?;
        return Some((first, Date::new(last_year, month, 1).ok()?.last_of_month()));
    };
    Some((
        Date::new(first_year, month, day).ok()?,
        Date::new(last_year, month, day).ok()?,
    ))
}

/// A month or day; `None` for `XX`.
fn known(part: &str) -> Option<i8> {
    part.parse().ok()
}

/// The EDTF literal.
pub(super) fn edtf(date: &Edtf) -> Literal {
    Literal::new_typed_literal(date.as_str(), EDTF)
}

/// States `zt:earliest` and `zt:latest` of `date` on `node`.
pub(super) fn write_bounds(out: &mut Writer, node: &NamedNode, date: &Edtf) {
    let (earliest, latest) = bounds(date);
    for (property, day) in [(zt::EARLIEST, earliest), (zt::LATEST, latest)] {
        if let Some(day) = day {
            out.day(node, property, day);
        }
    }
}

/// States when `node` took place, and what that rests on.
pub(super) fn write_date(out: &mut Writer, node: &NamedNode, date: &EventDate) {
    out.add(node, zt::DATE, edtf(&date.date));
    write_bounds(out, node, &date.date);
    out.concept(node, zt::DATE_BASIS, date.basis);
    if let Some(part) = date.part_of_day {
        out.concept(node, zt::PART_OF_DAY, part);
    }
}

/// States by what months and days `node` can be looked up, where its date is narrow enough to tell.
pub(super) fn write_calendar(out: &mut Writer, node: &NamedNode, date: &Edtf) {
    for month in months(date) {
        out.add(
            node,
            zt::MONTH,
            Literal::new_typed_literal(month, xsd::G_YEAR_MONTH),
        );
    }
    if let Some(number) = day_number(date) {
        out.add(node, zt::DAY_NUMBER, Literal::from(number));
    }
}

/// The months that a date touches: one or two, since one that means more than 31 days tells none.
fn months(date: &Edtf) -> BTreeSet<String> {
    let (Some(first), Some(last)) = bounds(date) else {
        return BTreeSet::new();
    };
    if days_between(first, last).is_none_or(|days| days > 30) {
        return BTreeSet::new();
    }
    [first, last]
        .map(|day| format!("{:04}-{:02}", day.year(), day.month()))
        .into()
}

/// Days from 1 January 1970 to the first day of a date, where that day is known.
fn day_number(date: &Edtf) -> Option<i32> {
    let text = date.as_str();
    let from = text.split_once('/').map_or(text, |(from, _)| from);
    let (first, last) = days(from)?;
    days_between(Date::constant(1970, 1, 1), first).filter(|_| first == last)
}

fn days_between(from: Date, to: Date) -> Option<i32> {
    from.until(to).ok().map(|span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_bounded_by_what_it_can_mean() {
        for (date, earliest, latest) in [
            ("2024-08-10", "2024-08-10", "2024-08-10"),
            ("2024-02~", "2024-02-01", "2024-02-29"),
            ("2023-02-XX", "2023-02-01", "2023-02-28"),
            ("2023-XX-XX", "2023-01-01", "2023-12-31"),
            ("199X", "1990-01-01", "1999-12-31"),
            ("2019-04-16/2019-04-21", "2019-04-16", "2019-04-21"),
            ("2019-04/..", "2019-04-01", ""),
            ("XXXX-06-17", "", ""),
        ] {
            let parsed: Edtf = serde_json::from_str(&format!("\"{date}\"")).unwrap();
            let text = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
            let (first, last) = bounds(&parsed);
            assert_eq!(
                (text(first).as_str(), text(last).as_str()),
                (earliest, latest),
                "{date}"
            );
        }
    }

    #[test]
    fn a_date_is_looked_up_by_the_months_that_it_touches_and_by_its_first_day() {
        for (date, expected, number) in [
            ("1970-01-02", "1970-01", Some(1)),
            ("2024-08-10", "2024-08", Some(19_945)),
            ("2024-08-XX", "2024-08", None),
            ("2024-08", "2024-08", None),
            ("2019-06-30/2019-07-02", "2019-06 2019-07", Some(18_077)),
            ("2019-06-01/2019-07-02", "", Some(18_048)),
            ("2023-XX-XX", "", None),
            ("2019-04-01/..", "", Some(17_987)),
            ("XXXX-06-17", "", None),
        ] {
            let parsed: Edtf = serde_json::from_str(&format!("\"{date}\"")).unwrap();
            let months: Vec<_> = months(&parsed).into_iter().collect();
            assert_eq!(months.join(" "), expected, "months of {date}");
            assert_eq!(day_number(&parsed), number, "first day of {date}");
        }
    }
}
