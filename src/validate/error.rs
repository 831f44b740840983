//! What can go wrong with shapes and with the graph they are held against.

use crate::query::QueryError;
use crate::store::StoreError;
use std::io;
use std::path::PathBuf;

/// Shapes could not be understood, or a graph could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum ValidateError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file's name tells no RDF format.
    #[error("{} is no RDF that is known; its name should end in .ttl, .trig, .nt, .nq, .rdf or .jsonld", .0.display())]
    UnknownFormat(PathBuf),
    /// The RDF does not parse.
    #[error("{origin}:{line}:{column}: {message}")]
    Syntax {
        /// The file.
        origin: String,
        /// The line, from 1.
        line: u64,
        /// The character in the line, from 1.
        column: u64,
        /// What is wrong.
        message: String,
    },
    /// The RDF does not parse, and the parser does not say where.
    #[error("{origin}: {message}")]
    Parse {
        /// The file.
        origin: String,
        /// What is wrong.
        message: String,
    },
    /// A shape says something that cannot be checked here.
    #[error(
        "{origin}: {shape}: {what}; nothing was checked, since what a shape says is never passed over"
    )]
    Unsupported {
        /// The file of the shapes.
        origin: String,
        /// The shape.
        shape: String,
        /// What it says.
        what: String,
    },
    /// The file has no shape.
    #[error("{0} has no sh:NodeShape with a target, so it checks nothing")]
    Empty(String),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The graph cannot be held.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The report could not be written. A closed pipe is one of these.
    #[error("cannot write the report: {0}")]
    Write(#[from] io::Error),
}
