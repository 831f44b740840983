//! The names that reports give to kinds of constraint.

use super::shape::{Comparison, Constraint};
use oxigraph::model::NamedNodeRef;

macro_rules! component {
    ($local:literal) => {
        NamedNodeRef::new_unchecked(concat!(
            "http://www.w3.org/ns/shacl#",
            $local,
            "ConstraintComponent"
        ))
    };
}

/// The constraint component that a constraint is of.
pub(super) const fn of(constraint: &Constraint) -> NamedNodeRef<'static> {
    match constraint {
        Constraint::MinCount(_) => component!("MinCount"),
        Constraint::MaxCount(_) => component!("MaxCount"),
        Constraint::Class(_) => component!("Class"),
        Constraint::Datatype(_) => component!("Datatype"),
        Constraint::NodeKind(_) => component!("NodeKind"),
        Constraint::In(_) => component!("In"),
        Constraint::HasValue(_) => component!("HasValue"),
        Constraint::Pattern { .. } => component!("Pattern"),
        Constraint::MinLength(_) => component!("MinLength"),
        Constraint::MaxLength(_) => component!("MaxLength"),
        Constraint::Compare(Comparison::MinExclusive, _) => component!("MinExclusive"),
        Constraint::Compare(Comparison::MinInclusive, _) => component!("MinInclusive"),
        Constraint::Compare(Comparison::MaxExclusive, _) => component!("MaxExclusive"),
        Constraint::Compare(Comparison::MaxInclusive, _) => component!("MaxInclusive"),
        Constraint::LessThan(_) => component!("LessThan"),
        Constraint::LessThanOrEquals(_) => component!("LessThanOrEquals"),
        Constraint::LanguageIn(_) => component!("LanguageIn"),
        Constraint::UniqueLang => component!("UniqueLang"),
        Constraint::And(_) => component!("And"),
        Constraint::Or(_) => component!("Or"),
        Constraint::Xone(_) => component!("Xone"),
        Constraint::Not(_) => component!("Not"),
        Constraint::Node(_) => component!("Node"),
        Constraint::Property(_) => component!("Property"),
        Constraint::Sparql { .. } => component!("SPARQL"),
    }
}
