//! What a page says of itself beside its text: meta tags, JSON-LD, its head, the line under its title.

mod precedence;

use super::super::date;
use super::tree::{NodeId, Tree};
use precedence::{Part, Where};
use regex::Regex;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// 来源：… in a line under the title.
static PRINTED_OUTLET: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:信息来源|文章来源|新闻来源|稿件来源|来源|來源|稿源)\s*[：:]\s*([^\s　|｜【】\[\]（）()，。：:]+)",
    )
});

/// A label that follows an outlet without a blank, where a page parts them by style only: `来源：南坪日报浏览次数：12`.
static NEXT_LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        "(?:(?:责任|責任)?[编編][辑輯]|作者|记者|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|(?:发布)?(?:日期|时间)|字[体号]|分享到?|审核)$",
    )
});

/// A date that follows an outlet in the same way.
static NEXT_DATE: LazyLock<Regex> = LazyLock::new(|| regex("(?:19|20)[0-9]{2}[-年/.]"));

/// Names of the page's own site that are no names.
const OWN: &[&str] = &[
    "本站",
    "本网",
    "本網",
    "本站原创",
    "本网站",
    "原创",
    "未知",
    "网络",
    "互联网",
    "不详",
    "其他",
    "无",
];

/// Platforms, which publish what others write.
const PLATFORMS: &[&str] = &[
    "微信公众平台",
    "微信公众号",
    "今日头条",
    "百家号",
    "搜狐号",
    "网易号",
];

#[expect(
    clippy::expect_used,
    reason = "the patterns are constant, and the tests use each"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// What the head of a page declares.
#[derive(Debug, Default)]
pub(super) struct Meta {
    /// By names in small letters, in the order of the page.
    tags: Vec<(String, String)>,
    /// The text of elements that always hold the same, by their ids.
    elements: Vec<(String, String)>,
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
                Some(_) => meta.elements.extend(element(tree, node)),
                None => {}
            }
        }
        meta
    }

    /// What the place holds, in the order of the lines where there are several.
    fn values<'a>(&'a self, place: Where, lines: &'a [&'a str]) -> Vec<&'a str> {
        match place {
            Where::Meta(name) => named(&self.tags, name).collect(),
            Where::Element(id) => named(&self.elements, id).collect(),
            Where::Linked(key) => self.linked(key).into_iter().collect(),
            Where::Canonical => self.canonical.as_deref().into_iter().collect(),
            Where::Printed => lines.to_vec(),
            Where::Address => Vec::new(),
        }
    }

    fn linked(&self, key: &str) -> Option<&str> {
        string(self.linked.as_ref()?.get(key)?)
    }

    /// The first of the places that gives anything, as `read` reads it.
    fn surest<T>(
        &self,
        part: Part,
        lines: &[&str],
        read: impl Fn(Where, &str) -> Option<T>,
    ) -> Option<T> {
        precedence::of(part).find_map(|place| {
            let values = self.values(place, lines);
            values.into_iter().find_map(|value| read(place, value))
        })
    }

    pub(super) fn title(&self) -> Option<String> {
        self.surest(Part::Title, &[], |_, title| {
            let title = without_tags(title);
            (!title.is_empty()).then_some(title)
        })
    }

    pub(super) fn url(&self) -> Option<String> {
        self.surest(Part::Address, &[], |_, url| {
            url.contains("://").then(|| url.to_owned())
        })
    }

    /// The text, where the page holds it for machines only.
    pub(super) fn body(&self) -> Option<&str> {
        self.linked("articleBody")
    }

    /// The outlet; `lines` are those under the title.
    pub(super) fn outlet(&self, lines: &[&str]) -> Option<String> {
        self.surest(Part::Outlet, lines, |place, value| {
            let printed = printed_outlet(value);
            let name = match place {
                Where::Printed => printed?,
                Where::Meta(_)
                | Where::Linked(_)
                | Where::Element(_)
                | Where::Canonical
                | Where::Address => printed.unwrap_or(value),
            };
            let name = name.trim();
            let is_name = !name.is_empty()
                && !name.contains("://")
                && !OWN.contains(&name)
                && !PLATFORMS.contains(&name);
            is_name.then(|| name.to_owned())
        })
    }

    /// The day of publication; `lines` are those under the title.
    pub(super) fn published(&self, lines: &[&str]) -> Option<String> {
        self.surest(Part::Date, lines, |_, value| date::of_text(value))
            .or_else(|| date::in_url(&self.url()?))
    }
}

fn named<'a>(values: &'a [(String, String)], name: &str) -> impl Iterator<Item = &'a str> {
    values
        .iter()
        .filter(move |(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// A value as one string: of a list its first, of an object its name.
fn string(value: &Value) -> Option<&str> {
    let text = match value {
        Value::String(text) => text,
        Value::Array(values) => return values.iter().find_map(string),
        Value::Object(object) => return object.get("name").and_then(string),
        Value::Null | Value::Bool(_) | Value::Number(_) => return None,
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn tag(tree: &Tree, node: NodeId) -> Option<(String, String)> {
    let mut keys = ["name", "property", "itemprop"].into_iter();
    let key = keys.find_map(|key| tree.attribute(node, key))?;
    let content = tree.attribute(node, "content")?.trim();
    (!content.is_empty()).then(|| (key.to_ascii_lowercase(), content.to_owned()))
}

fn element(tree: &Tree, node: NodeId) -> Option<(String, String)> {
    let id = tree.attribute(node, "id")?.to_ascii_lowercase();
    precedence::elements()
        .any(|known| known == id)
        .then(|| (id, tree.inner_text(node).trim().to_owned()))
}

/// A title without the tags and breaks that editors put into it.
fn without_tags(title: &str) -> String {
    let mut out = String::new();
    let mut rest = title;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>') {
            Some((_, behind)) if is_tag => rest = behind,
            _ => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    let words: Vec<_> = out
        .replace("&nbsp;", " ")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    words.join(" ")
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

fn printed_outlet(line: &str) -> Option<&str> {
    let found = PRINTED_OUTLET.captures(line)?.get(1)?;
    let outlet = found.as_str();
    let is_labelled = line
        .get(found.end()..)
        .is_some_and(|rest| rest.trim_start().starts_with([':', '：']));
    let label = NEXT_LABEL.find(outlet).filter(|_| is_labelled);
    let next = label.or_else(|| NEXT_DATE.find(outlet));
    // Without an outlet, the label itself was read: `来源： 作者：石青`.
    let end = next.map_or(outlet.len(), |next| next.start());
    outlet.get(..end).filter(|outlet| !outlet.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{printed_outlet, without_tags};

    #[test]
    fn an_outlet_ends_where_the_next_label_begins() {
        for (line, outlet) in [
            ("来源：南坪日报 作者：石青", Some("南坪日报")),
            (
                "发布日期：2024-08-13来源：南坪日报浏览次数：12",
                Some("南坪日报"),
            ),
            ("来源：县融媒体中心2024-08-13 10:11", Some("县融媒体中心")),
            ("来源：南坪发布责任编辑：柳叶", Some("南坪发布")),
            ("来源：中国记者网", Some("中国记者网")),
            ("来源：南坪时间 10:11", Some("南坪时间")),
            ("来源： 作者：石青", None),
            ("作者：石青", None),
        ] {
            assert_eq!(printed_outlet(line), outlet, "{line}");
        }
    }

    #[test]
    fn titles_lose_tags_and_nothing_else() {
        assert_eq!(without_tags("张远志到<br/>南坪镇"), "张远志到南坪镇");
        assert_eq!(without_tags("气温<10度 a>b"), "气温<10度 a>b");
    }
}
