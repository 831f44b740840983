//! The named questions.
//!
//! A question is a `.rq` file: SPARQL under a header that says what it answers, what it takes and what it needs.
//! This module finds one, sets its parameters in the parsed query, asks a [`Dataset`] and prints the answer. It
//! refuses to know where quads are kept; questions of remote endpoints are not its business yet.

mod answer;
mod binding;
mod bundled;
pub(crate) mod error;
mod format;
mod formula;
mod group;
mod header;
mod parameter;
pub(crate) mod prefixes;
mod syntax;
mod table;

pub use answer::{Answer, Rows, Style};
pub use error::QueryError;
pub use format::AnswerFormat;
pub use formula::harmless;
pub use group::Group;
pub use header::{Column, Duty, Header, Parameter};
pub use parameter::Type;
pub use syntax::SyntaxError;

use crate::store::{Dataset, Needs};
use oxigraph::model::{Term, Variable};
use oxigraph::sparql::SparqlEvaluator;
use spargebra::{Query, SparqlParser};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A SPARQL file, its header read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The name of a bundled question; the path of a file.
    pub name: String,
    /// What it says about itself.
    pub header: Header,
    text: String,
    /// The file, as errors name it.
    origin: String,
}

/// A question with its parameters set, ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    query: Query,
    /// The part of the graph that it reads.
    pub needs: Needs,
}

impl Question {
    /// The questions that come with the program, by name.
    ///
    /// # Errors
    ///
    /// A header is malformed, which a test excludes.
    pub fn bundled() -> Result<Vec<Self>, QueryError> {
        bundled::QUESTIONS
            .iter()
            .map(|(name, text)| Self::named(name, text))
            .collect()
    }

    /// The bundled question of this name, or else the file of this path.
    ///
    /// # Errors
    ///
    /// There is neither, or the header is malformed.
    pub fn find(name_or_path: &str) -> Result<Self, QueryError> {
        let name = name_or_path;
        if let Some((name, text)) = bundled::QUESTIONS.iter().find(|(known, _)| *known == name) {
            return Self::named(name, text);
        }
        let path = Path::new(name);
        let looks_like_a_path = path
            .extension()
            .is_some_and(|end| end == "rq" || end == "sparql");
        if !path.exists() && !looks_like_a_path {
            let known = bundled::QUESTIONS.iter().map(|(name, _)| *name);
            let nearest = error::nearest(name, known);
            return Err(QueryError::UnknownQuestion {
                name: name.to_owned(),
                nearest,
            });
        }
        let bytes = fs::read(path)
            .and_then(|bytes| String::from_utf8(bytes).map_err(std::io::Error::other));
        let text = bytes.map_err(|source| QueryError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::new(name, name, text)
    }

    fn named(name: &str, text: &str) -> Result<Self, QueryError> {
        Self::new(name, &format!("queries/{name}.rq"), text.to_owned())
    }

    /// A question from the text of a `.rq` file; errors name `origin`.
    ///
    /// # Errors
    ///
    /// The header is malformed.
    pub fn new(name: &str, origin: &str, text: String) -> Result<Self, QueryError> {
        let header = Header::parse(&text, origin)?;
        Ok(Self {
            name: name.to_owned(),
            header,
            text,
            origin: origin.to_owned(),
        })
    }

    /// The file's text: SPARQL that any processor runs.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Sets the parameters, each written as `NAME=VALUE`.
    ///
    /// # Errors
    ///
    /// The SPARQL does not parse; a parameter is unknown, missing, set twice or of another type.
    pub fn bind(&self, settings: &[String]) -> Result<Bound, QueryError> {
        let mut query = self.parse()?;
        let values = self.values(settings)?;
        for parameter in &self.header.parameters {
            let variable = Variable::new_unchecked(parameter.name.as_str());
            let blocks = match values.get(parameter.name.as_str()) {
                Some(term) => {
                    let ground = match term.clone() {
                        Term::NamedNode(node) => node.into(),
                        Term::Literal(literal) => literal.into(),
                        Term::BlankNode(_) => continue,
                    };
                    binding::bind(&mut query, &variable, &ground)
                }
                None => binding::leave(&mut query, &variable),
            };
            if blocks == 0 {
                let (origin, name) = (self.origin.clone(), parameter.name.clone());
                return Err(QueryError::Unbound { origin, name });
            }
        }
        Ok(Bound {
            query,
            needs: self.header.needs,
        })
    }

    /// The terms that the settings stand for.
    fn values(&self, settings: &[String]) -> Result<BTreeMap<&str, Term>, QueryError> {
        let mut values = BTreeMap::new();
        for setting in settings {
            let (name, value) = setting
                .split_once('=')
                .ok_or_else(|| QueryError::NotASetting(setting.clone()))?;
            let parameter = self.parameter(name.trim())?;
            let term = parameter
                .kind
                .term(value)
                .ok_or_else(|| QueryError::Value {
                    name: parameter.name.clone(),
                    value: value.to_owned(),
                    expected: parameter.kind.expected(),
                })?;
            if values.insert(parameter.name.as_str(), term).is_some() {
                return Err(QueryError::SetTwice(parameter.name.clone()));
            }
        }
        let missing = self.header.parameters.iter().find(|parameter| {
            parameter.duty == Duty::Required && !values.contains_key(parameter.name.as_str())
        });
        missing.map_or(Ok(values), |parameter| Err(self.missing(parameter)))
    }

    fn parameter(&self, name: &str) -> Result<&Parameter, QueryError> {
        let parameters = &self.header.parameters;
        parameters
            .iter()
            .find(|parameter| parameter.name == name)
            .ok_or_else(|| {
                let known = parameters.iter().map(|parameter| parameter.name.as_str());
                QueryError::UnknownParameter {
                    question: self.name.clone(),
                    name: name.to_owned(),
                    nearest: error::nearest(name, known.clone()),
                    known: known.map(str::to_owned).collect(),
                }
            })
    }

    fn missing(&self, parameter: &Parameter) -> QueryError {
        let example = self
            .header
            .example
            .as_ref()
            .filter(|example| !example.is_empty());
        QueryError::Missing {
            question: self.name.clone(),
            name: parameter.name.clone(),
            meaning: parameter.meaning.clone(),
            example_line: example.map(|set| format!("zhengtu query {} {set}", self.name)),
        }
    }

    fn parse(&self) -> Result<Query, QueryError> {
        let text = self.text.trim_start_matches('\u{feff}');
        SparqlParser::new().parse_query(text).map_err(|error| {
            QueryError::Syntax(Box::new(SyntaxError::new(&self.origin, text, &error)))
        })
    }
}

impl Bound {
    /// Asks.
    ///
    /// # Errors
    ///
    /// The evaluator refuses the query.
    pub fn ask(self, dataset: &Dataset) -> Result<Answer, QueryError> {
        let evaluator = SparqlEvaluator::new();
        let results = dataset.evaluate(evaluator.for_query(self.query))?;
        Ok(Answer(results))
    }
}

#[cfg(test)]
mod tests;
