//! Whether one name is the short form of another.

use crate::lexicon::organizations::Organizations;

/// What a name has behind everything of its own.
const LEGAL_PARTS: &[&str] = &["集团", "公司", "有限", "股份", "责任"];
/// How many characters a place may take at the beginning of a name.
const LONGEST_PLACE: usize = 7;

/// Whether `short` is a short form of `full`: its characters stand in `full` in order, and it keeps
/// the whole of what `full` has of its own (朱鹮谷集团 of 陕西朱鹮谷生态农业集团有限公司; 南通科技 is none of 南通某某科技有限公司).
#[must_use]
pub fn short_of(short: &str, full: &str, lexicon: &Organizations) -> bool {
    let short: Vec<char> = plain(short);
    let full: Vec<char> = plain(full);
    if short.len() < 2 || short.len() >= full.len() {
        return false;
    }
    let head = short.get(..2).unwrap_or_default();
    let begins = full
        .windows(2)
        .take(LONGEST_PLACE + 1)
        .position(|pair| pair == head);
    let Some(begins) = begins else { return false };
    let own: String = full.iter().skip(begins).collect();
    let kept = brand(&own, lexicon);
    if LEGAL_PARTS.iter().any(|part| own.starts_with(part)) {
        return false;
    }
    let short_text: String = short.iter().collect();
    short_text.starts_with(kept) && is_in_order(&short, full.get(begins..).unwrap_or_default())
}

/// What a name without its place has of its own: its characters before the first generic word or trade,
/// two at least.
pub(super) fn brand<'n>(name: &'n str, lexicon: &Organizations) -> &'n str {
    let second = name.char_indices().nth(2).map_or(name.len(), |(at, _)| at);
    let generic = lexicon.generics.words(name).map(|word| word.start);
    let trade = lexicon
        .trades
        .endings(name)
        .into_iter()
        .map(|word| word.start);
    let legal = ["集团", "公司", "有限", "股份", "大学", "学院"]
        .iter()
        .filter_map(|word| name.find(word));
    let end = generic
        .chain(trade)
        .chain(legal)
        .filter(|start| *start >= second)
        .min()
        .unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// The characters of a name without brackets, quotes and spaces.
fn plain(name: &str) -> Vec<char> {
    let mut depth = 0_u32;
    let mut kept = Vec::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && c.is_alphanumeric() => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn is_in_order(short: &[char], full: &[char]) -> bool {
    let mut rest = full.iter();
    short.iter().all(|c| rest.any(|other| other == c))
}
