//! Every way to write a division, and which divisions each may mean.

use super::alias::{self, Form, Group};
use super::table::{code, rows};
use super::{Division, DivisionCode, DivisionId};
use crate::kind::DivisionLevel;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::BuildHasher;

const ALIASES: &str = include_str!("../data/division-aliases.tsv");
const GROUPS: &str = include_str!("../data/ethnic-groups.tsv");
const ORDINARY: &str = include_str!("../data/ordinary-names.tsv");

/// Bare names of counties that ended before this year are left out: today's news does not write them
/// without their suffix, and most have a meaning of their own by now.
const BARE_SINCE: i32 = 2000;

/// A division that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// The division.
    pub id: DivisionId,
    /// How the name stands to its official one.
    pub form: Form,
}

/// Where a name may be read as a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// Anywhere.
    Free,
    /// Only right after a division that contains it.
    Joined,
    /// Nowhere: it is only looked up.
    Never,
}

/// Names sorted by code point, each with its candidates.
#[derive(Debug)]
pub(super) struct Names {
    surfaces: Vec<Entry>,
    candidates: Vec<Candidate>,
    /// Hashes of all surfaces: what is not among them needs no search.
    hashes: FxHashSet<u64>,
}

#[derive(Debug)]
struct Entry {
    surface: Cow<'static, str>,
    usage: Usage,
    /// Of its candidates; they end where the next entry's begin.
    start: usize,
}

impl Names {
    /// The names of the embedded table, and those that the user adds.
    pub fn of(table: &[Division], added: &BTreeMap<String, DivisionCode>) -> Self {
        let mut pairs = pairs(table);
        let added = added.iter().filter_map(|(surface, code)| {
            let candidate = Candidate {
                id: youngest(table, *code)?,
                form: Form::Short,
            };
            Some((Cow::Owned(surface.clone()), candidate))
        });
        pairs.extend(added);
        pairs.sort_unstable();
        pairs.dedup_by(|later, first| later.0 == first.0 && later.1.id == first.1.id);
        let mut names = Self {
            surfaces: Vec::new(),
            hashes: pairs.iter().map(|(surface, _)| hash(surface)).collect(),
            candidates: Vec::with_capacity(pairs.len()),
        };
        for (surface, candidate) in pairs {
            if names
                .surfaces
                .last()
                .is_none_or(|last| last.surface != surface)
            {
                let start = names.candidates.len();
                names.surfaces.push(Entry {
                    surface,
                    usage: Usage::Free,
                    start,
                });
            }
            names.candidates.push(candidate);
        }
        for mut row in rows(ORDINARY) {
            let surface = row.next().unwrap_or_default();
            let usage = if row.next() == Some("never") {
                Usage::Never
            } else {
                Usage::Joined
            };
            if let Some(index) = names.index(surface) {
                names.surfaces[index].usage = usage;
            }
        }
        names
    }

    /// The position of a name, by which the finder refers to it.
    pub fn index(&self, surface: &str) -> Option<usize> {
        if !self.hashes.contains(&hash(surface)) {
            return None;
        }
        self.surfaces
            .binary_search_by(|entry| entry.surface.as_ref().cmp(surface))
            .ok()
    }

    /// What the name at a position may mean, by id.
    pub fn candidates(&self, index: usize) -> &[Candidate] {
        let end = self
            .surfaces
            .get(index + 1)
            .map_or(self.candidates.len(), |next| next.start);
        &self.candidates[self.surfaces[index].start..end]
    }

    pub fn usage(&self, index: usize) -> Usage {
        self.surfaces[index].usage
    }

    pub fn surfaces(&self) -> impl Iterator<Item = &str> {
        self.surfaces.iter().map(|entry| entry.surface.as_ref())
    }
}

fn hash(surface: &str) -> u64 {
    FxBuildHasher.hash_one(surface)
}

/// Every name with a division it may mean; the fullest form comes first when sorted.
fn pairs(table: &[Division]) -> Vec<(Cow<'static, str>, Candidate)> {
    let mut groups: Vec<Group> = rows(GROUPS)
        .map(|mut row| Group {
            name: row.next().unwrap_or_default(),
            bare: row.next() == Some("yes"),
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.name.len()));
    let mut pairs = Vec::with_capacity(table.len() + 12_000);
    for (index, division) in table.iter().enumerate() {
        let id = DivisionId::at(index);
        pairs.push((
            Cow::Borrowed(division.name),
            Candidate {
                id,
                form: Form::Full,
            },
        ));
        let gone = division.level == DivisionLevel::County
            && division.until.is_some_and(|until| until < BARE_SINCE);
        for (surface, form) in alias::forms(division.name, division.level, &groups) {
            if !(gone && form == Form::Bare) {
                pairs.push((Cow::Owned(surface), Candidate { id, form }));
            }
        }
    }
    for mut row in rows(ALIASES) {
        let (surface, code) = (
            row.next().unwrap_or_default(),
            code(row.next().unwrap_or_default()),
        );
        if let Some(id) = youngest(table, code) {
            let candidate = Candidate {
                id,
                form: Form::Short,
            };
            pairs.push((Cow::Borrowed(surface), candidate));
        }
    }
    pairs
}

/// The youngest division with this code.
fn youngest(table: &[Division], code: DivisionCode) -> Option<DivisionId> {
    let first = table.partition_point(|division| division.code < code);
    let same = table[first..]
        .iter()
        .take_while(|division| division.code == code)
        .count();
    Some(DivisionId::at(first + same.checked_sub(1)?))
}
