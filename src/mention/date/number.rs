//! Numbers of dates, in Arabic and Chinese figures.

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    /// Bytes it takes.
    pub(super) length: usize,
    /// How many figures it is written with; 十 counts as one.
    pub(super) figures: usize,
    pub(super) arabic: bool,
}

/// Digits of the longest number that is read.
const MOST_DIGITS: usize = 10;

/// Chinese figures of the longest number that is read.
const MOST_FIGURES: usize = 6;

/// The value of a Chinese figure; 十 is 10.
pub(super) fn figure(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        _ => return None,
    })
}

/// Reads the number that `text` begins with, whole; `None` where there is none or it is too large for a date.
pub(super) fn read(text: &str) -> Option<Number> {
    // A run that is longer is no date's number however it goes on, and texts may be nothing but digits.
    let digits = text.bytes().take(MOST_DIGITS + 1);
    let digits = digits.take_while(u8::is_ascii_digit).count();
    if digits > MOST_DIGITS {
        return None;
    }
    if digits > 0 {
        let value = text.get(..digits)?.parse().ok()?;
        return Some(Number {
            value,
            length: digits,
            figures: digits,
            arabic: true,
        });
    }
    let (mut values, mut length, mut figures) = ([0; MOST_FIGURES], 0, 0);
    for c in text.chars().take(MOST_FIGURES) {
        let Some(value) = figure(c) else { break };
        values[figures] = value;
        length += c.len_utf8();
        figures += 1;
    }
    let value = chinese(&values[..figures])?;
    Some(Number {
        value,
        length,
        figures,
        arabic: false,
    })
}

/// 二〇二四 by position; 十, 二十三, 廿三 by tens.
fn chinese(values: &[u32]) -> Option<u32> {
    if values.is_empty() {
        return None;
    }
    if values.iter().all(|value| *value < 10) {
        return Some(values.iter().fold(0, |sum, value| sum * 10 + value));
    }
    match values {
        [ten] => Some(*ten),
        [10, unit] if *unit < 10 => Some(10 + unit),
        [tens, 10] if *tens < 10 => Some(tens * 10),
        [tens @ (20 | 30), unit] if *unit < 10 => Some(tens + unit),
        [tens, 10, unit] if *tens < 10 && *unit < 10 => Some(tens * 10 + unit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_and_arabic_figures_are_read() {
        for (text, value) in [
            ("2024年", 2024),
            ("二〇二四年", 2024),
            ("十日", 10),
            ("二十三日", 23),
            ("廿三", 23),
            ("三十一日", 31),
            ("七月", 7),
        ] {
            assert_eq!(read(text).map(|number| number.value), Some(value), "{text}");
        }
        assert_eq!(read("月"), None, "no number");
    }
}
