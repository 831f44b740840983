//! Counts by unit and month.

use super::Events;
use super::plot::{Plot, Series};
use super::print::{Form, Table};
use crate::analyse::{self, Picture, Unit, panel};
use crate::cli::storing::note;
use crate::network::Reading;
use crate::statistics::Month;
use anyhow::Result;
use clap::ValueEnum;
use std::collections::BTreeSet;

/// Events by unit and month, beside how much was published then; or what is missing
///
/// A unit's articles are those of the outlets that ever report it. Where they have none in a month, the rate is
/// missing, not 0.
#[derive(Debug, clap::Args)]
pub(super) struct Panel {
    #[command(flatten)]
    events: Events,

    /// What is counted
    #[arg(long, value_enum, default_value_t = By::Official)]
    by: By,

    /// The articles of each outlet and month instead: 0 is a hole
    #[arg(long)]
    missing: bool,

    #[command(flatten)]
    plot: Plot,

    /// How to print the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// The events that an official took part in
    Official,
    /// The visits to a firm
    Firm,
    /// The events in a division
    Division,
}

impl Panel {
    pub(super) fn run(self) -> Result<()> {
        let reading = self.events.reading()?;
        let panel = panel(
            &reading,
            match self.by {
                By::Official => Unit::Official,
                By::Firm => Unit::Firm,
                By::Division => Unit::Division,
            },
        );
        if panel.undated > 0 {
            note(&format!(
                "{} events are of no single month, and are not counted",
                panel.undated
            ));
        }
        if self.missing {
            self.plot.draw(|| articles(&panel))?;
            let mut table = Table::new(&["outlet", "month", "articles"]);
            for ((outlet, month), articles) in panel.coverage {
                table.push(vec![
                    outlet.into(),
                    month.to_string().into(),
                    articles.into(),
                ]);
            }
            return table.print(self.format);
        }
        self.plot.draw(|| rates(&panel, &reading))?;
        let mut table = Table::new(&["name", "month", "events", "articles", "rate", "entity"]);
        for cell in panel.cells {
            table.push(vec![
                reading.label(cell.unit).into(),
                cell.month.to_string().into(),
                cell.events.into(),
                cell.articles.into(),
                cell.rate.into(),
                reading.iri(cell.unit).into(),
            ]);
        }
        table.print(self.format)
    }
}

/// What a picture calls the outlet of articles that name none.
const UNKNOWN: &str = "(not known)";

/// The months of a panel, each by its place in time.
fn months(months: impl Iterator<Item = Month>) -> Vec<Month> {
    let months: BTreeSet<Month> = months.collect();
    months.into_iter().collect()
}

/// A line for each outlet: its articles.
fn articles(panel: &analyse::Panel) -> Picture {
    let steps = months(panel.coverage.keys().map(|(_, month)| *month));
    let mut series = Series::new(steps.iter().map(ToString::to_string).collect());
    for ((outlet, month), articles) in &panel.coverage {
        if let Ok(step) = steps.binary_search(month) {
            let name = if outlet.is_empty() { UNKNOWN } else { outlet };
            series.add(step, outlet, name, count(*articles));
        }
    }
    series.picture("Articles by month")
}

/// A line for each unit: its events for each article, with a gap where there was no article.
fn rates(panel: &analyse::Panel, reading: &Reading) -> Picture {
    let steps = months(panel.cells.iter().map(|cell| cell.month));
    let mut series = Series::new(steps.iter().map(ToString::to_string).collect());
    for cell in &panel.cells {
        if let (Ok(step), Some(rate)) = (steps.binary_search(&cell.month), cell.rate) {
            let id = reading.iri(cell.unit);
            series.add(step, &id, &reading.label(cell.unit), rate);
        }
    }
    series.picture("Events for each article, by month")
}

/// A count as a length.
fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::from(u32::MAX), f64::from)
}
