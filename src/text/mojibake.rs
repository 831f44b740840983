//! Text that was read in a wrong encoding, where that can be undone byte by byte.
//!
//! Three readings are known. UTF-8 read as GBK makes three characters of two (`中国` becomes `涓浗`), UTF-8
//! read as Latin-1 three of one (`ä¸­å›½`), GBK read as Latin-1 two of one (`ÖÐ¹ú`). A stretch is undone if its bytes
//! are text in the right encoding from end to end and it is so long that chance makes no such thing; shorter
//! stretches only in a text that was misread as a whole. GBK read as UTF-8 has lost its bytes and is not undone.
//!
//! Before a byte that is no second half of a character, the wrong reading loses the last byte of a stretch. What
//! stood there is not guessed but marked as lost, save between the numbers of a date (`2024骞?8鏈?2鏃?`).

use super::draft::{Draft, Rewrite};
use encoding_rs::{GBK, WINDOWS_1252};
use std::ops::Range;

/// So many ideographs in a row are no chance: one in 10⁹ stretches of this length reads both ways.
const CERTAIN: usize = 4;

/// Of the characters of a text that was misread as a whole, in percent, so many stand in certain stretches.
const WHOLE: usize = 50;

/// A longer stretch without a blank or an ASCII character is no text.
const LONGEST: usize = 4096;

/// What stands for a character whose last byte is lost.
const LOST: &str = "\u{fffd}";

/// A stretch as it is and as it was.
struct Stretch {
    range: Range<usize>,
    /// The smallest pieces that begin and end with a character in either reading.
    pieces: Vec<(Range<usize>, String)>,
    ideographs: usize,
    /// The last two bytes of a character that was cut off, and where what is left of it ends.
    cut: Option<Vec<u8>>,
}

/// Undoes what is certain; the rest stays as it is.
pub(super) fn restore(draft: Draft) -> Draft {
    let text = draft.text();
    let mut chars = 0;
    let mut found = Vec::new();
    for run in runs(text) {
        let Some(stretch) = text.get(run.clone()) else {
            continue;
        };
        chars += stretch.chars().count();
        if stretch.len() <= LONGEST {
            found.extend(undone(stretch, run.start));
        }
    }
    let certain = |stretch: &&Stretch| stretch.ideographs >= CERTAIN;
    let undone: usize = found
        .iter()
        .filter(certain)
        .filter_map(|stretch| Some(text.get(stretch.range.clone())?.chars().count()))
        .sum();
    let whole = undone > 0 && undone * 100 >= chars * WHOLE;
    let mut out = Rewrite::of(&draft);
    for stretch in found.iter().filter(|stretch| whole || certain(stretch)) {
        write(&mut out, text, stretch);
    }
    out.finish().unwrap_or(draft)
}

fn write(out: &mut Rewrite<'_>, text: &str, stretch: &Stretch) {
    let Some((last, pieces)) = stretch.pieces.split_last() else {
        return;
    };
    for (range, right) in pieces {
        out.replace(range.clone(), right);
    }
    let Some(cut) = &stretch.cut else {
        out.replace(last.0.clone(), &last.1);
        return;
    };
    // The mark that the wrong reading put for the lost byte stands for the same character.
    let mark = text
        .get(last.0.end..)
        .and_then(|rest| rest.chars().next())
        .filter(|char| matches!(char, '?' | '\u{fffd}'));
    let end = last.0.end + mark.map_or(0, char::len_utf8);
    let before = text.get(..stretch.range.start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let known = if stretch.pieces.len() == 1 && last.1.is_empty() {
        of_date(cut, before, after)
    } else {
        None
    };
    let right = format!("{}{}", last.1, known.unwrap_or(LOST));
    out.replace(last.0.start..end, &right);
}

/// 年, 月 or 日 behind a number, by its first two bytes.
fn of_date(cut: &[u8], before: &str, after: &str) -> Option<&'static str> {
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number_follows = after.starts_with(|char: char| char.is_ascii_digit());
    match (cut, digits) {
        ([0xE5, 0xB9], 4) => Some("年"),
        ([0xE6, 0x9C], 1 | 2) if number_follows => Some("月"),
        ([0xE6, 0x97], 1 | 2) => Some("日"),
        _ => None,
    }
}

/// The stretches without ASCII characters, blanks and characters that are lost already.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(belongs)?;
        let tail = text.get(start..)?;
        rest = tail
            .find(|char| !belongs(char))
            .map_or(text.len(), |len| start + len);
        Some(start..rest)
    })
}

fn belongs(char: char) -> bool {
    !char.is_ascii() && !matches!(char, '\u{fffd}' | '\u{3000}' | '\u{2003}' | '\u{2028}')
}

/// What the stretch at `start` was, if it was anything else.
fn undone(stretch: &str, start: usize) -> Option<Stretch> {
    let first = stretch.chars().next()?;
    if u32::from(first) < 0x100 {
        return utf8(stretch, start, latin).or_else(|| two_bytes(stretch, start));
    }
    // Each stretch of misread UTF-8 begins with the first two bytes of a character.
    matches!(*encode(first)?, [0xE2..=0xEF, 0x80..=0xBF])
        .then(|| utf8(stretch, start, gbk))
        .flatten()
}

/// Gives back the bytes of a character, which it is told with those before it and the character behind it.
type Bytes = fn(&mut Vec<u8>, char, Option<char>) -> Option<()>;

/// UTF-8 whose bytes `bytes_of` gives back.
fn utf8(stretch: &str, start: usize, bytes_of: Bytes) -> Option<Stretch> {
    let mut bytes = Vec::with_capacity(stretch.len());
    // After how many bytes each character ends, and where.
    let mut ends = Vec::new();
    let mut chars = stretch.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        bytes_of(&mut bytes, char, chars.peek().map(|(_, next)| *next))?;
        ends.push((bytes.len(), start + at + char.len_utf8()));
    }
    let valid = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return None,
    };
    let (sound, rest) = bytes.split_at_checked(valid)?;
    let right = std::str::from_utf8(sound).ok()?;
    if rest.len() == 1 || !right.chars().all(is_text) {
        return None;
    }
    let (mut pieces, mut open, mut ends) = (Vec::new(), String::new(), ends.into_iter());
    let (mut from, mut done) = (start, 0);
    for char in right.chars() {
        open.push(char);
        done += char.len_utf8();
        let mut reached = ends.as_slice().iter();
        let passed = reached.position(|(bytes, _)| *bytes >= done)?;
        if ends.as_slice().get(passed)?.0 == done {
            let (_, end) = ends.nth(passed)?;
            pieces.push((from..end, std::mem::take(&mut open)));
            from = end;
        }
    }
    if from < start + stretch.len() {
        pieces.push((from..start + stretch.len(), open));
    }
    Some(Stretch {
        range: start..start + stretch.len(),
        pieces,
        ideographs: right.chars().filter(|char| is_ideograph(*char)).count(),
        cut: (!rest.is_empty()).then(|| rest.to_vec()),
    })
}

/// GBK read as Latin-1: pairs of letters, each a common character.
fn two_bytes(stretch: &str, start: usize) -> Option<Stretch> {
    let chars: Vec<(usize, char)> = stretch.char_indices().collect();
    let mut pieces = Vec::with_capacity(chars.len() / 2);
    for pair in chars.chunks(2) {
        let [(at, first), (next, second)] = pair else {
            return None;
        };
        let bytes = [u8::try_from(*first).ok()?, u8::try_from(*second).ok()?];
        if !matches!(bytes, [0xA1..=0xA3 | 0xB0..=0xF7, 0xA1..=0xFE]) {
            return None;
        }
        let right = GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
        let end = next + second.len_utf8();
        pieces.push((start + at..start + end, right.into_owned()));
    }
    let ideographs = pieces
        .iter()
        .filter(|(_, right)| right.starts_with(is_ideograph))
        .count();
    Some(Stretch {
        range: start..start + stretch.len(),
        pieces,
        ideographs,
        cut: None,
    })
}

fn encode(char: char) -> Option<Vec<u8>> {
    let mut utf8 = [0; 4];
    let (bytes, _, lost) = GBK.encode(char.encode_utf8(&mut utf8));
    (!lost).then(|| bytes.into_owned())
}

fn gbk(bytes: &mut Vec<u8>, char: char, next: Option<char>) -> Option<()> {
    // The euro sign is 80, and since 2005 A2 E3, too, in which a character begins that goes on behind it.
    let ends = char == '€' && missing(bytes) == 1;
    let follows = next.filter(|_| ends).and_then(encode);
    if follows.is_some_and(|next| matches!(*next, [0x80..=0xBF, ..])) {
        bytes.extend([0xA2, 0xE3]);
    } else {
        bytes.extend(encode(char)?);
    }
    Some(())
}

/// How many bytes the last character of three still lacks.
fn missing(bytes: &[u8]) -> usize {
    let follow = bytes
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, 0x80..=0xBF));
    2_usize.saturating_sub(follow.count())
}

/// The byte that Latin-1, or what Windows takes for it, shows as this character.
fn latin(bytes: &mut Vec<u8>, char: char, _next: Option<char>) -> Option<()> {
    if let Ok(byte) = u8::try_from(char) {
        bytes.push(byte);
        return Some(());
    }
    let mut utf8 = [0; 4];
    let (byte, _, lost) = WINDOWS_1252.encode(char.encode_utf8(&mut utf8));
    bytes.extend_from_slice(&byte);
    (!lost).then_some(())
}

fn is_ideograph(char: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&char)
}

/// What Chinese news is written in.
fn is_text(char: char) -> bool {
    is_ideograph(char)
        || char.is_ascii()
        || matches!(char, '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}')
        || matches!(char, '\u{2010}'..='\u{2027}' | '·' | '\u{a0}' | '\u{3400}'..='\u{4dbf}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::Encoding;
    use proptest::prelude::*;

    const PROSE: &str = "县委书记张远志到南坪镇调研，县长李若川参加了";

    fn restored(text: &str) -> String {
        restore(Draft::of(text)).text().to_owned()
    }

    fn misread(bytes: &[u8], wrong: &'static Encoding) -> String {
        wrong.decode_without_bom_handling(bytes).0.into_owned()
    }

    fn as_latin(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }

    #[test]
    fn each_wrong_reading_is_undone() {
        let gbk = GBK.encode(PROSE).0;
        for wrong in [
            misread(PROSE.as_bytes(), GBK),
            misread(PROSE.as_bytes(), WINDOWS_1252),
            as_latin(PROSE.as_bytes()),
            as_latin(&gbk),
            misread(&gbk, WINDOWS_1252),
        ] {
            assert_eq!(restored(&wrong), PROSE, "{wrong}");
        }
    }

    #[test]
    fn each_character_leads_to_what_it_was_made_of() {
        let wrong = misread(PROSE.as_bytes(), GBK);
        let draft = restore(Draft::of(&wrong));
        let at = draft.text().find("张远志").unwrap();
        let home = draft.home(at..at + "张远志".len());
        let part: String = wrong
            .chars()
            .skip(home.start)
            .take(home.end - home.start)
            .collect();
        let bytes = GBK.encode(&part).0;
        let right = std::str::from_utf8(&bytes).unwrap();
        assert!(
            right.contains("张远志") && right.chars().count() <= 5,
            "the span is `{right}`"
        );
    }

    #[test]
    fn a_misread_part_is_undone_and_the_rest_is_left() {
        let wrong = format!("原文如下：\n{}\n（完）", misread(PROSE.as_bytes(), GBK));
        assert_eq!(restored(&wrong), format!("原文如下：\n{PROSE}\n（完）"));
    }

    #[test]
    fn a_lost_last_byte_is_marked_and_dates_are_known() {
        let right = "2024年8月12日，县委书记张远志到南坪镇调研2家企业，县长李若川参加。";
        let wrong = misread(right.as_bytes(), GBK);
        assert!(wrong.contains('\u{fffd}'), "the case has losses: {wrong}");
        for wrong in [wrong.clone(), wrong.replace('\u{fffd}', "?")] {
            let undone = restored(&wrong);
            assert!(undone.starts_with("2024年8月12日，县委书记"), "{undone}");
            for word in ["张远志到南坪镇调", "家企业", "李若川参加"] {
                assert!(undone.contains(word), "{word} is not in {undone}");
            }
        }
    }

    #[test]
    fn what_somebody_may_have_written_stays() {
        for text in [
            PROSE,
            "縣長張遠志到南坪鎮調研，鏈長制、錛鑿。",
            "联通公司与移动公司",
            "Müller & Söhne, Besançon, Škoda",
            "café naïve Ångström ÄÖÜäöü",
            "２０２４年，张㛃（女）任职",
            "锟斤拷锟斤拷",
        ] {
            assert_eq!(restored(text), text, "nothing here is misread");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn simplified_and_traditional_text_is_left_alone(text in "[一-龥，。、：]{1,60}") {
            let bytes = GBK.encode(&text).0;
            prop_assume!(std::str::from_utf8(&bytes).is_err());
            prop_assert_eq!(restored(&text), text);
        }

        #[test]
        fn whatever_was_written_comes_back(text in "[一-龥]{5,9}[一-龥，。、“”]{0,30}") {
            prop_assert_eq!(restored(&as_latin(text.as_bytes())), text.clone());
            // A wide blank parts stretches, and rare characters are read as one.
            prop_assume!(!misread(text.as_bytes(), GBK).contains('\u{3000}'));
            // Read as GBK, the last character may have lost a byte, and says so.
            let undone = restored(&misread(text.as_bytes(), GBK));
            let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
            prop_assert_eq!(undone.get(..last), text.get(..last));
            prop_assert!(undone == text || undone.get(last..) == Some(LOST), "{}", undone);
        }

        #[test]
        fn any_text_keeps_its_way_home(text in "[ -~一-龥À-ÿ锛銆鐨涓浗\u{fffd}\n]{0,60}") {
            let draft = restore(Draft::of(&text));
            let home = draft.home(0..draft.text().len());
            prop_assert!(home.start <= home.end && home.end <= text.chars().count());
            prop_assert!(text.get(home.byte_start..home.byte_end).is_some());
        }
    }
}
