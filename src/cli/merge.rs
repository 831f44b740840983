//! `zhengtu merge`: two entities are one, because somebody says so.

use super::Status;
use super::judge::{Desk, Meant, Who, meant};
use super::storing::{StoreArgs, note};
use crate::identity::judgement::{Named, Pair, Ruling};
use anyhow::{Result, bail};

/// Decide by hand that two persons, organisations or events of the view are one
///
/// An entity is named by its IRI, by the end of its IRI (person/李波/441500), or by its name where only one has it.
/// The decision is kept in judgements.tsv of the store; `zhengtu split` or `zhengtu judge --undo` takes it back.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The one
    a: String,

    /// The other
    b: String,

    #[command(flatten)]
    store: StoreArgs,

    #[command(flatten)]
    who: Who,

    /// Why, to be kept with the decision
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let who = self.who.name()?;
        let mut desk = Desk::open(&self.store)?;
        let (a, b) = (meant(&desk, &self.a)?, meant(&desk, &self.b)?);
        if a.thing != b.thing {
            let (a_kind, b_kind) = (a.thing.code(), b.thing.code());
            bail!("{} is a {a_kind} and {} a {b_kind}", a.iri, b.iri);
        }
        if a.iri == b.iri {
            note(&format!("both are {} already", a.iri));
            return Ok(Status::Done);
        }
        take_back(&mut desk, &who, &a, &b, Ruling::Different)?;
        let first = |meant: &Meant| meant.mentions.first().cloned();
        if let (Some(one), Some(other)) = (first(&a), first(&b)) {
            desk.decide(
                &who,
                Pair::new(a.thing, one, other),
                Ruling::Same,
                &self.note,
            )?;
        }
        note(&format!("{} and {} are one", a.iri, b.iri));
        desk.close()
    }
}

/// Takes back what was decided between two entities and stands against what is decided now.
fn take_back(desk: &mut Desk, who: &str, a: &Meant, b: &Meant, ruling: Ruling) -> Result<()> {
    let against: Vec<Pair> = desk
        .judgements
        .latest()
        .into_iter()
        .filter(|known| known.ruling == ruling && known.pair.thing == a.thing)
        .map(|known| known.pair.clone())
        .filter(|pair| {
            let is_of = |meant: &Meant, side: &Named| meant.mentions.contains(side);
            is_of(a, &pair.a) && is_of(b, &pair.b) || is_of(a, &pair.b) && is_of(b, &pair.a)
        })
        .collect();
    for pair in against {
        desk.decide(who, pair, Ruling::Retracted, "")?;
    }
    Ok(())
}
