//! What kind of text an article is, told before anything is recognised in it.
//!
//! Receives the clean text and hands on a [`Judgement`]: the genre, how sure, and each sign that was
//! found. The score is linear and its weights are data: every sign of `lexicon/data/genre-signs.tsv`
//! adds its weight to the sum of its genre, in proportion to how far it is full, and the genre with
//! the highest sum is the article's. News begins with a weight of its own, since what a crawl of
//! news brings is news unless something says otherwise, and where sums are equal it is news.

mod shape;

use crate::kind::Genre;
use crate::lexicon::Lexicon;
use crate::lexicon::divisions::Found as Division;
use crate::lexicon::genres::{Full, Place, Sign};
use crate::text::{CleanText, LineKind};
use shape::Shapes;
use std::ops::Range;

/// A short text has no density: it is counted as if it had this many characters.
const SHORTEST: usize = 400;

/// What kind of text an article is, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The genre with the highest sum.
    pub genre: Genre,
    /// How sure, 0.5 to 1: the logistic function of what lies between its sum and the next one.
    pub confidence: f64,
    /// The signs that were found, in the order of their ids.
    pub signs: Vec<Found>,
}

/// A sign that the article has.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The sign's id; its genre's code stands before the dot.
    pub sign: &'static str,
    /// How many there are.
    pub count: usize,
    /// What it added to its genre's sum.
    pub weight: f64,
}

/// Judges a clean text, in which these divisions are named.
#[must_use]
pub fn judge(lexicon: &Lexicon, clean: &CleanText, divisions: &[Division]) -> Judgement {
    let signs = &lexicon.genres;
    let extent = Extent::of(clean);
    let counts = count(lexicon, clean, divisions, &extent);
    let mut found = Vec::new();
    let mut sums: Vec<(Genre, f64)> = Genre::ALL.iter().map(|genre| (*genre, 0.0)).collect();
    for (sign, count) in signs.signs().iter().zip(counts) {
        let weight = weigh(sign, count, extent.characters);
        if weight == 0.0 {
            continue;
        }
        if let Some((_, sum)) = sums.iter_mut().find(|(genre, _)| *genre == sign.genre) {
            *sum += weight;
        }
        found.push(Found {
            sign: sign.id,
            count,
            weight,
        });
    }
    // Stable, and news is declared first: of equal sums it wins.
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (genre, highest) = sums[0];
    let next = sums[1].1;
    Judgement {
        genre,
        confidence: round(1.0 / (1.0 + (next - highest).exp())),
        signs: found,
    }
}

/// Two decimals, as they are written and shown.
fn round(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}

fn weigh(sign: &Sign, count: usize, characters: usize) -> f64 {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let characters = f64::from(u32::try_from(characters.max(SHORTEST)).unwrap_or(u32::MAX));
    let filled = match sign.full {
        Full::Count(full) => count / full,
        Full::PerMille(full) => count * 1000.0 / characters / full,
    };
    round(sign.weight * filled.min(1.0))
}

/// Which lines are read, and how much they hold.
struct Extent {
    /// Bytes of headlines and of the first line.
    head: Vec<Range<usize>>,
    /// Bytes of the lines that are read.
    read: Vec<Range<usize>>,
    /// Characters in those.
    characters: usize,
}

impl Extent {
    fn of(clean: &CleanText) -> Self {
        let lines = clean.lines();
        let of_kind = |kinds: &[LineKind]| -> Vec<Range<usize>> {
            let lines = lines.iter().filter(|line| kinds.contains(&line.kind));
            lines.map(|line| line.range.clone()).collect()
        };
        let read = of_kind(&[LineKind::Headline, LineKind::Body, LineKind::Caption]);
        let mut head = of_kind(&[LineKind::Headline]);
        head.extend(lines.first().map(|line| line.range.clone()));
        let characters = read
            .iter()
            .map(|range| clean.text()[range.clone()].chars().count())
            .sum();
        Self {
            head,
            read,
            characters,
        }
    }
}

fn holds(lines: &[Range<usize>], range: &Range<usize>) -> bool {
    lines
        .iter()
        .any(|line| line.start <= range.start && range.end <= line.end)
}

/// As [`holds`], for lines in order that do not overlap.
fn holds_sorted(lines: &[Range<usize>], range: &Range<usize>) -> bool {
    let after = lines.partition_point(|line| line.start <= range.start);
    after
        .checked_sub(1)
        .is_some_and(|at| range.end <= lines[at].end)
}

/// How many of each sign there are.
fn count(
    lexicon: &Lexicon,
    clean: &CleanText,
    divisions: &[Division],
    extent: &Extent,
) -> Vec<usize> {
    let signs = &lexicon.genres;
    let text = clean.text();
    let mut counts = vec![0; signs.signs().len()];
    for (range, owners) in signs.find(text) {
        for at in owners {
            let counted = match signs.signs()[*at].place {
                Place::Page => true,
                Place::Text => holds_sorted(&extent.read, &range),
                Place::Head => holds(&extent.head, &range),
                Place::Dateline => {
                    holds_sorted(&extent.read, &range) && shape::is_day_of_wire(&text[range.end..])
                }
                Place::Shape => false,
            };
            counts[*at] += usize::from(counted);
        }
    }
    let mut shapes = Shapes::of(clean, &extent.read, &extent.head);
    shapes.set_divisions(full_names(divisions, text, &extent.read));
    for (sign, count) in signs.signs().iter().zip(&mut counts) {
        if let Some(name) = sign.shape {
            *count = shapes.count(name).unwrap_or_default();
        }
    }
    counts
}

/// How many full names of divisions the lines that are read hold.
fn full_names(divisions: &[Division], text: &str, read: &[Range<usize>]) -> usize {
    divisions
        .iter()
        .filter(|name| {
            let full =
                text[name.range.clone()].ends_with(['省', '市', '县', '区', '旗', '州', '盟']);
            full && !name.weak && holds_sorted(read, &name.range)
        })
        .count()
}

#[cfg(test)]
mod tests;
