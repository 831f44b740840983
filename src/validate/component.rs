//! The names that reports give to kinds of constraint.

use super::shape::{Comparison, Constraint, Logic, Order, ValueTest, WholeTest};
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
        Constraint::Value(test) => of_value(test),
        Constraint::Shapes(Logic::And, _) => component!("And"),
        Constraint::Shapes(Logic::Or, _) => component!("Or"),
        Constraint::Shapes(Logic::Xone, _) => component!("Xone"),
        Constraint::Shapes(Logic::Not, _) => component!("Not"),
        Constraint::Shapes(Logic::Node, _) => component!("Node"),
        Constraint::Whole(WholeTest::MinCount(_)) => component!("MinCount"),
        Constraint::Whole(WholeTest::MaxCount(_)) => component!("MaxCount"),
        Constraint::Whole(WholeTest::HasValue(_)) => component!("HasValue"),
        Constraint::Whole(WholeTest::UniqueLang) => component!("UniqueLang"),
        Constraint::Before { order, .. } => match order {
            Order::Less => component!("LessThan"),
            Order::LessOrEqual => component!("LessThanOrEquals"),
        },
        Constraint::Property(_) => component!("Property"),
        Constraint::Sparql { .. } => component!("SPARQL"),
    }
}

const fn of_value(test: &ValueTest) -> NamedNodeRef<'static> {
    match test {
        ValueTest::Class(_) => component!("Class"),
        ValueTest::Datatype(_) => component!("Datatype"),
        ValueTest::NodeKind(_) => component!("NodeKind"),
        ValueTest::In(_) => component!("In"),
        ValueTest::Pattern { .. } => component!("Pattern"),
        ValueTest::MinLength(_) => component!("MinLength"),
        ValueTest::MaxLength(_) => component!("MaxLength"),
        ValueTest::Compare(Comparison::MinExclusive, _) => component!("MinExclusive"),
        ValueTest::Compare(Comparison::MinInclusive, _) => component!("MinInclusive"),
        ValueTest::Compare(Comparison::MaxExclusive, _) => component!("MaxExclusive"),
        ValueTest::Compare(Comparison::MaxInclusive, _) => component!("MaxInclusive"),
        ValueTest::LanguageIn(_) => component!("LanguageIn"),
    }
}
