//! Which network of a store is meant: the view, the days, and whom it shows.

use crate::cli::storing::note;
use crate::network::{Network, Selection, View};
use crate::query::Question;
use crate::store::Store;
use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;
use std::collections::HashSet;

/// What is taken into a network.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Choice {
    /// Networks: entities (persons, organisations, places), officials (who accompanied and met whom), visits (who visited
    /// what), co-appearance (persons in one event, the fewer the stronger), bipartite (persons and events)
    #[arg(long, value_name = "VIEW", value_parser = view)]
    view: Option<View>,

    /// Networks: only events that can have been on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<Date>,

    /// Networks: only events that can have been on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<Date>,

    /// Networks: events with more persons than this say nothing of who appears with whom (20)
    #[arg(long, value_name = "N")]
    plenary: Option<usize>,

    /// Networks: count events, too, that are announced
    #[arg(long)]
    planned: bool,

    /// Networks: show persons, too, who have no public or company role
    #[arg(long)]
    everybody: bool,

    /// Networks: only what the rows of a question name, by IRI or by name
    #[arg(long = "where", value_name = "QUESTION")]
    question: Option<String>,

    /// Networks: a parameter of that question
    #[arg(long = "set", value_name = "NAME=VALUE", requires = "question")]
    settings: Vec<String>,
}

fn view(code: &str) -> Result<View> {
    let known = View::ALL.map(View::code).join(", ");
    let found = View::ALL.into_iter().find(|view| view.code() == code);
    found.ok_or_else(|| anyhow!("the views are {known}"))
}

fn day(text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| anyhow!("`{text}` is no day; write it as 2024-03-12"))
}

impl Choice {
    /// The view, all entities unless another was asked for.
    pub(in crate::cli) fn view(&self) -> View {
        self.view.unwrap_or(View::Entities)
    }

    pub(in crate::cli) fn selection(&self) -> Selection {
        let usual = Selection::default();
        Selection {
            since: self.since,
            until: self.until,
            plenary: self.plenary.unwrap_or(usual.plenary),
            planned: self.planned,
            everybody: self.everybody,
        }
    }

    /// Fails where something was chosen that the format does not know.
    pub(super) fn is_not_for(&self, format: &str) -> Result<()> {
        let chosen = [
            (self.view.is_some(), "--view"),
            (self.since.is_some(), "--since"),
            (self.until.is_some(), "--until"),
            (self.plenary.is_some(), "--plenary"),
            (self.planned, "--planned"),
            (self.everybody, "--everybody"),
            (self.question.is_some(), "--where"),
        ];
        match chosen.iter().find(|(is_chosen, _)| *is_chosen) {
            Some((_, option)) => bail!("{option} is for networks, and {format} is none"),
            None => Ok(()),
        }
    }

    /// Leaves what the question's rows name.
    pub(in crate::cli) fn narrow(&self, network: &mut Network, store: &Store) -> Result<()> {
        let Some(name) = &self.question else {
            return Ok(());
        };
        let bound = Question::find(name)?.bind(&self.settings)?;
        let opened = store.dataset(bound.needs)?;
        let rows = bound.ask(&opened.dataset)?.rows()?;
        let named: HashSet<String> = rows.cells.into_iter().flatten().collect();
        network.keep(|node| named.contains(&node.id) || named.contains(&node.label));
        if network.nodes.is_empty() {
            note(&format!(
                "the rows of {name} name nothing that is in the network"
            ));
        }
        Ok(())
    }
}
