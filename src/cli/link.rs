//! `zhengtu link`: a reference list of others, matched into the graph.

mod report;

use super::Status;
use super::storing::{StoreArgs, keep, note, told};
use crate::graph::alignment::{decisions, quads};
use crate::reconcile::linking::{Decisions, State, iri_of};
use crate::reconcile::reference::{Form, Item, Reference, read};
use crate::reconcile::{Everybody, Reconciler, Schema};
use crate::store::{Foreign, Needs, Store, graph_for};
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Match a list that others keep against the graph: a table, FollowTheMoney entities, a Wikidata dump
///
/// A table has a header with a column of names, and may have `id`, `type`, `alias` and any property that
/// /reconcile/properties of `zhengtu serve` lists, in English or Chinese (`post` or `职务`). What is sure goes into a
/// named graph of its own as skos:closeMatch with its confidence (SSSOM); the rest is reported with its candidates.
/// Write `same` or `different` into the column `decision` of a report and hand it back with --decided: decisions become
/// owl:sameAs and owl:differentFrom, and hold the next time. The same list again changes nothing.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 done; 1 done, but for rows that were set aside; 2 failed, and the store is as it was."
)]
pub(super) struct Args {
    /// The list: CSV, TSV, FollowTheMoney or Wikidata JSON Lines, compressed or not
    file: PathBuf,

    #[command(flatten)]
    store: StoreArgs,

    /// What the list is; else its beginning and its name tell
    #[arg(long, value_name = "FORMAT", value_parser = form)]
    form: Option<Form>,

    /// Which column holds what, such as name=姓名 or post=title
    #[arg(long, value_name = "WHAT=COLUMN", value_parser = field)]
    field: Vec<(String, String)>,

    /// The type of every row that does not say: Person, Official, Organization, Company, Division or Post
    #[arg(long = "type", value_name = "TYPE", value_parser = type_named)]
    of: Option<String>,

    /// What the IRIs of their things begin with, for ids that are no IRIs and no Q-ids of Wikidata; else the graph's IRI
    /// and `#`
    #[arg(long, value_name = "IRI")]
    id_prefix: Option<String>,

    /// The graph for the matches; else one is named after the file
    #[arg(long, value_name = "IRI")]
    graph: Option<String>,

    /// A report in which somebody has filled the column `decision`
    #[arg(long, value_name = "REPORT")]
    decided: Option<PathBuf>,

    /// How to print the report
    #[arg(long, value_enum, default_value = "text")]
    format: report::Form,

    /// Report, and leave the store as it is
    #[arg(long)]
    dry_run: bool,

    /// Match persons without a public or company role too
    #[arg(long)]
    everybody: bool,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let mut store = if self.dry_run {
            self.store.open()?
        } else {
            self.store.open_to_change()?
        };
        let graph = graph_for(&self.file, self.graph.as_deref(), store.base())?;
        let prefix = self
            .id_prefix
            .clone()
            .unwrap_or_else(|| format!("{graph}#"));
        let list = self.read(&prefix)?;
        let mut decided = earlier(&store, &graph)?;
        if let Some(report) = &self.decided {
            decided.extend(report::decisions(report)?);
        }
        let everybody = if self.everybody {
            Everybody::Shown
        } else {
            Everybody::Hidden
        };
        let view = told(store.dataset(Needs::View)?);
        let reconciler = Reconciler::read(&view, store.base(), everybody)?;
        let findings = reconciler.link(list.rows, &decided);
        report::print(&findings, self.format)?;
        let alignments = reconciler.alignments(&findings, &decided);
        let quads = quads(&graph, &alignments, store.base());
        let foreign = Foreign::of_quads(graph, &quads)?;
        if !self.dry_run {
            keep(&mut store, &foreign)?;
        }
        let count = |state| {
            findings
                .iter()
                .filter(|finding| finding.state == state)
                .count()
        };
        note(&format!(
            "{} rows = {} decided + {} matched + {} unsure + {} unmatched + {} passed over + {} set aside",
            findings.len() + list.passed_over + list.aside,
            count(State::Decided),
            count(State::Matched),
            count(State::Unsure),
            count(State::Unmatched),
            list.passed_over,
            list.aside,
        ));
        Ok(if list.aside > 0 {
            Status::SomeSetAside
        } else {
            Status::Done
        })
    }

    fn read(&self, prefix: &str) -> Result<List> {
        let mut list = List::default();
        let mut no_iri = None;
        let columns = read(&self.file, self.form, &self.field, &mut |item| match item {
            Item::Reference(mut reference) => {
                if reference.types.is_empty() {
                    reference.types.extend(self.of.clone());
                }
                match iri_of(&reference, prefix) {
                    Some(iri) => list.rows.push((reference, iri)),
                    None => no_iri = Some(reference.line),
                }
            }
            Item::PassedOver => list.passed_over += 1,
            Item::Aside(line, why) => {
                list.aside += 1;
                note(&format!("{}:{line}: {why}; set aside", self.file.display()));
            }
        })?;
        if let Some(line) = no_iri {
            bail!(
                "{}:{line}: `{prefix}` and the row's id make no absolute IRI; give another --id-prefix",
                self.file.display()
            );
        }
        if !columns.unused.is_empty() {
            note(&format!(
                "columns that are not compared: {}",
                columns.unused.join(", ")
            ));
        }
        Ok(list)
    }
}

/// The rows of a list, and how many lines it had beside them.
#[derive(Default)]
struct List {
    rows: Vec<(Reference, String)>,
    passed_over: usize,
    aside: usize,
}

/// What was decided when the list was matched before; an entity that the view has given up since stands for its heir.
fn earlier(store: &Store, graph: &str) -> Result<Decisions> {
    let quads = store.loaded_dataset()?.dataset.quads()?;
    let heirs = store.heirs();
    let decided = decisions(graph, &quads).map(|(ours, theirs, is_one)| {
        let ours = heirs.get(ours).map_or(ours, String::as_str);
        ((theirs.to_owned(), ours.to_owned()), is_one)
    });
    Ok(decided.collect())
}

fn form(name: &str) -> Result<Form, String> {
    let known = Form::NAMES.iter().find(|(_, known)| *known == name);
    known.map(|(form, _)| *form).ok_or_else(|| {
        let names: Vec<&str> = Form::NAMES.iter().map(|(_, name)| *name).collect();
        format!("there are {}", names.join(", "))
    })
}

fn field(text: &str) -> Result<(String, String), String> {
    let (meant, column) = text
        .split_once('=')
        .filter(|(meant, column)| !meant.is_empty() && !column.is_empty())
        .ok_or("it looks like name=姓名")?;
    Ok((meant.to_owned(), column.to_owned()))
}

fn type_named(id: &str) -> Result<String, String> {
    let types = Schema::get().types();
    if types.iter().any(|known| known.id == id) {
        return Ok(id.to_owned());
    }
    let known: Vec<&str> = types.iter().map(|known| known.id).collect();
    Err(format!("there are {}", known.join(", ")))
}
