//! What people decided on who is who, over and above what the signs say.
//!
//! A judgement is on two mentions, named by article and key, since those stay what they are while the
//! entities of the view grow. Judgements are kept as lines of a file ([`Judgements`]) that anybody can
//! read, that two people can write to and merge, and to which lines are only added: taking one back is
//! a line of its own. What they come to together is [`Settled`].

mod line;
mod settled;

pub use line::{LineError, Problem};
pub use settled::{Contradiction, Settled};

use super::{Mention, Thing};
use jiff::Timestamp;
use std::fmt;

/// What was decided on a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ruling {
    /// Two.
    Different,
    /// One.
    Same,
    /// Somebody looked and could not tell.
    Unsure,
    /// What was decided before is taken back.
    Retracted,
}

impl Ruling {
    /// Every ruling.
    pub const ALL: [Self; 4] = [Self::Different, Self::Same, Self::Unsure, Self::Retracted];

    /// The word in the file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Different => "different",
            Self::Same => "same",
            Self::Unsure => "unsure",
            Self::Retracted => "retracted",
        }
    }
}

/// A mention, by name: the article's id and the key in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// The article's id.
    pub document: String,
    /// The person's key, the organisation's name or the event's key.
    pub key: String,
}

impl Named {
    /// The mention that it names.
    #[must_use]
    pub fn mention(&self) -> Mention<'_> {
        Mention {
            document: &self.document,
            key: &self.key,
        }
    }
}

impl From<Mention<'_>> for Named {
    fn from(mention: Mention<'_>) -> Self {
        Self {
            document: mention.document.to_owned(),
            key: mention.key.to_owned(),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.key, self.document)
    }
}

/// Two mentions of one kind; the one that sorts first is `a`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// What they are mentions of.
    pub thing: Thing,
    /// The one.
    pub a: Named,
    /// The other.
    pub b: Named,
}

impl Pair {
    /// The pair of two mentions, in whichever order.
    #[must_use]
    pub fn new(thing: Thing, one: Named, other: Named) -> Self {
        let (a, b) = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        Self { thing, a, b }
    }
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Judgement {
    /// When. Of two on one pair the later counts.
    pub when: Timestamp,
    /// On what.
    pub pair: Pair,
    /// What was decided.
    pub ruling: Ruling,
    /// By whom.
    pub who: String,
    /// Why, in the decider's words; may be empty.
    pub note: String,
}

/// All lines of a file, or of several together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgements {
    all: Vec<Judgement>,
}

impl Judgements {
    /// What the lines of a file begin with.
    pub const HEADER: &'static str = "# Who is who, as people decided it. One decision a line; lines may stand in any order and be merged; the latest on a pair counts.\n\
         # ruling\tkind\tarticle\tname\tarticle\tname\twho\twhen\tnote\n";

    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// The first line that is none, with its number.
    pub fn parse(text: &str) -> Result<Self, LineError> {
        let mut all = Vec::new();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{FEFF}').lines()) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let judgement = line::parse(line);
            all.push(judgement.map_err(|problem| LineError {
                line: number,
                problem,
            })?);
        }
        Ok(Self { all })
    }

    /// The lines, in the order in which they were read or added.
    #[must_use]
    pub fn as_slice(&self) -> &[Judgement] {
        &self.all
    }

    /// The one that counts on each pair, in order of the pairs.
    #[must_use]
    pub fn latest(&self) -> Vec<&Judgement> {
        settled::latest(&self.all)
    }

    /// The one that counts on a pair.
    #[must_use]
    pub fn latest_on(&self, pair: &Pair) -> Option<&Judgement> {
        let on = self.all.iter().filter(|judgement| judgement.pair == *pair);
        on.max()
    }

    /// Adds one.
    pub fn push(&mut self, judgement: Judgement) {
        self.all.push(judgement);
    }

    /// Those of `others` that are not here.
    #[must_use]
    pub fn missing<'o>(&self, others: &'o Self) -> Vec<&'o Judgement> {
        let unknown = |judgement: &&Judgement| !self.all.contains(judgement);
        others.all.iter().filter(unknown).collect()
    }

    /// What they come to together.
    #[must_use]
    pub fn settle(&self) -> Settled {
        Settled::of(&self.all)
    }
}

impl fmt::Display for Judgement {
    /// As a line of the file, without its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&line::written(self))
    }
}
