//! RDF that others made, read to be kept beside ours.
//!
//! Its triples get named graphs of their own, so that no question about articles can take them for what an
//! article says. Blank nodes become IRIs, `GRAPH#genid-N`, numbered as the file first names them: the same
//! file gives the same bytes, and two files' nodes stay apart.

use super::error::StoreError;
use super::files;
use super::table::Table;
use crate::graph::Base;
use crate::source::unpacked;
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Quads of a file that others made, each in a named graph.
pub struct Foreign {
    /// The graph that it is known by, and that holds what the file says outside named graphs.
    pub(super) graph: String,
    /// SHA-256 of the file, decompressed.
    pub(super) sha256: String,
    /// Every named graph, sorted.
    pub(super) graphs: Vec<String>,
    pub(super) table: Table,
}

/// A file of RDF cannot be loaded. The store is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ForeignError {
    /// The operating system refused.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It is not what its format says.
    #[error("{}:{line}{}: {message}", path.display(), column.map(|column| format!(":{column}")).unwrap_or_default())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// The character in the line, from 1; XML's parser does not tell.
        column: Option<u64>,
        /// What was found or expected.
        message: String,
    },
    /// One of its graphs has a name that only the store itself gives.
    #[error(
        "{} names the graph <{graph}>, which lies under this store's own base {base}; \
         give the graph another name in the file",
        path.display()
    )]
    OwnGraph {
        /// The file.
        path: PathBuf,
        /// The graph.
        graph: String,
        /// The store's base.
        base: String,
    },
    /// The graph that was asked for is one that only the store itself names.
    #[error("<{graph}> lies under this store's own base; take a name elsewhere, or one under {}", free.as_str())]
    OwnName {
        /// The graph.
        graph: String,
        /// What graphs of others may lie under.
        free: NamedNode,
    },
    /// The graph that was asked for is no absolute IRI.
    #[error(
        "`{0}` is not an absolute IRI; a graph's name looks like https://example.org/party-members"
    )]
    NotAbsolute(String),
    /// There are more quads than the store can hold.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The graph that a file goes into: the one that was asked for, or one after the file's name.
///
/// # Errors
///
/// The one that was asked for is no IRI, or is a name that only the store itself gives.
pub fn graph_for(path: &Path, asked: Option<&str>, base: &Base) -> Result<String, ForeignError> {
    let Some(asked) = asked else {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        return Ok(base.loaded(name).into_string());
    };
    let node = NamedNode::new(asked).map_err(|_| ForeignError::NotAbsolute(asked.to_owned()))?;
    let free = base.loaded("");
    if asked.starts_with(base.as_str()) && !asked.starts_with(free.as_str()) {
        let graph = node.into_string();
        return Err(ForeignError::OwnName { graph, free });
    }
    Ok(node.into_string())
}

impl Foreign {
    /// Reads a file, decompressed where it is compressed. Relative IRIs are resolved against `graph`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, does not parse, or names graphs under the store's base.
    pub fn read(
        path: &Path,
        format: RdfFormat,
        graph: String,
        base: &Base,
    ) -> Result<Self, ForeignError> {
        let unreadable = |source| ForeignError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(unpacked)
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .map_err(unreadable)?;
        let mut naming = Naming::new(&graph);
        let mut quads = Vec::new();
        for quad in parse(&bytes, format, &graph, path)? {
            if let GraphName::NamedNode(name) = &quad.graph_name
                && name.as_str() != graph
                && name.as_str().starts_with(base.as_str())
            {
                return Err(ForeignError::OwnGraph {
                    path: path.to_owned(),
                    graph: name.as_str().to_owned(),
                    base: base.as_str().to_owned(),
                });
            }
            quads.push(naming.quad(quad));
        }
        let graphs: BTreeSet<&NamedNode> = quads
            .iter()
            .filter_map(|quad| match &quad.graph_name {
                GraphName::NamedNode(node) => Some(node),
                GraphName::BlankNode(_) | GraphName::DefaultGraph => None,
            })
            .collect();
        let graphs = graphs.into_iter().map(|node| node.as_str().to_owned());
        Ok(Self {
            sha256: files::sha256(&bytes),
            graphs: graphs.collect(),
            graph,
            table: Table::from_quads(quads)?,
        })
    }

    /// Quads that were made from what others made, all in `graph`.
    ///
    /// # Errors
    ///
    /// There are more than the store can hold.
    pub fn of_quads(graph: String, quads: &[Quad]) -> Result<Self, StoreError> {
        let lines: Vec<String> = quads.iter().map(ToString::to_string).collect();
        Ok(Self {
            sha256: files::sha256(lines.join("\n").as_bytes()),
            graphs: vec![graph.clone()],
            graph,
            table: Table::from_quads(quads.iter().cloned())?,
        })
    }

    /// The graph that it is known by.
    #[must_use]
    pub fn graph(&self) -> &str {
        &self.graph
    }

    /// How many quads it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The quads in the order of the file; what stands outside named graphs is in `graph`.
fn parse(
    bytes: &[u8],
    format: RdfFormat,
    graph: &str,
    path: &Path,
) -> Result<Vec<Quad>, ForeignError> {
    let name = NamedNode::new_unchecked(graph);
    let parser = RdfParser::from_format(format)
        .with_base_iri(graph)
        .map_err(|_| ForeignError::NotAbsolute(graph.to_owned()))?
        .with_default_graph(name);
    if format != RdfFormat::RdfXml {
        return parser
            .for_slice(bytes)
            .map(|quad| quad.map_err(|error| trouble(path, &RdfParseError::Syntax(error), 1)))
            .collect();
    }
    let line = Cell::new(0);
    let lines = Lines {
        rest: bytes,
        line: &line,
    };
    parser
        .for_reader(lines)
        .map(|quad| quad.map_err(|error| trouble(path, &error, line.get())))
        .collect()
}

/// Hands on a line at a time and counts them, since XML's parser does not tell where it stands.
struct Lines<'a> {
    rest: &'a [u8],
    line: &'a Cell<u64>,
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let end = memchr::memchr(b'\n', self.rest).map_or(self.rest.len(), |at| at + 1);
        let length = end.min(buffer.len());
        if length == end && !self.rest.is_empty() {
            self.line.set(self.line.get() + 1);
        }
        let (head, rest) = self.rest.split_at(length);
        buffer[..length].copy_from_slice(head);
        self.rest = rest;
        Ok(length)
    }
}

/// The parser's error, with its place; `line` serves where the parser tells none.
fn trouble(path: &Path, error: &RdfParseError, line: u64) -> ForeignError {
    let path = path.to_owned();
    let (place, message) = match error {
        RdfParseError::Syntax(error) => (error.location(), error.to_string()),
        RdfParseError::Io(error) => (None, error.to_string()),
    };
    // The parser's words may begin with a place of their own.
    let words = message
        .starts_with("Parser error")
        .then(|| message.split_once(": "))
        .flatten();
    ForeignError::Syntax {
        path,
        line: place.as_ref().map_or(line, |place| place.start.line + 1),
        column: place.map(|place| place.start.column + 1),
        message: words
            .map_or(message.as_str(), |(_, words)| words)
            .to_owned(),
    }
}

/// Gives blank nodes names that are good outside their file.
struct Naming<'g> {
    graph: &'g str,
    numbers: HashMap<BlankNode, usize>,
}

impl<'g> Naming<'g> {
    fn new(graph: &'g str) -> Self {
        Self {
            graph,
            numbers: HashMap::new(),
        }
    }

    fn node(&mut self, blank: BlankNode) -> NamedNode {
        let next = self.numbers.len() + 1;
        let number = self.numbers.entry(blank).or_insert(next);
        // A second `#` would make it no IRI.
        let mark = if self.graph.contains('#') { '-' } else { '#' };
        NamedNode::new_unchecked(format!("{}{mark}genid-{number}", self.graph))
    }

    fn quad(&mut self, quad: Quad) -> Quad {
        let subject = match quad.subject {
            NamedOrBlankNode::BlankNode(blank) => self.node(blank).into(),
            named @ NamedOrBlankNode::NamedNode(_) => named,
        };
        let object = match quad.object {
            Term::BlankNode(blank) => self.node(blank).into(),
            other @ (Term::NamedNode(_) | Term::Literal(_)) => other,
        };
        let graph = match quad.graph_name {
            GraphName::BlankNode(blank) => self.node(blank).into(),
            other @ (GraphName::NamedNode(_) | GraphName::DefaultGraph) => other,
        };
        Quad::new(subject, quad.predicate, object, graph)
    }
}

#[cfg(test)]
mod tests;
