//! Mentions of other tools join those of the recognisers.
//!
//! Where both name the same characters as the same, ours stands, and the tool witnesses it. Where two overlap
//! otherwise, the surer one stands: a mention of ours is as sure as its rule was found to be right
//! ([`confidence`]), and wins where both are equally sure. Among tools the surer mention goes first, then the
//! longer one, then by position and name of the tool, so that the order of lines means nothing.

use super::super::Witness;
use super::super::places::DivisionMention;
use super::recognition::{Mentions, is_readable};
use crate::kind::Tenure;
use crate::lexicon::Lexicon;
use crate::lexicon::confidence;
use crate::lexicon::titles::TitleClass;
use crate::mention::organization::{OrganizationForm, OrganizationMention};
use crate::mention::person::{PersonFinder, PersonMention, Via};
use crate::mention::title::{self, Organ, TitleMention};
use crate::source::proposal::{Proposal, ProposalKind};
use crate::text::CleanText;
use std::ops::Range;

/// The id of the rule by which other tools' mentions are facts.
pub const RULE: &str = "mention.external";
/// Less sure than this is a guess, which nothing is built on.
const ENOUGH: f64 = 0.5;
/// How sure titles are, which have no facts of their own to be measured by.
const TITLE: f64 = 0.95;

/// What became of a mention of another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It named what nobody else had.
    Added,
    /// It names what is known already, and witnesses it.
    Agreed,
    /// A surer mention overlaps it, or it is a guess: its score is below a half.
    Overruled,
    /// It stands where nothing is read: in metadata, a byline, page furniture, a text whose genre yields no facts.
    Unread,
    /// It cannot be used.
    Unusable(String),
}

/// A proposal with its place in the clean text.
struct Placed<'p> {
    index: usize,
    range: Range<usize>,
    proposal: &'p Proposal,
}

/// Joins the proposals to the mentions; answers what became of each, in their order.
pub(super) fn join(
    lexicon: &Lexicon,
    clean: &CleanText,
    mentions: &mut Mentions,
    proposals: &[Proposal],
) -> Vec<Verdict> {
    let mut verdicts = vec![Verdict::Overruled; proposals.len()];
    let mut placed = Vec::new();
    for (index, proposal) in proposals.iter().enumerate() {
        match place(clean, proposal) {
            Ok(range) => placed.push(Placed {
                index,
                range,
                proposal,
            }),
            Err(verdict) => verdicts[index] = verdict,
        }
    }
    placed.sort_by(|a, b| {
        precedence(a)
            .partial_cmp(&precedence(b))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut contest = Contest {
        lexicon,
        text: clean.text(),
        mentions,
        accepted: Vec::new(),
    };
    for one in &placed {
        verdicts[one.index] = contest.judge(one);
    }
    contest.finish();
    verdicts
}

/// The surest first, then the longest, then in an order that no two share.
fn precedence<'p>(
    placed: &Placed<'p>,
) -> (f64, std::cmp::Reverse<usize>, usize, &'p str, ProposalKind) {
    let Placed {
        range, proposal, ..
    } = placed;
    (
        -proposal.score,
        std::cmp::Reverse(range.len()),
        range.start,
        &proposal.source,
        proposal.kind,
    )
}

/// Where the clean text has what is proposed.
fn place(clean: &CleanText, proposal: &Proposal) -> Result<Range<usize>, Verdict> {
    let Some(range) = clean.locate(proposal.start, proposal.end) else {
        let (start, end, length) = (proposal.start, proposal.end, clean.length());
        return Err(if end > length {
            Verdict::Unusable(format!(
                "characters {start} to {end} are outside of the article, which has {length}"
            ))
        } else {
            Verdict::Unread
        });
    };
    if !is_readable(clean, range.start) {
        return Err(Verdict::Unread);
    }
    if proposal.score < ENOUGH {
        return Err(Verdict::Overruled);
    }
    Ok(range)
}

struct Contest<'c> {
    lexicon: &'c Lexicon,
    text: &'c str,
    mentions: &'c mut Mentions,
    /// What has been accepted of other tools, with what it is and how sure.
    accepted: Vec<(Range<usize>, ProposalKind, f64)>,
}

/// Whether two kinds are the same, whichever kind of body is meant.
const fn alike(a: ProposalKind, b: ProposalKind) -> bool {
    matches!(
        (a, b),
        (ProposalKind::Person, ProposalKind::Person)
            | (ProposalKind::Organization(_), ProposalKind::Organization(_))
            | (ProposalKind::Place, ProposalKind::Place)
            | (ProposalKind::Title, ProposalKind::Title)
    )
}

impl Contest<'_> {
    fn judge(&mut self, placed: &Placed<'_>) -> Verdict {
        let Placed {
            range, proposal, ..
        } = placed;
        let rivals = self.rivals(range);
        let agrees = |(other, kind, _): &(Range<usize>, ProposalKind, f64)| {
            other == range && alike(*kind, proposal.kind)
        };
        if rivals.iter().any(agrees) {
            self.witness(range, proposal);
            return Verdict::Agreed;
        }
        if rivals.iter().any(|(_, _, sure)| *sure >= proposal.score) {
            return Verdict::Overruled;
        }
        self.remove(range);
        self.add(range, proposal);
        self.accepted
            .push((range.clone(), proposal.kind, proposal.score));
        self.witness(range, proposal);
        Verdict::Added
    }

    /// What overlaps the range already, as what, and how sure. A division inside of a longer name is part of it.
    fn rivals(&self, range: &Range<usize>) -> Vec<(Range<usize>, ProposalKind, f64)> {
        let overlaps = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        let mentions = &*self.mentions;
        let persons = mentions.persons.iter().map(|mention| {
            let sure = confidence::of_rule("person", mention.via.rule());
            (mention.range.clone(), ProposalKind::Person, sure)
        });
        let organizations = mentions.organizations.iter().map(|mention| {
            let sure = confidence::of_rule("organization", mention.rule);
            (
                mention.range.clone(),
                ProposalKind::Organization(None),
                sure,
            )
        });
        let titles = mentions
            .titles
            .iter()
            .map(|mention| (mention.range.clone(), ProposalKind::Title, TITLE));
        let divisions = mentions
            .divisions
            .iter()
            .filter(|mention| {
                mention.range == *range
                    || !(range.start <= mention.range.start && mention.range.end <= range.end)
            })
            .map(|mention| {
                let sure = confidence::of_rule("place", "place.division");
                (mention.range.clone(), ProposalKind::Place, sure)
            });
        let bylines = mentions.bylines.iter().map(|mention| {
            let sure = confidence::of_rule("person", "person.byline");
            (mention.range.clone(), ProposalKind::Person, sure)
        });
        let ours = persons
            .chain(organizations)
            .chain(titles)
            .chain(divisions)
            .chain(bylines);
        // What was accepted before is among ours by now, with the recogniser's sureness; its own counts.
        let accepted = &self.accepted;
        ours.filter(|(other, kind, _)| {
            overlaps(other)
                && !accepted
                    .iter()
                    .any(|(known, of, _)| known == other && alike(*of, *kind))
        })
        .chain(
            accepted
                .iter()
                .filter(|(other, _, _)| overlaps(other))
                .cloned(),
        )
        .collect()
    }

    /// Takes away what a surer mention overlaps.
    fn remove(&mut self, range: &Range<usize>) {
        let free = |other: &Range<usize>| other.end <= range.start || range.end <= other.start;
        let inside = |other: &Range<usize>| range.start <= other.start && other.end <= range.end;
        let mentions = &mut *self.mentions;
        mentions.persons.retain(|mention| free(&mention.range));
        mentions
            .organizations
            .retain(|mention| free(&mention.range));
        mentions.titles.retain(|mention| free(&mention.range));
        mentions.bylines.retain(|mention| free(&mention.range));
        mentions.anaphors.retain(|mention| free(&mention.range));
        mentions.divisions.retain(|mention| {
            free(&mention.range) || inside(&mention.range) && mention.range != *range
        });
    }

    fn add(&mut self, range: &Range<usize>, proposal: &Proposal) {
        let name = &self.text[range.clone()];
        match proposal.kind {
            ProposalKind::Person => self.mentions.persons.push(PersonMention {
                range: range.clone(),
                name: name.replace(' ', ""),
                via: Via::External,
                score: proposal.score,
            }),
            ProposalKind::Organization(kind) => {
                self.mentions.organizations.push(OrganizationMention {
                    range: range.clone(),
                    kind: kind.unwrap_or_else(|| self.lexicon.organizations.kind_by_ending(name)),
                    form: OrganizationForm::Full,
                    score: proposal.score,
                    rule: RULE,
                    defines: None,
                });
            }
            ProposalKind::Place => self.add_place(range),
            ProposalKind::Title => {
                let mut known = title::find(&self.lexicon.titles, name).into_iter();
                let whole = known
                    .find(|title| title.range == (0..name.len()))
                    .map(|title| TitleMention {
                        range: range.clone(),
                        ..title
                    });
                self.mentions
                    .titles
                    .push(whole.unwrap_or_else(|| TitleMention {
                        range: range.clone(),
                        title: name.to_owned(),
                        organ: Organ::Open,
                        class: TitleClass::Head,
                        tenure: Tenure::Holds,
                    }));
            }
        }
    }

    /// A division where the name is one, else a place that has no code.
    fn add_place(&mut self, range: &Range<usize>) {
        let name = &self.text[range.clone()];
        let mut known = self.lexicon.divisions.find(name).into_iter();
        let division = known.find(|found| found.range == (0..name.len()));
        match division {
            Some(found) => self.mentions.divisions.push(DivisionMention {
                range: range.clone(),
                candidates: found.ids,
                weak: found.weak,
            }),
            None => self.mentions.villages.push(range.clone()),
        }
    }

    fn witness(&mut self, range: &Range<usize>, proposal: &Proposal) {
        self.mentions.witnesses.push(Witness {
            range: range.clone(),
            source: proposal.source.clone(),
            score: proposal.score,
        });
    }

    /// Puts everything back into order, and finds the new names wherever they recur.
    fn finish(self) {
        let mentions = self.mentions;
        mentions
            .organizations
            .sort_by_key(|mention| mention.range.start);
        mentions.titles.sort_by_key(|mention| mention.range.start);
        mentions
            .divisions
            .sort_by_key(|mention| mention.range.start);
        mentions.persons.sort_by_key(|mention| mention.range.start);
        mentions.villages.sort_by_key(|range| range.start);
        mentions.witnesses.sort_by(|a, b| {
            let key = |witness: &Witness| (witness.range.start, witness.range.end);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.source.cmp(&b.source))
                .then(b.score.total_cmp(&a.score))
        });
        mentions.witnesses.dedup();
        let new = |mention: &PersonMention| mention.via == Via::External;
        if mentions.persons.iter().any(new) {
            let blocked = mentions.blocked(self.text);
            let persons = std::mem::take(&mut mentions.persons);
            mentions.persons = PersonFinder::new(&self.lexicon.names, self.text, &blocked)
                .with_recurrences(persons);
        }
    }
}
