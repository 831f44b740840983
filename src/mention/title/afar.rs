//! Titles held far from any jurisdiction of the article: 国务院副总理, 英国首相, 韩国国会议长.

use super::{Organ, party};
use crate::lexicon::titles::{TitleClass, Titles};

/// The farthest that a state may stand from the title held in it, in characters: 德国|联邦议院|议长.
const REACH: usize = 12;

/// The organ of the centre or the state that `left`, what stands before the title word, ends in; the full title,
/// and where in `left` it begins. `None` where neither does.
pub(super) fn organ_of(
    titles: &Titles,
    left: &str,
    word: &str,
    class: TitleClass,
) -> Option<(Organ, String, usize)> {
    if !matches!(
        class,
        TitleClass::Chief | TitleClass::Head | TitleClass::National | TitleClass::Foreign
    ) {
        return None;
    }
    central(titles, left, word).or_else(|| foreign(titles, left, word, class))
}

/// 国务院党组成员, 全国政协副主席.
fn central(titles: &Titles, left: &str, word: &str) -> Option<(Organ, String, usize)> {
    let (_, title, at) = party(left, 0, left.len(), word);
    let (written, body) = titles.central.ending(&left[..at])?;
    // 中国 alone is the state, of which only the head is an officer.
    let state = body == "中国" && !word.ends_with("国家主席") && !word.ends_with("国家副主席");
    (!state).then_some((Organ::Central(body), title, at - written.len()))
}

/// The state from which the words up to the title lead, leftmost first: 美国|马里兰州|州长.
fn foreign(
    titles: &Titles,
    left: &str,
    word: &str,
    class: TitleClass,
) -> Option<(Organ, String, usize)> {
    let mut edges: Vec<usize> = left
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(REACH)
        .collect();
    edges.insert(0, left.len());
    edges.iter().rev().find_map(|&edge| {
        let (state, body) = titles.foreign.ending(&left[..edge])?;
        let between = &left[edge..];
        let at = edge - state.len();
        match class {
            TitleClass::Chief => between
                .ends_with(['州', '省', '市', '郡', '府'])
                .then(|| (Organ::Foreign(between.to_owned()), word.to_owned(), at)),
            TitleClass::Foreign | TitleClass::National | TitleClass::Head => {
                is_institution(between).then(|| {
                    (
                        Organ::Foreign(body.to_owned()),
                        format!("{between}{word}"),
                        at,
                    )
                })
            }
            TitleClass::Rank
            | TitleClass::Leader
            | TitleClass::Company
            | TitleClass::Noun
            | TitleClass::BusinessNoun
            | TitleClass::Byline => None,
        }
    })
}

/// Whether the words between a state and a title are an institution of the state, or nothing.
fn is_institution(between: &str) -> bool {
    const LOOSE: &[&str] = &[
        "的", "在", "到", "赴", "和", "与", "对", "了", "就", "公司", "集团", "大学", "中国",
        "会见", "会晤", "举行", "出席", "访问", "主持",
    ];
    const ENDS: &[&str] = &[
        "国", "国家", "会", "院", "部", "党", "军", "府", "厅", "署", "兼", "央", "事务",
    ];
    between.is_empty()
        || LOOSE.iter().all(|word| !between.contains(word))
            && ENDS.iter().any(|end| between.ends_with(end))
}
