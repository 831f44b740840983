//! How an agent stands in its clause, by the little word before it.

use super::{Agent, Item, What};
use crate::lexicon::verbs::VerbClass;
use crate::span::{end_of, start_of};
use std::ops::Range;

/// How an agent stands in its clause, by the little word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Bare,
    At,
    With,
    Under,
    Oblique,
}

/// Behind a name, they say that somebody else is meant.
const OF_SOMEBODY: &[&str] = &[
    "夫人",
    "的夫人",
    "支持者",
    "阵营",
    "家属",
    "遗孀",
    "同志先进事迹",
];

/// How far the words that govern an agent may stand from it, in bytes: 200 ideographs.
const REACH: usize = 600;

/// The case of the agent at `index`, by the word before its titles.
pub(super) fn case_of(text: &str, clause: &Range<usize>, items: &[&Item], index: usize) -> Case {
    let start = phrase_start(text, items, index);
    let before = end_of(&text[clause.start..start], REACH);
    let after = start_of(&text[items[index].range.end..clause.end], REACH);
    // X夫人, X支持者: somebody else is meant.
    if OF_SOMEBODY.iter().any(|word| after.starts_with(word)) {
        return Case::Oblique;
    }
    if is_among_company(before, after) {
        return Case::Under;
    }
    // 督导组在A副局长的带领下: A it is who goes.
    let leads = ["带领下", "率领下"].iter().any(|word| {
        after.find(word).is_some_and(|at| {
            after[..at].chars().count() <= 10 && !after[..at].contains(['在', '、'])
        })
    });
    if before.ends_with('在') && leads && matches!(items[index].what, What::Agent(Agent::Person(_)))
    {
        return Case::Bare;
    }
    if before.ends_with('在')
        || before.ends_with("位于")
        || before.ends_with('于')
        || before.ends_with("来自")
    {
        return Case::At;
    }
    // 应X邀请: X stays at home.
    if is_inviting(before, after) {
        return Case::Oblique;
    }
    let before = without_note(before);
    if ["与", "和", "同", "跟", "会同"].iter().any(|word| {
        before
            .strip_suffix(word)
            .is_some_and(|head| !head.ends_with('、'))
    }) {
        return if is_joined(before, start, items, index) {
            Case::Bare
        } else {
            Case::With
        };
    }
    if [
        "对", "向", "被", "受", "给", "为", "据", "由于", "按照", "根据", "把", "将", "使", "让",
        "请", "从",
    ]
    .iter()
    .any(|word| before.ends_with(word))
    {
        return Case::Oblique;
    }
    Case::Bare
}

/// Whether 与 or 和 at the end of `before` joins the agent to what stands before, rather than making it a companion.
fn is_joined(before: &str, start: usize, items: &[&Item], index: usize) -> bool {
    let last = items[..index]
        .iter()
        .rev()
        .find(|item| item.range.end <= start);
    let touching = last.is_some_and(|last| {
        matches!(last.what, What::Agent(_)) && last.range.end + before_joint(before) == start
    });
    // 走访了A、某所和B: behind a verb of going, 和 goes on with the list though its last member is unknown.
    let goes_on = before.ends_with('和')
        && matches!(items[index].what, What::Agent(Agent::Organization(_)))
        && items[..index].iter().any(|item| goes(&item.what));
    touching || goes_on
}

/// Whether an item is a verb of going or looking.
const fn goes(what: &What) -> bool {
    matches!(
        what,
        What::Verb(VerbClass::Move | VerbClass::Look | VerbClass::Visit | VerbClass::Tour)
    )
}

/// Bytes of the joint at the end of `before`.
pub(super) fn before_joint(before: &str) -> usize {
    before.chars().next_back().map_or(0, char::len_utf8)
}

/// Where the phrase of the agent at `index` begins: its titles and bodies that touch it count.
pub(super) fn phrase_start(text: &str, items: &[&Item], index: usize) -> usize {
    let mut start = items[index].range.start;
    for item in items[..index].iter().rev() {
        let gap = &text[item.range.end.min(start)..start];
        let touches = gap.is_empty() || (gap == "、" && matches!(item.what, What::Title));
        let part = matches!(
            item.what,
            What::Title | What::Agent(Agent::Organization(_) | Agent::Place(_))
        );
        if !touches || !part {
            break;
        }
        start = item.range.start;
    }
    start
}

/// Whether an agent stands between 应 and 邀请.
fn is_inviting(before: &str, after: &str) -> bool {
    let Some((head, rest)) = before.rsplit_once('应') else {
        return false;
    };
    let opens = head.is_empty() || head.ends_with(['并', '是', ' ', '经']);
    opens && !rest.contains("邀") && (after.contains("邀请") || after.contains("之邀"))
}

/// Whether an agent stands between 在 and 陪同下: 在A、B等领导的陪同下.
fn is_among_company(before: &str, after: &str) -> bool {
    let opens = before.rfind('在').is_some_and(|at| {
        let between = &before[at..];
        !between.contains("陪同下") && !between.contains(['到', '来', '的'])
    });
    let closes = after
        .find("陪同下")
        .is_some_and(|at| !after[..at].contains('在'));
    opens && closes
}

/// 与来访的X: the note on X between it and its preposition left out.
fn without_note(before: &str) -> &str {
    let Some(noted) = before.strip_suffix('的') else {
        return before;
    };
    match noted.rfind(['与', '同']) {
        // 与在X考察的Y举行会谈: the note may say where Y is.
        Some(at)
            if noted[at..].chars().count() <= 10 && !noted[at..].contains(['、', '在', ','])
                || noted[at..].chars().count() <= 20
                    && noted[at..].chars().nth(1) == Some('在')
                    && ["考察", "调研", "访问", "参观"]
                        .iter()
                        .any(|word| noted.ends_with(word)) =>
        {
            &before[..at + before[at..].chars().next().map_or(0, char::len_utf8)]
        }
        Some(_) | None => before,
    }
}
