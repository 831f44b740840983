//! Mentions become one understood document: who is who in it, which body a post belongs to, which
//! division 市 stands for, what each sentence predicates. Frozen once built.

pub mod bodies;
pub mod date;
pub mod gender;
pub mod genre;
pub mod groups;
pub mod home;
pub mod named;
pub mod organizations;
pub mod people;
pub mod places;
pub mod posts;
pub mod rank;
pub mod reading;
pub mod sentence;
pub mod speech;

use crate::edtf::Edtf;
use crate::edtf::EventDate;
use crate::kind::Gender;
use crate::kind::{DivisionLevel, OrganizationKind, PersonKind, Tenure};
use crate::mention::date::DateUse;
use crate::post::Post;
use crate::text::LineKind;
use posts::Posts;
use sentence::{Item, Predication};
use std::ops::Range;

/// Someone who is named in the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The name in simplified characters.
    pub name: String,
    /// How many persons of the name the document names before this one.
    pub namesake: usize,
    /// What the person is.
    pub kind: PersonKind,
    /// Where the name stands, in order.
    pub mentions: Vec<Range<usize>>,
    /// The rule that recognised the first mention.
    pub rule: &'static str,
    /// The score of the best mention.
    pub score: f64,
    /// The person's gender, where the text gives it.
    pub gender: Option<GenderSign>,
}

impl Person {
    /// Names the person within the document: the name, and `#2` behind it for a namesake.
    #[must_use]
    pub fn key(&self) -> String {
        match self.namesake {
            0 => self.name.clone(),
            before => format!("{}#{}", self.name, before + 1),
        }
    }
}

/// Words that tell a person's gender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GenderSign {
    /// What they tell.
    pub gender: Gender,
    /// Bytes of the clean text, from the name to the words that tell it.
    pub range: Range<usize>,
}

/// A body that is named in the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    /// The fullest name, jurisdiction spelled out; unique in the document.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// Where it stands, under any of its names, in order.
    pub mentions: Vec<Range<usize>>,
    /// The names in the text other than `name`.
    pub short_names: Vec<String>,
    /// The rule that recognised the first mention.
    pub rule: &'static str,
    /// The score of the best mention.
    pub score: f64,
    /// Whether it is named outside of speech.
    pub narrated: bool,
}

/// A place that is named in the document, or clearly meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The full official name.
    pub name: String,
    /// Its level.
    pub level: DivisionLevel,
    /// Its code, where it is known which division is meant.
    pub code: Option<String>,
    /// Codes of the divisions that it lies in, nearest first.
    pub within: Vec<String>,
    /// Where it stands, in order; empty for a home that is only implied.
    pub mentions: Vec<Range<usize>>,
    /// Whether it is named outside the names of organisations, or is the home.
    pub named: bool,
}

/// A post that the document gives someone.
#[derive(Debug, Clone, PartialEq)]
pub struct PostClaim {
    /// Index of the person.
    pub person: usize,
    /// The post.
    pub post: Post,
    /// How the person stands to it.
    pub tenure: Tenure,
    /// Bytes from the title's body to the name.
    pub range: Range<usize>,
    /// The rule that gives it.
    pub rule: &'static str,
}

/// A sentence, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// The line (paragraph) that it stands on.
    pub line: usize,
    /// What that line is.
    pub kind: LineKind,
    /// What stands in it, in order.
    pub items: Vec<Item>,
    /// What it predicates.
    pub predications: Vec<Predication>,
    /// Days and months that it names, resolved, in order.
    pub dates: Vec<Dated>,
    /// Whether all of it is somebody's speech: what it tells is no report.
    pub spoken: bool,
}

/// A date that a sentence names.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// What it means.
    pub date: EventDate,
    /// What the text uses it for.
    pub usage: DateUse,
}

/// Another tool that names what stands somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    /// Bytes of the clean text.
    pub range: Range<usize>,
    /// The tool.
    pub source: String,
    /// How sure it is, 0 to 1.
    pub score: f64,
}

/// An article, understood.
#[derive(Debug, Clone)]
pub struct Document {
    /// The clean text that all ranges point into.
    pub text: String,
    /// When it was published.
    pub published: Option<Edtf>,
    /// Persons, in the order of their first mention.
    pub people: Vec<Person>,
    /// Bodies, in the order of their first mention.
    pub organizations: Vec<Organization>,
    /// Places, in the order of their first mention.
    pub places: Vec<Place>,
    /// The index of the place that 市, 县, 我市 stand for.
    pub home: Option<usize>,
    /// Posts, in the order of the text.
    pub posts: Posts,
    /// The sentences of headline, body and captions, in order.
    pub sentences: Vec<Sentence>,
    /// What other tools name, in order of range and tool.
    pub witnesses: Vec<Witness>,
}

impl Document {
    /// The characters of a range of the clean text.
    #[must_use]
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}
