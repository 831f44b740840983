//! Where else a name stands that was recognised once.

use super::{PersonFinder, PersonMention, Via, is_han};
use memchr::memmem;
use std::collections::BTreeMap;
use std::ops::Range;

/// What may stand right before a name inside a clause.
pub(super) const LEFT_WORDS: &[&str] = &[
    "与",
    "和",
    "同",
    "及",
    "由",
    "对",
    "向",
    "受",
    "经",
    "在",
    "随",
    "后",
    "据",
    "免去",
    "任命",
    "决定",
    "会见",
    "会见了",
    "陪同",
    "图为",
    "记者",
    "了",
    "到",
    "是",
    "跟",
    "请",
    "被",
    "把",
    "让",
    "为",
    "给",
    "以及",
    "其中",
    "同志",
    "随着",
];

impl PersonFinder<'_> {
    /// Marks every other occurrence of the names found.
    pub(super) fn recur(&self, found: &mut BTreeMap<usize, PersonMention>) {
        let mut names: Vec<String> = found.values().map(|mention| mention.name.clone()).collect();
        names.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
        names.dedup();
        for name in &names {
            for at in memmem::find_iter(self.text.as_bytes(), name) {
                let range = at..at + name.len();
                let before = found.range(..range.end).next_back();
                let free = before.is_none_or(|(_, other)| other.range.end <= range.start);
                if free && self.stands_alone(&range) {
                    let name = name.clone();
                    found.insert(
                        at,
                        PersonMention {
                            range,
                            name,
                            via: Via::Recurrence,
                            score: 1.0,
                        },
                    );
                }
            }
        }
    }

    /// Whether a known name stands as a name here: 高兴 the mayor, not 高兴 the mood.
    pub(super) fn stands_alone(&self, range: &Range<usize>) -> bool {
        let left = &self.text[..range.start];
        let opens = left
            .chars()
            .next_back()
            .is_none_or(|before| !is_han(before))
            || LEFT_WORDS.iter().any(|word| left.ends_with(word))
            || self.is_edge(range.start);
        let closes = self.boundary(range.end) > 0.0;
        let name = &self.text[range.clone()];
        let common = name.chars().count() == 2 && self.names.is_word(name);
        if common {
            opens && closes
        } else {
            opens || closes
        }
    }

    /// Whether something blocked ends at `at`.
    pub(super) fn is_edge(&self, at: usize) -> bool {
        let next = self.blocked.partition_point(|range| range.end < at);
        self.blocked.get(next).is_some_and(|range| range.end == at)
    }
}
