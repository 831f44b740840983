//! Posts: global nodes, named by the division's code or the body's name, and the title.

use super::iri::{Base, under};
use super::organ::Organ;
use super::vocab::{org, schema, skos, zt};
use super::writer::Writer;
use crate::fact::{Body, Post};
use oxigraph::model::NamedNode;

/// A post with its body resolved as far as the article allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seat<'a> {
    /// The bare title.
    pub(super) title: &'a str,
    /// What it belongs to.
    pub(super) of: SeatOf<'a>,
}

/// What a post belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SeatOf<'a> {
    /// A division with a code, and its name.
    Division(&'a str, &'a str),
    /// A body that the article has a fact for.
    Organization(&'a str),
    /// A place without a code, or a body without a fact.
    Named(&'a str),
    /// The article does not tell.
    Unknown,
}

impl<'a> Seat<'a> {
    /// Resolves a post by the codes of the article's places.
    pub(super) fn new(post: &'a Post, code: impl Fn(&str) -> Option<&'a str>) -> Self {
        let of = match &post.body {
            Some(Body::Place(name)) => {
                code(name).map_or(SeatOf::Named(name), |code| SeatOf::Division(code, name))
            }
            Some(Body::Organization(name)) => SeatOf::Organization(name),
            Some(Body::Named(name)) => SeatOf::Named(name),
            None => SeatOf::Unknown,
        };
        Self {
            title: &post.title,
            of,
        }
    }

    /// The post's IRI; one without a known body belongs to the article.
    pub(super) fn iri(&self, base: &Base, article: &NamedNode) -> NamedNode {
        match self.of {
            SeatOf::Division(code, _) => base.mint(&["post", code, self.title]),
            SeatOf::Organization(name) | SeatOf::Named(name) => {
                base.mint(&["post", name, self.title])
            }
            SeatOf::Unknown => under(article, &["post", self.title]),
        }
    }

    /// The name of the body; `None` where it is not known.
    pub(super) const fn body(&self) -> Option<&'a str> {
        match self.of {
            SeatOf::Division(_, name) | SeatOf::Organization(name) | SeatOf::Named(name) => {
                Some(name)
            }
            SeatOf::Unknown => None,
        }
    }

    /// The same post, its body called by a fuller name.
    pub(super) const fn named(self, full: Option<&'a str>) -> Self {
        match (self.of, full) {
            (SeatOf::Organization(_), Some(name)) => Self {
                title: self.title,
                of: SeatOf::Organization(name),
            },
            _ => self,
        }
    }

    /// 铁岭市委书记: body and title as one name, a shared part said once.
    pub(super) fn label(&self) -> String {
        let body = self.body().unwrap_or_default();
        let shared = self
            .title
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .filter(|end| body.ends_with(&self.title[..*end]))
            .max()
            // 铁岭市市长, not 铁岭市长.
            .filter(|end| !self.title[*end..].starts_with('长'))
            .unwrap_or_default();
        format!("{body}{}", &self.title[shared..])
    }

    /// States the post on `node`, and the organ of the division that it sits in.
    pub(super) fn write(&self, out: &mut Writer, base: &Base, node: &NamedNode) {
        out.class(node, &[zt::POST, org::POST]);
        out.name(node, &self.label());
        out.text(node, zt::TITLE, self.title);
        if let Some(body) = self.body() {
            out.text(node, zt::BODY_NAME, body);
        }
        match self.of {
            SeatOf::Division(code, name) => {
                let division = base.division(code);
                out.add(node, zt::JURISDICTION, division.clone());
                if let Some(organ) = Organ::of_title(self.title) {
                    let body = write_organ(out, base, organ, code, name);
                    out.add(node, org::POST_IN, body);
                }
            }
            SeatOf::Named(name) => {
                let body = base.mint(&["body", name]);
                out.class(&body, &[zt::ORGANIZATION, org::ORGANIZATION]);
                out.name(&body, name);
                out.add(node, org::POST_IN, body);
            }
            // Whose node that is differs between record and view.
            SeatOf::Organization(_) | SeatOf::Unknown => {}
        }
    }
}

/// States a division that an article names or a post governs.
pub(super) fn write_division(out: &mut Writer, node: &NamedNode, code: &str, name: &str) {
    out.class(node, &[zt::DIVISION, schema::ADMINISTRATIVE_AREA]);
    out.name(node, name);
    out.text(node, skos::NOTATION, code);
}

fn write_organ(out: &mut Writer, base: &Base, organ: Organ, code: &str, name: &str) -> NamedNode {
    let division = base.division(code);
    let node = base.mint(&["body", code, organ.slug()]);
    out.class(&node, &[zt::ORGANIZATION, org::ORGANIZATION]);
    out.name(&node, &organ.name_in(name));
    out.concept(&node, org::CLASSIFICATION, organ.kind());
    out.add(&node, zt::JURISDICTION, division.clone());
    out.add(&node, zt::IN_DIVISION, division);
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body_and_title_read_as_one_name() {
        for (body, title, label) in [
            ("铁岭市", "市委书记", "铁岭市委书记"),
            ("铁岭市", "市长", "铁岭市市长"),
            ("铁岭市", "副市长", "铁岭市副市长"),
            ("广西壮族自治区", "自治区主席", "广西壮族自治区主席"),
            ("汕尾市科技局", "局长", "汕尾市科技局局长"),
        ] {
            let seat = Seat {
                title,
                of: SeatOf::Named(body),
            };
            assert_eq!(seat.label(), label);
        }
        assert_eq!(
            Seat {
                title: "副市长",
                of: SeatOf::Unknown
            }
            .label(),
            "副市长"
        );
    }
}
