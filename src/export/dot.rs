//! Graphviz's language (<https://graphviz.org/doc/info/lang.html>).

use super::colour::hex;
use super::properties::degrees;
use crate::network::Network;
use std::io::{self, Write};

/// Fonts that have Chinese characters, the first that there is being taken.
const FONTS: &str =
    "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, PingFang SC, Microsoft YaHei";

pub(super) fn write(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let (graph, arrow) = if network.directed {
        ("digraph", "->")
    } else {
        ("graph", "--")
    };
    writeln!(out, "{graph} zhengtu {{")?;
    writeln!(
        out,
        "  charset=\"UTF-8\"; overlap=false; outputorder=edgesfirst;"
    )?;
    writeln!(
        out,
        "  node [fontname={}, style=filled, fontcolor=black];",
        quoted(FONTS)
    )?;
    writeln!(
        out,
        "  edge [fontname={}, color=\"#00000055\"];",
        quoted(FONTS)
    )?;
    for (number, (node, degree)) in network.nodes.iter().zip(degrees(network)).enumerate() {
        let size = 10.0 + 2.0 * f64::from(degree).sqrt();
        writeln!(
            out,
            "  n{number} [label={}, URL={}, tooltip={}, fillcolor=\"{}\", fontsize={size:.1}];",
            quoted(&node.label),
            quoted(&node.id),
            quoted(node.kind.code()),
            hex(node.kind)
        )?;
    }
    for edge in &network.edges {
        let width = 0.5 + edge.weight.sqrt();
        writeln!(
            out,
            "  n{} {arrow} n{} [tooltip={}, weight={}, penwidth={width:.2}];",
            edge.source,
            edge.target,
            quoted(&format!("{} ({})", edge.kind, edge.events)),
            // Graphviz takes whole numbers here.
            edge.weight.ceil()
        )?;
    }
    writeln!(out, "}}")
}

/// A string in quotes. Graphviz reads a backslash before anything as an escape.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' | '\r' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_backslashes_and_line_ends_stay_in_the_string() {
        assert_eq!(quoted("甲\"乙\\\n丙"), r#""甲\"乙\\\n丙""#);
    }
}
