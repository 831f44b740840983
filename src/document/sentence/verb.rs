//! Verbs and parties between the names of a sentence.

use super::{Agent, Item, What};
use crate::lexicon::verbs::{VerbClass, Verbs};
use crate::lexicon::word_set::{WordSet, members};
use crate::span::overlaps;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that stand for whoever leads what is being told.
static PARTIES: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("party"));

/// The items of a sentence with the verbs and parties that stand between them.
#[must_use]
pub fn with_verbs(verbs: &Verbs, text: &str, range: &Range<usize>, named: &[Item]) -> Vec<Item> {
    let mut items = named.to_vec();
    let taken = |at: &Range<usize>| overlaps(named, |item: &Item| item.range.clone(), at);
    let mut parties: BTreeMap<usize, usize> = BTreeMap::new();
    for party in PARTIES.find(&text[range.clone()]) {
        let found = range.start + party.start..range.start + party.end;
        if !taken(&found) && !is_other_party(text, &found) {
            parties.insert(found.start, found.end);
        }
    }
    items.extend(parties.into_iter().map(|(start, end)| Item {
        range: start..end,
        what: What::Agent(Agent::Party),
    }));
    items.sort_by_key(|item| item.range.start);
    // Verbs are looked for between the names only: 王强调研 holds no 强调.
    for gap in gaps(range, &items) {
        for verb in verbs.find(&text[gap.clone()]) {
            let found = gap.start + verb.range.start..gap.start + verb.range.end;
            // 与X洽谈: one talks where one is, unless the sentence says that somebody goes.
            let talks = verb.class == VerbClass::Tour
                && text[found.clone()].contains("洽谈")
                && !text[range.clone()].contains(['赴', '到', '往']);
            items.push(Item {
                range: found,
                what: What::Verb(if talks { VerbClass::Talk } else { verb.class }),
            });
        }
        // 来|曲阜市学习: coming to a place.
        let comes = text[gap.clone()].ends_with('来')
            && items.iter().any(|item| {
                item.range.start == gap.end && matches!(item.what, What::Agent(Agent::Place(_)))
            })
            && !items
                .iter()
                .any(|item| matches!(item.what, What::Verb(_)) && item.range.end == gap.end);
        if comes {
            items.push(Item {
                range: gap.end - '来'.len_utf8()..gap.end,
                what: What::Verb(VerbClass::Move),
            });
        }
        for part in set_parts(&text[gap.clone()]) {
            let found = gap.start + part.start..gap.start + part.end;
            // The verbs of this gap were pushed last.
            let known = items
                .iter()
                .rev()
                .take_while(|item| item.range.start >= gap.start)
                .any(|item| item.range.start < found.end && found.start < item.range.end);
            if !known {
                items.push(Item {
                    range: found,
                    what: What::Verb(VerbClass::Speak),
                });
            }
        }
    }
    items.sort_by_key(|item| item.range.start);
    items
}

/// What is made in set parts.
static MADE: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("made part"));

/// 作了有关议案的说明, 作了题为…的报告: the set part stands apart from its verb.
static SET_PART: LazyLock<Regex> = LazyLock::new(|| {
    let parts: Vec<&str> = members("made part").collect();
    pattern(&format!("(作了?)[^,。;、“]{{1,24}}(?:{})", parts.join("|")))
});

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, exercised by the tests"
)]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// The verbs of set parts: 作 or 作了, as bytes of `words`.
pub(super) fn set_parts(words: &str) -> impl Iterator<Item = Range<usize>> {
    // Few clauses hold what is made, and more hold 作.
    let holds = words.contains('作') && MADE.is_in(words);
    let parts = holds.then(|| SET_PART.captures_iter(words));
    let verbs = parts.into_iter().flatten();
    verbs.filter_map(|part| part.get(1).map(|verb| verb.range()))
}

/// The stretches of a sentence between its items.
pub(super) fn gaps(range: &Range<usize>, items: &[Item]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut from = range.start;
    for item in items {
        if from < item.range.start {
            gaps.push(from..item.range.start);
        }
        from = from.max(item.range.end);
    }
    if from < range.end {
        gaps.push(from..range.end);
    }
    gaps
}

/// 其他, 他人: no pronoun of the lead. A一行 is A.
pub(super) fn is_other_party(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    before.ends_with('其')
        || after.starts_with(['人', '们'])
        || after.starts_with('国')
        || after.starts_with('乡')
        || after.starts_with('山')
}
