//! Names of persons: found beside their titles, in lists, in bylines, then wherever they recur.
//!
//! One score decides where a name ends: what stands after it, how likely its characters are as a
//! name, and how often the same string stands in the article with other neighbours.

mod bearer;
mod listed;
mod recurrence;
mod score;
mod via;

use crate::lexicon::names::Names;
use crate::mention::title::TitleMention;
use std::collections::BTreeMap;
use std::ops::Range;
pub use via::Via;
use via::via_of;

/// A name in the clean text.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonMention {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// The name, a space inside left out.
    pub name: String,
    /// How it was recognised.
    pub via: Via,
    /// The score of the name and its end.
    pub score: f64,
}

/// A stretch of text that cannot be part of a name: a division, a body.
pub type Blocked<'b> = &'b [Range<usize>];

/// The longest name without ·, in characters.
const LONGEST: usize = 6;
/// The longest part of a name from abroad, in characters.
const LONGEST_FOREIGN: usize = 9;
/// A title must be followed by a name that scores at least this.
const ENOUGH_AFTER_TITLE: f64 = 0.1;
/// 党员干部, 群众福祉: what follows such a word is seldom a name.
const ENOUGH_AFTER_ROLE: f64 = 1.8;
/// A clause may open with other words than names: 部分代表参加会议.
const ENOUGH_AT_OPENING: f64 = 1.5;
/// A headline may open with any word.
const ENOUGH_IN_HEADLINE: f64 = 3.0;
/// On a list, the title is further away.
const ENOUGH_ON_LIST: f64 = 1.0;
/// What closes a list says where its last name ends.
const ENOUGH_AT_END_OF_LIST: f64 = 0.0;

/// Finds names in one text.
#[derive(Debug)]
pub struct PersonFinder<'t> {
    names: &'t Names,
    text: &'t str,
    blocked: Blocked<'t>,
}

impl<'t> PersonFinder<'t> {
    /// A finder over `text`; names never reach into `blocked` (sorted, not overlapping).
    #[must_use]
    pub fn new(names: &'t Names, text: &'t str, blocked: Blocked<'t>) -> Self {
        Self {
            names,
            text,
            blocked,
        }
    }

    /// Names after `titles`, on the lists that they begin, and at `frames` (places where a name must
    /// start), then every recurrence of these names; sorted, not overlapping.
    #[must_use]
    pub fn find(&self, titles: &[TitleMention], frames: &[(usize, Via)]) -> Vec<PersonMention> {
        let mut found: BTreeMap<usize, PersonMention> = BTreeMap::new();
        for title in titles {
            // 卡加梅总统, 习近平主席: whose title stands behind the name, it names nobody else.
            match self.bearer_before(title) {
                Some(bearer) => {
                    found.entry(bearer.range.start).or_insert(bearer);
                }
                None => self.follow_list(title.range.end, via_of(title), &mut found),
            }
        }
        for &(start, via) in frames {
            self.follow_list(start, via, &mut found);
        }
        self.add_listed(&mut found);
        self.recur(&mut found);
        without_overlaps(found)
    }

    /// `persons` (not overlapping) with every other occurrence of their names; sorted.
    #[must_use]
    pub fn with_recurrences(&self, persons: Vec<PersonMention>) -> Vec<PersonMention> {
        let mut found: BTreeMap<usize, PersonMention> = persons
            .into_iter()
            .map(|mention| (mention.range.start, mention))
            .collect();
        self.recur(&mut found);
        without_overlaps(found)
    }

    /// Takes the name at `start` and those joined to it by 、 和 与 及.
    fn follow_list(&self, start: usize, via: Via, found: &mut BTreeMap<usize, PersonMention>) {
        let mut via = via;
        let mut at = start + self.text[start..].len()
            - self.text[start..].trim_start_matches([' ', ':']).len();
        while let Some(mention) = self.name_at(at, via).or_else(|| self.listed_at(at, via)) {
            let end = mention.range.end;
            found.entry(at).or_insert(mention);
            let after = skip_note(self.text, end);
            let Some(joint) = joint_length(&self.text[after..]) else {
                break;
            };
            at = after + joint;
            if via != Via::Company {
                via = Via::List;
            }
        }
    }

    /// The best name that starts at `start`, if one is good enough.
    #[must_use]
    pub fn name_at(&self, start: usize, via: Via) -> Option<PersonMention> {
        if self.is_blocked(start) {
            return None;
        }
        self.or_listed(start, self.read_at(start, via))
    }

    /// The best name that starts at `start` by the look of it.
    fn read_at(&self, start: usize, via: Via) -> Option<PersonMention> {
        if self.names.begins_with_phrase(&self.text[start..]) {
            return None;
        }
        let enough = match via {
            Via::Role => ENOUGH_AFTER_ROLE,
            Via::List => ENOUGH_ON_LIST,
            Via::Headline => ENOUGH_IN_HEADLINE,
            Via::Company | Via::Speaker => ENOUGH_AT_OPENING,
            Via::Title
            | Via::Foreign
            | Via::Frame
            | Via::Recurrence
            | Via::Listed
            | Via::External => ENOUGH_AFTER_TITLE,
        };
        self.candidates(start, via)
            .into_iter()
            .filter_map(|end| self.score(start..end, via).map(|score| (end, score)))
            .filter(|(end, score)| {
                *score >= enough || via == Via::List && self.closes_list(start..*end, *score)
            })
            // On a tie the longer name wins: a name cut short is worse than none.
            .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(end, score)| PersonMention {
                range: start..end,
                name: self.text[start..end].replace(' ', ""),
                via,
                score,
            })
    }

    /// 伊达木、宝音满都呼、王力平: what stands between the signs of a list of names and is spelled as names from
    /// other languages are is one.
    fn listed_at(&self, start: usize, via: Via) -> Option<PersonMention> {
        if via != Via::List || self.is_blocked(start) || !self.text[..start].ends_with('、') {
            return None;
        }
        let name: String = self.text[start..]
            .chars()
            .take(LONGEST + 1)
            .take_while(|c| is_han(*c))
            .collect();
        let end = start + name.len();
        let closed = ["、", "等", ",", "。"]
            .iter()
            .any(|sign| self.text[end..].starts_with(sign));
        let spelled = name.chars().filter(|c| self.names.is_foreign(*c)).count();
        let length = name.chars().count();
        (closed && (4..=LONGEST).contains(&length) && 2 * spelled >= length).then_some({
            PersonMention {
                range: start..end,
                name,
                via,
                score: ENOUGH_ON_LIST,
            }
        })
    }

    /// A、B、吴沉默及相关部门负责人: three characters behind a common surname, up to what closes the list, are a
    /// name however seldom its characters are.
    fn closes_list(&self, range: Range<usize>, score: f64) -> bool {
        let name = &self.text[range.clone()];
        score >= ENOUGH_AT_END_OF_LIST
            && name.chars().count() == 3
            && self.names.begins_with_common_surname(name)
            && ["等", "及", "和", "参加", "陪同", "出席"]
                .iter()
                .any(|word| self.text[range.end..].starts_with(word))
    }

    /// Where a name that starts at `start` could end.
    fn candidates(&self, start: usize, via: Via) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut characters = 0;
        let mut dotted = false;
        let longest = if via == Via::Foreign {
            LONGEST_FOREIGN
        } else {
            LONGEST
        };
        for (offset, character) in self.text[start..].char_indices() {
            let at = start + offset;
            if characters > 0 && (character == '·' || self.is_hyphen(at, character)) {
                dotted = true;
                characters = 0;
                ends.clear();
                continue;
            }
            // 张 伟: a name of two characters may be spread to the width of three.
            if character == ' ' && characters == 1 && !dotted {
                if let Some(end) = self.spaced(at) {
                    ends.push(end);
                }
                break;
            }
            if !is_han(character) || self.is_blocked(at) {
                break;
            }
            characters += 1;
            if characters >= 2 || dotted {
                ends.push(at + character.len_utf8());
            }
            if characters == longest + 2 * usize::from(dotted) {
                break;
            }
        }
        ends
    }

    /// 阿卜杜勒-马赫迪: a hyphen inside a name from abroad.
    fn is_hyphen(&self, at: usize, character: char) -> bool {
        let foreign = |c: Option<char>| c.is_some_and(|c| self.names.is_foreign(c));
        character == '-'
            && foreign(self.text[..at].chars().next_back())
            && foreign(self.text[at + 1..].chars().next())
    }

    /// The end of a one-character given name behind the space at `space`.
    fn spaced(&self, space: usize) -> Option<usize> {
        let rest = self.text[space..].trim_start_matches(' ');
        let at = self.text.len() - rest.len();
        let mut characters = rest.chars();
        let given = characters
            .next()
            .filter(|c| is_han(*c) && at - space <= 3)?;
        let end = at + given.len_utf8();
        let closed = characters.next().is_none_or(|next| !is_han(next));
        (closed || self.names.follower_length(&self.text[end..]).is_some()).then_some(end)
    }

    fn is_blocked(&self, at: usize) -> bool {
        let next = self.blocked.partition_point(|range| range.end <= at);
        self.blocked
            .get(next)
            .is_some_and(|range| range.start <= at)
    }
}

/// Words that join names on a list.
fn joint_length(rest: &str) -> Option<usize> {
    ["、", "以及", "和", "与", "及", "暨"]
        .iter()
        .find(|joint| rest.starts_with(**joint))
        .map(|joint| joint.len())
}

/// Past a note in brackets behind a name: `(女,傣族)`, `(兼)`.
pub(crate) fn skip_note(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if !rest.starts_with('(') {
        return at;
    }
    match rest.find(')') {
        Some(close) if rest[..close].chars().count() <= 12 => at + close + 1,
        _ => at,
    }
}

/// Whether the character is a Chinese ideograph.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Drops what overlaps a better or earlier mention.
fn without_overlaps(found: BTreeMap<usize, PersonMention>) -> Vec<PersonMention> {
    let mut kept: Vec<PersonMention> = Vec::new();
    for mention in found.into_values() {
        match kept.last_mut() {
            Some(last) if last.range.end > mention.range.start => {
                if mention.score > last.score {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::titles::Titles;
    use crate::mention::title;

    fn names(text: &str) -> Vec<String> {
        let lexicon = Names::load();
        let titles = title::find(&Titles::load(), text);
        let finder = PersonFinder::new(&lexicon, text, &[]);
        finder
            .find(&titles, &[])
            .into_iter()
            .map(|mention| mention.name)
            .collect()
    }

    #[test]
    fn names_end_before_verbs() {
        assert_eq!(names("副市长江成与大家交流"), ["江成"]);
        assert_eq!(names("县长王强调研企业"), ["王强"]);
        assert_eq!(names("市长高兴赴镇里走访"), ["高兴"]);
        assert_eq!(names("局长王志强调研学校。王志强说"), ["王志强", "王志强"]);
    }

    #[test]
    fn lists_share_a_title() {
        assert_eq!(
            names("副市长江河、文明,局长任重参加。"),
            ["江河", "文明", "任重"]
        );
    }

    #[test]
    fn names_of_other_peoples_are_whole() {
        assert_eq!(names("旗长苏日娜深入牧区"), ["苏日娜"]);
        assert_eq!(names("市长次仁罗布深入乡村"), ["次仁罗布"]);
        assert_eq!(names("州长巴依尔·孟和到县里"), ["巴依尔·孟和"]);
    }

    #[test]
    fn spread_names_are_joined() {
        assert_eq!(names("局长张 伟陪同"), ["张伟"]);
    }

    #[test]
    fn titles_without_names_give_none() {
        assert!(
            names("县长高度重视这项工作").is_empty(),
            "高度重视 is no name"
        );
        assert!(names("各级书记带头落实").is_empty(), "带头 is no name");
    }
}
