//! What was missed and what is wrong, with the rule and the sentence behind what is wrong.

use super::claim::{Claim, claims};
use super::measure::{Measure, Tuple};
use super::{Compared, Evaluation};
use crate::fact::{ArticleFacts, Evidence};
use serde::Serialize;

/// One tuple that is in the gold or in the answers, and not in both.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mistake {
    /// By which measure.
    pub measure: Measure,
    /// How the two differ.
    pub kind: MistakeKind,
    /// In which document.
    pub document: String,
    /// The tuple.
    pub tuple: Tuple,
    /// What made us say so; `None` for what was missed.
    #[serde(flatten)]
    pub cause: Option<Cause>,
}

/// How an answer differs from the gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MistakeKind {
    /// In the gold only.
    Missed,
    /// In the answers only.
    Wrong,
}

impl MistakeKind {
    /// The word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Wrong => "wrong",
        }
    }
}

/// The fact behind a wrong tuple.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cause {
    /// The rule that stated it.
    pub rule: String,
    /// How sure it was.
    pub confidence: f64,
    /// The sentence of the article that its evidence stands in, on one line.
    pub sentence: String,
}

impl Evaluation {
    /// The mistakes of a measure: what was missed, then what is wrong, each by document and tuple.
    #[must_use]
    pub fn mistakes(&self, measure: Measure) -> Vec<Mistake> {
        let missed = self.documents.iter().flat_map(|document| {
            let (gold, found) = (document.gold.of(measure), document.found.of(measure));
            let tuples = gold.difference(found);
            tuples.map(|tuple| document.mistake(measure, MistakeKind::Missed, tuple, None))
        });
        let wrong = self.documents.iter().flat_map(|document| {
            let (gold, found) = (document.gold.of(measure), document.found.of(measure));
            let claims = document.facts.as_ref().map(claims).unwrap_or_default();
            let tuples = found.difference(gold).map(move |tuple| {
                let claim = claims.iter().find(|claim| claim.carries(measure, tuple));
                let cause = claim.and_then(|claim| document.cause(claim));
                document.mistake(measure, MistakeKind::Wrong, tuple, cause)
            });
            tuples.collect::<Vec<_>>()
        });
        missed.chain(wrong).collect()
    }
}

impl Compared {
    fn mistake(
        &self,
        measure: Measure,
        kind: MistakeKind,
        tuple: &Tuple,
        cause: Option<Cause>,
    ) -> Mistake {
        Mistake {
            measure,
            kind,
            document: self.id.clone(),
            tuple: tuple.clone(),
            cause,
        }
    }

    fn cause(&self, claim: &Claim<'_>) -> Option<Cause> {
        let evidence = claim.grounds.evidence.first();
        let sentence = evidence.map(|evidence| sentence(self.facts.as_ref(), evidence));
        Some(Cause {
            rule: claim.grounds.rule.clone(),
            confidence: claim.grounds.confidence,
            sentence: sentence?,
        })
    }
}

impl Claim<'_> {
    fn carries(&self, measure: Measure, tuple: &Tuple) -> bool {
        let silent = self.silent && measure == Measure::People;
        !silent
            && self
                .tuples
                .iter()
                .any(|(by, own)| *by == measure && own == tuple)
    }
}

/// The evidence with what is left of its sentence on either side.
fn sentence(facts: Option<&ArticleFacts>, evidence: &Evidence) -> String {
    let Some(facts) = facts else {
        return evidence.quote.clone();
    };
    let text: Vec<char> = facts.article.text.chars().collect();
    let ends = |char: &char| matches!(char, '。' | '！' | '？' | '；' | '\n');
    let before = text.get(..evidence.start).unwrap_or_default();
    let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
    // Evidence that ends with the sentence's stop reaches no further.
    let inside = evidence.end.saturating_sub(1).max(evidence.start);
    let after = text.get(inside..).unwrap_or_default();
    let length = after.iter().position(ends).map_or(after.len(), |at| at + 1);
    let whole: String = text[start.min(inside)..inside + length].iter().collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}
