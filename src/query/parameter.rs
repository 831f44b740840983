//! What a parameter's value can be, and the RDF term that it becomes.

use oxigraph::model::{Literal, NamedNode, Term, vocab::xsd};

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Any characters.
    Text,
    /// An absolute IRI, in angle brackets or bare.
    Iri,
    /// A day.
    Date,
    /// A month of a year.
    Month,
    /// A whole number.
    Integer,
    /// The name or the GB/T 2260 code of an administrative division, as text.
    Division,
}

impl Type {
    /// The names that headers use.
    pub(super) const NAMES: &'static str = "text, iri, date, month, integer, division";

    /// Every type.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Iri,
        Self::Date,
        Self::Month,
        Self::Integer,
        Self::Division,
    ];

    /// The name that headers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Iri => "iri",
            Self::Date => "date",
            Self::Month => "month",
            Self::Integer => "integer",
            Self::Division => "division",
        }
    }

    /// The type with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What is understood, as an error says it.
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Text => "a text may not be empty",
            Self::Iri => "an absolute IRI is needed, such as https://example.org/person/1",
            Self::Date => "a day is needed, such as 2024-08-10 or 2024年8月10日",
            Self::Month => "a month is needed, such as 2024-08 or 2024年8月",
            Self::Integer => "a whole number is needed, such as 20",
            Self::Division => {
                "the name or the six-digit code of a division is needed, such as 铁岭市 or 211200"
            }
        }
    }

    /// The term that a value stands for; `None` where it is not of this type.
    #[must_use]
    pub fn term(self, value: &str) -> Option<Term> {
        let value = value.trim();
        if value.is_empty() {
            return None;
        }
        match self {
            Self::Text | Self::Division => Some(Literal::new_simple_literal(value).into()),
            Self::Iri => {
                let bare = value.strip_prefix('<').and_then(|v| v.strip_suffix('>'));
                NamedNode::new(bare.unwrap_or(value)).ok().map(Into::into)
            }
            Self::Date => day(value),
            Self::Month => month(value),
            Self::Integer => value
                .parse::<i64>()
                .ok()
                .map(|number| Literal::from(number).into()),
        }
    }
}

/// `2024-08-10`, `2024-8-10`, `2024/8/10`, `2024年8月10日`.
fn day(value: &str) -> Option<Term> {
    let value = value.strip_suffix('日').unwrap_or(value);
    let mut parts = value.split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let date = date.ok()?.to_string();
    Some(Literal::new_typed_literal(date, xsd::DATE).into())
}

/// `2024-08`, `2024-8`, `2024/8`, `2024年8月`.
fn month(value: &str) -> Option<Term> {
    let value = value.strip_suffix('月').unwrap_or(value);
    let (year, month) = value.split_once(['-', '/', '.', '年'])?;
    if year.len() != 4 {
        return None;
    }
    let first = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
    let month = format!("{:04}-{:02}", first.year(), first.month());
    Some(Literal::new_typed_literal(month, xsd::G_YEAR_MONTH).into())
}

#[cfg(test)]
mod tests {
    use super::Type;

    #[test]
    fn values_become_terms() {
        for (kind, value, term) in [
            (Type::Text, "张\"彤", "\"张\\\"彤\""),
            (
                Type::Iri,
                "<https://example.org/张>",
                "<https://example.org/张>",
            ),
            (
                Type::Date,
                "2024年8月1日",
                "\"2024-08-01\"^^<http://www.w3.org/2001/XMLSchema#date>",
            ),
            (
                Type::Month,
                "2024年8月",
                "\"2024-08\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>",
            ),
            (
                Type::Integer,
                "007",
                "\"7\"^^<http://www.w3.org/2001/XMLSchema#integer>",
            ),
            (Type::Division, "铁岭市", "\"铁岭市\""),
        ] {
            let found = kind.term(value).map(|term| term.to_string());
            assert_eq!(found.as_deref(), Some(term), "{} {value}", kind.name());
        }
    }

    #[test]
    fn values_of_another_type_are_refused() {
        for (kind, value) in [
            (Type::Text, " "),
            (Type::Iri, "张彤"),
            (Type::Iri, "https://example.org/> } DROP ALL"),
            (Type::Date, "2024-02-30"),
            (Type::Date, "昨天"),
            (Type::Month, "2024-13"),
            (Type::Month, "2024-08-10"),
            (Type::Integer, "1.5"),
        ] {
            assert_eq!(kind.term(value), None, "{} takes {value}", kind.name());
        }
    }
}
