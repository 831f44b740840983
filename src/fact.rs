//! The waist: what an article says, as closed, typed facts with evidence, rule and confidence.
//!
//! [`crate::rules`] states facts and [`crate::graph`] reads them; this module knows neither
//! tokens nor RDF. The JSON form of these types is the wire format of `zhengtu extract`
//! (`docs/facts.md`): other extractors may write it, and unknown fields are refused.

use crate::edtf::Edtf;
pub use crate::edtf::EventDate;
pub use crate::kind::Gender;
use crate::kind::{
    DivisionLevel, EventKind, EventStatus, Genre, OrganizationKind, PersonKind, Rank, Role, Tenure,
};
pub use crate::post::{Body, Post};
use serde::{Deserialize, Serialize};

/// Version of the facts' JSON form; raised when a field changes its name or meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything that one article says, and the article itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleFacts {
    /// The article.
    pub article: ArticleInfo,
    /// Its facts: persons, organisations, places, posts, events, in this order.
    pub facts: Vec<Fact>,
}

/// The article that facts come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleInfo {
    /// The article's id.
    pub document: String,
    /// Version of this form ([`SCHEMA_VERSION`]).
    pub schema: u32,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its headline, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    /// When it was fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Edtf>,
    /// SHA-256 of `text` as UTF-8, in lower-case hexadecimal digits.
    pub sha256: String,
    /// What kind of text it is.
    pub genre: Genre,
    /// Why it is taken for that; left out by those who do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre_grounds: Option<GenreGrounds>,
    /// The division that 市, 县, 我市 stand for in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// The decoded text that evidence points into.
    pub text: String,
}

/// Why an article is taken for its kind of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenreGrounds {
    /// How sure, 0 to 1; a score, not a probability.
    pub confidence: f64,
    /// The signs of all genres that it has; the genre whose weights have the highest sum is its.
    pub signs: Vec<GenreSign>,
}

/// A sign of a genre that an article has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenreSign {
    /// The sign's id: the genre's code, a dot and a name.
    pub sign: String,
    /// How often the article has it.
    pub count: usize,
    /// What that adds to its genre's sum.
    pub weight: f64,
}

/// One thing that an article says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// Someone is named.
    Person(PersonFact),
    /// A body is named.
    Organization(OrganizationFact),
    /// A place is named.
    Place(PlaceFact),
    /// Someone stands to a post.
    Post(PostFact),
    /// Something happened, or is announced.
    Event(EventFact),
}

/// Why a fact is believed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Where the article says so; at least one.
    pub evidence: Vec<Evidence>,
    /// The id of the rule, or the name of another extractor.
    pub rule: String,
    /// How sure, 0 to 1: of our own rules, the share of a rule's claims that were right when it was measured.
    pub confidence: f64,
    /// Other tools that name the same (`--mentions`), sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A stretch of the article's decoded text, in code points, with its characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The characters, as the article has them.
    pub quote: String,
}

/// Someone who is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFact {
    /// Names the person within the article: the name, and `#2` behind it for a namesake.
    pub key: String,
    /// The name in simplified characters.
    pub name: String,
    /// The name as the article writes it, where that differs (traditional script, a space inside).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// What the person is.
    pub kind: PersonKind,
    /// `female` or `male` where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Why.
    pub grounds: Grounds,
}

/// A body that is named. Its `name` is its key within the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganizationFact {
    /// The fullest name that the text gives, jurisdiction spelled out, in simplified characters.
    pub name: String,
    /// The name as the article writes it, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// What it is.
    pub kind: OrganizationKind,
    /// Other names that the article uses for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short_names: Vec<String>,
    /// The place (a `PlaceFact`'s name) or division that its name begins with or that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// GB/T 2260 code of `division`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division_code: Option<String>,
    /// Why.
    pub grounds: Grounds,
}

/// A place that is named. Its `name` is its key within the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceFact {
    /// The full official name, in simplified characters.
    pub name: String,
    /// As the article writes it, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// Its level.
    pub level: DivisionLevel,
    /// GB/T 2260 code (six digits; nine for a township), where it is known which division is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether it is the jurisdiction that the article is at home in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub home: bool,
    /// Why.
    pub grounds: Grounds,
}

/// Someone stands to a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostFact {
    /// A `PersonFact`'s key.
    pub person: String,
    /// The post.
    pub post: Post,
    /// How the person stands to it.
    pub tenure: Tenure,
    /// The rank that the title fixes in that body, where it fixes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Why.
    pub grounds: Grounds,
}

/// Who or what takes part in an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agent {
    /// A `PersonFact`'s key.
    Person(String),
    /// An `OrganizationFact`'s name.
    Organization(String),
    /// A `PlaceFact`'s name: a county that speaks at a meeting.
    Place(String),
}

impl Agent {
    /// The key or name alone.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Person(key) | Self::Organization(key) | Self::Place(key) => key,
        }
    }
}

/// Something that happened, or is announced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventFact {
    /// Names the event within the article: `e1`, `e2`, in the order of the text.
    pub key: String,
    /// What kind of happening.
    pub kind: EventKind,
    /// A meeting's or ceremony's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether it took place.
    pub status: EventStatus,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EventDate>,
    /// `PlaceFact` names: the finest divisions named for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Who takes part, in which role, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participations: Vec<Participation>,
    /// The sites visited, in order: a visit is an itinerary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
    /// Why.
    pub grounds: Grounds,
}

/// One agent in one event, in one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Who or what.
    pub agent: Agent,
    /// In which role.
    pub role: Role,
    /// The posts held then; in an appointment or removal, the posts given or taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// Why.
    pub grounds: Grounds,
}

/// One site of a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// What is visited: an organisation or a place.
    pub site: Agent,
    /// The day, where it differs from or is narrower than the event's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<EventDate>,
    /// Keys of the persons of the event (leads and company) who were at this stop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<String>,
    /// Why.
    pub grounds: Grounds,
}
