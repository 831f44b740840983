//! What is told of journeys without telling of one: habits, hopes, papers, whose survey it was.

use crate::document::sentence::Predication;
use crate::document::{Document, Sentence};
use crate::lexicon::verbs::VerbClass;

/// Obituaries tell who came to the hospital, notices of discipline who travelled at public cost, and briefings who is
/// going to: none reports a visit.
pub(super) fn tells_otherwise(words: &str) -> bool {
    [
        "病重期间",
        "逝世后",
        "公款",
        "违规",
        "违纪",
        "处分",
        "吹风会",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// 每年深入基层, 期待X明年春天访问, 审议X访问情况的报告, 忆及X去年访问, 前往车站迎接: habits, hopes, papers, memories and escorts,
/// and no visit of a day.
pub(super) fn tells_of_no_day(document: &Document, predication: &Predication) -> bool {
    const BEFORE: &[&str] = &[
        "每年", "年年", "每月", "每周", "每天", "每次", "经常", "常常", "多次", "定期", "期待",
        "盼望", "明年", "后年", "审议", "评价", "忆及", "回忆", "投入",
    ];
    const BEHIND: &[&str] = &[
        "情况的报告",
        "情况的书面报告",
        "情况的汇报",
        "表示欢迎",
        "表示热烈欢迎",
        "表示诚挚欢迎",
        "迎接",
        "接机",
        "送行",
        "送别",
    ];
    let before = document.words(&(predication.clause.start..predication.verb_range.start));
    let behind = document.words(&predication.clause_rest);
    BEFORE.iter().any(|word| before.contains(word))
        || BEHIND.iter().any(|word| behind.contains(word))
}

/// X在株洲调研时一同参加: whose survey it is has been told, and X went along.
pub(super) fn is_background(
    document: &Document,
    sentence: &Sentence,
    predication: &Predication,
) -> bool {
    sentence.predications.iter().any(|other| {
        let along = matches!(other.verb, VerbClass::Accompany | VerbClass::Attend)
            && other.clause == predication.clause
            && other.subjects == predication.subjects;
        let before = other.verb_range.start < predication.verb_range.start;
        // 参加考察和招商对接: both are what X went along on.
        let between = if before {
            other.verb_range.end..predication.verb_range.start
        } else {
            predication.verb_range.end..other.verb_range.start
        };
        let words = document.words(&between);
        along
            && if before {
                matches!(
                    words.trim_start_matches('了'),
                    "" | "、" | "和" | "及" | "以及"
                )
            } else {
                words.ends_with(['时', '间'])
            }
    })
}

/// Two leaders, two visits: 分别带队, 分别深入.
pub(super) fn is_separate(words: &str) -> bool {
    [
        "分别带队",
        "分别率队",
        "分别深入",
        "分别到",
        "分别赴",
        "分别前往",
        "分别来到",
        "分别走访",
        "分别带领",
        "分别看望",
    ]
    .iter()
    .any(|sign| words.contains(sign))
}
