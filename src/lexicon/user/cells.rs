//! What a cell of a user's table may say.

use crate::kind::{Gender, OrganizationKind, Rank};
use crate::lexicon::divisions::{DivisionCode, Divisions};
use crate::lexicon::titles::TitleClass;
use crate::text::folded;

/// What an alias is another name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AliasKind {
    Person,
    Organization,
    Division,
}

/// A name of one character would be found in every other word.
const SHORTEST: usize = 2;

/// A name, as clean text has it.
pub(super) fn name(cell: &str) -> Result<String, String> {
    let name = folded(cell).trim().to_owned();
    if name.chars().count() < SHORTEST {
        return Err(format!("a name has {SHORTEST} characters or more"));
    }
    Ok(name)
}

/// Several names in a cell, separated by 、 or |.
pub(super) fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['、', '|'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

pub(super) fn gender(cell: &str) -> Result<Gender, String> {
    match cell {
        "female" | "女" => Ok(Gender::Female),
        "male" | "男" => Ok(Gender::Male),
        _ => Err("write female or male (女, 男)".to_owned()),
    }
}

pub(super) fn organization_kind(cell: &str) -> Result<OrganizationKind, String> {
    let known = OrganizationKind::ALL.iter().map(|kind| kind.code());
    OrganizationKind::from_code(cell).ok_or_else(|| one_of(known))
}

pub(super) fn rank(cell: &str) -> Result<Rank, String> {
    let known = Rank::ALL.iter().map(|rank| rank.code());
    Rank::from_code(cell).ok_or_else(|| one_of(known))
}

pub(super) fn title_class(cell: &str) -> Result<TitleClass, String> {
    let known = TitleClass::ALL.iter().map(|class| class.code());
    TitleClass::from_code(cell).ok_or_else(|| one_of(known))
}

pub(super) fn alias_kind(cell: &str) -> Result<AliasKind, String> {
    match cell {
        "person" => Ok(AliasKind::Person),
        "organization" => Ok(AliasKind::Organization),
        "division" => Ok(AliasKind::Division),
        _ => Err("it is one of person, organization, division".to_owned()),
    }
}

pub(super) fn division(cell: &str, divisions: &Divisions) -> Result<DivisionCode, String> {
    divisions.named(cell).map_err(|error| error.to_string())
}

fn one_of<'k>(known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.collect();
    format!("it is one of {}", known.join(", "))
}
