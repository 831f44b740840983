//! Short names: defined by the text, or left of a full name.

use super::clause::Clauses;
use super::short_name::{brand, short_of};
use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Endings that registered firms have and short names leave out; longer ones first.
const LEGAL: &[&str] = &[
    "集团股份有限公司",
    "集团有限责任公司",
    "股份有限公司",
    "有限责任公司",
    "集团有限公司",
    "控股有限公司",
    "有限公司",
    "股份公司",
    "集团公司",
    "总公司",
    "公司",
];
/// What may follow a brand in a short name, besides trades.
const FORMS: &[&str] = &["集团公司", "集团", "公司", "股份", "控股"];

pub(super) fn mention(
    range: Range<usize>,
    kind: OrganizationKind,
    score: f64,
    rule: &'static str,
) -> OrganizationMention {
    OrganizationMention {
        range,
        kind,
        form: OrganizationForm::Short,
        score,
        rule,
        defines: None,
    }
}

pub(super) fn is_free(range: &Range<usize>, found: &[OrganizationMention]) -> bool {
    let at = found.partition_point(|other| other.range.end <= range.start);
    found
        .get(at)
        .is_none_or(|other| other.range.start >= range.end)
}

/// Short names that the text defines: …有限公司(以下简称“河湟水务”).
pub(super) fn defined(
    clauses: &Clauses<'_>,
    found: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    let mut new = Vec::new();
    for full in found {
        let Some(range) = definition(clauses, full.range.end) else {
            continue;
        };
        new.push(OrganizationMention {
            range,
            kind: full.kind,
            form: OrganizationForm::Defined,
            score: 0.95,
            rule: "short-defined",
            defines: Some(full.range.clone()),
        });
    }
    new
}

fn definition(clauses: &Clauses<'_>, at: usize) -> Option<Range<usize>> {
    let rest = clauses.behind(at).strip_prefix('(')?;
    let rest = rest
        .strip_prefix("以下")
        .or_else(|| rest.strip_prefix('下'))
        .unwrap_or(rest);
    let rest = rest
        .strip_prefix("简称")
        .or_else(|| rest.strip_prefix('称'))?;
    let rest = rest.strip_prefix([':', '为']).unwrap_or(rest);
    let rest = rest.strip_prefix(['“', '"', '「']).unwrap_or(rest);
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let start = clauses.text.len() - rest.len();
    (2..=14)
        .contains(&name.chars().count())
        .then(|| start..start + name.len())
}

/// Where short names that the context showed stand again.
pub(super) fn again(
    clauses: &Clauses<'_>,
    found: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    let shown = found
        .iter()
        .filter(|known| known.form == OrganizationForm::Short && known.score < 0.9);
    let names: BTreeSet<&str> = shown
        .map(|known| clauses.slice(known.range.clone()))
        .collect();
    let places = names
        .into_iter()
        .flat_map(|name| clauses.text.match_indices(name));
    places
        .map(|(at, name)| at..at + name.len())
        .filter(|range| is_free(range, found))
        .map(|range| mention(range, OrganizationKind::Company, 0.6, "short-again"))
        .collect()
}

/// Where a defined short name, or the brand of a full name with a trade or form behind it, stands again.
pub(super) fn of_full_names(
    clauses: &Clauses<'_>,
    found: &[OrganizationMention],
) -> Vec<OrganizationMention> {
    let mut new: Vec<OrganizationMention> = Vec::new();
    let mut seen = BTreeSet::new();
    for known in found {
        let name = clauses.slice(known.range.clone());
        if !seen.insert((name, known.form)) {
            continue;
        }
        if known.form == OrganizationForm::Defined {
            let again = clauses
                .text
                .match_indices(name)
                .map(|(at, _)| at..at + name.len());
            new.extend(
                again
                    .filter(|range| is_free(range, found))
                    .map(|range| mention(range, known.kind, 0.9, "short-again")),
            );
        }
        if known.kind == OrganizationKind::Company && known.form == OrganizationForm::Full {
            new.extend(
                shortened(clauses, &known.range)
                    .into_iter()
                    .filter(|short| is_free(&short.range, found)),
            );
        }
    }
    new
}

fn shortened(clauses: &Clauses<'_>, full: &Range<usize>) -> Vec<OrganizationMention> {
    let name = clauses.slice(full.clone());
    let begins = clauses
        .division_from(full.start)
        .filter(|division| division.end < full.end)
        .map_or(full.start, |division| division.end);
    let core = clauses.slice(begins..full.end);
    let Some(core) = LEGAL.iter().find_map(|legal| core.strip_suffix(legal)) else {
        return Vec::new();
    };
    let brand = brand(core, clauses.lexicon);
    let length = brand.chars().count();
    if !(2..=6).contains(&length) || clauses.lexicon.own_characters(brand) < 2 {
        return Vec::new();
    }
    let again = clauses
        .text
        .match_indices(brand)
        .filter(|(at, _)| !full.contains(at));
    again
        .filter_map(|(at, _)| {
            let start = clauses
                .division_upto(at)
                .map_or(at, |division| division.start);
            let end = extended(clauses, at + brand.len())?;
            let short = clauses.slice(start..end);
            let same = short_of(short, name, clauses.lexicon) || short == name;
            (same && !clauses.within_division(at))
                .then(|| mention(start..end, OrganizationKind::Company, 0.9, "short-of-full"))
        })
        .collect()
}

/// The end of the trades and forms that begin at `at`; `None` where there are none.
pub(super) fn extended(clauses: &Clauses<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    loop {
        let behind = clauses.behind(end);
        let head: &str = behind
            .char_indices()
            .nth(5)
            .map_or(behind, |(cut, _)| clauses.slice(end..end + cut));
        let trade = clauses
            .lexicon
            .trades
            .endings(head)
            .into_iter()
            .filter(|word| word.start == 0)
            .map(|word| word.end)
            .max();
        let form = FORMS
            .iter()
            .find(|form| behind.starts_with(**form))
            .map(|form| form.len());
        match trade.max(form) {
            Some(length) if length > 0 => end += length,
            Some(_) | None => break,
        }
    }
    (end > at).then_some(end)
}
