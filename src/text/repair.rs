//! Restores characters that a mirror's annotator cut in half, where the damage can be undone byte by byte.
//!
//! Mirrors of simplified pages convert them to traditional script and put a pinyin note after each converted
//! character. Some do so on GBK bytes without regard to where characters begin, which does two kinds of harm:
//!
//! - The second byte of one character and the first of the next are taken for a third one, whose note is put between
//!   them: 日報 is `C8D5 88F3`, `D588` is 請, so `(qǐng)` lands inside 報, each half of which swallows a bracket:
//!   `日?qǐng)?bào)`. Where the second half has no note of its own, it pairs with the byte after it, and so on until a
//!   byte is below 80: `真?zhèn)鬟_(dá)` was 真傳達.
//! - The second byte of one character and the first of the next are `A3BF`, the wide question mark (or `A3A1`, the
//!   exclamation mark), which is made narrow: 色。科技創 is `… A1A3 BFC6 BCBC 8493`, so `色?萍紕(chuàng)`.
//!
//! Both are undone by putting the lost byte back. Nothing is guessed: a result counts only if it is the only one, all
//! of it are common characters, and the last one has the reading of the note that follows it, while the character
//! that stands there has not. Without a note, what stands there must be what nobody writes.

use super::draft::{Draft, Rewrite};
use super::{reading, script};
use encoding_rs::GBK;
use std::ops::Range;

/// Characters that a halved byte shifts until the next note; longer islands were not seen.
const RUN_LIMIT: usize = 40;

/// Words whose end a narrowed question mark took: the character before it ends no word, so the next is certain.
const LOST: &str = include_str!("data/lost-characters.tsv");

/// A stretch of the draft and what stood there before the damage.
struct Island {
    range: Range<usize>,
    text: String,
}

/// Puts back what can be put back; the rest stays as it is.
pub(super) fn restore(draft: Draft) -> Draft {
    let text = draft.text();
    let mut out = Rewrite::of(&draft);
    let mut done = 0;
    for (at, _) in text.match_indices(['?', '!']) {
        if at < done {
            continue;
        }
        let island = halved(text, at)
            .or_else(|| narrowed(text, at))
            .or_else(|| padded(text, at));
        if let Some(island) = island {
            done = island.range.end;
            if island.text.is_empty() {
                out.drop(island.range);
            } else {
                out.replace(island.range, &island.text);
            }
        }
    }
    out.finish().unwrap_or(draft)
}

/// The first kind of harm, its first `?` at `at`.
fn halved(text: &str, at: usize) -> Option<Island> {
    let sound = reading::syllable(text.get(at + 1..)?)?;
    let before = text.get(..at)?.chars().next_back()?;
    let lead = *encode(&before.to_string())?.get(1)?;
    let seconds =
        sounding(lead, sound).filter_map(|char| encode(&char.to_string())?.get(1).copied());
    let from = at + 1 + sound.len() + 1;
    let results: Vec<Island> = seconds
        .flat_map(
            |first| match text.get(from..).and_then(|rest| rest.strip_prefix('?')) {
                Some(rest) => single(rest, first, at, from + 1),
                None => shifted(text, at, from, first).into_iter().collect(),
            },
        )
        .collect();
    only(results)
}

/// Two wide spaces between the two characters of a name that a label introduces: `三審:姜??山`.
fn padded(text: &str, at: usize) -> Option<Island> {
    let mut before = text.get(..at)?.chars().rev();
    let after = text.get(at..)?.strip_prefix("??")?;
    let mut after = after.chars();
    let is_name = is_ideograph(before.next()?) && is_ideograph(after.next()?);
    let alone =
        matches!(before.next()?, ':' | '：' | ' ') && !after.next().is_some_and(is_ideograph);
    (is_name && alone).then(|| Island {
        range: at..at + 2,
        text: String::new(),
    })
}

fn is_ideograph(char: char) -> bool {
    ('\u{3400}'..'\u{a000}').contains(&char)
}

/// The lost character of `?qǐng)?bào)`: `rest` begins at the second syllable, `from` bytes into the text.
fn single(rest: &str, first: u8, at: usize, from: usize) -> Vec<Island> {
    let Some(sound) = reading::syllable(rest) else {
        return Vec::new();
    };
    let end = from + sound.len() + 1;
    sounding(first, sound)
        .map(|char| Island {
            range: at..end,
            text: char.to_string(),
        })
        .collect()
}

/// The second kind of harm, its mark at `at`. The mark stays, as the stop that it most often took the place of.
fn narrowed(text: &str, at: usize) -> Option<Island> {
    // The wide mark's second byte, which was the first of the character that follows.
    let first = text.as_bytes().get(at)? | 0x80;
    let island = shifted(text, at + 1, at + 1, first)?;
    let before = text.get(..at)?.chars().next_back()?;
    let lost =
        super::rows(LOST).find(|row| row.first().is_some_and(|word| word.starts_with(before)));
    let Some(lost) = lost.and_then(|row| row.get(1).copied()) else {
        return Some(island);
    };
    Some(Island {
        range: at..island.range.end,
        text: format!("{lost}{}", island.text),
    })
}

/// Reads the characters from the byte `from` on as if the byte `first` stood before them. The island begins at
/// `start`; it ends at a note, which it takes in, or else at the first byte below 80.
fn shifted(text: &str, start: usize, from: usize, first: u8) -> Option<Island> {
    let rest = text.get(from..)?;
    let noted = noted(rest, first);
    let (len, text) = noted.or_else(|| closed(rest, first))?;
    Some(Island {
        range: start..from + len,
        text,
    })
}

/// What `rest` was up to a note, which its last character must sound like, and the bytes up to the note's end.
fn noted(rest: &str, first: u8) -> Option<(usize, String)> {
    let len = rest
        .char_indices()
        .take(RUN_LIMIT)
        .find(|(_, char)| matches!(char, '(' | '?' | '\n'))?
        .0;
    let sound = rest
        .get(len..)?
        .strip_prefix(['(', '?'])
        .and_then(reading::syllable)?;
    let run = rest.get(..len)?;
    if reading::is_reading(run.chars().next_back()?, sound) {
        return None;
    }
    let mut bytes = vec![first];
    bytes.extend(encode(run)?);
    let pairs = bytes.chunks_exact(2);
    // A half that stands alone before the note was dropped with it: the sound says which character it began.
    let last = match pairs.remainder() {
        [lead] => Some(only(sounding(*lead, sound).collect())?),
        _ => None,
    };
    let mut restored = pairs.map(decode).collect::<Option<String>>()?;
    restored.extend(last);
    let ends = restored.chars().next_back()?;
    let sounds = script::is_traditional_only(ends) && reading::is_reading(ends, sound);
    sounds.then_some((len + 1 + sound.len() + 1, restored))
}

/// The same where the mirror left the note out: the run ends in an ASCII letter or sign that was the second byte of a
/// traditional character. Only what cannot have been written so (`梢酝ㄟ^`) is taken for damage.
fn closed(rest: &str, first: u8) -> Option<(usize, String)> {
    let (at, _) = rest
        .char_indices()
        .take(RUN_LIMIT)
        .find(|(_, char)| char.is_ascii())?;
    let run = rest.get(..=at).filter(|run| {
        run.as_bytes()
            .last()
            .is_some_and(|byte| (0x40..0x7f).contains(byte))
    })?;
    let mut bytes = vec![first];
    bytes.extend(encode(run)?);
    let pairs = bytes.chunks_exact(2);
    let whole = pairs.remainder().is_empty()
        && run.chars().any(|char| !char.is_ascii() && !is_common(char));
    let restored = pairs.map(decode).collect::<Option<String>>()?;
    let ends = restored.chars().next_back()?;
    (whole && script::is_traditional_only(ends)).then_some((run.len(), restored))
}

/// The traditional characters with this first byte and this sound.
fn sounding(lead: u8, sound: &str) -> impl Iterator<Item = char> {
    (0x40..=0xfe)
        .filter_map(move |second| character(&[lead, second]))
        .filter(move |char| script::is_traditional_only(*char) && reading::is_reading(*char, sound))
}

/// The one element of a list of one.
fn only<T>(mut list: Vec<T>) -> Option<T> {
    if list.len() == 1 { list.pop() } else { None }
}

fn encode(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, lost) = GBK.encode(text);
    (!lost).then(|| bytes.into_owned())
}

/// The common character that two bytes are in GBK: an ideograph of modern text or a mark of punctuation.
fn decode(pair: &[u8]) -> Option<char> {
    character(pair).filter(|char| is_common(*char))
}

/// The one character that two bytes are in GBK.
fn character(pair: &[u8]) -> Option<char> {
    if pair.first().is_none_or(|lead| *lead < 0x81) {
        return None;
    }
    let text = GBK.decode_without_bom_handling_and_without_replacement(pair)?;
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Whether modern text, in either script, uses the character.
fn is_common(char: char) -> bool {
    is_gb2312(char) || script::is_traditional_only(char) || is_mark(char)
}

fn is_mark(char: char) -> bool {
    matches!(
        char,
        '、' | '。' | '“' | '”' | '《' | '》' | '，' | '：' | '；' | '（' | '）' | '·'
    )
}

/// Whether GB 2312, the set of simplified text, has the character.
fn is_gb2312(char: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, lost) = GBK.encode(char.encode_utf8(&mut buffer));
    !lost && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(text: &str) -> String {
        restore(Draft::of(text)).text().to_owned()
    }

    #[test]
    fn a_halved_character_comes_back() {
        assert_eq!(
            restored("日?qǐng)?bào)訊"),
            "日報訊",
            "both halves have a note"
        );
        assert_eq!(
            restored("第一要?jiǎng)?wù)"),
            "第一要務",
            "both halves have a note"
        );
        assert_eq!(
            restored("認(rèn)真?zhèn)鬟_(dá)"),
            "認(rèn)真傳達",
            "the second half shifts 達"
        );
    }

    #[test]
    fn text_behind_a_narrowed_question_mark_comes_back() {
        assert_eq!(
            restored("底色?萍紕(chuàng)新"),
            "底色?科技創新",
            "a half was dropped with the note's bracket"
        );
        assert_eq!(
            restored("抓工期?茖W(xué)組織"),
            "抓工期?科學組織",
            "up to the byte below 80"
        );
        assert_eq!(
            restored("要非?粗仄髽I(yè)"),
            "要非常看重企業",
            "非 ends no word, so 常 is certain"
        );
    }

    #[test]
    fn an_island_without_a_note_comes_back_if_nobody_can_have_written_it() {
        assert_eq!(
            restored("不例外執行??梢酝ㄟ^共享"),
            "不例外執行??可以通過共享",
            "ends with the byte below 80"
        );
        assert_eq!(
            restored("三審:姜??山\n"),
            "三審:姜山\n",
            "the padding of a short name"
        );
        for text in ["你去嗎?去了A股", "怎麼樣??他說"] {
            assert_eq!(restored(text), text, "somebody may have written it");
        }
    }

    #[test]
    fn what_cannot_be_known_stays() {
        for text in [
            "勇?lián)姑⒍嘧髫暙I(xiàn)",
            "還有缺口?”走訪(fǎng)第一站",
            "怎麼樣?用工會(huì)議",
            "好嗎?",
        ] {
            assert_eq!(
                restored(text),
                text,
                "nothing here is certain, so nothing may change"
            );
        }
    }
}
