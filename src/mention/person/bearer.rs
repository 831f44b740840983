//! Names whose title stands behind them: 习近平|主席, 帕夫洛普洛斯|总统.

use super::recurrence::LEFT_WORDS;
use super::{LONGEST_FOREIGN, PersonFinder, PersonMention, Via, is_han};
use crate::lexicon::titles::TitleClass;
use crate::mention::title::{Organ, TitleMention};

/// A name whose title stands behind it.
const ENOUGH_BEFORE_TITLE: f64 = -0.5;
/// The same where the title is of a kind that mostly stands before names.
const SURE_BEFORE_TITLE: f64 = 0.5;
/// The same of two characters, which words have too.
const SURE_SHORT_BEFORE_TITLE: f64 = 0.3;

/// What bodies' names end in that no list has: 区科经局|李海龙局长.
const BODY_ENDS: &[char] = &['局', '委', '办', '厅', '部', '院', '会', '司'];

impl PersonFinder<'_> {
    /// The name right before a title that is set behind names: 习近平|主席, 帕夫洛普洛斯|总统.
    pub(super) fn bearer_before(&self, title: &TitleMention) -> Option<PersonMention> {
        let end = title.range.start;
        match title.class {
            TitleClass::Foreign => self.foreign_before(end).or_else(|| self.name_before(end)),
            TitleClass::National => self.name_before(end),
            TitleClass::Head if title.title == "主席" && title.organ == Organ::Open => {
                let foreign = self.foreign_before(end);
                foreign
                    .filter(|found| found.name.chars().count() > 3)
                    .or_else(|| self.name_before(end))
            }
            // 陶知夏区长, 区科经局李海龙局长.
            TitleClass::Chief | TitleClass::Head | TitleClass::Company => self
                .name_before(end)
                .filter(|found| self.is_surely_borne(found, title)),
            TitleClass::Rank
            | TitleClass::Leader
            | TitleClass::Noun
            | TitleClass::BusinessNoun
            | TitleClass::Byline => None,
        }
    }

    /// Whether a title that mostly stands before names stands behind this one: a name of likely
    /// characters, and no name behind the title. Two characters must have nothing before them but a mark,
    /// the beginning of the line or a body (虞卫总经理, 西城开发区常宏主任).
    fn is_surely_borne(&self, found: &PersonMention, title: &TitleMention) -> bool {
        let start = found.range.start;
        let set_off = self.is_edge(start)
            || self.text[..start]
                .chars()
                .next_back()
                .is_none_or(|c| matches!(c, '\n' | '。' | ',' | '、' | ';'));
        let short = found.name.chars().count() == 2;
        let enough = if short {
            SURE_SHORT_BEFORE_TITLE
        } else {
            SURE_BEFORE_TITLE
        };
        (!short || set_off)
            && found.score >= enough
            && self.name_at(title.range.end, Via::List).is_none()
    }

    /// The Chinese name of two or three characters that ends at `end`.
    fn name_before(&self, end: usize) -> Option<PersonMention> {
        let characters: Vec<usize> = self.text[..end]
            .char_indices()
            .rev()
            .take(3)
            .take_while(|(at, c)| is_han(*c) && !self.is_blocked(*at))
            .map(|(at, _)| at)
            .collect();
        characters
            .iter()
            .enumerate()
            .skip(1)
            .rev()
            .find_map(|(index, &start)| {
                let name = &self.text[start..end];
                let score = self.shape(name, index + 1)?;
                let left = &self.text[..start];
                let opens = left.chars().next_back().is_none_or(|c| !is_han(c))
                    || self.is_edge(start)
                    || LEFT_WORDS.iter().any(|word| left.ends_with(word))
                    || index == 2 && left.ends_with(BODY_ENDS);
                let word = self.names.is_word(name) || self.names.is_never_name(name);
                // 中英总理: two characters may be two states.
                let enough = if index == 1 { 0.5 } else { ENOUGH_BEFORE_TITLE };
                (opens && !word && score >= enough).then(|| PersonMention {
                    range: start..end,
                    name: name.to_owned(),
                    via: Via::Title,
                    score,
                })
            })
    }

    /// The name from abroad that ends at `end`, before its title: 帕夫洛普洛斯|总统.
    fn foreign_before(&self, end: usize) -> Option<PersonMention> {
        let spelled = |(at, c): &(usize, char)| {
            !self.is_blocked(*at)
                && (*c == '·' || self.names.is_foreign(*c) || self.is_hyphen(*at, *c))
        };
        let characters = self.text[..end].char_indices().rev();
        let (start, _) = characters
            .take_while(spelled)
            .take(LONGEST_FOREIGN)
            .last()?;
        let name = self.text[start..end].trim_start_matches('·');
        (name.chars().count() >= 2).then(|| {
            let range = end - name.len()..end;
            PersonMention {
                range,
                name: name.to_owned(),
                via: Via::Foreign,
                score: 1.0,
            }
        })
    }
}
