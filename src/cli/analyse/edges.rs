//! Edges of the user's own, or that `analyse network --edges --format csv` wrote.

use crate::network::{Attributes, Edge, Network, Node, NodeKind};
use anyhow::{Context, Result, anyhow, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// An edge as the file has it: its ends, and how strong it is.
type Row = (String, String, f64);

/// The network of a file's edges; what the file says twice is added up.
pub(super) fn read(path: &Path) -> Result<Network> {
    let rows = rows(path).with_context(|| format!("cannot read {}", path.display()))?;
    let names: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| [row.0.as_str(), &row.1])
        .collect();
    let places: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let mut weights: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for (source, target, weight) in &rows {
        let ends = (places[source.as_str()], places[target.as_str()]);
        *weights
            .entry((ends.0.min(ends.1), ends.0.max(ends.1)))
            .or_default() += weight;
    }
    let node = |name: &&str| Node {
        id: (*name).to_owned(),
        label: (*name).to_owned(),
        kind: NodeKind::Person,
        seen: None,
        attributes: Attributes::new(),
    };
    let edge = |((source, target), weight): ((u32, u32), f64)| Edge {
        source,
        target,
        kind: "edge",
        weight,
        events: 0,
        days: Vec::new(),
        attributes: Attributes::new(),
    };
    Ok(Network {
        directed: false,
        nodes: names.iter().map(node).collect(),
        edges: weights.into_iter().map(edge).collect(),
    })
}

fn rows(path: &Path) -> Result<Vec<Row>> {
    let mut reader = ::csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let column = |name: &str| header.iter().position(|known| known == name);
    let needed = |name: &str| column(name).ok_or_else(|| anyhow!("there is no column `{name}`"));
    let (source, target) = (needed("source")?, needed("target")?);
    let weight = column("weight");
    let mut rows = Vec::new();
    for (line, row) in (2..).zip(reader.records()) {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default().to_owned();
        let number = weight.map_or(Ok(1.0), |at| cell(at).parse::<f64>());
        let Some(number) = number
            .ok()
            .filter(|weight| weight.is_finite() && *weight > 0.0)
        else {
            bail!("row {line}: a weight is a number above 0");
        };
        rows.push((cell(source), cell(target), number));
    }
    Ok(rows)
}
