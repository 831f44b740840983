//! Who made the article: reporters, editors, photographers, and where their names stand.
//!
//! Read from byline lines and from the notes that articles carry in their text:
//! `(记者 X 通讯员 Y)`, `(X 摄)`, `本报记者X`.

use crate::lexicon::names::Names;
use crate::mention::person::{PersonFinder, Via, is_han};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A name of a byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BylineMention {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// The name, spaces left out.
    pub name: String,
}

/// Words that introduce those who made an article, longest first.
const ROLES: &str = "全媒体记者|融媒体记者|见习记者|实习记者|首席记者|本报记者|本台记者|本网记者|特约记者|记者|特约通讯员|通讯员|通迅员|实习生|实习|责任编辑|执行编辑|值班编辑|值班编委|值班总编|见习编辑|新媒体编辑|编辑|责编|编审|一审一校|一审|二审|三审|初审|复审|终审|审核|审读|审校|审稿|审签|签发|编校|校对|一校|二校|三校|校审|总监制|监制|出品人|总编辑|主编|副主编|摄影报道|摄影|摄像|撰稿|撰文|供稿|作者|制作|制图|美编|策划|统筹|剪辑|文图|图文|文字|图片|视频|来稿|供图|文|图|摄|编";

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, exercised by the tests"
)]
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    let roles: Vec<String> = ROLES.split('|').map(spread_role).collect();
    let roles = roles.join("|");
    Regex::new(&format!("(?:{roles})(?:/(?:{roles}))*[ ]*[:|▏/丨]?[ ]*")).expect("a valid pattern")
});

/// 编   辑: a role of two characters may be spread to the width of others.
fn spread_role(role: &str) -> String {
    let mut characters = role.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(first), Some(second), None) => format!("{first}[ ]*{second}"),
        _ => role.to_owned(),
    }
}

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, exercised by the tests"
)]
static NOTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\(([^()]{2,60})\)").expect("a valid pattern"));

/// Roles that stand behind a name too: (叶青 摄), X 摄影报道.
const TRAILING: &[&str] = &[
    "摄影报道",
    "摄影",
    "摄",
    "文/图",
    "文图",
    "供图",
    "报道",
    "/文",
];

/// The names in `line` (bytes of `text`), a line that is a byline as a whole.
#[must_use]
pub fn in_line(names: &Names, text: &str, line: &Range<usize>) -> Vec<BylineMention> {
    let mut found = Vec::new();
    let stretch = &text[line.clone()];
    for role in ROLE.find_iter(stretch) {
        list(names, text, line.start + role.end(), line.end, &mut found);
    }
    trailing(names, text, line, &mut found);
    let note = line.start + '('.len_utf8()..line.end.saturating_sub(')'.len_utf8());
    if stretch.starts_with('(') && stretch.ends_with(')') && found.is_empty() {
        found.extend(signed(names, text, &note));
    }
    leading(names, text, line, &mut found);
    found.sort_by_key(|mention| mention.range.start);
    found.dedup_by(|a, b| a.range.start < b.range.end);
    found
}

/// The names in the bracketed notes of a body line, and behind 记者 at its start.
#[must_use]
pub fn in_body(names: &Names, text: &str, line: &Range<usize>) -> Vec<BylineMention> {
    let mut found = Vec::new();
    for note in NOTE.captures_iter(&text[line.clone()]) {
        if let Some(inner) = note.get(1) {
            let range = line.start + inner.start()..line.start + inner.end();
            let closes = line.end - range.end <= ')'.len_utf8();
            if is_credit(&text[range.clone()]) {
                found.extend(in_line(names, text, &range));
            } else if closes {
                found.extend(signed(names, text, &range));
            }
        }
    }
    // …总目标。 叶青 摄: the last sentence of a paragraph may be its photographer's.
    let stretch = &text[line.clone()];
    if let Some(at) = stretch
        .rfind('。')
        .map(|at| at + '。'.len_utf8())
        .filter(|&at| stretch[at..].ends_with('摄') && stretch[at..].chars().count() <= 8)
    {
        found.extend(in_line(names, text, &(line.start + at..line.end)));
    }
    found
}

/// (叶青 何斯达): papers sign short news with names alone.
fn signed(names: &Names, text: &str, note: &Range<usize>) -> Vec<BylineMention> {
    let mut found = Vec::new();
    let mut at = note.start;
    for word in text[note.clone()].split([' ', '、']) {
        let is_name = (2..=3).contains(&word.chars().count())
            && word.chars().all(is_han)
            && names.surname_length(word).is_some()
            && names
                .likelihood(word)
                .is_some_and(|likelihood| likelihood > -16.0);
        if !is_name {
            return Vec::new();
        }
        found.push(BylineMention {
            range: at..at + word.len(),
            name: word.to_owned(),
        });
        at += word.len();
        at += text[at..note.end].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Whether a note is about who made the article, rather than a company's place or an age.
fn is_credit(note: &str) -> bool {
    [
        "记者",
        "通讯员",
        "摄",
        "编辑",
        "责编",
        "审核",
        "供稿",
        "撰稿",
        "来源",
        "文:",
        "图:",
        "作者",
        "校对",
        "实习",
        "通迅员",
        "图/文",
        "文/图",
        "/文",
        "宣",
    ]
    .iter()
    .any(|sign| note.contains(sign))
}

/// Names one after another behind a role, parted by spaces, 、 or nothing but width.
fn list(names: &Names, text: &str, start: usize, end: usize, found: &mut Vec<BylineMention>) {
    let mut at = start;
    while at < end {
        let rest = &text[at..end];
        let skipped = rest.len()
            - rest
                .trim_start_matches([' ', '、', '/', ',', '|', '▏', ':'])
                .len();
        at += skipped;
        let Some(mention) = name(names, text, at, end) else {
            break;
        };
        at = mention.range.end;
        found.push(mention);
    }
}

/// The name at `at`: a run of characters up to the next separator, if it can be a name.
fn name(names: &Names, text: &str, at: usize, end: usize) -> Option<BylineMention> {
    let run = text[at..end]
        .char_indices()
        .find(|(_, c)| !is_han(*c) && *c != '·')
        .map_or(end, |(offset, _)| at + offset);
    let word = &text[at..run];
    let length = word.chars().count();
    if ROLE.find(word).is_some_and(|role| role.start() == 0)
        && names
            .likelihood(word)
            .is_none_or(|likelihood| likelihood < -16.0)
    {
        return None;
    }
    // 文章来源:… is a label itself, 审核:区委办 names an office.
    let labels = text[run..end].trim_start_matches(' ').starts_with(':');
    if labels || is_office(word) {
        return None;
    }
    let spread = (length == 1).then(|| spread(text, at, run, end)).flatten();
    if let Some(range) = spread {
        let name = text[range.clone()].replace(' ', "");
        return Some(BylineMention { range, name });
    }
    if word.contains('·')
        || (2..=4).contains(&length)
            && (names.surname_length(word).is_some() || names.transliterated_share(word) > 0.6)
    {
        return Some(BylineMention {
            range: at..run,
            name: word.to_owned(),
        });
    }
    let finder = PersonFinder::new(names, text, &[]);
    finder
        .name_at(at, Via::List)
        .filter(|mention| mention.range.end <= end)
        .map(|mention| BylineMention {
            range: mention.range,
            name: mention.name,
        })
}

/// 区委办, 市局: an office of a division; 宣传处, 综合科: one of any body.
fn is_office(word: &str) -> bool {
    word.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡'])
        && word.ends_with(['办', '委', '局', '部', '室', '科'])
        || word.chars().count() > 2 && word.ends_with(['处', '科', '局', '室'])
}

/// 张 伟: the second character behind a space.
fn spread(text: &str, at: usize, run: usize, end: usize) -> Option<Range<usize>> {
    let rest = &text[run..end];
    let inner = rest.trim_start_matches(' ');
    let gap = rest.len() - inner.len();
    let given = inner
        .chars()
        .next()
        .filter(|c| is_han(*c) && (1..=2).contains(&gap))?;
    let stop = run + gap + given.len_utf8();
    text[stop..end]
        .chars()
        .next()
        .is_none_or(|next| !is_han(next))
        .then_some(at..stop)
}

/// (赵青 实习记者 王原): the first name may stand before all roles.
fn leading(names: &Names, text: &str, line: &Range<usize>, found: &mut Vec<BylineMention>) {
    let note = &text[line.clone()];
    let Some((word, rest)) = note.split_once(' ') else {
        return;
    };
    let named = (2..=3).contains(&word.chars().count())
        && word.chars().all(is_han)
        && names.surname_length(word).is_some()
        && ROLE.find(word).is_none_or(|role| role.start() != 0);
    if named && ROLE.find(rest).is_some_and(|role| role.start() == 0) {
        found.push(BylineMention {
            range: line.start..line.start + word.len(),
            name: word.to_owned(),
        });
    }
}

/// (叶青 摄): the name stands before the role.
fn trailing(names: &Names, text: &str, line: &Range<usize>, found: &mut Vec<BylineMention>) {
    for role in TRAILING {
        for (offset, _) in text[line.clone()].match_indices(role) {
            let end = line.start + offset;
            let before = text[line.start..end].trim_end_matches([' ', '/']);
            let stop = line.start + before.len();
            let start = before
                .char_indices()
                .rev()
                .take_while(|(_, c)| is_han(*c) || *c == '·')
                .last()
                .map_or(stop, |(at, _)| line.start + at);
            let word = &text[start..stop];
            let plausible =
                (2..=4).contains(&word.chars().count()) && names.surname_length(word).is_some();
            if plausible && ROLE.find(word).is_none_or(|role| role.start() != 0) {
                found.push(BylineMention {
                    range: start..stop,
                    name: word.to_owned(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Vec<String> {
        in_line(&Names::load(), text, &(0..text.len()))
            .into_iter()
            .map(|mention| mention.name)
            .collect()
    }

    #[test]
    fn roles_introduce_names() {
        assert_eq!(line("记者 楼一凡 通讯员 施婷"), ["楼一凡", "施婷"]);
        assert_eq!(line("编辑:寿小满 责编:何斯达"), ["寿小满", "何斯达"]);
        assert_eq!(line("北港日报全媒体记者 ▏张正"), ["张正"]);
        assert_eq!(line("文:于洋 图:陈曦 审核:毕胜"), ["于洋", "陈曦", "毕胜"]);
        assert_eq!(line("通讯员 朱玲玲 赵磊"), ["朱玲玲", "赵磊"]);
    }

    #[test]
    fn photographers_stand_before_their_role() {
        let text = "图为厂区一角。(叶青 摄)";
        let found = in_body(&Names::load(), text, &(0..text.len()));
        assert_eq!(found[0].name, "叶青", "the photographer's name");
    }

    #[test]
    fn a_companys_place_is_no_credit() {
        let text = "来到建强建材(辽宁)有限公司。";
        assert!(
            in_body(&Names::load(), text, &(0..text.len())).is_empty(),
            "辽宁 is a place"
        );
    }
}
