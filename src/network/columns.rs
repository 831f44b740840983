//! Statements of one property, to be looked up by subject. A property is its place among those that were read.

use crate::kind::Role;
use crate::store::Links;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Subjects and their first object.
pub(super) fn first_of(pairs: &[[u32; 2]]) -> FxHashMap<u32, u32> {
    let mut map = FxHashMap::default();
    for [subject, object] in pairs {
        map.entry(*subject).or_insert(*object);
    }
    map
}

/// Objects by subject, 0 where there is none.
pub(super) fn dense(links: &Links, pairs: &[[u32; 2]]) -> Vec<u32> {
    let mut objects = vec![0; links.terms() + 1];
    for [subject, object] in pairs {
        objects[*subject as usize] = *object;
    }
    objects
}

/// Subjects and the value that their concept stands for.
pub(super) fn coded<T: Copy>(
    links: &Links,
    property: usize,
    from_code: impl Fn(&str) -> Option<T>,
) -> FxHashMap<u32, T> {
    let mut known: FxHashMap<u32, Option<T>> = FxHashMap::default();
    let mut map = FxHashMap::default();
    for [subject, concept] in links.pairs(property) {
        let value = known.entry(*concept).or_insert_with(|| {
            let iri = links.value(*concept);
            iri.rsplit_once('#').and_then(|(_, code)| from_code(code))
        });
        if let Some(value) = value {
            map.insert(*subject, *value);
        }
    }
    map
}

/// The roles of participations. There are millions of participations and ten roles.
pub(super) struct Roles {
    concepts: Vec<u32>,
    known: FxHashMap<u32, Role>,
}

impl Roles {
    pub(super) fn new(links: &Links, property: usize) -> Self {
        let pairs = links.pairs(property);
        let concepts = dense(links, pairs);
        let mut known = FxHashMap::default();
        for [_, concept] in pairs {
            if !known.contains_key(concept) {
                let iri = links.value(*concept);
                if let Some(role) = iri
                    .rsplit_once('#')
                    .and_then(|(_, code)| Role::from_code(code))
                {
                    known.insert(*concept, role);
                }
            }
        }
        Self { concepts, known }
    }

    pub(super) fn of(&self, part: u32) -> Option<Role> {
        self.known.get(&self.concepts[part as usize]).copied()
    }
}

/// First and last days of events; many events share a day.
pub(super) struct Days {
    first: FxHashMap<u32, u32>,
    last: FxHashMap<u32, u32>,
    dates: FxHashMap<u32, Date>,
}

impl Days {
    pub(super) fn new(links: &Links, earliest: usize, latest: usize) -> Self {
        let mut dates = FxHashMap::default();
        let [first, last] = [earliest, latest].map(|property| {
            let pairs = links.pairs(property);
            for [_, day] in pairs {
                if !dates.contains_key(day)
                    && let Ok(date) = links.value(*day).parse::<Date>()
                {
                    dates.insert(*day, date);
                }
            }
            first_of(pairs)
        });
        Self { first, last, dates }
    }

    pub(super) fn of(&self, node: u32) -> (Option<Date>, Option<Date>) {
        let day = |days: &FxHashMap<u32, u32>| self.dates.get(days.get(&node)?).copied();
        (day(&self.first), day(&self.last))
    }
}
