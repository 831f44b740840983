//! What was measured of a network, as a graph of its own: each node with its measures, and what they were asked for.

use super::iri::Base;
use super::vocab::{prov, skos, zt};
use super::writer::Writer;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad, vocab::xsd};

/// A number that was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A count, or the number of a community.
    Whole(i64),
    /// Any other.
    Real(f64),
}

/// Results, by the IRIs of nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// What was asked for, as names and values.
    pub parameters: Vec<(String, String)>,
    /// Of a partition into communities.
    pub modularity: Option<f64>,
    /// A node's IRI, and its measures by the code that `zhengtu analyse` gives them.
    pub nodes: Vec<(String, Vec<(&'static str, Number)>)>,
}

/// The property of a measure; `None` for a code that stands for none.
fn property(code: &str) -> Option<NamedNodeRef<'static>> {
    Some(match code {
        "degree" => zt::DEGREE,
        "strength" => zt::STRENGTH,
        "pagerank" => zt::PAGE_RANK,
        "betweenness" => zt::BETWEENNESS,
        "closeness" => zt::CLOSENESS,
        "core" => zt::CORE,
        "community" => zt::COMMUNITY,
        _ => return None,
    })
}

/// The results as sorted quads of `graph`, which is itself the analysis.
#[must_use]
pub fn quads(graph: &str, results: &Results, base: &Base) -> Vec<Quad> {
    let graph = NamedNode::new_unchecked(graph);
    let mut out = Writer::new(graph.clone());
    let program = base.mint(&["software", "zhengtu", env!("CARGO_PKG_VERSION")]);
    out.class(&graph, &[zt::ANALYSIS, prov::ACTIVITY]);
    out.add(&graph, prov::WAS_ASSOCIATED_WITH, program.clone());
    out.class(&program, &[prov::SOFTWARE_AGENT]);
    out.add(
        &program,
        skos::PREF_LABEL,
        Literal::new_simple_literal("Zhengtu"),
    );
    out.text(&program, zt::VERSION, env!("CARGO_PKG_VERSION"));
    for (name, value) in &results.parameters {
        out.text(&graph, zt::PARAMETER, &format!("{name}={value}"));
    }
    if let Some(modularity) = results.modularity {
        out.add(&graph, zt::MODULARITY, real(modularity));
    }
    for (node, measures) in &results.nodes {
        let node = NamedNode::new_unchecked(node);
        for (code, number) in measures {
            let Some(property) = property(code) else {
                continue;
            };
            out.add(
                &node,
                property,
                match number {
                    Number::Whole(number) => {
                        Literal::new_typed_literal(number.to_string(), xsd::INTEGER)
                    }
                    Number::Real(number) => real(*number),
                },
            );
        }
    }
    out.finish()
}

/// In the fewest digits that read back as the number.
fn real(number: f64) -> Literal {
    Literal::new_typed_literal(format!("{number:E}"), xsd::DOUBLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_and_what_they_were_asked_for_stand_in_one_graph() {
        let results = Results {
            parameters: vec![("view".to_owned(), "co-appearance".to_owned())],
            modularity: Some(0.25),
            nodes: vec![(
                "https://w3id.org/zhengtu/id/person/郁文渊/360800".to_owned(),
                vec![
                    ("degree", Number::Whole(3)),
                    ("pagerank", Number::Real(0.125)),
                ],
            )],
        };
        let quads = quads("https://example.org/g", &results, &Base::default());
        let text: Vec<String> = quads.iter().map(ToString::to_string).collect();
        let text = text.join("\n");
        for part in [
            "#degree> \"3\"",
            "#pageRank> \"1.25E-1\"",
            "view=co-appearance",
            "#modularity> \"2.5E-1\"",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(
            quads
                .iter()
                .all(|quad| quad.graph_name.to_string() == "<https://example.org/g>")
        );
    }
}
