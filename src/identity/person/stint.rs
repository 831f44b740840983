//! A person in the posts that articles show one after another: what mentions of one post tell together.

use super::sighting::{Seat, SeatKey, SeatOf, Sightings};
use crate::identity::cluster::at;
use crate::kind::{Gender, PersonKind};
use std::collections::{BTreeMap, BTreeSet};

/// How many companions, places and sentences of a stint are looked at: enough to recognise it by.
const SAMPLE: usize = 400;

/// How many posts of a stint are looked at: more than anybody holds, whatever a list of names makes of it.
const POSTS: usize = 100;

/// A post with the days between which articles show it held.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held<'a> {
    pub(super) seat: Seat<'a>,
    /// First and last day; `None` where no article is dated.
    pub(super) days: Option<(i32, i32)>,
}

/// Sightings that are one person for certain, by post.
pub(super) struct Stint<'a> {
    /// Sightings, sorted.
    pub(super) members: Vec<u32>,
    /// The posts, each once; those of divisions first, if there are too many.
    pub(super) seats: Vec<Held<'a>>,
    /// What articles have the person be: an official, in business, or neither.
    pub(super) kinds: BTreeSet<PersonKind>,
    /// What articles have the person's gender be; two where they contradict each other.
    pub(super) genders: BTreeSet<Gender>,
    /// Who else is in the articles, and on which day; sorted.
    pub(super) company: Vec<(u32, i32)>,
    /// Codes of divisions that the articles name; sorted.
    pub(super) areas: Vec<&'a str>,
    /// The organisations that the articles name, by their numbers; sorted.
    pub(super) bodies: Vec<u32>,
    /// Where the articles are at home; sorted.
    pub(super) homes: Vec<&'a str>,
    /// Sentences of the articles on careers, as far as they may be on this person.
    pub(super) careers: Vec<&'a str>,
}

impl<'a> Stint<'a> {
    pub(super) fn new(members: Vec<u32>, sightings: &Sightings<'a>) -> Self {
        let mut stint = Self {
            members: Vec::new(),
            seats: Vec::new(),
            kinds: BTreeSet::new(),
            genders: BTreeSet::new(),
            company: Vec::new(),
            areas: Vec::new(),
            bodies: Vec::new(),
            homes: Vec::new(),
            careers: Vec::new(),
        };
        let mut seats: BTreeMap<SeatKey<'a>, Held<'a>> = BTreeMap::new();
        for member in &members {
            let sighting = &sightings.all[at(*member)];
            let scene = &sightings.scenes[at(sighting.article)];
            stint.kinds.insert(sighting.kind);
            stint.genders.extend(sighting.gender);
            stint.homes.extend(sighting.home);
            for seat in &sighting.seats {
                enter(&mut seats, seat, scene.day);
            }
            if stint.company.len() < SAMPLE {
                let day = scene.day.unwrap_or(i32::MIN);
                let others = scene.company.iter().copied();
                let others = others.filter(|name| sightings.names[at(*name)] != sighting.name);
                stint.company.extend(others.map(|name| (name, day)));
            }
            if stint.areas.len() < SAMPLE {
                stint.areas.extend(&scene.areas);
            }
            if stint.bodies.len() < SAMPLE {
                stint.bodies.extend(&scene.bodies);
            }
            if stint.careers.len() < SAMPLE {
                let others = |sentence: &str| {
                    let names = scene.company.iter().map(|name| sightings.names[at(*name)]);
                    !sentence.contains(sighting.name)
                        && names
                            .filter(|name| *name != sighting.name)
                            .any(|name| sentence.contains(name))
                };
                let own = scene.careers.iter().filter(|sentence| !others(sentence));
                stint.careers.extend(own.copied());
            }
        }
        stint.members = members;
        stint.seats = seats.into_values().take(POSTS).collect();
        tidy(&mut stint.company);
        tidy(&mut stint.areas);
        tidy(&mut stint.bodies);
        tidy(&mut stint.homes);
        stint
    }

    pub(super) fn is_official(&self) -> bool {
        self.kinds.contains(&PersonKind::Official)
    }

    pub(super) fn is_in_business(&self) -> bool {
        self.kinds.contains(&PersonKind::Business)
    }

    /// Posts that tell where the person was.
    pub(super) fn known_seats(&self) -> impl Iterator<Item = &Held<'a>> {
        self.seats.iter().filter(|held| held.seat.is_known())
    }

    /// The divisions of the posts, or else where the articles are at home.
    pub(super) fn posted(&self) -> Vec<&'a str> {
        let mut areas: Vec<&'a str> = self
            .seats
            .iter()
            .filter_map(|held| held.seat.area)
            .collect();
        if areas.is_empty() {
            areas.clone_from(&self.homes);
        }
        tidy(&mut areas);
        areas
    }

    /// First and last day on which articles show the person.
    pub(super) fn days(&self) -> Option<(i32, i32)> {
        let days = self.seats.iter().filter_map(|held| held.days);
        days.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)))
    }

    /// The highest rank of the posts.
    pub(super) fn rank(&self) -> Option<u8> {
        self.seats.iter().filter_map(|held| held.seat.rank).min()
    }

    /// Whether the person is one who is only spoken of, or sits in an organ of the centre.
    pub(super) fn is_distant(&self) -> bool {
        self.seats
            .iter()
            .any(|held| held.seat.key.0 == SeatOf::Distant)
    }
}

fn enter<'a>(seats: &mut BTreeMap<SeatKey<'a>, Held<'a>>, seat: &Seat<'a>, day: Option<i32>) {
    let day = day.filter(|_| seat.held);
    let held = seats.entry(seat.key).or_insert(Held {
        seat: *seat,
        days: None,
    });
    held.seat.assumed &= seat.assumed;
    held.seat.rank = held.seat.rank.or(seat.rank);
    if let Some(day) = day {
        let (first, last) = held.days.unwrap_or((day, day));
        held.days = Some((first.min(day), last.max(day)));
    }
}

fn tidy<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}
