//! Pictures of analyses, written beside their tables.

use crate::analyse::{Dot, Lines, Picture, Ties, Web};
use crate::cli::storing::note;
use crate::export::{Existing, bytes_to_file};
use crate::network::Network;
use anyhow::{Context as _, Result, bail};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many lines can be told apart.
const LINES: usize = 8;

/// How many nodes of a network have room.
const DOTS: usize = 50;

/// Whether to draw, and where to.
#[derive(Debug, clap::Args)]
pub(super) struct Plot {
    /// Draw a picture too: SVG or PNG, as the name ends
    #[arg(long = "plot", value_name = "FILE", value_parser = drawable)]
    file: Option<PathBuf>,

    /// Write the picture over a file that is there already
    #[arg(long, requires = "file")]
    force: bool,
}

fn drawable(name: &str) -> Result<PathBuf> {
    let path = PathBuf::from(name);
    if is(&path, "svg") || is(&path, "png") {
        return Ok(path);
    }
    bail!("end the name in .svg or .png");
}

fn is(path: &std::path::Path, end: &str) -> bool {
    path.extension()
        .is_some_and(|own| own.eq_ignore_ascii_case(end))
}

impl Plot {
    /// Writes the picture, if one was asked for.
    pub(super) fn draw(&self, picture: impl FnOnce() -> Picture) -> Result<()> {
        let Some(path) = &self.file else {
            return Ok(());
        };
        let picture = picture();
        let bytes = if is(path, "png") {
            picture.png()
        } else {
            picture.svg().map(String::into_bytes)
        };
        let bytes = bytes.with_context(|| format!("no picture in {}", path.display()))?;
        let existing = if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        };
        bytes_to_file(&bytes, path, existing)?;
        note(&format!("drew {}", path.display()));
        Ok(())
    }
}

/// The nodes of the strongest ties and what is between them; `group` tells a node's colour, and `groups` what colours
/// mean.
pub(super) fn web(
    network: &Network,
    title: &str,
    group: impl Fn(usize) -> usize,
    groups: Vec<String>,
) -> Picture {
    let ties = Ties::of(network);
    let mut order: Vec<u32> = ties.nodes().collect();
    order.sort_by(|a, b| ties.strength(*b).total_cmp(&ties.strength(*a)));
    let left_out = order.len().saturating_sub(DOTS);
    order.truncate(DOTS);
    let dots = order.iter().map(|node| Dot {
        label: network.nodes[*node as usize].label.clone(),
        strength: ties.strength(*node),
        group: group(*node as usize),
    });
    let mut drawn = Vec::new();
    for (place, node) in order.iter().enumerate() {
        for (before, other) in order[..place].iter().enumerate() {
            if let Some(weight) = ties.weight(*node, *other) {
                drawn.push((before, place, weight));
            }
        }
    }
    let title = if left_out == 0 {
        title.to_owned()
    } else {
        format!("{title}: the strongest {DOTS}, {left_out} left out")
    };
    Picture::Web(Web {
        title,
        dots: dots.collect(),
        ties: drawn,
        groups,
    })
}

/// Numbers that arrive one by one, and become the lines that are highest in sum.
pub(super) struct Series {
    steps: Vec<String>,
    /// The name and the numbers of each thing, by what sets it apart from namesakes.
    of: BTreeMap<String, (String, BTreeMap<usize, f64>)>,
}

impl Series {
    /// Lines over these steps in time.
    pub(super) const fn new(steps: Vec<String>) -> Self {
        Self {
            steps,
            of: BTreeMap::new(),
        }
    }

    /// Adds a number; what is not added is not known.
    pub(super) fn add(&mut self, step: usize, id: &str, name: &str, value: f64) {
        let (_, values) = self
            .of
            .entry(id.to_owned())
            .or_insert_with(|| (name.to_owned(), BTreeMap::new()));
        values.insert(step, value);
    }

    pub(super) fn picture(self, title: &str) -> Picture {
        let sum = |values: &BTreeMap<usize, f64>| values.values().sum::<f64>();
        let mut all: Vec<_> = self.of.into_values().collect();
        all.sort_by(|a, b| sum(&b.1).total_cmp(&sum(&a.1)));
        let left_out = all.len().saturating_sub(LINES);
        all.truncate(LINES);
        let title = if left_out == 0 {
            title.to_owned()
        } else {
            format!("{title}: the highest {LINES}, {left_out} left out")
        };
        let steps = self.steps;
        let known = |values: BTreeMap<usize, f64>| {
            let numbers = (0..steps.len()).map(|step| values.get(&step).copied());
            numbers.collect()
        };
        let lines = all.into_iter().map(|(name, values)| (name, known(values)));
        let lines = lines.collect();
        Picture::Lines(Lines {
            title,
            lines,
            steps,
        })
    }
}
