//! Days that are named by the week, the lunar calendar or a figure in brackets: 上周五, 正月初九, 今(26)日.

use super::figures::in_range;
use super::{DateExpression, DateParts, number};

/// Whether a day of this kind may begin with the character.
pub(super) const fn may_begin(first: char) -> bool {
    matches!(
        first,
        '今' | '昨'
            | '前'
            | '明'
            | '上'
            | '本'
            | '这'
            | '下'
            | '周'
            | '星'
            | '农'
            | '正'
            | '腊'
            | '大'
    )
}

/// 今(26)日: the figure in brackets is the day.
pub(super) fn bracketed_day(text: &str, at: usize, first: char) -> Option<(usize, DateExpression)> {
    if !matches!(first, '今' | '昨' | '前' | '明') {
        return None;
    }
    let inner = at + first.len_utf8() + 1;
    text.get(at + first.len_utf8()..)?.strip_prefix('(')?;
    let number = number::read(text.get(inner..)?)?;
    let behind = text.get(inner + number.length..)?.strip_prefix(')')?;
    let unit = behind
        .chars()
        .next()
        .filter(|c| matches!(c, '日' | '天' | '晚' | '晨' | '早'))?;
    let parts = DateParts {
        day: Some(in_range(number, 31)?),
        ..DateParts::default()
    };
    // 晚 and 晨 stay for the part of the day.
    let unit_length = if matches!(unit, '日' | '天') {
        unit.len_utf8()
    } else {
        0
    };
    Some((
        inner + number.length + 1 + unit_length,
        DateExpression::Parts(parts),
    ))
}

/// 上周五, 本周二, 周五, 星期三; not 每周五, 一周一次.
pub(super) fn weekday(
    text: &str,
    at: usize,
    first: char,
    before: &str,
) -> Option<(usize, DateExpression)> {
    let rest = text.get(at..)?;
    let (week, prefix) = match first {
        '上' => (Some(-1), '上'.len_utf8()),
        '本' | '这' => (Some(0), '本'.len_utf8()),
        '下' => (Some(1), '下'.len_utf8()),
        '周' | '星' => (None, 0),
        _ => return None,
    };
    let name = rest.get(prefix..)?;
    let skipped = if prefix > 0 && name.starts_with('个') {
        '个'.len_utf8()
    } else {
        0
    };
    let (day, length) = weekday_name(name.get(skipped..)?)?;
    let clause_start = before
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric() || matches!(c, '于' | '在' | '至' | '到'));
    let repeated = before
        .rsplit([',', '。', '\n'])
        .next()
        .is_some_and(|clause| clause.contains('每'));
    let stands = week.is_some() || (clause_start && !repeated);
    stands.then_some((
        at + prefix + skipped + length,
        DateExpression::Weekday(week, day),
    ))
}

/// The day of the week that `text` begins with, and its length in bytes.
pub(super) fn weekday_name(text: &str) -> Option<(i8, usize)> {
    let word = ["周", "星期"]
        .into_iter()
        .find(|word| text.starts_with(word))?;
    let name = text.get(word.len()..)?.chars().next()?;
    let day = match name {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return None,
    };
    Some((day, word.len() + name.len_utf8()))
}

/// 农历正月初九, 正月初九, 腊月二十三, 大年初六; months in figures need 农历 in front.
pub(super) fn lunar_day(text: &str, at: usize, first: char) -> Option<(usize, DateExpression)> {
    if !matches!(first, '农' | '正' | '腊' | '大') {
        return None;
    }
    let rest = text.get(at..)?;
    let prefix = if rest.starts_with("农历") {
        "农历".len()
    } else {
        0
    };
    let body = rest.get(prefix..)?;
    let (month, length) = ["正月", "腊月", "冬月", "大年"]
        .into_iter()
        .zip([1, 12, 11, 1])
        .find(|(word, _)| body.starts_with(word))
        .map(|(word, month)| (month, word.len()))
        .or_else(|| {
            let number = number::read(body).filter(|number| prefix > 0 && !number.arabic)?;
            body.get(number.length..)?.strip_prefix('月')?;
            Some((in_range(number, 12)?, number.length + '月'.len_utf8()))
        })?;
    let day_text = body.get(length..)?;
    let begins = if day_text.starts_with('初') {
        '初'.len_utf8()
    } else {
        0
    };
    let day = number::read(day_text.get(begins..)?)
        .filter(|day| !day.arabic && (begins == 0 || day.value <= 10))?;
    Some((
        at + prefix + length + begins + day.length,
        DateExpression::Lunar(month, in_range(day, 30)?),
    ))
}
