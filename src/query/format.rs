//! The forms that an answer can be printed in.

use oxigraph::io::RdfFormat;
use oxigraph::sparql::results::QueryResultsFormat;

/// A form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Columns for people to read; a graph comes as Turtle.
    Table,
    /// SPARQL 1.1 results as CSV: values without their types.
    Csv,
    /// SPARQL 1.1 results as TSV: RDF terms.
    Tsv,
    /// SPARQL 1.1 results as JSON.
    Json,
    /// SPARQL 1.1 results as XML.
    Xml,
    /// A graph, for people to read.
    Turtle,
    /// A graph, a triple a line.
    NTriples,
}

impl AnswerFormat {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Table,
        Self::Csv,
        Self::Tsv,
        Self::Json,
        Self::Xml,
        Self::Turtle,
        Self::NTriples,
    ];

    /// The name that the command line uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Turtle => "turtle",
            Self::NTriples => "ntriples",
        }
    }

    /// The form of rows, where this is one of SPARQL's.
    pub(super) const fn of_rows(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            Self::Table | Self::Turtle | Self::NTriples => None,
        }
    }

    /// The form of a graph, where this can hold one.
    pub(super) const fn of_graph(self) -> Option<RdfFormat> {
        match self {
            Self::Table | Self::Turtle => Some(RdfFormat::Turtle),
            Self::NTriples => Some(RdfFormat::NTriples),
            Self::Csv | Self::Tsv | Self::Json | Self::Xml => None,
        }
    }
}
