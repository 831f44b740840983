//! `zhengtu forget`: takes articles out of a store.

use super::Status;
use super::storing::{StoreArgs, note};
use crate::fact::ArticleFacts;
use crate::query::error::{nearest, nearest_names};
use anyhow::{Result, bail};
use std::collections::BTreeMap;

/// Take articles out of a store, and all that rests on them alone
///
/// No file of the store has a word of them afterwards. All are forgotten, or none.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 done; 2 failed, and the store is as it was.")]
pub(super) struct Args {
    /// Articles, by their ids or their addresses
    #[arg(value_name = "ID|URL", required = true)]
    articles: Vec<String>,

    #[command(flatten)]
    store: StoreArgs,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let mut store = self.store.open_to_change()?;
        let all = store.articles()?;
        let going = chosen(&self.articles, &all)?;
        let decisions = store.forget_judgements(&going.keys().copied().collect())?;
        let mut transaction = store.begin()?;
        for document in going.keys() {
            transaction.remove(document);
        }
        transaction.commit()?;
        for (document, article) in going {
            let title = article.article.title.as_ref();
            let title = title.map_or_else(String::new, |title| format!(" ({title})"));
            let facts = article.facts.len();
            note(&format!("forgot {document}{title}: {facts} facts"));
        }
        if decisions > 0 {
            note(&format!(
                "forgot {decisions} decisions on them in judgements.tsv"
            ));
        }
        note(&format!("the store holds {} articles", store.len()));
        Ok(Status::Done)
    }
}

/// The articles of these ids and addresses; an address may be that of several.
fn chosen<'a>(
    names: &[String],
    all: &'a [ArticleFacts],
) -> Result<BTreeMap<&'a str, &'a ArticleFacts>> {
    let mut going = BTreeMap::new();
    let mut unknown = Vec::new();
    for name in names {
        let is_meant = |facts: &&ArticleFacts| {
            facts.article.document == *name || facts.article.url.as_ref() == Some(name)
        };
        let mut meant = all.iter().filter(is_meant).peekable();
        if meant.peek().is_none() {
            let ids = all.iter().map(|facts| facts.article.document.as_str());
            let addresses = all.iter().filter_map(|facts| facts.article.url.as_deref());
            unknown.push(format!(
                "`{name}`{}",
                nearest_names(&nearest(name, ids.chain(addresses)))
            ));
        }
        going.extend(meant.map(|facts| (facts.article.document.as_str(), facts)));
    }
    if !unknown.is_empty() {
        bail!("the store has no article {}", unknown.join(", nor "));
    }
    Ok(going)
}
