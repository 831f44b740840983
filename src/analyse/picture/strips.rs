//! Numbers over many steps in time: a strip for each line, one under the other, since lines on one another could not be
//! followed.

use super::canvas::{Area, Drawn, FONT, canvas, colour, name};
use super::draw::{NAMES, end, runs, step_at, text_of_title};
use super::slots::Slots;
use super::{Lines, PictureError};
use plotters::chart::ChartBuilder;
use plotters::prelude::{Circle, PathElement, Polygon, Text, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont};

/// From so many steps on, lines have a strip each.
pub(super) const MANY: usize = 25;

/// The height of a strip, of the title and of the names of steps.
const STRIP: usize = 60;
const TITLE: usize = 56;
const STEPS: u32 = 44;

/// What is kept free at the right, and for the numbers at the left of a strip.
const RIGHT: u32 = 24;
const NUMBERS: u32 = 46;

/// No more names of steps have room.
const TICKS: usize = 10;

pub(super) fn draw(picture: &Lines) -> Result<String, PictureError> {
    let strips = picture.lines.len() * STRIP;
    let height = u32::try_from(TITLE + strips).unwrap_or(u32::MAX - STEPS) + STEPS;
    canvas(height, &[], |area| fill(area, picture))
}

fn fill(area: &Area<'_>, picture: &Lines) -> Drawn {
    let steps = || Slots::new(picture.steps.len());
    let numbers = picture.lines.iter().flat_map(|line| &line.1);
    let most = end(numbers.copied().flatten());
    let area = area.margin(12, 0, 0, 0);
    let body = area.titled(&text_of_title(&picture.title), (FONT, 18))?;
    let height = body.get_pixel_range().1.len();
    let (strips, foot) = body.split_vertically(u32::try_from(height).unwrap_or(STEPS) - STEPS);
    let right = Pos::new(HPos::Right, VPos::Center);
    let style = TextStyle::from((FONT, 13).into_font()).pos(right);
    for ((label, values), strip) in picture
        .lines
        .iter()
        .zip(strips.split_evenly((picture.lines.len(), 1)))
    {
        let (left, strip) = strip.split_horizontally(NAMES);
        let middle = i32::try_from(STRIP / 2).unwrap_or(0);
        let at = (i32::try_from(NAMES).unwrap_or(0) - 6, middle);
        left.draw(&Text::new(name(label), at, style.clone()))?;
        let mut chart = ChartBuilder::on(&strip)
            .margin_right(RIGHT)
            .margin_top(10)
            .margin_bottom(2)
            .y_label_area_size(NUMBERS)
            .build_cartesian_2d(steps(), 0.0..most)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .disable_x_axis()
            .max_light_lines(1)
            .y_labels(3)
            .label_style((FONT, 10))
            .draw()?;
        let ink = colour(0);
        for run in runs(values) {
            let (first, last) = match &run[..] {
                [] => continue,
                [alone] => {
                    chart.draw_series([Circle::new(*alone, 2, ink.filled())])?;
                    continue;
                }
                [first, .., last] => (first.0, last.0),
            };
            let mut below = run.clone();
            below.extend([(last, 0.0), (first, 0.0)]);
            chart.draw_series([Polygon::new(below, ink.mix(0.3))])?;
            chart.draw_series([PathElement::new(run, ink)])?;
        }
    }
    names_of_steps(&foot, picture)
}

/// The axis that all strips share.
fn names_of_steps(foot: &Area<'_>, picture: &Lines) -> Drawn {
    let steps = Slots::new(picture.steps.len());
    let label = |at: &f64| step_at(picture, &steps, *at);
    ChartBuilder::on(foot)
        .margin_right(RIGHT)
        .x_label_area_size(STEPS - 8)
        .y_label_area_size(NAMES + NUMBERS)
        .build_cartesian_2d(Slots::new(picture.steps.len()), 0.0..1.0)?
        .configure_mesh()
        .disable_mesh()
        .disable_y_axis()
        .x_labels(TICKS)
        .x_label_formatter(&label)
        .label_style((FONT, 13))
        .draw()
}
