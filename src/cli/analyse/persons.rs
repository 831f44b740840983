//! Analyses that begin with somebody: how two are connected, who is around one, what one did.

use super::plot::Plot;
use super::print::{Form, Table, day};
use super::{Common, Events};
use crate::analyse::{Appearance, Days, Picture, Ties, find, shortest, timeline};
use crate::cli::storing::note;
use crate::network::{Happening, Reading};
use crate::network::{Network, Node};
use crate::query::Question;
use crate::store::{Dataset, Needs};
use anyhow::{Result, anyhow};
use serde_json::Value;
use std::collections::BTreeSet;

/// How two are connected: the shortest paths, each step with its events and the words that tell them
#[derive(Debug, clap::Args)]
pub(super) struct Path {
    /// A full name, in either script, or an IRI of the view
    from: String,

    /// Another
    to: String,

    #[command(flatten)]
    common: Common,

    /// At most so many paths, the shortest first; of the same length, that of the strongest ties
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    paths: usize,

    /// Show so many events of a step, the latest first
    #[arg(long, value_name = "COUNT", default_value_t = 3)]
    events: usize,
}

impl Path {
    pub(super) fn run(self) -> Result<()> {
        let dataset = self.common.events.dataset(Needs::Both)?;
        let reading = Reading::open(&dataset, self.common.events.scope())?;
        let network = reading.network(self.common.view);
        let ends = [&self.from, &self.to].map(|name| place(&reading, &network, name));
        let [from, to] = [ends[0].as_ref(), ends[1].as_ref()];
        let (Ok(from), Ok(to)) = (from, to) else {
            return ends.into_iter().try_for_each(|end| end.map(|_| ()));
        };
        let ties = Ties::of(&network);
        let found = shortest(&ties, *from, *to, self.paths);
        if found.is_empty() {
            note(&format!(
                "nothing connects {} and {} in this network",
                self.from, self.to
            ));
        }
        let mut table = Table::new(&[
            "path", "step", "from", "to", "weight", "event", "date", "document", "quote", "entity",
        ]);
        for (number, path) in (1_u32..).zip(&found) {
            for (step, ends) in (1_u32..).zip(path.nodes.windows(2)) {
                let nodes = [ends[0], ends[1]].map(|end| &network.nodes[end as usize]);
                let head = [
                    number.into(),
                    step.into(),
                    nodes[0].label.clone().into(),
                    nodes[1].label.clone().into(),
                    ties.weight(ends[0], ends[1]).into(),
                ];
                for tail in self.told(&dataset, &reading, nodes)? {
                    table.push(head.iter().cloned().chain(tail).collect());
                }
            }
        }
        table.print(self.common.format)
    }
}

impl Path {
    /// What a step rests on, a row for each event and stretch of text; one empty row where it rests on no event.
    fn told(
        &self,
        dataset: &Dataset,
        reading: &Reading,
        ends: [&Node; 2],
    ) -> Result<Vec<[Value; 5]>> {
        let mut rows = Vec::new();
        let events = shared(reading, ends, self.common.events.most);
        for event in events.into_iter().take(self.events) {
            let iri = reading.iri(event.node);
            for [document, quote] in evidence(dataset, &iri)? {
                rows.push([
                    reading.title(event).into(),
                    day(event.first),
                    document.into(),
                    quote.into(),
                    iri.clone().into(),
                ]);
            }
        }
        if rows.is_empty() {
            rows.push([const { Value::Null }; 5]);
        }
        Ok(rows)
    }
}

/// The events in which both took part or were visited, the latest first; without plenaries.
fn shared<'r>(reading: &'r Reading, ends: [&Node; 2], most: u32) -> Vec<&'r Happening> {
    let [Some(one), Some(other)] = ends.map(|end| reading.node(&end.id)) else {
        return Vec::new();
    };
    let is_in = |event: &Happening, node: u32| {
        event.node == node
            || reading.parts(event).iter().any(|part| part.agent == node)
            || reading.stops(event).iter().any(|stop| stop.site == node)
    };
    let events = reading.happenings().iter();
    let mut found: Vec<_> = events
        .filter(|event| event.persons <= most && is_in(event, one) && is_in(event, other))
        .collect();
    found.sort_by_key(|event| (std::cmp::Reverse(event.first), event.node));
    found
}

/// The words that an event rests on, each with its article: one a statement.
fn evidence(dataset: &Dataset, event: &str) -> Result<BTreeSet<[String; 2]>> {
    let question = Question::find("evidence-of")?;
    let rows = question
        .bind(&[format!("node={event}")])?
        .ask(dataset)?
        .rows()?;
    let column = |name: &str| {
        let at = rows.columns.iter().position(|column| column == name);
        at.ok_or_else(|| anyhow!("the question `evidence-of` has no column `{name}`"))
    };
    let (document, quote) = (column("document")?, column("quote")?);
    let cells = rows.cells.iter();
    Ok(cells
        .map(|row| [row[document].clone(), row[quote].clone()])
        .collect())
}

/// Where somebody of this name stands among a network's nodes.
fn place(reading: &Reading, network: &Network, name: &str) -> Result<u32> {
    let position = |node: u32| {
        let id = reading.iri(node);
        let at = network
            .nodes
            .binary_search_by(|node| node.id.cmp(&id))
            .ok()?;
        u32::try_from(at).ok()
    };
    // Namesakes without a tie cannot be meant, but who has none at all should be told so.
    match find(reading, name, |node| position(node).is_some()) {
        Ok(node) => position(node).ok_or_else(|| anyhow!("`{name}` is not in this network")),
        Err(error) => find(reading, name, |_| true).map_or(Err(error.into()), |_| {
            Err(anyhow!(
                "`{name}` is tied to nobody in this network; try --view entities"
            ))
        }),
    }
}

/// Who is around somebody: all within so many steps, and how strongly they are tied
#[derive(Debug, clap::Args)]
pub(super) struct Ego {
    /// A full name, in either script, or an IRI of the view
    name: String,

    #[command(flatten)]
    common: Common,

    /// How far
    #[arg(long, value_name = "STEPS", default_value_t = 1)]
    steps: u32,
}

impl Ego {
    pub(super) fn run(self) -> Result<()> {
        let reading = self.common.events.reading()?;
        let network = reading.network(self.common.view);
        let centre = place(&reading, &network, &self.name)?;
        let ties = Ties::of(&network);
        let mut near: Vec<(u32, u32)> = vec![(0, centre)];
        let mut known = BTreeSet::from([centre]);
        let mut at = 0;
        while let Some((steps, node)) = near.get(at).copied() {
            at += 1;
            if steps < self.steps {
                let new = ties
                    .neighbours(node)
                    .iter()
                    .filter(|other| known.insert(**other));
                near.extend(new.map(|other| (steps + 1, *other)));
            }
        }
        let weight = |node: u32| ties.weight(centre, node);
        let order = |node: u32| weight(node).unwrap_or(0.0);
        near.sort_by(|a, b| {
            a.0.cmp(&b.0)
                .then(order(b.1).total_cmp(&order(a.1)))
                .then(a.1.cmp(&b.1))
        });
        let mut table = Table::new(&["steps", "name", "kind", "weight", "ties", "entity"]);
        for (steps, node) in near.into_iter().skip(1) {
            let own = &network.nodes[node as usize];
            let within = ties
                .neighbours(node)
                .iter()
                .filter(|other| known.contains(other));
            table.push(vec![
                steps.into(),
                own.label.clone().into(),
                own.kind.code().into(),
                weight(node).into(),
                within.count().into(),
                own.id.clone().into(),
            ]);
        }
        table.print(self.common.format)
    }
}

/// What somebody did, day by day; or who came to a site
#[derive(Debug, clap::Args)]
pub(super) struct Timeline {
    /// A full name, in either script, or an IRI of the view
    name: String,

    #[command(flatten)]
    events: Events,

    #[command(flatten)]
    plot: Plot,

    /// How to print the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

impl Timeline {
    pub(super) fn run(self) -> Result<()> {
        let reading = self.events.reading()?;
        let node = find(&reading, &self.name, |_| true)?;
        let mut table = Table::new(&[
            "first",
            "last",
            "event",
            "type",
            "roles",
            "sites",
            "with",
            "documents",
            "entity",
        ]);
        let seen = timeline(&reading, node);
        self.plot.draw(|| days(&seen, &reading.label(node)))?;
        for seen in seen {
            let roles: Vec<_> = seen.roles.iter().map(|role| role.code()).collect();
            table.push(vec![
                day(seen.event.first),
                day(seen.event.last),
                reading.label(seen.event.node).into(),
                seen.event.kind.code().into(),
                roles.join(" ").into(),
                seen.sites.join("、").into(),
                seen.with.join("、").into(),
                seen.documents.join(" ").into(),
                reading.iri(seen.event.node).into(),
            ]);
        }
        table.print(self.format)
    }
}

/// A row for each type of event, in the order of their first days; what has no day is not drawn.
fn days(seen: &[Appearance<'_>], name: &str) -> Picture {
    let mut rows: Vec<(String, Vec<_>)> = Vec::new();
    for event in seen.iter().map(|seen| seen.event) {
        let (Some(first), Some(last)) = (event.first, event.last) else {
            continue;
        };
        let code = event.kind.code();
        match rows.iter_mut().find(|row| row.0 == code) {
            Some(row) => row.1.push((first, last)),
            None => rows.push((code.to_owned(), vec![(first, last)])),
        }
    }
    Picture::Days(Days {
        title: format!("{name}: events by type and day"),
        rows,
    })
}
