//! A person's gender, as far as the text tells it.
//!
//! A note or a register says it outright. 她 says it of whom it stands for, and is taken only where that
//! can be one person alone. 他 stands for anyone, and names are no evidence.

mod pronoun;

use super::{GenderSign, Person, Sentence};
use crate::kind::Gender;
use crate::lexicon::names::Names;
use crate::span::start_of;

/// Gives each person the gender that the text tells.
pub fn tell(text: &str, sentences: &[Sentence], people: &mut [Person]) {
    for person in people.iter_mut() {
        person.gender = stated(text, person);
    }
    for (person, sign) in pronoun::signs(text, sentences, people) {
        people[person].gender.get_or_insert(sign);
    }
}

/// Gives those whose gender the text does not tell the one that the user lists.
pub fn tell_listed(names: &Names, people: &mut [Person]) {
    for person in people.iter_mut().filter(|person| person.gender.is_none()) {
        let listed = names.listed.get(&person.name);
        let range = person.mentions.first().cloned();
        person.gender = listed
            .and_then(|listed| listed.gender)
            .zip(range)
            .map(|(gender, range)| GenderSign { gender, range });
    }
}

/// What stands right behind one of the names: (女,回族), ,女,汉族, 女士.
fn stated(text: &str, person: &Person) -> Option<GenderSign> {
    /// In bytes; what is farther from the name is said of something else.
    const NEAR: usize = 180;
    person.mentions.iter().find_map(|name| {
        let rest = start_of(&text[name.end..], NEAR);
        let (gender, length) = note(rest)
            .or_else(|| register(rest))
            .or_else(|| courtesy(rest))?;
        Some(GenderSign {
            gender,
            range: name.start..name.end + length,
        })
    })
}

/// (女,回族): one whole item of the note; 市妇女联合会主席 is none.
fn note(rest: &str) -> Option<(Gender, usize)> {
    let start = rest.len() - rest.trim_start_matches(' ').len();
    let inside = rest[start..].strip_prefix('(')?;
    let inside = &inside[..inside.find(')')?];
    items(inside).find_map(|(at, item)| Some((word(item)?, start + 1 + at + item.len())))
}

/// ,女,汉族,1975年3月生: the first item behind the name, or the next behind a people's name.
fn register(rest: &str) -> Option<(Gender, usize)> {
    let bare = rest.strip_prefix("同志").unwrap_or(rest);
    if !bare.starts_with(SEPARATORS) {
        return None;
    }
    let clause = &bare[..bare.find(['。', ';', '\n', '(']).unwrap_or(bare.len())];
    let before = rest.len() - bare.len();
    let (at, item) = items(clause)
        .filter(|(_, item)| !item.is_empty())
        .find(|(_, item)| !item.ends_with('族'))?;
    Some((word(item)?, before + at + item.len()))
}

/// 女士; 先生 is said of women too.
fn courtesy(rest: &str) -> Option<(Gender, usize)> {
    const COURTESY: &str = "女士";
    rest.starts_with(COURTESY)
        .then_some((Gender::Female, COURTESY.len()))
}

/// What stands between the items of a note or a register.
const SEPARATORS: [char; 5] = [',', '、', ';', ' ', '|'];

/// The items of a note or a register, with their first bytes.
fn items(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    words.split_inclusive(SEPARATORS).map(move |item| {
        let start = at;
        at += item.len();
        (start, item.trim_end_matches(SEPARATORS))
    })
}

/// What an item says, if it says nothing else.
fn word(item: &str) -> Option<Gender> {
    let item = item.strip_prefix("性别").unwrap_or(item);
    match item.trim_start_matches(':') {
        "女" | "女性" => Some(Gender::Female),
        "男" | "男性" => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
