//! What annotators' labels mean.

use crate::document::named::NamedKind;
use crate::evaluate::EvaluateError;
use std::collections::BTreeMap;

const TABLE: &str = include_str!("../data/labels.tsv");

/// Kinds by label.
#[derive(Debug)]
pub(super) struct Labels(BTreeMap<String, NamedKind>);

impl Labels {
    /// The table's labels, and those that the user explains.
    pub(super) fn new(more: &[(String, String)]) -> Result<Self, EvaluateError> {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        let known = rows.filter_map(|line| line.split_once('\t'));
        let known = known.map(|(label, kind)| (label.to_owned(), kind.to_owned()));
        let mut kinds = BTreeMap::new();
        for (label, kind) in known.chain(more.iter().cloned()) {
            let meant = NamedKind::from_code(&kind).ok_or(EvaluateError::Label { kind })?;
            kinds.insert(label.to_lowercase(), meant);
        }
        Ok(Self(kinds))
    }

    /// The kind of a label, upper or lower case; `PER.name` and `B-PER` mean what `PER` means.
    pub(super) fn kind(&self, label: &str) -> Option<NamedKind> {
        let label = label.trim().to_lowercase();
        let parts = [label.as_str()]
            .into_iter()
            .chain(label.split(['.', '-', '_']));
        parts.filter_map(|part| self.0.get(part)).next().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Labels, NamedKind, TABLE};

    #[test]
    fn the_table_is_sorted_and_each_label_has_one_kind() {
        let rows: Vec<&str> = TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        for pair in rows.windows(2) {
            let labels = [pair[0], pair[1]].map(|row| row.split('\t').next().unwrap());
            assert!(
                labels[0] < labels[1],
                "{} stands before {}",
                pair[0],
                pair[1]
            );
        }
        for row in rows {
            let (label, kind) = row.split_once('\t').unwrap();
            assert!(NamedKind::from_code(kind).is_some(), "{row}: no such kind");
            assert_eq!(label, label.to_lowercase(), "{row}: not in lower case");
        }
    }

    #[test]
    fn labels_are_known_in_any_case_and_with_their_subtype() {
        let labels = Labels::new(&[("领导".to_owned(), "person".to_owned())]).unwrap();
        for (label, kind) in [
            ("PER", Some(NamedKind::Person)),
            ("ORG.gov", Some(NamedKind::Organization)),
            ("领导", Some(NamedKind::Person)),
            ("职务", Some(NamedKind::Post)),
            ("DATE", None),
        ] {
            assert_eq!(labels.kind(label), kind, "{label}");
        }
        let wrong = Labels::new(&[("a".to_owned(), "animal".to_owned())]);
        assert!(wrong.unwrap_err().to_string().contains("animal"));
    }
}
