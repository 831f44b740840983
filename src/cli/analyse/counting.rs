//! Counts by unit and month.

use super::Events;
use super::print::{Form, Table};
use crate::analyse::{Unit, panel};
use crate::cli::storing::note;
use anyhow::Result;
use clap::ValueEnum;

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
