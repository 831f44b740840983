//! Measures of a whole network: its figures, its backbone, who is central, who belongs together.

use super::Common;
use super::print::{Table, day};
use crate::analyse::{self, Effort, Rank, Ties, backbone, communities, disparity, figures, rank};
use crate::cli::storing::note;
use crate::network::{self, Interval, NodeKind, Scope, Window};
use crate::store::{Dataset, Needs};
use anyhow::{Result, bail};
use clap::ValueEnum;
use jiff::ToSpan;
use serde_json::Value;

/// Figures of a network: its size, how it hangs together; or its edges
#[derive(Debug, clap::Args)]
pub(super) struct Network {
    #[command(flatten)]
    common: Common,

    /// Only its backbone: edges that chance would make as heavy less often than this, by the disparity filter
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    alpha: Option<f64>,

    /// Its edges, each with its disparity, instead of figures
    #[arg(long)]
    edges: bool,
}

fn level(text: &str) -> Result<f64> {
    match text.parse() {
        Ok(level) if 0.0 < level && level <= 1.0 => Ok(level),
        Ok(_) | Err(_) => bail!("a number above 0 and at most 1 is needed, such as 0.05"),
    }
}

impl Network {
    pub(super) fn run(self) -> Result<()> {
        let mut network = self.common.events.reading()?.network(self.common.view);
        let ties = Ties::of(&network);
        let odds: Vec<f64> = match self.alpha {
            // What is left of a network says nothing of how it was filtered.
            Some(alpha) => {
                let edges = network.edges.iter();
                let odds = edges.map(|edge| disparity(&ties, edge.source, edge.target));
                let odds = odds.filter(|odds| *odds < alpha).collect();
                network = backbone(&network, alpha);
                odds
            }
            None => network
                .edges
                .iter()
                .map(|edge| disparity(&ties, edge.source, edge.target))
                .collect(),
        };
        let table = if self.edges {
            edges(&network, &odds)
        } else {
            shape(&network)
        };
        table.print(self.common.format)
    }
}

fn edges(network: &network::Network, odds: &[f64]) -> Table {
    let mut table = Table::new(&[
        "source",
        "target",
        "kind",
        "weight",
        "events",
        "first",
        "last",
        "disparity",
        "from",
        "to",
    ]);
    for (edge, odds) in network.edges.iter().zip(odds) {
        let ends = [edge.source, edge.target].map(|end| &network.nodes[end as usize]);
        table.push(vec![
            ends[0].label.clone().into(),
            ends[1].label.clone().into(),
            edge.kind.into(),
            edge.weight.into(),
            edge.events.into(),
            day(edge.days.first().map(|days| days.first)),
            day(edge.days.iter().map(|days| days.last).max()),
            (*odds).into(),
            ends[0].id.clone().into(),
            ends[1].id.clone().into(),
        ]);
    }
    table
}

fn shape(network: &network::Network) -> Table {
    let mut table = Table::new(&["figure", "value"]);
    for (name, value) in analyse::shape(network).named() {
        table.push(vec![name.into(), value.map_or(Value::Null, Value::from)]);
    }
    table
}

/// Who is central: degree, strength, PageRank, betweenness, closeness and core of every node
///
/// PageRank and strength go by weights; betweenness and closeness by steps. Edges count whichever way they lead.
#[derive(Debug, clap::Args)]
pub(super) struct Central {
    #[command(flatten)]
    common: Common,

    /// The measure that comes first
    #[arg(long, value_enum, default_value_t = Measure::Pagerank)]
    by: Measure,

    /// Print so many of the highest
    #[arg(long, value_name = "COUNT")]
    top: Option<usize>,

    /// Estimate betweenness and closeness from so many nodes drawn by lot, instead of all
    #[arg(long, value_name = "COUNT")]
    sample: Option<usize>,

    /// What fixes the lot
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,

    /// Measure each year or month by itself
    #[arg(long, value_enum)]
    every: Option<Every>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Every {
    Year,
    Month,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measure {
    Degree,
    Strength,
    Pagerank,
    Betweenness,
    Closeness,
    Core,
}

/// Larger networks are measured from a sample unless asked otherwise.
const MANY: usize = 5000;

/// How many nodes a sample has unless asked otherwise.
const SAMPLE: usize = 1000;

impl Central {
    pub(super) fn run(self) -> Result<()> {
        let dataset = self.common.events.dataset(Needs::View)?;
        let scope = self.common.events.scope();
        let mut table = Table::new(&[
            "since",
            "until",
            "name",
            "kind",
            "degree",
            "strength",
            "pagerank",
            "betweenness",
            "closeness",
            "core",
            "entity",
        ]);
        for scope in self.scopes(&dataset, scope)? {
            let network = network::read(&dataset, self.common.view, scope)?;
            self.measure(&network, scope.window, &mut table);
        }
        table.print(self.common.format)
    }

    /// The scope, or its years or months.
    fn scopes(&self, dataset: &Dataset, scope: Scope) -> Result<Vec<Scope>> {
        let Some(every) = self.every else {
            return Ok(vec![scope]);
        };
        let network = network::read(dataset, self.common.view, scope)?;
        let days = || network.edges.iter().flat_map(|edge| &edge.days);
        let (Some(first), Some(last)) = (
            days().map(|days| days.first).min(),
            days().map(|days| days.last).max(),
        ) else {
            return Ok(Vec::new());
        };
        let mut scopes = Vec::new();
        let mut next = match every {
            Every::Year => first.first_of_year(),
            Every::Month => first.first_of_month(),
        };
        while next <= last {
            let (end, step) = match every {
                Every::Year => (next.last_of_year(), 1.year()),
                Every::Month => (next.last_of_month(), 1.month()),
            };
            let window = Window {
                since: Some(scope.window.since.map_or(next, |since| since.max(next))),
                until: Some(scope.window.until.map_or(end, |until| until.min(end))),
            };
            scopes.push(Scope { window, ..scope });
            next = next.checked_add(step)?;
        }
        Ok(scopes)
    }

    fn measure(&self, network: &network::Network, window: Window, table: &mut Table) {
        let ties = Ties::of(network);
        let effort = match self.sample {
            Some(sources) => Effort::Sampled {
                sources,
                seed: self.seed,
            },
            None if ties.len() > MANY => {
                note(&format!(
                    "{} nodes: betweenness and closeness are estimated from {SAMPLE}; see --sample",
                    ties.len()
                ));
                Effort::Sampled {
                    sources: SAMPLE,
                    seed: self.seed,
                }
            }
            None => Effort::Exact,
        };
        let (figures, ranks) = (figures(&ties), rank(&ties, Rank::default()));
        let reach = analyse::reach(&ties, effort);
        let by = |node: usize| match self.by {
            Measure::Degree => figures[node].degree.into(),
            Measure::Strength => figures[node].strength,
            Measure::Pagerank => ranks[node],
            Measure::Betweenness => reach.betweenness[node],
            Measure::Closeness => reach.closeness[node],
            Measure::Core => figures[node].core.into(),
        };
        let mut order: Vec<usize> = (0..ties.len()).collect();
        order.sort_by(|a, b| by(*b).total_cmp(&by(*a)));
        for at in order.into_iter().take(self.top.unwrap_or(usize::MAX)) {
            let node = &network.nodes[at];
            table.push(vec![
                day(window.since),
                day(window.until),
                node.label.clone().into(),
                kind(node.kind).into(),
                figures[at].degree.into(),
                figures[at].strength.into(),
                ranks[at].into(),
                reach.betweenness[at].into(),
                reach.closeness[at].into(),
                figures[at].core.into(),
                node.id.clone().into(),
            ]);
        }
    }
}

/// Who belongs together, by Louvain's method
#[derive(Debug, clap::Args)]
pub(super) struct Communities {
    #[command(flatten)]
    common: Common,

    /// Above 1 for smaller communities, below 1 for larger ones
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0)]
    resolution: f64,

    /// What fixes the order in which nodes choose
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

impl Communities {
    pub(super) fn run(self) -> Result<()> {
        if self.resolution.is_nan() || self.resolution <= 0.0 {
            bail!("--resolution needs a number above 0, such as 1");
        }
        let network = self.common.events.reading()?.network(self.common.view);
        let ties = Ties::of(&network);
        let found = communities(&ties, self.resolution, self.seed);
        let mut order: Vec<usize> = (0..ties.len()).collect();
        let strength = |node: usize| u32::try_from(node).map_or(0.0, |node| ties.strength(node));
        order.sort_by(|a, b| {
            found.of[*a]
                .cmp(&found.of[*b])
                .then(strength(*b).total_cmp(&strength(*a)))
        });
        let mut table = Table::new(&["community", "name", "kind", "strength", "seen", "entity"]);
        for at in order {
            let node = &network.nodes[at];
            table.push(vec![
                (found.of[at] + 1).into(),
                node.label.clone().into(),
                kind(node.kind).into(),
                strength(at).into(),
                days(node.seen),
                node.id.clone().into(),
            ]);
        }
        let count = found.of.iter().max().map_or(0, |most| most + 1);
        note(&format!(
            "{count} communities, modularity {:.4}",
            found.modularity
        ));
        table.print(self.common.format)
    }
}

/// `2024-07-01/2024-08-10`, as EDTF has it.
fn days(days: Option<Interval>) -> Value {
    days.map_or(Value::Null, |days| {
        format!("{}/{}", days.first, days.last).into()
    })
}

pub(super) const fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Official => "official",
        NodeKind::Business => "business",
        NodeKind::Person => "person",
        NodeKind::Company => "company",
        NodeKind::Organization => "organization",
        NodeKind::Division => "division",
        NodeKind::Event => "event",
    }
}
