//! Traditional script becomes simplified, character for character; phrases decide where one character has two forms.

use super::draft::{Draft, Rewrite};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

const CHARACTERS: &str = include_str!("data/traditional-characters.tsv");
const PHRASES: &str = include_str!("data/traditional-phrases.tsv");

/// One character in this many must be traditional-only before a text counts as traditional. Whole pages have one in
/// three, half-converted ones one in eight; simplified ones, with a name in 堃 or 昇, fewer than one in a hundred.
const SHARE: usize = 25;

/// And no more than this many simplified-only characters may come to each of them.
const REMAINS: usize = 4;

/// Characters below U+10000 are looked up in a flat table.
const PLANE: usize = 0x1_0000;

/// The tables, built when a text is first judged: about half a millisecond.
struct Script {
    /// The simplified form of each character of the basic plane; NUL where it is its own.
    plane: Vec<char>,
    /// The same for the few beyond it.
    beyond: HashMap<char, char>,
    /// Phrases by their first character, longest first.
    phrases: HashMap<char, Vec<(&'static str, &'static str)>>,
    /// The characters of the basic plane that only one script uses.
    signs: Vec<Option<Sign>>,
}

/// What a character says about the script of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Not in GB 2312, the set of simplified text; 乾 and 著 are in both.
    Traditional,
    /// Not in Big5, the set of traditional text.
    Simplified,
}

static SCRIPT: LazyLock<Script> = LazyLock::new(Script::load);

impl Script {
    fn load() -> Self {
        let mut plane = vec!['\0'; PLANE];
        let mut beyond = HashMap::new();
        let mut signs = vec![None; PLANE];
        for row in super::rows(CHARACTERS) {
            let [from, to, scripts] = row.as_slice() else {
                continue;
            };
            let (Some(from), Some(to)) = (from.chars().next(), to.chars().next()) else {
                continue;
            };
            if let Some(sign) = signs
                .get_mut(from as usize)
                .filter(|_| scripts.contains('T'))
            {
                *sign = Some(Sign::Traditional);
            }
            if let Some(sign) = signs.get_mut(to as usize).filter(|_| scripts.contains('S')) {
                *sign = Some(Sign::Simplified);
            }
            match plane.get_mut(from as usize) {
                Some(slot) => *slot = to,
                None => {
                    beyond.insert(from, to);
                }
            }
        }
        let mut by_first: BTreeMap<char, Vec<(&str, &str)>> = BTreeMap::new();
        for (from, to) in pairs(PHRASES) {
            if let Some(first) = from.chars().next() {
                by_first.entry(first).or_default().push((from, to));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
        Self {
            plane,
            beyond,
            phrases: by_first.into_iter().collect(),
            signs,
        }
    }

    fn sign(&self, char: char) -> Option<Sign> {
        self.signs.get(char as usize).copied().flatten()
    }

    fn simplified(&self, char: char) -> Option<char> {
        match self.plane.get(char as usize) {
            Some('\0') => None,
            Some(&to) => Some(to),
            None => self.beyond.get(&char).copied(),
        }
    }
}

/// The first two fields of each row.
fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    super::rows(table).filter_map(|row| Some((*row.first()?, *row.get(1)?)))
}

/// Whether the character is one that only traditional text uses.
pub(super) fn is_traditional_only(char: char) -> bool {
    SCRIPT.sign(char) == Some(Sign::Traditional)
}

/// Whether a text is in traditional script, by the share of characters that simplified text does not have. Pages that
/// are half converted count; simplified ones with a few old forms in names do not.
pub(super) fn is_traditional(text: &str) -> bool {
    let script = &*SCRIPT;
    let (mut ideographs, mut traditional, mut simplified) = (0_usize, 0_usize, 0_usize);
    for char in text
        .chars()
        .filter(|char| ('\u{3400}'..'\u{a000}').contains(char))
    {
        ideographs += 1;
        match script.sign(char) {
            Some(Sign::Traditional) => traditional += 1,
            Some(Sign::Simplified) => simplified += 1,
            None => {}
        }
    }
    traditional >= 2 && traditional * SHARE >= ideographs && traditional * REMAINS >= simplified
}

/// Converts a draft that was judged traditional. Simplified characters in it stay as they are.
pub(super) fn simplify(draft: Draft) -> Draft {
    let script = &*SCRIPT;
    let text = draft.text();
    let mut out = Rewrite::of(&draft);
    let mut skip_to = 0;
    for (at, char) in text.char_indices() {
        if at < skip_to || char < '\u{3400}' {
            continue;
        }
        if let Some(phrases) = script.phrases.get(&char)
            && let Some(rest) = text.get(at..)
            && let Some((from, to)) = phrases.iter().find(|(from, _)| rest.starts_with(from))
        {
            phrase(&mut out, at, from, to);
            skip_to = at + from.len();
        } else if let Some(to) = script.simplified(char) {
            out.put(at..at + char.len_utf8(), to);
        }
    }
    out.finish().unwrap_or(draft)
}

/// Writes a phrase character by character, so that each keeps its own way home.
fn phrase(out: &mut Rewrite<'_>, at: usize, from: &str, to: &str) {
    for ((offset, old), new) in from.char_indices().zip(to.chars()) {
        if old != new {
            out.put(at + offset..at + offset + old.len_utf8(), new);
        }
    }
}

/// All rows of both tables.
#[cfg(test)]
pub(super) fn tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(CHARACTERS).chain(pairs(PHRASES))
}
