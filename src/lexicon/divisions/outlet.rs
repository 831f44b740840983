//! Where a newspaper, site or media centre is at home, by its name; and where several names meet.

use super::names::Usage;
use super::table::{code, rows};
use super::{Candidate, Context, DivisionCode, DivisionId, Divisions};
use crate::kind::DivisionLevel;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

const OUTLETS: &str = include_str!("../data/outlets.tsv");
const WORDS: &str = include_str!("../data/outlet-words.tsv");
/// The longest name of a division of county level or above has 15 letters.
const LONGEST: usize = 15;

/// What outlets are called.
#[derive(Debug)]
pub(super) struct Outlets {
    /// Beginnings of names that the division does not follow from; no code for national outlets.
    known: Vec<(Cow<'static, str>, Option<DivisionCode>)>,
    /// What may stand before the division: 今日, 中国.
    before: Vec<&'static str>,
    /// What may follow the division: 日报, 融媒.
    after: Vec<&'static str>,
}

impl Outlets {
    /// The embedded outlets, then those that the user adds.
    pub fn with(added: &BTreeMap<String, Option<DivisionCode>>) -> Self {
        let pair = |mut row: std::str::Split<'static, char>| {
            (
                row.next().unwrap_or_default(),
                row.next().unwrap_or_default(),
            )
        };
        let words: Vec<_> = rows(WORDS).map(pair).collect();
        let of = |place| {
            words
                .iter()
                .filter(move |(_, p)| *p == place)
                .map(|(word, _)| *word)
        };
        let embedded = rows(OUTLETS).map(pair).map(|(name, cell)| {
            let home = Some(cell).filter(|cell| *cell != "-").map(code);
            (Cow::Borrowed(name), home)
        });
        let added = added.iter();
        let added = added.map(|(name, home)| (Cow::Owned(name.clone()), *home));
        Self {
            known: embedded.chain(added).collect(),
            before: of("before").collect(),
            after: of("after").collect(),
        }
    }
}

impl Divisions {
    /// The division that an outlet belongs to, as the beginning of its name says: 铁岭日报, 诸暨融媒, 今日桐庐.
    ///
    /// None for national outlets and for names that say nothing.
    #[must_use]
    pub fn home_of_outlet(&self, name: &str) -> Option<DivisionId> {
        let name = name.trim();
        let known = self
            .outlets
            .known
            .iter()
            .filter(|(start, _)| name.starts_with(&**start));
        // The longest; of two that are equal the user's, which stands last.
        if let Some((_, code)) = known.max_by_key(|(start, _)| start.len()) {
            return code.and_then(|code| self.by_code(code));
        }
        self.leading_division(name).or_else(|| {
            let mut rests = self
                .outlets
                .before
                .iter()
                .filter_map(|word| name.strip_prefix(word));
            rests.find_map(|rest| self.leading_division(rest))
        })
    }

    /// The innermost of the divisions that a text begins with, one right after the other.
    fn leading_division(&self, text: &str) -> Option<DivisionId> {
        let (mut rest, mut home) = (text, None);
        while let Some((id, length)) = self.division_at_start(rest, home) {
            (home, rest) = (Some(id), &rest[length..]);
        }
        home
    }

    fn division_at_start(
        &self,
        text: &str,
        outer: Option<DivisionId>,
    ) -> Option<(DivisionId, usize)> {
        let ends = text
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take(LONGEST);
        ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| {
            let (surface, rest) = text.split_at(end);
            let usage = self.names.usage(self.names.index(surface)?);
            let media = self.outlets.after.iter().any(|word| rest.starts_with(word));
            let fits = |candidate: &&Candidate| {
                let level = self.get(candidate.id).level;
                let allowed = usage == Usage::Free
                    || (usage == Usage::Joined && media)
                    || level <= DivisionLevel::Prefecture;
                level <= DivisionLevel::County
                    && outer.map_or(allowed, |outer| {
                        outer != candidate.id && self.contains(outer, candidate.id)
                    })
            };
            let set: Vec<_> = self
                .candidates(surface)
                .iter()
                .filter(fits)
                .copied()
                .collect();
            let chosen = self.choose(surface, self.in_year(&set, None), &Context::default());
            chosen.id.map(|id| (id, end))
        })
    }

    /// The smallest division that most of the names may lie in; none where two are as likely.
    ///
    /// Each name counts once for each division that one of its candidates is or lies in. Townships are no homes.
    #[must_use]
    pub fn common_home(&self, surfaces: &[&str], year: Option<i32>) -> Option<DivisionId> {
        let mut votes: BTreeMap<DivisionId, usize> = BTreeMap::new();
        for surface in surfaces {
            let candidates = self.in_year(self.candidates(surface), year);
            let ids = candidates.iter().map(|candidate| candidate.id);
            let all: BTreeSet<_> = ids
                .flat_map(|id| std::iter::once(id).chain(self.ancestors(id)))
                .collect();
            for id in all
                .into_iter()
                .filter(|id| self.get(*id).level <= DivisionLevel::County)
            {
                *votes.entry(id).or_default() += 1;
            }
        }
        let most = votes.values().copied().max()?;
        let top: Vec<_> = votes
            .into_iter()
            .filter(|(_, n)| *n == most)
            .map(|(id, _)| id)
            .collect();
        let in_line = |id: &&DivisionId| {
            top.iter()
                .all(|other| self.contains(*other, **id) || self.contains(**id, *other))
        };
        top.iter()
            .filter(in_line)
            .max_by_key(|id| self.get(**id).level)
            .copied()
    }
}
