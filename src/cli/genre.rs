//! The argument that says of which kinds of text facts are stated, shared by the commands that read.

use crate::pipeline::Genres;
use clap::ValueEnum;

/// Of which articles to state facts.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct GenreArgs {
    /// Of which kinds of text facts are stated; every article keeps its genre
    #[arg(long, value_enum, value_name = "GENRE", default_value_t = Typed::Factual)]
    genre: Typed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Typed {
    /// All but fiction and advertisements
    Factual,
    /// All
    Any,
}

impl From<GenreArgs> for Genres {
    fn from(args: GenreArgs) -> Self {
        match args.genre {
            Typed::Factual => Self::Factual,
            Typed::Any => Self::Any,
        }
    }
}
