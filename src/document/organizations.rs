//! The organisations of a document: one entry a body, under the fullest name that the text gives.

mod listed;
mod naming;

use super::Organization;
use super::places::Places;
use crate::kind::OrganizationKind;
use crate::lexicon::national::NationalOrgans;
use crate::lexicon::organizations::Organizations as Lexicon;
use crate::mention::organization::short_name::short_of;
use crate::mention::organization::{Anaphor, OrganizationMention};
use crate::span::{first_behind, overlaps};
use std::ops::Range;

/// The organisations of a document, under construction.
#[derive(Debug, Default)]
pub struct Organizations {
    list: Vec<Organization>,
    at: Vec<(Range<usize>, usize)>,
    anaphors: Vec<(Range<usize>, usize)>,
}

/// What naming a mention needs to know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'s> {
    /// The clean text.
    pub text: &'s str,
    /// Starts of sentences, in order.
    pub sentences: &'s [usize],
    /// How names of bodies are made.
    pub lexicon: &'s Lexicon,
    /// Organs of the centre.
    pub national: &'s NationalOrgans,
}

impl Organizations {
    /// Names the body of each mention and joins those that are one.
    #[must_use]
    pub fn new(
        surroundings: Surroundings<'_>,
        mentions: &[OrganizationMention],
        anaphors: &[Anaphor],
        places: &mut Places<'_>,
    ) -> Self {
        let mut organizations = Self::default();
        for mention in mentions {
            let said = match &mention.defines {
                Some(full) => {
                    let name = surroundings.text[full.clone()].replace(' ', "");
                    organizations
                        .add_short(&name, surroundings.text[mention.range.clone()].to_owned());
                    name
                }
                None => organizations.spell_out(surroundings, mention, places),
            };
            organizations.add_listed(surroundings.lexicon, &said, mention);
        }
        organizations.join_short_names(surroundings.lexicon);
        organizations.locate_defined(surroundings.text);
        organizations.name_listed(surroundings);
        organizations.follow(anaphors);
        organizations
    }

    fn add(&mut self, name: &str, mention: &OrganizationMention) {
        let index = self
            .list
            .iter()
            .position(|organization| organization.name == name)
            .unwrap_or_else(|| {
                self.list.push(Organization {
                    name: name.to_owned(),
                    kind: mention.kind,
                    mentions: Vec::new(),
                    short_names: Vec::new(),
                    rule: mention.rule,
                    score: mention.score,
                    narrated: false,
                });
                self.list.len() - 1
            });
        let organization = &mut self.list[index];
        organization.score = organization.score.max(mention.score);
        organization.mentions.push(mention.range.clone());
        self.at.push((mention.range.clone(), index));
    }

    fn add_short(&mut self, name: &str, short: String) {
        if let Some(organization) = self
            .list
            .iter_mut()
            .find(|organization| organization.name == name)
            && !organization.short_names.contains(&short)
            && short != name
        {
            organization.short_names.push(short);
        }
    }

    /// Joins 朱鹮谷集团 to 陕西朱鹮谷生态农业集团有限公司, and what was defined by 以下简称.
    fn join_short_names(&mut self, lexicon: &Lexicon) {
        for index in 0..self.list.len() {
            let short = self.list[index].name.clone();
            let kind = self.list[index].kind;
            let full = (0..self.list.len())
                .filter(|&other| other != index && !self.list[other].mentions.is_empty())
                .find(|&other| {
                    let candidate = &self.list[other];
                    candidate.short_names.contains(&short)
                        || (candidate.kind == kind
                            && (kind == OrganizationKind::Company
                                || !candidate.name.starts_with(&short))
                            && short_of(&short, &candidate.name, lexicon))
                });
            if let Some(full) = full {
                let mentions = std::mem::take(&mut self.list[index].mentions);
                self.list[full].mentions.extend(mentions);
                self.list[full].mentions.sort_by_key(|range| range.start);
                for (_, at) in &mut self.at {
                    if *at == index {
                        *at = full;
                    }
                }
                self.rename_units(&short, full);
                if !self.list[full].short_names.contains(&short) {
                    self.list[full].short_names.push(short);
                }
            }
        }
    }

    /// 省药监局药品注册处, once 省药监局 is known to be 省药品监督管理局: a unit has the full name of its body.
    fn rename_units(&mut self, short: &str, full: usize) {
        let full = self.list[full].name.clone();
        let units = self.list.iter_mut().filter(|unit| {
            !matches!(
                unit.kind,
                OrganizationKind::Media | OrganizationKind::Company | OrganizationKind::Park
            )
        });
        for unit in units {
            let rest = unit
                .name
                .strip_prefix(short)
                .filter(|rest| !rest.is_empty());
            if let Some(rest) = rest.filter(|_| !unit.name.starts_with(&full)) {
                unit.name = format!("{full}{rest}");
            }
        }
    }

    /// Finds the places of names that the text defines as short: the recogniser did not know them.
    fn locate_defined(&mut self, text: &str) {
        for index in 0..self.list.len() {
            for short in self.list[index].short_names.clone() {
                let at = &self.at;
                let found: Vec<Range<usize>> = text
                    .match_indices(&short)
                    .map(|(start, _)| start..start + short.len())
                    .filter(|range| !overlaps(at, |(other, _)| other.clone(), range))
                    .collect();
                self.list[index].mentions.extend(found.iter().cloned());
                self.at
                    .extend(found.into_iter().map(|range| (range, index)));
                self.at.sort_by_key(|(range, _)| range.start);
            }
            self.list[index].mentions.sort_by_key(|range| range.start);
        }
    }

    /// 该公司, 学校: the body of that kind that was named last.
    fn follow(&mut self, anaphors: &[Anaphor]) {
        for anaphor in anaphors {
            let upto = self
                .at
                .partition_point(|(range, _)| range.start < anaphor.range.start);
            let meant = self.at[..upto].iter().rev().find(|(range, index)| {
                range.end <= anaphor.range.start && self.list[*index].kind == anaphor.kind
            });
            if let Some((_, index)) = meant {
                self.anaphors.push((anaphor.range.clone(), *index));
            }
        }
    }

    /// The organisation that is named, or spoken of by its kind, with an end at a position or across it.
    #[must_use]
    pub fn touching(&self, start: usize, end: usize) -> Option<(&Range<usize>, usize)> {
        let touches = |(range, _): &&(Range<usize>, usize)| start <= range.end && range.end < end;
        let among = |list: &'_ [(Range<usize>, usize)]| {
            first_behind(|index| list[index].0.clone(), list.len(), start)
        };
        let near = |list: &'_ [(Range<usize>, usize)]| {
            let first = among(list);
            let behind = list[first..].partition_point(|(range, _)| range.start < start);
            list[first..first + behind]
                .iter()
                .position(|item| touches(&item))
                .map(|at| first + at)
        };
        let found = match near(&self.at) {
            Some(at) => &self.at[at],
            None => &self.anaphors[near(&self.anaphors)?],
        };
        Some((&found.0, found.1))
    }

    /// The name of a body that a title implies (市委组织部); added where the text does not name it apart.
    pub fn implied(&mut self, name: &str, kind: OrganizationKind, range: Range<usize>) -> String {
        let known = self
            .list
            .iter_mut()
            .find(|organization| organization.name == name);
        match known {
            Some(organization) => organization.name.clone(),
            None => {
                self.list.push(Organization {
                    name: name.to_owned(),
                    kind,
                    mentions: vec![range.clone()],
                    short_names: Vec::new(),
                    rule: "organization.implied-by-title",
                    score: 0.9,
                    narrated: true,
                });
                name.to_owned()
            }
        }
    }

    /// The name of the organisation at an index.
    #[must_use]
    pub fn name_at(&self, index: usize) -> &str {
        &self.list[index].name
    }

    /// The kind of the organisation of that name.
    #[must_use]
    pub fn kind_of(&self, name: &str) -> Option<OrganizationKind> {
        self.list
            .iter()
            .find(|organization| organization.name == name)
            .map(|organization| organization.kind)
    }

    /// The last organisation of one of the kinds before a position, on its line or else before it.
    #[must_use]
    pub fn latest(&self, kinds: &[OrganizationKind], before: usize, line: usize) -> Option<&str> {
        let fits = |index: usize| kinds.contains(&self.list[index].kind);
        let upto = self.at.partition_point(|(range, _)| range.start < before);
        let mut back = self.at[..upto]
            .iter()
            .rev()
            .filter(|(range, index)| range.end <= before && fits(*index))
            .peekable();
        let near = back
            .peek()
            .filter(|(range, _)| range.start >= line)
            .map(|(_, index)| *index);
        near.or_else(|| back.next().map(|(_, index)| *index))
            .map(|index| self.list[index].name.as_str())
    }

    /// The last organisation of one of the kinds that is named within a range.
    #[must_use]
    pub fn latest_within(&self, kinds: &[OrganizationKind], within: Range<usize>) -> Option<&str> {
        let upto = self
            .at
            .partition_point(|(range, _)| range.start < within.end);
        let (range, index) = self.at[..upto]
            .iter()
            .rev()
            .take_while(|(range, _)| range.start >= within.start)
            .find(|(_, index)| kinds.contains(&self.list[*index].kind))?;
        (range.end <= within.end).then(|| self.list[*index].name.as_str())
    }

    /// The last organisation before a position whose name ends in a word; on its line, or else before it.
    #[must_use]
    pub fn latest_named(&self, ending: &str, before: usize, line: usize) -> Option<&str> {
        let upto = self.at.partition_point(|(range, _)| range.start < before);
        let fits = |(range, index): &&(Range<usize>, usize)| {
            range.end <= before && self.list[*index].name.ends_with(ending)
        };
        let mut back = self.at[..upto].iter().rev().filter(fits);
        let last = back.next()?;
        let near = std::iter::once(last)
            .chain(back)
            .find(|(range, _)| range.start >= line)
            .unwrap_or(last);
        Some(&self.list[near.1].name)
    }

    /// The mentions with their organisations, in order.
    #[must_use]
    pub fn mentions(&self) -> &[(Range<usize>, usize)] {
        &self.at
    }

    /// All organisations; those whose short name turned out to be another's have no mention left.
    #[must_use]
    pub fn finish(self) -> Vec<Organization> {
        self.list
    }
}
