//! Pictures of what analyses find: bars, lines by time, days on which something was, networks.
//!
//! A picture is drawn as SVG, whose reader has the fonts; a PNG is made of that SVG and needs a font of this machine that
//! has Chinese characters. The same picture gives the same SVG.

mod canvas;
mod draw;
mod map;
#[cfg(feature = "png")]
mod png;
#[cfg(test)]
mod tests;
mod web;

use jiff::civil::Date;
use std::error::Error;

/// What can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// A bar for each thing.
    Bars(Bars),
    /// A line for each thing, from left to right in time.
    Lines(Lines),
    /// A row for each kind of event, with a mark where there was one.
    Days(Days),
    /// Dots and the lines between them, the tied near one another.
    Web(Web),
    /// Dots of different sizes on a map.
    Map(Map),
}

/// Things by a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What stands above.
    pub title: String,
    /// The first is at the top.
    pub bars: Vec<Bar>,
    /// What the colours mean, by group; empty where there is one group.
    pub groups: Vec<String>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// How long it is; not negative.
    pub value: f64,
    /// Its colour: a place in [`Bars::groups`].
    pub group: usize,
}

/// Numbers that change.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// What stands above.
    pub title: String,
    /// The names of the steps in time.
    pub steps: Vec<String>,
    /// A name and a number for each step; a line has a gap where nothing is known.
    pub lines: Vec<(String, Vec<Option<f64>>)>,
}

/// What was when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// What stands above.
    pub title: String,
    /// Rows by name, each with the first and the last day of what was.
    pub rows: Vec<(String, Vec<(Date, Date)>)>,
}

/// A small network.
#[derive(Debug, Clone, PartialEq)]
pub struct Web {
    /// What stands above.
    pub title: String,
    /// What is tied.
    pub dots: Vec<Dot>,
    /// Two dots by their place in [`Web::dots`], and how strongly they are tied; above 0.
    pub ties: Vec<(usize, usize, f64)>,
    /// What the colours mean, by group; empty where they mean nothing by themselves.
    pub groups: Vec<String>,
}

/// One node of a [`Web`].
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Its name.
    pub label: String,
    /// Its size.
    pub strength: f64,
    /// Its colour: a place in [`Web::groups`], where there are any.
    pub group: usize,
}

/// Numbers at places.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What stands above.
    pub title: String,
    /// What there is beside the places, so that the land is known: degrees east and north.
    pub around: Vec<[f64; 2]>,
    /// What has a number.
    pub places: Vec<Place>,
    /// Whom the places come from, as their licence has it said.
    pub credit: String,
}

/// A place of a [`Map`].
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name.
    pub label: String,
    /// Degrees east and north.
    pub at: [f64; 2],
    /// Its number; above 0.
    pub count: u32,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// There is nothing that could be drawn.
    #[error("there is nothing to draw")]
    Empty,
    /// No font of this machine has Chinese characters.
    #[error(
        "no font on this machine has Chinese characters, and a PNG would show boxes for names; install one, \
         such as Noto Sans CJK, or name a file that ends in .svg, which needs none"
    )]
    NoFont,
    /// This program was built without PNG.
    #[error(
        "this build of zhengtu writes pictures as SVG alone; name a file that ends in .svg, or build it with \
         `--features png`"
    )]
    NoPng,
    /// Drawing failed.
    #[error("the picture cannot be drawn")]
    Draw(#[source] Box<dyn Error + Send + Sync>),
}

impl Picture {
    /// The picture as SVG.
    ///
    /// # Errors
    ///
    /// There is nothing to draw.
    pub fn svg(&self) -> Result<String, PictureError> {
        match self {
            Self::Bars(bars) => draw::bars(bars),
            Self::Lines(lines) => draw::lines(lines),
            Self::Days(days) => draw::days(days),
            Self::Web(web) => web::draw(web),
            Self::Map(map) => map::draw(map),
        }
    }

    /// The picture as PNG, twice as large as the SVG so that it can be printed.
    ///
    /// # Errors
    ///
    /// There is nothing to draw, or no font of this machine has Chinese characters.
    #[cfg(feature = "png")]
    pub fn png(&self) -> Result<Vec<u8>, PictureError> {
        png::render(&self.svg()?)
    }

    /// This build writes no PNG.
    ///
    /// # Errors
    ///
    /// Always [`PictureError::NoPng`].
    #[cfg(not(feature = "png"))]
    pub const fn png(&self) -> Result<Vec<u8>, PictureError> {
        Err(PictureError::NoPng)
    }
}
