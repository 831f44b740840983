//! What a page says of itself beside its text: meta tags, JSON-LD, its head.

use super::super::date;
use super::tree::{NodeId, Tree};
use regex::Regex;
use serde_json::{Map, Value};
use std::sync::LazyLock;

const TITLES: &[&str] = &["articletitle", "og:title", "twitter:title", "dc.title"];
const DATES: &[&str] = &[
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article:published_time",
    "publishtime",
    "publish_time",
    "datepublished",
    "og:published_time",
    "og:release_date",
    "firstpublishedtime",
    "weibo:article:create_at",
    "releasedate",
    "dc.date",
    "dc.date.issued",
    "createdate",
    "date",
];
const OUTLETS: &[&str] = &["contentsource", "source", "dc.source", "article:source"];
const SITES: &[&str] = &["og:site_name", "sitename", "site_name", "application-name"];
const ADDRESSES: &[&str] = &["og:url", "url"];

/// 来源：… in a line under the title.
static PRINTED_OUTLET: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:信息来源|文章来源|新闻来源|稿件来源|来源|來源|稿源)\s*[：:]\s*([^\s　|｜【】（）()，。：:]+)",
    )
});

#[expect(
    clippy::expect_used,
    reason = "the pattern is constant, and the tests use it"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// What the head of a page declares.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// By names in small letters, in the order of the page.
    tags: Vec<(String, String)>,
    linked: Option<Map<String, Value>>,
    /// What stands in `<title>`: often with the names of column and site.
    pub window_title: Option<String>,
    canonical: Option<String>,
}

impl Meta {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut meta = Self::default();
        for node in tree.subtree(Tree::ROOT) {
            match tree.name(node) {
                Some("meta") => meta.tags.extend(tag(tree, node)),
                Some("title") if meta.window_title.is_none() => {
                    let title = tree.inner_text(node);
                    let words: Vec<_> = title.split_whitespace().collect();
                    meta.window_title = Some(words.join(" ")).filter(|title| !title.is_empty());
                }
                Some("link") if tree.attribute(node, "rel") == Some("canonical") => {
                    meta.canonical = tree.attribute(node, "href").map(str::to_owned);
                }
                Some("script")
                    if tree.attribute(node, "type") == Some("application/ld+json")
                        && meta.linked.is_none() =>
                {
                    let json = serde_json::from_str(&tree.inner_text(node)).ok();
                    meta.linked = json.and_then(article);
                }
                _ => {}
            }
        }
        meta
    }

    fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let mut named = self.tags.iter().filter(|(key, _)| key == name);
            named.next().map(|(_, content)| content.as_str())
        })
    }

    fn linked(&self, key: &str) -> Option<&str> {
        let value = self.linked.as_ref()?.get(key)?;
        let text = value
            .as_str()
            .or_else(|| value.get("name")?.as_str())?
            .trim();
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn title(&self) -> Option<&str> {
        self.first(TITLES).or_else(|| self.linked("headline"))
    }

    pub(super) fn url(&self) -> Option<String> {
        let address = self
            .canonical
            .as_deref()
            .or_else(|| self.first(ADDRESSES))?;
        address.contains("://").then(|| address.to_owned())
    }

    /// The text, where the page holds it for machines only.
    pub(super) fn body(&self) -> Option<&str> {
        self.linked("articleBody")
    }

    /// The outlet: declared, else printed in one of the lines, else the site's name.
    pub(super) fn outlet<'l>(&self, mut lines: impl Iterator<Item = &'l str>) -> Option<String> {
        let declared = self.first(OUTLETS).filter(|outlet| !outlet.contains("://"));
        declared
            .map(str::to_owned)
            .or_else(|| lines.find_map(printed_outlet))
            .or_else(|| {
                self.first(SITES)
                    .or_else(|| self.linked("publisher"))
                    .map(str::to_owned)
            })
    }

    /// The day of publication: declared, else printed in one of the lines, else in the address.
    pub(super) fn published<'l>(&self, mut lines: impl Iterator<Item = &'l str>) -> Option<String> {
        let declared = DATES
            .iter()
            .find_map(|name| date::of_text(self.first(&[name])?));
        declared
            .or_else(|| date::of_text(self.linked("datePublished")?))
            .or_else(|| lines.find_map(date::of_text))
            .or_else(|| date::in_url(&self.url()?))
    }
}

fn tag(tree: &Tree, node: NodeId) -> Option<(String, String)> {
    let mut keys = ["name", "property", "itemprop"].into_iter();
    let key = keys.find_map(|key| tree.attribute(node, key))?;
    let content = tree.attribute(node, "content")?.trim();
    (!content.is_empty()).then(|| (key.to_ascii_lowercase(), content.to_owned()))
}

/// The object that describes an article, alone, in a list or in a graph.
fn article(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Array(values) => values.into_iter().find_map(article),
        Value::Object(mut object) => match object.remove("@graph") {
            Some(graph) => article(graph),
            None => ["headline", "datePublished", "articleBody"]
                .iter()
                .any(|key| object.contains_key(*key))
                .then_some(object),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn printed_outlet(line: &str) -> Option<String> {
    let outlet = PRINTED_OUTLET.captures(line)?.get(1)?.as_str();
    Some(outlet.to_owned())
}
