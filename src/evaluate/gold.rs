//! A gold directory: one `NAME.json` with the right answers beside one `NAME.txt` or `NAME.html`.

use super::EvaluateError;
use crate::report::Diagnostic;
use crate::source::{self, Article, Input, ReadOptions};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What an article should be found to say. Fields that are not known are left unread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Where the text comes from, in parts that `;` separates.
    pub source: Option<String>,
    /// What kind of text it is, as facts name it.
    pub genre: Option<String>,
    /// When it was published; handed to the extractor.
    pub published: Option<String>,
    /// Its address; handed to the extractor.
    pub url: Option<String>,
    /// Name, kind.
    pub people: Vec<(Option<String>, String)>,
    /// Person, title, body.
    pub posts: Vec<[Option<String>; 3]>,
    /// Name, type.
    pub organizations: Vec<(Option<String>, String)>,
    /// Names.
    pub places: Vec<Option<String>>,
    /// Person, site, date, role.
    pub visits: Vec<[Option<String>; 4]>,
    /// Events.
    pub events: Vec<AnswerEvent>,
}

/// One event of an [`Answer`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct AnswerEvent {
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: String,
    /// The day, EDTF.
    #[serde(default)]
    pub date: Option<String>,
    /// Name, role.
    #[serde(default)]
    pub participants: Vec<(Option<String>, String)>,
}

/// An article with its right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoldDocument {
    /// The file's stem, which is the article's id too.
    pub id: String,
    /// What is right.
    pub answer: Answer,
    /// The article, or why its text could not be read.
    pub article: Result<Article, Diagnostic>,
}

/// Reads the answers in `dir`, and for each its text in `texts`, by the order of their names. An
/// answer that has no `NAME.txt` or `NAME.html` may have its article in a JSON Lines file of `texts`,
/// by its id; one that has no text at all is left out.
///
/// # Errors
///
/// A directory or an answer cannot be read, or no answer has its text.
pub fn read_gold(dir: &Path, texts: &Path) -> Result<Vec<GoldDocument>, EvaluateError> {
    let mut documents = Vec::new();
    let mut crawled = None;
    for path in files(dir, "json")? {
        let answer: Answer =
            serde_json::from_slice(&bytes(&path)?).map_err(|error| EvaluateError::Malformed {
                path: path.clone(),
                message: error.to_string(),
            })?;
        let id = stem(&path);
        let beside = ["txt", "html"].map(|end| texts.join(format!("{id}.{end}")));
        let article = match beside.into_iter().find(|path| path.exists()) {
            Some(path) => read_text(&path, &id, &answer),
            None => {
                if crawled.is_none() {
                    crawled = Some(crawled_articles(texts)?);
                }
                let found = crawled.as_mut().and_then(|known| known.remove(&id));
                let Some(article) = found else { continue };
                Ok(article)
            }
        };
        documents.push(GoldDocument {
            id,
            answer,
            article,
        });
    }
    if documents.is_empty() {
        return Err(EvaluateError::Nothing {
            gold: dir.to_owned(),
            texts: texts.to_owned(),
        });
    }
    Ok(documents)
}

/// The article of one file: a page as any page is read; a text with what the answer hands on, as a
/// crawler's row would carry it.
fn read_text(path: &Path, id: &str, answer: &Answer) -> Result<Article, Diagnostic> {
    let options = ReadOptions::default();
    let utf8 = fs::read(path)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let is_page = path.extension().is_some_and(|end| end == "html");
    let text = match utf8.filter(|_| !is_page) {
        Some(text) => text,
        None => {
            let mut read = source::read(&[Input::Path(path.to_owned())], &options);
            let article = read.next();
            let article = article.unwrap_or_else(|| source::read_object("{}", path, &options))?;
            if is_page {
                return Ok(article);
            }
            article.text
        }
    };
    let mut row = json!({"id": id, "text": text.replace("\r\n", "\n").replace('\r', "\n")});
    for (name, value) in [("date", &answer.published), ("url", &answer.url)] {
        if let Some(value) = value.as_ref().filter(|value| !value.is_empty()) {
            row[name] = value.as_str().into();
        }
    }
    source::read_object(&row.to_string(), path, &options)
}

/// The articles of all JSON Lines files in a directory, by their ids.
fn crawled_articles(dir: &Path) -> Result<BTreeMap<String, Article>, EvaluateError> {
    let inputs: Vec<Input> = files(dir, "jsonl")?.into_iter().map(Input::Path).collect();
    let articles = source::read(&inputs, &ReadOptions::default()).flatten();
    Ok(articles
        .map(|article| (article.id.clone(), article))
        .collect())
}

/// The files of a directory with this ending, by name.
pub(super) fn files(dir: &Path, ending: &str) -> Result<Vec<PathBuf>, EvaluateError> {
    let unreadable = |source| EvaluateError::Unreadable {
        path: dir.to_owned(),
        source,
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|end| end == ending) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, EvaluateError> {
    fs::read(path).map_err(|source| EvaluateError::Unreadable {
        path: path.to_owned(),
        source,
    })
}

pub(super) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::read_gold;
    use std::fs;

    #[test]
    fn texts_are_read_as_a_crawlers_row_would_be() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
        let answer = r#"{"published": "2024-06-13", "url": "https://news.example.cn/1", "people": [["何青", "official"]], "more": 1}"#;
        for id in ["a", "b", "c", "d", "e"] {
            write(&format!("{id}.json"), answer.as_bytes());
        }
        write("a.txt", "{何青}\r\n调研。".as_bytes());
        write("b.txt", b"\xba\xce\xc7\xe0\xb5\xf7\xd1\xd0\xa1\xa3");
        write(
            "c.html",
            "<html><body><p>何青到企业调研。</p></body></html>".as_bytes(),
        );
        write(
            "crawl.jsonl",
            r#"{"id": "d", "text": "何青", "date": "2024-01-02"}"#.as_bytes(),
        );
        let gold = read_gold(dir.path(), dir.path()).unwrap();
        let told: Vec<(&str, &str, Option<&str>)> = gold
            .iter()
            .map(|document| {
                let article = document.article.as_ref().unwrap();
                let published = article.published.as_deref();
                (document.id.as_str(), article.text.as_str(), published)
            })
            .collect();
        let expected = [
            ("a", "{何青}\n调研。", Some("2024-06-13")),
            ("b", "何青调研。", Some("2024-06-13")),
            ("c", "何青到企业调研。", None),
            ("d", "何青", Some("2024-01-02")),
        ];
        assert_eq!(told, expected, "e has no text and is left out");
        assert_eq!(
            gold[0].answer.people,
            [(Some("何青".to_owned()), "official".to_owned())]
        );
    }
}
