//! `zhengtu view`: what is concluded from all articles, and computing it anew.

use super::Status;
use super::storing::{StoreArgs, note};
use crate::query::{AnswerFormat, Question, Style};
use crate::store::{Needs, Store};
use anyhow::Result;
use std::io::{BufWriter, Write, stdout};

/// Tell what the view holds and whether it is current, or compute it anew
///
/// The view is what follows from all articles, and rests on their facts alone: it can be dropped and
/// computed anew at any time, to the same bytes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    /// Drop the store's graph and compute it anew from the facts
    #[arg(long)]
    rebuild: bool,
}

/// Counts the nodes of the view.
const KINDS: &str = "# needs: view
SELECT ?kind (COUNT(DISTINCT ?node) AS ?nodes) WHERE { ?node a ?kind }
GROUP BY ?kind ORDER BY DESC(?nodes) ?kind";

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        if self.rebuild {
            let mut store = self.store.open_to_change()?;
            let mut transaction = store.begin()?;
            transaction.derive_afresh();
            transaction.commit()?;
            let quads = store.standing().view_quads;
            note(&format!(
                "computed the view of {} articles anew: {quads} statements",
                store.len()
            ));
            return Ok(Status::Done);
        }
        let store = self.store.open()?;
        let mut out = BufWriter::new(stdout().lock());
        head(&store, &mut out)?;
        let opened = store.dataset(Needs::View)?;
        let question = Question::new("view", "view", KINDS.to_owned())?;
        let style = Style {
            format: AnswerFormat::Table,
            width: None,
        };
        writeln!(out)?;
        question
            .bind(&[])?
            .ask(&opened.dataset)?
            .write(style, &mut out)?;
        out.flush()?;
        Ok(Status::Done)
    }
}

fn head(store: &Store, out: &mut impl Write) -> Result<()> {
    let standing = store.standing();
    let current = standing
        .stale
        .as_ref()
        .map_or_else(|| "yes".to_owned(), |why| format!("no: {why}"));
    writeln!(out, "articles    {}", store.len())?;
    writeln!(out, "statements  {}", standing.view_quads)?;
    writeln!(out, "in records  {}", standing.record_quads)?;
    writeln!(out, "current     {current}")?;
    let made_by = standing.made_by.as_deref().unwrap_or("nobody yet");
    writeln!(out, "made by     {made_by}")?;
    Ok(())
}
