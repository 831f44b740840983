//! What the user lists, among what the recognisers find.

use super::is_readable;
use crate::document::places::DivisionMention;
use crate::lexicon::names::Names;
use crate::lexicon::organizations::Organizations;
use crate::mention::byline::BylineMention;
use crate::mention::organization::{OrganizationForm, OrganizationMention};
use crate::mention::person::PersonMention;
use crate::mention::title::TitleMention;
use crate::text::CleanText;
use std::ops::Range;

/// The id of the rule by which bodies are named that the user lists.
const RULE: &str = "organization.listed";
/// The user has said so.
const SURE: f64 = 1.0;

/// Persons under the names that the user lists for them.
pub(super) fn persons(names: &Names, mut persons: Vec<PersonMention>) -> Vec<PersonMention> {
    for mention in &mut persons {
        if let Some(person) = names.listed.get(&mention.name) {
            mention.name.clone_from(&person.name);
        }
    }
    persons
}

/// The same for those who made the article.
pub(super) fn bylines(names: &Names, mut bylines: Vec<BylineMention>) -> Vec<BylineMention> {
    for mention in &mut bylines {
        if let Some(person) = names.listed.get(&mention.name) {
            mention.name.clone_from(&person.name);
        }
    }
    bylines
}

/// Takes the listed bodies of the text in among those that were recognised.
///
/// Inside of a longer name the longer one stands (X公司 in X公司工会), but for one that only runs on to the left over
/// what is no division: there the recogniser went too far.
pub(super) fn join(
    lexicon: &Organizations,
    clean: &CleanText,
    divisions: &[DivisionMention],
    titles: &[TitleMention],
    organizations: &mut Vec<OrganizationMention>,
) {
    let text = clean.text();
    for (range, body) in lexicon.listed.find(text) {
        let overlaps = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        let in_title = titles.iter().any(|title| {
            overlaps(&title.range)
                && !(range.start <= title.range.start && title.range.end <= range.end)
        });
        if in_title || !is_readable(clean, range.start) {
            continue;
        }
        let own_name = text[range.clone()] == body.name;
        let names_more = |other: &OrganizationMention| {
            let whole = other.range.start <= range.start && range.end <= other.range.end;
            let runs_on = own_name
                && other.range.end == range.end
                && !divisions.iter().any(|division| {
                    division.range.start == other.range.start && division.range.end == range.start
                });
            whole && other.range != range && !runs_on
        };
        if organizations.iter().any(names_more) {
            continue;
        }
        let same = |other: &OrganizationMention| other.range == range;
        let known = organizations
            .iter()
            .position(same)
            .map(|at| organizations[at].clone());
        organizations.retain(|other| !overlaps(&other.range));
        let mention = known.unwrap_or_else(|| OrganizationMention {
            kind: lexicon.kind_by_ending(&body.name),
            range,
            form: OrganizationForm::Full,
            score: SURE,
            rule: RULE,
            defines: None,
        });
        organizations.push(mention);
    }
    organizations.sort_by_key(|mention| mention.range.start);
}
