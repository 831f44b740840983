//! Lists of bare names that a verb of company closes: A、B、C参加会见; A陪同调研.
//!
//! Reports on leaders whom every reader knows name those around them without their titles.

use crate::lexicon::word_set::WordSet;
use crate::span::end_of;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The verbs of company.
static VERBS: LazyLock<WordSet> = LazyLock::new(|| WordSet::named("company verb"));
/// What stands between a list and its verb.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:等(?:\\p{Han}{1,6}(?:市|县|区|旗|州))?(?:领导同志|领导|同志|人)?)?(?:也|分别|先后|一同|一起|共同|全程|随同)*$")
        .expect("a valid pattern")
});
/// The longest list, in bytes: thirty names.
const LONGEST: usize = 360;

/// Where the lists begin. Whether what stands there is a name is for its characters to say.
#[must_use]
pub fn lists(text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let mut starts = Vec::new();
    for line in lines {
        let words = &text[line.clone()];
        for verb in VERBS.find(words) {
            let before = end_of(&words[..verb.start], LONGEST);
            let clause = before
                .rsplit(['。', ';', ',', ':', ' ', '\n'])
                .next()
                .unwrap_or_default();
            let between = BETWEEN
                .find(clause)
                .map_or(clause.len(), |found| found.start());
            if is_list(&clause[..between]) {
                starts.push(line.start + verb.start - clause.len());
            }
        }
    }
    starts
}

/// Whether every part is as long as a name.
fn is_list(list: &str) -> bool {
    list.split(['、', '和']).all(|part| {
        let length = part.chars().count();
        (2..=4).contains(&length) || part.contains('·') && length <= 14
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let all = 0..text.len();
        lists(text, std::slice::from_ref(&all))
            .into_iter()
            .map(|start| text[start..].split(['、', '参']).next().unwrap_or_default())
            .collect()
    }

    #[test]
    fn lists_of_bare_names_are_found() {
        assert_eq!(found("会见后,周远、洪亮平等参加会见。"), ["周远"]);
        assert_eq!(found("周远参加调研。"), ["周远"]);
    }

    #[test]
    fn other_clauses_are_not() {
        assert!(
            found("各有关部门主要负责人参加会议。").is_empty(),
            "no part of this is as short as a name"
        );
    }
}
