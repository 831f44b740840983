//! Shapes are read from their triples. Whatever is not understood is an error.

use super::error::ValidateError;
use super::path::Path;
use super::shape::{
    Comparison, Constraint, Logic, Order, Severity, Shape, ShapeAt, Target, ValueTest, WholeTest,
};
use super::source::{Graph, Id, literal, local};
use super::terms;
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use std::collections::BTreeMap;

mod query;
mod value;

/// Every shape of the graph, those with targets and those that they refer to.
pub(super) fn read(graph: &Graph, origin: &str) -> Result<Vec<Shape>, ValidateError> {
    let mut reader = Reader {
        graph,
        origin,
        shapes: Vec::new(),
        known: BTreeMap::new(),
    };
    for id in graph.subjects() {
        if reader.is_shape(id) {
            reader.shape(id)?;
        }
    }
    let shapes = reader.finish()?;
    if shapes.iter().all(|shape| shape.targets.is_empty()) {
        return Err(ValidateError::Empty(origin.to_owned()));
    }
    Ok(shapes)
}

struct Reader<'g> {
    graph: &'g Graph,
    origin: &'g str,
    /// `None` while a shape is being read.
    shapes: Vec<Option<Shape>>,
    known: BTreeMap<&'g Id, ShapeAt>,
}

/// Targets that put a shape to use.
const TARGETS: [NamedNodeRef<'static>; 3] = [
    terms::TARGET_CLASS,
    terms::TARGET_SUBJECTS_OF,
    terms::TARGET_OBJECTS_OF,
];

impl<'g> Reader<'g> {
    fn is_shape(&self, id: &Id) -> bool {
        let mut types = self.graph.values(id, rdf::TYPE);
        let is_declared = |kind: &Term| {
            *kind == Term::from(terms::NODE_SHAPE) || *kind == Term::from(terms::PROPERTY_SHAPE)
        };
        types.any(is_declared)
            || TARGETS
                .iter()
                .any(|target| self.graph.value(id, *target).is_some())
    }

    fn finish(self) -> Result<Vec<Shape>, ValidateError> {
        Ok(self.shapes.into_iter().flatten().collect())
    }

    /// Reads the shape that a term names, once.
    fn shape_of(&mut self, of: &Id, term: &Term) -> Result<ShapeAt, ValidateError> {
        let id = Id::of(term)
            .and_then(|id| self.graph.subjects().find(|known| **known == id))
            .ok_or_else(|| self.error(of, format!("{term} is no shape of the file")))?;
        self.shape(id)
    }

    fn shape(&mut self, id: &'g Id) -> Result<ShapeAt, ValidateError> {
        if let Some(at) = self.known.get(id) {
            return match &self.shapes[*at] {
                Some(_) => Ok(*at),
                None => Err(self.error(id, "the shape refers to itself".to_owned())),
            };
        }
        let at = self.shapes.len();
        self.known.insert(id, at);
        self.shapes.push(None);
        let shape = self.understand(id)?;
        self.shapes[at] = Some(shape);
        Ok(at)
    }

    fn understand(&mut self, id: &'g Id) -> Result<Shape, ValidateError> {
        let path = match self.graph.value(id, terms::PATH) {
            None => None,
            Some(node) => Some(
                Path::read(self.graph, node)
                    .ok_or_else(|| self.error(id, "sh:path is no property path".to_owned()))?,
            ),
        };
        let mut shape = Shape {
            id: id.clone(),
            targets: Vec::new(),
            path,
            constraints: Vec::new(),
            severity: Severity::Violation,
            messages: self.messages(id),
        };
        let is_off = self.graph.value(id, terms::DEACTIVATED);
        let is_off = is_off.and_then(literal).map(Literal::value);
        for (property, value) in self.graph.said(id) {
            self.take(&mut shape, property, value)?;
        }
        if matches!(is_off, Some("true" | "1")) {
            shape.targets.clear();
            shape.constraints.clear();
        }
        Ok(shape)
    }

    fn messages(&self, id: &Id) -> Vec<Literal> {
        let messages = self.graph.values(id, terms::MESSAGE).filter_map(literal);
        messages.cloned().collect()
    }

    /// Takes in one triple of a shape.
    fn take(
        &mut self,
        shape: &mut Shape,
        property: &NamedNode,
        value: &Term,
    ) -> Result<(), ValidateError> {
        let id = shape.id.clone();
        if property.as_ref() == rdf::TYPE {
            // A class that is a shape is the shape of its instances.
            if let (true, Id::Node(class)) = (*value == Term::from(rdfs::CLASS), &id) {
                shape
                    .targets
                    .push(Target::Class(NamedNode::new_unchecked(class)));
            }
            return Ok(());
        }
        let Some(name) = local(property) else {
            return Ok(());
        };
        match name {
            "path" | "message" | "deactivated" | "flags" => {}
            "targetClass" => shape.targets.push(Target::Class(self.node(&id, value)?)),
            "targetSubjectsOf" => shape
                .targets
                .push(Target::SubjectsOf(self.node(&id, value)?)),
            "targetObjectsOf" => shape
                .targets
                .push(Target::ObjectsOf(self.node(&id, value)?)),
            "severity" => {
                let severity = self.node(&id, value)?;
                let severity = local(&severity).and_then(Severity::from_name);
                shape.severity = severity.ok_or_else(|| {
                    self.error(&id, format!("sh:severity {value} is none of SHACL's three"))
                })?;
            }
            shown if terms::SHOWN.contains(&shown) => {}
            constraint => {
                let constraint = self.constraint(shape, constraint, value)?;
                shape.constraints.extend(constraint);
            }
        }
        Ok(())
    }

    fn constraint(
        &mut self,
        shape: &Shape,
        name: &str,
        value: &Term,
    ) -> Result<Option<Constraint>, ValidateError> {
        let id = &shape.id;
        if let Some(test) = self.value_test(id, name, value)? {
            return Ok(Some(Constraint::Value(test)));
        }
        let needs_path = matches!(
            name,
            "minCount" | "maxCount" | "lessThan" | "lessThanOrEquals" | "uniqueLang"
        );
        if needs_path && shape.path.is_none() {
            return Err(self.error(id, format!("sh:{name} needs a sh:path")));
        }
        Ok(Some(match name {
            "minCount" => match self.number(id, value)? {
                0 => return Ok(None),
                least => Constraint::Whole(WholeTest::MinCount(least)),
            },
            "maxCount" => Constraint::Whole(WholeTest::MaxCount(self.number(id, value)?)),
            "hasValue" => Constraint::Whole(WholeTest::HasValue(value.clone())),
            "uniqueLang" => match self.text(id, value)?.as_str() {
                "true" | "1" => Constraint::Whole(WholeTest::UniqueLang),
                _ => return Ok(None),
            },
            "lessThan" => self.before(id, value, Order::Less)?,
            "lessThanOrEquals" => self.before(id, value, Order::LessOrEqual)?,
            "and" => Constraint::Shapes(Logic::And, self.shapes_of(id, value)?),
            "or" => Constraint::Shapes(Logic::Or, self.shapes_of(id, value)?),
            "xone" => Constraint::Shapes(Logic::Xone, self.shapes_of(id, value)?),
            "not" => Constraint::Shapes(Logic::Not, vec![self.shape_of(id, value)?]),
            "node" => Constraint::Shapes(Logic::Node, vec![self.shape_of(id, value)?]),
            "property" => Constraint::Property(self.shape_of(id, value)?),
            "sparql" => self.query(shape, value)?,
            unknown => {
                return Err(self.error(id, format!("sh:{unknown} cannot be checked here")));
            }
        }))
    }

    /// What is asked of each value; `None` for other kinds of constraint.
    fn value_test(
        &self,
        id: &Id,
        name: &str,
        value: &Term,
    ) -> Result<Option<ValueTest>, ValidateError> {
        let bound = |comparison| -> Result<ValueTest, ValidateError> {
            let bound = literal(value).cloned();
            let bound = bound.ok_or_else(|| self.error(id, format!("{value} is no literal")))?;
            Ok(ValueTest::Compare(comparison, bound))
        };
        Ok(Some(match name {
            "class" => ValueTest::Class(self.node(id, value)?),
            "datatype" => ValueTest::Datatype(self.node(id, value)?),
            "nodeKind" => ValueTest::NodeKind(self.node_kind(id, value)?),
            "in" => ValueTest::In(self.ground(id, value)?),
            "pattern" => ValueTest::Pattern {
                pattern: self.text(id, value)?,
                flags: match self.graph.value(id, terms::FLAGS) {
                    Some(flags) => self.text(id, flags)?,
                    None => String::new(),
                },
            },
            "minLength" => ValueTest::MinLength(self.number(id, value)?),
            "maxLength" => ValueTest::MaxLength(self.number(id, value)?),
            "minExclusive" => bound(Comparison::MinExclusive)?,
            "minInclusive" => bound(Comparison::MinInclusive)?,
            "maxExclusive" => bound(Comparison::MaxExclusive)?,
            "maxInclusive" => bound(Comparison::MaxInclusive)?,
            "languageIn" => {
                let ranges = self.ground(id, value)?;
                let ranges = ranges.iter().map(|range| self.text(id, range));
                ValueTest::LanguageIn(ranges.collect::<Result<_, _>>()?)
            }
            _ => return Ok(None),
        }))
    }

    fn before(&self, id: &Id, value: &Term, order: Order) -> Result<Constraint, ValidateError> {
        let other = self.node(id, value)?;
        Ok(Constraint::Before { other, order })
    }

    fn shapes_of(&mut self, id: &Id, head: &Term) -> Result<Vec<ShapeAt>, ValidateError> {
        let members = self.list(id, head)?;
        members
            .iter()
            .map(|member| self.shape_of(id, member))
            .collect()
    }

    fn error(&self, id: &Id, what: String) -> ValidateError {
        ValidateError::Unsupported {
            origin: self.origin.to_owned(),
            shape: id.to_string(),
            what,
        }
    }
}
