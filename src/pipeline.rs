//! The chain from article to facts.

use crate::fact::{ArticleFacts, ArticleInfo, SCHEMA_VERSION};
use crate::kind::Genre;
use crate::lexicon::Lexicon;
use crate::source::Article;

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
        let _ = &self.lexicon;
        ArticleFacts {
            article: ArticleInfo {
                document: article.id.clone(),
                schema: SCHEMA_VERSION,
                url: article.url.clone(),
                title: article.title.clone(),
                publisher: article.publisher.clone(),
                published: None,
                retrieved: None,
                sha256: String::new(),
                genre: Genre::News,
                home: None,
                text: article.text.clone(),
            },
            facts: Vec::new(),
        }
    }
}
