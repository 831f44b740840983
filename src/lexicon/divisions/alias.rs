//! What people write for a division, made from its official name by rule.
//!
//! Knows one name at a time; whether a short form is too common a word to be read as a division is
//! for `names` to say.

use crate::kind::DivisionLevel;

/// How a name stands to the official one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The official name: 崇川区, 黔东南苗族侗族自治州.
    Full,
    /// Shorter, but still with a word for its kind, or a set short name: 黔东南州, 民和县, 莫旗.
    Short,
    /// The name alone: 铁岭, 黔东南.
    Bare,
}

/// An ethnic group as names of autonomous divisions list it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Without 族.
    pub name: &'static str,
    /// Whether such names may leave 族 out: 察布查尔锡伯自治县.
    pub bare: bool,
}

/// Autonomous kinds and the one letter that short forms put for them; none for the region.
const AUTONOMOUS: &[(&str, &str)] = &[
    ("自治区", ""),
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
];
const PROVINCE: &[&str] = &["特别行政区", "省", "市"];
const PREFECTURE: &[&str] = &["行政区", "地区", "市", "盟", "州"];
/// Longest first. Names in 矿区 keep it: what is before is another county's name (井陉矿区, 井陉县).
const COUNTY: &[&str] = &["新区", "林区", "特区", "县", "市", "区", "旗"];
/// A banner is one of several of its stem, told apart by these.
const BANNER_SIDES: &[&str] = &["左", "右", "前", "中", "后", "联合"];

/// What the level of a division is written with, longest first.
const LEVELS: &[&str] = &[
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "新区",
    "林区",
    "特区",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "旗",
    "盟",
    "州",
];

/// 烟台 of 烟台市: a name of any level without the word for it, where two characters or more are left.
/// Whether people write it so is for `forms` to say.
#[must_use]
pub fn bare(name: &str) -> &str {
    LEVELS
        .iter()
        .find_map(|level| name.strip_suffix(level))
        .filter(|bare| bare.chars().count() > 1)
        .unwrap_or(name)
}

/// The short and bare forms of an official name, none twice.
pub(super) fn forms(name: &str, level: DivisionLevel, groups: &[Group]) -> Vec<(String, Form)> {
    if let Some(forms) = autonomous(name, groups) {
        return forms;
    }
    let endings = match level {
        DivisionLevel::Province => PROVINCE,
        DivisionLevel::Prefecture => PREFECTURE,
        DivisionLevel::County => COUNTY,
        DivisionLevel::Township | DivisionLevel::Village => return Vec::new(),
    };
    let bare = endings
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .filter(|bare| {
            let one_of_several =
                name.ends_with('旗') && BANNER_SIDES.iter().any(|s| bare.ends_with(s));
            bare.chars().count() >= 2 && !name.ends_with("矿区") && !one_of_several
        });
    bare.map(|bare| (bare.to_owned(), Form::Bare))
        .into_iter()
        .collect()
}

/// 民和回族土族自治县 -> 民和县, 民和自治县, 民和.
fn autonomous(name: &str, groups: &[Group]) -> Option<Vec<(String, Form)>> {
    let (body, kind, letter) = AUTONOMOUS
        .iter()
        .find_map(|(kind, letter)| name.strip_suffix(kind).map(|body| (body, kind, letter)))?;
    let stem = stem(body, groups);
    let mut forms = Vec::new();
    if !letter.is_empty() {
        forms.push((format!("{stem}{letter}"), Form::Short));
        if stem != body {
            forms.push((format!("{stem}{kind}"), Form::Short));
        }
    }
    // 鄂温克族自治旗, 东乡族自治县: the stem alone means the people, not the place.
    if !groups.iter().any(|group| group.name == stem) {
        forms.push((stem.to_owned(), Form::Bare));
    }
    Some(forms)
}

/// The name without the groups listed at its end; never less than two letters.
fn stem<'n>(body: &'n str, groups: &[Group]) -> &'n str {
    let mut stem = body;
    while let Some(shorter) = groups
        .iter()
        .filter_map(|group| without(stem, *group))
        .min_by_key(|s| s.len())
    {
        stem = shorter;
    }
    stem.strip_suffix('族').unwrap_or(stem)
}

fn without(name: &str, group: Group) -> Option<&str> {
    let shorter = match name.strip_suffix('族') {
        Some(before) => before.strip_suffix(group.name),
        None => name.strip_suffix(group.name).filter(|_| group.bare),
    };
    shorter.filter(|rest| rest.chars().count() >= 2)
}
