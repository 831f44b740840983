//! Every format in one table: what it is called, what its files end in, and what it takes.

use super::{ExportError, GraphFormat};
use std::path::Path;

/// A format that something can be exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The graph, as RDF.
    Rdf(GraphFormat),
    /// A network of nodes and edges.
    Network(NetworkFormat),
    /// Tables.
    Tables(TablesFormat),
    /// Events on a map, as GeoJSON.
    Map,
}

/// A format of networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkFormat {
    /// GEXF 1.3.
    Gexf,
    /// GraphML.
    GraphMl,
    /// Graphviz.
    Dot,
    /// Cytoscape's JSON.
    Cytoscape,
    /// A script of statements in Cypher.
    Cypher,
    /// A directory of CSV for `neo4j-admin database import`.
    Neo4j,
    /// A page to look at.
    Html,
}

/// A format of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TablesFormat {
    /// A directory of CSV with a `datapackage.json`.
    Csv,
    /// A workbook.
    Xlsx,
    /// FollowTheMoney's entities, as JSON Lines.
    FollowTheMoney,
    /// A directory of Parquet files. A cargo feature.
    Parquet,
    /// A database in one file. A cargo feature.
    Sqlite,
}

impl TablesFormat {
    /// The cargo feature that it needs and this program was built without.
    #[must_use]
    pub const fn missing_feature(self) -> Option<&'static str> {
        match self {
            Self::Parquet if !cfg!(feature = "parquet") => Some("parquet"),
            Self::Sqlite if !cfg!(feature = "sqlite") => Some("sqlite"),
            Self::Csv | Self::Xlsx | Self::FollowTheMoney | Self::Parquet | Self::Sqlite => None,
        }
    }
}

/// One row of the table of formats.
struct Row {
    format: Format,
    name: &'static str,
    /// What names of files end in; none for a directory.
    endings: &'static [&'static str],
    purpose: &'static str,
}

const fn network(
    format: NetworkFormat,
    name: &'static str,
    endings: &'static [&'static str],
    purpose: &'static str,
) -> Row {
    Row {
        format: Format::Network(format),
        name,
        endings,
        purpose,
    }
}

const fn tables(
    format: TablesFormat,
    name: &'static str,
    endings: &'static [&'static str],
    purpose: &'static str,
) -> Row {
    Row {
        format: Format::Tables(format),
        name,
        endings,
        purpose,
    }
}

const MAP: Row = Row {
    format: Format::Map,
    name: "geojson",
    endings: &["geojson"],
    purpose: "events at the centres of divisions: QGIS, Leaflet, kepler.gl",
};

/// The formats that are no RDF; those are in [`GraphFormat`].
const ROWS: [Row; 13] = [
    network(
        NetworkFormat::Gexf,
        "gexf",
        &["gexf"],
        "Gephi, networkx; with --dynamic over time",
    ),
    network(
        NetworkFormat::GraphMl,
        "graphml",
        &["graphml"],
        "igraph, networkx, yEd, Gephi",
    ),
    network(NetworkFormat::Dot, "dot", &["dot", "gv"], "Graphviz"),
    network(
        NetworkFormat::Cytoscape,
        "cytoscape",
        &["cyjs"],
        "Cytoscape, Cytoscape.js",
    ),
    network(
        NetworkFormat::Cypher,
        "cypher",
        &["cypher"],
        "Neo4j and others that take Cypher",
    ),
    network(
        NetworkFormat::Neo4j,
        "neo4j",
        &[],
        "a directory for neo4j-admin database import",
    ),
    network(
        NetworkFormat::Html,
        "html",
        &["html", "htm"],
        "a page to look at, without a server or the net",
    ),
    tables(
        TablesFormat::Csv,
        "csv",
        &[],
        "a directory of tables with a datapackage.json",
    ),
    tables(
        TablesFormat::Xlsx,
        "xlsx",
        &["xlsx"],
        "Excel, LibreOffice: a workbook with a sheet a table",
    ),
    tables(
        TablesFormat::FollowTheMoney,
        "ftm",
        &["ftm"],
        "FollowTheMoney entities: Aleph, OpenSanctions' tools",
    ),
    tables(
        TablesFormat::Parquet,
        "parquet",
        &[],
        "a directory of columnar tables: DuckDB, pandas, R's arrow",
    ),
    tables(
        TablesFormat::Sqlite,
        "sqlite",
        &["sqlite", "sqlite3", "db"],
        "a database in one file, with keys: SQLite, Datasette",
    ),
    MAP,
];

impl Format {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        let rdf = GraphFormat::ALL.into_iter().map(Self::Rdf);
        rdf.chain(ROWS.iter().map(|row| row.format))
    }

    fn row(self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.format == self)
    }

    /// The name that the command line uses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rdf(format) => format.name(),
            Self::Network(_) | Self::Tables(_) | Self::Map => self.row().map_or("", |row| row.name),
        }
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Rdf(_) => "RDF",
            Self::Network(_) | Self::Tables(_) | Self::Map => {
                self.row().map_or("", |row| row.purpose)
            }
        }
    }

    /// Whether it is a directory of several files.
    #[must_use]
    pub const fn is_directory(self) -> bool {
        matches!(
            self,
            Self::Network(NetworkFormat::Neo4j)
                | Self::Tables(TablesFormat::Csv | TablesFormat::Parquet)
        )
    }

    fn endings(self) -> Vec<&'static str> {
        match self {
            Self::Rdf(format) => vec![format.extension()],
            Self::Network(_) | Self::Tables(_) | Self::Map => {
                self.row().map_or_else(Vec::new, |row| row.endings.to_vec())
            }
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name() == name)
    }

    /// The format that a file's name tells, with or without `.gz`.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let (_, end) = name.rsplit_once('.')?;
        Self::all().find(|format| format.endings().contains(&end))
    }

    /// The format that was asked for, or else the one that the file's name tells.
    ///
    /// # Errors
    ///
    /// None was asked for, and the name ends in none that is known.
    pub fn resolve(asked: Option<Self>, path: &Path) -> Result<Self, ExportError> {
        let format = asked.or_else(|| Self::from_path(path));
        format.ok_or_else(|| ExportError::UnknownFormat(path.to_owned()))
    }

    /// Every ending, as an error lists them.
    pub(super) fn list_of_endings() -> String {
        let endings = Self::all().flat_map(Self::endings);
        endings
            .map(|end| format!(".{end}"))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_each_of_one_format() {
        let names: Vec<_> = Format::all().map(Format::name).collect();
        let mut distinct = names.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len());
        for format in Format::all() {
            assert_eq!(Format::from_name(format.name()), Some(format));
            for end in format.endings() {
                let path = format!("a.{end}");
                assert_eq!(Format::from_path(Path::new(&path)), Some(format), "{end}");
            }
        }
    }
}
