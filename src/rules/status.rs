//! Held, planned or cancelled: by the words right before and behind what names the event.

use super::story::{Draft, Story};
use crate::document::sentence::Predication;
use crate::document::{Dated, Document, Sentence};
use crate::fact::EventDate;
use crate::kind::{EventKind, EventStatus};
use crate::lexicon::verbs::VerbClass;
use crate::mention::date::DateUse;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What announces: 将于6月召开, 定于…举行, 将对X进行访问.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "将(?:于|在|赴|对|率|出席|访问|到|前往|举行|举办|召开|会见|同|与|参加|应邀|陆续|继续|如期)|即将|还将|拟于|定于|计划于|预计于|拟在|[将拟](?:[0-9]{1,2}[月日])",
    )
});
/// What calls off, behind the event's name or before it.
static CALLED_OFF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^[^,。;]{0,14}(?:取消|延期|推迟|暂停|改期)|^,?(?:现|因故|因天气原因)?[^,。;]{0,8}(?:取消|延期|推迟|改期)",
    )
});
/// What both say.
static OFF: LazyLock<Regex> = LazyLock::new(|| pattern("取消|延期|推迟|暂停|暂缓|改期"));
static OFF_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:取消|推迟|暂停|暂缓)(?:举行|举办|召开|进行|了)?[^,。;]{0,24}$"));

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, exercised by the tests"
)]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Settles the status of the events that a sentence opened: those from `first` on.
pub fn settle(document: &Document, index: usize, first: usize, story: &mut Story) {
    let sentence = &document.sentences[index];
    for draft in &mut story.drafts[first..] {
        if draft.status != EventStatus::Held {
            continue;
        }
        let Some(trigger) = trigger(document, sentence, draft) else {
            continue;
        };
        draft.status = status_at(document, sentence, &trigger);
        // 去年9月在…考察时: what is recalled has its own day.
        if let Some(recalled) = recalled_day(document, sentence, &trigger) {
            draft.date = Some(recalled);
        }
        if draft.status != EventStatus::Held {
            draft.date = announced_day(sentence, &trigger);
        }
    }
}

/// The words that name the event: its name, or the verb that opened it.
fn trigger(document: &Document, sentence: &Sentence, draft: &Draft) -> Option<Range<usize>> {
    if let Some(name) = &draft.name {
        let words = document.words(&sentence.range);
        if let Some(at) = words.find(name.as_str()) {
            let start = sentence.range.start + at;
            return Some(start..start + name.len());
        }
    }
    let classes: &[VerbClass] = match draft.kind {
        EventKind::Visit | EventKind::StudyTour => &[
            VerbClass::Visit,
            VerbClass::Tour,
            VerbClass::Move,
            VerbClass::Look,
            VerbClass::Lead,
        ],
        EventKind::Reception => &[VerbClass::Meet],
        EventKind::Meeting => &[VerbClass::Convene, VerbClass::Talk, VerbClass::Chair],
        EventKind::Signing => &[VerbClass::Sign],
        EventKind::Ceremony => &[VerbClass::Convene, VerbClass::Unveil],
        EventKind::Appointment | EventKind::Removal => return None,
    };
    let does = |predication: &&Predication| classes.contains(&predication.verb);
    let found = sentence.predications.iter().find(does)?;
    Some(found.verb_range.clone())
}

fn status_at(document: &Document, sentence: &Sentence, trigger: &Range<usize>) -> EventStatus {
    let words = document.words(&sentence.range);
    let before = &words[..trigger.start - sentence.range.start];
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or(before);
    let behind = &words[trigger.end - sentence.range.start..];
    let upto = &words[clause_start(before)..trigger.end - sentence.range.start];
    // Few sentences call anything off, and all patterns but this one are slow.
    let off = OFF.is_match(words);
    if off && (CALLED_OFF.is_match(behind) || OFF_BEFORE.is_match(clause)) {
        EventStatus::Cancelled
    } else if upto.contains(['将', '拟', '即', '定', '预', '计']) && ANNOUNCED.is_match(upto)
        || is_to_come(clause)
        || announces(behind)
    {
        EventStatus::Planned
    } else {
        EventStatus::Held
    }
}

/// 将再次访问, 将结合出席年会进行访问: 将 governs the verb that follows.
fn is_to_come(clause: &str) -> bool {
    clause.rfind('将').is_some_and(|at| {
        let between = &clause[at..];
        between.chars().count() <= 30 && !between.contains(['的', '把', '后'])
    })
}

fn clause_start(before: &str) -> usize {
    before.rfind([',', ';', ':']).map_or(0, |at| at + 1)
}

/// 对接会将于12月16日举行: announced behind the name.
fn announces(behind: &str) -> bool {
    let clause = behind.split(['。', ';', ',']).next().unwrap_or_default();
    ["将于", "将在", "定于", "拟于", "即将"]
        .iter()
        .any(|word| clause.contains(word))
}

/// The day that the clause gives for what is to come.
fn announced_day(sentence: &Sentence, trigger: &Range<usize>) -> Option<EventDate> {
    let near = |dated: &&Dated| dated.range.start.abs_diff(trigger.start) < 200;
    let planned = |dated: &&Dated| dated.usage == DateUse::Planned;
    let dates = || sentence.dates.iter().filter(near);
    dates()
        .find(planned)
        .or_else(|| dates().find(|dated| dated.usage == DateUse::Event))
        .map(|dated| dated.date.clone())
}

/// The day behind which the clause recalls the event.
fn recalled_day(
    document: &Document,
    sentence: &Sentence,
    trigger: &Range<usize>,
) -> Option<EventDate> {
    let before = document.words(&(sentence.range.start..trigger.start));
    let clause = sentence.range.start + clause_start(before);
    let recalled =
        |dated: &&Dated| dated.usage == DateUse::Recalled && dated.range.end <= trigger.start;
    // 早在2003年,…: what opens the sentence dates all of it.
    let opens = |dated: &&Dated| {
        let ahead = document.words(&(sentence.range.start..dated.range.start));
        ahead.chars().count() <= 2
            && document
                .words(&(dated.range.end..trigger.start))
                .starts_with(',')
    };
    let mut dates = sentence.dates.iter();
    dates
        .rfind(|dated| recalled(dated) && (clause <= dated.range.start || opens(dated)))
        .map(|dated| dated.date.clone())
}
