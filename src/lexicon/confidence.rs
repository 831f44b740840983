//! How often each rule is right, measured: what the confidence of its facts is.
//!
//! The table has how many claims of each rule were compared with a gold and how many were right; a row
//! with `*` has those of all rules of a kind. The share of a rule is drawn towards that of its kind as if
//! two more claims of the kind's share had been seen, so that three right claims of three are not certainty.

use super::table::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("data/confidence.tsv");

/// As many claims of its kind's share are added to those of a rule.
const PRIOR: f64 = 2.0;

/// Nothing is certain, however often it was right.
const MOST: f64 = 0.99;

static MEASURED: LazyLock<Measured> = LazyLock::new(|| Measured::read(TABLE));

/// The confidence of a rule's claims of a kind (`person`, `stop`…), in hundredths: the measured share of
/// those that are right, or the kind's share for a rule that was not measured.
#[must_use]
pub fn of_rule(kind: &str, rule: &str) -> f64 {
    MEASURED.of_rule(kind, rule)
}

/// Right claims of all claims.
#[derive(Debug, Clone, Copy)]
struct Share {
    right: f64,
    claims: f64,
}

impl Share {
    /// The share, as if `weight` more claims had been seen of which `prior` were right.
    fn drawn_to(self, prior: f64, weight: f64) -> f64 {
        (self.right + weight * prior) / (self.claims + weight)
    }
}

#[derive(Debug)]
struct Measured(BTreeMap<(&'static str, &'static str), Share>);

impl Measured {
    fn read(table: &'static str) -> Self {
        let shares = rows(table).filter_map(|row| match row[..] {
            [kind, rule, claims, right] => {
                let share = Share {
                    right: right.parse().ok()?,
                    claims: claims.parse().ok()?,
                };
                Some(((kind, rule), share))
            }
            _ => None,
        });
        Self(shares.collect())
    }

    fn of_rule(&self, kind: &str, rule: &str) -> f64 {
        let share = |rule| self.0.get(&(kind, rule)).copied();
        // Laplace: nothing measured is one of two.
        let unmeasured = Share {
            right: 0.0,
            claims: 0.0,
        };
        let of_kind = share("*").unwrap_or(unmeasured).drawn_to(0.5, PRIOR);
        let confidence = share(rule).map_or(of_kind, |share| share.drawn_to(of_kind, PRIOR));
        ((confidence * 100.0).round() / 100.0).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::{Measured, TABLE, rows};

    #[test]
    fn shares_are_drawn_towards_those_of_their_kind() {
        let measured = Measured::read(
            "# head\nevent\t*\t98\t89\nevent\tfew\t1\t1\nevent\tmany\t98\t89\nstop\talways\t999\t999\n",
        );
        for (kind, rule, confidence) in [
            ("event", "unmeasured", 0.9),
            ("event", "few", 0.93),
            ("event", "many", 0.91),
            ("stop", "unmeasured", 0.5),
            ("stop", "always", 0.99),
        ] {
            assert_eq!(measured.of_rule(kind, rule), confidence, "{kind} {rule}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_its_kinds_add_up() {
        let rows: Vec<Vec<&str>> = rows(TABLE).collect();
        for pair in rows.windows(2) {
            assert!(
                pair[0][..2] < pair[1][..2],
                "{:?} stands before {:?}",
                pair[0],
                pair[1]
            );
        }
        for row in &rows {
            let [claims, right] = [2, 3].map(|at: usize| row[at].parse::<usize>().unwrap());
            assert!(right <= claims, "{row:?}: more are right than there are");
            if row[1] == "*" {
                let own = rows
                    .iter()
                    .filter(|other| other[0] == row[0] && other[1] != "*");
                let sum: usize = own.map(|other| other[2].parse::<usize>().unwrap()).sum();
                assert_eq!(sum, claims, "{row:?} is not the sum of its kind's rules");
            }
        }
    }
}
