//! `zhengtu load`: keeps RDF that others made beside the store's own graph.

use super::Status;
use super::storing::{StoreArgs, note};
use crate::export::{ExportError, GraphFormat};
use crate::query::error::{nearest, nearest_names};
use crate::store::{Foreign, Outcome, Store, graph_for};
use anyhow::{Result, bail};
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

/// Keep RDF that others made beside the store's own graph, for queries of your own to join
///
/// What a file says goes into named graphs of its own, which named questions, the view and `validate`
/// never see; a query of your own finds it with GRAPH. The same file again changes nothing, a changed
/// one replaces what it said before. Blank nodes become IRIs, GRAPH#genid-N, numbered as the file first
/// names them. Without a file, lists what was loaded.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 done; 2 failed, and the store is as it was.")]
pub(super) struct Args {
    /// Turtle, TriG, N-Quads, N-Triples, RDF/XML or JSON-LD, compressed or not
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    store: StoreArgs,

    /// The graph for what the file says outside named graphs; else one is named after the file
    #[arg(long, value_name = "IRI")]
    graph: Option<String>,

    /// turtle, trig, nquads, ntriples, rdfxml or jsonld; else the file's name tells
    #[arg(long, value_name = "FORMAT", value_parser = super::export::format)]
    format: Option<GraphFormat>,

    /// Forget what was loaded under this graph
    #[arg(long, value_name = "IRI", conflicts_with_all = ["files", "graph", "format"])]
    drop: Option<String>,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        if let Some(graph) = &self.drop {
            return forget(&mut self.store.open_to_change()?, graph);
        }
        if self.files.is_empty() {
            return list(&self.store.open()?);
        }
        if self.graph.is_some() && self.files.len() > 1 {
            bail!("--graph names the graph of one file; load the files one by one");
        }
        let mut store = self.store.open_to_change()?;
        let files = self.read(&store)?;
        let outcomes = store.load(&files)?;
        for ((path, file), outcome) in self.files.iter().zip(&files).zip(outcomes) {
            let (path, graph, quads) = (path.display(), file.graph(), file.len());
            note(&match outcome {
                Outcome::Stored => format!("loaded {quads} statements of {path} under <{graph}>"),
                Outcome::Replaced => {
                    format!("{quads} statements of {path} took the place of what <{graph}> said")
                }
                Outcome::Unchanged => format!("{path} is loaded already, under <{graph}>"),
            });
        }
        Ok(Status::Done)
    }

    /// Reads every file before the store is changed.
    fn read(&self, store: &Store) -> Result<Vec<Foreign>> {
        let mut files: Vec<Foreign> = Vec::new();
        for path in &self.files {
            let format = self.format_of(path)?;
            let graph = graph_for(path, self.graph.as_deref(), store.base())?;
            if files.iter().any(|file| file.graph() == graph) {
                bail!(
                    "{} would take the place of another file under <{graph}>; \
                     load it by itself, with --graph",
                    path.display()
                );
            }
            files.push(Foreign::read(path, format.rdf(), graph, store.base())?);
        }
        Ok(files)
    }

    fn format_of(&self, path: &Path) -> Result<GraphFormat, ExportError> {
        crate::export::resolve_format(self.format, path)
    }
}

fn forget(store: &mut Store, graph: &str) -> Result<Status> {
    if let Some(quads) = store.unload(graph)? {
        note(&format!("dropped <{graph}>: {quads} statements"));
        return Ok(Status::Done);
    }
    let within = store
        .loaded()
        .find(|loaded| loaded.graphs.iter().any(|name| name == graph));
    if let Some(loaded) = within {
        bail!(
            "<{graph}> came with other graphs of a file; drop them all with `--drop {}`",
            loaded.graph
        );
    }
    let near = nearest_names(&nearest(graph, store.loaded().map(|loaded| loaded.graph)));
    bail!("nothing was loaded under <{graph}>{near}; `zhengtu load` without a file lists what was");
}

/// The graphs that were loaded, a line each: its name, its statements, the file's graph.
fn list(store: &Store) -> Result<Status> {
    let mut out = BufWriter::new(stdout().lock());
    for loaded in store.loaded() {
        writeln!(out, "{}\t{}", loaded.graph, loaded.quads)?;
        for graph in loaded.graphs.iter().filter(|graph| *graph != loaded.graph) {
            writeln!(out, "  {graph}")?;
        }
    }
    out.flush()?;
    Ok(Status::Done)
}
