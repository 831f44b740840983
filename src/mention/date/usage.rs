//! What a date is used for, by the words around it.

use super::{DateExpression, DateParts, DateUse, MonthPart, YearPart};
use std::ops::Range;

/// Words before a date that announce it.
const ANNOUNCING: &[&str] = &[
    "将于",
    "将在",
    "定于",
    "拟于",
    "计划于",
    "预计于",
    "预计",
    "计划在",
    "拟定于",
    "将",
    "力争",
    "确保",
    "争取",
];
/// Words before a date that look back.
const RECALLING: &[&str] = &[
    "曾于",
    "早在",
    "曾在",
    "还是",
    "时任",
    "始建于",
    "成立于",
    "建于",
    "创建于",
    "创办于",
];
/// Words before a date that make it one end of a time.
const BOUNDING_BEFORE: &[&str] = &[
    "截至",
    "截止",
    "截止到",
    "自",
    "自从",
    "至",
    "到",
    "每",
    "每年",
    "每月",
    "早于",
    "晚于",
];
/// Words behind a date that make it one end of a time.
const BOUNDING_BEHIND: &[&str] = &[
    "起", "以来", "底", "末", "之前", "以前", "以后", "之后", "止", "为止", "至今", "期间",
];

/// What the date at `range` is used for.
pub(super) fn of(text: &str, range: &Range<usize>, expression: &DateExpression) -> DateUse {
    let before = text.get(..range.start).unwrap_or_default().trim_end();
    let behind = text.get(range.end..).unwrap_or_default();
    let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if BOUNDING_BEHIND.iter().any(|word| behind.starts_with(word))
        || is_before(behind)
        || ends(BOUNDING_BEFORE)
    {
        return DateUse::Bound;
    }
    if ends(ANNOUNCING) || is_to_come(expression) {
        return DateUse::Planned;
    }
    if ends(RECALLING) || is_gone(expression) {
        return DateUse::Recalled;
    }
    if is_coarse(expression, behind) {
        DateUse::Bound
    } else {
        DateUse::Event
    }
}

/// 6月10日前 is a limit; 10日前往 is not.
fn is_before(behind: &str) -> bool {
    behind
        .strip_prefix('前')
        .is_some_and(|rest| !rest.starts_with(['往', '来', '去', '期', '后', '赴']))
}

fn parts_of(expression: &DateExpression) -> Option<DateParts> {
    match expression {
        DateExpression::Parts(parts) | DateExpression::Span(parts, _) => Some(*parts),
        DateExpression::Lunar(..)
        | DateExpression::Offset(_)
        | DateExpression::Weekday(..)
        | DateExpression::After(_)
        | DateExpression::Recent => None,
    }
}

fn is_to_come(expression: &DateExpression) -> bool {
    let counted = parts_of(expression).is_some_and(|parts| {
        matches!(parts.year, Some(YearPart::Counted(1..)))
            || matches!(parts.month, Some(MonthPart::Counted(1..)))
    });
    counted
        || matches!(
            expression,
            DateExpression::Offset(1..) | DateExpression::Weekday(Some(1..), _)
        )
}

fn is_gone(expression: &DateExpression) -> bool {
    parts_of(expression).is_some_and(|parts| matches!(parts.year, Some(YearPart::Counted(..=-1))))
}

/// A year says when something happened only as an adverb of its own (2023年,…); elsewhere it names a budget, a plan,
/// a sum. Spans of months and years are statistics.
fn is_coarse(expression: &DateExpression, behind: &str) -> bool {
    match expression {
        DateExpression::Parts(parts) => {
            parts.month.is_none() && parts.day.is_none() && !behind.starts_with([',', '，'])
        }
        DateExpression::Span(first, last) => first.day.is_none() || last.day.is_none(),
        DateExpression::Lunar(..)
        | DateExpression::Offset(_)
        | DateExpression::Weekday(..)
        | DateExpression::After(_)
        | DateExpression::Recent => false,
    }
}
