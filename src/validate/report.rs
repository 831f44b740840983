//! What a check found, in SHACL's own vocabulary.
//!
//! The same graph and shapes give the same bytes: results are sorted, and named by their place under an IRI
//! that is made of their content.

use super::error::ValidateError;
use super::path::Path;
use super::shape::Severity;
use super::terms::{self, NAMESPACE};
use crate::graph::vocab::dcterms;
use crate::query::{Rows, prefixes};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write;

/// What the IRIs of reports begin with.
const REPORTS: &str = "https://w3id.org/zhengtu/report/";

/// One thing that is not as a shape says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The named graph; none for the default graph, the view.
    pub graph: Option<NamedNode>,
    /// The node that was checked.
    pub focus: Term,
    /// The path whose values are wrong; none where the node itself is.
    pub path: Option<Path>,
    /// The wrong value; none where all values together are wrong.
    pub value: Option<Term>,
    /// The kind of constraint.
    pub component: NamedNode,
    /// The shape's IRI, where it has one.
    pub shape: Option<NamedNode>,
    /// How bad it is.
    pub severity: Severity,
    /// What the shape says about it, in its languages.
    pub messages: Vec<Literal>,
}

/// All that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    violations: Vec<Violation>,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// A row a result, for people.
    Table,
    /// SHACL's vocabulary, for people.
    Turtle,
    /// SHACL's vocabulary, a triple a line.
    NTriples,
}

impl ReportFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Table, Self::Turtle, Self::NTriples];

    /// The name that the command line uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Turtle => "turtle",
            Self::NTriples => "ntriples",
        }
    }
}

impl Report {
    /// Sorts the violations; one that several queries found is kept once.
    pub(super) fn new(mut violations: Vec<Violation>) -> Self {
        violations.sort_by_cached_key(Violation::key);
        violations.dedup_by_key(|violation| violation.key());
        Self { violations }
    }

    /// Whether nothing was found, whatever the severity.
    #[must_use]
    pub fn conforms(&self) -> bool {
        self.violations.is_empty()
    }

    /// What was found, sorted by graph, node, path and component.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The report as triples of SHACL's vocabulary.
    #[must_use]
    pub fn triples(&self) -> Vec<Triple> {
        let mut digest = Sha256::new();
        for violation in &self.violations {
            digest.update(violation.key().concat());
        }
        let mut name = REPORTS.to_owned();
        for byte in &digest.finalize()[..8] {
            // Writing to a String cannot fail.
            let _ = write!(name, "{byte:02x}");
        }
        let report = NamedNode::new_unchecked(&name);
        let mut triples = vec![
            Triple::new(report.clone(), rdf::TYPE, terms::VALIDATION_REPORT),
            Triple::new(
                report.clone(),
                terms::CONFORMS,
                Literal::from(self.conforms()),
            ),
        ];
        for (index, violation) in self.violations.iter().enumerate() {
            let node = NamedNode::new_unchecked(format!("{name}#{}", index + 1));
            triples.push(Triple::new(report.clone(), terms::RESULT, node.clone()));
            violation.write(&node, &mut triples);
        }
        triples
    }

    /// Writes the report; `width` is that of the screen, for a table.
    ///
    /// # Errors
    ///
    /// `out` fails.
    pub fn write(
        &self,
        format: ReportFormat,
        width: Option<usize>,
        out: &mut dyn Write,
    ) -> Result<(), ValidateError> {
        let rdf = match format {
            ReportFormat::Table => {
                let columns = ["node", "path", "value", "constraint", "message", "graph"];
                let rows = Rows {
                    columns: columns.map(str::to_owned).to_vec(),
                    cells: self.violations.iter().map(Violation::cells).collect(),
                };
                return Ok(rows.write_table(width, out)?);
            }
            ReportFormat::Turtle => RdfFormat::Turtle,
            ReportFormat::NTriples => RdfFormat::NTriples,
        };
        let triples = self.triples();
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
        Ok(())
    }
}

impl Violation {
    /// What tells two violations apart, and how they are sorted.
    fn key(&self) -> [String; 6] {
        let text = |term: Option<String>| term.unwrap_or_default();
        [
            text(self.graph.as_ref().map(ToString::to_string)),
            self.focus.to_string(),
            text(self.path.as_ref().map(ToString::to_string)),
            self.component.to_string(),
            text(self.value.as_ref().map(ToString::to_string)),
            text(self.shape.as_ref().map(ToString::to_string)),
        ]
    }

    fn write(&self, node: &NamedNode, triples: &mut Vec<Triple>) {
        let mut say = |property: NamedNodeRef<'static>, value: Term| {
            triples.push(Triple::new(node.clone(), property, value));
        };
        say(rdf::TYPE, terms::VALIDATION_RESULT.into());
        say(terms::FOCUS_NODE, self.focus.clone());
        let mut parts = Vec::new();
        if let Some(path) = &self.path {
            say(terms::RESULT_PATH, path.state(node, &mut parts));
        }
        if let Some(value) = &self.value {
            say(terms::VALUE, value.clone());
        }
        say(
            terms::SOURCE_CONSTRAINT_COMPONENT,
            self.component.clone().into(),
        );
        if let Some(shape) = &self.shape {
            say(terms::SOURCE_SHAPE, shape.clone().into());
        }
        let severity = NamedNode::new_unchecked(format!("{NAMESPACE}{}", self.severity.name()));
        say(terms::RESULT_SEVERITY, severity.into());
        for message in &self.messages {
            say(terms::RESULT_MESSAGE, message.clone().into());
        }
        if let Some(graph) = &self.graph {
            say(dcterms::SOURCE, graph.clone().into());
        }
        triples.append(&mut parts);
    }

    /// A row of the table: IRIs by their prefixes, the message in all its languages.
    fn cells(&self) -> Vec<String> {
        let term = |term: &Term| match term {
            Term::NamedNode(node) => prefixes::shorten(node.as_str()),
            Term::Literal(literal) => literal.value().to_owned(),
            Term::BlankNode(node) => node.to_string(),
        };
        let path = |path: &Path| match path.property() {
            Some(property) => prefixes::shorten(property.as_str()),
            None => path.to_string(),
        };
        let messages: Vec<&str> = self.messages.iter().map(Literal::value).collect();
        let component = self.component.as_str().strip_prefix(NAMESPACE);
        let component = component.and_then(|name| name.strip_suffix("ConstraintComponent"));
        let cells = [
            term(&self.focus),
            self.path.as_ref().map(path).unwrap_or_default(),
            self.value.as_ref().map(term).unwrap_or_default(),
            component.unwrap_or_default().to_owned(),
            messages.join(" "),
            self.graph
                .as_ref()
                .map(|graph| graph.as_str().to_owned())
                .unwrap_or_default(),
        ];
        cells
            .map(|cell| cell.replace(char::is_control, " "))
            .to_vec()
    }
}
