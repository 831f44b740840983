//! Dates in figures: 2024-08-10, 2024年8月10日, 11月6日至8日, 10日.

use super::number::{self, Number};
use super::{DateExpression, DateParts, MonthPart, YearPart};

/// Signs that join the ends of a span; longer ones first.
const JOINS: &[&str] = &["——", "至", "到", "—", "–", "-", "~", "～", "―"];

/// 2024-08-10, 2024/8/10, 2024.8.10.
pub(super) fn iso_date(text: &str, at: usize) -> Option<(usize, DateExpression)> {
    let rest = text.get(at..)?;
    let year = number::read(rest).filter(|number| number.arabic && number.figures == 4)?;
    let mut end = year.length;
    let sign = rest
        .get(end..)?
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let month = number::read(rest.get(end + 1..)?).filter(|n| n.arabic && n.figures <= 2)?;
    end += 1 + month.length;
    let day = rest
        .get(end..)?
        .strip_prefix(sign)
        .and_then(number::read)
        .filter(|n| n.arabic && n.figures <= 2)?;
    end += 1 + day.length;
    let parts = DateParts {
        year: year_number(year).map(YearPart::Written),
        month: Some(MonthPart::Written(in_range(month, 12)?)),
        day: Some(in_range(day, 31)?),
    };
    parts.year?;
    Some((at + end, DateExpression::Parts(parts)))
}

/// 2024年8月10日, 8月10日至12日, 10日, 6至8日.
pub(super) fn numeric_date(text: &str, at: usize, before: &str) -> Option<(usize, DateExpression)> {
    if let Some(found) = elided_span(text, at, DateParts::default()) {
        return days_may_stand(text, at, found.0, before).then_some(found);
    }
    let (end, first) = parts_at(text, at)?;
    if first.year.is_none() && first.month.is_none() && !days_may_stand(text, at, end, before) {
        return None;
    }
    Some(with_second(text, end, first))
}

/// Joins the second end of a span to a date: 至8日.
pub(super) fn with_second(text: &str, end: usize, first: DateParts) -> (usize, DateExpression) {
    let rest = text.get(end..).unwrap_or_default();
    if first.day.is_none()
        && first.month.is_some()
        && let Some(found) = elided_span(text, end, first)
    {
        return found;
    }
    let joined = JOINS
        .iter()
        .find(|join| rest.starts_with(**join))
        .and_then(|join| {
            parts_at(text, end + join.len()).or_else(|| said_day(text, end + join.len()))
        });
    if let Some((last_end, last)) = joined
        && first.day.is_some() == last.day.is_some()
    {
        return (last_end, DateExpression::Span(first, last));
    }
    let listed = rest
        .strip_prefix(['、', '和'])
        .and_then(|_| parts_at(text, end + '、'.len_utf8()));
    if let Some((last_end, last)) = listed
        && let (Some(day), Some(next), None) = (first.day, last.day, last.month)
        && next == day + 1
    {
        return (last_end, DateExpression::Span(first, last));
    }
    (end, DateExpression::Parts(first))
}

/// A span whose first day has no unit: 6-8日, behind a month or alone.
pub(super) fn elided_span(
    text: &str,
    at: usize,
    month: DateParts,
) -> Option<(usize, DateExpression)> {
    let rest = text.get(at..)?;
    let first = number::read(rest)?;
    let join = JOINS.iter().find(|join| {
        rest.get(first.length..)
            .is_some_and(|behind| behind.starts_with(**join))
    })?;
    let last_at = first.length + join.len();
    let last = number::read(rest.get(last_at..)?).filter(|last| last.arabic == first.arabic)?;
    let end = last_at + last.length;
    let unit = rest.get(end..)?;
    let is_day = unit.starts_with('日') || unit.starts_with('号') && is_spoken_day(text, at, unit);
    if !is_day {
        return None;
    }
    let day = |number| in_range(number, 31);
    let (from, to) = (
        day(first)?,
        day(last).filter(|to| in_range(first, 31).is_some_and(|from| *to > from))?,
    );
    let span = DateExpression::Span(
        DateParts {
            day: Some(from),
            ..month
        },
        DateParts {
            day: Some(to),
            ..DateParts::default()
        },
    );
    Some((at + end + '日'.len_utf8(), span))
}

/// Year, month and day with their units, as far as they stand there.
pub(super) fn parts_at(text: &str, at: usize) -> Option<(usize, DateParts)> {
    let mut parts = DateParts::default();
    let mut end = at;
    while let Some(number) = text.get(end..).and_then(number::read) {
        let behind = end + number.length;
        let rest = text.get(behind..)?;
        let unit = rest.chars().next()?;
        match unit {
            '年' if parts == DateParts::default()
                && number.figures == 4
                && !rest.starts_with("年度") =>
            {
                parts.year = Some(YearPart::Written(year_number(number)?));
            }
            '月' if parts.month.is_none() => {
                parts.month = Some(MonthPart::Written(in_range(number, 12)?))
            }
            '日' => parts.day = Some(in_range(number, 31)?),
            '号' if parts.month.is_some() || is_spoken_day(text, end, rest) => {
                parts.day = Some(in_range(number, 31)?)
            }
            _ => break,
        }
        end = behind + unit.len_utf8();
        if parts.day.is_some() {
            break;
        }
    }
    (parts != DateParts::default()).then_some((end, parts))
}

/// The second end of 5号至6号.
fn said_day(text: &str, at: usize) -> Option<(usize, DateParts)> {
    let number = number::read(text.get(at..)?)?;
    let end = at + number.length;
    text.get(end..)?.starts_with('号').then_some(())?;
    let day = Some(in_range(number, 31)?);
    let parts = DateParts {
        day,
        ..DateParts::default()
    };
    Some((end + '号'.len_utf8(), parts))
}

/// 12号下午, 12号在…: a day as it is said; 12号楼 and 人民路12号 are none. `unit` begins with 号.
pub(super) fn is_spoken_day(text: &str, at: usize, unit: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let behind = unit.strip_prefix('号').unwrap_or_default();
    !before.ends_with([
        '路', '街', '巷', '弄', '道', '区', '里', '村', '园', '苑', '坊', '厦', '第',
    ]) && [
        "上午", "下午", "中午", "晚", "凌晨", "早", "傍晚", "清晨", "夜", "在", "到", "赴", "来到",
        "前往", "会见", "同", "与", "抵达", "出席", "主持", "召开", "举行", "致电", "开始", "至",
        "走访", "调研", "考察", "看望", "深入",
    ]
    .iter()
    .any(|word| behind.starts_with(word))
}

/// Whether days without a month can be a date here: 10日上午 is, 连续10日 and 10日内 are spans of time.
pub(super) fn days_may_stand(text: &str, at: usize, end: usize, before: &str) -> bool {
    let behind = text.get(end..).unwrap_or_default();
    let previous = before.chars().next_back();
    let counted = [
        "连续", "历时", "为期", "近", "达", "共", "第", "每", "约", "满", "逾", "超", "不足",
        "长达", "用时", "仅", "过去",
    ];
    let is_span = behind.starts_with(['内', '游', '攻', '均', '龄', '余', '多', '报', '制', '行'])
        || (behind.starts_with('前')
            && !behind.starts_with("前往")
            && !behind.starts_with("前来")
            && !behind.starts_with("前后"))
        || (behind.starts_with('后') && !behind.starts_with("后期"));
    let arabic = text
        .get(at..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let glued =
        previous.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | '%'));
    arabic && !glued && !is_span && !counted.iter().any(|word| before.ends_with(word))
}

pub(super) fn in_range(number: Number, highest: u32) -> Option<i8> {
    (1..=highest)
        .contains(&number.value)
        .then(|| i8::try_from(number.value).ok())
        .flatten()
}

pub(super) fn year_number(number: Number) -> Option<i16> {
    (1900..=2100)
        .contains(&number.value)
        .then(|| i16::try_from(number.value).ok())
        .flatten()
}
