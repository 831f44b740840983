//! Finds the article among the lines of a page.
//!
//! Prose is what has sentence punctuation and is not in links. The article stands in the innermost
//! element that holds most of the page's prose; its title and date may stand before that element,
//! and the names of editors after it.

use super::block::Block;
use super::tree::{NodeId, Tree};
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// An element with this share of what its parent holds, in percent, is the one to look into.
const MOST: usize = 70;
/// An element with this share of the page's prose, in percent, is no furniture, whatever its class says.
const MUCH: usize = 30;
/// So many lines after the article may name its editors.
const AFTER: usize = 8;
/// The title stands so many lines before the text at most.
const BEFORE: usize = 8;
/// A shorter title may be a word of another line.
pub(super) const MIN_TITLE: usize = 4;
/// Lines of metadata are shorter.
const MAX_NOTE: usize = 120;

/// Elements that hold what is about the site.
const ASIDE: &[&str] = &["nav", "aside", "footer", "menu"];

/// Words in classes and ids of such elements.
const ASIDE_WORDS: &[&str] = &[
    "bottom",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "copyright",
    "crumb",
    "crumbs",
    "daohang",
    "dqwz",
    "fenxiang",
    "foot",
    "footer",
    "friend",
    "friendlink",
    "hot",
    "hotnews",
    "keywords",
    "links",
    "location",
    "login",
    "menu",
    "nav",
    "navbar",
    "navi",
    "navigation",
    "next",
    "pagenav",
    "pager",
    "pagination",
    "path",
    "position",
    "prev",
    "qrcode",
    "rank",
    "ranking",
    "recommend",
    "related",
    "relate",
    "relevant",
    "search",
    "share",
    "side",
    "sidebar",
    "sitemap",
    "tags",
    "tool",
    "toolbar",
    "tools",
    "tuijian",
    "weizhi",
    "xiangguan",
];

/// Who wrote, took, edited, answers for: `（责任编辑：…）`, `记者：…`, `编辑 … 审读 …`.
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"^[\s（(【\[]*(?:本[报网台刊]|本期|特约|实习|值班|责任)?",
        r"(?:文字|图文|[文图摄](?:片|影|像)?|责编|编[辑審审校务導导]|編輯|主编|记者|記者|作者|撰稿|撰文|供稿|通[讯訊]员|校[对對]|",
        r"审[核校读稿定签]|[终初复一二三]审|总?监制|总编[辑]?|统筹|策划|签发|来源|來源|稿源|出品|制[图作]|视频|剪辑)",
        r"[^，。；！？]{0,8}?[：:/／|｜丨\s)）\]】]",
    ))
});

/// When and where from: what stands under a title.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"来源|來源|稿源|出处|作者|记者|编辑|发布|發布|日期|时间|時間|浏览|点击|阅读|(?:19|20)[0-9]{2}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}",
    )
});

#[expect(
    clippy::expect_used,
    reason = "the patterns are constant, and the tests use each"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is well formed")
}

/// The lines of the article, and those between its title and its text.
pub(super) struct Body<'b> {
    /// 来源, date, editors: what stands under the title.
    pub notes: Vec<&'b Block>,
    /// The text, with captions and bylines.
    pub lines: Vec<&'b Block>,
}

/// The line of the title, where only its place and class tell it: the last before the text.
pub(super) fn title_before(tree: &Tree, blocks: &[Block]) -> Option<usize> {
    let main = Weights::of(tree, blocks).main(tree);
    let in_main = |block: &Block| {
        block.owner == main || tree.ancestors(block.owner).any(|above| above == main)
    };
    let text = blocks
        .iter()
        .position(|block| in_main(block) && is_sentence(&block.text))?;
    let from = text.saturating_sub(BEFORE);
    let is_title = |block: &Block| {
        let named = ["class", "id"]
            .into_iter()
            .filter_map(|key| tree.attribute(block.owner, key));
        let called = named
            .into_iter()
            .any(|name| name.to_ascii_lowercase().contains("title"));
        (block.is_heading || called) && block.linked == 0 && block.size >= MIN_TITLE
    };
    (from..text).rev().find(|&at| is_title(&blocks[at]))
}

/// Whether the line says when and where from, and nothing else.
pub(super) fn is_stamp(block: &Block) -> bool {
    block.size <= MAX_NOTE && NOTE.is_match(&block.text) && !block.text.contains(['。', '！'])
}

/// What the article is, once the line of its title is known.
pub(super) fn find<'b>(tree: &Tree, blocks: &'b [Block], title: Option<usize>) -> Body<'b> {
    let weights = Weights::of(tree, blocks);
    let main = weights.main(tree);
    let within = |block: &Block, node| {
        block.owner == node || tree.ancestors(block.owner).any(|above| above == node)
    };
    let aside: Vec<bool> = blocks
        .iter()
        .map(|block| !within_text(tree, &weights, main, block))
        .collect();
    let seen = |at: &usize| !aside[*at] && Some(*at) != title;
    let inside: Vec<usize> = (0..blocks.len())
        .filter(|&at| within(&blocks[at], main))
        .collect();
    let (first, last) = match (inside.first(), inside.last()) {
        (Some(&first), Some(&last)) => (first, last),
        _ => (blocks.len(), blocks.len()),
    };
    // Where the element holds the title too, what stands before the title is not the article's.
    let start = title
        .filter(|title| (first..=last).contains(title))
        .unwrap_or(first);
    let under = title
        .filter(|&title| title < first)
        .map_or(first..first, |title| title + 1..first);
    let notes: Vec<_> = under
        .filter(seen)
        .filter(|&at| is_note(&blocks[at]))
        .collect();
    let kept = inside
        .into_iter()
        .filter(|&at| at >= start && (seen(&at) || is_signed(&blocks[at])));
    let after = (last + 1..blocks.len())
        .filter(seen)
        .take(AFTER)
        .filter(|&at| is_signed(&blocks[at]));
    let lines = kept
        .filter(|&at| Some(at) != title && !is_link(&blocks[at]))
        .chain(after);
    Body {
        notes: notes.into_iter().map(|at| &blocks[at]).collect(),
        lines: lines.map(|at| &blocks[at]).collect(),
    }
}

/// Whether no element around the line, up to the article's own, is furniture.
fn within_text(tree: &Tree, weights: &Weights, main: NodeId, block: &Block) -> bool {
    let around = std::iter::once(block.owner).chain(tree.ancestors(block.owner));
    around
        .take_while(|&node| node != main)
        .all(|node| !is_aside(tree, node) || weights.prose(node) * 100 > weights.total() * MUCH)
}

fn is_aside(tree: &Tree, node: NodeId) -> bool {
    if tree.name(node).is_some_and(|name| ASIDE.contains(&name)) {
        return true;
    }
    let named = ["class", "id", "role"]
        .into_iter()
        .filter_map(|key| tree.attribute(node, key));
    named
        .flat_map(|names| names.split(|c: char| !c.is_ascii_alphabetic()))
        .any(|word| ASIDE_WORDS.contains(&word.to_ascii_lowercase().as_str()))
}

/// A line that is for the most part a link and no sentence leads elsewhere.
fn is_link(block: &Block) -> bool {
    block.linked * 2 > block.size && !is_sentence(&block.text)
}

fn is_sentence(text: &str) -> bool {
    text.contains(['，', '。', '；', '！', '？', '、'])
}

fn is_note(block: &Block) -> bool {
    let about = block.size <= MAX_NOTE && NOTE.is_match(&block.text);
    !is_link(block) && (block.is_heading || about || is_sentence(&block.text))
}

fn is_signed(block: &Block) -> bool {
    // `编辑推荐：` heads a list of other articles.
    let heads_list = block.text.contains("推荐") || block.text.contains("推薦");
    block.size <= MAX_NOTE && block.linked == 0 && !heads_list && BYLINE.is_match(&block.text)
}

/// How much prose each element holds.
struct Weights(BTreeMap<NodeId, Weight>);

#[derive(Default, Clone, Copy)]
struct Weight {
    prose: usize,
    lines: usize,
}

impl Weights {
    fn of(tree: &Tree, blocks: &[Block]) -> Self {
        let any = blocks.iter().any(|block| is_sentence(&block.text));
        let mut weights = BTreeMap::<NodeId, Weight>::new();
        for block in blocks {
            // A page without a sentence is judged by its text.
            let prose = if !any || is_sentence(&block.text) {
                block.size.saturating_sub(block.linked)
            } else {
                0
            };
            for node in std::iter::once(block.owner).chain(tree.ancestors(block.owner)) {
                let weight = weights.entry(node).or_default();
                weight.prose += prose;
                weight.lines += 1;
            }
        }
        Self(weights)
    }

    fn get(&self, node: NodeId) -> Weight {
        self.0.get(&node).copied().unwrap_or_default()
    }

    fn prose(&self, node: NodeId) -> usize {
        self.get(node).prose
    }

    fn total(&self) -> usize {
        self.prose(Tree::ROOT)
    }

    /// The innermost element with most of the prose; a single paragraph is none.
    fn main(&self, tree: &Tree) -> NodeId {
        let mut main = Tree::ROOT;
        loop {
            let held = self.prose(main);
            let inner = tree.children(main).iter().copied().find(|&child| {
                let weight = self.get(child);
                let whole = weight.lines == self.get(main).lines;
                let paragraph = weight.lines < 2 || tree.name(child) == Some("p");
                weight.prose > 0 && (whole || !paragraph && weight.prose * 100 >= held * MOST)
            });
            match inner {
                Some(inner) => main = inner,
                None => return main,
            }
        }
    }
}
