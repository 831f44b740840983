//! From inputs to facts: read ahead, extract on all threads, hand on in the order of the input.
//!
//! A reader thread fills batches and a bounded channel holds a few of them, so that memory stays
//! the same however large the corpus is. A batch is extracted in parallel and handed on in its own
//! order, so that the outcome does not depend on the number of threads.

mod seen;

pub(super) use seen::Seen;

use super::closing::Tally;
use super::mentions::Verdicts;
use super::progress::Progress;
use crate::document::reading::external::Verdict;
use crate::fact::ArticleFacts;
use crate::kind::Genre;
use crate::pipeline::{Pipeline, PipelineOptions};
use crate::report::{Diagnostic, Place, Reason};
use crate::source::Article;
use crate::source::proposal::Proposals;
use crate::store::Outcome;
use crate::store::ledger::{Row, Status};
use anyhow::{anyhow, bail};
use rayon::prelude::*;
use seen::Met;
use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::sync_channel;
use std::thread;

/// An article, or why there is none.
pub(super) type Item = Result<Article, Diagnostic>;

/// Enough for every thread to find work, and little enough to wait for.
const BATCH_ARTICLES: usize = 256;
/// Bounds what a corpus of long articles takes of the memory.
const BATCH_BYTES: usize = 4 << 20;
/// Batches that wait while one is extracted.
const BATCHES_AHEAD: usize = 2;

/// Where facts go.
pub(super) trait Sink: Sync {
    /// Facts in the form in which they are taken.
    type Ready: Send;

    /// Whether it has what this article says already, so that nobody need read it.
    fn has(&self, document: &str, fingerprint: &str) -> bool;

    /// Does whatever needs no order: called on all threads.
    fn prepare(&self, facts: ArticleFacts) -> anyhow::Result<Self::Ready>;

    /// Takes what an article says. Called in the order of the input.
    fn take(&mut self, ready: Self::Ready, fingerprint: &str) -> anyhow::Result<Outcome>;

    /// Is told what became of an input.
    fn enter(&mut self, _row: Row) {}

    /// Is told that an article is as it was.
    fn enter_unchanged(&mut self, _place: &Place) {}
}

/// How articles are read.
#[derive(Debug, Default)]
pub(super) struct Manner {
    /// Of which articles facts are stated, and what the user adds to the lexicon.
    pub(super) options: PipelineOptions,
    /// What other tools named in them.
    pub(super) proposals: Proposals,
    /// Whether what cannot be used stops the run.
    pub(super) strict: bool,
    /// What became of those mentions so far: those whose line cannot be used.
    pub(super) verdicts: Verdicts,
}

impl From<PipelineOptions> for Manner {
    fn from(options: PipelineOptions) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }
}

/// Reads all items into the sink and tells what became of them.
pub(super) fn read_all(
    items: impl Iterator<Item = Item> + Send,
    manner: Manner,
    sink: &mut impl Sink,
    progress: &mut Progress,
) -> anyhow::Result<Tally> {
    let mut run = Reading {
        sink,
        seen: Seen::new(&manner.options),
        options: manner.options,
        proposals: manner.proposals,
        strict: manner.strict,
        tally: Tally {
            mentions: manner.verdicts,
            ..Tally::default()
        },
        pipeline: OnceCell::new(),
    };
    thread::scope(|scope| {
        let (send, receive) = sync_channel(BATCHES_AHEAD);
        let mut items = items;
        let reader = scope.spawn(move || {
            while let Some(batch) = next_batch(&mut items) {
                // The other end is gone when the sink has failed.
                if send.send(batch).is_err() {
                    break;
                }
            }
        });
        for batch in receive {
            run.batch(batch)?;
            progress.advance(&run.tally);
        }
        reader
            .join()
            .map_err(|panic| anyhow!("the reader stopped: {}", said(panic.as_ref())))
    })?;
    Ok(run.close())
}

fn next_batch(items: &mut impl Iterator<Item = Item>) -> Option<Vec<Item>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_ARTICLES && bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        bytes += item.as_ref().map_or(0, |article| article.text.len());
        batch.push(item);
    }
    (!batch.is_empty()).then_some(batch)
}

struct Reading<'s, S> {
    sink: &'s mut S,
    options: PipelineOptions,
    proposals: Proposals,
    strict: bool,
    seen: Seen,
    tally: Tally,
    /// Loaded when the first article needs it: a run without news is over before a dictionary is read.
    pipeline: OnceCell<Pipeline>,
}

impl<S: Sink> Reading<'_, S> {
    fn batch(&mut self, batch: Vec<Item>) -> anyhow::Result<()> {
        let mut fresh = Vec::new();
        for item in batch {
            match item.and_then(|article| self.seen.check(article, &self.proposals)) {
                Err(diagnostic) => self.set_aside(diagnostic)?,
                Ok(Met::Again(place)) => {
                    self.tally.unchanged += 1;
                    self.sink
                        .enter(Row::article(&place, Status::Repeated, None));
                }
                Ok(Met::First(article, print)) if self.sink.has(&article.id, &print) => {
                    self.tally.unchanged += 1;
                    self.sink.enter_unchanged(&place(&article));
                    self.tally.mentions.skip(self.proposals.of(&article.id));
                }
                Ok(Met::First(article, print)) => fresh.push((*article, print)),
            }
        }
        if fresh.is_empty() {
            return Ok(());
        }
        let pipeline = self.pipeline.get_or_init(|| Pipeline::with(&self.options));
        let (sink, proposals) = (&*self.sink, &self.proposals);
        let ready: Vec<_> = fresh
            .par_iter()
            .map(|(article, _)| {
                extract(pipeline, article, proposals).map(|(facts, verdicts)| Extracted {
                    genre: facts.article.genre,
                    ready: sink.prepare(facts),
                    verdicts,
                })
            })
            .collect();
        for (ready, (article, print)) in ready.into_iter().zip(&fresh) {
            match ready {
                Err(diagnostic) => self.set_aside(diagnostic)?,
                Ok(Extracted {
                    genre,
                    ready,
                    verdicts,
                }) => {
                    let proposals = self.proposals.of(&article.id);
                    self.tally.mentions.take(proposals, verdicts);
                    match self.sink.take(ready?, print)? {
                        Outcome::Stored | Outcome::Replaced => {
                            self.tally.stored += 1;
                            self.withheld(genre);
                        }
                        Outcome::Unchanged => self.tally.unchanged += 1,
                    }
                    self.sink.enter(self.row(&place(article), genre));
                }
            }
        }
        Ok(())
    }
}

/// What a thread makes of an article.
struct Extracted<R> {
    genre: Genre,
    ready: anyhow::Result<R>,
    verdicts: Vec<Verdict>,
}

impl<S: Sink> Reading<'_, S> {
    /// Counts what could not be used, and stops there if that was asked for.
    fn set_aside(&mut self, diagnostic: Diagnostic) -> anyhow::Result<()> {
        self.sink.enter(Row::refused(&diagnostic));
        if diagnostic.reason == Reason::PassedOver {
            self.tally.passed_over.push(diagnostic);
        } else if self.strict {
            bail!("{diagnostic}\n--strict stops at what cannot be used");
        } else {
            self.tally.set_aside.push(diagnostic);
        }
        Ok(())
    }

    /// What the ledger says of an article that is stored.
    fn row(&self, place: &Place, genre: Genre) -> Row {
        if self.options.genres.include(genre) {
            Row::article(place, Status::Stored, None)
        } else {
            Row::article(place, Status::NotNews, Some(genre))
        }
    }

    /// What became of everything.
    fn close(mut self) -> Tally {
        self.tally.mentions.close(&self.proposals, &self.seen);
        self.tally.seen = Some(self.seen);
        self.tally
    }

    /// Counts an article whose genre yields no facts.
    fn withheld(&mut self, genre: Genre) {
        if !self.options.genres.include(genre) {
            *self.tally.without_facts.entry(genre).or_default() += 1;
        }
    }
}

/// What the article says; a panic costs this article, not the run.
fn extract(
    pipeline: &Pipeline,
    article: &Article,
    proposals: &Proposals,
) -> Result<(ArticleFacts, Vec<Verdict>), Diagnostic> {
    let read = || pipeline.extract_with(article, proposals.of(&article.id));
    catch_unwind(AssertUnwindSafe(read)).map_err(|panic| Diagnostic {
        reason: Reason::Internal,
        place: place(article),
        message: format!("reading it failed: {}", said(panic.as_ref())),
        help: "this is a fault of Zhengtu; please report it with the article".to_owned(),
    })
}

fn place(article: &Article) -> Place {
    Place {
        file: Some(article.file.clone()),
        line: article.line,
        article: Some(article.id.clone()),
    }
}

/// The message of a panic.
fn said(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::{ArticleFacts, Item, Manner, Outcome, Reason, Sink, read_all};
    use crate::cli::progress::{Extent, Progress, Talk};
    use crate::report::{Diagnostic, Place};
    use crate::source::Article;

    /// Keeps the ids in the order in which they came.
    #[derive(Default)]
    struct Ids(Vec<String>);

    impl Sink for Ids {
        type Ready = String;

        fn has(&self, document: &str, _fingerprint: &str) -> bool {
            document == "known"
        }

        fn prepare(&self, facts: ArticleFacts) -> anyhow::Result<String> {
            Ok(facts.article.document)
        }

        fn take(&mut self, document: String, _fingerprint: &str) -> anyhow::Result<Outcome> {
            if document == "full" {
                anyhow::bail!("disk full")
            }
            self.0.push(document);
            Ok(Outcome::Stored)
        }
    }

    fn article(id: &str, text: &str, line: usize) -> Item {
        Ok(Article {
            id: id.to_owned(),
            url: None,
            title: None,
            publisher: None,
            published: None,
            retrieved: None,
            text: text.to_owned(),
            file: "a.jsonl".into(),
            line: Some(line),
        })
    }

    fn run(items: Vec<Item>) -> (anyhow::Result<super::Tally>, Vec<String>) {
        let mut ids = Ids::default();
        let tally = read_all(
            items.into_iter(),
            Manner::default(),
            &mut ids,
            &mut Progress::start(Talk::Quiet, Extent::default()),
        );
        (tally, ids.0)
    }

    #[test]
    fn everything_read_is_counted_once() {
        let place = Place::default();
        let (message, help) = (String::new(), String::new());
        let broken = Diagnostic {
            reason: Reason::Malformed,
            place,
            message,
            help,
        };
        let (tally, ids) = run(vec![
            article("a", "一", 1),
            article("known", "二", 2),
            Err(broken),
            article("a", "一", 4),
            article("a", "三", 5),
        ]);
        let tally = tally.unwrap();
        assert_eq!((tally.read(), tally.stored, tally.unchanged), (5, 1, 2));
        assert_eq!(ids, ["a"], "the first with an id counts");
        let told = tally.set_aside[1].to_string();
        assert_eq!(tally.set_aside[1].reason, Reason::DuplicateId);
        assert!(
            told.starts_with("a.jsonl:5") && told.contains("a.jsonl:1"),
            "{told} names no two places"
        );
    }

    #[test]
    fn the_order_of_the_input_is_kept_across_batches() {
        let names: Vec<_> = (0..1000).map(|n| n.to_string()).collect();
        let (tally, ids) = run(names.iter().map(|id| article(id, "文", 1)).collect());
        assert_eq!(tally.unwrap().stored, names.len());
        assert_eq!(ids, names);
    }

    #[test]
    fn a_sink_that_fails_stops_the_run() {
        let many = (0..5000).map(|n| article(&n.to_string(), "文", 1));
        let (tally, _) = run(std::iter::once(article("full", "文", 1))
            .chain(many)
            .collect());
        assert_eq!(tally.unwrap_err().to_string(), "disk full");
    }
}
