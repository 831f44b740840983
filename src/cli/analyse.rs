//! `zhengtu analyse`: what the networks of a store say.

mod central;
mod counting;
mod edges;
mod measures;
mod persons;
mod plot;
mod print;
mod summary;
mod writing;

use super::Status;
use super::storing::{STORE_VARIABLE, named, open, tell_if_empty, told};
use crate::network::Network;
use crate::network::{Reading, Scope, View, Window};
use crate::store::{Dataset, Needs};
use anyhow::{Result, anyhow};
use jiff::civil::Date;
use print::Form;
use std::path::{Path, PathBuf};

/// Measure who is central, who belongs together, how two are connected, who did what when
///
/// The same store gives the same answer; what is drawn by lot is drawn from `--seed`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    analysis: Analysis,
}

#[derive(Debug, clap::Subcommand)]
enum Analysis {
    Network(measures::Network),
    Central(central::Central),
    Communities(measures::Communities),
    Path(persons::Path),
    Ego(persons::Ego),
    Timeline(persons::Timeline),
    Panel(counting::Panel),
    Summary(summary::Summary),
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        match self.analysis {
            Analysis::Network(args) => args.run(),
            Analysis::Central(args) => args.run(),
            Analysis::Communities(args) => args.run(),
            Analysis::Path(args) => args.run(),
            Analysis::Ego(args) => args.run(),
            Analysis::Timeline(args) => args.run(),
            Analysis::Panel(args) => args.run(),
            Analysis::Summary(args) => args.run(),
        }?;
        Ok(Status::Done)
    }
}

/// Which store, and which of its events.
#[derive(Debug, clap::Args)]
struct Events {
    /// The directory of the store
    #[arg(long, value_name = "DIR", env = STORE_VARIABLE)]
    store: Option<PathBuf>,

    /// Only what can have been on this day or later, such as 2024-07-01
    #[arg(long, value_name = "DAY")]
    since: Option<Date>,

    /// Only what can have been on this day or earlier
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,

    /// Planned events too
    #[arg(long)]
    planned: bool,

    /// Persons without a public or company role too
    #[arg(long)]
    everybody: bool,

    /// Where appearing together counts, leave out events with more persons than this
    #[arg(long, value_name = "PERSONS", default_value_t = Scope::default().most)]
    most: u32,
}

impl Events {
    fn scope(&self) -> Scope {
        Scope {
            window: Window {
                since: self.since,
                until: self.until,
            },
            planned: self.planned,
            private: self.everybody,
            most: self.most,
        }
    }

    fn dir(&self) -> Result<&Path> {
        named(self.store.as_deref())
    }

    fn dataset(&self, needs: Needs) -> Result<Dataset> {
        let store = open(self.dir()?)?;
        tell_if_empty(&store);
        Ok(told(store.dataset(needs)?))
    }

    fn reading(&self) -> Result<Reading> {
        Ok(Reading::open(&self.dataset(Needs::View)?, self.scope())?)
    }
}

/// Which network, and how to print.
#[derive(Debug, clap::Args)]
struct Common {
    #[command(flatten)]
    events: Events,

    /// entities, officials, visits, co-appearance or bipartite
    #[arg(long, value_name = "VIEW", default_value = View::CoAppearance.code(), value_parser = view)]
    view: View,

    /// How to print the answer
    #[arg(long, value_enum, default_value_t = Form::Table)]
    format: Form,
}

/// A network of a store, or of anybody's.
#[derive(Debug, clap::Args)]
struct Measured {
    #[command(flatten)]
    common: Common,

    /// Measure the edges of this file instead of a store's: CSV with the columns source and target, and weight
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
}

impl Measured {
    fn network(&self) -> Result<Network> {
        match &self.from {
            Some(path) => edges::read(path),
            None => Ok(self.common.events.reading()?.network(self.common.view)),
        }
    }
}

/// A view by its name.
pub(super) fn view(code: &str) -> Result<View> {
    let known = View::CODES.map(|(_, code)| code).join(", ");
    View::from_code(code).ok_or_else(|| anyhow!("the views are {known}"))
}
