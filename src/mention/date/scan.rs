//! Reads the date that begins at one place of a text.

use super::figures::{iso_date, numeric_date};
use super::named_days::{bracketed_day, lunar_day, weekday, weekday_name};
use super::{DateExpression, named_days, number, words};
use crate::kind::PartOfDay;
use crate::lexicon::calendar::{Calendar, DateWord};

/// What begins at a place: a date, or something to step over.
#[derive(Debug)]
pub(super) struct Scanned {
    pub(super) end: usize,
    pub(super) expression: Option<DateExpression>,
    pub(super) part: Option<PartOfDay>,
}

/// Whether a date, or what is stepped over, may begin with the character: asked of every character of a text.
pub(super) fn may_begin(calendar: &Calendar, first: char) -> bool {
    first.is_ascii_digit()
        || calendar.begins_word(first)
        || number::figure(first).is_some()
        || named_days::may_begin(first)
}

/// Reads what begins at byte `at` of `text` with the character `first`.
pub(super) fn date_at(calendar: &Calendar, text: &str, at: usize, first: char) -> Option<Scanned> {
    let before = text.get(..at)?;
    if first.is_ascii_digit() || number::figure(first).is_some() {
        let date = iso_date(text, at).or_else(|| numeric_date(text, at, before));
        return match date {
            Some((end, expression)) => Some(with_part(calendar, text, end, expression)),
            // A number is read whole or not at all: 0日 is no date within 100日.
            None => number::read(text.get(at..)?).map(|number| skip(at + number.length)),
        };
    }
    if let Some((end, expression)) = bracketed_day(text, at, first) {
        return Some(with_part(calendar, text, end, expression));
    }
    if let Some((end, expression)) = weekday(text, at, first, before) {
        return Some(with_part(calendar, text, end, expression));
    }
    if let Some((end, expression)) = lunar_day(text, at, first) {
        return Some(with_part(calendar, text, end, expression));
    }
    let entry = calendar.word_at(text.get(at..)?)?;
    words::date(calendar, text, at, entry)
}

pub(super) fn skip(end: usize) -> Scanned {
    Scanned {
        end,
        expression: None,
        part: None,
    }
}

/// Adds the weekday in brackets and the part of the day behind a date: 8月10日(周六)上午.
pub(super) fn with_part(
    calendar: &Calendar,
    text: &str,
    end: usize,
    expression: DateExpression,
) -> Scanned {
    let rest = text.get(end..).unwrap_or_default();
    let bracket = rest.strip_prefix('(').and_then(|inner| {
        let (_, length) = weekday_name(inner)?;
        inner.get(length..)?.starts_with(')').then_some(length + 2)
    });
    let end = end + bracket.unwrap_or_default();
    let (length, part) = part_of_day(calendar, text.get(end..).unwrap_or_default());
    Scanned {
        end: end + length,
        expression: Some(expression),
        part,
    }
}

fn part_of_day(calendar: &Calendar, rest: &str) -> (usize, Option<PartOfDay>) {
    if let Some(entry) = calendar.word_at(rest)
        && entry.meaning == DateWord::Part
    {
        return (entry.word.len(), entry.part);
    }
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some('晚'), Some('会' | '宴' | '些' | '餐')) => (0, None),
        (Some('晚' | '夜'), _) => ('晚'.len_utf8(), Some(PartOfDay::Evening)),
        (Some('晨'), _) => ('晨'.len_utf8(), Some(PartOfDay::EarlyMorning)),
        _ => (0, None),
    }
}
