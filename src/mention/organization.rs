//! Names of firms, departments, schools, parks, projects: where a clean text names a body.
//!
//! Receives clean text and the divisions found in it, hands on [`OrganizationMention`]s in order,
//! which do not overlap. A name is found by its ending; its left edge is the last word that no name
//! runs across, or the division that the name begins with. Which body a short or elided name means is
//! [`crate::document`]'s to say.

mod anaphor;
mod clause;
mod department;
mod edge;
mod firm;
mod league;
mod named;
mod outlet;
mod overlap;
mod score;
mod short;
pub mod short_name;
pub mod unit;

use crate::kind::OrganizationKind;
use crate::lexicon::organizations::Organizations;
use clause::Clauses;
use std::ops::Range;

pub use anaphor::Anaphor;

/// How a text names a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrganizationForm {
    /// By a name that stands on its own.
    Full,
    /// By a part of its name: 鑫通机械.
    Short,
    /// With 市, 县, 镇 for its jurisdiction, or without any: 市科技局, 组织部.
    Department,
    /// By what it is, in a zone that the article leaves to its home: 高新区.
    Zone,
    /// A construction project.
    Project,
    /// By a short name that the text defines: (以下简称“X”).
    Defined,
}

/// A body named in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationMention {
    /// Bytes of the text: the name, neither more nor less.
    pub range: Range<usize>,
    /// What it is.
    pub kind: OrganizationKind,
    /// How it is named.
    pub form: OrganizationForm,
    /// How sure, 0 to 1; below 0.5 it needs support from elsewhere.
    pub score: f64,
    /// The rule that found it.
    pub rule: &'static str,
    /// For a defined short name, the bytes of the full name.
    pub defines: Option<Range<usize>>,
}

/// Finds organisations in clean text.
#[derive(Debug, Clone, Copy)]
pub struct OrganizationRecognizer<'l> {
    lexicon: &'l Organizations,
}

impl<'l> OrganizationRecognizer<'l> {
    /// Takes its words from the lexicon.
    #[must_use]
    pub const fn new(lexicon: &'l Organizations) -> Self {
        Self { lexicon }
    }

    /// All organisations of `text`, in order, not overlapping. `divisions` are the bytes of the
    /// divisions found in it, in order.
    #[must_use]
    pub fn find(&self, text: &str, divisions: &[Range<usize>]) -> Vec<OrganizationMention> {
        let clauses = Clauses::new(self.lexicon, text, divisions);
        let mut found = department::find(&clauses);
        found.extend(named::find(&clauses));
        found.extend(league::find(&clauses));
        found.extend(outlet::find(text));
        let mut found = overlap::resolve(found);
        for more in [
            short::defined,
            short::of_full_names,
            firm::by_definition,
            firm::by_context,
            firm::in_lists,
            short::again,
        ] {
            let new = more(&clauses, &found);
            found.extend(new);
            found = overlap::resolve(found);
        }
        found
    }

    /// Where the text speaks of a body by its kind alone (该公司, 学校), outside of `mentions`.
    #[must_use]
    pub fn find_anaphors(&self, text: &str, mentions: &[OrganizationMention]) -> Vec<Anaphor> {
        anaphor::find(text, mentions)
    }
}

#[cfg(test)]
mod tests;
