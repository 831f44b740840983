//! `zhengtu build`: reads articles and stores what they say.

use super::Status;
use super::config::ConfigArgs;
use super::genre::GenreArgs;
use super::inputs::Inputs;
use super::mentions::MentionsArgs;
use super::progress::{Progress, Talk};
use super::reading::{Sink, read_all};
use super::storing::StoreArgs;
use crate::fact::ArticleFacts;
use crate::graph::Base;
use crate::store::{Engine, Outcome, Transaction};
use anyhow::{Context, Result, anyhow};
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
        let items = self.inputs.items(&config)?;
        let base = self.base.or(config.base.take());
        let manner = self.mentions.manner(config.options(self.genre))?;
        let mut store = self.store.open_or_create(self.engine, base)?;
        let mut transaction = store.begin()?;
        let mut progress = Progress::start(talk);
        let tally = read_all(items, manner, &mut transaction, &mut progress)?;
        progress.now("computing the view");
        transaction.commit()?;
        drop(progress);
        tally.close("stored", talk)?;
        Ok(tally.status())
    }
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
}
