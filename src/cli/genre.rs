//! The argument that says of which kinds of text facts are stated, shared by the commands that read.

use crate::pipeline::Genres;
use clap::ValueEnum;

/// Of which articles to state facts.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct GenreArgs {
    /// Of which kinds of text facts are stated; every article keeps its genre [default: factual]
    #[arg(long, value_enum, value_name = "GENRE")]
    genre: Option<Typed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Typed {
    /// All but fiction and advertisements
    Factual,
    /// All
    Any,
}

impl GenreArgs {
    /// What was typed, if anything was.
    pub(super) fn genres(self) -> Option<Genres> {
        self.genre.map(Genres::from)
    }

    /// What a word means that could have been typed.
    pub(super) fn meant(word: &str) -> Option<Genres> {
        Typed::from_str(word, false).ok().map(Genres::from)
    }
}

impl From<Typed> for Genres {
    fn from(typed: Typed) -> Self {
        match typed {
            Typed::Factual => Self::Factual,
            Typed::Any => Self::Any,
        }
    }
}
