//! The chain from article to facts.

use crate::document::genre::{self, Judgement};
use crate::document::named::{NamedKind, named};
use crate::document::reading::external::Verdict;
use crate::document::reading::{self, Metadata};
use crate::edtf::Edtf;
use crate::fact::{ArticleFacts, ArticleInfo, GenreGrounds, GenreSign, SCHEMA_VERSION};
use crate::kind::Genre;
use crate::lexicon::Lexicon;
use crate::lexicon::user::UserLexicon;
use crate::rules;
use crate::source::Article;
use crate::source::proposal::Proposal;
use crate::span::Span;
use crate::text::CleanText;
use sha2::{Digest, Sha256};

/// Of which articles facts are stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Genres {
    /// Of those that report or record: of all but fiction and advertisements.
    #[default]
    Factual,
    /// Of every article.
    Any,
}

impl Genres {
    /// Whether articles of this genre yield facts.
    #[must_use]
    pub const fn include(self, genre: Genre) -> bool {
        match self {
            Self::Any => true,
            Self::Factual => match genre {
                Genre::Fiction | Genre::Advertisement => false,
                Genre::News | Genre::Policy | Genre::Biography | Genre::Foreign | Genre::Other => {
                    true
                }
            },
        }
    }
}

/// How articles are to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PipelineOptions {
    /// Of which articles facts are stated.
    pub genres: Genres,
    /// What the user adds to the lexicon.
    pub user: UserLexicon,
}

impl From<Genres> for PipelineOptions {
    fn from(genres: Genres) -> Self {
        Self {
            genres,
            ..Self::default()
        }
    }
}

impl PipelineOptions {
    /// What the options change in what is stated, for fingerprints; empty for the usual ones.
    #[must_use]
    pub fn difference(&self) -> String {
        let genres = match self.genres {
            Genres::Factual => "",
            Genres::Any => " any genre",
        };
        if self.user.is_empty() {
            return genres.to_owned();
        }
        format!("{genres} lexicon {}", self.user.digest())
    }
}

/// Reads articles; built once, shared by all threads.
#[derive(Debug)]
pub struct Pipeline {
    lexicon: Lexicon,
    genres: Genres,
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

impl Pipeline {
    /// Loads the lexicon; fiction and advertisements will yield no facts.
    #[must_use]
    pub fn new() -> Self {
        Self::of(Genres::default())
    }

    /// Loads the lexicon; articles of these genres will yield facts.
    #[must_use]
    pub fn of(genres: Genres) -> Self {
        Self::with(&genres.into())
    }

    /// Loads the lexicon, with what the user adds to it.
    #[must_use]
    pub fn with(options: &PipelineOptions) -> Self {
        Self {
            lexicon: Lexicon::with(&options.user),
            genres: options.genres,
        }
    }

    /// States what an article says: its genre always, facts where its genre is one that yields them.
    #[must_use]
    pub fn extract(&self, article: &Article) -> ArticleFacts {
        self.extract_with(article, &[]).0
    }

    /// The same with mentions that other tools made in the article; answers what became of each, in their order.
    #[must_use]
    pub fn extract_with(
        &self,
        article: &Article,
        proposals: &[Proposal],
    ) -> (ArticleFacts, Vec<Verdict>) {
        let clean = CleanText::of(&article.text);
        let divisions = self.lexicon.divisions.find(clean.text());
        let judgement = genre::judge(&self.lexicon, &clean, &divisions);
        if !self.genres.include(judgement.genre) {
            let facts = ArticleFacts {
                article: info(article, judgement, None),
                facts: Vec::new(),
            };
            return (facts, vec![Verdict::Unread; proposals.len()]);
        }
        let (proposals, changed) = unchanged(article, proposals);
        let (document, verdicts) = reading::read_with(
            &self.lexicon,
            &clean,
            divisions,
            &metadata(article),
            &proposals,
        );
        let story = rules::tell(&document);
        let facts = rules::state::facts(&self.lexicon, &document, &story, &clean, &article.text);
        let home = document.home.map(|home| document.places[home].name.clone());
        let facts = ArticleFacts {
            article: info(article, judgement, home),
            facts,
        };
        (facts, in_order(changed, verdicts))
    }

    /// Every place where the article names someone or something, whatever its genre.
    #[must_use]
    pub fn names(&self, article: &Article) -> Vec<(Span, NamedKind)> {
        let clean = CleanText::of(&article.text);
        let document = reading::read(&self.lexicon, &clean, &metadata(article));
        named(&document, &clean)
    }
}

/// The proposals whose words stand where they say, and for each of all what is wrong with it, if anything.
fn unchanged(article: &Article, proposals: &[Proposal]) -> (Vec<Proposal>, Vec<Option<String>>) {
    let characters: Vec<char> = if proposals.iter().any(|proposal| proposal.text.is_some()) {
        article.text.chars().collect()
    } else {
        Vec::new()
    };
    let wrong = |proposal: &Proposal| {
        let said = proposal.text.as_ref()?;
        let there: String = characters
            .get(proposal.start..proposal.end)?
            .iter()
            .collect();
        (*said != there).then(|| {
            format!(
                "`text` is “{said}”, but characters {} to {} are “{there}”",
                proposal.start, proposal.end
            )
        })
    };
    let changed: Vec<Option<String>> = proposals.iter().map(wrong).collect();
    let kept = proposals.iter().zip(&changed);
    let kept = kept.filter(|(_, wrong)| wrong.is_none());
    (
        kept.map(|(proposal, _)| proposal.clone()).collect(),
        changed,
    )
}

/// The verdicts of all proposals: what was wrong with it from the start, or the next of `verdicts`.
fn in_order(changed: Vec<Option<String>>, verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let mut verdicts = verdicts.into_iter();
    let verdict = |wrong: Option<String>| match wrong {
        Some(message) => Some(Verdict::Unusable(message)),
        None => verdicts.next(),
    };
    changed.into_iter().filter_map(verdict).collect()
}

fn metadata(article: &Article) -> Metadata {
    Metadata {
        published: edtf(article.published.as_deref()),
        publisher: article.publisher.clone(),
    }
}

fn edtf(date: Option<&str>) -> Option<Edtf> {
    date.and_then(|date| Edtf::parse(date).ok())
}

fn info(article: &Article, judgement: Judgement, home: Option<String>) -> ArticleInfo {
    let digest = Sha256::digest(article.text.as_bytes());
    ArticleInfo {
        document: article.id.clone(),
        schema: SCHEMA_VERSION,
        url: article.url.clone(),
        title: article.title.clone(),
        publisher: article.publisher.clone(),
        published: edtf(article.published.as_deref()),
        retrieved: edtf(article.retrieved.as_deref()),
        sha256: hex(&digest),
        genre: judgement.genre,
        genre_grounds: Some(grounds(judgement)),
        home,
        text: article.text.clone(),
    }
}

/// In lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

fn grounds(judgement: Judgement) -> GenreGrounds {
    let signs = judgement.signs.into_iter().map(|found| GenreSign {
        sign: found.sign.to_owned(),
        count: found.count,
        weight: found.weight,
    });
    GenreGrounds {
        confidence: judgement.confidence,
        signs: signs.collect(),
    }
}
