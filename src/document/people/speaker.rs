//! Speakers without a title: a string that opens sentence after sentence before a verb of saying is a
//! name, whether its bearer's title stands anywhere or not (A指出…A强调…).

use crate::lexicon::names::Names;
use crate::lexicon::word_set::WordSet;
use crate::mention::person::is_han;
use crate::span::end_of;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The verbs of saying.
static VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("saying"));
/// The longest name, in bytes.
const LONGEST: usize = 42;
/// How often a string must speak.
const TIMES: usize = 2;

/// Where the names of those who speak more than once begin; who is named as only foreigners are need
/// speak but once.
#[must_use]
pub fn speakers(names: &Names, text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let mut starts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for line in lines {
        let words = &text[line.clone()];
        for verb in VERBS.find(words) {
            if let Some(name) = opening(&words[..verb.start]) {
                starts
                    .entry(&words[name.clone()])
                    .or_default()
                    .push(line.start + name.start);
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

/// What a clause consists of up to a verb, where it is as short as a name: 周远山|还.
fn opening(before: &str) -> Option<Range<usize>> {
    let clause = end_of(before, LONGEST + '还'.len_utf8() * 2)
        .rsplit(['。', ',', ' ', '\n'])
        .next()?;
    let start = before.len() - clause.len();
    let name = ["首先", "最后", "还", "也", "则"]
        .iter()
        .find_map(|word| clause.strip_suffix(word))
        .unwrap_or(clause);
    let named = |c| is_han(c) || matches!(c, '·' | '-');
    let length = name.chars().count();
    // A clause that is longer than a name was cut at its beginning.
    let whole = start == 0 || before[..start].ends_with(['。', ',', ' ', '\n']);
    (whole && (2..=14).contains(&length) && name.chars().all(named))
        .then(|| start..start + name.len())
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
