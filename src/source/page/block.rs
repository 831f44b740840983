//! A page's text, one line a block element, with what tells prose from furniture.

use super::tree::{NodeId, Tree};

/// A line of text as it would be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub text: String,
    /// The block element that it stands in.
    pub owner: NodeId,
    /// Its characters but blanks.
    pub size: usize,
    /// Of these, those in links.
    pub linked: usize,
    pub is_heading: bool,
}

/// Never seen, or no text.
const UNSEEN: &[&str] = &[
    "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas",
    "select", "button", "textarea", "datalist", "rt", "rp", "audio", "video", "math",
];

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// A row whose cells hold more is for layout, and each cell is read by itself.
const MAX_ROW: usize = 200;

/// All lines beneath a node, in the order of the page.
pub(super) fn blocks(tree: &Tree, root: NodeId) -> Vec<Block> {
    let mut reader = Reader {
        tree,
        done: Vec::new(),
        open: Open::default(),
        links: 0,
        rows: 0,
    };
    let mut stack = vec![Step::Enter(root, root)];
    while let Some(step) = stack.pop() {
        match step {
            Step::Enter(node, owner) => reader.enter(node, owner, &mut stack),
            Step::LeaveBlock => reader.flush(),
            Step::LeaveLink => reader.links -= 1,
            Step::LeaveRow => {
                reader.rows -= 1;
                reader.flush();
            }
        }
    }
    reader.flush();
    reader.done
}

enum Step {
    /// A node and the block that it stands in.
    Enter(NodeId, NodeId),
    LeaveBlock,
    LeaveLink,
    LeaveRow,
}

struct Reader<'t> {
    tree: &'t Tree,
    done: Vec<Block>,
    open: Open,
    links: usize,
    /// Rows of data around the place, whose cells make one line.
    rows: usize,
}

/// The line that is being read.
#[derive(Default)]
struct Open {
    text: String,
    owner: NodeId,
    linked: usize,
    /// White space that stands between the text and what follows.
    gap: Gap,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Blank,
    /// A line break of the source, which is nothing between Chinese characters.
    Break,
}

impl Reader<'_> {
    fn enter(&mut self, node: NodeId, owner: NodeId, stack: &mut Vec<Step>) {
        if let Some(text) = self.tree.text(node) {
            self.push(text, owner);
            return;
        }
        let name = self.tree.name(node).unwrap_or_default();
        if UNSEEN.contains(&name) || is_hidden(self.tree, node) {
            return;
        }
        let mut inner = owner;
        match name {
            "br" => self.flush(),
            "a" => {
                self.links += 1;
                stack.push(Step::LeaveLink);
            }
            "td" | "th" if self.rows > 0 && !self.open.text.is_empty() => self.open.text.push(' '),
            "tr" if is_data_row(self.tree, node) => {
                self.flush();
                self.rows += 1;
                inner = node;
                stack.push(Step::LeaveRow);
            }
            _ if BLOCKS.contains(&name) && self.rows == 0 => {
                self.flush();
                inner = node;
                stack.push(Step::LeaveBlock);
            }
            _ => {}
        }
        stack.extend(
            self.tree
                .children(node)
                .iter()
                .rev()
                .map(|&child| Step::Enter(child, inner)),
        );
    }

    /// Takes text; white space of the source is one blank.
    fn push(&mut self, text: &str, owner: NodeId) {
        let open = &mut self.open;
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                open.gap = match (open.gap, c) {
                    (Gap::Break, _) | (_, '\n' | '\r') => Gap::Break,
                    (Gap::None | Gap::Blank, _) => Gap::Blank,
                };
                continue;
            }
            if open.text.is_empty() {
                open.owner = owner;
            }
            if matches!(c, '\u{200b}' | '\u{feff}') {
                continue;
            }
            let in_chinese = !c.is_ascii() && open.text.ends_with(|last: char| !last.is_ascii());
            if open.gap == Gap::Blank || open.gap == Gap::Break && !in_chinese {
                open.text.push(' ');
            }
            open.gap = Gap::None;
            open.text.push(if c == '\u{a0}' { ' ' } else { c });
            open.linked += usize::from(self.links > 0 && !c.is_whitespace());
        }
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        let text = open.text.trim();
        if text.is_empty() {
            return;
        }
        let size = text.chars().filter(|c| !c.is_whitespace()).count();
        let heading = |node| {
            matches!(
                self.tree.name(node),
                Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6")
            )
        };
        let is_heading =
            heading(open.owner) || self.tree.ancestors(open.owner).take(2).any(heading);
        let text = text.to_owned();
        self.done.push(Block {
            text,
            owner: open.owner,
            size,
            linked: open.linked,
            is_heading,
        });
    }
}

fn is_hidden(tree: &Tree, node: NodeId) -> bool {
    let style = tree.attribute(node, "style").map(|style| {
        style
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
            .to_ascii_lowercase()
    });
    tree.attribute(node, "hidden").is_some()
        || style.is_some_and(|style| style.contains("display:none"))
}

/// A row of short cells that hold nothing but text, as in a list of names and posts.
fn is_data_row(tree: &Tree, row: NodeId) -> bool {
    let is_cell = |name: &str| matches!(name, "td" | "th");
    let mut size = 0;
    tree.subtree(row).skip(1).all(|node| {
        size += tree
            .text(node)
            .map_or(0, |text| text.trim().chars().count());
        let name = tree.name(node).unwrap_or_default();
        size <= MAX_ROW && name != "br" && (is_cell(name) || name == "p" || !BLOCKS.contains(&name))
    }) && tree
        .children(row)
        .iter()
        .filter(|&&cell| tree.name(cell).is_some_and(is_cell))
        .count()
        > 1
}
