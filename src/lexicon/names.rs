//! What is known of personal names: surnames, the characters of given names, what follows a name.
//!
//! The figures are counts over public name lists: they say how likely a string is as a name, never
//! that it is one. [`crate::mention::person`] weighs them with the context.

use super::listed::Listed;
use super::table::rows;
use super::user::{Person, UserLexicon, in_both_scripts};
use rustc_hash::{FxHashMap, FxHashSet};

/// Size of the list that the given names were counted in.
const NAMES_COUNTED: f64 = 92_000.0;

/// The share of persons from which on a surname is common.
const COMMON: f64 = 0.001;

/// How likely a character is in each position of a given name, as natural logarithms.
#[derive(Debug, Clone, Copy)]
struct GivenChar {
    first: f64,
    second: f64,
    single: f64,
}

/// Surnames, given-name figures and the words that stand right after names.
#[derive(Debug)]
pub struct Names {
    surnames: FxHashMap<&'static str, f64>,
    given: FxHashMap<char, GivenChar>,
    followers: FxHashSet<&'static str>,
    longest_follower: usize,
    verbs: FxHashSet<&'static str>,
    transliteration: FxHashSet<char>,
    foreign: FxHashSet<char>,
    never: FxHashSet<&'static str>,
    words: FxHashSet<&'static str>,
    /// Names that the user lists.
    pub listed: Listed<Person>,
}

impl Names {
    /// Loads the embedded data.
    #[must_use]
    pub fn load() -> Self {
        Self::with(&UserLexicon::default())
    }

    /// Loads the embedded data and adds the user's names.
    #[must_use]
    pub fn with(user: &UserLexicon) -> Self {
        let followers: FxHashSet<_> = rows(include_str!("data/name-followers.tsv"))
            .map(|row| row[0])
            .collect();
        Self {
            surnames: rows(include_str!("data/surnames.tsv"))
                .map(|row| (row[0], log_share(number(row[2]) + number(row[1]) / 10.0)))
                .collect(),
            given: rows(include_str!("data/given-name-chars.tsv"))
                .filter_map(|row| given_char(&row))
                .collect(),
            longest_follower: followers
                .iter()
                .map(|word| word.chars().count())
                .max()
                .unwrap_or(0),
            followers,
            verbs: rows(include_str!("data/common-verbs.tsv"))
                .map(|row| row[0])
                .collect(),
            transliteration: rows(include_str!("data/transliteration-chars.tsv"))
                .flat_map(|row| row[0].chars())
                .collect(),
            foreign: rows(include_str!("data/foreign-name-chars.tsv"))
                .flat_map(|row| row[0].chars())
                .collect(),
            never: rows(include_str!("data/not-names.tsv"))
                .map(|row| row[0])
                .collect(),
            words: rows(include_str!("data/name-words.tsv"))
                .map(|row| row[0])
                .collect(),
            listed: Listed::new(in_both_scripts(&user.persons)),
        }
    }

    /// The share of `name`'s characters that write names of other languages (次仁罗布).
    #[must_use]
    pub fn transliterated_share(&self, name: &str) -> f64 {
        let (mut all, mut known) = (0_u32, 0_u32);
        for character in name.chars() {
            all += 1;
            known += u32::from(self.transliteration.contains(&character));
        }
        f64::from(known) / f64::from(all.max(1))
    }

    /// Whether the character writes names from abroad (特, 鲁, 多).
    #[must_use]
    pub fn is_foreign(&self, character: char) -> bool {
        self.foreign.contains(&character)
    }

    /// Whether a string is a word that nobody bears as a name (职务, 双方).
    #[must_use]
    pub fn is_never_name(&self, name: &str) -> bool {
        self.never.contains(name)
    }

    /// Whether `text` begins with a phrase whose first characters only look like a name (高度重视).
    #[must_use]
    pub fn begins_with_phrase(&self, text: &str) -> bool {
        (3..=4).any(|characters| {
            prefix(text, characters).is_some_and(|head| self.never.contains(head))
        })
    }

    /// Whether the two characters are also an ordinary word (高兴, 安全, 成功).
    #[must_use]
    pub fn is_word(&self, name: &str) -> bool {
        self.words.contains(name)
    }

    /// The surname that `text` begins with, compound ones first, in bytes; `None` where there is none.
    #[must_use]
    pub fn surname_length(&self, text: &str) -> Option<usize> {
        [2, 1].into_iter().find_map(|characters| {
            let head = prefix(text, characters)?;
            self.surnames.contains_key(head).then_some(head.len())
        })
    }

    /// Whether one in a thousand persons or more bears the surname that `text` begins with.
    #[must_use]
    pub fn begins_with_common_surname(&self, text: &str) -> bool {
        let surname = self
            .surname_length(text)
            .and_then(|length| text.get(..length));
        surname.is_some_and(|surname| self.surnames[surname] >= COMMON.ln())
    }

    /// The logarithm of how likely `name` is among all names; `None` where it begins with no surname
    /// or is not two or three characters (three or four with a compound surname).
    #[must_use]
    pub fn likelihood(&self, name: &str) -> Option<f64> {
        let surname = self.surname_length(name)?;
        self.likelihood_split(name, surname).or_else(|| {
            // A compound surname's first character is often a surname of its own: 司马 and 司.
            let single = prefix(name, 1)?.len();
            (single != surname)
                .then(|| self.likelihood_split(name, single))
                .flatten()
        })
    }

    fn likelihood_split(&self, name: &str, surname: usize) -> Option<f64> {
        let (head, rest) = name.split_at_checked(surname)?;
        let family = self.surnames.get(head)?;
        let mut given = rest.chars();
        match (given.next(), given.next(), given.next()) {
            (Some(only), None, None) => Some(family + self.given(only).single),
            (Some(first), Some(second), None) => {
                Some(family + self.given(first).first + self.given(second).second)
            }
            _ => None,
        }
    }

    fn given(&self, character: char) -> GivenChar {
        let unseen = log_share(0.1);
        self.given.get(&character).copied().unwrap_or(GivenChar {
            first: unseen,
            second: unseen,
            single: unseen,
        })
    }

    /// Whether `text` is a common verb or adverb.
    #[must_use]
    pub fn is_verb(&self, text: &str) -> bool {
        self.verbs.contains(text)
    }

    /// Whether `text` begins with a common verb or adverb, which may well stand after a name.
    #[must_use]
    pub fn begins_with_verb(&self, text: &str) -> bool {
        (2..=4).any(|characters| {
            prefix(text, characters).is_some_and(|head| self.verbs.contains(head))
        })
    }

    /// The longest word that stands after names with which `text` begins, in bytes.
    #[must_use]
    pub fn follower_length(&self, text: &str) -> Option<usize> {
        let heads = text.char_indices().take(self.longest_follower);
        let heads = heads.map(|(at, last)| &text[..at + last.len_utf8()]);
        let words = heads.filter(|head| self.followers.contains(head));
        words.last().map(str::len)
    }
}

/// The first `characters` characters of `text`; `None` where it is shorter.
fn prefix(text: &str, characters: usize) -> Option<&str> {
    let (at, last) = text.char_indices().nth(characters.checked_sub(1)?)?;
    text.get(..at + last.len_utf8())
}

fn number(field: &str) -> f64 {
    field.parse().unwrap_or(0.0)
}

/// The logarithm of a count's share; a half is added so that nothing is impossible.
fn log_share(count: f64) -> f64 {
    ((count + 0.5) / NAMES_COUNTED).ln()
}

fn given_char(row: &[&str]) -> Option<(char, GivenChar)> {
    let character = row.first()?.chars().next()?;
    let (first, second) = (number(row.get(1)?), number(row.get(2)?));
    // The list holds few single given names, so a character's use in longer ones counts a little.
    let single = number(row.get(3)?) + (first + second) / 40.0;
    Some((
        character,
        GivenChar {
            first: log_share(first),
            second: log_share(second),
            single: log_share(single),
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_surnames_come_first() {
        let names = Names::load();
        assert_eq!(
            names.surname_length("欧阳景行"),
            Some("欧阳".len()),
            "compound surname not found"
        );
        assert_eq!(
            names.surname_length("于松柏"),
            Some("于".len()),
            "single surname not found"
        );
        assert_eq!(names.surname_length("的确"), None, "的 is no surname");
    }

    #[test]
    fn common_names_are_likelier_than_chance_strings() {
        let names = Names::load();
        let likely = names.likelihood("张建国").expect("a name");
        let unlikely = names
            .likelihood("张的了")
            .expect("three characters after a surname");
        assert!(
            likely > unlikely + 5.0,
            "张建国 {likely} should be far above 张的了 {unlikely}"
        );
    }

    #[test]
    fn followers_are_found_longest_first() {
        let names = Names::load();
        assert_eq!(
            names.follower_length("参加调研。"),
            Some("参加调研".len()),
            "longest follower"
        );
        assert_eq!(
            names.follower_length("蕾、富义泰"),
            None,
            "蕾 follows no name"
        );
    }
}
