//! RDF terms as bytes that sort, so that a dictionary is searched without being built.

use oxigraph::model::{
    BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Term, vocab::xsd,
};

/// What the first byte of an encoded term says.
const IRI: u8 = b'<';
const BLANK: u8 = b'_';
const PLAIN: u8 = b'"';
const TAGGED: u8 = b'@';
const TYPED: u8 = b'^';

/// Ends a language tag or a datatype; neither can hold it.
const END: u8 = 0;

/// Appends a term's bytes: two terms are the same exactly when their bytes are.
pub(crate) fn encode(term: &Term, out: &mut Vec<u8>) {
    match term {
        Term::NamedNode(node) => push(out, IRI, node.as_str()),
        Term::BlankNode(node) => push(out, BLANK, node.as_str()),
        Term::Literal(literal) => match (literal.language(), literal.datatype() == xsd::STRING) {
            (Some(language), _) => {
                push(out, TAGGED, language);
                push(out, END, literal.value());
            }
            (None, true) => push(out, PLAIN, literal.value()),
            (None, false) => {
                push(out, TYPED, literal.datatype().as_str());
                push(out, END, literal.value());
            }
        },
    }
}

fn push(out: &mut Vec<u8>, tag: u8, text: &str) {
    out.push(tag);
    out.extend_from_slice(text.as_bytes());
}

/// The term that [`encode`] was given; `None` for bytes that it cannot have written.
pub(crate) fn decode(bytes: &[u8]) -> Option<Term> {
    let (tag, rest) = bytes.split_first()?;
    let text = std::str::from_utf8(rest).ok()?;
    match *tag {
        IRI => Some(NamedNode::new_unchecked(text).into()),
        BLANK => Some(BlankNode::new_unchecked(text).into()),
        PLAIN => Some(Literal::new_simple_literal(text).into()),
        TAGGED => {
            let (language, value) = text.split_once(char::from(END))?;
            Some(Literal::new_language_tagged_literal_unchecked(value, language).into())
        }
        TYPED => {
            let (datatype, value) = text.split_once(char::from(END))?;
            let datatype = NamedNode::new_unchecked(datatype);
            Some(Literal::new_typed_literal(value, datatype).into())
        }
        _ => None,
    }
}

/// The characters of the IRI that [`encode`] was given; `None` where it was no IRI.
pub(crate) fn iri(bytes: &[u8]) -> Option<&str> {
    let (tag, rest) = bytes.split_first()?;
    std::str::from_utf8(rest).ok().filter(|_| *tag == IRI)
}

/// A subject or graph name as a term.
pub(crate) fn node(node: NamedOrBlankNode) -> Term {
    match node {
        NamedOrBlankNode::NamedNode(node) => node.into(),
        NamedOrBlankNode::BlankNode(node) => node.into(),
    }
}

/// A term as a subject; `None` for a literal.
pub(crate) fn subject(term: Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.into()),
        Term::BlankNode(node) => Some(node.into()),
        Term::Literal(_) => None,
    }
}

/// A term as a graph's name; `None` for a literal.
pub(crate) fn graph(term: Term) -> Option<GraphName> {
    subject(term).map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use oxigraph::model::{BlankNode, Literal, NamedNode, Term, vocab::xsd};

    #[test]
    fn a_term_comes_back_as_it_was() {
        let terms: [Term; 7] = [
            NamedNode::new_unchecked("https://example.org/张彤#char=1,3").into(),
            BlankNode::new_unchecked("b1").into(),
            Literal::new_simple_literal("").into(),
            Literal::new_simple_literal("两\n行\u{0}\"引\"").into(),
            Literal::new_language_tagged_literal_unchecked("鐵嶺\u{0}", "zh-hant").into(),
            Literal::new_typed_literal("2024-08-10", xsd::DATE).into(),
            Literal::from(7).into(),
        ];
        for term in terms {
            let mut bytes = Vec::new();
            encode(&term, &mut bytes);
            assert_eq!(
                decode(&bytes),
                Some(term),
                "help: see the table of first bytes"
            );
        }
    }

    #[test]
    fn bytes_of_no_term_are_refused() {
        for bytes in [b"".as_slice(), b"x", b"@zh", b"\"\xff"] {
            assert_eq!(decode(bytes), None, "{bytes:?} is no term");
        }
    }
}
