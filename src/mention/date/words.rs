//! Dates that begin with a word: 昨日, 去年3月, 上个月10日, 近日, 中秋节当天.

use super::figures::{parts_at, with_second};
use super::scan::{Scanned, skip, with_part};
use super::{DateExpression, DateParts, MonthPart, YearPart, number};
use crate::lexicon::calendar::{Calendar, DateWord, DateWordEntry};

/// Reads the date that begins with the word `entry` at byte `at`.
pub(super) fn date(
    calendar: &Calendar,
    text: &str,
    at: usize,
    entry: &DateWordEntry,
) -> Option<Scanned> {
    let end = at + entry.word.len();
    let before = text.get(..at)?;
    let plain = |expression| {
        let scanned = with_part(calendar, text, end, expression);
        Scanned {
            part: scanned.part.or(entry.part),
            ..scanned
        }
    };
    let none = DateParts::default();
    let scanned = match entry.meaning {
        DateWord::Day(days) => match bracketed_parts(text, end) {
            Some((end, parts)) => with_part(calendar, text, end, DateExpression::Parts(parts)),
            None => plain(DateExpression::Offset(days)),
        },
        DateWord::Year(years) => counted(
            calendar,
            text,
            end,
            DateParts {
                year: Some(YearPart::Counted(years)),
                ..none
            },
        ),
        DateWord::Month(months) => counted(
            calendar,
            text,
            end,
            DateParts {
                month: Some(MonthPart::Counted(months)),
                ..none
            },
        ),
        DateWord::Same => plain(DateExpression::After(0)),
        DateWord::Next(days) => plain(DateExpression::After(days)),
        DateWord::Part if begins_clause(before) => Scanned {
            end,
            expression: Some(DateExpression::After(0)),
            part: entry.part,
        },
        DateWord::Recent if is_recent(&entry.word, before, text.get(end..)?) => {
            plain(DateExpression::Recent)
        }
        DateWord::Feast(month, day) => {
            feast(calendar, text, end, DateExpression::Lunar(month, day))
        }
        DateWord::Civil(month, day) => {
            let parts = DateParts {
                month: Some(MonthPart::Written(month)),
                day: Some(day),
                ..none
            };
            feast(calendar, text, end, DateExpression::Parts(parts))
        }
        DateWord::Part | DateWord::Recent | DateWord::Skip => skip(end),
    };
    Some(scanned)
}

fn begins_clause(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric())
}

/// 10日前 is a span of time; 最近的 and 近期工作 are no dates.
fn is_recent(word: &str, before: &str, behind: &str) -> bool {
    let adverb = !matches!(word, "近期" | "最近" | "连日" | "连日来")
        || (begins_clause(before) && behind.starts_with([',', '，']));
    let counted = before
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_digit() || number::figure(c).is_some());
    adverb && !counted
}

/// A feast is a day only where the text says so: 中秋节当天, not 中秋节前夕.
fn feast(calendar: &Calendar, text: &str, end: usize, expression: DateExpression) -> Scanned {
    let rest = text.get(end..).unwrap_or_default();
    let fixed = ["当天", "当日", "这天", "这一天"]
        .into_iter()
        .find(|word| rest.starts_with(word));
    let scanned = with_part(calendar, text, end + fixed.map_or(0, str::len), expression);
    if fixed.is_some() || scanned.part.is_some() {
        scanned
    } else {
        skip(end)
    }
}

/// 今日(26日), 昨天(2月25日): what stands in the brackets counts.
fn bracketed_parts(text: &str, at: usize) -> Option<(usize, DateParts)> {
    text.get(at..)?.strip_prefix('(')?;
    let (end, parts) = parts_at(text, at + 1)?;
    let closed = text.get(end..)?.starts_with(')') && parts.day.is_some();
    closed.then_some((end + 1, parts))
}

/// Adds the month and day behind 去年 or 上个月.
fn counted(calendar: &Calendar, text: &str, end: usize, head: DateParts) -> Scanned {
    let tail = parts_at(text, end)
        .filter(|(_, tail)| tail.year.is_none() && (head.month.is_none() || tail.month.is_none()));
    let Some((tail_end, tail)) =
        tail.filter(|(_, tail)| head.month.is_some() || tail.month.is_some())
    else {
        return with_part(calendar, text, end, DateExpression::Parts(head));
    };
    let parts = DateParts {
        year: head.year,
        month: head.month.or(tail.month),
        day: tail.day,
    };
    let (end, expression) = with_second(text, tail_end, parts);
    with_part(calendar, text, end, expression)
}
