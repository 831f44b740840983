//! What hints at the division that an article is at home in.

use super::super::home::{self, Sign, weight};
use super::Metadata;
use super::recognition::{Mentions, kind_at};
use crate::kind::OrganizationKind;
use crate::lexicon::Lexicon;
use crate::lexicon::divisions::DivisionId;
use crate::mention::organization::OrganizationForm as Form;
use crate::mention::title::{Organ, TitleMention};
use crate::text::{CleanText, LineKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// The home, from everything that hints at it.
pub(super) fn home_of(
    lexicon: &Lexicon,
    clean: &CleanText,
    mentions: &Mentions,
    metadata: &Metadata,
) -> Option<DivisionId> {
    let text = clean.text();
    let mut signs: Vec<Sign> = Vec::new();
    if let Some(id) = metadata
        .publisher
        .as_deref()
        .and_then(|outlet| lexicon.divisions.home_of_outlet(outlet))
    {
        signs.push(Sign {
            candidates: vec![id],
            weight: weight::OUTLET,
        });
    }
    for media in mentions
        .organizations
        .iter()
        .filter(|mention| mention.kind == OrganizationKind::Media)
    {
        if let Some(id) = lexicon.divisions.home_of_outlet(&text[media.range.clone()]) {
            signs.push(Sign {
                candidates: vec![id],
                weight: weight::OUTLET,
            });
        }
    }
    for mention in &mentions.divisions {
        let mut weight = sign_weight(clean, mentions, &mention.range);
        if mention.weak {
            weight *= weight::WEAK;
        }
        // 赴上海: one goes there from home.
        if text[..mention.range.start].ends_with('赴')
            || text[..mention.range.start].ends_with("前往")
        {
            weight *= weight::GONE_TO;
        }
        signs.push(Sign {
            candidates: mention.candidates.clone(),
            weight,
        });
    }
    signs.extend(others(mentions));
    let mut levels: BTreeMap<String, usize> = BTreeMap::new();
    for title in &mentions.titles {
        if let Organ::Leading(level) = &title.organ {
            let placed = mentions.divisions.iter().any(|mention| {
                mention.range.start < title.range.start && title.range.start <= mention.range.end
            });
            if !placed && !level.is_empty() {
                *levels.entry(level.clone()).or_default() += 2;
            }
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
    home::infer(&lexicon.divisions, &signs, &levels)
}

/// 市委书记A beside 高平市委书记B: where a title stands bare for one and with a division for another,
/// that division is not the home.
pub(super) fn others(mentions: &Mentions) -> Vec<Sign> {
    let bearer = |title: &TitleMention| {
        mentions
            .persons
            .iter()
            .find(|person| person.range.start == title.range.end)
            .map(|person| person.name.as_str())
    };
    let division = |title: &TitleMention| {
        mentions.divisions.iter().find(|mention| {
            mention.range.start < title.range.start && title.range.start <= mention.range.end
        })
    };
    let mut signs = Vec::new();
    for title in mentions
        .titles
        .iter()
        .filter(|title| matches!(title.organ, Organ::Leading(_)))
    {
        let (Some(placed), Some(holder)) = (division(title), bearer(title)) else {
            continue;
        };
        let bare_elsewhere = mentions.titles.iter().any(|other| {
            other.title == title.title
                && division(other).is_none()
                && bearer(other).is_some_and(|name| name != holder)
        });
        if bare_elsewhere && !title.title.contains('副') {
            signs.push(Sign {
                candidates: placed.candidates.clone(),
                weight: weight::ANOTHER,
            });
        }
    }
    signs
}

pub(super) fn sign_weight(clean: &CleanText, mentions: &Mentions, range: &Range<usize>) -> f64 {
    let leads = mentions.titles.iter().any(|title| {
        matches!(title.organ, Organ::Leading(_))
            && range.start < title.range.start
            && title.range.start <= range.end
    });
    if leads {
        return weight::TITLE;
    }
    match kind_at(clean, range.start) {
        LineKind::Headline => weight::HEADLINE,
        LineKind::Meta | LineKind::Byline => weight::DEPARTMENT,
        LineKind::Body | LineKind::Caption | LineKind::Furniture => {
            let inside = mentions.organizations.iter().find(|mention| {
                mention.range.start <= range.start && range.end <= mention.range.end
            });
            match inside.map(|mention| mention.kind) {
                Some(OrganizationKind::Government | OrganizationKind::Party) => weight::DEPARTMENT,
                Some(OrganizationKind::Company | OrganizationKind::Project) => 0.3,
                Some(_) | None => weight::MENTION,
            }
        }
    }
}
