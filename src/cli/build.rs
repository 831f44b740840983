//! `zhengtu build`: reads articles and stores what they say.

use super::Status;
use super::closing::Tally;
use super::config::ConfigArgs;
use super::genre::GenreArgs;
use super::inputs::Inputs;
use super::mentions::MentionsArgs;
use super::progress::{Progress, Talk};
use super::reading::{Sink, read_all};
use super::storing::{StoreArgs, note};
use crate::fact::ArticleFacts;
use crate::graph::{Base, Duplicates};
use crate::report::{Place, Reason};
use crate::store::ledger::{Row, Status::Stored};
use crate::store::{Engine, Outcome, Transaction};
use anyhow::{Context, Result, anyhow, bail};
use std::num::NonZeroUsize;

/// Read articles and store what they say
///
/// Only new and changed articles are read; the same input again changes nothing. What cannot be
/// used is set aside and listed with its reason, and the closing line's counts reconcile:
/// read = stored + unchanged + set aside.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 done; 1 done, but some articles were set aside; 2 failed, \
                        and the store is as it was."
)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    config: ConfigArgs,

    #[command(flatten)]
    genre: GenreArgs,

    #[command(flatten)]
    mentions: MentionsArgs,

    #[command(flatten)]
    store: StoreArgs,

    /// How a new store keeps its graph: `snapshot`, read into memory; `rocksdb`, on the disk
    #[arg(long, value_name = "ENGINE", value_parser = engine)]
    engine: Option<Engine>,

    /// Mint the IRIs of a new store under this one
    #[arg(long, value_name = "IRI", value_parser = Base::new)]
    base: Option<Base>,

    /// Drop articles of the store that are not among the inputs, and all that rests on them alone
    #[arg(long)]
    prune: bool,

    /// Let reprints, mirrors and other copies of an article count as articles of their own; the store keeps to it until
    /// it is told `--keep-duplicates false`
    #[arg(long, value_name = "true|false", num_args = 0..=1, default_missing_value = "true")]
    keep_duplicates: Option<bool>,

    /// Stop at the first input that cannot be used, and leave the store as it was
    #[arg(long)]
    strict: bool,

    /// Threads to extract with; one a core, unless told
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// No progress and no closing line: only what was set aside
    #[arg(long, short)]
    quiet: bool,
}

fn engine(name: &str) -> Result<Engine> {
    let known = Engine::ALL.map(Engine::name).join(", ");
    let found = Engine::ALL.into_iter().find(|engine| engine.name() == name);
    found.ok_or_else(|| anyhow!("the engines are {known}"))
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let talk = if self.quiet {
            Talk::Quiet
        } else {
            Talk::Normal
        };
        if let Some(threads) = self.threads {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.get());
            pool.build_global().context("cannot start the threads")?;
        }
        let mut config = self.config.read(talk)?;
        let reading = self.inputs.items(&config)?;
        let base = self.base.or(config.base.take());
        let mut manner = self.mentions.manner(config.options(self.genre))?;
        manner.strict = self.strict;
        let mut store = self.store.open_or_create(self.engine, base)?;
        if let Some(keep) = self.keep_duplicates {
            store.treat_duplicates(if keep {
                Duplicates::Kept
            } else {
                Duplicates::Linked
            });
        }
        let mut transaction = store.begin()?;
        let mut progress = Progress::start(talk, reading.extent);
        let tally = read_all(reading.items, manner, &mut transaction, &mut progress)?;
        let pruned = if self.prune {
            prune(&mut transaction, &tally)?
        } else {
            0
        };
        progress.now("computing the view");
        transaction.commit()?;
        drop(progress);
        tally.close("stored", talk)?;
        if pruned > 0 && talk == Talk::Normal {
            note(&format!(
                "pruned {pruned} articles that are no longer among the inputs"
            ));
        }
        Ok(tally.status())
    }
}

/// Drops what the store has and the run has not met. Where an input could not be read, nobody knows what it
/// holds, so that nothing is dropped.
fn prune(transaction: &mut Transaction<'_>, tally: &Tally) -> Result<usize> {
    let unknown = tally
        .set_aside
        .iter()
        .find(|told| matches!(told.reason, Reason::Unreadable | Reason::Internal));
    if let Some(unknown) = unknown {
        bail!(
            "{unknown}\n--prune drops nothing while an input cannot be read; the store is as it was"
        );
    }
    let Some(seen) = tally.seen.as_ref().filter(|seen| !seen.is_empty()) else {
        bail!("the inputs hold no article; --prune would drop all that the store has");
    };
    let gone: Vec<String> = transaction
        .documents()
        .filter(|document| !seen.has(document))
        .map(str::to_owned)
        .collect();
    for document in &gone {
        transaction.remove(document);
    }
    Ok(gone.len())
}

impl Sink for Transaction<'_> {
    type Ready = ArticleFacts;

    fn has(&self, document: &str, fingerprint: &str) -> bool {
        self.fingerprint(document) == Some(fingerprint)
    }

    fn prepare(&self, facts: ArticleFacts) -> Result<ArticleFacts> {
        Ok(facts)
    }

    fn take(&mut self, facts: ArticleFacts, fingerprint: &str) -> Result<Outcome> {
        Ok(self.upsert(&facts, fingerprint)?)
    }

    fn enter(&mut self, row: Row) {
        Transaction::enter(self, row);
    }

    fn enter_unchanged(&mut self, place: &Place) {
        let known = place.article.as_deref().and_then(|id| self.entered(id));
        let (status, genre) = known.map_or((Stored, None), |row| (row.status, row.genre));
        Transaction::enter(self, Row::article(place, status, genre));
    }
}
