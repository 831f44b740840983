//! RDF 1.2: statements with reifiers, which carry the evidence and the confidence.
//!
//! A reifier is the node of an article's record that says so: `RECORD rdf:reifies <<( PERSON zt:visited SITE )>>`,
//! with its words and how sure they are. The lines are N-Triples 1.2, which Turtle, TriG and N-Quads 1.2 hold
//! as they are; everything else stays RDF 1.1. Without oxigraph's feature `rdf-12`, which puts triples among the
//! terms of every match in the program, they are written here.

use super::{ExportError, GraphFormat};
use crate::query::{QueryError, Question};
use crate::store::Dataset;
use oxigraph::model::Term;
use std::collections::BTreeSet;

const QUESTION: &str = include_str!("reified.rq");
const REIFIES: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>";
const EVIDENCE: &str = "<https://w3id.org/zhengtu/ontology#evidence>";
const CONFIDENCE: &str = "<https://w3id.org/zhengtu/ontology#confidence>";
const QUOTE: &str = "<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf>";

/// Which version of RDF is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// RDF 1.1, which every tool reads.
    Rdf11,
    /// RDF 1.2: reifiers beside it.
    Rdf12,
}

impl Dialect {
    /// Every dialect, the default one first.
    pub const ALL: [Self; 2] = [Self::Rdf11, Self::Rdf12];

    /// The name that the command line uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rdf11 => "rdf-1.1",
            Self::Rdf12 => "rdf-1.2",
        }
    }
}

/// The lines that RDF 1.2 adds in a format, sorted; none in RDF 1.1. The dataset holds view and records.
///
/// # Errors
///
/// The format has no RDF 1.2, or the dataset cannot be asked.
pub fn reifiers(
    dataset: &Dataset,
    format: GraphFormat,
    dialect: Dialect,
) -> Result<Vec<String>, ExportError> {
    if dialect == Dialect::Rdf11 {
        return Ok(Vec::new());
    }
    if matches!(format, GraphFormat::RdfXml | GraphFormat::JsonLd) {
        let format = format.name();
        return Err(ExportError::Dialect { format });
    }
    let rows = ask(dataset).map_err(Box::new)?;
    Ok(rows
        .iter()
        .flat_map(|row| lines(row))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect())
}

fn ask(dataset: &Dataset) -> Result<Vec<Vec<Option<Term>>>, QueryError> {
    let question = Question::new("reified", "reified.rq", QUESTION.to_owned())?;
    question.bind(&[])?.ask(dataset)?.terms()
}

/// The statements of one reifier: what it reifies, by which words, and how sure they are.
fn lines(row: &[Option<Term>]) -> Vec<String> {
    let [
        Some(record),
        Some(subject),
        Some(predicate),
        Some(object),
        Some(evidence),
        Some(quote),
        Some(confidence),
    ] = row
    else {
        return Vec::new();
    };
    vec![
        format!("{record} {REIFIES} <<( {subject} {predicate} {object} )>> ."),
        format!("{record} {EVIDENCE} {evidence} ."),
        format!("{record} {CONFIDENCE} {confidence} ."),
        format!("{evidence} {QUOTE} {quote} ."),
    ]
}
