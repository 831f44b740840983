//! How much appearing together at an event says, by the event's kind.

use crate::kind::EventKind;
use std::sync::LazyLock;

const TABLE: &str = include_str!("weights.tsv");

static WEIGHTS: LazyLock<Vec<(EventKind, f64)>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let (kind, weight) = line.split_once('\t')?;
        Some((EventKind::from_code(kind)?, weight.parse().ok()?))
    })
    .collect()
});

/// The weight of an event of this kind.
pub(super) fn of(kind: EventKind) -> f64 {
    let found = WEIGHTS.iter().find(|(known, _)| *known == kind);
    found.map_or(0.0, |(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_weight() {
        for kind in EventKind::ALL {
            assert!(
                WEIGHTS.iter().any(|(known, _)| known == kind),
                "src/network/weights.tsv has no readable row for {kind}"
            );
        }
        let rows: Vec<_> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert!(rows.is_sorted(), "sort src/network/weights.tsv");
        assert_eq!(
            rows.len(),
            WEIGHTS.len(),
            "a row of weights.tsv is not read"
        );
    }
}
