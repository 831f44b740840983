//! An answer, and how it is printed.

use super::error::QueryError;
use super::format::AnswerFormat;
use super::formula::harmless;
use super::{prefixes, table};
use oxigraph::io::RdfSerializer;
use oxigraph::model::{Literal, Term, Triple};
use oxigraph::sparql::results::QueryResultsSerializer;
use oxigraph::sparql::{QueryResults, QuerySolution, QuerySolutionIter, QueryTripleIter};
use std::io::Write;

/// What was found, not yet read to its end.
pub struct Answer(pub(super) QueryResults<'static>);

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// In which form.
    pub format: AnswerFormat,
    /// Cells across, for a table on a screen; `None` cuts nothing.
    pub width: Option<usize>,
}

/// A table's columns, and its rows with a cell for each: a term's own characters, empty where it is unbound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows, in the order of the answer.
    pub cells: Vec<Vec<String>>,
}

impl Answer {
    /// Reads the answer to its end, as text.
    ///
    /// # Errors
    ///
    /// The answer is no table of rows, or the evaluation fails half-way.
    pub fn rows(self) -> Result<Rows, QueryError> {
        let (answer, format, instead) = match self.0 {
            QueryResults::Solutions(rows) => return read_rows(rows),
            QueryResults::Boolean(_) => ("yes or no", "rows", "table"),
            QueryResults::Graph(_) => ("a graph", "rows", "turtle or ntriples"),
        };
        Err(QueryError::Format {
            answer,
            format,
            instead,
        })
    }

    /// Reads the answer to its end, as terms; `None` where a column is unbound.
    ///
    /// # Errors
    ///
    /// The answer is no table of rows, or the evaluation fails half-way.
    pub fn terms(self) -> Result<Vec<Vec<Option<Term>>>, QueryError> {
        let rows = match self.0 {
            QueryResults::Solutions(rows) => rows,
            QueryResults::Boolean(_) | QueryResults::Graph(_) => {
                return Err(QueryError::Format {
                    answer: "no table of rows",
                    format: "terms",
                    instead: "a SELECT",
                });
            }
        };
        let row = |row: QuerySolution| row.values().to_vec();
        rows.map(|found| Ok(row(found?))).collect()
    }

    /// Prints the answer and tells how many rows or triples it has; yes and no are one row.
    ///
    /// # Errors
    ///
    /// The format cannot hold the answer, the evaluation fails half-way, or `out` does.
    pub fn write(self, style: Style, out: &mut dyn Write) -> Result<usize, QueryError> {
        match self.0 {
            QueryResults::Solutions(rows) => write_rows(rows, style, out),
            QueryResults::Boolean(yes) => write_boolean(yes, style.format, out),
            QueryResults::Graph(triples) => write_graph(triples, style.format, out),
        }
    }
}

impl Rows {
    /// Writes the rows in columns that line up, cut to `width` cells where that is given.
    ///
    /// # Errors
    ///
    /// `out` fails.
    pub fn write_table(&self, width: Option<usize>, out: &mut dyn Write) -> std::io::Result<()> {
        table::write(out, &self.columns, &self.cells, width)
    }
}

fn write_rows(
    rows: QuerySolutionIter<'_>,
    style: Style,
    out: &mut dyn Write,
) -> Result<usize, QueryError> {
    let variables = rows.variables().to_vec();
    let mut count = 0;
    if let Some(format) = style.format.of_rows() {
        let serializer = QueryResultsSerializer::from_format(format);
        let mut serializer = serializer.serialize_solutions_to_writer(out, variables)?;
        for row in rows {
            let row = match style.format {
                AnswerFormat::Csv => guarded(&row?),
                AnswerFormat::Table
                | AnswerFormat::Tsv
                | AnswerFormat::Json
                | AnswerFormat::Xml
                | AnswerFormat::Turtle
                | AnswerFormat::NTriples => row?,
            };
            serializer.serialize(&row)?;
            count += 1;
        }
        serializer.finish()?.flush()?;
        return Ok(count);
    }
    if style.format != AnswerFormat::Table {
        let (answer, instead) = ("a table of rows", "table, csv, tsv, json or xml");
        return Err(QueryError::Format {
            answer,
            format: style.format.name(),
            instead,
        });
    }
    let mut rows = read_rows(rows)?;
    for cell in rows.cells.iter_mut().flatten() {
        // One line, whatever the term has in it.
        *cell = cell.replace(char::is_control, " ");
    }
    table::write(out, &rows.columns, &rows.cells, style.width)?;
    Ok(rows.cells.len())
}

/// A row whose texts a spreadsheet will not run. CSV has no types that could be lost.
fn guarded(row: &QuerySolution) -> QuerySolution {
    let values = row.values().iter().map(|value| match value {
        Some(Term::Literal(literal)) => {
            Some(Literal::from(harmless(literal.value()).into_owned()).into())
        }
        Some(Term::NamedNode(_) | Term::BlankNode(_)) | None => value.clone(),
    });
    (row.variables().to_vec(), values.collect::<Vec<_>>()).into()
}

fn read_rows(rows: QuerySolutionIter<'_>) -> Result<Rows, QueryError> {
    let variables = rows.variables().to_vec();
    let mut cells = Vec::new();
    for row in rows {
        let row = row?;
        let cell = |name| row.get(name).map_or_else(String::new, cell);
        cells.push(variables.iter().map(cell).collect());
    }
    let names = variables.iter().map(|name| name.as_str().to_owned());
    Ok(Rows {
        columns: names.collect(),
        cells,
    })
}

/// A term as people read it: no quotes, no type.
fn cell(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(literal) => literal.value().to_owned(),
    }
}

fn write_boolean(
    yes: bool,
    format: AnswerFormat,
    out: &mut dyn Write,
) -> Result<usize, QueryError> {
    if format == AnswerFormat::Table {
        writeln!(out, "{}", if yes { "yes" } else { "no" })?;
    } else if let Some(format) = format.of_rows() {
        QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *out, yes)?;
        out.flush()?;
    } else {
        let (answer, instead) = ("yes or no", "table, csv, tsv, json or xml");
        return Err(QueryError::Format {
            answer,
            format: format.name(),
            instead,
        });
    }
    Ok(1)
}

/// The triples are sorted, since a graph has no order of its own and the same answer should look the same.
fn write_graph(
    triples: QueryTripleIter<'_>,
    format: AnswerFormat,
    out: &mut dyn Write,
) -> Result<usize, QueryError> {
    let Some(rdf) = format.of_graph() else {
        let (answer, instead) = ("a graph", "turtle or ntriples");
        return Err(QueryError::Format {
            answer,
            format: format.name(),
            instead,
        });
    };
    let mut triples = triples.collect::<Result<Vec<_>, _>>()?;
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    let mut serializer = RdfSerializer::from_format(rdf);
    for (prefix, iri) in prefixes::used(triples.iter().map(Triple::as_ref)) {
        serializer = serializer
            .with_prefix(prefix, iri)
            .map_err(std::io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    for triple in &triples {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish()?.flush()?;
    Ok(triples.len())
}
