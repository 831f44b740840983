//! A constraint that is a query of its own (`sh:sparql`).

use super::Reader;
use crate::validate::error::ValidateError;
use crate::validate::shape::{Constraint, Shape};
use crate::validate::source::{Id, literal};
use crate::validate::terms;
use oxigraph::model::Term;
use regex::Regex;
use std::fmt::Write;
use std::sync::LazyLock;

/// The only head that a query may have: its group is put behind the pattern that binds `$this`.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a constant; a test uses it")]
    Regex::new(r"(?i)^\s*SELECT\s+(DISTINCT\s+)?([$?](this|value|path)\s+)+(WHERE\s*)?$")
        .expect("the pattern is valid")
});

impl Reader<'_> {
    /// Reads a `sh:SPARQLConstraint`.
    pub(super) fn query(&self, shape: &Shape, value: &Term) -> Result<Constraint, ValidateError> {
        let id = &shape.id;
        let node = Id::of(value)
            .ok_or_else(|| self.error(id, format!("{value} is no sh:SPARQLConstraint")))?;
        let select = self
            .graph
            .value(&node, terms::SELECT)
            .ok_or_else(|| self.error(id, "sh:sparql has no sh:select".to_owned()))?;
        let select = self.text(id, select)?;
        let form = || {
            let form = "a sh:select is `SELECT $this ?value WHERE { … }`, without queries inside";
            self.error(id, form.to_owned())
        };
        let (head, rest) = select.split_once('{').ok_or_else(form)?;
        let (group, tail) = rest.rsplit_once('}').ok_or_else(form)?;
        let nested = group.to_ascii_uppercase().contains("SELECT");
        if !HEAD.is_match(head) || !tail.trim().is_empty() || nested {
            return Err(form());
        }
        let mut group = group.replace('$', "?");
        if let Some(path) = &shape.path {
            group = group.replace("?PATH", &path.to_string());
        }
        Ok(Constraint::Sparql {
            group,
            messages: self.messages(&node),
            prologue: self.prologue(&node),
        })
    }

    /// The prefixes that a query uses.
    fn prologue(&self, node: &Id) -> String {
        let mut prologue = String::new();
        let places = self.graph.values(node, terms::PREFIXES).filter_map(Id::of);
        for place in places {
            for declared in self.graph.values(&place, terms::DECLARE).filter_map(Id::of) {
                let value = |property| self.graph.value(&declared, property).and_then(literal);
                if let (Some(prefix), Some(namespace)) =
                    (value(terms::PREFIX), value(terms::NAMESPACE_OF))
                {
                    // Writing to a String cannot fail.
                    let _ = write!(
                        prologue,
                        "PREFIX {}: <{}> ",
                        prefix.value(),
                        namespace.value()
                    );
                }
            }
        }
        prologue
    }
}
