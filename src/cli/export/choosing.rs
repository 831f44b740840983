//! Which network of a store is meant: the view, the days, and whom it shows.

use crate::analyse::{Effort, Measure, Measures, attach};
use crate::cli::analyse::view;
use crate::cli::storing::{note, told};
use crate::export::Format;
use crate::network::{Network, Scope, View, Window};
use crate::query::Question;
use crate::store::Store;
use anyhow::{Result, anyhow, bail};
use jiff::civil::Date;
use std::collections::HashSet;

/// What is taken into a network.
#[derive(Debug, clap::Args)]
pub(super) struct Choice {
    /// Networks: entities (who visited, accompanied and met whom and what, holds a post where), officials (who accompanied and
    /// met whom), visits (officials and the firms they visited), co-appearance (persons in one event, the fewer the stronger),
    /// bipartite (officials and events)
    #[arg(long, value_name = "VIEW", value_parser = view)]
    view: Option<View>,

    /// Networks and maps: only events that can have been on this day or later
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<Date>,

    /// Networks and maps: only events that can have been on this day or earlier
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<Date>,

    /// Networks: events with more persons than this say nothing of who appears with whom (20)
    #[arg(long, value_name = "PERSONS")]
    most: Option<u32>,

    /// Networks and maps: count events, too, that are announced
    #[arg(long)]
    planned: bool,

    /// Networks: show persons, too, who have no public or company role
    #[arg(long)]
    everybody: bool,

    /// Networks: only what the rows of a question name, by IRI or by name
    #[arg(long = "where", value_name = "QUESTION")]
    question: Option<String>,

    /// Networks: measures of each node as attributes: degree, strength, pagerank, betweenness, closeness, core, community,
    /// or all; larger networks' betweenness and closeness are estimated from 1000 nodes
    #[arg(long, value_name = "MEASURES", value_delimiter = ',', value_parser = measures)]
    measures: Vec<Asked>,

    /// Networks: a parameter of that question
    #[arg(long = "set", value_name = "NAME=VALUE", requires = "question")]
    settings: Vec<String>,
}

/// One measure, or all of them.
#[derive(Debug, Clone, Copy)]
enum Asked {
    One(Measure),
    All,
}

fn measures(code: &str) -> Result<Asked> {
    if code == "all" {
        return Ok(Asked::All);
    }
    let known = Measure::ALL.map(Measure::code).join(", ");
    let found = Measure::from_code(code).map(Asked::One);
    found.ok_or_else(|| anyhow!("the measures are {known}, or all"))
}

fn day(text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| anyhow!("`{text}` is no day; write it as 2024-03-12"))
}

impl Choice {
    /// The view that was asked for.
    pub(super) fn view(&self) -> Option<View> {
        self.view
    }

    /// Gives nodes the measures that were asked for.
    pub(super) fn measure(&self, network: &mut Network) {
        let wanted: Vec<Measure> = Measure::ALL
            .into_iter()
            .filter(|known| {
                let asked = |asked: &Asked| match asked {
                    Asked::One(measure) => measure == known,
                    Asked::All => true,
                };
                self.measures.iter().any(asked)
            })
            .collect();
        let how = Measures {
            effort: Effort::usual(network.nodes.len(), 1),
            ..Measures::default()
        };
        attach(network, &wanted, how);
    }

    /// The events and persons that count.
    pub(super) fn scope(&self) -> Scope {
        let usual = Scope::default();
        Scope {
            window: Window {
                since: self.since,
                until: self.until,
            },
            planned: self.planned,
            private: self.everybody,
            most: self.most.unwrap_or(usual.most),
        }
    }

    /// Fails where something was chosen that the format does not know.
    pub(super) fn suits(&self, format: Format) -> Result<()> {
        let of_networks = [
            (self.view.is_some(), "--view"),
            (self.most.is_some(), "--most"),
            (self.everybody, "--everybody"),
            (self.question.is_some(), "--where"),
            (!self.measures.is_empty(), "--measures"),
        ];
        let of_maps_too = [
            (self.since.is_some(), "--since"),
            (self.until.is_some(), "--until"),
            (self.planned, "--planned"),
        ];
        let (networks, maps) = match format {
            Format::Network(_) => return Ok(()),
            Format::Map => (&of_networks[..], &[][..]),
            Format::Rdf(_) | Format::Tables(_) => (&of_networks[..], &of_maps_too[..]),
        };
        let chosen = |options: &[(bool, &'static str)]| {
            let found = options.iter().find(|(is_chosen, _)| *is_chosen);
            found.map(|(_, option)| *option)
        };
        let name = format.name();
        if let Some(option) = chosen(networks) {
            bail!("{option} is for networks, and {name} is none");
        }
        match chosen(maps) {
            Some(option) => bail!("{option} is for networks and maps, and {name} is neither"),
            None => Ok(()),
        }
    }

    /// Leaves what the question's rows name.
    pub(super) fn narrow(&self, network: &mut Network, store: &Store) -> Result<()> {
        let Some(name) = &self.question else {
            return Ok(());
        };
        let bound = Question::find(name)?.bind(&self.settings)?;
        let dataset = told(store.dataset(bound.needs)?);
        let rows = bound.ask(&dataset)?.rows()?;
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
