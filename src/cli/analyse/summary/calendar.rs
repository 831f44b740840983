//! A heat map of days: a column a week, a row a weekday, the years one under the other.

use crate::network::Happening;
use anyhow::Result;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// From the palest to the darkest.
const SHADES: [&str; 5] = ["#ebedf0", "#fdd49e", "#fc8d59", "#d7301f", "#7f0000"];

/// The side of a day and the room beside it.
const STEP: usize = 13;

/// The height of a year: its name, seven days and a gap.
const YEAR: usize = 20 + 7 * STEP + 10;

/// The days on which events were, as SVG; events without a single day are left out.
pub(super) fn draw(events: &[Happening]) -> Result<String> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    let days = events.iter().filter(|event| event.first == event.last);
    days.filter_map(|event| event.first)
        .for_each(|day| *counts.entry(day).or_default() += 1);
    let most = counts.values().copied().max().unwrap_or(0);
    let mut years: Vec<i16> = counts.keys().map(|day| day.year()).collect();
    years.dedup();
    let (width, height) = (40 + 54 * STEP, years.len() * YEAR);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"
    );
    for (row, year) in years.iter().enumerate() {
        let top = row * YEAR;
        writeln!(out, "<text x=\"0\" y=\"{}\">{year}</text>", top + 14)?;
        let first = Date::new(*year, 1, 1)?;
        let days = first
            .series(jiff::Span::new().days(1))
            .take_while(|day| day.year() == *year);
        for day in days {
            let count = counts.get(&day).copied().unwrap_or(0);
            let weekday = usize::try_from(day.weekday().to_monday_zero_offset())?;
            let before = usize::try_from(first.weekday().to_monday_zero_offset())?;
            let week = (usize::try_from(day.day_of_year())? - 1 + before) / 7;
            // A day with an event is never as pale as one without.
            let shade = (count * (SHADES.len() - 1)).div_ceil(most.max(1));
            let (x, y) = (40 + week * STEP, top + 20 + weekday * STEP);
            writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"11\" height=\"11\" fill=\"{}\"><title>{day}: {count}</title></rect>",
                SHADES[shade.min(SHADES.len() - 1)]
            )?;
        }
    }
    out.push_str("</svg>\n");
    Ok(out)
}
