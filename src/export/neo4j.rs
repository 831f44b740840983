//! CSV for `neo4j-admin database import full` (<https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/>):
//! `--nodes nodes.csv --relationships relationships.csv`.

use super::cypher::label;
use super::properties::{Columns, Row, Type, edge_columns, node_columns, of_edge, of_node};
use crate::network::Network;
use std::fs::File;
use std::io;
use std::path::Path;

/// The file by which a directory of this format is known.
pub(super) const MARKER: &str = "relationships.csv";

pub(super) fn write(network: &Network, dir: &Path) -> io::Result<()> {
    let mut nodes = csv::Writer::from_writer(File::create(dir.join("nodes.csv"))?);
    let columns = node_columns(network);
    let mut header = vec!["id:ID".to_owned(), "name".to_owned(), ":LABEL".to_owned()];
    header.extend(typed(&columns));
    nodes.write_record(&header)?;
    for node in &network.nodes {
        let label = format!("Zhengtu;{}", label(node.kind.code()));
        let mut row = vec![node.id.clone(), node.label.clone(), label];
        row.extend(cells(&columns, &of_node(node)));
        nodes.write_record(&row)?;
    }
    nodes.flush()?;
    let mut edges = csv::Writer::from_writer(File::create(dir.join(MARKER))?);
    let columns = edge_columns(network);
    let mut header = [":START_ID", ":END_ID", ":TYPE", "weight:double"]
        .map(str::to_owned)
        .to_vec();
    header.extend(typed(&columns));
    edges.write_record(&header)?;
    for edge in &network.edges {
        let end = |at: u32| network.nodes[at as usize].id.clone();
        let kind = edge.kind.to_uppercase();
        let mut row = vec![
            end(edge.source),
            end(edge.target),
            kind,
            edge.weight.to_string(),
        ];
        row.extend(cells(&columns, &of_edge(edge)));
        edges.write_record(&row)?;
    }
    edges.flush()
}

fn typed(columns: &Columns) -> impl Iterator<Item = String> {
    columns.iter().map(|(name, kind)| match kind {
        Type::Text => name.clone(),
        Type::Integer => format!("{name}:long"),
        Type::Number => format!("{name}:double"),
        Type::Date => format!("{name}:date"),
    })
}

fn cells(columns: &Columns, row: &Row<'_>) -> Vec<String> {
    let cell = |column: &String| {
        let found = row.iter().find(|(name, _)| name == column);
        found.map_or_else(String::new, |(_, value)| value.to_string())
    };
    columns.keys().map(cell).collect()
}
