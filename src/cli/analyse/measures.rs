//! Measures of a whole network: its figures, its backbone, who belongs together.

use super::Measured;
use super::plot::{Plot, web};
use super::print::{Table, day};
use super::writing::{Parameters, WriteBack};
use crate::analyse::{self, Bar, Bars, Measure, Picture, Ties, backbone, communities, disparity};
use crate::cli::storing::note;
use crate::network::{self, Interval, NodeKind};
use anyhow::{Result, bail};
use serde_json::Value;

/// Figures of a network: its size, how it hangs together; or its edges
#[derive(Debug, clap::Args)]
pub(super) struct Network {
    #[command(flatten)]
    of: Measured,

    #[command(flatten)]
    plot: Plot,

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
        let mut network = self.of.network()?;
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
        self.plot.draw(|| self.picture(&network))?;
        let table = if self.edges {
            edges(&network, &odds)
        } else {
            shape(&network)
        };
        table.print(self.of.common.format)
    }

    /// Dots in the colours of their kinds, of those kinds that there are.
    fn picture(&self, network: &network::Network) -> Picture {
        let is_there = |kind: &NodeKind| network.nodes.iter().any(|node| node.kind == *kind);
        let kinds: Vec<NodeKind> = NodeKind::ALL.into_iter().filter(is_there).collect();
        let group = |node: usize| {
            let own = network.nodes[node].kind;
            kinds.iter().position(|kind| *kind == own).unwrap_or(0)
        };
        let title = match self.of.from {
            Some(_) => "Network",
            None => self.of.common.view.code(),
        };
        let groups = kinds.iter().map(|kind| kind.code().to_owned());
        web(network, title, group, groups.collect())
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

/// Who belongs together, by Louvain's method
#[derive(Debug, clap::Args)]
pub(super) struct Communities {
    #[command(flatten)]
    of: Measured,

    #[command(flatten)]
    plot: Plot,

    /// Above 1 for smaller communities, below 1 for larger ones
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0)]
    resolution: f64,

    /// What fixes the order in which nodes choose
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,

    #[command(flatten)]
    write_back: WriteBack,
}

impl Communities {
    pub(super) fn run(self) -> Result<()> {
        if self.resolution.is_nan() || self.resolution <= 0.0 {
            bail!("--resolution needs a number above 0, such as 1");
        }
        let network = self.of.network()?;
        let ties = Ties::of(&network);
        let found = communities(&ties, self.resolution, self.seed);
        let mut order: Vec<usize> = (0..ties.len()).collect();
        let strength = |node: usize| u32::try_from(node).map_or(0.0, |node| ties.strength(node));
        order.sort_by(|a, b| {
            found.of[*a]
                .cmp(&found.of[*b])
                .then(strength(*b).total_cmp(&strength(*a)))
        });
        self.plot.draw(|| {
            let bars = order.iter().map(|at| Bar {
                label: network.nodes[*at].label.clone(),
                value: strength(*at),
                group: found.of[*at] as usize,
            });
            strongest(bars.collect(), found.modularity)
        })?;
        let mut table = Table::new(&["community", "name", "kind", "strength", "seen", "entity"]);
        for at in order {
            let node = &network.nodes[at];
            table.push(vec![
                (found.of[at] + 1).into(),
                node.label.clone().into(),
                node.kind.code().into(),
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
        let numbers = found.of.iter();
        let numbers = numbers.map(|number| network::Value::Integer(i64::from(*number) + 1));
        let parameters = Parameters::of(&self.of.common, "communities")
            .with("resolution", Some(self.resolution))
            .with("seed", Some(self.seed))
            .modularity(found.modularity);
        let values = [(Measure::Community, numbers.collect())];
        self.write_back
            .keep(&self.of, &network, &values, &parameters)?;
        table.print(self.of.common.format)
    }
}

/// How many communities are drawn, and how many members of each.
const DRAWN: (usize, usize) = (8, 6);

/// The strongest members of the largest communities. The bars come by community, the strongest first.
fn strongest(bars: Vec<Bar>, modularity: f64) -> Picture {
    let mut sizes: Vec<usize> = Vec::new();
    let mut drawn = Vec::new();
    for bar in bars {
        sizes.resize(sizes.len().max(bar.group + 1), 0);
        sizes[bar.group] += 1;
        if bar.group < DRAWN.0 && sizes[bar.group] <= DRAWN.1 {
            drawn.push(bar);
        }
    }
    let all = sizes.len();
    let groups = (1..).zip(sizes.iter().take(DRAWN.0));
    Picture::Bars(Bars {
        title: format!("{all} communities, modularity {modularity:.2}: strongest members"),
        bars: drawn,
        groups: groups
            .map(|(number, size)| format!("{number}: {size} members"))
            .collect(),
    })
}

/// `2024-07-01/2024-08-10`, as EDTF has it.
fn days(days: Option<Interval>) -> Value {
    days.map_or(Value::Null, |days| {
        format!("{}/{}", days.first, days.last).into()
    })
}
