//! What is left of a name when the ways to write it are taken off.

use crate::text::simplified;
use pinyin::ToPinyin;

/// A name without script, width, case, spaces and punctuation.
pub(super) fn folded(name: &str) -> String {
    simplified(name)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How a name sounds, without tones: `李若彤` is `liruotong`. `None` where a character has no sound that is known.
pub(super) fn sound(folded: &str) -> Option<String> {
    let sounds = folded
        .chars()
        .map(|c| c.to_pinyin().map(|sound| sound.plain()));
    let sound: String = sounds.collect::<Option<_>>()?;
    (!sound.is_empty()).then_some(sound.replace('ü', "v"))
}

/// The sounds that a name in Latin letters may mean: `Li Ruotong`, `RUOTONG LI`. None where it has other letters.
pub(super) fn spelt(name: &str) -> Vec<String> {
    let bare: String = name.chars().filter_map(without_tone).collect();
    let words: Vec<&str> = bare
        .split(|c: char| !c.is_ascii_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let is_latin = name
        .chars()
        .all(|c| without_tone(c).is_some() || c == '\u{200b}');
    if !is_latin || words.is_empty() {
        return Vec::new();
    }
    let mut spelt = vec![words.concat()];
    // The family name may stand last.
    if words.len() > 1 {
        let (last, first) = (words[words.len() - 1], &words[..words.len() - 1]);
        spelt.push(format!("{last}{}", first.concat()));
    }
    spelt
}

/// A letter without its tone, in lower case; anything between words is a space. `None` for other letters.
fn without_tone(c: char) -> Option<char> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    Some(match lower {
        'a'..='z' => lower,
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        ' ' | '-' | ',' | '.' | '\'' | '’' | '·' => ' ',
        _ => return None,
    })
}

/// `name` with each of its characters left out in turn: what a slip in one character leaves as it is.
pub(super) fn with_one_left_out(name: &str) -> impl Iterator<Item = String> {
    (0..name.chars().count()).map(move |out| {
        let kept = name.chars().enumerate().filter(move |(at, _)| *at != out);
        kept.map(|(_, c)| c).collect()
    })
}

/// Pairs of neighbouring characters.
pub(super) fn bigrams(name: &str) -> impl Iterator<Item = [char; 2]> {
    name.chars().zip(name.chars().skip(1)).map(|(a, b)| [a, b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_is_taken_off() {
        for (name, expected) in [
            ("李若彤", "李若彤"),
            (
                "江西蜀口春茶業（集團）有限公司",
                "江西蜀口春茶业集团有限公司",
            ),
            ("ＡＢＢ 电气", "abb电气"),
            ("库尔班江·艾力", "库尔班江艾力"),
            ("……", ""),
        ] {
            assert_eq!(folded(name), expected, "{name}");
        }
    }

    #[test]
    fn sounds_meet_what_is_spelt() {
        assert_eq!(sound("李若彤").as_deref(), Some("liruotong"));
        assert_eq!(sound("吕兰").as_deref(), Some("lvlan"));
        assert_eq!(sound("abb电气"), None);
        assert_eq!(spelt("Li Ruotong")[0], "liruotong");
        assert_eq!(spelt("Ruò-tóng LǏ"), ["ruotongli", "liruotong"]);
        assert_eq!(spelt("Lü Lan")[0], "lvlan");
        assert!(spelt("李若彤").is_empty() && spelt("3M").is_empty() && spelt(" - ").is_empty());
    }

    #[test]
    fn slips_share_a_pattern() {
        let of = |name| with_one_left_out(name).collect::<Vec<_>>();
        assert_eq!(of("李若彤"), ["若彤", "李彤", "李若"]);
        assert!(of("李若桐").contains(&of("李若彤")[2]));
    }
}
