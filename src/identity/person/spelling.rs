//! Names that differ in one character: a slip, where post and company are the same.

use super::People;
use super::clash::{Clash, clash};
use super::compare::shared_company;
use super::sighting::{SeatKey, SeatOf};
use super::stint::Stint;
use crate::identity::cluster::at;
use crate::identity::resolved::Link;
use crate::identity::score::{Matter, Score, Scoring, Verdict};
use crate::lexicon::seats::{SeatIn, is_held_by_one};
use pinyin::ToPinyin;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many spellings of one pattern in one post are compared at most.
const SPELLINGS: usize = 30;
/// A slip is seen near the right name: within this many days.
const NEAR_IN_TIME: i32 = 2 * 365;

/// A name with one character left out, and the post: what a slip leaves as it is.
type Pattern<'a> = (SeatKey<'a>, usize, String);

/// Joins persons whose names differ in one character and who hold one post beside the same people.
pub(super) fn join(people: &mut People<'_, '_>) {
    let persons = persons(people);
    let mut patterns: FxHashMap<Pattern<'_>, Vec<usize>> = FxHashMap::default();
    for (index, person) in persons.iter().enumerate() {
        let name = people.sightings.all[at(person.members[0])].name;
        for held in person.known_seats() {
            if matches!(held.seat.key.0, SeatOf::Distant | SeatOf::Outlet(_)) {
                continue;
            }
            for (place, pattern) in patterns_of(name) {
                let known = patterns.entry((held.seat.key, place, pattern)).or_default();
                known.push(index);
            }
        }
    }
    patterns.retain(|_, group| group.len() > 1);
    let patterns: BTreeMap<_, _> = patterns.into_iter().collect();
    let mut links = Vec::new();
    for ((key, _, _), group) in &patterns {
        for (from, a) in group.iter().enumerate().take(SPELLINGS) {
            for b in group.iter().take(SPELLINGS).skip(from + 1) {
                people.compared += 1;
                links.extend(compare(people, &persons[*a], &persons[*b], key));
            }
        }
    }
    links.sort_by(|one: &Link, other| {
        let sums = other.score.sum().total_cmp(&one.score.sum());
        sums.then((one.a, one.b).cmp(&(other.a, other.b)))
    });
    let mut doubtful = Vec::new();
    for link in links {
        if link.score.verdict() != Verdict::Same || !people.link(link.clone()) {
            doubtful.push(link);
        }
    }
    let unsure = people.still_apart(doubtful);
    people.unsure.extend(unsure);
}

/// The persons so far whose names can be misspelt.
fn persons<'a>(people: &mut People<'_, 'a>) -> Vec<Stint<'a>> {
    let sets = people.clusters.sets();
    let named = sets.into_iter().filter(|set| {
        let sighting = &people.sightings.all[at(set[0])];
        !sighting.is_anonymous() && !sighting.seats.is_empty()
    });
    let sightings = people.sightings;
    named
        .map(|members| Stint::new(members, sightings))
        .collect()
}

/// A name of two to four characters with each of them left out; the surname only where three stay.
fn patterns_of(name: &str) -> Vec<(usize, String)> {
    let characters: Vec<char> = name.chars().collect();
    if !(2..=4).contains(&characters.len()) {
        return Vec::new();
    }
    let first = usize::from(characters.len() == 2);
    let without = |place: usize| {
        let left = characters.iter().enumerate().filter(|(at, _)| *at != place);
        (place, left.map(|(_, c)| *c).collect())
    };
    (first..characters.len()).map(without).collect()
}

fn compare(
    people: &People<'_, '_>,
    a: &Stint<'_>,
    b: &Stint<'_>,
    key: &SeatKey<'_>,
) -> Option<Link> {
    let name = |stint: &Stint<'_>| people.sightings.all[at(stint.members[0])].name;
    let (one, other) = (name(a), name(b));
    if one == other || !were_near(a, b) || clash(&a.seats, &b.seats) == Clash::AtOnce {
        return None;
    }
    let score = score(one, other, key, a, b);
    (score.verdict() != Verdict::Different).then(|| Link {
        a: a.members[0],
        b: b.members[0],
        score,
    })
}

fn were_near(a: &Stint<'_>, b: &Stint<'_>) -> bool {
    a.days()
        .zip(b.days())
        .is_some_and(|(a, b)| a.0 - NEAR_IN_TIME <= b.1 && b.0 - NEAR_IN_TIME <= a.1)
}

fn score(one: &str, other: &str, key: &SeatKey<'_>, a: &Stint<'_>, b: &Stint<'_>) -> Score {
    let mut scoring = Scoring::of(Matter::Spelling);
    scoring.add("one_character");
    scoring.when(one.chars().count() == 2, "length_two");
    scoring.when(sounds_alike(one, other), "sounds_alike");
    let body = a
        .seats
        .iter()
        .find(|held| held.seat.key == *key)
        .map_or("", |held| held.seat.body);
    let seat = match key.0 {
        SeatOf::Division(_) => SeatIn::Division,
        SeatOf::Body(_)
        | SeatOf::Named(_)
        | SeatOf::Distant
        | SeatOf::Outlet(_)
        | SeatOf::Unknown => SeatIn::Body(body),
    };
    scoring.add(if is_held_by_one(key.1, seat) {
        "post_held_by_one"
    } else {
        "post_same"
    });
    scoring.times("company_near", shared_company(a, b).0.min(3));
    scoring.finish()
}

/// Whether the characters in which two names differ are pronounced the same, tones aside.
fn sounds_alike(one: &str, other: &str) -> bool {
    let sound = |c: char| c.to_pinyin().map(pinyin::Pinyin::plain);
    one.chars()
        .zip(other.chars())
        .filter(|(a, b)| a != b)
        .all(|(a, b)| sound(a).is_some() && sound(a) == sound(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_input_sounds_alike() {
        assert!(sounds_alike("刘洋", "刘扬"));
        assert!(sounds_alike("郭启航", "郭起航"));
        assert!(!sounds_alike("张建国", "张建华"));
    }

    #[test]
    fn patterns_leave_one_character_out() {
        assert_eq!(patterns_of("刘洋"), [(1, "刘".to_owned())]);
        assert_eq!(patterns_of("陆景明").len(), 3);
        assert!(patterns_of("阿不都热合曼").is_empty());
    }
}
