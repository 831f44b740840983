use super::*;
use oxigraph::model::{GraphName, Literal, NamedNode};
use oxigraph::sparql::SparqlEvaluator;
use oxigraph::store::Store;
use proptest::prelude::*;

fn node(number: u8) -> NamedNode {
    NamedNode::new_unchecked(format!("https://example.org/{number}"))
}

fn graph(number: u8) -> GraphName {
    if number == 0 {
        GraphName::DefaultGraph
    } else {
        node(number).into()
    }
}

/// Quads over so few terms that they meet in every column; some objects are literals.
fn quads() -> impl Strategy<Value = Vec<Quad>> {
    let quad = (0..3u8, 1..5u8, 1..4u8, 1..9u8).prop_map(|(g, s, p, o)| {
        let object: Term = match o {
            1..5 => node(o).into(),
            _ => Literal::new_simple_literal(format!("{}", o - 5)).into(),
        };
        Quad::new(node(s), node(p), object, graph(g))
    });
    proptest::collection::vec(quad, 0..40)
}

/// The answer's rows, sorted.
fn rows(results: QueryResults<'_>) -> Vec<String> {
    let QueryResults::Solutions(solutions) = results else {
        panic!("the query selects rows")
    };
    let mut rows: Vec<String> = solutions
        .map(|row| {
            row.unwrap()
                .iter()
                .map(|(name, term)| format!("{name} {term} "))
                .collect::<String>()
        })
        .collect();
    rows.sort();
    rows
}

const QUERIES: &[&str] = &[
    "SELECT * { ?s ?p ?o }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * { GRAPH ?g { ?s <https://example.org/1> ?o } ?o ?p ?x }",
    "SELECT * { GRAPH <https://example.org/2> { ?s ?p \"1\" } }",
    "SELECT * { <https://example.org/1> ?p ?o . ?o ?q ?x }",
    "SELECT * { ?s ?p <https://example.org/2> . GRAPH ?g { ?s ?p <https://example.org/2> } }",
    "SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o HAVING (COUNT(*) > 1)",
    "SELECT * { ?s <https://example.org/1>+ ?o }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?o ?q ?s } }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } OPTIONAL { ?s <https://example.org/2> ?x } FILTER(isIRI(?o)) }",
    "SELECT * { ?s ?p ?o MINUS { GRAPH ?g { ?s ?p ?o } } BIND(CONCAT(STR(?o), \"x\") AS ?made) }",
    "SELECT * FROM <https://example.org/1> FROM NAMED <https://example.org/2> { ?s ?p ?o GRAPH ?g { ?s ?q ?x } }",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_table_answers_as_oxigraphs_store_does(quads in quads()) {
        let store = Store::new().unwrap();
        store.extend(quads.iter().cloned()).unwrap();
        let dataset = Dataset::from_quads(quads).unwrap();
        for query in QUERIES {
            let prepared = SparqlEvaluator::new().parse_query(query).unwrap();
            let expected = rows(prepared.clone().on_store(&store).execute().unwrap());
            let found = rows(dataset.evaluate(prepared).unwrap());
            prop_assert_eq!(found, expected, "help: see `narrowest` and Order; the query was {}", query);
        }
    }

    #[test]
    fn a_snapshot_gives_back_its_table_and_a_union_has_both(left in quads(), right in quads()) {
        let table = |quads: &[Quad]| Table::from_quads(quads.iter().cloned()).unwrap();
        let bytes = crate::store::snapshot::encode(&table(&left)).unwrap();
        let read = crate::store::snapshot::decode(&bytes, std::path::Path::new("x")).unwrap();
        prop_assert_eq!(read.quads().collect::<Vec<_>>(), table(&left).quads().collect::<Vec<_>>());
        let both = table(&[left.clone(), right.clone()].concat());
        let union = read.union(&table(&right)).unwrap();
        prop_assert_eq!(
            crate::store::snapshot::encode(&union).unwrap(),
            crate::store::snapshot::encode(&both).unwrap(),
            "the union of two tables is not the table of both"
        );
    }

    #[test]
    fn a_table_without_graphs_is_the_table_of_the_other_quads(quads in quads(), gone in proptest::collection::vec(1..4u8, 0..3)) {
        let table = |quads: Vec<Quad>| Table::from_quads(quads).unwrap();
        let without = table(quads.clone())
            .without_graphs(&gone.iter().map(|number| node(*number)).collect::<Vec<_>>())
            .unwrap();
        let is_gone = |quad: &Quad| gone.iter().any(|number| quad.graph_name == graph(*number));
        let others = quads.into_iter().filter(|quad| !is_gone(quad)).collect();
        prop_assert_eq!(
            crate::store::snapshot::encode(&without).unwrap(),
            crate::store::snapshot::encode(&table(others)).unwrap(),
            "a term of a graph that is gone stayed, or a quad of another left"
        );
    }
}

#[test]
fn a_snapshot_with_another_form_is_refused() {
    use std::io::Write as _;
    for content in [
        b"".as_slice(),
        b"ztquads9",
        &[b"ztquads1".as_slice(), &[255; 40]].concat(),
    ] {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(content).unwrap();
        let bytes = gz.finish().unwrap();
        let error = crate::store::snapshot::decode(&bytes, std::path::Path::new("view.quads.gz"));
        let message = error.unwrap_err().to_string();
        assert!(message.contains("view.quads.gz is damaged"), "{message}");
    }
}
