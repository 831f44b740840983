//! A network as dots and lines.

use super::canvas::{Area, Drawn, FONT, canvas, colour, name, sized, units};
use super::draw::chart;
use super::{PictureError, Web};
use crate::analyse::layout::{Point, places};
use plotters::prelude::{Circle, PathElement, Text, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor, ShapeStyle};

/// The room for the dots and their names.
const SIZE: Point = [720.0, 560.0];

/// The height of the whole picture.
const HEIGHT: u32 = 640;

/// How large dots are, from the weakest to the strongest.
const DOTS: (u32, u32) = (4, 13);

/// How wide lines are, from the weakest to the strongest.
const LINES: (u32, u32) = (1, 6);

/// How strong ties look that are all alike.
const ALIKE: f64 = 0.4;

/// How high names are, how wide a character of the narrower kind is, and what a dot takes with the name below it.
const LETTER: (u32, f64, f64) = (12, 6.4, 34.0);

const GREY: RGBColor = RGBColor(130, 130, 130);

/// The places are drawn by lot at first; this one is as good as any.
const SEED: u64 = 1;

pub(super) fn draw(web: &Web) -> Result<String, PictureError> {
    if web.dots.is_empty() {
        return Err(PictureError::Empty);
    }
    canvas(HEIGHT, &web.groups, |area| fill(area, web))
}

fn fill(area: &Area<'_>, web: &Web) -> Drawn {
    let boxes = web.dots.iter().map(|dot| {
        let wide = units(&name(&dot.label)).max(4.0);
        [wide * LETTER.1 + 6.0, LETTER.2]
    });
    let boxes: Vec<Point> = boxes.collect();
    let places = places(&boxes, &web.ties, SIZE, SEED);
    let mut chart = chart(area, &web.title, 0).build_cartesian_2d(0.0..SIZE[0], 0.0..SIZE[1])?;
    // The y of a chart grows upwards.
    let at = |dot: usize| (places[dot][0], SIZE[1] - places[dot][1]);
    let share = share(&web.ties);
    let mut ties: Vec<_> = web.ties.iter().collect();
    ties.sort_by(|a, b| a.2.total_cmp(&b.2));
    chart.draw_series(ties.into_iter().map(|(one, other, weight)| {
        let share = share(*weight);
        let ink = GREY.mix(0.25 + 0.45 * share);
        PathElement::new(
            [at(*one), at(*other)],
            ink.stroke_width(sized(LINES, share)),
        )
    }))?;
    let strongest = web.dots.iter().map(|dot| dot.strength).fold(0.0, f64::max);
    let radius = |strength: f64| {
        let share = (strength / strongest.max(f64::MIN_POSITIVE)).sqrt();
        sized(DOTS, share)
    };
    chart.draw_series(web.dots.iter().enumerate().map(|(number, dot)| {
        let style = ShapeStyle::from(colour(dot.group)).filled();
        Circle::new(at(number), radius(dot.strength), style)
    }))?;
    let style =
        TextStyle::from((FONT, LETTER.0).into_font()).pos(Pos::new(HPos::Center, VPos::Top));
    chart.draw_series(web.dots.iter().enumerate().map(|(number, dot)| {
        let (x, y) = at(number);
        let below = f64::from(radius(dot.strength)) + 2.0;
        Text::new(name(&dot.label), (x, y - below), style.clone())
    }))?;
    Ok(())
}

/// How strong a tie looks, from 0 for the weakest to 1 for the strongest.
fn share(ties: &[(usize, usize, f64)]) -> impl Fn(f64) -> f64 + use<> {
    let weights = || ties.iter().map(|tie| tie.2);
    let least = weights().fold(f64::INFINITY, f64::min);
    let most = weights().fold(0.0, f64::max);
    move |weight| {
        if most > least {
            ((weight - least) / (most - least)).sqrt()
        } else {
            ALIKE
        }
    }
}
