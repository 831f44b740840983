//! A whole list against the graph: what is sure, what somebody should look at, what is not there.

use super::matching::{Candidate, Query};
use super::reference::Reference;
use super::{EntityRef, Reconciler};
use crate::graph::alignment::{Alignment, Verdict, is_iri, under};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many candidates are shown of what is not sure.
const SHOWN: usize = 3;
/// What the IRIs of Wikidata's items begin with.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// What somebody decided: their IRI and ours, and whether they are one.
pub type Decisions = BTreeMap<(String, String), bool>;

/// What is known of a row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Somebody decided which entity it is.
    Decided,
    /// One entity is clearly meant.
    Matched,
    /// Some may be meant; somebody should look.
    Unsure,
    /// None is.
    Unmatched,
}

impl State {
    /// The word for it in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Matched => "matched",
            Self::Unsure => "unsure",
            Self::Unmatched => "unmatched",
        }
    }
}

/// A row of a list, and who may be meant.
pub struct Finding<'r> {
    /// The row.
    pub reference: Reference,
    /// The IRI of what the row is on.
    pub iri: String,
    /// What is known.
    pub state: State,
    /// Who may be meant, the best first; of what is matched or decided, the one.
    pub candidates: Vec<Candidate<'r>>,
}

impl Finding<'_> {
    /// What the graph of matches says of the row.
    fn alignment(&self) -> Option<Alignment> {
        let best = self.candidates.first()?;
        let verdict = match self.state {
            State::Decided => Verdict::Same,
            State::Matched => Verdict::Close(best.score / 100.0),
            State::Unsure | State::Unmatched => return None,
        };
        Some(alignment(best.entity, self, verdict))
    }
}

fn alignment(entity: EntityRef<'_>, finding: &Finding<'_>, verdict: Verdict) -> Alignment {
    Alignment {
        ours: entity.iri(),
        our_name: entity.name().to_owned(),
        theirs: finding.iri.clone(),
        their_name: finding.reference.names.first().cloned().unwrap_or_default(),
        verdict,
    }
}

/// The IRI of what a row is on: its id where that is one, Wikidata's for a Q-id, else the id, or the number of the line
/// that it stands in, under `prefix`. `None` where the prefix makes no IRI of it.
#[must_use]
pub fn iri_of(reference: &Reference, prefix: &str) -> Option<String> {
    let Some(id) = &reference.id else {
        return under(prefix, &format!("line-{}", reference.line));
    };
    let is_item = id.strip_prefix('Q').is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if is_item {
        Some(format!("{WIKIDATA}{id}"))
    } else if id.contains("://") && is_iri(id) {
        Some(id.clone())
    } else {
        under(prefix, id)
    }
}

impl Reconciler {
    /// Matches the rows of a list, in their order. What somebody decided before goes first; an entity that rows with
    /// different ids would be matched with is left to somebody to decide.
    #[must_use]
    pub fn link(&self, rows: Vec<(Reference, String)>, decided: &Decisions) -> Vec<Finding<'_>> {
        let mut findings: Vec<Finding<'_>> = rows
            .into_par_iter()
            .map(|(reference, iri)| self.find(reference, iri, decided))
            .collect();
        let mut rows_of: FxHashMap<usize, Vec<String>> = FxHashMap::default();
        for finding in &findings {
            if let (State::Matched | State::Decided, Some(best)) =
                (finding.state, finding.candidates.first())
            {
                let rows = rows_of.entry(best.entity.at).or_default();
                if !rows.contains(&finding.iri) {
                    rows.push(finding.iri.clone());
                }
            }
        }
        for finding in &mut findings {
            let best = finding.candidates.first().map(|best| best.entity.at);
            let rivals = best.and_then(|best| rows_of.get(&best)).map_or(0, Vec::len);
            if finding.state == State::Matched && rivals > 1 {
                finding.state = State::Unsure;
            }
        }
        findings
    }

    fn find(&self, reference: Reference, iri: String, decided: &Decisions) -> Finding<'_> {
        let query = Query {
            names: reference.names.clone(),
            types: reference.types.clone(),
            wanted: reference.wanted.clone(),
            limit: 0,
        };
        let mut candidates = self.candidates(&query);
        let of_row = decided.range((iri.clone(), String::new())..);
        let of_row = of_row.take_while(|((theirs, _), _)| *theirs == iri);
        let mut chosen = None;
        for ((_, ours), is_one) in of_row {
            let Some(entity) = self.entity(ours) else {
                continue;
            };
            if *is_one {
                chosen = Some(entity);
            } else {
                candidates.retain(|candidate| candidate.entity.at != entity.at);
            }
        }
        let state = if let Some(entity) = chosen {
            candidates.retain(|candidate| candidate.entity.at != entity.at);
            candidates.insert(0, self.chosen(entity, &query));
            State::Decided
        } else {
            match candidates.first() {
                Some(best) if best.matches => State::Matched,
                Some(_) => State::Unsure,
                None => State::Unmatched,
            }
        };
        candidates.truncate(if state == State::Unsure { SHOWN } else { 1 });
        Finding {
            reference,
            iri,
            state,
            candidates,
        }
    }

    /// What the graph of matches says: of each row that is sure the match, and of each decision against one that no row
    /// overrides.
    #[must_use]
    pub fn alignments(&self, findings: &[Finding<'_>], decided: &Decisions) -> Vec<Alignment> {
        let by_iri: FxHashMap<&str, &Finding<'_>> = findings
            .iter()
            .map(|finding| (finding.iri.as_str(), finding))
            .collect();
        let against = decided.iter().filter(|(_, is_one)| !**is_one);
        let against = against.filter_map(|((theirs, ours), _)| {
            let finding = by_iri.get(theirs.as_str())?;
            Some(alignment(self.entity(ours)?, finding, Verdict::Different))
        });
        let sure = findings.iter().filter_map(Finding::alignment);
        sure.chain(against).collect()
    }
}
