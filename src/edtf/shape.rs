//! The parts of one EDTF date: masks of digits and X, and the days they admit.

use jiff::civil::Date;

/// Which end of the days that a date can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The earliest.
    First,
    /// The latest.
    Last,
}

/// One date, split into its masks; the mark of doubt is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape<'t> {
    year: Year<'t>,
    month: Option<&'t str>,
    day: Option<&'t str>,
}

#[derive(Debug, Clone, Copy)]
enum Year<'t> {
    /// Four digits, some of them X.
    Mask(&'t str),
    /// A year before the year 0.
    Negative(i16),
    /// A year of more than four digits, which no calendar here reaches.
    Long,
}

/// The two ends of an interval as written; the same text twice where it is none.
pub(super) fn ends(text: &str) -> (&str, &str) {
    text.split_once('/').unwrap_or((text, text))
}

/// Whether `text` is a date, an interval, or a date and time.
pub(super) fn is_well_formed(text: &str) -> bool {
    let Some((start, end)) = text.split_once('/') else {
        let is_day = |text| Shape::read(text).is_some_and(|shape| shape.admits_a_day());
        return if text.contains('T') {
            is_date_time(text)
        } else {
            is_day(text)
        };
    };
    let open = |end: &str| matches!(end, "" | "..");
    if open(start) || open(end) {
        let known = if open(start) { end } else { start };
        return Shape::read(known).is_some_and(|shape| shape.admits_a_day());
    }
    let (Some(first), Some(last)) = (Shape::read(start), Shape::read(end)) else {
        return false;
    };
    let backwards = match (first.bound(End::First), last.bound(End::Last)) {
        (Some(first), Some(last)) => last < first,
        (None, _) | (_, None) => false,
    };
    first.admits_a_day() && last.admits_a_day() && !backwards
}

fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let number =
        |part: &str, below: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|n| n < below);
    let is_clock = |clock: &str, parts: usize| {
        let fields: Vec<&str> = clock.split(':').collect();
        fields.len() == parts
            && fields
                .iter()
                .enumerate()
                .all(|(i, field)| number(field, if i == 0 { 24 } else { 60 }))
    };
    let zone_is_right = match zone.strip_prefix(['+', '-']) {
        Some(offset) => number(offset, 24) || is_clock(offset, 2),
        None => matches!(zone, "" | "Z"),
    };
    date.len() == 10 && date.parse::<Date>().is_ok() && is_clock(clock, 3) && zone_is_right
}

impl<'t> Shape<'t> {
    /// Splits a date; `None` where it is not in the form.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let text = text
            .split_once('T')
            .filter(|(date, _)| date.len() == 10)
            .map_or(text, |(date, _)| date);
        let text = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
        if let Some(long) = text.strip_prefix('Y') {
            let digits = long.strip_prefix('-').unwrap_or(long);
            let is_long = digits.len() > 4 && digits.bytes().all(|b| b.is_ascii_digit());
            return is_long.then_some(Self {
                year: Year::Long,
                month: None,
                day: None,
            });
        }
        let (negative, text) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| is_mask(year, 4))?;
        let month = parts.next();
        let day = parts.next();
        let in_form =
            parts.next().is_none() && [month, day].iter().flatten().all(|part| is_mask(part, 2));
        if !in_form {
            return None;
        }
        let year = if negative {
            Year::Negative(-year.parse::<i16>().ok()?)
        } else {
            Year::Mask(year)
        };
        Some(Self { year, month, day })
    }

    /// The first or last day that the date can mean; `None` where the year is wholly unknown or too far.
    pub(super) fn bound(&self, end: End) -> Option<Date> {
        match self.year {
            Year::Long | Year::Mask("XXXX") => None,
            Year::Negative(year) => self.bound_in(year, end),
            Year::Mask(mask) => match end {
                End::First => years(mask).find_map(|year| self.bound_in(year, end)),
                End::Last => years(mask).rev().find_map(|year| self.bound_in(year, end)),
            },
        }
    }

    pub(super) fn known_year(&self) -> Option<i16> {
        match self.year {
            Year::Mask(mask) => mask.parse().ok(),
            Year::Negative(year) => Some(year),
            Year::Long => None,
        }
    }

    pub(super) fn known_month(&self) -> Option<i8> {
        self.month?.parse().ok().filter(|month| *month <= 12)
    }

    pub(super) fn known_day(&self) -> Option<i8> {
        self.day?.parse().ok()
    }

    /// Whether any calendar day fits; a leap year is tried where the year is wholly unknown.
    fn admits_a_day(&self) -> bool {
        match self.year {
            Year::Long => true,
            Year::Mask("XXXX") => self.bound_in(2000, End::First).is_some(),
            Year::Mask(_) | Year::Negative(_) => self.bound(End::First).is_some(),
        }
    }

    fn bound_in(&self, year: i16, end: End) -> Option<Date> {
        if self.is_season() {
            let whole = Self {
                year: self.year,
                month: None,
                day: None,
            };
            return if self.day.is_none() {
                whole.bound_in(year, end)
            } else {
                None
            };
        }
        let months = (1..=12).filter(|month| fits(self.month, *month));
        let day_in = |month: i8| {
            let mut days = (1..=31).filter(|day| fits(self.day, *day));
            match end {
                End::First => days.find_map(|day| Date::new(year, month, day).ok()),
                End::Last => days.rev().find_map(|day| Date::new(year, month, day).ok()),
            }
        };
        let mut months = months;
        match end {
            End::First => months.find_map(day_in),
            End::Last => months.rev().find_map(day_in),
        }
    }

    fn is_season(&self) -> bool {
        matches!(self.month, Some("21" | "22" | "23" | "24"))
    }
}

fn is_mask(part: &str, length: usize) -> bool {
    part.len() == length && part.bytes().all(|b| b.is_ascii_digit() || b == b'X')
}

/// Whether a number of two digits fits the mask; anything fits where there is none.
fn fits(mask: Option<&str>, number: i8) -> bool {
    mask.is_none_or(|mask| admits(mask, i16::from(number)))
}

/// Whether the number, written with as many digits as the mask has, fits it.
fn admits(mask: &str, number: i16) -> bool {
    let mut rest = number;
    mask.bytes().rev().all(|place| {
        let digit = rest % 10;
        rest /= 10;
        place == b'X' || i16::from(place) - i16::from(b'0') == digit
    })
}

/// The years that a mask of four admits, in order.
fn years(mask: &str) -> impl DoubleEndedIterator<Item = i16> {
    let with = |unknown: u8| {
        let digits = mask.bytes().map(|b| if b == b'X' { unknown } else { b });
        digits.fold(0, |year, digit| year * 10 + i16::from(digit - b'0'))
    };
    (with(b'0')..=with(b'9')).filter(|year| admits(mask, *year))
}
