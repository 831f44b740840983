//! The answers of a question as lines of text, by oxigraph's own store, with values pasted into the
//! query's text: what the bound parameters of the program are held against.

use oxigraph::model::{Quad, Term};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;
use std::fs;

/// What a question in `queries/` answers, as lines of cells joined by ` | `, headed by its columns.
pub fn table(quads: &[Quad], question: &str, arguments: &[(&str, &str)]) -> Vec<String> {
    let store = Store::new().unwrap();
    store.extend(quads.iter().cloned()).unwrap();
    let path = format!("{}/queries/{question}.rq", env!("CARGO_MANIFEST_DIR"));
    let mut query = fs::read_to_string(path).unwrap();
    for (name, value) in arguments {
        let block = format!("VALUES ?{name} {{ UNDEF }}");
        assert!(query.contains(&block), "{question} has no parameter {name}");
        query = query.replace(&block, &format!("VALUES ?{name} {{ {value} }}"));
    }
    let results = SparqlEvaluator::new().parse_query(&query).unwrap();
    let QueryResults::Solutions(solutions) = results.on_store(&store).execute().unwrap() else {
        panic!("{question} is no SELECT")
    };
    let columns: Vec<_> = solutions.variables().to_vec();
    let mut lines = vec![
        columns
            .iter()
            .map(|column| column.as_str())
            .collect::<Vec<_>>()
            .join(" | "),
    ];
    for solution in solutions {
        let solution = solution.unwrap();
        let cell = |column| match solution.get(column) {
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(term) => term.to_string(),
            None => String::new(),
        };
        lines.push(columns.iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
    lines
}
