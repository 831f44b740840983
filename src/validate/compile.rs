//! Shapes become queries: one for each constraint and target, which finds the nodes that break it.
//!
//! Every query has the same three columns: the named graph (unbound for the default graph), the focus node and
//! the value (unbound where a constraint is about all values). No query counts: "at most one" is "no two that
//! differ", which a correlated `EXISTS` may hold.

use super::ValidateError;
use super::component;
use super::condition::{self, join};
use super::path::Path;
use super::shape::{Constraint, Logic, Order, Shape, ShapeAt, Target, WholeTest};
use crate::query::{Bound, Question};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef};
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
                Constraint::Value(_)
                | Constraint::Shapes(..)
                | Constraint::Whole(_)
                | Constraint::Before { .. }
                | Constraint::Property(_) => ("", &shape.messages),
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
        match (constraint, &shape.path) {
            (Constraint::Whole(test), path) => {
                format!("FILTER(!({}))", self.of_whole(test, path.as_ref(), "?this"))
            }
            (Constraint::Before { other, order }, Some(path)) => {
                self.not_before(("?this", path, "?value"), other, *order)
            }
            (Constraint::Sparql { group, .. }, _) => group.clone(),
            // Asked of each value, above; and what needs a path has one, which the reader holds.
            (
                Constraint::Before { .. }
                | Constraint::Value(_)
                | Constraint::Shapes(..)
                | Constraint::Property(_),
                _,
            ) => "FILTER(false)".to_owned(),
        }
    }

    /// The expression that is true where node `x` fits the shape.
    fn fits(&self, at: ShapeAt, x: &str) -> String {
        let shape = &self.shapes[at];
        let all = shape.constraints.iter().map(|constraint| {
            let v = match &shape.path {
                Some(_) => self.variable(),
                None => x.to_owned(),
            };
            match (constraint, &shape.path, self.of_value(constraint, &v)) {
                (_, Some(path), Some(fits)) => {
                    format!("NOT EXISTS {{ {x} {path} {v} . FILTER(!COALESCE({fits}, false)) }}")
                }
                (_, None, Some(fits)) => format!("COALESCE({fits}, false)"),
                (Constraint::Whole(test), path, _) => self.of_whole(test, path.as_ref(), x),
                (Constraint::Before { other, order }, Some(path), _) => {
                    format!(
                        "NOT EXISTS {{ {} }}",
                        self.not_before((x, path, &v), other, *order)
                    )
                }
                (Constraint::Sparql { group, .. }, ..) => {
                    format!("NOT EXISTS {{ {} }}", group.replace("?this", x))
                }
                (
                    Constraint::Before { .. }
                    | Constraint::Value(_)
                    | Constraint::Shapes(..)
                    | Constraint::Property(_),
                    ..,
                ) => "true".to_owned(),
            }
        });
        format!("({})", join(all, " && ", "true"))
    }

    /// The expression that is true of the values that fit; `None` for what is not asked of each value.
    fn of_value(&self, constraint: &Constraint, v: &str) -> Option<String> {
        let (logic, shapes) = match constraint {
            Constraint::Value(test) => return Some(condition::of(test, v)),
            Constraint::Shapes(logic, shapes) => (*logic, shapes.as_slice()),
            Constraint::Property(shape) => (Logic::Node, std::slice::from_ref(shape)),
            Constraint::Whole(_) | Constraint::Before { .. } | Constraint::Sparql { .. } => {
                return None;
            }
        };
        let each = shapes.iter().map(|shape| self.fits(*shape, v));
        Some(match logic {
            Logic::And | Logic::Node => join(each, " && ", "true"),
            Logic::Or => join(each, " || ", "false"),
            Logic::Not => format!("!({})", join(each, " && ", "true")),
            Logic::Xone => {
                let ones = each.map(|fits| format!("IF({fits}, 1, 0)"));
                format!("({}) = 1", join(ones, " + ", "0"))
            }
        })
    }

    /// The expression that is true where all values of node `x` together are as asked.
    fn of_whole(&self, test: &WholeTest, path: Option<&Path>, x: &str) -> String {
        let Some(path) = path else {
            return match test {
                WholeTest::HasValue(value) => format!("sameTerm({x}, {value})"),
                // They need a path, which the reader holds.
                WholeTest::MinCount(_) | WholeTest::MaxCount(_) | WholeTest::UniqueLang => {
                    "true".to_owned()
                }
            };
        };
        match test {
            WholeTest::MinCount(least) => {
                format!("EXISTS {{ {} }}", self.different(x, path, *least))
            }
            WholeTest::MaxCount(most) => {
                format!("NOT EXISTS {{ {} }}", self.different(x, path, most + 1))
            }
            WholeTest::HasValue(value) => format!("EXISTS {{ {x} {path} {value} }}"),
            WholeTest::UniqueLang => {
                let (a, b) = (self.variable(), self.variable());
                format!(
                    "NOT EXISTS {{ {x} {path} {a} , {b} . FILTER(!sameTerm({a}, {b}) && LANG({a}) != \"\" && LCASE(LANG({a})) = LCASE(LANG({b}))) }}"
                )
            }
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

    /// The values `v` of `x` that do not stand before each value of another property.
    fn not_before(
        &self,
        (x, path, v): (&str, &Path, &str),
        other: &NamedNode,
        order: Order,
    ) -> String {
        let sign = match order {
            Order::Less => "<",
            Order::LessOrEqual => "<=",
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
