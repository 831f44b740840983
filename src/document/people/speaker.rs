//! Speakers without a title: a string that opens sentence after sentence before a verb of saying is a
//! name, whether its bearer's title stands anywhere or not (A指出…A强调…).

use crate::lexicon::names::Names;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The opening of a sentence that reports speech.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static SPEECH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "(?:^|[。,\n ])([\\p{Han}·-]{2,14}?)(?:还|也|则|首先|最后)?(?:说|表示|指出|强调|认为|希望|要求|介绍说|祝贺|感谢|欢迎|赞同|积极评价|高度评价|充分肯定|叮嘱|勉励|转达)",
    )
    .expect("a valid pattern")
});
/// How often a string must speak.
const TIMES: usize = 2;

/// Where the names of those who speak more than once begin; who is named as only foreigners are need
/// speak but once.
#[must_use]
pub fn speakers(names: &Names, text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let mut starts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for line in lines {
        for found in SPEECH.captures_iter(&text[line.clone()]) {
            if let Some(name) = found.get(1) {
                starts
                    .entry(name.as_str())
                    .or_default()
                    .push(line.start + name.start());
            }
        }
    }
    let foreign = |name: &str| {
        let spelled = |c| matches!(c, '·' | '-') || names.is_foreign(c);
        name.chars().count() >= 3 && name.chars().all(spelled)
    };
    let heard = starts
        .into_iter()
        .filter(|(name, at)| at.len() >= TIMES || foreign(name));
    let mut starts: Vec<usize> = heard.flat_map(|(_, at)| at).collect();
    starts.sort_unstable();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_again_is_found() {
        let text = "周远山指出,要抓好生产。周远山强调,安全第一。会议要求落实。";
        let all = 0..text.len();
        let starts = speakers(&Names::load(), text, std::slice::from_ref(&all));
        assert_eq!(starts.len(), 2, "周远山 twice, 会议 once: {starts:?}");
    }
}
