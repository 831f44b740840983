//! Reads HTML: the article out of a page, without what the site puts around it.

mod block;
mod body;
mod meta;
mod tree;

use block::{Block, blocks};
use encoding_rs::Encoding;
use meta::Meta;
pub(super) use tree::TooDeep;
use tree::Tree;

/// A shorter title in the text may be a word of another.
const MIN_TITLE: usize = 4;
/// Encodings are declared within the first bytes.
const DECLARED_WITHIN: usize = 4 << 10;
/// Where dates and outlets are printed, if not under the title.
const FIRST_LINES: usize = 3;
/// A line that only says when and where from is shorter.
const MAX_STAMP: usize = 80;

/// An article as its page gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub url: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    /// The title's line, then the text, a line a block; empty where the page has none.
    pub text: String,
}

/// Reads a whole page.
pub(super) fn read(html: &str) -> Result<Page, TooDeep> {
    let tree = Tree::parse(html)?;
    let meta = Meta::of(&tree);
    let blocks = blocks(&tree, Tree::ROOT);
    let (at, title) = title(&meta, &blocks);
    let body = body::find(&tree, &blocks, at);
    let stamps = || {
        let short = |block: &&&Block| block.size <= MAX_STAMP;
        let first = body.lines.iter().take(FIRST_LINES).filter(short);
        body.notes.iter().chain(first).map(|block| block.text.as_str())
    };
    let (publisher, published) = (meta.outlet(stamps()), meta.published(stamps()));
    let seen = body.notes.iter().chain(&body.lines).map(|block| block.text.as_str());
    let mut lines: Vec<_> = title.as_deref().into_iter().chain(seen).collect();
    let read: usize = body.lines.iter().map(|block| block.size).sum();
    if let Some(text) = meta.body().filter(|text| text.chars().count() > read * 2) {
        lines.truncate(usize::from(title.is_some()));
        lines.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()));
    }
    let has_text = lines.len() > usize::from(title.is_some());
    let text = if has_text { lines.join("\n") } else { String::new() };
    Ok(Page { url: meta.url(), title, publisher, published, text })
}

/// The text of a piece of HTML that holds an article and nothing else, or of a whole page.
pub(super) fn read_fragment(html: &str) -> Result<String, TooDeep> {
    if html.contains("<body") || html.contains("<BODY") {
        return read(html).map(|page| page.text);
    }
    let tree = Tree::parse(html)?;
    let lines: Vec<_> = blocks(&tree, Tree::ROOT).into_iter().map(|block| block.text).collect();
    Ok(lines.join("\n"))
}

/// The encoding that the page says it is in; often wrong.
pub(super) fn declared_encoding(head: &[u8]) -> Option<&'static Encoding> {
    let head = &head[..head.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let at = head.windows(8).position(|word| word == b"charset=")? + 8;
    let rest = head[at..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_".contains(byte)));
    Encoding::for_label(&rest[..end.unwrap_or(rest.len())])
}

/// The title, and its line where it is one: a line that the head's title begins with or holds
/// is surer than the head's, which the names of column and site follow.
fn title(meta: &Meta, blocks: &[Block]) -> (Option<usize>, Option<String>) {
    let declared = [meta.title(), meta.window_title.as_deref()];
    for head in declared.into_iter().flatten().map(squeezed) {
        let lines = blocks.iter().enumerate().filter(|(_, block)| block.size >= MIN_TITLE);
        let held = lines.filter(|(_, block)| head.contains(&squeezed(&block.text)));
        // The longest; of equals the first, or the heading.
        let best = held.max_by_key(|(at, block)| {
            (block.size, block.is_heading, block.linked == 0, std::cmp::Reverse(*at))
        });
        if let Some((at, block)) = best.filter(|(_, best)| best.size * 3 >= head.chars().count()) {
            return (Some(at), Some(block.text.clone()));
        }
    }
    let heading = blocks.iter().position(|block| block.is_heading && block.linked == 0);
    if let Some(title) = meta.title() {
        return (None, Some(title.to_owned()));
    }
    if let Some(at) = heading {
        return (Some(at), Some(blocks[at].text.clone()));
    }
    (None, meta.window_title.as_deref().map(|title| without_site(title).to_owned()))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The title before the names of column and site.
fn without_site(title: &str) -> &str {
    let mut cut = title.split(['_', '|', '｜']).next().unwrap_or(title).trim();
    while let Some((before, after)) = cut.rsplit_once(['-', '–', '—']) {
        let is_site = ["网", "报", "台", "新闻", "要闻", "政府", "频道", "门户", "融媒", "中心", "动态"]
            .iter()
            .any(|end| after.trim().ends_with(end));
        if !is_site || before.trim().is_empty() {
            break;
        }
        cut = before.trim().trim_end_matches(['-', '–', '—']).trim();
    }
    cut
}
