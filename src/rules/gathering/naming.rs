//! The names of meetings and ceremonies: which noun says that something was held, and where its name begins.

use crate::document::sentence::{Agent, What};
use crate::document::{Document, Sentence};
use crate::kind::EventKind;
use crate::lexicon::verbs::VerbClass;
use crate::lexicon::word_set::{WordSet, members};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A noun that names something held, with the words before it that belong to its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub kind: EventKind,
    pub name: Option<String>,
    pub range: Range<usize>,
}

/// Nouns for what is held.
pub(super) static NOUN: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("gathering"));

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, exercised by the tests"
)]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Names that say nothing but the kind: such a gathering has no name.
static BARE: LazyLock<Vec<&str>> = LazyLock::new(|| members("gathering bare").collect());

pub(super) fn is_bare(name: &str) -> bool {
    BARE.contains(&name)
}

/// The gathering that the narrative part of a sentence names as held.
pub(super) fn held(document: &Document, sentence: &Sentence) -> Option<Held> {
    let narrative = sentence.range.start..narrative_end(sentence);
    if !NOUN.is_in(document.words(&narrative)) {
        return None;
    }
    let clauses = crate::document::sentence::clauses(&document.text, &narrative);
    clauses
        .iter()
        .find_map(|clause| held_in(document, sentence, clause))
}

/// Speech, which names meetings that are not this one, begins behind the first verb of saying.
pub(super) fn narrative_end(sentence: &Sentence) -> usize {
    sentence
        .predications
        .iter()
        .find(|predication| predication.verb == VerbClass::Say)
        .map_or(sentence.range.end, |say| say.verb_range.start)
}

pub(super) fn held_in(
    document: &Document,
    sentence: &Sentence,
    clause: &Range<usize>,
) -> Option<Held> {
    let words = document.words(clause);
    let noun = NOUN
        .find(words)
        .filter(|noun| {
            !is_mere_mention(&words[noun.end..])
                && !is_room(&words[noun.end..])
                && !inside_name(sentence, clause.start + noun.start)
        })
        .last()?;
    // 工作会议: the shorter noun matched.
    let more = if words[noun.end..].starts_with('议') {
        '议'.len_utf8()
    } else {
        0
    };
    let end = clause.start + noun.end + more;
    let start = name_start(document, sentence, clause, end)?;
    let name = clean_name(document.words(&(start..end)));
    let kind = kind_of(name);
    let name = (!is_bare(name) && name.chars().count() > 2).then(|| name.to_owned());
    Some(Held {
        kind,
        name,
        range: start..end,
    })
}

/// 会议精神, 会议要求: a gathering that is spoken of, not held.
pub(super) fn is_mere_mention(rest: &str) -> bool {
    [
        "举办形式",
        "举办情况",
        "召开情况",
        "筹备",
        "精神",
        "要求",
        "部署",
        "决定",
        "决议",
        "工作部署",
        "讲话",
        "重要讲话",
        "和",
        "、",
        "的",
    ]
    .iter()
    .any(|tail| rest.starts_with(tail))
        && !rest.starts_with("部署会")
}

/// 市会议中心, 会议室: a place to meet.
fn is_room(rest: &str) -> bool {
    ["中心", "室", "厅", "大楼", "场所"]
        .iter()
        .any(|word| rest.starts_with(word))
}

pub(super) fn inside_name(sentence: &Sentence, at: usize) -> bool {
    let behind = sentence
        .items
        .partition_point(|item| item.range.start <= at);
    let inner = behind
        .checked_sub(1)
        .and_then(|index| sentence.items.get(index));
    inner.is_some_and(|item| {
        at < item.range.end && matches!(item.what, What::Agent(Agent::Organization(_)))
    })
}

/// Verbs behind which the name of what is held stands, longer ones first.
static HOLDERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern("主持召开了|主持召开|召开[了的]?|举行[了的]?|举办[了的]?|主持|出席|参加|列席")
});

/// Where the name begins: behind the verb that holds it, or at the clause's start where it is what is held.
pub(super) fn name_start(
    document: &Document,
    sentence: &Sentence,
    clause: &Range<usize>,
    end: usize,
) -> Option<usize> {
    let words = document.words(&(clause.start..end));
    // 参加会见并出席签约仪式: the last one holds it.
    if let Some(holder) = HOLDERS.find_iter(words).last() {
        return Some(clause.start + holder.end());
    }
    let rest = document.words(&(end..sentence.range.end));
    let held = rest.starts_with('上')
        || rest.starts_with('中') && !rest.starts_with("中的")
        || ["召开", "举行", "举办", "开幕", "闭幕", "落幕"]
            .iter()
            .any(|verb| {
                rest.split(['。', ';'])
                    .next()
                    .unwrap_or_default()
                    .contains(verb)
            });
    if !held {
        return None;
    }
    let after_dates = sentence
        .items
        .iter()
        .filter(|item| {
            item.what == What::Date && clause.start <= item.range.start && item.range.end < end
        })
        .map(|item| item.range.end)
        .max();
    // 市长A在仪式上致辞: the name begins behind who is there.
    let after_people = sentence
        .items
        .iter()
        .filter(|item| {
            matches!(item.what, What::Agent(Agent::Person(_)))
                && clause.start <= item.range.start
                && item.range.end < end
        })
        .map(|item| item.range.end)
        .max();
    let start = after_dates.max(after_people).unwrap_or(clause.start);
    let skipped = document
        .words(&(start..end))
        .trim_start_matches(['在', '的', ' ', '由', '随', '后']);
    Some(end - skipped.len())
}

/// The name without what only leads up to it.
pub(super) fn clean_name(name: &str) -> &str {
    let mut name = name.trim_matches([' ', '“', '”', '《', '》', '了']);
    for lead in [
        "随后召开的",
        "召开的",
        "本次",
        "此次",
        "这次",
        "在随后",
        "全体",
    ] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    // 推进会(安全生产委员会第四次会议): what it is besides is no part of the name.
    let note = name.find('(').filter(|&at| {
        NOUN.find(&name[..at]).any(|noun| noun.end == at) && name[at..].chars().count() > 8
    });
    let name = &name[..note.unwrap_or(name.len())];
    // 携部门负责人的座谈会: what stands before 的 says who is there.
    match name.rsplit_once('的') {
        Some((_, bare)) if is_bare(bare) => bare,
        Some(_) | None => name,
    }
}

pub(super) fn kind_of(name: &str) -> EventKind {
    let ceremony = ["仪式", "开幕式", "闭幕式", "启动式", "揭牌式", "活动"]
        .iter()
        .any(|end| name.ends_with(end));
    if name.contains("签约") && ceremony || name.ends_with("签约会") {
        EventKind::Signing
    } else if ceremony {
        EventKind::Ceremony
    } else {
        EventKind::Meeting
    }
}
