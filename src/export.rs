//! Files for other tools.
//!
//! Receives a [`Dataset`] and writes it as RDF: sorted, so that the same graph gives the same bytes; compressed
//! where the name ends in `.gz`; whole or not at all.

mod format;
mod reified;

pub use format::GraphFormat;
pub use reified::{Dialect, reifiers};

use crate::query::{QueryError, prefixes};
use crate::store::{Dataset, StoreError};
use flate2::Compression;
use flate2::write::GzEncoder;
use oxigraph::io::RdfSerializer;
use oxigraph::model::{GraphName, Quad};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// What to do about a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Refuse.
    Keep,
    /// Write over it.
    Replace,
}

/// An export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file is there and may not be replaced.
    #[error("{} is there already; name another file, or add --force to replace it", .0.display())]
    Exists(PathBuf),
    /// The name's ending is none that is known, and no format was asked for.
    #[error("{} does not tell the format; end it in {}, or add --format", .0.display(), GraphFormat::extensions())]
    UnknownFormat(PathBuf),
    /// The format has no named graphs, and there is more than one graph to write.
    #[error(
        "{format} holds one graph, and records and what was loaded are named graphs; \
         export the view alone, or take trig, nquads or jsonld"
    )]
    NamedGraphs {
        /// The format's name.
        format: &'static str,
    },
    /// The format has no version for RDF 1.2.
    #[error(
        "{format} has no RDF 1.2; take turtle, trig, ntriples or nquads, or leave --dialect out"
    )]
    Dialect {
        /// The format's name.
        format: &'static str,
    },
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The graph could not be asked for what RDF 1.2 adds.
    #[error(transparent)]
    Query(#[from] Box<QueryError>),
    /// The file could not be written.
    #[error("cannot write {}: {source}; nothing was left there", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// The format that was asked for, or else the one that the file's name tells.
///
/// # Errors
///
/// None was asked for, and the name ends in none that is known.
pub fn resolve_format(asked: Option<GraphFormat>, path: &Path) -> Result<GraphFormat, ExportError> {
    let format = asked.or_else(|| GraphFormat::from_path(path));
    format.ok_or_else(|| ExportError::UnknownFormat(path.to_owned()))
}

/// Writes the dataset to a file, with the lines that [`reifiers`] adds, and tells how many statements that is.
///
/// # Errors
///
/// The file is there already, the format cannot hold the graph, or the disk fails; then no file is left.
pub fn to_file(
    dataset: &Dataset,
    format: GraphFormat,
    added: &[String],
    path: &Path,
    existing: Existing,
) -> Result<usize, ExportError> {
    if existing == Existing::Keep && path.exists() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let quads = sorted(dataset, format)?;
    let failed = |source| ExportError::Write {
        path: path.to_owned(),
        source,
    };
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    let dir = dir.unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(dir).map_err(failed)?;
    let beside = tempfile::Builder::new()
        .prefix(".writing-")
        .tempfile_in(dir)
        .map_err(failed)?;
    write_quads(
        &quads,
        format,
        added,
        is_compressed(path),
        BufWriter::new(beside.as_file()),
    )
    .and_then(|()| beside.as_file().sync_all())
    .map_err(failed)?;
    let placed = match existing {
        Existing::Keep => beside.persist_noclobber(path),
        Existing::Replace => beside.persist(path),
    };
    placed.map_err(|error| failed(error.error))?;
    Ok(quads.len() + added.len())
}

/// Writes the dataset to a stream, with the lines that [`reifiers`] adds, and tells how many statements that is.
///
/// # Errors
///
/// The format cannot hold the graph, or the stream fails.
pub fn to_stream(
    dataset: &Dataset,
    format: GraphFormat,
    added: &[String],
    out: impl Write,
) -> Result<usize, ExportError> {
    let quads = sorted(dataset, format)?;
    let failed = |source| ExportError::Write {
        path: PathBuf::from("-"),
        source,
    };
    write_quads(&quads, format, added, false, out).map_err(failed)?;
    Ok(quads.len() + added.len())
}

/// Whether a file's name asks for compression.
fn is_compressed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("gz"))
}

/// The quads in the order in which they are written: graph by graph, subject by subject; the line formats
/// in the order of their bytes, so that `sort`, `comm` and `diff` take them as they are.
fn sorted(dataset: &Dataset, format: GraphFormat) -> Result<Vec<Quad>, ExportError> {
    let mut quads = dataset.quads()?;
    let several = || {
        quads
            .iter()
            .any(|quad| quad.graph_name != GraphName::DefaultGraph)
    };
    if !format.holds_named_graphs() && several() {
        return Err(ExportError::NamedGraphs {
            format: format.name(),
        });
    }
    if format.is_a_quad_a_line() {
        quads.sort_by_cached_key(|quad| format!("{quad} ."));
    } else {
        quads.sort_by_cached_key(|quad| {
            let predicate = quad.predicate.to_string();
            (
                quad.graph_name.to_string(),
                quad.subject.to_string(),
                predicate,
                quad.object.to_string(),
            )
        });
    }
    Ok(quads)
}

fn write_quads(
    quads: &[Quad],
    format: GraphFormat,
    added: &[String],
    compress: bool,
    mut out: impl Write,
) -> io::Result<()> {
    if compress {
        // No time stamp, so that the same graph gives the same bytes.
        let mut out = GzEncoder::new(out, Compression::default());
        serialize(quads, format, added, &mut out)?;
        out.finish()?.flush()
    } else {
        serialize(quads, format, added, &mut out)?;
        out.flush()
    }
}

fn serialize(
    quads: &[Quad],
    format: GraphFormat,
    added: &[String],
    out: &mut impl Write,
) -> io::Result<()> {
    if !added.is_empty() && format.is_a_quad_a_line() {
        let mut lines: Vec<String> = quads.iter().map(|quad| format!("{quad} .")).collect();
        lines.extend(added.iter().cloned());
        lines.sort_unstable();
        lines.dedup();
        return lines.iter().try_for_each(|line| writeln!(out, "{line}"));
    }
    let mut serializer = RdfSerializer::from_format(format.rdf());
    for (prefix, iri) in prefixes::used(quads.iter().map(|quad| quad.as_ref().into())) {
        serializer = serializer
            .with_prefix(prefix, iri)
            .map_err(io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    for quad in quads {
        serializer.serialize_quad(quad)?;
    }
    let out = serializer.finish()?;
    added.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    out.flush()
}

#[cfg(test)]
mod tests;
