//! `zhengtu export`: writes a store's graph for other tools, as RDF, as a network, as tables or as a map.

mod choosing;

use choosing::Choice;

use super::Status;
use super::storing::{StoreArgs, note, told};
use crate::export::{
    Dialect, Existing, Format, GraphFormat, NetworkFormat, TablesFormat, map_to_file,
    map_to_stream, network_to_file, network_to_stream, reifiers, tables_to_file, tables_to_stream,
    to_file, to_stream,
};
use crate::network::{self, View};
use crate::store::{Dataset, Needs, Opened, Store, StoreError};
use anyhow::{Result, anyhow, bail};
use clap::ValueEnum;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

/// Write a store's graph for other tools: as RDF, as a network of nodes and edges, as tables, or as a map
///
/// RDF: turtle, trig, nquads, ntriples, rdfxml, jsonld. Networks: gexf (Gephi), graphml (igraph, networkx), dot (Graphviz),
/// cytoscape, cypher, neo4j (a directory), html (a page to look at). Tables: csv (a directory with a datapackage.json),
/// xlsx, ftm (FollowTheMoney). Maps: geojson (events at the centres of divisions; credit GeoNames, CC BY 4.0). The same graph gives the same bytes. A name that ends in `.gz` is compressed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// The format; else the file's name tells
    #[arg(long, value_name = "FORMAT", value_parser = any_format)]
    format: Option<Format>,

    /// The file or directory to write; `-` is standard output
    #[arg(long, short, value_name = "PATH")]
    output: PathBuf,

    #[command(flatten)]
    choice: Choice,

    /// GEXF: say on which days nodes and edges are seen
    #[arg(long)]
    dynamic: bool,

    /// RDF: which part of the graph; all of it where the format holds it, else the view
    #[arg(long, value_enum)]
    part: Option<Part>,

    /// RDF: rdf-1.1; or rdf-1.2, which adds reifiers: which record says that somebody visited, met, accompanied or
    /// held a post, in which words, and how sure that is
    #[arg(long, value_name = "DIALECT", default_value = "rdf-1.1", value_parser = dialect)]
    dialect: Dialect,

    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// What follows from all articles: one graph
    View,
    /// What each article says: a named graph an article
    Records,
    /// What others made and was loaded: named graphs of its own
    Loaded,
    /// All of them
    All,
}

impl Part {
    fn open(self, store: &Store) -> Result<Opened, StoreError> {
        match self {
            Self::View => store.dataset(Needs::View),
            Self::Records => store.dataset(Needs::Records),
            Self::Loaded => store.loaded_dataset(),
            Self::All => store.dataset_with_loaded(Needs::Both),
        }
    }
}

/// The format of this name, RDF or not.
fn any_format(name: &str) -> Result<Format> {
    let known = || {
        Format::all()
            .map(Format::name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    Format::from_name(name).ok_or_else(|| anyhow!("the formats are {}", known()))
}

/// The format of RDF of this name.
pub(super) fn format(name: &str) -> Result<GraphFormat> {
    let known = GraphFormat::ALL.map(GraphFormat::name).join(", ");
    let found = GraphFormat::ALL
        .into_iter()
        .find(|format| format.name() == name);
    found.ok_or_else(|| anyhow!("the formats are {known}"))
}

fn dialect(name: &str) -> Result<Dialect> {
    let known = Dialect::ALL.map(Dialect::name).join(", ");
    let found = Dialect::ALL
        .into_iter()
        .find(|dialect| dialect.name() == name);
    found.ok_or_else(|| anyhow!("the dialects are {known}"))
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let format = Format::resolve(self.format, &self.output)?;
        self.choice.suits(format)?;
        match format {
            Format::Rdf(format) => self.graph(format),
            Format::Network(format) => self.network(format),
            Format::Tables(format) => self.tables(format),
            Format::Map => self.map(),
        }
    }

    fn existing(&self) -> Existing {
        if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        }
    }

    /// Whether standard output is meant.
    fn is_stream(&self) -> bool {
        self.output == Path::new("-")
    }

    fn told(&self, what: &str) -> Status {
        if !self.is_stream() {
            note(&format!("wrote {what} to {}", self.output.display()));
        }
        Status::Done
    }

    fn graph(&self, format: GraphFormat) -> Result<Status> {
        let whole = if format.holds_named_graphs() {
            Part::All
        } else {
            Part::View
        };
        let store = self.store.open()?;
        let dataset = told(self.part.unwrap_or(whole).open(&store)?);
        let added = self.added(&store, format)?;
        let quads = if self.is_stream() {
            let mut out = BufWriter::new(stdout().lock());
            let quads = to_stream(&dataset, format, &added, &mut out)?;
            out.flush()?;
            quads
        } else {
            to_file(&dataset, format, &added, &self.output, self.existing())?
        };
        Ok(self.told(&format!("{quads} statements")))
    }

    fn network(&self, format: NetworkFormat) -> Result<Status> {
        if self.dynamic && format != NetworkFormat::Gexf {
            bail!(
                "--dynamic is for gexf; the other formats have first_day and last_day as attributes"
            );
        }
        let store = self.store.open()?;
        let dataset = self.view(&store)?;
        let view = self.choice.view().unwrap_or(View::Entities);
        let mut network = network::read(&dataset, view, self.choice.scope())?;
        self.choice.narrow(&mut network, &store)?;
        self.choice.measure(&mut network);
        if self.is_stream() {
            let mut out = BufWriter::new(stdout().lock());
            network_to_stream(&network, format, self.dynamic, &mut out)?;
            out.flush()?;
        } else {
            network_to_file(
                &network,
                format,
                self.dynamic,
                &self.output,
                self.existing(),
            )?;
        }
        let (nodes, edges) = (network.nodes.len(), network.edges.len());
        Ok(self.told(&format!("{nodes} nodes and {edges} edges")))
    }

    fn tables(&self, format: TablesFormat) -> Result<Status> {
        let store = self.store.open()?;
        let dataset = self.view(&store)?;
        let rows = if self.is_stream() {
            let mut out = BufWriter::new(stdout().lock());
            let rows = tables_to_stream(&dataset, format, &mut out)?;
            out.flush()?;
            rows
        } else {
            tables_to_file(&dataset, format, &self.output, self.existing())?
        };
        let what = if format == TablesFormat::FollowTheMoney {
            "entities"
        } else {
            "rows"
        };
        Ok(self.told(&format!("{rows} {what}")))
    }

    fn map(&self) -> Result<Status> {
        let store = self.store.open()?;
        let dataset = self.view(&store)?;
        let scope = self.choice.scope();
        let told = if self.is_stream() {
            let mut out = BufWriter::new(stdout().lock());
            let told = map_to_stream(&dataset, scope, &mut out)?;
            out.flush()?;
            told
        } else {
            map_to_file(&dataset, scope, &self.output, self.existing())?
        };
        // Said of a stream, too: what a point means depends on it.
        let exact = told.features - told.above - told.nowhere;
        note(&format!(
            "{} events in {} features: {exact} at the centre of their division, {} at that of one above it, {} at no place (geometry null)",
            told.events, told.features, told.above, told.nowhere
        ));
        Ok(self.told(&format!("{} features", told.features)))
    }

    fn view(&self, store: &Store) -> Result<Dataset> {
        if self.part.is_some() || self.dialect != Dialect::Rdf11 {
            bail!(
                "--part and --dialect are for RDF; networks, tables and maps are made of the view"
            );
        }
        Ok(told(store.dataset(Needs::View)?))
    }

    /// What the dialect adds, which takes view and records, whatever part is written.
    fn added(&self, store: &Store, format: GraphFormat) -> Result<Vec<String>> {
        if self.dialect == Dialect::Rdf11 {
            return Ok(Vec::new());
        }
        let both = store.dataset(Needs::Both)?;
        Ok(reifiers(&both.dataset, format, self.dialect)?)
    }
}
