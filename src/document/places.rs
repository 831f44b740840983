//! The places of a document: which division each name means, and which one a level word stands for.

use super::Place;
use super::home::ends_in_level;
use crate::kind::DivisionLevel;
use crate::lexicon::divisions::{DivisionId, Divisions};
use crate::span::first_behind;
use std::ops::Range;

/// A division's name in the clean text, with what it may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct DivisionMention {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// The divisions of that name.
    pub candidates: Vec<DivisionId>,
    /// A county's bare name by itself, which may as well be a person's or a word.
    pub weak: bool,
}

/// The places of a document, under construction.
#[derive(Debug)]
pub struct Places<'d> {
    divisions: &'d Divisions,
    home: Option<DivisionId>,
    list: Vec<Place>,
    ids: Vec<Option<DivisionId>>,
    at: Vec<(Range<usize>, usize)>,
}

impl<'d> Places<'d> {
    /// Decides what each mention means, with the home as the tie-breaker.
    #[must_use]
    pub fn new(
        divisions: &'d Divisions,
        home: Option<DivisionId>,
        mentions: &[DivisionMention],
    ) -> Self {
        let mut places = Self {
            divisions,
            home,
            list: Vec::new(),
            ids: Vec::new(),
            at: Vec::new(),
        };
        for (index, mention) in mentions.iter().enumerate() {
            // 江苏省南通市: the one before, where it touches, says which is meant.
            let before = index
                .checked_sub(1)
                .map(|before| &mentions[before])
                .filter(|before| before.range.end == mention.range.start);
            let outer =
                before.and_then(|_| places.at.last().and_then(|(_, place)| places.ids[*place]));
            let chosen = places.choose(&mention.candidates, outer);
            let place = match chosen {
                Some(id) => places.of_division(id),
                None => continue,
            };
            places.list[place].mentions.push(mention.range.clone());
            places.at.push((mention.range.clone(), place));
        }
        places
    }

    /// The division meant among candidates: inside the one named just before, at home, near home, the highest.
    fn choose(&self, candidates: &[DivisionId], outer: Option<DivisionId>) -> Option<DivisionId> {
        candidates.iter().copied().min_by_key(|&id| {
            let division = self.divisions.get(id);
            let inside = outer.is_some_and(|outer| self.divisions.contains(outer, id));
            let near = self.home.map_or(9, |home| self.distance(home, id));
            (
                !inside,
                division.until.is_some() && near > 2,
                near,
                level_rank(division.level),
                id,
            )
        })
    }

    /// How near a division is to the home: itself, inside, above, beside, in the province, anywhere.
    fn distance(&self, home: DivisionId, id: DivisionId) -> u8 {
        if id == home {
            0
        } else if self.divisions.contains(home, id) {
            1
        } else if self.divisions.contains(id, home) {
            2
        } else {
            let up: Vec<DivisionId> = self.divisions.ancestors(home).collect();
            match up
                .iter()
                .position(|&outer| self.divisions.contains(outer, id))
            {
                Some(0) => 3,
                Some(_) => 4,
                None => 5,
            }
        }
    }

    /// The index of a division's place, added where it is new.
    pub fn of_division(&mut self, id: DivisionId) -> usize {
        if let Some(known) = self.ids.iter().position(|other| *other == Some(id)) {
            return known;
        }
        let division = self.divisions.get(id);
        let within = self
            .divisions
            .ancestors(id)
            .map(|outer| self.divisions.get(outer).code.to_string())
            .collect();
        self.list.push(Place {
            name: division.name.to_owned(),
            level: division.level,
            code: Some(division.code.to_string()),
            within,
            mentions: Vec::new(),
            named: false,
        });
        self.ids.push(Some(id));
        self.list.len() - 1
    }

    /// The index of a village, added where it is new.
    pub fn of_village(&mut self, name: &str, range: Range<usize>) -> usize {
        let place = self
            .list
            .iter()
            .position(|place| place.name == name && place.level == DivisionLevel::Village)
            .unwrap_or_else(|| {
                self.list.push(Place {
                    name: name.to_owned(),
                    level: DivisionLevel::Village,
                    code: None,
                    within: Vec::new(),
                    mentions: Vec::new(),
                    named: true,
                });
                self.ids.push(None);
                self.list.len() - 1
            });
        self.list[place].mentions.push(range.clone());
        self.at.push((range, place));
        place
    }

    /// The place that a level word (市, 县, 镇) stands for at a position: the home or what the home lies
    /// in; for levels below the home's, the nearest division of that level named before it, within
    /// `since..` or else anywhere.
    pub fn of_level(&mut self, word: &str, position: usize, since: usize) -> Option<usize> {
        if word.is_empty() {
            return None;
        }
        if self.home_of_level(word).is_none()
            && !self
                .list
                .iter()
                .any(|place| ends_in_level(&place.name, word))
        {
            return None;
        }
        let small = matches!(word, "镇" | "乡" | "街道" | "苏木" | "村" | "社区" | "嘎查");
        let upto = self.at.partition_point(|(range, _)| range.start < position);
        let near = |from: usize| {
            self.at[..upto]
                .iter()
                .rev()
                .find(|(range, place)| {
                    range.end <= position
                        && range.start >= from
                        && ends_in_level(&self.list[*place].name, word)
                })
                .map(|(_, place)| *place)
        };
        let home = if small {
            None
        } else {
            self.home_of_level(word)
        };
        if let Some(id) = home {
            return Some(self.of_division(id));
        }
        near(since)
            .or_else(|| near(0))
            .or_else(|| self.only_of_level(word))
            .or_else(|| {
                small
                    .then(|| {
                        self.at
                            .iter()
                            .find(|(_, place)| ends_in_level(&self.list[*place].name, word))
                            .map(|(_, place)| *place)
                    })
                    .flatten()
            })
    }

    /// 来我区…宜秀区严格执行: the only division of the level that the text names, if it lies in the home.
    fn only_of_level(&self, word: &str) -> Option<usize> {
        let home = self.home?;
        let mut found = (0..self.list.len()).filter(|&place| {
            let within = self.ids[place]
                .is_some_and(|id| self.divisions.ancestors(id).any(|outer| outer == home));
            within
                && !self.list[place].mentions.is_empty()
                && ends_in_level(&self.list[place].name, word)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The full name of the division that the article is at home in.
    #[must_use]
    pub fn home_name(&self) -> Option<&'d str> {
        self.home.map(|id| self.divisions.get(id).name)
    }

    /// The home, or the division around it, whose name ends in the level word.
    fn home_of_level(&self, word: &str) -> Option<DivisionId> {
        let home = self.home?;
        std::iter::once(home)
            .chain(self.divisions.ancestors(home))
            .find(|&id| ends_in_level(self.divisions.get(id).name, word))
    }

    /// The place whose mention ends at a position, or overlaps the level character there.
    #[must_use]
    pub fn ending_at(&self, position: usize, reach: usize) -> Option<usize> {
        let first = first_behind(|index| self.at[index].0.clone(), self.at.len(), position);
        self.at[first..]
            .iter()
            .take_while(|(range, _)| range.start < position)
            .find(|(range, _)| position <= range.end && range.end <= position + reach)
            .map(|(_, place)| *place)
    }

    /// The longest name of a place of the document that `name` begins with.
    #[must_use]
    pub fn longest_prefix(&self, name: &str) -> Option<&str> {
        let names = self.list.iter().map(|place| place.name.as_str());
        names
            .filter(|place| name.starts_with(place))
            .max_by_key(|place| place.len())
    }

    /// The mentions with their places, in order.
    #[must_use]
    pub fn mentions(&self) -> &[(Range<usize>, usize)] {
        &self.at
    }

    /// A place.
    #[must_use]
    pub fn get(&self, place: usize) -> &Place {
        &self.list[place]
    }

    /// Marks the place of that name as one that the document names, or clearly means.
    pub fn mark_named_by_name(&mut self, name: &str) {
        if let Some(place) = self.list.iter_mut().find(|place| place.name == name) {
            place.named = true;
        }
    }

    /// Marks a place as one that the document names, or clearly means.
    pub fn mark_named(&mut self, place: usize) {
        self.list[place].named = true;
    }

    /// The places, and the index of the home.
    #[must_use]
    pub fn finish(mut self) -> (Vec<Place>, Option<usize>) {
        let home = self.home.map(|id| self.of_division(id));
        if let Some(home) = home {
            self.list[home].named = true;
        }
        (self.list, home)
    }
}

fn level_rank(level: DivisionLevel) -> u8 {
    match level {
        DivisionLevel::Province => 0,
        DivisionLevel::Prefecture => 1,
        DivisionLevel::County => 2,
        DivisionLevel::Township => 3,
        DivisionLevel::Village => 4,
    }
}
