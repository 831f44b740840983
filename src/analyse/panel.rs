//! Counts by unit and month, beside how much was published then: for regressions.
//!
//! An outlet that issues twice as many articles reports twice as many visits, and one whose crawl has a hole reports
//! none; so each count comes with the articles of the outlets that report the unit, and is missing where those have none.

use super::rank::count;
use crate::kind::{OrganizationKind, PersonKind};
use crate::network::{Happening, Reading};
use crate::statistics::Month;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Officials, by the events that they took part in.
    Official,
    /// Firms, by the visits that they were a stop of.
    Firm,
    /// Divisions, by the events that took place there.
    Division,
}

/// One unit in one month.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The unit, as a node.
    pub unit: u32,
    /// The month.
    pub month: Month,
    /// How many events.
    pub events: usize,
    /// How many articles the outlets issued in it that ever report the unit.
    pub articles: usize,
    /// Events for each of those articles; `None` where there are none, so that nothing is known.
    pub rate: Option<f64>,
}

/// A balanced panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Every unit in every month, by unit and month.
    pub cells: Vec<Cell>,
    /// How many articles each outlet has in each month from the panel's first to its last: 0 is a hole. An article
    /// without an outlet counts under the empty name.
    pub coverage: BTreeMap<(String, Month), usize>,
    /// How many events fall into no single month, so that no cell counts them.
    pub undated: usize,
}

/// Counts the events of a reading. Months go from the first to the last in which anything was published or took place;
/// an event counts where all days that it can have been are in one month.
#[must_use]
pub fn panel(reading: &Reading, unit: Unit) -> Panel {
    let window = reading.window();
    let mut counts: BTreeMap<(u32, Month), usize> = BTreeMap::new();
    let mut units: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    let issues = reading.articles();
    let outlets: BTreeMap<u32, &str> = issues
        .iter()
        .map(|issue| (issue.node, issue.outlet.as_deref().unwrap_or_default()))
        .collect();
    let mut undated = 0;
    for event in reading.happenings() {
        let Some(month) = month(event.first, event.last) else {
            undated += 1;
            continue;
        };
        let told: BTreeSet<_> = reading
            .articles_of(event.node)
            .filter_map(|article| outlets.get(&article).copied())
            .collect();
        for node in members(reading, event, unit) {
            *counts.entry((node, month)).or_default() += 1;
            let own = units.entry(node).or_default();
            own.extend(told.iter().map(|outlet| (*outlet).to_owned()));
        }
    }
    let mut coverage: BTreeMap<(String, Month), usize> = BTreeMap::new();
    for issue in &issues {
        let inside = window.holds(issue.days.0, issue.days.1);
        if let Some(month) = month(issue.days.0, issue.days.1).filter(|_| inside) {
            let outlet = issue.outlet.clone().unwrap_or_default();
            *coverage.entry((outlet, month)).or_default() += 1;
        }
    }
    let counted = counts.keys().map(|(_, month)| *month);
    let months = span(counted.chain(coverage.keys().map(|(_, month)| *month)));
    fill(&mut coverage, &months);
    let of = |(unit, outlets): (&u32, &BTreeSet<String>)| {
        let cell = |month: &Month| {
            let issued = outlets
                .iter()
                .filter_map(|outlet| coverage.get(&(outlet.clone(), *month)));
            let articles = issued.sum();
            let events = counts.get(&(*unit, *month)).copied().unwrap_or(0);
            Cell {
                unit: *unit,
                month: *month,
                events,
                articles,
                rate: (articles > 0).then(|| count(events) / count(articles)),
            }
        };
        months.iter().map(cell).collect::<Vec<_>>()
    };
    let cells = units.iter().flat_map(of).collect();
    Panel {
        cells,
        coverage,
        undated,
    }
}

/// The units that an event counts for, each once.
fn members(reading: &Reading, event: &Happening, unit: Unit) -> BTreeSet<u32> {
    match unit {
        Unit::Official => {
            let agents = reading.parts(event).iter().map(|part| part.agent);
            let official = |node: &u32| reading.person(*node) == Some(PersonKind::Official);
            agents.filter(official).collect()
        }
        Unit::Firm => {
            let sites = reading.stops(event).iter().map(|stop| stop.site);
            let firm = |site: &u32| reading.organization(*site) == Some(OrganizationKind::Company);
            sites.filter(firm).collect()
        }
        Unit::Division => reading.divisions_of(event.node).collect(),
    }
}

/// The month that holds all of these days.
fn month(first: Option<Date>, last: Option<Date>) -> Option<Month> {
    let (first, last) = (Month::of(first?), Month::of(last?));
    (first == last).then_some(first)
}

/// Every month from the first to the last of these.
fn span(months: impl Iterator<Item = Month>) -> Vec<Month> {
    let months: BTreeSet<Month> = months.collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return Vec::new();
    };
    let next = |month: &Month| Some(month.next()).filter(|month| month <= last);
    std::iter::successors(Some(*first), next).collect()
}

/// A row for each outlet and month, those without an article too.
fn fill(coverage: &mut BTreeMap<(String, Month), usize>, months: &[Month]) {
    let outlets: BTreeSet<String> = coverage.keys().map(|(outlet, _)| outlet.clone()).collect();
    for outlet in outlets {
        for month in months {
            coverage.entry((outlet.clone(), *month)).or_default();
        }
    }
}
