//! How characters sound: what a pinyin note is, and whether it belongs to its character.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const READINGS: &str = include_str!("data/readings.tsv");

static TABLE: LazyLock<FxHashMap<char, &'static str>> = LazyLock::new(|| {
    super::rows(READINGS)
        .filter_map(|row| Some((row.first()?.chars().next()?, *row.get(1)?)))
        .collect()
});

/// The longest syllable that Mandarin has, `zhuang`, in characters.
const LONGEST: usize = 6;

/// Whether `sound`, with its tone mark, is a reading of `char`.
pub(super) fn is_reading(char: char, sound: &str) -> bool {
    TABLE
        .get(&char)
        .is_some_and(|readings| readings.split(' ').any(|reading| reading == sound))
}

/// The syllable that `rest` begins with, followed by `)`.
pub(super) fn syllable(rest: &str) -> Option<&str> {
    let end = rest
        .char_indices()
        .take(LONGEST + 1)
        .find(|(_, char)| *char == ')')?
        .0;
    let sound = rest.get(..end)?;
    (!sound.is_empty()
        && sound
            .chars()
            .all(|char| char.is_ascii_lowercase() || is_toned(char) || char == 'ü'))
    .then_some(sound)
}

/// Whether a syllable carries a tone mark, which no abbreviation does.
pub(super) fn has_tone(sound: &str) -> bool {
    sound.chars().any(is_toned)
}

fn is_toned(char: char) -> bool {
    matches!(
        char,
        'ā' | 'á'
            | 'ǎ'
            | 'à'
            | 'ē'
            | 'é'
            | 'ě'
            | 'è'
            | 'ī'
            | 'í'
            | 'ǐ'
            | 'ì'
            | 'ō'
            | 'ó'
            | 'ǒ'
            | 'ò'
            | 'ū'
            | 'ú'
            | 'ǔ'
            | 'ù'
            | 'ǖ'
            | 'ǘ'
            | 'ǚ'
            | 'ǜ'
            | 'ń'
            | 'ň'
            | 'ǹ'
            | 'ḿ'
    )
}
