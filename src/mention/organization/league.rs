//! Committees of the Communist Youth League, each with the jurisdiction inside its name.

use super::clause::Clauses;
use super::{OrganizationForm, OrganizationMention};
use crate::kind::OrganizationKind;
use crate::mention::league::{LEAGUE, committees};

/// All committees of the text.
pub(super) fn find(clauses: &Clauses<'_>) -> Vec<OrganizationMention> {
    let found = committees(clauses.text);
    found
        .map(|range| {
            let form = if clauses.slice(range.clone()).starts_with(LEAGUE) {
                OrganizationForm::Full
            } else {
                OrganizationForm::Department
            };
            OrganizationMention {
                range,
                kind: OrganizationKind::Other,
                form,
                score: 0.9,
                rule: "league-committee",
                defines: None,
            }
        })
        .collect()
}
