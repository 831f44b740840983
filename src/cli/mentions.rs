//! The argument that names mentions of other tools, and what is told of them at the end.

use super::reading::Manner;
use super::reading::Seen;
use crate::document::reading::external::Verdict;
use crate::pipeline::PipelineOptions;
use crate::report::{Diagnostic, Reason};
use crate::source::proposal::{Proposal, Proposals};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Mentions of other tools.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct MentionsArgs {
    /// Take in the mentions that other tools made, JSON Lines as docs/mentions.md describes
    #[arg(long, value_name = "FILE")]
    mentions: Option<PathBuf>,
}

impl MentionsArgs {
    /// To read articles so, with the mentions of the file; without any where no file is named.
    pub(super) fn manner(&self, options: PipelineOptions) -> Result<Manner> {
        let Some(file) = &self.mentions else {
            return Ok(options.into());
        };
        let read = Proposals::read(file);
        let (proposals, set_aside) =
            read.with_context(|| format!("cannot read the mentions of {}", file.display()))?;
        let verdicts = Verdicts {
            set_aside,
            ..Verdicts::default()
        };
        Ok(Manner {
            strict: false,
            options,
            proposals,
            verdicts,
        })
    }
}

/// What became of the mentions of a run: read = added + agreed + overruled + not read +
/// unchanged + set aside.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    /// Those that named what nobody else had.
    added: usize,
    /// Those that name what the recognisers name too.
    agreed: usize,
    /// Those that a surer mention overlaps.
    overruled: usize,
    /// Those that stand where nothing is read.
    unread: usize,
    /// Those of articles that were read with them before.
    unchanged: usize,
    /// Those that cannot be used.
    pub(super) set_aside: Vec<Diagnostic>,
}

impl Verdicts {
    /// Counts the verdicts on an article's mentions.
    pub(super) fn take(&mut self, proposals: &[Proposal], verdicts: Vec<Verdict>) {
        for (proposal, verdict) in proposals.iter().zip(verdicts) {
            match verdict {
                Verdict::Added => self.added += 1,
                Verdict::Agreed => self.agreed += 1,
                Verdict::Overruled => self.overruled += 1,
                Verdict::Unread => self.unread += 1,
                Verdict::Unusable(message) => self.set_aside.push(unusable(proposal, message)),
            }
        }
    }

    /// Counts the mentions of an article that need not be read again.
    pub(super) fn skip(&mut self, proposals: &[Proposal]) {
        self.unchanged += proposals.len();
    }

    /// Sets the mentions aside whose document was not among the inputs.
    pub(super) fn close(&mut self, proposals: &Proposals, seen: &Seen) {
        for (document, mentions) in proposals.documents() {
            if seen.has(document) {
                continue;
            }
            let message = format!("no article of the inputs has the id `{document}`");
            self.set_aside.extend(
                mentions
                    .iter()
                    .map(|mention| unusable(mention, message.clone())),
            );
        }
    }

    /// The counts as a line; `None` where there were no mentions.
    pub(super) fn line(&self) -> Option<String> {
        let Self {
            added,
            agreed,
            overruled,
            unread,
            unchanged,
            set_aside,
        } = self;
        let set_aside = set_aside.len();
        let read = added + agreed + overruled + unread + unchanged + set_aside;
        (read > 0).then(|| {
            format!(
                "mentions {read} = added {added} + agreed {agreed} + overruled {overruled} + not read {unread} + unchanged {unchanged} + set aside {set_aside}"
            )
        })
    }
}

fn unusable(proposal: &Proposal, message: String) -> Diagnostic {
    Diagnostic {
        reason: Reason::BadMention,
        place: proposal.place.clone(),
        message,
        help:
            "make the mentions anew from the text that `zhengtu extract` prints as `article.text`"
                .to_owned(),
    }
}
