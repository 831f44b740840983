//! Pinyin notes that mirror sites put after characters: `結(jié)束` becomes `結束`.
//!
//! A note is a bracket with one syllable directly after a character. With a tone mark nothing else looks like it;
//! without one (`們(men)`) it must be a reading of that character, so `云(app)` stays.

use super::draft::{Draft, Rewrite};
use super::reading;

/// Drops the notes; also what is left of a note whose character is lost (`?qǐng)`): only the `?` stays out too,
/// so that neither a sentence ends nor a wrong character stands there.
pub(super) fn strip(draft: Draft) -> Draft {
    let text = draft.text();
    let mut out = Rewrite::of(&draft);
    for (at, mark) in text.match_indices(['(', '?']) {
        let Some(sound) = text.get(at + 1..).and_then(reading::syllable) else {
            continue;
        };
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let is_note = if mark == "?" {
            reading::has_tone(sound)
        } else {
            before.is_some_and(|char| belongs(char, sound))
        };
        if is_note {
            out.drop(at..at + sound.len() + 2);
        }
    }
    out.finish().unwrap_or(draft)
}

/// Whether a note with this sound can stand after `char`. Damaged text may end in any letter (`髽I(yè)`).
fn belongs(char: char, sound: &str) -> bool {
    let toned =
        reading::has_tone(sound) && (!char.is_ascii() || char.is_ascii_alphabetic() || char == '_');
    toned || reading::is_reading(char, sound)
}
