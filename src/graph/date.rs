//! Dates in a graph: the EDTF literal, and the first and last day that it can mean.

use super::vocab::{EDTF, zt};
use super::writer::Writer;
use crate::edtf::Edtf;
use crate::fact::EventDate;
use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode};

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
}
