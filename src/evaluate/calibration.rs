//! How often each rule is right, and whether confidence says so.

use super::Evaluation;
use super::claim::{ClaimKind, claims};
use super::score::{ratio, rounded};
use serde::Serialize;
use std::collections::BTreeMap;

/// Claims that were compared with the gold.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// How many.
    pub claims: usize,
    /// How many the gold has.
    pub right: usize,
    /// How many the gold has, if a short name may stand for a full one.
    pub loosely_right: usize,
    /// The sum of their confidence.
    confidence: f64,
}

impl Tally {
    /// The share that is right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        rounded(ratio(self.right, self.claims.max(1)))
    }

    /// The share that is right, short names allowed.
    #[must_use]
    pub fn loose_precision(&self) -> f64 {
        rounded(ratio(self.loosely_right, self.claims.max(1)))
    }

    /// How sure we were, on average.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        rounded(self.confidence / ratio(self.claims.max(1), 1))
    }
}

/// One rule's claims of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleScore {
    /// What it claims.
    pub kind: ClaimKind,
    /// The rule's id.
    pub rule: String,
    /// How many claims.
    pub claims: usize,
    /// How many are right.
    pub right: usize,
    /// The share that is right.
    pub precision: f64,
    /// The share that is right, if a short name may stand for a full one.
    pub loose_precision: f64,
    /// The mean confidence of the claims.
    pub confidence: f64,
}

/// Claims of one kind whose confidence lies between two bounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bin {
    /// What is claimed.
    pub kind: ClaimKind,
    /// The least confidence.
    pub from: f64,
    /// The bound above, which is inside only where it is 1.
    pub to: f64,
    /// How many claims.
    pub claims: usize,
    /// The mean confidence.
    pub confidence: f64,
    /// The share that is right.
    pub precision: f64,
    /// The share that is right, if a short name may stand for a full one.
    pub loose_precision: f64,
}

/// Where bins begin: finer where most claims are.
const EDGES: [f64; 9] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0];

impl Evaluation {
    /// How often each rule is right, by kind of claim and rule.
    #[must_use]
    pub fn by_rule(&self) -> Vec<RuleScore> {
        let tallies = self.tallies(|rule, _| rule.to_owned());
        let scores = tallies.into_iter().map(|((kind, rule), tally)| RuleScore {
            kind,
            rule,
            claims: tally.claims,
            right: tally.right,
            precision: tally.precision(),
            loose_precision: tally.loose_precision(),
            confidence: tally.confidence(),
        });
        scores.collect()
    }

    /// How often the claims of a kind are right.
    #[must_use]
    pub fn tally(&self, kind: ClaimKind) -> Tally {
        let tallies = self.tallies(|_, _| ());
        tallies.get(&(kind, ())).copied().unwrap_or_default()
    }

    /// How often claims are right, by kind and confidence.
    #[must_use]
    pub fn bins(&self) -> Vec<Bin> {
        let tallies = self.tallies(|_, confidence| bin(confidence));
        let bins = tallies.into_iter().map(|((kind, bin), tally)| Bin {
            kind,
            from: EDGES[bin],
            to: EDGES[bin + 1],
            claims: tally.claims,
            confidence: tally.confidence(),
            precision: tally.precision(),
            loose_precision: tally.loose_precision(),
        });
        bins.collect()
    }

    /// The mean distance between confidence and precision in the bins of a kind, each bin weighing as
    /// many as its claims (the expected calibration error); `None` where nothing is claimed.
    #[must_use]
    pub fn calibration_error(&self, kind: ClaimKind) -> Option<f64> {
        let bins: Vec<Bin> = self.bins();
        let bins = bins.iter().filter(|bin| bin.kind == kind);
        let (mut sum, mut claims) = (0.0, 0);
        for bin in bins {
            sum += (bin.confidence - bin.precision).abs() * ratio(bin.claims, 1);
            claims += bin.claims;
        }
        (claims > 0).then(|| rounded(sum / ratio(claims, 1)))
    }

    /// All claims that questions show, tallied by kind and by what `key` makes of rule and confidence.
    fn tallies<K: Ord>(&self, key: impl Fn(&str, f64) -> K) -> BTreeMap<(ClaimKind, K), Tally> {
        let mut tallies: BTreeMap<(ClaimKind, K), Tally> = BTreeMap::new();
        for document in &self.documents {
            for claim in document.facts.as_ref().map(claims).unwrap_or_default() {
                let Some(verdict) = claim.judge(&document.gold, &document.found) else {
                    continue;
                };
                let (rule, confidence) = (&claim.grounds.rule, claim.grounds.confidence);
                let tally = tallies.entry((claim.kind, key(rule, confidence)));
                let tally = tally.or_default();
                tally.claims += 1;
                tally.right += usize::from(verdict.right);
                tally.loosely_right += usize::from(verdict.loosely_right);
                tally.confidence += confidence;
            }
        }
        tallies
    }
}

/// The bin that a confidence falls into.
fn bin(confidence: f64) -> usize {
    let inner = &EDGES[1..EDGES.len() - 1];
    inner.iter().take_while(|edge| confidence >= **edge).count()
}
