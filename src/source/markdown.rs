//! Reads Markdown: its front matter as a row's fields, its body as text without the marks.

use super::field::FieldMap;
use super::trouble::Spot;
use super::whence::Whence;
use super::{Article, row};
use crate::report::{Diagnostic, Reason};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};
use yaml_rust2::{Yaml, YamlLoader};

/// Stands alone on the lines before and after the front matter.
const FENCE: &str = "---";
/// What the body is called among the fields of a row.
const BODY: &str = "text";
/// What a row's title is called.
const TITLE: &str = "title";
/// What a row's id is called.
const ID: &str = "id";

/// Whether the text begins with front matter: a block of `key: value` between two fences.
pub(super) fn has_front_matter(text: &str) -> bool {
    split(text).is_some_and(|(front, _)| front.lines().any(|line| line.contains(':')))
}

/// The article of the text.
pub(super) fn read(text: &str, whence: &Whence, fields: &FieldMap) -> Result<Article, Diagnostic> {
    let spot = Spot::of(whence);
    let (front, body) = split(text).unwrap_or(("", text));
    let mut row = front_matter(front, spot)?;
    let (heading, body) = plain(body);
    if body.trim().is_empty() {
        return Err(spot.empty("the text"));
    }
    row.entry(BODY).or_insert_with(|| body.into());
    if let Some(heading) = heading {
        row.entry(TITLE).or_insert_with(|| heading.into());
    }
    row.entry(ID).or_insert_with(|| whence.stem().into());
    row::article(&row, spot, fields)
}

/// Front matter and body.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let rest = text.strip_prefix(FENCE)?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), FENCE | "...") {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// The front matter's fields; those that are no plain values are left out, as no part of an article is one.
fn front_matter(front: &str, spot: Spot<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let documents = YamlLoader::load_from_str(front).map_err(|error| {
        let line = Some(error.marker().line() + 1);
        let message = format!("the front matter is no YAML: {}", error.info());
        Spot { line, ..spot }.told(
            Reason::Malformed,
            message,
            "write `key: value` lines between the two lines of `---`, with quotes around values that hold `: `",
        )
    })?;
    let Some(Yaml::Hash(pairs)) = documents.into_iter().next() else {
        return Ok(Map::new());
    };
    let pairs = pairs
        .into_iter()
        .filter_map(|(key, value)| Some((key.into_string()?, plain_value(value)?)));
    Ok(pairs.collect())
}

fn plain_value(value: Yaml) -> Option<Value> {
    match value {
        Yaml::String(text) | Yaml::Real(text) => Some(text.into()),
        Yaml::Integer(number) => Some(number.into()),
        Yaml::Boolean(_)
        | Yaml::Array(_)
        | Yaml::Hash(_)
        | Yaml::Alias(_)
        | Yaml::Null
        | Yaml::BadValue => None,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what a reader does not see, whatever kinds of it come"
)]
/// The first heading where the text begins with it, and what a reader sees, a line a paragraph.
fn plain(markdown: &str) -> (Option<String>, String) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let (mut text, mut heading, mut in_heading) = (String::new(), None, false);
    let mut hidden = 0_usize;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => in_heading = text.trim().is_empty(),
            Event::End(TagEnd::Heading(_)) => {
                if in_heading {
                    heading = Some(text.trim().to_owned());
                }
                in_heading = false;
                end_line(&mut text);
            }
            Event::Start(Tag::Image { .. }) => hidden += 1,
            Event::End(TagEnd::Image) => hidden -= 1,
            Event::Text(words) | Event::Code(words) if hidden == 0 => text.push_str(&words),
            Event::SoftBreak => text.push('\n'),
            Event::HardBreak
            | Event::Rule
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) => end_line(&mut text),
            Event::End(TagEnd::TableCell) => text.push('\t'),
            _ => {}
        }
    }
    (heading, text.trim_end().to_owned())
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldMap, Whence, has_front_matter, plain, read};
    use std::path::Path;

    const NOTE: &str = "---\ntitle: \"张远志调研南坪镇\"\ndate: 2024-08-12\nsource: 南坪报\ntags: [调研]\n---\n\n8月12日，**县委书记**[张远志](http://a.example)到南坪镇调研。\n";

    #[test]
    fn front_matter_is_a_row() {
        assert!(has_front_matter(NOTE));
        let article = read(
            NOTE,
            &Whence::file(Path::new("n-1.md")),
            &FieldMap::default(),
        )
        .unwrap();
        assert_eq!(article.id, "n-1");
        assert_eq!(article.publisher.as_deref(), Some("南坪报"));
        assert_eq!(article.published.as_deref(), Some("2024-08-12"));
        assert_eq!(
            article.text,
            "张远志调研南坪镇\n8月12日，县委书记张远志到南坪镇调研。"
        );
    }

    #[test]
    fn marks_are_no_text() {
        let (heading, text) = plain("# 题目\n\n第一段，\n接着。\n\n- 甲\n- 乙\n\n![图](a.png)");
        assert_eq!(heading.as_deref(), Some("题目"));
        assert_eq!(text, "题目\n第一段，\n接着。\n甲\n乙");
    }

    #[test]
    fn broken_front_matter_names_its_line() {
        let text = "---\ntitle: 甲\ndate: [1\n---\n文";
        let told = read(text, &Whence::file(Path::new("a.md")), &FieldMap::default()).unwrap_err();
        assert!(told.place.line.is_some(), "{told}");
    }
}
