//! What hints at the division that an article is at home in.

use super::super::home::{self, Sign, weight};
use super::super::places::DivisionMention;
use super::Metadata;
use super::recognition::{Mentions, kind_at};
use crate::kind::{DivisionLevel, OrganizationKind};
use crate::lexicon::Lexicon;
use crate::lexicon::divisions::DivisionId;
use crate::mention::organization::OrganizationForm as Form;
use crate::mention::title::{Organ, TitleMention};
use crate::span::{end_of, first_behind, start_of};
use crate::text::{CleanText, LineKind, simplified};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Where the outlets are at home, the article's own and those that it names.
fn signs_of_outlets(
    lexicon: &Lexicon,
    text: &str,
    mentions: &Mentions,
    metadata: &Metadata,
) -> Vec<Sign> {
    let own = metadata
        .publisher
        .as_deref()
        .and_then(|outlet| lexicon.divisions.home_of_outlet(&simplified(outlet)));
    let media = mentions.organizations.iter();
    let named = media
        .filter(|mention| mention.kind == OrganizationKind::Media)
        .filter_map(|media| lexicon.divisions.home_of_outlet(&text[media.range.clone()]));
    let sign = |id| Sign {
        candidates: vec![id],
        weight: weight::OUTLET,
    };
    own.into_iter().chain(named).map(sign).collect()
}

/// The home, from everything that hints at it.
pub(super) fn home_of(
    lexicon: &Lexicon,
    clean: &CleanText,
    mentions: &Mentions,
    metadata: &Metadata,
) -> Option<DivisionId> {
    let text = clean.text();
    let mut signs = signs_of_outlets(lexicon, text, mentions, metadata);
    // Who comes once is a guest wherever the article speaks of them.
    let guests: BTreeSet<&Vec<DivisionId>> = mentions
        .divisions
        .iter()
        .filter(|mention| come_from(&text[mention.range.end..]))
        .map(|mention| &mention.candidates)
        .collect();
    let levels = levels(text, mentions);
    let abroad = abroad(lexicon, text, mentions, &levels);
    let on_business = TRAVEL.is_match(text);
    for mention in &mentions.divisions {
        let mut weight = sign_weight(clean, mentions, &mention.range);
        if mention.weak {
            weight *= weight::WEAK;
        }
        // 杨集镇: where several towns bear the name, it says next to nothing.
        let town = |id: &DivisionId| lexicon.divisions.get(*id).level == DivisionLevel::Township;
        if mention.candidates.len() > 1 && mention.candidates.iter().all(town) {
            weight *= weight::NAMESAKE_TOWN;
        }
        // 在贵阳会见: where something takes place is nearer home than what a body's name holds.
        if text[..mention.range.start].ends_with('在') && (weight - weight::MENTION).abs() < 1e-9 {
            weight = weight::SCENE;
        }
        weight *= share_of_destination(lexicon, text, mention);
        let lies_abroad = |id: &DivisionId| {
            abroad
                .iter()
                .any(|&outer| lexicon.divisions.contains(outer, *id))
        };
        // 赴珠三角招商: the firms that are called on say nothing of home.
        let called_on = on_business && (weight - weight::OF_FIRM).abs() < 1e-9;
        if called_on || mention.candidates.iter().all(lies_abroad) {
            weight *= weight::ABROAD;
        }
        if guests.contains(&mention.candidates) {
            weight *= weight::OF_GUESTS;
        }
        signs.push(Sign {
            candidates: mention.candidates.clone(),
            weight,
        });
    }
    signs.extend(others(mentions));
    home::infer(&lexicon.divisions, &signs, &levels)
}

/// Business that takes a delegation elsewhere.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static TRAVEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:赴|前往)[^,。;\n]{2,16}(?:招商|考察|经贸|洽谈|对接)").expect("a valid pattern")
});

/// 市长赴深圳招商, 驻上海联络处: where somebody of the same level goes on business, or an office is kept, is away from home.
fn abroad(
    lexicon: &Lexicon,
    text: &str,
    mentions: &Mentions,
    levels: &BTreeMap<String, usize>,
) -> Vec<DivisionId> {
    const BUSINESS: [&str; 6] = ["招商", "考察", "经贸", "洽谈", "对接", "学习"];
    let level = |id: &DivisionId| lexicon.divisions.get(*id).level;
    let peers = |id: &DivisionId| match level(id) {
        DivisionLevel::Province => !levels.contains_key("省"),
        DivisionLevel::Prefecture => levels.contains_key("市") || levels.contains_key("州"),
        DivisionLevel::County => ["县", "区", "旗"]
            .iter()
            .any(|word| levels.contains_key(*word)),
        DivisionLevel::Township | DivisionLevel::Village => false,
    };
    let mut found = Vec::new();
    for mention in &mentions.divisions {
        let before = end_of(&text[..mention.range.start], 36);
        let sentence = start_of(&text[mention.range.end..], 240);
        let sentence = sentence.split('。').next().unwrap_or_default();
        let business = BUSINESS.iter().any(|word| sentence.contains(word));
        let gone_to = ["赴", "前往"].iter().any(|word| {
            before
                .rfind(word)
                .is_some_and(|at| !before[at..].contains([',', '。', '\n', '与', '的', '我']))
        });
        let kept = before.ends_with('驻');
        if kept || gone_to && business {
            let ids = mention.candidates.iter().copied();
            found.extend(ids.filter(|id| kept || peers(id)));
        }
    }
    found
}

/// 赴东莞、惠州: one goes there from home, and to a province from another.
fn share_of_destination(lexicon: &Lexicon, text: &str, mention: &DivisionMention) -> f64 {
    let before = end_of(&text[..mention.range.start], 36);
    let gone_to = ["赴", "前往"].iter().any(|word| {
        before
            .rfind(word)
            .is_some_and(|at| !before[at..].contains([',', '。', '\n', '与', '的']))
    });
    let level = |id: &DivisionId| lexicon.divisions.get(*id).level;
    match gone_to {
        true if mention
            .candidates
            .iter()
            .all(|id| level(id) == DivisionLevel::Province) =>
        {
            weight::GONE_TO_PROVINCE
        }
        true => weight::GONE_TO,
        false => 1.0,
    }
}

/// Guests, behind the division that they come from: …考察团赴我市, …书记X来我县, …商会会长X来瑞考察.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static COMING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^[^。;\n]{0,60}?(?:来|赴|到|莅|莅临|抵)我[省市县区州旗盟镇乡]",
        r"|^\p{Han}{0,14}(?:考察团|代表团|访问团|考察组|商会|企业家)[^。;]{0,30}?来[^自到源了]",
    ))
    .expect("a valid pattern")
});

/// Whether guests are who come from the division that stands before `rest`.
fn come_from(rest: &str) -> bool {
    let near = start_of(rest, 240);
    near.contains(['来', '赴', '到', '莅', '抵']) && COMING.is_match(near)
}

/// The level words of titles and departments that stand without a division, with how much each counts.
fn levels(text: &str, mentions: &Mentions) -> BTreeMap<String, usize> {
    let mut levels: BTreeMap<String, usize> = BTreeMap::new();
    for title in &mentions.titles {
        if let Organ::Leading(level) = &title.organ {
            let placed = division_before(mentions, title).is_some();
            if !placed && !level.is_empty() {
                *levels.entry(level.clone()).or_default() += 2;
            }
        }
    }
    // 我市, 我县: the article says itself what it is the news of.
    for (at, own) in text.match_indices('我') {
        if let Some(level) = text[at + own.len()..].chars().next()
            && "省市县区州旗".contains(level)
        {
            *levels.entry(level.to_string()).or_default() += 2;
        }
    }
    for mention in mentions
        .organizations
        .iter()
        .filter(|mention| mention.form == Form::Department)
    {
        let level = text[mention.range.clone()]
            .chars()
            .next()
            .map(String::from)
            .unwrap_or_default();
        *levels.entry(level).or_default() += 1;
    }
    levels
}

/// 市委书记A beside 高平市委书记B: where a title stands bare for one and with a division for another,
/// that division is not the home.
pub(super) fn others(mentions: &Mentions) -> Vec<Sign> {
    let bearer = |title: &TitleMention| {
        let at = mentions
            .persons
            .partition_point(|person| person.range.start < title.range.end);
        let person = mentions.persons.get(at)?;
        (person.range.start == title.range.end).then_some(person.name.as_str())
    };
    // For each title that stands bare, who bears it.
    let mut bare: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for title in &mentions.titles {
        if division_before(mentions, title).is_none()
            && let Some(name) = bearer(title)
        {
            bare.entry(&title.title).or_default().insert(name);
        }
    }
    let mut signs = Vec::new();
    for title in mentions
        .titles
        .iter()
        .filter(|title| matches!(title.organ, Organ::Leading(_)))
    {
        let (Some(placed), Some(holder)) = (division_before(mentions, title), bearer(title)) else {
            continue;
        };
        let bare_elsewhere = bare
            .get(title.title.as_str())
            .is_some_and(|names| names.iter().any(|name| *name != holder));
        if bare_elsewhere && !title.title.contains('副') {
            signs.push(Sign {
                candidates: placed.candidates.clone(),
                weight: weight::ANOTHER,
            });
        }
    }
    signs
}

/// The division that touches a title's left edge.
fn division_before<'m>(
    mentions: &'m Mentions,
    title: &TitleMention,
) -> Option<&'m DivisionMention> {
    let divisions = &mentions.divisions;
    let first = first_behind(
        |index| divisions[index].range.clone(),
        divisions.len(),
        title.range.start,
    );
    divisions[first..]
        .iter()
        .take_while(|mention| mention.range.start < title.range.start)
        .find(|mention| title.range.start <= mention.range.end)
}

pub(super) fn sign_weight(clean: &CleanText, mentions: &Mentions, range: &Range<usize>) -> f64 {
    let behind = mentions
        .titles
        .partition_point(|title| title.range.start <= range.start);
    let leads = mentions.titles[behind..]
        .iter()
        .take_while(|title| title.range.start <= range.end)
        .any(|title| matches!(title.organ, Organ::Leading(_)));
    if leads {
        // 市长A率团…, 东莞市副市长B陪同: who stands bare first is at home, who is placed later is not.
        let bare = mentions.titles[..behind].iter().any(|title| {
            matches!(&title.organ, Organ::Leading(level) if !level.is_empty())
                && division_before(mentions, title).is_none()
        });
        let own = &clean.text()[range.clone()];
        let new = !mentions.titles[..behind].iter().any(|title| {
            division_before(mentions, title)
                .is_some_and(|other| &clean.text()[other.range.clone()] == own)
        });
        return if bare && new {
            weight::OTHERS
        } else {
            weight::TITLE
        };
    }
    if ["代表团", "党政代表团", "考察团", "学习考察团", "党政考察团"]
        .iter()
        .any(|word| clean.text()[range.end..].starts_with(word))
    {
        return weight::TITLE;
    }
    match kind_at(clean, range.start) {
        LineKind::Headline => weight::HEADLINE,
        LineKind::Meta | LineKind::Byline => weight::DEPARTMENT,
        LineKind::Body | LineKind::Caption | LineKind::Furniture => {
            let organizations = &mentions.organizations;
            let first = first_behind(
                |index| organizations[index].range.clone(),
                organizations.len(),
                range.start,
            );
            let inside = organizations[first..]
                .iter()
                .take_while(|mention| mention.range.start <= range.start)
                .find(|mention| range.end <= mention.range.end);
            match inside.map(|mention| mention.kind) {
                Some(OrganizationKind::Government | OrganizationKind::Party) => weight::DEPARTMENT,
                Some(
                    OrganizationKind::Company | OrganizationKind::Project | OrganizationKind::Other,
                ) => weight::OF_FIRM,
                Some(_) | None => weight::MENTION,
            }
        }
    }
}
