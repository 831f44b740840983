//! Who is central in a network, as a whole or year by year.

use super::Measured;
use super::plot::{Plot, Series};
use super::print::{Table, day};
use crate::analyse::{Bar, Bars, Effort, Picture, Rank, Ties, figures, rank, reach};
use crate::cli::storing::note;
use crate::network::{self};
use crate::network::{Scope, Window};
use crate::store::Needs;
use anyhow::Result;
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
    #[arg(long, value_enum, conflicts_with = "from")]
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
                for (at, value) in self.measure(&network, scope.window, &mut table) {
                    let node = &network.nodes[at];
                    series.add(step, &node.id, &node.label, value);
                }
            }
            self.plot.draw(|| series.picture(&self.title()))?;
        } else {
            let network = self.of.network()?;
            let found = self.measure(&network, events.scope().window, &mut table);
            self.plot.draw(|| self.bars(&network, &found))?;
        }
        table.print(self.of.common.format)
    }

    fn title(&self) -> String {
        let measure = self.by.to_possible_value();
        let measure = measure.map_or_else(String::new, |measure| measure.get_name().to_owned());
        format!("Who is central, by {measure}")
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

    /// Prints who is central, and gives the measure that comes first of all nodes, the highest first.
    fn measure(
        &self,
        network: &network::Network,
        window: Window,
        table: &mut Table,
    ) -> Vec<(usize, f64)> {
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
        let reach = reach(&ties, effort);
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
        let found = order.iter().map(|at| (*at, by(*at))).collect();
        for at in order.into_iter().take(self.top.unwrap_or(usize::MAX)) {
            let node = &network.nodes[at];
            table.push(vec![
                day(window.since),
                day(window.until),
                node.label.clone().into(),
                node.kind.code().into(),
                figures[at].degree.into(),
                figures[at].strength.into(),
                ranks[at].into(),
                reach.betweenness[at].into(),
                reach.closeness[at].into(),
                figures[at].core.into(),
                node.id.clone().into(),
            ]);
        }
        found
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
