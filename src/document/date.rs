//! Dates as they are meant: the year, the day, and what they rest on.
//!
//! Receives the [`DateMention`]s of an article in the order of the text and its date of publication,
//! hands on one [`ResolvedDate`] for each mention that means anything. A month and a day without a year
//! are the latest such day not after publication; a day alone takes its month from the date before it
//! in the text; what stays unknown is written X.

mod resolve;

use crate::edtf::Edtf;
use crate::kind::{DateBasis, PartOfDay};
use crate::lexicon::calendar::Calendar;
use crate::mention::date::{DateMention, DateUse};

/// What a date in a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedDate {
    /// The day, days, month or year.
    pub date: Edtf,
    /// The part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// What the date rests on.
    pub basis: DateBasis,
    /// What the text uses it for.
    pub usage: DateUse,
}

/// Resolves `mentions`, which stand in the order of the text, one answer for each; `None` where there is
/// nothing to go by (近日 without a date of publication, 当天 without a day before it).
#[must_use]
pub fn resolve_dates(
    mentions: &[DateMention],
    published: Option<&Edtf>,
    calendar: &Calendar,
) -> Vec<Option<ResolvedDate>> {
    let mut resolver = resolve::Resolver::new(published, calendar);
    mentions
        .iter()
        .map(|mention| resolver.resolve(mention))
        .collect()
}

#[cfg(test)]
mod tests;
