//! The three kinds of picture.

use super::canvas::{Area, FONT, canvas, colour, name};
use super::{Bars, Days, Lines, PictureError};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use plotters::chart::ChartBuilder;
use plotters::coord::ranged1d::{IntoSegmentedCoord, SegmentValue, SegmentedCoord};
use plotters::coord::types::RangedCoordusize;
use plotters::prelude::{Circle, PathElement, Rectangle};
use plotters::style::{Color, ShapeStyle};

/// The room that a row takes.
const ROW: usize = 24;

/// The room for the title and for the numbers below.
const AROUND: usize = 110;

/// The room for the names at the left.
const NAMES: u32 = 190;

/// No chart shows more numbers or months below.
const TICKS: usize = 10;

/// More lines than this are not told apart anyway.
const MOST_NESTED: u32 = 7;

/// How large the dots of a line are and how wide it is, by how many lines come after it: what falls on one another is
/// seen one within the other.
const fn nested(after: u32) -> (u32, u32) {
    (3 + after, 2 + after / 2)
}

fn height(rows: usize) -> u32 {
    u32::try_from(AROUND + rows * ROW).unwrap_or(u32::MAX)
}

/// A chart under its title, with so much room for names at the left.
pub(super) fn chart<'a, 's>(area: &'a Area<'s>, title: &str, names: u32) -> Chart<'a, 's> {
    let mut chart = ChartBuilder::on(area);
    chart
        .caption(name_of_title(title), (FONT, 18))
        .margin(16)
        .x_label_area_size(36)
        .y_label_area_size(names);
    chart
}

pub(super) type Chart<'a, 's> = ChartBuilder<'a, 's, plotters::prelude::SVGBackend<'s>>;

fn name_of_title(title: &str) -> String {
    title.chars().filter(|one| !one.is_control()).collect()
}

/// The end of an axis that begins at 0; an axis has some length.
fn end(numbers: impl Iterator<Item = f64>) -> f64 {
    let most = numbers.fold(0.0, f64::max);
    if most > 0.0 { most * 1.05 } else { 1.0 }
}

/// An axis of so many rows or steps, of which there is one at least; the range has its last, too, and is
/// never empty.
fn segments(count: usize) -> SegmentedCoord<RangedCoordusize> {
    (0..count.saturating_sub(1).max(1)).into_segmented()
}

pub(super) fn bars(picture: &Bars) -> Result<String, PictureError> {
    let count = picture.bars.len();
    if count == 0 {
        return Err(PictureError::Empty);
    }
    canvas(height(count), &picture.groups, |area| {
        let most = end(picture.bars.iter().map(|bar| bar.value));
        let mut chart =
            chart(area, &picture.title, NAMES).build_cartesian_2d(0.0..most, segments(count))?;
        // The axis goes up, and lists go down.
        let label = |at: &SegmentValue<usize>| match at {
            SegmentValue::CenterOf(row) if *row < count => {
                name(&picture.bars[count - 1 - row].label)
            }
            SegmentValue::CenterOf(_) | SegmentValue::Exact(_) | SegmentValue::Last => {
                String::new()
            }
        };
        chart
            .configure_mesh()
            .disable_y_mesh()
            .max_light_lines(1)
            .x_labels(TICKS)
            .y_labels(count)
            .y_label_formatter(&label)
            .label_style((FONT, 13))
            .draw()?;
        let top = |row| match row {
            row if row < count.max(2) => SegmentValue::Exact(row),
            _ => SegmentValue::Last,
        };
        chart.draw_series(picture.bars.iter().rev().enumerate().map(|(row, bar)| {
            let ends = [(0.0, SegmentValue::Exact(row)), (bar.value, top(row + 1))];
            let mut one = Rectangle::new(ends, colour(bar.group).filled());
            one.set_margin(3, 3, 0, 0);
            one
        }))?;
        Ok(())
    })
}

pub(super) fn lines(picture: &Lines) -> Result<String, PictureError> {
    let count = picture.steps.len();
    if count == 0 || picture.lines.is_empty() {
        return Err(PictureError::Empty);
    }
    let names: Vec<String> = picture.lines.iter().map(|line| line.0.clone()).collect();
    canvas(480, &names, |area| {
        let numbers = picture.lines.iter().flat_map(|line| &line.1);
        let most = end(numbers.copied().flatten());
        let mut chart =
            chart(area, &picture.title, 60).build_cartesian_2d(segments(count), 0.0..most)?;
        let label = |at: &SegmentValue<usize>| match at {
            SegmentValue::CenterOf(step) => picture.steps.get(*step).cloned().unwrap_or_default(),
            SegmentValue::Exact(_) | SegmentValue::Last => String::new(),
        };
        chart
            .configure_mesh()
            .disable_x_mesh()
            .max_light_lines(1)
            .x_labels(TICKS)
            .x_label_formatter(&label)
            .label_style((FONT, 13))
            .draw()?;
        for (group, (_, values)) in picture.lines.iter().enumerate() {
            let after = u32::try_from(picture.lines.len() - 1 - group).unwrap_or(0);
            let (radius, wide) = nested(after.min(MOST_NESTED));
            let style = ShapeStyle::from(colour(group)).stroke_width(wide);
            for run in runs(values) {
                let dots = run.iter().cloned();
                chart.draw_series(dots.map(|dot| Circle::new(dot, radius, style.filled())))?;
                chart.draw_series([PathElement::new(run, style)])?;
            }
        }
        Ok(())
    })
}

/// What is known without a gap, as points.
fn runs(values: &[Option<f64>]) -> Vec<Vec<(SegmentValue<usize>, f64)>> {
    let mut runs = Vec::new();
    let mut run = Vec::new();
    for (step, value) in values.iter().enumerate() {
        match value {
            Some(value) => run.push((SegmentValue::CenterOf(step), *value)),
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.push(run);
    runs.retain(|run| !run.is_empty());
    runs
}

pub(super) fn days(picture: &Days) -> Result<String, PictureError> {
    let marks = || picture.rows.iter().flat_map(|row| &row.1);
    let (Some(first), Some(last)) = (
        marks().map(|mark| mark.0).min(),
        marks().map(|mark| mark.1).max(),
    ) else {
        return Err(PictureError::Empty);
    };
    let count = picture.rows.len();
    canvas(height(count), &[], |area| {
        // A mark at an end of the axis would be half cut off.
        let room = (number(last) - number(first)) / 50 + 1;
        let axis = number(first) - room..number(last) + room;
        let mut chart =
            chart(area, &picture.title, NAMES).build_cartesian_2d(axis, segments(count))?;
        let label = |at: &SegmentValue<usize>| match at {
            SegmentValue::CenterOf(row) if *row < count => name(&picture.rows[count - 1 - row].0),
            SegmentValue::CenterOf(_) | SegmentValue::Exact(_) | SegmentValue::Last => {
                String::new()
            }
        };
        chart
            .configure_mesh()
            .max_light_lines(1)
            .x_labels(TICKS)
            .x_label_formatter(&|at| day(*at))
            .y_labels(count)
            .y_label_formatter(&label)
            .label_style((FONT, 13))
            .draw()?;
        for (row, (_, marks)) in picture.rows.iter().rev().enumerate() {
            // Days that fall on one another are darker.
            let ink = colour(0).mix(0.55);
            let at = |day: Date| (number(day), SegmentValue::CenterOf(row));
            chart.draw_series(
                marks
                    .iter()
                    .filter(|mark| mark.0 != mark.1)
                    .map(|mark| PathElement::new([at(mark.0), at(mark.1)], ink.stroke_width(4))),
            )?;
            let single = marks.iter().filter(|mark| mark.0 == mark.1);
            chart.draw_series(single.map(|mark| Circle::new(at(mark.0), 5, ink.filled())))?;
        }
        Ok(())
    })
}

/// Where the axis of days has its 0.
const EPOCH: Date = date(1970, 1, 1);

fn number(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

fn day(number: i32) -> String {
    let day = EPOCH.checked_add(number.days());
    day.map_or_else(|_| String::new(), |day| day.to_string())
}
