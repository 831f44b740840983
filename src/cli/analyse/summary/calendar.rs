//! A heat map of days: a column a week, a row a weekday, the years one under the other.

use crate::network::Happening;
use anyhow::Result;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// From the palest to the darkest.
const SHADES: [&str; 5] = ["#ebedf0", "#fdd49e", "#fc8d59", "#d7301f", "#7f0000"];

/// The weekdays that have a name beside them: a name a row would be too much.
const WEEKDAYS: [(usize, &str); 3] = [(0, "一"), (2, "三"), (4, "五")];

/// The side of a day and the room beside it.
const STEP: usize = 13;

/// The room at the left for the year and the names of weekdays.
const LEFT: usize = 64;

/// The height of a year: its months, seven days and a gap.
const YEAR: usize = 20 + 7 * STEP + 14;

/// The height of what tells the shades.
const LEGEND: usize = 24;

/// The days on which events were, as SVG; events without a single day are left out. `None` where all are.
pub(super) fn draw(events: &[Happening]) -> Result<Option<String>> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    let days = events.iter().filter(|event| event.first == event.last);
    days.filter_map(|event| event.first)
        .for_each(|day| *counts.entry(day).or_default() += 1);
    let Some(most) = counts.values().copied().max() else {
        return Ok(None);
    };
    let mut years: Vec<i16> = counts.keys().map(|day| day.year()).collect();
    years.dedup();
    let (width, height) = (LEFT + 54 * STEP, years.len() * YEAR + LEGEND);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    for (row, year) in years.iter().enumerate() {
        draw_year(
            *year,
            row * YEAR,
            &|day| {
                let count = counts.get(&day).copied().unwrap_or(0);
                (count, shade(count, most))
            },
            &mut out,
        )?;
    }
    draw_legend(most, height - LEGEND, &mut out)?;
    out.push_str("</svg>\n");
    Ok(Some(out))
}

/// A day with an event is never as pale as one without.
fn shade(count: usize, most: usize) -> &'static str {
    let shade = (count * (SHADES.len() - 1)).div_ceil(most.max(1));
    SHADES[shade.min(SHADES.len() - 1)]
}

fn draw_year(
    year: i16,
    top: usize,
    of: &dyn Fn(Date) -> (usize, &'static str),
    out: &mut String,
) -> Result<()> {
    writeln!(
        out,
        "<text x=\"0\" y=\"{}\" font-weight=\"bold\">{year}</text>",
        top + 14
    )?;
    for (row, name) in WEEKDAYS {
        let y = top + 20 + row * STEP + 10;
        writeln!(
            out,
            "<text x=\"{}\" y=\"{y}\" font-size=\"10\" fill=\"#666666\">{name}</text>",
            LEFT - 16
        )?;
    }
    let first = Date::new(year, 1, 1)?;
    let before = usize::try_from(first.weekday().to_monday_zero_offset())?;
    let days = first.series(jiff::Span::new().days(1));
    for day in days.take_while(|day| day.year() == year) {
        let weekday = usize::try_from(day.weekday().to_monday_zero_offset())?;
        let week = (usize::try_from(day.day_of_year())? - 1 + before) / 7;
        let (x, y) = (LEFT + week * STEP, top + 20 + weekday * STEP);
        if day.day() == 1 {
            writeln!(
                out,
                "<text x=\"{x}\" y=\"{}\" font-size=\"10\" fill=\"#666666\">{}月</text>",
                top + 14,
                day.month()
            )?;
        }
        let (count, shade) = of(day);
        writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"11\" height=\"11\" fill=\"{shade}\"><title>{day}: {count}</title></rect>"
        )?;
    }
    Ok(())
}

/// From no event to the most of a day.
fn draw_legend(most: usize, top: usize, out: &mut String) -> Result<()> {
    let text = |x: usize, text: usize| {
        let y = top + 12;
        format!("<text x=\"{x}\" y=\"{y}\" font-size=\"10\" fill=\"#666666\">{text}</text>\n")
    };
    out.push_str(&text(LEFT, 0));
    for (at, shade) in SHADES.iter().enumerate() {
        let x = LEFT + 12 + at * STEP;
        writeln!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"11\" height=\"11\" fill=\"{shade}\"/>",
            top + 3
        )?;
    }
    out.push_str(&text(LEFT + 12 + SHADES.len() * STEP + 4, most));
    Ok(())
}
