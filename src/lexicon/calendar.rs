//! Words for days, and the years of the lunar calendar.

use super::char_set::CharSet;
use crate::kind::PartOfDay;
use jiff::ToSpan as _;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

const WORDS: &str = include_str!("data/date-words.tsv");
const LUNAR: &str = include_str!("data/lunar-years.tsv");

/// What a date word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateWord {
    /// So many days from publication: 昨日 is -1.
    Day(i8),
    /// So many months from the month of publication: 上月 is -1.
    Month(i8),
    /// So many years from the year of publication: 去年 is -1.
    Year(i8),
    /// The day that was last named: 当天.
    Same,
    /// So many days after the day that was last named: 次日 is 1.
    Next(i8),
    /// About the month of publication: 近日, 日前.
    Recent,
    /// A day of the lunar calendar, month and day: 中秋节.
    Feast(i8, i8),
    /// A day of the civil calendar, month and day: 元旦.
    Civil(i8, i8),
    /// A part of the day that was last named: 上午.
    Part,
    /// No date, but looks like the beginning of one: 当前.
    Skip,
}

/// A word with its meaning.
#[derive(Debug, Clone)]
pub struct DateWordEntry {
    /// The word.
    pub word: Box<str>,
    /// What it stands for.
    pub meaning: DateWord,
    /// The part of the day that it names.
    pub part: Option<PartOfDay>,
}

/// A year of the lunar calendar.
#[derive(Debug, Clone)]
struct LunarYear {
    first_day: Date,
    month_lengths: Vec<i8>,
    leap: i8,
}

/// Date words by their first character, and the lunar years.
#[derive(Debug)]
pub struct Calendar {
    words: FxHashMap<char, Vec<DateWordEntry>>,
    firsts: CharSet,
    lunar: BTreeMap<i16, LunarYear>,
}

impl Calendar {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        let mut words: FxHashMap<char, Vec<DateWordEntry>> = FxHashMap::default();
        for entry in rows(WORDS).filter_map(|row| word_entry(&row)) {
            if let Some(first) = entry.word.chars().next() {
                words.entry(first).or_default().push(entry);
            }
        }
        for entries in words.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.word.len()));
        }
        let lunar = rows(LUNAR).filter_map(|row| lunar_year(&row)).collect();
        Self {
            firsts: words.keys().copied().collect(),
            words,
            lunar,
        }
    }

    /// Whether a date word begins with the character.
    #[must_use]
    pub fn begins_word(&self, first: char) -> bool {
        self.firsts.contains(first)
    }

    /// The longest date word that `text` begins with.
    #[must_use]
    pub fn word_at(&self, text: &str) -> Option<&DateWordEntry> {
        let first = text.chars().next()?;
        self.words
            .get(&first)?
            .iter()
            .find(|entry| text.starts_with(&*entry.word))
    }

    /// The civil day of a day of a lunar year (not of its repeated month); the 30th of a month of 29 days is its last.
    #[must_use]
    pub fn lunar_day(&self, year: i16, month: i8, day: i8) -> Option<Date> {
        let lunar = self.lunar.get(&year)?;
        let ordinal = usize::try_from(month.checked_sub(1)?).ok()?;
        let index = ordinal + usize::from(lunar.leap != 0 && month > lunar.leap);
        let length = *lunar.month_lengths.get(index)?;
        let before: i32 = lunar
            .month_lengths
            .iter()
            .take(index)
            .map(|days| i32::from(*days))
            .sum();
        let offset = before + i32::from(day.min(length)) - 1;
        lunar.first_day.checked_add(offset.days()).ok()
    }
}

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

fn word_entry(row: &[&str]) -> Option<DateWordEntry> {
    let &[word, unit, number, part] = row else {
        return None;
    };
    let (first, second) = number.split_once('.').unwrap_or((number, "0"));
    let first: i8 = first.parse().ok()?;
    let second: i8 = second.parse().ok()?;
    let meaning = match unit {
        "day" => DateWord::Day(first),
        "month" => DateWord::Month(first),
        "year" => DateWord::Year(first),
        "same" => DateWord::Same,
        "next" => DateWord::Next(first),
        "recent" => DateWord::Recent,
        "feast" => DateWord::Feast(first, second),
        "civil" => DateWord::Civil(first, second),
        "part" => DateWord::Part,
        "skip" => DateWord::Skip,
        _ => return None,
    };
    Some(DateWordEntry {
        word: word.into(),
        meaning,
        part: PartOfDay::from_code(part),
    })
}

fn lunar_year(row: &[&str]) -> Option<(i16, LunarYear)> {
    let &[year, first_day, lengths, leap] = row else {
        return None;
    };
    let month_lengths = lengths
        .split(' ')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let year_data = LunarYear {
        first_day: first_day.parse().ok()?,
        month_lengths,
        leap: leap.parse().ok()?,
    };
    Some((year.parse().ok()?, year_data))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_row_is_read_and_sorted() {
        for (table, name, read) in [(WORDS, "date-words", true), (LUNAR, "lunar-years", false)] {
            let keys: Vec<&str> = rows(table).map(|row| row[0]).collect();
            assert!(keys.is_sorted(), "{name}.tsv is sorted by its first column");
            for row in rows(table) {
                let ok = if read {
                    word_entry(&row).is_some()
                } else {
                    lunar_year(&row).is_some()
                };
                assert!(
                    ok,
                    "{name}.tsv: this row is not in the form its header gives: {row:?}"
                );
            }
        }
    }

    #[test]
    fn a_lunar_year_ends_where_the_next_begins() {
        let calendar = Calendar::load();
        for (year, lunar) in &calendar.lunar {
            let days: i32 = lunar
                .month_lengths
                .iter()
                .map(|days| i32::from(*days))
                .sum();
            if let Some(next) = calendar.lunar.get(&(year + 1)) {
                assert_eq!(
                    lunar.first_day.checked_add(days.days()).ok(),
                    Some(next.first_day),
                    "length of {year}"
                );
            }
        }
    }

    #[test]
    fn known_feasts_fall_on_known_days() {
        let calendar = Calendar::load();
        for (year, month, day, expected) in [
            (2024, 1, 1, date(2024, 2, 10)),
            (2023, 8, 15, date(2023, 9, 29)),
            (2024, 8, 15, date(2024, 9, 17)),
            (2020, 5, 5, date(2020, 6, 25)),
            (2024, 12, 30, date(2025, 1, 28)),
        ] {
            assert_eq!(
                calendar.lunar_day(year, month, day),
                Some(expected),
                "{year}, lunar {month}.{day}"
            );
        }
    }
}
