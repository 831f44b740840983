//! A dataset as RDF: sorted, so that the same graph gives the same bytes; compressed where the name ends in `.gz`.

use super::file::{Existing, is_compressed, place};
use super::{ExportError, GraphFormat, xml};
use crate::query::prefixes;
use crate::store::Dataset;
use flate2::Compression;
use flate2::write::GzEncoder;
use oxigraph::io::RdfSerializer;
use oxigraph::model::{GraphName, Literal, Quad, Term};
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the dataset to a file, with the lines that [`super::reifiers`] adds, and tells how many statements that is.
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
    let quads = sorted(dataset, format)?;
    place(path, existing, |out| {
        write_quads(&quads, format, added, is_compressed(path), out)
    })?;
    Ok(quads.len() + added.len())
}

/// Writes the dataset to a stream, with the lines that [`super::reifiers`] adds, and tells how many statements that is.
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
        match legal(quad, format) {
            Some(legal) => serializer.serialize_quad(&legal)?,
            None => serializer.serialize_quad(quad)?,
        }
    }
    let out = serializer.finish()?;
    added.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    out.flush()
}

/// The statement as XML can hold it, where it cannot hold it as it is.
fn legal(quad: &Quad, format: GraphFormat) -> Option<Quad> {
    if format != GraphFormat::RdfXml {
        return None;
    }
    let Term::Literal(literal) = &quad.object else {
        return None;
    };
    let Cow::Owned(value) = xml::legal(literal.value()) else {
        return None;
    };
    let literal = match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
        None => Literal::new_typed_literal(value, literal.datatype()),
    };
    Some(Quad {
        object: literal.into(),
        ..quad.clone()
    })
}
