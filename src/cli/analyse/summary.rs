//! A report of a store on one page.

mod calendar;

use super::Events;
use crate::analyse::{Rank, Shape, Ties, communities, rank, shape};
use crate::kind::{OrganizationKind, PersonKind};
use crate::network::{Reading, View};
use anyhow::Result;
use clap::ValueEnum;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Write, stdout};

/// A report on one page: busiest officials, most visited firms, the network, the calendar
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Text for people and for other tools; without the calendar
    Markdown,
    /// A page that needs nothing beside itself
    Html,
}

/// A heading and the table under it.
struct Section {
    title: &'static str,
    columns: [&'static str; 2],
    rows: Vec<(String, String)>,
}

impl Summary {
    pub(super) fn run(self) -> Result<()> {
        let reading = self.events.reading()?;
        let sections = self.sections(&reading);
        let text = match self.format {
            Form::Markdown => markdown(&sections)?,
            Form::Html => html(&sections, &calendar::draw(reading.happenings())?)?,
        };
        let mut out = stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }

    fn sections(&self, reading: &Reading) -> Vec<Section> {
        let network = reading.network(View::CoAppearance);
        let ties = Ties::of(&network);
        let ranks = rank(&ties, Rank::default());
        let mut ranked: Vec<usize> = (0..ranks.len()).collect();
        ranked.sort_by(|a, b| ranks[*b].total_cmp(&ranks[*a]));
        let central = ranked.into_iter().take(self.top);
        let central =
            central.map(|at| (network.nodes[at].label.clone(), format!("{:.4}", ranks[at])));
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
        let mut found = shown(&shape(&network));
        let parts = communities(&ties, 1.0, 1);
        found.push(("modularity".to_owned(), format!("{:.4}", parts.modularity)));
        vec![
            Section {
                title: "到访最多的企业 · Firms visited most",
                columns: ["firm", "events"],
                rows: self.most(reading, sites),
            },
            Section {
                title: "活动最多的官员 · Busiest officials",
                columns: ["official", "events"],
                rows: self.most(reading, agents),
            },
            Section {
                title: "同框网络 · Who appears with whom",
                columns: ["figure", "value"],
                rows: found,
            },
            Section {
                title: "同框网络的中心人物 · In its middle",
                columns: ["person", "PageRank"],
                rows: central.collect(),
            },
        ]
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

fn markdown(sections: &[Section]) -> Result<String> {
    let plain = |cell: &str| cell.replace('|', "\\|").replace(char::is_control, " ");
    let mut out = String::from("# 政图 Zhengtu\n");
    for section in sections {
        let [one, other] = section.columns;
        write!(
            out,
            "\n## {}\n\n| {one} | {other} |\n|---|---:|\n",
            section.title
        )?;
        for (name, value) in &section.rows {
            writeln!(out, "| {} | {} |", plain(name), plain(value))?;
        }
    }
    Ok(out)
}

const STYLE: &str = "body{font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif;\
max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}table{border-collapse:collapse}td,th{padding:.2rem .8rem;\
border-bottom:1px solid #ddd;text-align:left}td+td,th+th{text-align:right}svg{max-width:100%}";

fn html(sections: &[Section], calendar: &str) -> Result<String> {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\"><title>政图 Zhengtu</title>\
         <style>{STYLE}</style></head><body>\n<h1>政图 Zhengtu</h1>\n"
    );
    for section in sections {
        let [one, other] = section.columns;
        let title = section.title;
        write!(
            out,
            "<h2>{title}</h2>\n<table><tr><th>{one}</th><th>{other}</th></tr>\n"
        )?;
        for (name, value) in &section.rows {
            writeln!(
                out,
                "<tr><td>{}</td><td>{}</td></tr>",
                escaped(name),
                escaped(value)
            )?;
        }
        out.push_str("</table>\n");
    }
    write!(out, "<h2>日历 · Calendar</h2>\n{calendar}</body></html>\n")?;
    Ok(out)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace(char::is_control, " ")
}
