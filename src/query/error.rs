//! What can go wrong with a question, each with what to do about it.

use super::syntax::SyntaxError;
use oxigraph::sparql::QueryEvaluationError;
use std::io;
use std::path::PathBuf;

/// A question could not be found, read, bound or answered.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// No question has this name, and no file either.
    #[error(
        "no question is called `{name}`, and no file is there{}; `zhengtu query` lists the questions",
        nearest_names(nearest)
    )]
    UnknownQuestion {
        /// What was asked for.
        name: String,
        /// Names that look like it, the likest first.
        nearest: Vec<String>,
    },
    /// The file is there and cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line of the header does not have the form that it needs.
    #[error("{origin}:{line}: {what}")]
    Header {
        /// The file.
        origin: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong and what the form is.
        what: String,
    },
    /// The SPARQL does not parse.
    #[error(transparent)]
    Syntax(Box<SyntaxError>),
    /// `--set` without `=`.
    #[error("`{0}` sets no parameter; write it as `--set NAME=VALUE`")]
    NotASetting(String),
    /// The question has no such parameter.
    #[error(
        "`{question}` has no parameter `{name}`{}{}",
        nearest_names(nearest),
        list(known)
    )]
    UnknownParameter {
        /// The question.
        question: String,
        /// What was set.
        name: String,
        /// Names that look like it, the likest first.
        nearest: Vec<String>,
        /// Every parameter that it has.
        known: Vec<String>,
    },
    /// One parameter, two values.
    #[error("the parameter `{0}` is set twice; set it once")]
    SetTwice(String),
    /// A parameter that the question cannot do without.
    #[error(
        "`{question}` needs `--set {name}=…`: {meaning}{}",
        example(example_line)
    )]
    Missing {
        /// The question.
        question: String,
        /// The parameter.
        name: String,
        /// What it means.
        meaning: String,
        /// A command line that works.
        example_line: Option<String>,
    },
    /// A value that is not of the parameter's type.
    #[error("`--set {name}={value}`: {expected}")]
    Value {
        /// The parameter.
        name: String,
        /// What was given.
        value: String,
        /// What is understood.
        expected: &'static str,
    },
    /// The query has no place for the parameter's value.
    #[error(
        "{origin} declares the parameter `{name}` and does not bind it; add a line `VALUES ?{name} {{ UNDEF }}` to its WHERE"
    )]
    Unbound {
        /// The file.
        origin: String,
        /// The parameter.
        name: String,
    },
    /// The answer does not fit the format.
    #[error("the answer is {answer}, which {format} cannot hold; take --format {instead}")]
    Format {
        /// Rows, a graph, yes or no.
        answer: &'static str,
        /// The format's name.
        format: &'static str,
        /// Formats that can.
        instead: &'static str,
    },
    /// The evaluator refused the query.
    #[error("the query cannot be answered: {0}; check its functions and that it names no SERVICE")]
    Evaluation(#[from] QueryEvaluationError),
    /// The answer could not be written. A closed pipe is one of these.
    #[error("cannot write the answer: {0}")]
    Write(#[from] io::Error),
}

/// The known names that look like `name`, the likest first, at most three.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut scored: Vec<(f64, &str)> = known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(score, candidate)| *score > 0.8 || candidate.contains(name))
        .collect();
    scored.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| left.cmp(right)));
    scored
        .into_iter()
        .take(3)
        .map(|(_, candidate)| candidate.to_owned())
        .collect()
}

/// `; did you mean …?`, or nothing where no name is near.
pub(crate) fn nearest_names(nearest: &[String]) -> String {
    if nearest.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", quoted(nearest))
    }
}

fn list(known: &[String]) -> String {
    if known.is_empty() {
        "; it has none".to_owned()
    } else {
        format!("; it has {}", quoted(known))
    }
}

fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

fn example(line: &Option<String>) -> String {
    line.as_ref()
        .map_or_else(String::new, |line| format!("; for example: {line}"))
}
