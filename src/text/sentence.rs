//! Lines are cut into sentences at `。 ! ? ;`, but not inside a quotation or bracket that the sentence goes on after.

use std::ops::Range;

/// A quotation or bracket longer than this many bytes is a text of its own, which is cut inside too.
const ASIDE_LIMIT: usize = 360;

/// Opening marks, each with the one that closes it.
const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('(', ')'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
    ('〖', '〗'),
];

/// The last of the marks that open or close.
const LAST_MARK: char = '〗';

/// The sentences of `line`, as bytes of `text`, without the spaces around them.
pub(super) fn split(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let Some(body) = text.get(line.clone()) else {
        return Vec::new();
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let end = at + char.len_utf8();
        let cut = match close_of(char) {
            Some(close) => aside(body, at, char, close).and_then(|stop| {
                while chars.next_if(|(next, _)| *next < stop).is_some() {}
                speech_ends(body, at, stop).then_some(stop)
            }),
            None => is_stop(body, at, char).then_some(end),
        };
        if let Some(cut) = cut {
            let tail = body.get(cut..).unwrap_or_default();
            let cut = cut + tail.len() - tail.trim_start_matches(is_closing).len();
            while chars.next_if(|(next, _)| *next < cut).is_some() {}
            push(&mut sentences, body, start..cut, line.start);
            start = cut;
        }
    }
    push(&mut sentences, body, start..body.len(), line.start);
    sentences
}

fn push(sentences: &mut Vec<Range<usize>>, body: &str, range: Range<usize>, base: usize) {
    let Some(sentence) = body.get(range.clone()) else {
        return;
    };
    let left = range.start + sentence.len() - sentence.trim_start().len();
    let right = left + sentence.trim().len();
    if left < right {
        sentences.push(base + left..base + right);
    }
}

fn close_of(open: char) -> Option<char> {
    // Ideographs come behind all marks.
    if open > LAST_MARK {
        return None;
    }
    PAIRS
        .iter()
        .find(|(mark, _)| *mark == open)
        .map(|(_, close)| *close)
}

/// What stays with the sentence that it follows.
fn is_closing(char: char) -> bool {
    matches!(char, '。' | '!' | '?' | ';' | '…') || PAIRS.iter().any(|(_, close)| *close == char)
}

/// Whether a sentence ends at `char`. In `?id=3` and `&x;` it is no punctuation.
fn is_stop(body: &str, at: usize, char: char) -> bool {
    match char {
        '。' => true,
        '!' | '?' | ';' => {
            let before = body.get(..at).and_then(|head| head.chars().next_back());
            let after = body.get(at + 1..).and_then(|tail| tail.chars().next());
            let code = |neighbour: Option<char>| {
                neighbour.is_some_and(|char| char.is_ascii_alphanumeric())
            };
            !(code(before) && code(after))
        }
        _ => false,
    }
}

/// One past the mark that closes the aside opened at `at`, where there is one near enough.
fn aside(body: &str, at: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, char) in body.get(at..)?.char_indices() {
        if offset > ASIDE_LIMIT {
            return None;
        }
        if char == open {
            depth += 1;
        } else if char == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(at + offset + char.len_utf8());
            }
        }
    }
    None
}

/// Whether the sentence ends with the aside `at..stop`: speech that ends in a stop and is neither a part of the
/// sentence around it (`开展“我能做什么?”大讨论`) nor followed by the rest of it.
fn speech_ends(body: &str, at: usize, stop: usize) -> bool {
    let inner = body.get(at..stop).unwrap_or_default();
    let ends = inner
        .trim_end_matches(['”', '’', ')'])
        .ends_with(['。', '!', '?']);
    let before = body
        .get(..at)
        .unwrap_or_default()
        .trim_end()
        .chars()
        .next_back();
    let stands_alone =
        before.is_none_or(|char| matches!(char, ':' | ',' | '。' | '!' | '?' | ';' | '—' | '”'));
    let after = body
        .get(stop..)
        .unwrap_or_default()
        .trim_start()
        .chars()
        .next();
    let goes_on = after.is_some_and(|char| matches!(char, ',' | '、' | ':' | '的' | '—' | '·'));
    ends && stands_alone && !goes_on && !inner.starts_with(['《', '〈'])
}
