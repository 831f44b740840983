//! Who is central in a network, as a whole or year by year.

use super::Measured;
use super::plot::{Plot, Series};
use super::print::{Table, cell, day};
use super::writing::{Parameters, WriteBack};
use crate::analyse::{Bar, Bars, Effort, Measure, Measures, Picture, measure};
use crate::cli::storing::note;
use crate::network::{self, Scope, Value, Window};
use crate::store::Needs;
use anyhow::{Result, anyhow};
use clap::ValueEnum;
use jiff::ToSpan;

/// Who is central: degree, strength, PageRank, betweenness, closeness and core of every node
///
/// PageRank and strength go by weights; betweenness and closeness by steps. Edges count whichever way they lead.
#[derive(Debug, clap::Args)]
pub(super) struct Central {
    #[command(flatten)]
    of: Measured,

    #[command(flatten)]
    plot: Plot,

    /// The measure that comes first
    #[arg(long, value_name = "MEASURE", default_value = Measure::PageRank.code(), value_parser = central)]
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
    #[arg(long, value_enum, conflicts_with = "from")]
    every: Option<Every>,

    #[command(flatten)]
    write_back: WriteBack,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Every {
    Year,
    Month,
}

/// How many bars a picture has unless `--top` tells, and at most.
const BARS: usize = 30;
const MOST_BARS: usize = 200;

impl Every {
    /// `2024` or `2024-07`.
    fn name(self, window: Window) -> String {
        let day = window.since.map(|day| day.to_string());
        let end = match self {
            Self::Year => 4,
            Self::Month => 7,
        };
        day.map_or_else(String::new, |day| day.chars().take(end).collect())
    }
}

impl Central {
    pub(super) fn run(self) -> Result<()> {
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
        let (events, view) = (&self.of.common.events, self.of.common.view);
        if let Some(every) = self.every {
            let dataset = events.dataset(Needs::View)?;
            let network = network::read(&dataset, view, events.scope())?;
            let scopes = scopes(&network, events.scope(), every)?;
            let names = scopes.iter().map(|scope| every.name(scope.window));
            let mut series = Series::new(names.collect());
            for (step, scope) in scopes.into_iter().enumerate() {
                let network = network::read(&dataset, view, scope)?;
                let values = self.values(&network);
                for (at, value) in self.list(&network, &values, scope.window, &mut table) {
                    let node = &network.nodes[at];
                    series.add(step, &node.id, &node.label, value);
                }
            }
            self.plot.draw(|| series.picture(&self.title()))?;
        } else {
            let network = self.of.network()?;
            let values = self.values(&network);
            let found = self.list(&network, &values, events.scope().window, &mut table);
            self.plot.draw(|| self.bars(&network, &found))?;
            let parameters = Parameters::of(&self.of.common, "central")
                .with("sample", self.sample)
                .with("seed", self.sample.map(|_| self.seed));
            self.write_back
                .keep(&self.of, &network, &values, &parameters)?;
        }
        table.print(self.of.common.format)
    }

    fn title(&self) -> String {
        format!("Who is central, by {}", self.by.code())
    }

    /// A bar for each node that is printed, or for the first of them.
    fn bars(&self, network: &network::Network, found: &[(usize, f64)]) -> Picture {
        let most = self.top.unwrap_or(BARS).min(MOST_BARS);
        let bars = found.iter().take(most).map(|(at, value)| Bar {
            label: network.nodes[*at].label.clone(),
            value: *value,
            group: 0,
        });
        Picture::Bars(Bars {
            title: self.title(),
            bars: bars.collect(),
            groups: Vec::new(),
        })
    }

    /// What is measured of each node, in the order of the columns.
    fn values(&self, network: &network::Network) -> Vec<(Measure, Vec<Value>)> {
        let (nodes, seed) = (network.nodes.len(), self.seed);
        let effort = match self.sample {
            Some(sources) => Effort::Sampled { sources, seed },
            None => Effort::usual(nodes, seed),
        };
        if let (None, Effort::Sampled { sources, .. }) = (self.sample, effort) {
            note(&format!(
                "{nodes} nodes: betweenness and closeness are estimated from {sources}; see --sample"
            ));
        }
        let how = Measures {
            effort,
            ..Measures::default()
        };
        measure(network, &Measure::CENTRAL, how)
    }

    /// Lists who is central, and gives the measure that comes first of all nodes, the highest first.
    fn list(
        &self,
        network: &network::Network,
        values: &[(Measure, Vec<Value>)],
        window: Window,
        table: &mut Table,
    ) -> Vec<(usize, f64)> {
        let by = values.iter().find(|(measure, _)| *measure == self.by);
        let by = |node: usize| by.map_or(0.0, |(_, values)| number(&values[node]));
        let mut order: Vec<usize> = (0..network.nodes.len()).collect();
        order.sort_by(|a, b| by(*b).total_cmp(&by(*a)));
        let found = order.iter().map(|at| (*at, by(*at))).collect();
        for at in order.into_iter().take(self.top.unwrap_or(usize::MAX)) {
            let node = &network.nodes[at];
            let mut row = vec![
                day(window.since),
                day(window.until),
                node.label.clone().into(),
                node.kind.code().into(),
            ];
            row.extend(values.iter().map(|(_, values)| cell(&values[at])));
            row.push(node.id.clone().into());
            table.push(row);
        }
        found
    }
}

/// A measure of who is central, by its name.
fn central(code: &str) -> Result<Measure> {
    let found = Measure::from_code(code).filter(|known| Measure::CENTRAL.contains(known));
    found.ok_or_else(|| {
        let known = Measure::CENTRAL.map(Measure::code).join(", ");
        anyhow!("the measures are {known}")
    })
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        // Counts of edges and neighbours are far below where a number of this type skips one.
        Value::Integer(number) => number.to_string().parse().unwrap_or(0.0),
        Value::Text(_) | Value::Date(_) => 0.0,
    }
}

/// The years or months of a scope, from the first to the last of a network's days.
fn scopes(network: &network::Network, scope: Scope, every: Every) -> Result<Vec<Scope>> {
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
