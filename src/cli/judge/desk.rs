//! A store with all that a decision needs beside it: its articles, who is who in them, and what was decided.

use super::{Status, StoreArgs, note, told};
use crate::fact::ArticleFacts;
use crate::identity::judgement::{Judgement, Judgements, Pair, Ruling};
use crate::identity::{Identity, resolve_judged};
use crate::store::Store;
use anyhow::{Result, bail};
use jiff::{Timestamp, Unit};
use std::collections::BTreeMap;
use std::env;

/// Who decides.
#[derive(Debug, clap::Args)]
pub struct Who {
    /// Who decides, as it is to stand beside the decision; else the login name
    #[arg(long, value_name = "NAME", env = "ZHENGTU_WHO")]
    who: Option<String>,
}

impl Who {
    /// The name that was given, or that of the login.
    pub(in crate::cli) fn name(&self) -> Result<String> {
        let login = || {
            ["USER", "LOGNAME", "USERNAME"]
                .iter()
                .find_map(|name| env::var(name).ok())
        };
        match self
            .who
            .clone()
            .or_else(login)
            .filter(|name| !name.trim().is_empty())
        {
            Some(name) => Ok(name),
            None => bail!("who decides? add `--who NAME`, which is kept with each decision"),
        }
    }
}

/// A store, open to be decided on.
pub struct Desk {
    store: Store,
    pub(in crate::cli) articles: BTreeMap<String, ArticleFacts>,
    pub(in crate::cli) judgements: Judgements,
    pub(in crate::cli) identity: Identity,
    decided: usize,
}

impl Desk {
    pub(in crate::cli) fn open(args: &StoreArgs) -> Result<Self> {
        Self::of(args.open_to_change()?)
    }

    pub(in crate::cli) fn open_to_look(args: &StoreArgs) -> Result<Self> {
        Self::of(args.open()?)
    }

    fn of(store: Store) -> Result<Self> {
        let judgements = store.judgements()?;
        let articles = store.articles()?;
        let identity = resolve_judged(&articles, &judgements.settle());
        let articles = articles
            .into_iter()
            .map(|facts| (facts.article.document.clone(), facts))
            .collect();
        Ok(Self {
            store,
            articles,
            judgements,
            identity,
            decided: 0,
        })
    }

    pub(in crate::cli) fn store(&self) -> &Store {
        &self.store
    }

    /// Records a decision of now.
    pub(in crate::cli) fn decide(
        &mut self,
        who: &str,
        pair: Pair,
        ruling: Ruling,
        why: &str,
    ) -> Result<()> {
        let now = Timestamp::now().round(Unit::Second)?;
        // Clocks are coarse and go wrong, and a decision must come after what it takes the place of.
        let before = self.judgements.latest_on(&pair).map(|known| known.when);
        let after = before.map(|before| before + jiff::SignedDuration::from_secs(1));
        let when = after.map_or(now, |after| after.max(now));
        self.add(vec![Judgement {
            when,
            pair,
            ruling,
            who: who.to_owned(),
            note: why.to_owned(),
        }])
    }

    /// Records decisions.
    pub(in crate::cli) fn add(&mut self, judgements: Vec<Judgement>) -> Result<()> {
        self.store.judge(&judgements.iter().collect::<Vec<_>>())?;
        self.decided += judgements.len();
        for judgement in judgements {
            self.judgements.push(judgement);
        }
        Ok(())
    }

    /// Lets the view follow what was decided, and names what cannot be kept together.
    pub(in crate::cli) fn close(mut self) -> Result<Status> {
        let settled = self.judgements.settle();
        for contradiction in settled.contradictions() {
            note(&format!("contradiction: {}", told(contradiction)));
        }
        if self.decided > 0 {
            self.store.begin()?.commit()?;
            note(&format!(
                "the view follows {} decisions, {} of them new",
                settled.same().len() + settled.different().len(),
                self.decided
            ));
        }
        Ok(if settled.contradictions().is_empty() {
            Status::Done
        } else {
            Status::DoesNotHold
        })
    }
}
