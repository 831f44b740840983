//! What a single value must be like, as an expression of SPARQL.

use super::shape::{Comparison, NodeKind, ValueTest};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};

/// Datatypes whose lexical forms are checked by casting.
const CASTABLE: [NamedNodeRef<'static>; 8] = [
    xsd::BOOLEAN,
    xsd::INTEGER,
    xsd::DECIMAL,
    xsd::FLOAT,
    xsd::DOUBLE,
    xsd::DATE,
    xsd::DATE_TIME,
    xsd::TIME,
];

/// The expression that is true of the values of `v` that fit.
pub(super) fn of(test: &ValueTest, v: &str) -> String {
    match test {
        ValueTest::Class(class) => format!("EXISTS {{ {v} a {class} }}"),
        ValueTest::Datatype(datatype) => is_of(datatype, v),
        ValueTest::NodeKind(kind) => is_a(*kind, v),
        ValueTest::In(terms) => is_in(terms, v),
        ValueTest::Pattern { pattern, flags } => format!(
            "!isBlank({v}) && REGEX(STR({v}), {}, {})",
            quoted(pattern),
            quoted(flags)
        ),
        ValueTest::MinLength(least) => format!("!isBlank({v}) && STRLEN(STR({v})) >= {least}"),
        ValueTest::MaxLength(most) => format!("!isBlank({v}) && STRLEN(STR({v})) <= {most}"),
        ValueTest::Compare(comparison, bound) => compare(*comparison, bound, v),
        ValueTest::LanguageIn(ranges) => {
            let any = ranges
                .iter()
                .map(|range| format!("LANGMATCHES(LANG({v}), {})", quoted(range)));
            format!("isLiteral({v}) && ({})", join(any, " || ", "false"))
        }
    }
}

/// Parts joined, or what holds where there are none.
pub(super) fn join(parts: impl Iterator<Item = String>, by: &str, none: &str) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        none.to_owned()
    } else {
        parts.join(by)
    }
}

fn is_of(datatype: &NamedNode, v: &str) -> String {
    let typed = format!("isLiteral({v}) && DATATYPE({v}) = {datatype}");
    // "abc"^^xsd:date has the datatype and is no date; who casts it gets an error.
    if datatype.as_ref() != rdf::LANG_STRING && CASTABLE.contains(&datatype.as_ref()) {
        format!("{typed} && COALESCE(STR({datatype}(STR({v}))) = STR({datatype}(STR({v}))), false)")
    } else {
        typed
    }
}

fn is_a(kind: NodeKind, v: &str) -> String {
    match kind {
        NodeKind::Iri => format!("isIRI({v})"),
        NodeKind::Literal => format!("isLiteral({v})"),
        NodeKind::BlankNode => format!("isBlank({v})"),
        NodeKind::BlankNodeOrIri => format!("!isLiteral({v})"),
        NodeKind::BlankNodeOrLiteral => format!("!isIRI({v})"),
        NodeKind::IriOrLiteral => format!("!isBlank({v})"),
    }
}

fn is_in(terms: &[Term], v: &str) -> String {
    let any = terms.iter().map(|term| format!("sameTerm({v}, {term})"));
    join(any, " || ", "false")
}

fn compare(comparison: Comparison, bound: &Literal, v: &str) -> String {
    let sign = match comparison {
        Comparison::MinExclusive => ">",
        Comparison::MinInclusive => ">=",
        Comparison::MaxExclusive => "<",
        Comparison::MaxInclusive => "<=",
    };
    format!("{v} {sign} {bound}")
}

/// A text as SPARQL writes it.
fn quoted(text: &str) -> String {
    Literal::new_simple_literal(text).to_string()
}
