//! What the user lists, among what the recognisers find.

use super::{is_readable, names_road};
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
        if in_title || !is_readable(clean, range.start) || names_road(text, &range) {
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

#[cfg(test)]
mod tests {
    use crate::document::reading::{Metadata, read};
    use crate::lexicon::Lexicon;
    use crate::lexicon::divisions::Divisions;
    use crate::lexicon::user::{Table, UserLexicon};
    use crate::text::CleanText;

    /// The bodies of a text, where these rows are listed: name, type, short names.
    fn bodies(rows: &str, text: &str) -> Vec<String> {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("organizations.tsv");
        std::fs::write(&file, format!("name\ttype\tshort_names\n{rows}\n")).unwrap();
        let mut user = UserLexicon::default();
        user.read(Table::Organizations, &file, &Divisions::load())
            .unwrap();
        let lexicon = Lexicon::with(&user);
        let document = read(&lexicon, &CleanText::of(text), &Metadata::default());
        let bodies = document.organizations.into_iter();
        let told = bodies.filter(|body| !body.mentions.is_empty());
        told.map(|body| format!("{} {}", body.name, body.kind))
            .collect()
    }

    #[test]
    fn a_listed_body_is_one_under_all_its_names() {
        let rows = "霁光工坊陶艺社\tother\t霁光工坊、霁光";
        assert_eq!(
            bodies(
                rows,
                "6月12日,市长林远山到霁光工坊调研。霁光要发展,霁光工坊陶艺社要带头。"
            ),
            ["霁光工坊陶艺社 other"]
        );
    }

    #[test]
    fn inside_of_a_longer_name_it_is_none() {
        let rows = "霁光\tcompany\t";
        assert_eq!(
            bodies(rows, "6月12日,市长林远山到霁光中学调研,察看霁光大道。"),
            ["霁光中学 school"],
            "nor in the name of a road"
        );
    }

    #[test]
    fn a_name_that_ran_too_far_to_the_left_is_cut() {
        let text = "6月12日,市长林远山到聚力霁光工坊有限公司调研。";
        assert_eq!(
            bodies("云帆\tcompany\t", text),
            ["聚力霁光工坊有限公司 company"]
        );
        assert_eq!(
            bodies("霁光工坊有限公司\tcompany\t", text),
            ["霁光工坊有限公司 company"]
        );
        let text = "6月12日,市长林远山到铁岭市霁光工坊有限公司调研。";
        assert_eq!(
            bodies("霁光工坊有限公司\tcompany\t", text),
            ["铁岭市霁光工坊有限公司 company"],
            "a division in front belongs to the name"
        );
    }

    #[test]
    fn the_users_kind_counts() {
        let text = "6月12日,市长林远山到霁光书院调研。";
        assert_eq!(bodies("霁光书院\tresearch\t", text), ["霁光书院 research"]);
    }
}
