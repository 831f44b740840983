//! `zhengtu explain`: an article marked up, then each fact with its rule and its words.

mod damage;
mod genre;
mod listing;
mod marked;
mod mentions;

use super::Status;
use super::closing::Tally;
use super::config::ConfigArgs;
use super::genre::GenreArgs;
use super::inputs::Inputs;
use super::mentions::MentionsArgs;
use super::progress::{Extent, Progress, Talk};
use super::reading::{Sink, read_all};
use crate::fact::ArticleFacts;
use crate::pipeline::Genres;
use crate::store::Outcome;
use anstream::AutoStream;
use anyhow::{Result, bail};
use std::io::{BufWriter, Stdout, Write, stdout};

/// Show an article with its mentions marked, why it is taken for its genre, and each fact with its
/// rule and words
///
/// Colours where the terminal has them; without them (NO_COLOR, a file, a pipe) mentions stand in
/// brackets with a letter.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,

    #[command(flatten)]
    config: ConfigArgs,

    #[command(flatten)]
    genre: GenreArgs,

    #[command(flatten)]
    mentions: MentionsArgs,

    /// Only the article with this id, where a file holds several
    #[arg(long, value_name = "ID")]
    article: Option<String>,
}

impl Args {
    pub(super) fn run(self) -> Result<Status> {
        let only = self.article.as_deref();
        let config = self.config.read(Talk::Normal)?;
        // A diagnostic stays: the article that is asked for may be the one that cannot be read.
        let items = self
            .inputs
            .items(&config)?
            .items
            .filter(|item| match (item, only) {
                (Ok(article), Some(only)) => article.id == only,
                _ => true,
            });
        let options = config.options(self.genre);
        let genres = options.genres;
        let manner = self.mentions.manner(options)?;
        let colour = AutoStream::choice(&stdout()) != anstream::ColorChoice::Never;
        let out = BufWriter::new(anstream::stdout());
        let mut pages = Pages {
            genres,
            marks: if colour {
                Marks::Colours
            } else {
                Marks::Letters
            },
            out,
        };
        let tally = read_all(
            items,
            manner,
            &mut pages,
            &mut Progress::start(Talk::Quiet, Extent::default()),
        )?;
        pages.out.flush()?;
        self.close(&tally)
    }

    fn close(&self, tally: &Tally) -> Result<Status> {
        tally.close("explained", Talk::Quiet)?;
        if tally.read() == 0 {
            match &self.article {
                Some(id) => bail!("no article has the id `{id}`; leave --article out to see all"),
                None => bail!("there is nothing to explain; name a file with an article"),
            }
        }
        Ok(tally.status())
    }
}

/// How mentions are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Colours,
    Letters,
}

/// Prints an article a page.
struct Pages {
    genres: Genres,
    marks: Marks,
    out: BufWriter<AutoStream<Stdout>>,
}

impl Sink for Pages {
    type Ready = Vec<u8>;

    fn has(&self, _document: &str, _fingerprint: &str) -> bool {
        false
    }

    fn prepare(&self, facts: ArticleFacts) -> Result<Vec<u8>> {
        let mut page = Vec::new();
        marked::write(&facts, self.marks, &mut page)?;
        genre::write(&facts.article, self.genres, &mut page)?;
        damage::write(&facts.article.text, &mut page)?;
        listing::write(&facts, &mut page)?;
        Ok(page)
    }

    fn take(&mut self, page: Vec<u8>, _fingerprint: &str) -> Result<Outcome> {
        self.out.write_all(&page)?;
        Ok(Outcome::Stored)
    }
}
