//! The elements and texts of a page, parsed as browsers do.

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::RefCell;

/// Deeper pages are broken or hostile: the parser's work grows with the square of the depth.
const MAX_DEPTH: usize = 600;
/// The parser is asked for the depth after so many bytes.
const CHUNK_BYTES: usize = 8 << 10;

/// Index of a node in its [`Tree`].
pub(super) type NodeId = usize;

/// A page's nodes; the first is the document.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

struct Node {
    parent: Option<NodeId>,
    children: Vec<NodeId>,
    depth: usize,
    kind: Kind,
}

enum Kind {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
    /// A comment or an instruction.
    Other,
}

/// The page is nested too deep to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct TooDeep;

impl Tree {
    pub(super) const ROOT: NodeId = 0;

    pub(super) fn parse(html: &str) -> Result<Self, TooDeep> {
        let sink = Sink {
            nodes: RefCell::new(vec![Node::new(Kind::Document)]),
        };
        let mut parser = parse_document(sink, ParseOpts::default());
        let mut rest = html;
        while !rest.is_empty() {
            let (chunk, after) =
                rest.split_at(rest.floor_char_boundary(CHUNK_BYTES.min(rest.len())));
            parser.process(StrTendril::from_slice(chunk));
            rest = after;
            let nodes = parser.tokenizer.sink.sink.nodes.borrow();
            if nodes.last().is_some_and(|node| node.depth > MAX_DEPTH) {
                return Err(TooDeep);
            }
        }
        Ok(parser.finish())
    }

    pub(super) fn children(&self, node: NodeId) -> &[NodeId] {
        &self.nodes[node].children
    }

    /// The node's parent and all above it, nearest first.
    pub(super) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.nodes[node].parent, |&above| self.nodes[above].parent)
    }

    /// The element's name, in small letters; `None` for what is no element.
    pub(super) fn name(&self, node: NodeId) -> Option<&str> {
        match &self.nodes[node].kind {
            Kind::Element { name, .. } => Some(&name.local),
            Kind::Document | Kind::Text(_) | Kind::Other => None,
        }
    }

    pub(super) fn text(&self, node: NodeId) -> Option<&str> {
        match &self.nodes[node].kind {
            Kind::Text(text) => Some(text),
            Kind::Document | Kind::Element { .. } | Kind::Other => None,
        }
    }

    pub(super) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        match &self.nodes[node].kind {
            Kind::Element { attributes, .. } => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| &*attribute.value),
            Kind::Document | Kind::Text(_) | Kind::Other => None,
        }
    }

    /// The node and all beneath it, in the order of the page.
    pub(super) fn subtree(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut stack = vec![node];
        std::iter::from_fn(move || {
            let next = stack.pop()?;
            stack.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// All text beneath a node, as it is written.
    pub(super) fn inner_text(&self, node: NodeId) -> String {
        self.subtree(node)
            .filter_map(|node| self.text(node))
            .collect()
    }
}

impl Node {
    const fn new(kind: Kind) -> Self {
        Self {
            parent: None,
            children: Vec::new(),
            depth: 0,
            kind,
        }
    }
}

/// Takes what the parser finds.
struct Sink {
    nodes: RefCell<Vec<Node>>,
}

impl Sink {
    fn create(&self, kind: Kind) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(kind));
        nodes.len() - 1
    }

    fn place(&self, parent: NodeId, at: usize, child: NodeOrText<NodeId>) {
        let child = match child {
            NodeOrText::AppendNode(node) => {
                self.remove_from_parent(&node);
                node
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = at
                    .checked_sub(1)
                    .map(|before| nodes[parent].children[before]);
                if let Some(Kind::Text(known)) = before.map(|before| &mut nodes[before].kind) {
                    known.push_str(&text);
                    return;
                }
                drop(nodes);
                self.create(Kind::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let at = at.min(nodes[parent].children.len());
        nodes[parent].children.insert(at, child);
        nodes[child].parent = Some(parent);
        nodes[child].depth = nodes[parent].depth + 1;
    }

    fn end_of(&self, parent: NodeId) -> usize {
        self.nodes.borrow()[parent].children.len()
    }
}

/// An element's name, held apart from the nodes, which grow meanwhile.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
        }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        Tree::ROOT
    }

    fn elem_name(&self, target: &NodeId) -> Name {
        match &self.nodes.borrow()[*target].kind {
            Kind::Element { name, .. } => Name(name.clone()),
            Kind::Document | Kind::Text(_) | Kind::Other => Name(QualName::new(
                None,
                Namespace::default(),
                LocalName::default(),
            )),
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        self.create(Kind::Element { name, attributes })
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.create(Kind::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.create(Kind::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.place(*parent, self.end_of(*parent), child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds hangs under the template itself, which is not read.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        if let NodeOrText::AppendNode(node) = &child {
            self.remove_from_parent(node);
        }
        let nodes = self.nodes.borrow();
        let Some(parent) = nodes[*sibling].parent else {
            return;
        };
        // What is put before a table comes late in its parent: sought from the end, it is found soon.
        let at = nodes[parent]
            .children
            .iter()
            .rposition(|child| child == sibling);
        drop(nodes);
        self.place(parent, at.unwrap_or(0), child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, more: Vec<Attribute>) {
        if let Kind::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target].kind {
            for attribute in more {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take() {
            let children = &mut nodes[parent].children;
            if let Some(at) = children.iter().rposition(|child| child == target) {
                children.remove(at);
            }
        }
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let moved = std::mem::take(&mut nodes[*node].children);
        for &child in &moved {
            nodes[child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(moved);
    }
}
