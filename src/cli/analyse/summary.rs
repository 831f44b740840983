//! A report of a store on one page.

mod calendar;
mod map;
mod page;

use super::Events;
use super::plot::web;
use crate::analyse::{Picture, PictureError, Rank, Shape, Ties, communities, rank, shape};
use crate::cli::storing::note;
use crate::export::{Existing, bytes_to_file};
use crate::kind::{OrganizationKind, PersonKind};
use crate::network::{Network, Reading, View};
use anyhow::{Context as _, Result};
use clap::ValueEnum;
use page::{Drawn, Section, html, markdown};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

/// A report on one page: most visited firms, busiest officials, a map, the network, the calendar
#[derive(Debug, clap::Args)]
pub(super) struct Summary {
    #[command(flatten)]
    events: Events,

    /// Rows of each table
    #[arg(long, value_name = "COUNT", default_value_t = 10)]
    top: usize,

    /// How to write it
    #[arg(long, value_enum, default_value_t = Form::Markdown)]
    format: Form,

    /// Write the pictures of a report in Markdown into this directory; HTML has them inside
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,

    /// Write pictures over those that are there already
    #[arg(long, requires = "pictures")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Text for people and for other tools; its pictures need --pictures
    Markdown,
    /// A page that needs nothing beside itself
    Html,
}

impl Summary {
    pub(super) fn run(self) -> Result<()> {
        let reading = self.events.reading()?;
        let sections = self.sections(&reading)?;
        let text = match self.format {
            Form::Markdown => {
                if let Some(dir) = &self.pictures {
                    self.write(dir, &sections)?;
                }
                markdown(&sections, self.pictures.as_deref())?
            }
            Form::Html => html(&sections)?,
        };
        let mut out = stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }

    fn write(&self, dir: &Path, sections: &[Section]) -> Result<()> {
        fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
        let existing = if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        for picture in sections
            .iter()
            .filter_map(|section| section.picture.as_ref())
        {
            let path = dir.join(format!("{}.svg", picture.name));
            bytes_to_file(picture.svg.as_bytes(), &path, existing)?;
            note(&format!("drew {}", path.display()));
        }
        Ok(())
    }

    fn sections(&self, reading: &Reading) -> Result<Vec<Section>> {
        let agents = reading.happenings().iter().map(|event| {
            let agents = reading.parts(event).iter().map(|part| part.agent);
            let official = |node: &u32| reading.person(*node) == Some(PersonKind::Official);
            agents.filter(official).collect()
        });
        let sites = reading.happenings().iter().map(|event| {
            let sites = reading.stops(event).iter().map(|stop| stop.site);
            let firm = |site: &u32| reading.organization(*site) == Some(OrganizationKind::Company);
            sites.filter(firm).collect()
        });
        let mut sections = vec![
            Section {
                title: "规模 · Size",
                columns: ["figure", "value"],
                rows: size(reading),
                picture: None,
            },
            Section {
                title: "到访最多的企业 · Firms visited most",
                columns: ["firm", "events"],
                rows: self.most(reading, sites),
                picture: None,
            },
            Section {
                title: "活动最多的官员 · Busiest officials",
                columns: ["official", "events"],
                rows: self.most(reading, agents),
                picture: None,
            },
            Section {
                title: "地图 · Map",
                columns: ["", ""],
                rows: Vec::new(),
                picture: drawn("map", &map::draw(reading))?,
            },
        ];
        sections.extend(self.network(&reading.network(View::CoAppearance))?);
        sections.push(Section {
            title: "日历 · Calendar",
            columns: ["", ""],
            rows: Vec::new(),
            picture: calendar::draw(reading.happenings())?.map(|svg| Drawn {
                name: "calendar",
                svg,
            }),
        });
        Ok(sections)
    }

    /// Who appears with whom, and who stands in the middle of it.
    fn network(&self, network: &Network) -> Result<[Section; 2]> {
        let ties = Ties::of(network);
        let ranks = rank(&ties, Rank::default());
        let mut ranked: Vec<usize> = (0..ranks.len()).collect();
        ranked.sort_by(|a, b| ranks[*b].total_cmp(&ranks[*a]));
        let central = ranked.into_iter().take(self.top);
        let central =
            central.map(|at| (network.nodes[at].label.clone(), format!("{:.4}", ranks[at])));
        let mut found = shown(&shape(network));
        let parts = communities(&ties, 1.0, 1);
        found.push(("modularity".to_owned(), format!("{:.4}", parts.modularity)));
        let title = "Who appears with whom, in the colours of communities";
        let picture = web(network, title, |node| parts.of[node] as usize, Vec::new());
        Ok([
            Section {
                title: "同框网络 · Who appears with whom",
                columns: ["figure", "value"],
                rows: found,
                picture: drawn("network", &picture)?,
            },
            Section {
                title: "同框网络的中心人物 · In its middle",
                columns: ["person", "PageRank"],
                rows: central.collect(),
                picture: None,
            },
        ])
    }

    /// The nodes that are in most of the sets, and in how many.
    fn most(
        &self,
        reading: &Reading,
        sets: impl Iterator<Item = BTreeSet<u32>>,
    ) -> Vec<(String, String)> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        sets.flatten()
            .for_each(|node| *counts.entry(node).or_default() += 1);
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(node, count)| (std::cmp::Reverse(*count), *node));
        let top = counts.into_iter().take(self.top);
        top.map(|(node, count)| (reading.label(node), count.to_string()))
            .collect()
    }
}

/// A picture, where there is something to draw.
fn drawn(name: &'static str, picture: &Picture) -> Result<Option<Drawn>> {
    match picture.svg() {
        Ok(svg) => Ok(Some(Drawn { name, svg })),
        Err(PictureError::Empty) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// How much there is, and of which days.
fn size(reading: &Reading) -> Vec<(String, String)> {
    let (events, articles) = (reading.happenings(), reading.articles());
    let outlets: BTreeSet<_> = articles
        .iter()
        .filter_map(|issue| issue.outlet.as_ref())
        .collect();
    let days = || {
        events
            .iter()
            .flat_map(|event| event.first.into_iter().chain(event.last))
    };
    let day =
        |day: Option<_>| day.map_or_else(String::new, |day: jiff::civil::Date| day.to_string());
    [
        ("events", events.len().to_string()),
        ("first day", day(days().min())),
        ("last day", day(days().max())),
        ("articles", articles.len().to_string()),
        ("outlets", outlets.len().to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

fn shown(shape: &Shape) -> Vec<(String, String)> {
    let figures = shape.named().into_iter();
    let number = |value: Option<f64>| match value {
        Some(value) if value.fract() == 0.0 => format!("{value:.0}"),
        Some(value) => format!("{value:.4}"),
        None => String::new(),
    };
    figures
        .map(|(name, value)| (name.to_owned(), number(value)))
        .collect()
}
