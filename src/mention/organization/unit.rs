//! Units inside a body, known by the title of their head: 省发改委|民营经济发展处|处长.
//!
//! No list holds all sections that bodies have; the title of the head says where the name ends.

use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::mention::person::is_han;
use crate::span::{overlaps, start_of};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A unit with the title of its head behind it.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "^(\\p{Han}{1,10}?(?:处|司|科|室|股|办公室|支队|大队|中队|分局|研究院|学院|系|中心))(?:党委|党总支|党支部)?(?:原|常务)?副?(?:处长|司长|科长|股长|主任|院长|支队长|大队长|中队长|局长|书记|[一二三四]级(?:主任科员|调研员|巡视员))",
    )
    .expect("a valid pattern")
});

/// What the titles of heads hold.
const HEADS: &[char] = &['长', '任', '书', '级'];
/// The longest unit with the title of its head, in bytes.
const LONGEST: usize = 30 * '字'.len_utf8();

/// Lets bodies take in the unit whose head's title follows.
pub fn extend(text: &str, mentions: &mut [OrganizationMention]) {
    for mention in mentions {
        if has_units(mention.kind)
            && let Some(unit) = behind(text, mention.range.end)
        {
            mention.range.end = unit.end;
        }
    }
}

/// Units that stand without their body behind a comma: 副校长A、招生处|处长B.
#[must_use]
pub fn alone(text: &str, known: &[OrganizationMention]) -> Vec<OrganizationMention> {
    let edges = text.match_indices(['、', ',', '。', '及', '和', '\n', ' ']);
    edges
        .map(|(at, edge)| at + edge.len())
        .filter_map(|start| {
            let range = behind(text, start)?;
            let parent = known
                .iter()
                .rfind(|other| other.range.end <= start && has_units(other.kind))?;
            let free = !overlaps(
                known,
                |other: &OrganizationMention| other.range.clone(),
                &range,
            );
            free.then_some(OrganizationMention {
                range,
                kind: parent.kind,
                form: OrganizationForm::Department,
                score: 0.6,
                rule: ALONE,
                defines: None,
            })
        })
        .collect()
}

/// The rule of units that stand alone: what follows one belongs to its body, not to the unit.
pub const ALONE: &str = "unit-alone";

/// The unit that stands right behind a body which ends at `at`.
#[must_use]
pub fn behind(text: &str, at: usize) -> Option<Range<usize>> {
    let near = start_of(text.get(at..)?, LONGEST);
    // All of it is ideographs, and most places that are asked about have no title so near.
    let near = near.split(|c| !is_han(c)).next()?;
    if !near.contains(HEADS) {
        return None;
    }
    let found = UNIT.captures(near)?;
    let unit = found.get(1)?;
    // 市委办公室主任 holds a second body's beginning, not a unit: 局党委办公室主任.
    let inner = unit.as_str();
    let joined = ["党组", "成员", "书记", "局长", "和", "及", "的"]
        .iter()
        .any(|word| inner.contains(word));
    (!joined).then_some(at..at + unit.end())
}

/// Whether bodies of a kind have units that news names by themselves.
fn has_units(kind: OrganizationKind) -> bool {
    match kind {
        OrganizationKind::Government
        | OrganizationKind::Party
        | OrganizationKind::School
        | OrganizationKind::Hospital
        | OrganizationKind::Research => true,
        OrganizationKind::Company
        | OrganizationKind::Park
        | OrganizationKind::Project
        | OrganizationKind::Media
        | OrganizationKind::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_the_head_ends_the_unit() {
        let text = "江州省商务厅对外投资处处长林远";
        let at = "江州省商务厅".len();
        let unit = behind(text, at).map(|range| &text[range]);
        assert_eq!(unit, Some("对外投资处"), "the unit ends before 处长");
    }

    #[test]
    fn other_posts_of_the_body_are_no_units() {
        let text = "江州省商务厅党组成员、办公室主任林远";
        let at = "江州省商务厅".len();
        assert_eq!(behind(text, at), None, "党组成员 is a post of the body");
    }
}
