//! Shapes become queries: one for each constraint and target, which finds the nodes that break it.
//!
//! Every query has the same three columns: the named graph (unbound for the default graph), the focus node and
//! the value (unbound where a constraint is about all values). No query counts: "at most one" is "no two that
//! differ", which a correlated `EXISTS` may hold.

use super::ValidateError;
use super::component;
use super::condition::{self, join};
use super::path::Path;
use super::shape::{Constraint, Shape, ShapeAt, Target};
use crate::query::{Bound, Question};
use oxigraph::model::{Literal, NamedNodeRef};
use std::cell::Cell;

/// One question to the graphs: which nodes break this constraint?
#[derive(Debug, Clone)]
pub(super) struct Check {
    pub(super) shape: ShapeAt,
    pub(super) component: NamedNodeRef<'static>,
    pub(super) messages: Vec<Literal>,
    pub(super) query: Bound,
}

/// From a target to the nodes that are checked.
#[derive(Clone)]
struct Focus<'s> {
    target: &'s Target,
    steps: Vec<&'s Path>,
}

pub(super) struct Compiler<'s> {
    shapes: &'s [Shape],
    /// Variables made so far.
    made: Cell<usize>,
}

impl<'s> Compiler<'s> {
    pub(super) fn new(shapes: &'s [Shape]) -> Self {
        let made = Cell::new(0);
        Self { shapes, made }
    }

    /// The checks of all shapes that have a target.
    pub(super) fn checks(&self) -> Result<Vec<Check>, ValidateError> {
        let mut checks = Vec::new();
        for (at, shape) in self.shapes.iter().enumerate() {
            for target in &shape.targets {
                let steps = Vec::new();
                self.check(at, &Focus { target, steps }, &mut checks)?;
            }
        }
        Ok(checks)
    }

    fn check(
        &self,
        at: ShapeAt,
        focus: &Focus<'s>,
        checks: &mut Vec<Check>,
    ) -> Result<(), ValidateError> {
        let shape = &self.shapes[at];
        for constraint in &shape.constraints {
            if let Constraint::Property(property) = constraint {
                let mut focus = focus.clone();
                focus.steps.extend(&shape.path);
                self.check(*property, &focus, checks)?;
                continue;
            }
            let group = format!("{} {}", self.focus(focus), self.breach(constraint, shape));
            let (prologue, messages) = match constraint {
                Constraint::Sparql {
                    prologue, messages, ..
                } if !messages.is_empty() => (prologue.as_str(), messages),
                Constraint::Sparql { prologue, .. } => (prologue.as_str(), &shape.messages),
                _ => ("", &shape.messages),
            };
            let text = format!(
                "{prologue}SELECT DISTINCT ?graph ?this ?value WHERE {{ {{ {group} }} UNION {{ GRAPH ?graph {{ {group} }} }} }}"
            );
            let name = shape.id.to_string();
            checks.push(Check {
                shape: at,
                component: component::of(constraint),
                messages: messages.clone(),
                query: Question::new(&name, &name, text)?.bind(&[])?,
            });
        }
        Ok(())
    }

    /// The pattern that binds `?this` to the nodes that are checked.
    fn focus(&self, focus: &Focus<'_>) -> String {
        let mut node = match focus.steps.len() {
            0 => "?this".to_owned(),
            _ => self.variable(),
        };
        let mut pattern = match focus.target {
            Target::Class(class) => format!("{node} a {class} ."),
            Target::SubjectsOf(property) => format!("{node} {property} {} .", self.variable()),
            Target::ObjectsOf(property) => format!("{} {property} {node} .", self.variable()),
        };
        for (index, path) in focus.steps.iter().enumerate() {
            let next = match index + 1 == focus.steps.len() {
                true => "?this".to_owned(),
                false => self.variable(),
            };
            pattern.push_str(&format!(" {node} {path} {next} ."));
            node = next;
        }
        pattern
    }

    /// What, behind the pattern of the focus, leaves the nodes and values that break the constraint.
    fn breach(&self, constraint: &Constraint, shape: &Shape) -> String {
        if let Some(fits) = self.of_value(constraint, "?value") {
            let values = match &shape.path {
                Some(path) => format!("?this {path} ?value ."),
                None => "BIND(?this AS ?value)".to_owned(),
            };
            return format!("{values} FILTER(!COALESCE({fits}, false))");
        }
        match constraint {
            Constraint::LessThan(other) => self.not_before(shape, "?this", "?value", (other, "<")),
            Constraint::LessThanOrEquals(other) => {
                self.not_before(shape, "?this", "?value", (other, "<="))
            }
            Constraint::Sparql { group, .. } => group.clone(),
            _ => format!("FILTER(!({}))", self.of_node(constraint, shape, "?this")),
        }
    }

    /// The expression that is true where node `x` fits the shape.
    fn fits(&self, at: ShapeAt, x: &str) -> String {
        let shape = &self.shapes[at];
        let all = shape.constraints.iter().map(|constraint| {
            let Some(path) = &shape.path else {
                return match self.of_value(constraint, x) {
                    Some(fits) => format!("COALESCE({fits}, false)"),
                    None => self.of_node(constraint, shape, x),
                };
            };
            let v = self.variable();
            match self.of_value(constraint, &v) {
                Some(fits) => {
                    format!("NOT EXISTS {{ {x} {path} {v} . FILTER(!COALESCE({fits}, false)) }}")
                }
                None => self.of_node(constraint, shape, x),
            }
        });
        format!("({})", join(all, " && ", "true"))
    }

    /// The expression that is true of the values that fit; `None` for what is not asked of each value.
    fn of_value(&self, constraint: &Constraint, v: &str) -> Option<String> {
        let each = |shapes: &[ShapeAt]| -> Vec<String> {
            shapes.iter().map(|shape| self.fits(*shape, v)).collect()
        };
        Some(match constraint {
            Constraint::And(shapes) => join(each(shapes).into_iter(), " && ", "true"),
            Constraint::Or(shapes) => join(each(shapes).into_iter(), " || ", "false"),
            Constraint::Xone(shapes) => {
                let ones = each(shapes).into_iter();
                let ones = ones.map(|fits| format!("IF({fits}, 1, 0)"));
                format!("{} = 1", join(ones, " + ", "0"))
            }
            Constraint::Not(shape) => format!("!{}", self.fits(*shape, v)),
            Constraint::Node(shape) | Constraint::Property(shape) => self.fits(*shape, v),
            _ => return condition::of(constraint, v),
        })
    }

    /// The expression that is true where all values of node `x` together are as asked.
    fn of_node(&self, constraint: &Constraint, shape: &Shape, x: &str) -> String {
        match (constraint, &shape.path) {
            (Constraint::MinCount(least), Some(path)) => {
                format!("EXISTS {{ {} }}", self.different(x, path, *least))
            }
            (Constraint::MaxCount(most), Some(path)) => {
                format!("NOT EXISTS {{ {} }}", self.different(x, path, most + 1))
            }
            (Constraint::HasValue(value), Some(path)) => format!("EXISTS {{ {x} {path} {value} }}"),
            (Constraint::HasValue(value), None) => format!("sameTerm({x}, {value})"),
            (Constraint::UniqueLang, Some(path)) => {
                let (a, b) = (self.variable(), self.variable());
                format!(
                    "NOT EXISTS {{ {x} {path} {a} , {b} . FILTER(!sameTerm({a}, {b}) && LANG({a}) != \"\" && LCASE(LANG({a})) = LCASE(LANG({b}))) }}"
                )
            }
            (Constraint::LessThan(other), Some(_)) => {
                let broken = self.not_before(shape, x, &self.variable(), (other, "<"));
                format!("NOT EXISTS {{ {broken} }}")
            }
            (Constraint::LessThanOrEquals(other), Some(_)) => {
                let broken = self.not_before(shape, x, &self.variable(), (other, "<="));
                format!("NOT EXISTS {{ {broken} }}")
            }
            (Constraint::Sparql { group, .. }, _) => {
                format!("NOT EXISTS {{ {} }}", group.replace("?this", x))
            }
            // Asked of each value; and what needs a path has one, which the reader holds.
            _ => "true".to_owned(),
        }
    }

    /// `count` values of a path that all differ.
    fn different(&self, x: &str, path: &Path, count: usize) -> String {
        let values: Vec<String> = (0..count).map(|_| self.variable()).collect();
        let mut pattern = String::new();
        for (at, value) in values.iter().enumerate() {
            pattern.push_str(&format!("{x} {path} {value} . "));
            for other in &values[..at] {
                pattern.push_str(&format!("FILTER(!sameTerm({value}, {other})) "));
            }
        }
        pattern
    }

    /// The values of the shape's path that do not stand before those of another property.
    fn not_before(
        &self,
        shape: &Shape,
        x: &str,
        v: &str,
        (other, sign): (&oxigraph::model::NamedNode, &str),
    ) -> String {
        let Some(path) = &shape.path else {
            return "FILTER(false)".to_owned();
        };
        let w = self.variable();
        format!("{x} {path} {v} . {x} {other} {w} . FILTER(!COALESCE({v} {sign} {w}, false))")
    }

    /// A variable that no other pattern has.
    fn variable(&self) -> String {
        let number = self.made.get();
        self.made.set(number + 1);
        format!("?v{number}")
    }
}
