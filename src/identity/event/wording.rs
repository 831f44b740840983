//! How alike the names of events are, and what headlines have in common.

use super::report::{Report, Who};
use std::collections::BTreeSet;

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// One name, whoever's it is called: 全市X会议 and X会议.
    Same,
    /// One is the other in short, or nearly.
    Similar,
    /// Neither.
    Different,
}

/// Words in front of or within a meeting's name that say whose it is, or are dropped at will.
const LOOSE: [&str; 8] = ["全市", "全县", "全区", "全省", "召开", "举行", "“", "”"];

pub(super) fn likeness(one: &str, other: &str) -> Likeness {
    let plain = |name: &str| {
        LOOSE
            .iter()
            .fold(name.to_owned(), |name, word| name.replace(word, ""))
    };
    let (one, other) = (plain(one), plain(other));
    if one == other {
        return Likeness::Same;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = one.len().min(other.len());
    let common = common_subsequence(&one, &other);
    // Names of events end alike (推进会, 启动仪式), so that much must be common besides.
    if shorter >= 3 && common * 4 >= shorter * 3 {
        Likeness::Similar
    } else {
        Likeness::Different
    }
}

/// The length of the longest sequence of characters that both have in order.
fn common_subsequence(one: &[char], other: &[char]) -> usize {
    let mut lengths = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = lengths[at + 1];
            lengths[at + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(lengths[at])
            };
            diagonal = above;
        }
    }
    lengths[other.len()]
}

/// Pairs of characters that headlines of this kind have anyway.
const USUAL: [&str; 40] = [
    "调研", "检查", "督导", "走访", "考察", "视察", "慰问", "工作", "领导", "书记", "市长", "县长",
    "区长", "市委", "县委", "区委", "市政", "政府", "企业", "情况", "项目", "建设", "重点", "召开",
    "会议", "举行", "推进", "发展", "全市", "全县", "全区", "我市", "我县", "我区", "一行", "强调",
    "出席", "参加", "活动", "仪式",
];

/// Whether two headlines have words in common that are neither names nor usual.
pub(super) fn headlines_share(a: &Report<'_>, b: &Report<'_>) -> bool {
    let words = |report: &Report<'_>| -> BTreeSet<String> {
        let mut headline = report.headline.to_owned();
        for who in report.around.iter().chain(&report.sites) {
            if let Who::Entity(entity) = who {
                headline = headline.replace(entity.path[0].as_str(), " ");
            }
        }
        let characters: Vec<char> = headline.chars().collect();
        let pairs = characters.windows(2);
        let pairs = pairs.filter(|pair| pair.iter().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)));
        pairs
            .map(|pair| pair.iter().collect::<String>())
            .filter(|pair| !USUAL.contains(&pair.as_str()))
            .collect()
    };
    words(a).intersection(&words(b)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_has_a_full_name_and_a_short_one() {
        for (one, other, expected) in [
            ("全市科技创新大会", "科技创新大会", Likeness::Same),
            ("全市科技创新大会", "科创大会", Likeness::Similar),
            (
                "政协岚山市第九届委员会第二次会议",
                "岚山市政协九届二次会议",
                Likeness::Similar,
            ),
            (
                "市委常委会会议",
                "全市安全生产电视电话会议",
                Likeness::Different,
            ),
        ] {
            assert_eq!(likeness(one, other), expected, "{one} {other}");
        }
    }
}
