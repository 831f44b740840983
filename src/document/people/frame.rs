//! Forms of words that only names fill: 任命X为, X的…职务.

use crate::lexicon::word_set::WordSet;
use crate::span::start_of;
use std::ops::Range;
use std::sync::LazyLock;

/// What the names of appointments and receptions stand behind.
static OPENERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("name opener"));

/// Where the names of appointment lists must begin: behind a line's start, 任命, 免去, 接受 and the
/// like, when 为 or 的 follows within a name's length.
#[must_use]
pub fn frames(text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let mut starts = Vec::new();
    for line in lines {
        let words = &text[line.clone()];
        if is_list_row(words) || is_registered(words) {
            starts.push(line.start);
        }
        for opener in OPENERS.find(words) {
            let start = opener.end;
            if is_list_row(&words[start..])
                || words[opener.clone()].ends_with("免去") && is_removed(&words[start..])
                || words[opener].ends_with('向')
                    && start_of(&words[start..], 90).contains("颁发聘书")
            {
                starts.push(line.start + start);
            }
        }
        for (at, _) in words.match_indices([';', '。', ',', '、']) {
            let start = at + words[at..].chars().next().map_or(1, char::len_utf8);
            if is_list_row(&words[start..]) {
                starts.push(line.start + start);
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// What an office ends in on a list of appointments.
const OFFICES: [&str; 14] = [
    "长",
    "主任",
    "书记",
    "委员",
    "主席",
    "审判员",
    "检察员",
    "职务",
    "经理",
    "总裁",
    "总监",
    "成员",
    "巡视员",
    "调研员",
];

/// NAME(女,彝族)为…局长; NAME的…职务; NAME任….
pub(super) fn is_list_row(words: &str) -> bool {
    let words = words.trim_start_matches(' ');
    let Some(name) = row_name(words) else {
        return false;
    };
    let rest = &words[name.len()..];
    if rest.starts_with('同') && !rest.starts_with("同志")
        || rest.starts_with('辞') && !rest.starts_with("辞去")
    {
        return false;
    }
    let noted = crate::mention::person::skip_note(words, name.len());
    let behind = start_of(words.get(noted..).unwrap_or_default(), 600);
    let clause = behind
        .split([';', '。', ',', '\n'])
        .next()
        .unwrap_or_default();
    let office = clause.trim_end_matches(' ');
    OFFICES.iter().any(|end| office.ends_with(end)) || clause.contains("职务")
}

/// 免去NAME某市副市长的职务: behind the verb a name begins, with the post behind it.
fn is_removed(words: &str) -> bool {
    let clause = words
        .split([';', '。', ',', '\n'])
        .next()
        .unwrap_or_default();
    clause.contains("职务")
        && clause.chars().count() > 8
        && !clause.starts_with([
            '其', '原', '该', '本', '市', '县', '区', '省', '镇', '乡', '州', '旗',
        ])
}

/// What a row begins with up to the word that joins a name to its office, where it is as long as a name.
fn row_name(words: &str) -> Option<&str> {
    let mut length = 0;
    for (index, (at, c)) in words.char_indices().take(28).enumerate() {
        match c {
            // The first character is never a joint: 任明远 is a name.
            '(' | '为' | '的' | '任' | '同' | '因' | '辞' if index > 0 => {
                return (length >= 2).then(|| &words[..at]);
            }
            '、' | ',' | '。' | ':' => return None,
            ' ' => {}
            _ if length == 8 => return None,
            _ => length += 1,
        }
    }
    None
}

/// X,男,1970年2月生: a line of a notice that proposes appointments.
fn is_registered(words: &str) -> bool {
    let head = words
        .char_indices()
        .nth(8)
        .map_or(words, |(end, _)| &words[..end]);
    if !head.contains(',') {
        return false;
    }
    [",男,", ",女,", ",男(", ",女("]
        .iter()
        .filter_map(|sign| head.find(&sign[..sign.len() - 1]))
        .any(|at| (2..=6).contains(&head[..at].chars().filter(|c| *c != ' ').count()))
}
