//! The division that an article is at home in: what 市, 县, 我市 stand for.
//!
//! An article seldom says it outright. The outlet's name, divisions before leading titles
//! (铁岭市委书记), the divisions that are named most, and what the named ones lie in all count; the
//! level of the titles that stand without a division (县长, 市委) says what kind of division it is.

use crate::kind::DivisionLevel;
use crate::lexicon::divisions::{DivisionId, Divisions};
use std::collections::BTreeMap;

/// A sign of where the article is at home.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// The divisions that the surface may mean.
    pub candidates: Vec<DivisionId>,
    /// How much it counts; see [`weight`].
    pub weight: f64,
}

/// What each kind of sign counts.
pub mod weight {
    /// The name of the outlet, in the metadata or the text.
    pub const OUTLET: f64 = 6.0;
    /// A division right before a leading title.
    pub const TITLE: f64 = 2.5;
    /// A division before the title of somebody who is named after those of the home.
    pub const OTHERS: f64 = 0.3;
    /// A division in a headline.
    pub const HEADLINE: f64 = 2.0;
    /// A division anywhere else in the text.
    pub const MENTION: f64 = 1.0;
    /// A division where something takes place: 在贵阳.
    pub const SCENE: f64 = 1.5;
    /// A division in the name of a firm or a project.
    pub const OF_FIRM: f64 = 0.3;
    /// A division in the name of a department: 开平市教育局.
    pub const DEPARTMENT: f64 = 2.0;
    /// What is said of the article rather than in it: no less than a department's name.
    pub const SIGNIFICANT: f64 = 2.0;
    /// A division whose leader is another than the one the article leaves without a division.
    pub const ANOTHER: f64 = -12.0;
    /// The share that counts of a bare name, which may be another word.
    pub const WEAK: f64 = 0.5;
    /// The share that counts of a town whose name others bear.
    pub const NAMESAKE_TOWN: f64 = 0.3;
    /// The share that counts of where somebody goes.
    pub const GONE_TO: f64 = 0.5;
    /// The same of a province, which is gone to from another.
    pub const GONE_TO_PROVINCE: f64 = 0.05;
    /// The share that counts of what lies where one goes on business.
    pub const ABROAD: f64 = 0.1;
    /// The share that counts of where guests come from: 上海市考察团来我市.
    pub const OF_GUESTS: f64 = 0.1;
    /// The share of a sign that goes to the division's parent: a district hints at its city.
    pub const PARENT: f64 = 0.45;
}

/// Less than what the only township of its name says of its county is chance.
const ENOUGH: f64 = 0.29;
/// A division of another level than the titles say must be spoken of: one in the name of a firm is not enough.
const ENOUGH_OF_ANOTHER_LEVEL: f64 = 0.5;

/// The home that the signs point to, among divisions whose names end in one of `levels` (the level
/// words of titles without a division); any division where no title stands alone.
#[must_use]
pub fn infer(
    divisions: &Divisions,
    signs: &[Sign],
    levels: &BTreeMap<String, usize>,
) -> Option<DivisionId> {
    let mut scores: BTreeMap<DivisionId, f64> = BTreeMap::new();
    for sign in signs {
        let share = sign.weight / share_of(sign.candidates.len());
        for &candidate in &sign.candidates {
            *scores.entry(candidate).or_default() += share;
            let mut handed = share;
            for parent in divisions.ancestors(candidate) {
                handed *= weight::PARENT;
                *scores.entry(parent).or_default() += handed;
            }
        }
    }
    let level = levels
        .iter()
        .filter(|(word, _)| is_division_level(word))
        .max_by_key(|(_, count)| **count)
        .map(|(word, _)| word.as_str());
    let fits = |id: DivisionId| {
        let division = divisions.get(id);
        let own =
            division.level != DivisionLevel::Township && division.level != DivisionLevel::Village;
        own && level.is_none_or(|word| ends_in_level(division.name, word))
    };
    let best = |wanted: &dyn Fn(DivisionId) -> bool, enough: f64| {
        scores
            .iter()
            .filter(|(id, score)| **score >= enough && wanted(**id))
            .max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)))
            .map(|(id, _)| *id)
    };
    let found = best(&fits, ENOUGH).or_else(|| {
        let enough = if level.is_some() {
            ENOUGH_OF_ANOTHER_LEVEL
        } else {
            ENOUGH
        };
        best(
            &|id| divisions.get(id).level != DivisionLevel::Township,
            enough,
        )
    })?;
    Some(city_over(divisions, signs, found).unwrap_or(found))
}

/// 市政协主席视察临清市、东昌府区: where nothing but its name speaks for a county-level city, and a
/// sibling is named beside it, both are counties of the city that is meant.
fn city_over(divisions: &Divisions, signs: &[Sign], found: DivisionId) -> Option<DivisionId> {
    let division = divisions.get(found);
    if division.level != DivisionLevel::County || !division.name.ends_with('市') {
        return None;
    }
    let city = divisions
        .ancestors(found)
        .find(|&id| divisions.get(id).level == DivisionLevel::Prefecture)?;
    let stands_out = |sign: &Sign| sign.weight >= weight::SIGNIFICANT || sign.weight < 0.0;
    let told = signs
        .iter()
        .any(|sign| stands_out(sign) && sign.candidates.contains(&found));
    let sibling = signs.iter().any(|sign| match sign.candidates[..] {
        [other] => {
            other != found
                && !stands_out(sign)
                && divisions.get(other).level == DivisionLevel::County
                && divisions.ancestors(other).any(|id| id == city)
        }
        _ => false,
    });
    (!told && sibling).then_some(city)
}

/// An ambiguous name says less of each division that bears it.
fn share_of(candidates: usize) -> f64 {
    match candidates {
        0 | 1 => 1.0,
        2 => 1.6,
        3 => 2.2,
        _ => 4.0,
    }
}

fn is_division_level(word: &str) -> bool {
    matches!(
        word,
        "省" | "市"
            | "县"
            | "区"
            | "州"
            | "自治州"
            | "自治区"
            | "自治县"
            | "旗"
            | "自治旗"
            | "盟"
            | "特区"
            | "林区"
            | "地区"
    )
}

/// Whether a division is one that a level word of a title can stand for: 县 for 民和回族土族自治县 too.
#[must_use]
pub fn ends_in_level(name: &str, word: &str) -> bool {
    match word {
        "县" | "自治县" => name.ends_with('县'),
        "州" | "自治州" => name.ends_with("自治州"),
        "旗" | "自治旗" => name.ends_with('旗'),
        "区" => {
            name.ends_with('区')
                && !["自治区", "地区", "社区"]
                    .iter()
                    .any(|end| name.ends_with(end))
        }
        "省" => name.ends_with('省'),
        "乡" => name.ends_with('乡'),
        "街道" => name.ends_with("街道"),
        other => name.ends_with(other),
    }
}
