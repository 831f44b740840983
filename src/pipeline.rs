//! The chain from article to facts.

use crate::document::named::{NamedKind, named};
use crate::document::reading::{self, Metadata};
use crate::edtf::Edtf;
use crate::fact::{ArticleFacts, ArticleInfo, SCHEMA_VERSION};
use crate::lexicon::Lexicon;
use crate::rules;
use crate::source::Article;
use crate::span::Span;
use crate::text::CleanText;
use sha2::{Digest, Sha256};

/// Reads articles; built once, shared by all threads.
#[derive(Debug)]
pub struct Pipeline {
    lexicon: Lexicon,
}

impl Default for Pipeline {
    fn default() -> Self {
        Self::new()
    }
}

impl Pipeline {
    /// Loads the lexicon.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lexicon: Lexicon::load(),
        }
    }

    /// States what an article says.
    #[must_use]
    pub fn extract(&self, article: &Article) -> ArticleFacts {
        let clean = CleanText::of(&article.text);
        let document = reading::read(&self.lexicon, &clean, &metadata(article));
        let story = rules::tell(&document);
        let facts = rules::state::facts(&document, &story, &clean, &article.text);
        let home = document.home.map(|home| document.places[home].name.clone());
        ArticleFacts {
            article: info(article, &document, home),
            facts,
        }
    }

    /// Every place where the article names someone or something, whatever its genre.
    #[must_use]
    pub fn names(&self, article: &Article) -> Vec<(Span, NamedKind)> {
        let clean = CleanText::of(&article.text);
        let document = reading::read(&self.lexicon, &clean, &metadata(article));
        named(&document, &clean)
    }
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

fn info(
    article: &Article,
    document: &crate::document::Document,
    home: Option<String>,
) -> ArticleInfo {
    let digest = Sha256::digest(article.text.as_bytes());
    ArticleInfo {
        document: article.id.clone(),
        schema: SCHEMA_VERSION,
        url: article.url.clone(),
        title: article.title.clone(),
        publisher: article.publisher.clone(),
        published: document.published.clone(),
        retrieved: edtf(article.retrieved.as_deref()),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        genre: document.genre,
        home,
        text: article.text.clone(),
    }
}
