//! Bodies that a text speaks of by their kind alone.

use super::OrganizationMention;
use crate::kind::OrganizationKind;
use crate::lexicon::word_set::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A body spoken of by its kind alone: 该公司, 学校.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anaphor {
    /// Bytes of the text, 该 included.
    pub range: Range<usize>,
    /// The kind that the word says.
    pub kind: OrganizationKind,
}

/// Words for a body that was named before.
const WORDS: &[(&str, OrganizationKind)] = &[
    ("公司", OrganizationKind::Company),
    ("企业", OrganizationKind::Company),
    ("集团", OrganizationKind::Company),
    ("该厂", OrganizationKind::Company),
    ("学校", OrganizationKind::School),
    ("学院", OrganizationKind::School),
    ("该校", OrganizationKind::School),
    ("医院", OrganizationKind::Hospital),
    ("该院", OrganizationKind::Hospital),
    ("研究院", OrganizationKind::Research),
    ("园区", OrganizationKind::Park),
    ("新区", OrganizationKind::Park),
    ("开发区", OrganizationKind::Park),
    ("合作社", OrganizationKind::Other),
    ("该局", OrganizationKind::Government),
];

static FINDER: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::of(WORDS.iter().map(|(word, _)| *word)));

/// Anaphors outside of `mentions`, in order. A word stands for a body where nothing but 该, 这家, a sign or
/// the beginning of a clause comes before it.
pub(super) fn find(text: &str, mentions: &[OrganizationMention]) -> Vec<Anaphor> {
    let mut found: Vec<Anaphor> = Vec::new();
    for range in FINDER.find(text) {
        let at = range.start;
        let word = &text[range.clone()];
        let Some((_, kind)) = WORDS.iter().find(|(known, _)| *known == word) else {
            continue;
        };
        let next = mentions.partition_point(|mention| mention.range.end <= range.start);
        let covered = mentions
            .get(next)
            .is_some_and(|mention| mention.range.start < range.end);
        if !covered && let Some(start) = start_of(text.get(..at).unwrap_or_default()) {
            found.push(Anaphor {
                range: start..range.end,
                kind: *kind,
            });
        }
    }
    found.sort_by_key(|anaphor| (anaphor.range.start, anaphor.range.end));
    found
}

fn start_of(before: &str) -> Option<usize> {
    for word in ["该", "这家", "这所", "本", "我", "我们"] {
        if before.ends_with(word) {
            return Some(before.len() - word.len());
        }
    }
    let free = before.chars().next_back().is_none_or(|c| {
        !c.is_alphanumeric()
            || matches!(
                c,
                '与' | '对' | '向' | '在' | '为' | '由' | '到' | '励' | '望' | '求' | '嘱'
            )
    });
    free.then_some(before.len())
}
