//! How names are recognised, and how good one must be for each way.

use crate::lexicon::titles::TitleClass;
use crate::mention::title::{Organ, TitleMention};

/// How a name was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// It stands right after a title.
    Title,
    /// It stands right after a word for what someone is (村民, 老党员), which often stands without a name.
    Role,
    /// It goes on a list of names.
    List,
    /// It stands beside the title of a leader abroad (英国首相X, X总统): its shape may be any.
    Foreign,
    /// It goes on a list that opens a clause and that 参加会见, 陪同 or the like closes.
    Company,
    /// It opens a headline.
    Headline,
    /// It opens several sentences, before verbs of saying.
    Speaker,
    /// A form of words that only names fill (X为Y局局长, 免去X的…职务).
    Frame,
    /// The same name was recognised elsewhere in the article.
    Recurrence,
    /// The user lists it.
    Listed,
    /// Another tool named it.
    External,
}

impl Via {
    /// The id of the rule, as facts carry it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Title => "person.after-title",
            Self::Role => "person.after-role",
            Self::List => "person.list",
            Self::Foreign => "person.foreign",
            Self::Company => "person.company",
            Self::Headline => "person.headline",
            Self::Speaker => "person.speaker",
            Self::Frame => "person.frame",
            Self::Recurrence => "person.recurrence",
            Self::Listed => "person.listed",
            Self::External => "mention.external",
        }
    }
}

/// How the name behind a title is recognised.
pub(super) fn via_of(title: &TitleMention) -> Via {
    let foreign = title.class == TitleClass::Foreign || matches!(title.organ, Organ::Foreign(_));
    if foreign {
        Via::Foreign
    } else if matches!(title.class, TitleClass::Noun | TitleClass::BusinessNoun) {
        Via::Role
    } else {
        Via::Title
    }
}
