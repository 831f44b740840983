//! Two persons of one name in one article: 县发改局局长A、鼎盛公司董事长A.
//!
//! Nobody repeats a full name with another post within one sentence unless two people bear it. Where
//! that is so, the mentions with a post go to who holds it, and each other one to whom the text
//! named last.

use super::super::bodies::Resolved;
use super::super::groups::Group;
use super::super::{Person, PostClaim};
use super::Naming;
use crate::kind::Tenure;
use crate::lexicon::titles::TitleClass;
use std::ops::Range;

/// Splits the persons whom one sentence shows in two posts that are not one person's; posts follow.
pub(super) fn split(naming: Naming<'_>, people: &mut Vec<Person>, posts: &mut [PostClaim]) {
    let known = people.len();
    for person in 0..known {
        let bearings = bearings(naming, &people[person]);
        let Some(bearers) = told_apart(naming, &bearings) else {
            continue;
        };
        let number = people
            .iter()
            .filter(|other| other.name == people[person].name)
            .count();
        let whose = assign(&people[person].mentions, &bearings, bearers);
        let mut other = people[person].clone();
        other.namesake = number;
        other.mentions = of(&people[person].mentions, &whose, Bearer::Second);
        people[person].mentions = of(&people[person].mentions, &whose, Bearer::First);
        let index = people.len();
        for claim in posts.iter_mut().filter(|claim| claim.person == person) {
            let holds = |name: &Range<usize>| {
                claim.range.start <= name.start && name.end <= claim.range.end
            };
            if other.mentions.iter().any(holds) {
                claim.person = index;
            }
        }
        people.push(other);
    }
    in_order(people, posts);
}

/// Restores the order of first mentions.
fn in_order(people: &mut Vec<Person>, posts: &mut [PostClaim]) {
    let mut order: Vec<usize> = (0..people.len()).collect();
    order.sort_by_key(|index| {
        people[*index]
            .mentions
            .first()
            .map_or(usize::MAX, |range| range.start)
    });
    for claim in posts {
        let place = order.iter().position(|index| *index == claim.person);
        claim.person = place.unwrap_or(claim.person);
    }
    let mut sorted = order.iter().map(|index| people[*index].clone()).collect();
    std::mem::swap(people, &mut sorted);
}

/// A mention of a name with posts right before it.
struct Bearing<'n> {
    name: Range<usize>,
    posts: Vec<&'n Resolved>,
    business: bool,
}

/// Which of two namesakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bearer {
    First,
    Second,
}

fn bearings<'n>(naming: Naming<'n>, person: &Person) -> Vec<Bearing<'n>> {
    let groups = naming.groups.iter().zip(naming.resolved);
    let titled = groups.filter_map(|(group, resolved)| {
        let mut names = group
            .persons
            .iter()
            .map(|mention| &naming.mentions[*mention].range);
        let name = names.find(|range| person.mentions.contains(range))?;
        let posts = held(resolved);
        (!posts.is_empty()).then(|| Bearing {
            name: name.clone(),
            posts,
            business: is_business(naming, group),
        })
    });
    titled.collect()
}

fn held(resolved: &[Resolved]) -> Vec<&Resolved> {
    let held = |one: &&Resolved| one.post.is_some() && one.tenure == Tenure::Holds;
    resolved.iter().filter(held).collect()
}

fn is_business(naming: Naming<'_>, group: &Group) -> bool {
    group.titles.iter().any(|title| {
        matches!(
            naming.titles[*title].class,
            TitleClass::Company | TitleClass::BusinessNoun
        )
    })
}

/// The first two bearings in one sentence that are of two persons.
fn told_apart(naming: Naming<'_>, bearings: &[Bearing<'_>]) -> Option<(usize, usize)> {
    let pairs = (0..bearings.len()).flat_map(|a| (a + 1..bearings.len()).map(move |b| (a, b)));
    pairs.into_iter().find(|(a, b)| {
        let (a, b) = (&bearings[*a], &bearings[*b]);
        let between = naming.text.get(a.name.end..b.name.start);
        let near = between.is_some_and(|words| !words.contains(['。', '!', '?', '\n']));
        near && are_apart(a, b)
    })
}

/// Whether no post of the one goes with a post of the other.
fn are_apart(a: &Bearing<'_>, b: &Bearing<'_>) -> bool {
    let mut pairs = a
        .posts
        .iter()
        .flat_map(|a| b.posts.iter().map(move |b| (a, b)));
    pairs.all(|(one, other)| {
        let (Some(one), Some(other)) = (&one.post, &other.post) else {
            return false;
        };
        match (&one.body, &other.body) {
            (Some(one), Some(other)) => one != other,
            (None, _) | (_, None) => one.title != other.title && a.business != b.business,
        }
    })
}

/// To whom each mention belongs.
fn assign(
    mentions: &[Range<usize>],
    bearings: &[Bearing<'_>],
    (first, second): (usize, usize),
) -> Vec<Bearer> {
    let titled = |name: &Range<usize>| {
        let at = bearings.iter().position(|bearing| bearing.name == *name)?;
        if at == first {
            return Some(Bearer::First);
        }
        let bearing = &bearings[at];
        let of_second = at == second || !are_apart(bearing, &bearings[second]);
        let of_first = !are_apart(bearing, &bearings[first]);
        match (of_first, of_second) {
            (true, false) => Some(Bearer::First),
            (false, true) => Some(Bearer::Second),
            (true, true) | (false, false) => None,
        }
    };
    let mut last = mentions.iter().find_map(titled).unwrap_or(Bearer::First);
    let whose = mentions.iter().map(|name| {
        last = titled(name).unwrap_or(last);
        last
    });
    whose.collect()
}

fn of(mentions: &[Range<usize>], whose: &[Bearer], bearer: Bearer) -> Vec<Range<usize>> {
    let own = mentions.iter().zip(whose).filter(|(_, of)| **of == bearer);
    own.map(|(range, _)| range.clone()).collect()
}
