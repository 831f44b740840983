//! Lines that are a date, or begin with one and go on with metadata.

use super::feature::{FEATURES, Shape};

/// What may follow a date without a label: an outlet or a weekday, no sentence.
const REST_LIMIT: usize = 14;

/// Whether the line is a date, with or without a time, and nothing else.
pub(super) fn is_bare(line: &Shape<'_>) -> bool {
    let packed = trim(&line.packed);
    after_date(packed).is_some_and(str::is_empty) || is_spelled_out(packed)
}

/// Whether the line begins with a date and goes on, if at all, with labels or an outlet.
pub(super) fn leads(line: &Shape<'_>) -> bool {
    if is_bare(line) {
        return true;
    }
    let Some(rest) = after_date(trim(&line.packed)) else {
        return false;
    };
    let labelled = [rest, rest.trim_start_matches(['|', '/', '·'])]
        .into_iter()
        .any(|rest| {
            FEATURES.meta.hold(&Shape::of(rest)) || rest.contains("来源:") || rest.contains("浏览")
        });
    // `2024年5月6日市长办公会召开` is a headline: there the date and the rest are one word.
    let apart = line
        .raw
        .split(' ')
        .next()
        .is_some_and(|first| after_date(trim(first)).is_some_and(str::is_empty));
    labelled || (apart && rest.chars().count() <= REST_LIMIT)
}

fn trim(packed: &str) -> &str {
    packed.trim_matches(['[', ']', '【', '】', '(', ')', '|', '·', '-', '/'])
}

/// What follows the full date, and the time, that `packed` begins with.
fn after_date(packed: &str) -> Option<&str> {
    let rest = number(packed, 4, 4)?.strip_prefix(['年', '-', '/', '.'])?;
    let rest = number(rest, 1, 2)?.strip_prefix(['月', '-', '/', '.'])?;
    let rest = number(rest, 1, 2)?;
    let rest = rest.strip_prefix('日').unwrap_or(rest);
    let rest = rest.strip_prefix('T').unwrap_or(rest);
    let Some(time) = number(rest, 1, 2).and_then(|rest| rest.strip_prefix([':', '时'])) else {
        return Some(rest);
    };
    let time = number(time, 1, 2)?;
    let time = time.strip_prefix('分').unwrap_or(time);
    Some(
        time.strip_prefix(':')
            .and_then(|seconds| number(seconds, 1, 2))
            .unwrap_or(time),
    )
}

/// The rest after `least` to `most` digits.
fn number(text: &str, least: usize, most: usize) -> Option<&str> {
    let digits = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    if digits < least {
        None
    } else {
        text.get(digits..)
    }
}

/// `二〇二四年五月六日`.
fn is_spelled_out(packed: &str) -> bool {
    packed.contains('年')
        && packed.ends_with('日')
        && packed
            .chars()
            .all(|char| "〇○零一二三四五六七八九十廿年月日".contains(char))
}
