//! Dates as they are written: where a text names a day, days, a month, and how the words count.
//!
//! Receives clean text, hands on [`DateMention`]s in order, which do not overlap. What they mean
//! (which year, which day) is [`crate::document`]'s to say. Durations and quantities (30年, 3日内,
//! 10日前) are no dates and are not found.

mod figures;
mod named_days;
mod number;
mod scan;
mod usage;
mod words;

use crate::kind::PartOfDay;
use crate::lexicon::calendar::Calendar;
use std::ops::Range;

/// A year, as written or counted from the year of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearPart {
    /// 2024年.
    Written(i16),
    /// 今年 is 0, 去年 is -1.
    Counted(i8),
}

/// A month, as written or counted from the month of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthPart {
    /// 8月.
    Written(i8),
    /// 本月 is 0, 上个月 is -1.
    Counted(i8),
}

/// The parts of a date that the text gives; at least one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The year.
    pub year: Option<YearPart>,
    /// The month.
    pub month: Option<MonthPart>,
    /// The day of the month.
    pub day: Option<i8>,
}

/// How a text names a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateExpression {
    /// 2024年8月10日, 8月10日, 10日, 去年3月.
    Parts(DateParts),
    /// 11月6日至8日.
    Span(DateParts, DateParts),
    /// A day of the lunar calendar, month and day: 农历正月初九.
    Lunar(i8, i8),
    /// So many days from publication: 昨日 is -1.
    Offset(i8),
    /// A day of the week, Monday 1 to Sunday 7, in the week of publication (0), the one before (-1), or the latest (none).
    Weekday(Option<i8>, i8),
    /// So many days after the day last named: 当天 is 0, 次日 is 1.
    After(i8),
    /// About the month of publication: 近日, 日前.
    Recent,
}

/// What a text uses a date for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateUse {
    /// Says when what is told took place.
    Event,
    /// Announces: 将于7月6日.
    Planned,
    /// Looks back: 去年3月.
    Recalled,
    /// Bounds a time or a task: 6月底前, 截至10日, 自7月1日起, 到2025年.
    Bound,
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Bytes of the text, the part of the day included.
    pub range: Range<usize>,
    /// How the words count.
    pub expression: DateExpression,
    /// The part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// What for.
    pub usage: DateUse,
}

/// Finds dates in clean text.
#[derive(Debug, Clone, Copy)]
pub struct DateRecognizer<'l> {
    calendar: &'l Calendar,
}

impl<'l> DateRecognizer<'l> {
    /// Takes its words from the lexicon.
    #[must_use]
    pub const fn new(calendar: &'l Calendar) -> Self {
        Self { calendar }
    }

    /// All dates of `text`, in order, not overlapping.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<DateMention> {
        let mut mentions = Vec::new();
        let mut free_from = 0;
        for (at, first) in text.char_indices() {
            if at < free_from || !scan::may_begin(self.calendar, first) {
                continue;
            }
            if let Some(found) = scan::date_at(self.calendar, text, at, first) {
                free_from = found.end;
                mentions.extend(found.expression.map(|expression| DateMention {
                    range: at..found.end,
                    expression,
                    part_of_day: found.part,
                    usage: usage::of(text, &(at..found.end), &expression),
                }));
            }
        }
        mentions
    }
}

#[cfg(test)]
mod tests;
