//! Committees of the Communist Youth League: 团市委, 共青团宁陵县委. The party's committee of the same level stands
//! inside their names, and is not meant.

use crate::mention::title::LEVEL;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What the league is called in full.
pub(crate) const LEAGUE: &str = "共青团";

static COMMITTEE: LazyLock<Regex> = LazyLock::new(|| pattern(""));
static AT_THE_END: LazyLock<Regex> = LazyLock::new(|| pattern("$"));

#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
fn pattern(end: &str) -> Regex {
    let full = format!(r"{LEAGUE}[\p{{Han}}]{{1,9}}?(?:{LEVEL})");
    Regex::new(&format!("(?:{full}|团(?:{LEVEL}))(?:委员会|委){end}")).expect("a valid pattern")
}

/// What 团 ends when it is no league: a group, a delegation, a troupe, a regiment.
const OTHER: [char; 22] = [
    '集', '表', '访', '问', '察', '导', '旅', '师', '兵', '剧', '乐', '工', '文', '财', '歌', '商',
    '专', '学', '演', '社', '一', '服',
];

fn is_league(text: &str, start: usize) -> bool {
    text[start..].starts_with(LEAGUE) || !text[..start].ends_with(OTHER)
}

/// The committees that `text` names.
pub(crate) fn committees(text: &str) -> impl Iterator<Item = Range<usize>> {
    let found = COMMITTEE.find_iter(text).map(|found| found.range());
    found.filter(|range| is_league(text, range.start))
}

/// Whether `text` ends in such a committee.
pub(crate) fn ends_in_committee(text: &str) -> bool {
    // The leftmost match may begin in a word that ends in 团, and a later one be the committee.
    AT_THE_END
        .find(text)
        .is_some_and(|found| is_league(text, found.start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committees_of_the_league_are_told_from_groups_and_delegations() {
        let all = |text: &'static str| -> Vec<&str> {
            committees(text).map(|range| &text[range]).collect()
        };
        assert_eq!(
            all("团市委书记周舟、共青团宁陵县委副书记何田"),
            ["团市委", "共青团宁陵县委"]
        );
        assert_eq!(all("共青团商丘市委员会"), ["共青团商丘市委员会"]);
        assert!(all("代表团市委书记").is_empty());
        assert!(all("恒岳集团市委").is_empty());
        assert!(ends_in_committee("由团县委") && ends_in_committee("共青团宁陵县委"));
        assert!(!ends_in_committee("中共宁陵县委"));
    }
}
