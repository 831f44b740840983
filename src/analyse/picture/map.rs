//! Numbers at places of a map without borders: the land is the places around.

use super::canvas::{Area, Drawn, FONT, canvas, colour, name, sized, units};
use super::draw::chart;
use super::{Map, PictureError};
use plotters::prelude::{Circle, Text, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, IntoFont, RGBColor};

/// How much narrower a degree eastwards is than one northwards, in the middle of China. Maps of one country need no
/// projection that is right at the poles.
const NARROW: f64 = 0.82;

/// The width of the map in units of the picture, and its height at least and at most.
const WIDTH: f64 = 920.0;
const HEIGHT: (u32, u32) = (360, 680);

/// What the title and the credit take.
const AROUND: u32 = 78;

/// So many degrees are shown at least beyond the outermost places.
const BEYOND: f64 = 1.2;

/// What is wider than this share of all that is around is shown with all of it.
const WIDE: f64 = 0.5;

/// How large dots are, from one event to the most.
const DOTS: (u32, u32) = (4, 20);

/// How high names are, and how wide a character of the narrower kind is.
const LETTER: (u32, f64) = (12, 6.4);

const LAND: RGBColor = RGBColor(205, 205, 205);
const GREY: RGBColor = RGBColor(110, 110, 110);

/// What is shown, in degrees as the map has them: from and to, eastwards and northwards.
struct Frame {
    east: (f64, f64),
    north: (f64, f64),
    height: u32,
}

pub(super) fn draw(map: &Map) -> Result<String, PictureError> {
    if map.places.is_empty() {
        return Err(PictureError::Empty);
    }
    let frame = Frame::around(map);
    canvas(frame.height + AROUND, &[], |area| fill(area, map, &frame))
}

impl Frame {
    fn around(map: &Map) -> Self {
        let places: Vec<[f64; 2]> = map.places.iter().map(|place| place.at).collect();
        let (own, all) = (span(&places), span(&map.around));
        // Who shows most of a land shows all of it.
        let is_most = [0, 1]
            .iter()
            .any(|axis| own[*axis].1 - own[*axis].0 > (all[*axis].1 - all[*axis].0) * WIDE);
        let all = if is_most {
            span(&[&places[..], &map.around].concat())
        } else {
            own
        };
        let beyond = all.map(|(least, most)| {
            let beyond = ((most - least) * 0.05).max(BEYOND);
            (least - beyond, most + beyond)
        });
        let [mut east, mut north] = beyond;
        let wanted = WIDTH * (north.1 - north.0) / (east.1 - east.0);
        let height = sized(HEIGHT, wanted / f64::from(HEIGHT.1));
        // A degree is as long either way: what has too much room shows more of what is around.
        let shown = WIDTH / f64::from(height);
        widen(&mut east, (north.1 - north.0) * shown);
        widen(&mut north, (east.1 - east.0) / shown);
        Self {
            east,
            north,
            height,
        }
    }

    fn shows(&self, at: [f64; 2]) -> bool {
        let east = at[0] * NARROW;
        (self.east.0..self.east.1).contains(&east) && (self.north.0..self.north.1).contains(&at[1])
    }
}

/// From and to, eastwards as narrow as the map has them, and northwards.
fn span(places: &[[f64; 2]]) -> [(f64, f64); 2] {
    [(0, NARROW), (1, 1.0)].map(|(axis, narrow)| {
        let all = || places.iter().map(|place| place[axis] * narrow);
        (
            all().fold(f64::INFINITY, f64::min),
            all().fold(f64::NEG_INFINITY, f64::max),
        )
    })
}

/// Makes a span at least so long, about its middle.
fn widen(span: &mut (f64, f64), length: f64) {
    let short = (length - (span.1 - span.0)).max(0.0) / 2.0;
    *span = (span.0 - short, span.1 + short);
}

fn fill(area: &Area<'_>, map: &Map, frame: &Frame) -> Drawn {
    let mut chart = chart(area, &map.title, 0)
        .build_cartesian_2d(frame.east.0..frame.east.1, frame.north.0..frame.north.1)?;
    let at = |place: [f64; 2]| (place[0] * NARROW, place[1]);
    let around = map.around.iter().filter(|place| frame.shows(**place));
    chart.draw_series(around.map(|place| Circle::new(at(*place), 2, LAND.filled())))?;
    let most = map
        .places
        .iter()
        .map(|place| place.count)
        .max()
        .unwrap_or(1);
    let mut order: Vec<_> = map.places.iter().collect();
    order.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    let radius = |count: u32| {
        let share = (f64::from(count) / f64::from(most)).sqrt();
        sized(DOTS, share)
    };
    chart.draw_series(order.iter().map(|place| {
        let ink = colour(1).mix(0.6);
        Circle::new(at(place.at), radius(place.count), ink.filled())
    }))?;
    let unit = (frame.east.1 - frame.east.0) / WIDTH;
    let style =
        TextStyle::from((FONT, LETTER.0).into_font()).pos(Pos::new(HPos::Center, VPos::Top));
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for place in order {
        let text = format!("{} {}", name(&place.label), place.count);
        let (x, y) = at(place.at);
        let below = y - (f64::from(radius(place.count)) + 2.0) * unit;
        let half = units(&text) * LETTER.1 * unit / 2.0;
        let own = [
            x - half,
            x + half,
            below - f64::from(LETTER.0) * 1.3 * unit,
            below,
        ];
        // Where names would lie on one another, the place of more events has its own.
        let is_free = |other: &[f64; 4]| {
            own[1] < other[0] || other[1] < own[0] || own[3] < other[2] || other[3] < own[2]
        };
        if taken.iter().all(is_free) {
            taken.push(own);
            chart.draw_series([Text::new(text, (x, below), style.clone())])?;
        }
    }
    let credit = TextStyle::from((FONT, 10).into_font()).color(&GREY);
    let bottom = i32::try_from(frame.height + AROUND).unwrap_or(i32::MAX) - 22;
    area.draw(&Text::new(map.credit.clone(), (16, bottom), credit))
}
