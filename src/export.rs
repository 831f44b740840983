//! Files for other tools.
//!
//! Receives a [`Dataset`] and writes it as RDF, as tables or as a map, or a [`Network`] and writes it as a graph file: in one
//! order, so that the same graph gives the same bytes; compressed where the name ends in `.gz`; whole or not at all.
//! One format is one file here, and one row of the table in [`Format`].

mod colour;
mod columnar;
mod cypher;
mod cytoscape;
mod database;
mod dot;
mod entities;
mod file;
mod format;
mod gexf;
mod graphml;
mod map;
mod neo4j;
mod package;
mod page;
mod properties;
mod rdf;
mod registry;
mod reified;
mod tables;
mod workbook;
mod xml;

pub use file::Existing;
pub use format::GraphFormat;
pub use map::Mapped;
pub use rdf::{to_file, to_stream};
pub use registry::{Format, NetworkFormat, TablesFormat};
pub use reified::{Dialect, reifiers};

use crate::network::{Network, Scope};
use crate::query::QueryError;
use crate::store::{Dataset, StoreError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// An export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file is there and may not be replaced.
    #[error("{} is there already; name another file, or add --force to replace it", .0.display())]
    Exists(PathBuf),
    /// The name's ending is none that is known, and no format was asked for.
    #[error("{} does not tell the format; end it in {}, or add --format", .0.display(), Format::list_of_endings())]
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
    /// The directory is there and holds something else.
    #[error("{} holds something else than an export; name another directory, so that nothing of yours is lost", .0.display())]
    NotOurs(PathBuf),
    /// Several files cannot go to one stream.
    #[error("{0} is a directory of several files; name one with `-o`")]
    Directory(&'static str),
    /// The format has no version for RDF 1.2.
    #[error(
        "{format} has no RDF 1.2; take turtle, trig, ntriples or nquads, or leave --dialect out"
    )]
    Dialect {
        /// The format's name.
        format: &'static str,
    },
    /// The program was built without it.
    #[error(
        "this program was built without {format}; build it with `cargo build --release --features {feature}`"
    )]
    Feature {
        /// The format's name.
        format: &'static str,
        /// The cargo feature.
        feature: &'static str,
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

/// Writes a network to a file, or a directory where the format is one, and tells how many nodes and edges it has.
///
/// `dynamic` has GEXF say on which days nodes and edges are seen; other formats have the days as attributes.
///
/// # Errors
///
/// The file is there already, or the disk fails; then none is left.
pub fn network_to_file(
    network: &Network,
    format: NetworkFormat,
    dynamic: bool,
    path: &Path,
    existing: Existing,
) -> Result<(), ExportError> {
    if format == NetworkFormat::Neo4j {
        return file::place_directory(path, existing, neo4j::MARKER, |dir| {
            neo4j::write(network, dir).map_err(|source| ExportError::Write {
                path: path.to_owned(),
                source,
            })
        });
    }
    file::place_packed(path, existing, |out| {
        write_network(network, format, dynamic, out)
    })
}

/// Writes bytes that others made, such as a picture, to a file that appears whole or not at all.
///
/// # Errors
///
/// The file is there already, or the disk fails; then none is left.
pub fn bytes_to_file(bytes: &[u8], path: &Path, existing: Existing) -> Result<(), ExportError> {
    file::place(path, existing, |out| out.write_all(bytes))
}

/// Writes a network to a stream.
///
/// # Errors
///
/// The format is a directory, or the stream fails.
pub fn network_to_stream(
    network: &Network,
    format: NetworkFormat,
    dynamic: bool,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    if format == NetworkFormat::Neo4j {
        return Err(ExportError::Directory(Format::Network(format).name()));
    }
    write_network(network, format, dynamic, out).map_err(|source| ExportError::Write {
        path: PathBuf::from("-"),
        source,
    })
}

fn write_network(
    network: &Network,
    format: NetworkFormat,
    dynamic: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        NetworkFormat::Gexf => gexf::write(network, dynamic, out),
        NetworkFormat::GraphMl => graphml::write(network, out),
        NetworkFormat::Dot => dot::write(network, out),
        NetworkFormat::Cytoscape => cytoscape::write(network, out),
        NetworkFormat::Cypher => cypher::write(network, out),
        NetworkFormat::Html => page::write(network, out),
        NetworkFormat::Neo4j => Err(io::Error::other("a directory")),
    }
}

/// Writes the tables of a view to a file, or a directory where the format is one, and tells how many rows or
/// entities it has.
///
/// # Errors
///
/// The file is there already, the view cannot be asked, or the disk fails; then none is left.
pub fn tables_to_file(
    view: &Dataset,
    format: TablesFormat,
    path: &Path,
    existing: Existing,
) -> Result<usize, ExportError> {
    let tables = tables_for(view, format)?;
    let failed = |source| ExportError::Write {
        path: path.to_owned(),
        source,
    };
    match format {
        TablesFormat::Csv => file::place_directory(path, existing, package::MARKER, |dir| {
            package::write(&tables, dir).map_err(failed)
        }),
        TablesFormat::Parquet => file::place_directory(path, existing, columnar::MARKER, |dir| {
            columnar::write(&tables, dir).map_err(failed)
        }),
        TablesFormat::Xlsx => file::place(path, existing, |out| workbook::write(&tables, out)),
        TablesFormat::Sqlite => file::place(path, existing, |out| database::write(&tables, out)),
        TablesFormat::FollowTheMoney => {
            file::place_packed(path, existing, |out| entities::write(&tables, out))
        }
    }
}

/// The tables for a format that this program can write.
fn tables_for(view: &Dataset, format: TablesFormat) -> Result<Vec<tables::Table>, ExportError> {
    if let Some(feature) = format.missing_feature() {
        let format = Format::Tables(format).name();
        return Err(ExportError::Feature { format, feature });
    }
    tables::all(view)
}

/// Writes the tables of a view to a stream, and tells how many rows or entities it has.
///
/// # Errors
///
/// The format is a directory, the view cannot be asked, or the stream fails.
pub fn tables_to_stream(
    view: &Dataset,
    format: TablesFormat,
    out: &mut dyn Write,
) -> Result<usize, ExportError> {
    let tables = tables_for(view, format)?;
    let written = match format {
        TablesFormat::Csv | TablesFormat::Parquet => {
            return Err(ExportError::Directory(Format::Tables(format).name()));
        }
        TablesFormat::Xlsx => workbook::write(&tables, out),
        TablesFormat::Sqlite => database::write(&tables, out),
        TablesFormat::FollowTheMoney => entities::write(&tables, out),
    };
    written.map_err(|source| ExportError::Write {
        path: PathBuf::from("-"),
        source,
    })
}

/// Writes the events of a view as GeoJSON, and tells how many they are and how exactly they are placed.
///
/// # Errors
///
/// The file is there already, the view cannot be asked, or the disk fails; then none is left.
pub fn map_to_file(
    view: &Dataset,
    scope: Scope,
    path: &Path,
    existing: Existing,
) -> Result<Mapped, ExportError> {
    let features = map::read(view, scope)?;
    file::place_packed(path, existing, |out| features.write(out))
}

/// Writes the events of a view as GeoJSON to a stream, and tells how many they are and how exactly they are placed.
///
/// # Errors
///
/// The view cannot be asked, or the stream fails.
pub fn map_to_stream(
    view: &Dataset,
    scope: Scope,
    out: &mut dyn Write,
) -> Result<Mapped, ExportError> {
    let features = map::read(view, scope)?;
    features.write(out).map_err(|source| ExportError::Write {
        path: PathBuf::from("-"),
        source,
    })
}

/// The format of RDF that was asked for, or else the one that the file's name tells.
///
/// # Errors
///
/// None was asked for, and the name ends in none that is known.
pub fn resolve_format(asked: Option<GraphFormat>, path: &Path) -> Result<GraphFormat, ExportError> {
    let format = asked.or_else(|| GraphFormat::from_path(path));
    format.ok_or_else(|| ExportError::UnknownFormat(path.to_owned()))
}

#[cfg(test)]
mod tests;
