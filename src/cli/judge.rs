//! `zhengtu judge`: people decide what the signs leave open.

mod desk;
mod entity;
mod list;
mod session;
mod side;

pub(super) use desk::{Desk, Who};
pub(super) use entity::{Meant, meant};

use super::Status;
use super::storing::{StoreArgs, note};
use crate::identity::Thing;
use crate::identity::judgement::{Contradiction, Judgement, Judgements, Ruling};
use crate::identity::review::{Candidate, candidates};
use anyhow::{Context, Result, anyhow};
use clap::ValueEnum;
use std::fs;
use std::path::PathBuf;

/// Decide which persons, organisations and events are one, where the signs do not tell
///
/// Shows the unsure pairs, those first of which a decision changes most, each side with its articles and their
/// words. Keys: s same, d different, u unsure, n next, b take the last one back, m more, q quit. Each decision is on
/// the disk at once, in judgements.tsv of the store: a line each, to be read, merged and kept under version control.
/// When you quit, the view follows.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    store: StoreArgs,

    #[command(flatten)]
    who: Who,

    /// Only pairs of this kind
    #[arg(long, value_enum)]
    kind: Vec<Kind>,

    /// Only the first so many pairs
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    /// Show pairs again that were left unsure
    #[arg(long)]
    again: bool,

    /// List the pairs and decide nothing
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, default_missing_value = "text", group = "mode")]
    list: Option<list::Form>,

    /// Tell how many decisions there are, which contradict each other, and which are on articles that the store
    /// does not have
    #[arg(long, group = "mode")]
    check: bool,

    /// Take over the decisions of another file, such as a colleague's judgements.tsv
    #[arg(long, value_name = "FILE", group = "mode")]
    import: Option<PathBuf>,

    /// Take the last decisions back: the last one, or so many
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "1", group = "mode")]
    undo: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Person,
    Organization,
    Event,
}

impl Kind {
    const fn thing(self) -> Thing {
        match self {
            Self::Person => Thing::Person,
            Self::Organization => Thing::Organization,
            Self::Event => Thing::Event,
        }
    }
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        if let Some(form) = self.list {
            let desk = Desk::open_to_look(&self.store)?;
            list::print(&desk, &self.candidates(&desk), form)?;
            return Ok(Status::Done);
        }
        if self.check {
            return check(&Desk::open_to_look(&self.store)?);
        }
        let mut desk = Desk::open(&self.store)?;
        if let Some(file) = &self.import {
            return import(desk, file);
        }
        let who = self.who.name()?;
        if let Some(count) = self.undo {
            return undo(desk, &who, count);
        }
        let pairs: Vec<_> = self
            .candidates(&desk)
            .into_iter()
            .map(|candidate| session::Open::new(&desk, &candidate))
            .collect();
        session::hold(&mut desk, &who, &pairs)?;
        desk.close()
    }

    fn candidates<'d>(&self, desk: &'d Desk) -> Vec<Candidate<'d>> {
        let settled = desk.judgements.settle();
        let wanted = |thing: &Thing| {
            self.kind.is_empty() || self.kind.iter().any(|kind| kind.thing() == *thing)
        };
        let mut all: Vec<_> = Thing::ALL
            .into_iter()
            .filter(wanted)
            .flat_map(|thing| candidates(&desk.identity, thing, &settled, self.again))
            .collect();
        all.sort_by_key(|candidate| std::cmp::Reverse(candidate.change()));
        all.truncate(self.limit.unwrap_or(usize::MAX));
        all
    }
}

/// A contradiction in words: the chain, and what stands against it.
pub(super) fn told(contradiction: &Contradiction) -> String {
    let said = |judgement: &Judgement| {
        let (a, b) = (&judgement.pair.a, &judgement.pair.b);
        let (ruling, who, when) = (judgement.ruling.code(), &judgement.who, judgement.when);
        format!("{a} and {b} are {ruling} ({who}, {when})")
    };
    let chain: Vec<String> = contradiction.chain.iter().map(said).collect();
    format!(
        "{}; yet {}. The latest of the chain, on {} and {}, is not followed",
        chain.join("; "),
        said(&contradiction.against),
        contradiction.set_aside.pair.a,
        contradiction.set_aside.pair.b
    )
}

fn check(desk: &Desk) -> Result<Status> {
    let settled = desk.judgements.settle();
    let count = |ruling: Ruling| {
        let all = desk.judgements.as_slice().iter();
        all.filter(|judgement| judgement.ruling == ruling).count()
    };
    let counts = Ruling::ALL.map(|ruling| format!("{} {}", ruling.code(), count(ruling)));
    note(&format!(
        "{} decisions: {}",
        desk.judgements.as_slice().len(),
        counts.join(", ")
    ));
    let mut missing: Vec<String> = settled
        .same()
        .iter()
        .chain(settled.different())
        .flat_map(|judgement| {
            let thing = judgement.pair.thing;
            let sides = [&judgement.pair.a, &judgement.pair.b].into_iter();
            sides.filter(move |side| desk.identity.entity(thing, side.mention()).is_none())
        })
        .map(ToString::to_string)
        .collect();
    missing.sort_unstable();
    missing.dedup();
    for side in &missing {
        note(&format!(
            "the store has no {side}: what was decided on it waits until it has"
        ));
    }
    for contradiction in settled.contradictions() {
        note(&format!("contradiction: {}", told(contradiction)));
    }
    Ok(
        if missing.is_empty() && settled.contradictions().is_empty() {
            Status::Done
        } else {
            Status::DoesNotHold
        },
    )
}

fn import(mut desk: Desk, file: &PathBuf) -> Result<Status> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let theirs = Judgements::parse(&text).map_err(|line| {
        anyhow!(
            "{}, {line}; nothing of the file was taken over",
            file.display()
        )
    })?;
    let new: Vec<Judgement> = desk
        .judgements
        .missing(&theirs)
        .into_iter()
        .cloned()
        .collect();
    let known = theirs.as_slice().len() - new.len();
    let count = new.len();
    desk.add(new)?;
    note(&format!(
        "took over {count} decisions; {known} were there already"
    ));
    desk.close()
}

fn undo(mut desk: Desk, who: &str, count: usize) -> Result<Status> {
    let standing = |judgement: &&Judgement| judgement.ruling != Ruling::Retracted;
    let mut latest: Vec<Judgement> = desk
        .judgements
        .latest()
        .into_iter()
        .filter(standing)
        .cloned()
        .collect();
    latest.sort_by_key(|judgement| std::cmp::Reverse(judgement.when));
    latest.truncate(count);
    if latest.is_empty() {
        note("there is no decision to take back");
    }
    for judgement in latest {
        note(&format!(
            "taken back: {} and {} are {}",
            judgement.pair.a,
            judgement.pair.b,
            judgement.ruling.code()
        ));
        desk.decide(who, judgement.pair, Ruling::Retracted, "")?;
    }
    desk.close()
}
