//! A network as statements of Cypher, which can be run again without doubling anything.

use super::properties::{Row, Shown, of_edge, of_node};
use crate::network::Network;
use std::io::{self, Write};

pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "CREATE CONSTRAINT zhengtu_id IF NOT EXISTS FOR (n:Zhengtu) REQUIRE n.id IS UNIQUE;"
    )?;
    for node in &network.nodes {
        let mut row = of_node(node);
        row.push(("name", Shown::Text(&node.label)));
        writeln!(
            out,
            "MERGE (n:Zhengtu {{id: {}}}) SET n:{}, n += {};",
            quoted(&node.id),
            label(node.kind.code()),
            map(&row)
        )?;
    }
    for edge in &network.edges {
        let end = |at: u32| quoted(&network.nodes[at as usize].id);
        let mut row = of_edge(edge);
        row.push(("weight", Shown::Number(edge.weight)));
        writeln!(
            out,
            "MATCH (a:Zhengtu {{id: {}}}), (b:Zhengtu {{id: {}}}) MERGE (a)-[r:{}]->(b) SET r += {};",
            end(edge.source),
            end(edge.target),
            edge.kind.to_uppercase(),
            map(&row)
        )?;
    }
    Ok(())
}

/// A label: `official` is `Official`.
pub(super) fn label(code: &str) -> String {
    let mut characters = code.chars();
    let first = characters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

fn map(row: &Row<'_>) -> String {
    let value = |value: &Shown<'_>| match value {
        Shown::Text(text) => quoted(text),
        Shown::Integer(number) => number.to_string(),
        Shown::Number(number) => format!("{number:?}"),
        Shown::Date(date) => format!("date({})", quoted(&date.to_string())),
    };
    let pairs: Vec<String> = row
        .iter()
        .map(|(name, known)| format!("`{}`: {}", name.replace('`', "``"), value(known)))
        .collect();
    format!("{{{}}}", pairs.join(", "))
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\'' => quoted.push_str("\\'"),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_string() {
        assert_eq!(
            quoted("甲'}) DETACH DELETE n //\\"),
            r"'甲\'}) DETACH DELETE n //\\'"
        );
        assert_eq!(label("official"), "Official");
    }
}
