//! How good a stretch of text is as a name: its characters, what stands behind it, where else it stands.

use super::{LONGEST, PersonFinder, Via, is_han};
use crate::span::{end_of, start_of};
use memchr::memmem;
use std::ops::Range;

/// Little words that hardly ever are part of a name.
const RARE_IN_NAMES: &[char] = &[
    '等', '与', '和', '及', '在', '到', '赴', '率', '对', '向', '说', '也', '已', '将', '就', '从',
    '的', '是', '被', '把', '还', '均', '又', '并',
];

/// Little words that hardly anybody bears as a surname.
const NEVER_FIRST: &[char] = &[
    '要', '将', '已', '在', '对', '就', '说', '也', '到', '被', '把', '又', '均', '还', '是', '的',
    '后', '前', '等', '赴', '率', '之', '其', '此', '该', '每', '各', '及',
];
/// Little words before verbs that are surnames of a few, too.
const LITTLE_FIRST: [char; 10] = ['会', '能', '可', '应', '第', '过', '由', '都', '再', '正'];
/// Little words behind others that hardly end a name.
const LITTLE_LAST: [char; 9] = ['了', '中', '上', '下', '里', '时', '前', '后', '内'];
/// What one comes to a place for.
const COMING_FOR: [&str; 10] = [
    "考察", "调研", "访问", "参观", "洽谈", "视察", "指导", "投资", "学习", "开展",
];
/// How far around a name other occurrences of it are looked for, in bytes.
const WINDOW: usize = 20_000;

impl PersonFinder<'_> {
    /// How good `range` is as a name; `None` where it cannot be one.
    pub(super) fn score(&self, range: Range<usize>, via: Via) -> Option<f64> {
        let name = &self.text[range.clone()];
        let compact = name.replace(' ', "");
        let length = compact.chars().filter(|c| *c != '·').count();
        // 其木格 is spelled as names of other languages are.
        let spelled = length > 2 && self.names.transliterated_share(&compact) > 0.99;
        if compact.starts_with(NEVER_FIRST) && !spelled {
            return None;
        }
        if length < 2 || compact.ends_with('·') || self.names.is_never_name(&compact) {
            return None;
        }
        // 先后, 介绍: a word that stands behind names is none itself, unless many bear its surname (高兴).
        let word = self.names.follower_length(&compact) == Some(compact.len());
        if word && !self.names.begins_with_common_surname(&compact) {
            return None;
        }
        if self.is_words(&compact, length) {
            return None;
        }
        // 考察团成员来瑞考察: who comes to a place (瑞安) is not 来瑞.
        let comes = length == 2 && compact.starts_with('来');
        let rest = &self.text[range.end..];
        if comes && COMING_FOR.iter().any(|what| rest.starts_with(what)) {
            return None;
        }
        // 政协主席|和市有关部门: a conjunction and a level are no name.
        let mut characters = compact.chars();
        if characters.next() == Some('和')
            && characters
                .next()
                .is_some_and(|c| "省市县区州旗镇乡村".contains(c))
        {
            return None;
        }
        let boundary = self.boundary(range.end);
        let shape = if matches!(via, Via::Foreign | Via::Speaker) {
            self.foreign_shape(&compact, length, boundary, via)
        } else {
            self.shape(&compact, length)
        }?;
        if boundary < 0.0 && !compact.contains('·') && via == Via::List {
            return None;
        }
        Some(boundary + shape + self.repetition(name, range.end) - self.swallowed(&range))
    }

    /// Whether three characters are words of the sentence rather than a name: 会|举办, 过程|中. Only a surname that few
    /// bear lets the words count for more than the name; two characters may be both (边疆, 宁夏).
    fn is_words(&self, name: &str, length: usize) -> bool {
        if length != 3 || self.names.begins_with_common_surname(name) || name.contains('·') {
            return false;
        }
        let at = |index: usize| {
            name.char_indices()
                .nth(index)
                .map_or(name.len(), |(at, _)| at)
        };
        let (verb, word) = (&name[at(1)..], &name[..at(2)]);
        let governs = name.starts_with(LITTLE_FIRST) && self.names.is_verb(verb);
        governs || name.ends_with(LITTLE_LAST) && self.names.is_word(word)
    }

    /// How likely the characters are, as a score around 0 (rare) to 3 (common).
    pub(super) fn shape(&self, name: &str, length: usize) -> Option<f64> {
        if let Some((_, last)) = name.rsplit_once('·') {
            let (share, characters) = (self.names.transliterated_share(last), last.chars().count());
            let strange = last
                .chars()
                .rev()
                .take_while(|c| self.names.transliterated_share(c.encode_utf8(&mut [0; 4])) < 1.0)
                .count();
            // 古丽巴哈尔·玉素甫: a dot between ideographs is a sign of a name by itself, whatever they are.
            let dotted = if share == 0.0 && characters <= LONGEST && !self.is_trailed(last) {
                0.4
            } else {
                f64::NEG_INFINITY
            };
            let spelled = (3.0 * share - 1.0 - 1.5 * strange as f64).max(dotted);
            return Some(if share > 0.99 {
                spelled + 0.3 * characters as f64
            } else {
                spelled
            });
        }
        let masked = name.contains('某');
        if let Some(likelihood) = self.names.likelihood(name) {
            // Names of three characters are six times as common, and a third character that does not
            // belong to the name would be one of thousands.
            let typical = if length == 2 { -14.0 } else { -20.0 };
            let word = if length == 2 && self.names.is_word(name) {
                0.8
            } else {
                0.0
            };
            return Some(if masked {
                2.0
            } else {
                ((likelihood - typical) / 3.0).clamp(-1.5, 2.0) + 0.5 - word
            });
        }
        let transliterated = self.names.transliterated_share(name);
        (transliterated > 0.7 && (2..=5).contains(&length) || self.is_spelled(name, length))
            .then_some(if length == 2 { -1.5 } else { 0.2 })
    }

    /// 巴音朝鲁, 胡格吉乐图: so many characters in a row that write other languages are one name, where no word
    /// that stands behind names ends it (参加考察).
    fn is_spelled(&self, name: &str, length: usize) -> bool {
        let spelled = |c: &char| {
            self.names.is_foreign(*c)
                || self.names.transliterated_share(c.encode_utf8(&mut [0; 4])) > 0.0
        };
        (4..=LONGEST).contains(&length)
            && 4 * name.chars().filter(spelled).count() >= 3 * length
            && !self.names.begins_with_verb(name)
            && !self.is_trailed(name)
    }

    /// Whether a name ends in a word that stands behind names: 朴槿惠|邀请.
    fn is_trailed(&self, name: &str) -> bool {
        name.char_indices().skip(2).any(|(at, _)| {
            let tail = name.len() - at;
            tail > '字'.len_utf8() && self.names.follower_length(&name[at..]) == Some(tail)
        })
    }

    /// How likely the characters are as a name from abroad: a transliteration, or any that is well bounded.
    fn foreign_shape(&self, name: &str, length: usize, boundary: f64, via: Via) -> Option<f64> {
        let last = name.rsplit_once(['·', '-']).map_or(name, |(_, last)| last);
        if last.chars().all(|c| self.names.is_foreign(c)) {
            return Some(0.8 + 0.15 * last.chars().count() as f64);
        }
        let plain = self
            .shape(name, length)
            .filter(|_| self.names.follower_length(name).is_none());
        let spelled = last.chars().filter(|c| self.names.is_foreign(*c)).count();
        let bounded = via == Via::Foreign
            && !self.is_trailed(name)
            && boundary >= 2.0
            && (length <= 5 || 4 * spelled >= 3 * length)
            && !self.names.is_word(name)
            && !self.names.begins_with_verb(name)
            && self.names.follower_length(name).is_none();
        plain.or_else(|| bounded.then_some(-0.5))
    }

    /// What stands after the name: the text's own sign that it ends there.
    pub(super) fn boundary(&self, end: usize) -> f64 {
        let rest = &self.text[end..];
        match rest.chars().next() {
            None => return 2.5,
            Some(next) if !is_han(next) => return if next == '·' { -4.0 } else { 2.5 },
            Some(_) => {}
        }
        match self.names.follower_length(rest) {
            Some(bytes) if bytes > '字'.len_utf8() => 2.0,
            Some(_) if rest.starts_with(RARE_IN_NAMES) => 1.7,
            Some(_) if self.names.begins_with_verb(rest) => 1.5,
            Some(_) => 1.0,
            None if self.names.begins_with_verb(rest) => 1.2,
            None if self.is_blocked(end) => 0.5,
            None => -2.0,
        }
    }

    /// The same string elsewhere: with other neighbours it is a unit, always with the same one it is a part.
    pub(super) fn repetition(&self, name: &str, end: usize) -> f64 {
        let next = self.text[end..].chars().next();
        let mut same = 0_u32;
        let mut other = 0_u32;
        let mut ended = true;
        // Articles are shorter than this; in longer texts what stands far away says little.
        let before = end_of(&self.text[..end], WINDOW);
        let near = start_of(&self.text[end - before.len()..], 2 * WINDOW);
        for at in memmem::find_iter(near.as_bytes(), name).take(50) {
            let behind = &near[at + name.len()..];
            ended &= self.names.follower_length(behind).is_some();
            match behind.chars().next() {
                after if after == next => same += 1,
                _ => other += 1,
            }
        }
        match (same, other) {
            (1, 0) => 0.0,
            // X到 in the headline and in the body: a verb behind a name may recur with it.
            (_, 0) if ended => 0.0,
            (_, 0) if next.is_some_and(is_han) => -2.0,
            (_, 0) => 0.5,
            (_, other) => (0.6 * f64::from(other)).min(1.8),
        }
    }

    /// How much a name that ends in a word's beginning, or in a little word, is to be distrusted.
    pub(super) fn swallowed(&self, range: &Range<usize>) -> f64 {
        let name = &self.text[range.clone()];
        let Some((at, last)) = name.char_indices().next_back() else {
            return 0.0;
        };
        if name.contains('·') && self.names.transliterated_share(&name[at..]) > 0.0 {
            return 0.0;
        }
        let at = range.start + at;
        // 江成与大家: the last character begins or is a word that stands after names.
        let tail = &self.text[at..];
        match self.names.follower_length(tail) {
            Some(bytes) if bytes > last.len_utf8() => 2.5,
            Some(_) => 1.2,
            None => 0.0,
        }
    }
}
