//! Where pictures are drawn: sizes, colours, names that fit, and what the colours mean.

use super::PictureError;
use plotters::coord::Shift;
use plotters::prelude::{
    DrawingArea, DrawingAreaErrorKind, IntoDrawingArea, RGBColor, Rectangle, SVGBackend, Text,
    TextStyle, WHITE,
};
use plotters::style::{Color, IntoFont};
use std::io;

pub(super) type Area<'s> = DrawingArea<SVGBackend<'s>, Shift>;
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<io::Error>>;

/// What SVG calls any font without serifs, and what a reader replaces by one that it has.
pub(super) const FONT: &str = "sans-serif";

/// The width of a picture.
const WIDTH: u32 = 960;

/// The width of what tells the colours.
const LEGEND: u32 = 180;

/// How wide a name may be, a Chinese character counting two: more would leave its margin.
const NAME: u8 = 24;

/// Colours that people who see fewer colours tell apart, too (Okabe and Ito 2008).
const COLOURS: [RGBColor; 8] = [
    RGBColor(0, 114, 178),
    RGBColor(213, 94, 0),
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(230, 159, 0),
    RGBColor(86, 180, 233),
    RGBColor(120, 120, 120),
    RGBColor(0, 0, 0),
];

/// The colour of a group; they begin again after the eighth.
pub(super) const fn colour(group: usize) -> RGBColor {
    COLOURS[group % COLOURS.len()]
}

/// Lets `draw` fill a picture of this height, beside what tells the colours.
pub(super) fn canvas(
    height: u32,
    legend: &[String],
    draw: impl FnOnce(&Area<'_>) -> Drawn,
) -> Result<String, PictureError> {
    let mut svg = String::new();
    fill(&mut svg, height, legend, draw).map_err(|error| PictureError::Draw(error.into()))?;
    Ok(svg)
}

fn fill(
    svg: &mut String,
    height: u32,
    legend: &[String],
    draw: impl FnOnce(&Area<'_>) -> Drawn,
) -> Drawn {
    let all = SVGBackend::with_string(svg, (WIDTH, height)).into_drawing_area();
    all.fill(&WHITE)?;
    if legend.is_empty() {
        draw(&all)?;
    } else {
        let (left, right) = all.split_horizontally(WIDTH - LEGEND);
        draw(&left)?;
        let mut top = 52;
        for (group, label) in legend.iter().enumerate() {
            let swatch = [(0, top), (12, top + 12)];
            right.draw(&Rectangle::new(swatch, colour(group).filled()))?;
            let style = TextStyle::from((FONT, 13).into_font());
            right.draw(&Text::new(name(label), (18, top), style))?;
            top += 20;
        }
    }
    all.present()
}

/// A name on one line that fits its margin.
pub(super) fn name(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for character in text.chars().filter(|character| !character.is_control()) {
        width += wide(character);
        if width > NAME {
            out.push('…');
            break;
        }
        out.push(character);
    }
    out
}

/// How wide a name is, a Chinese character counting two.
pub(super) fn units(name: &str) -> f64 {
    name.chars().map(wide).sum::<u8>().into()
}

const fn wide(character: char) -> u8 {
    if character.is_ascii() { 1 } else { 2 }
}

/// The whole number of a range that is nearest to a share of its end from below.
pub(super) fn sized(range: (u32, u32), share: f64) -> u32 {
    let wanted = share * f64::from(range.1);
    let fits = |size: &u32| f64::from(*size) <= wanted;
    (range.0..=range.1).rfind(fits).unwrap_or(range.0)
}
