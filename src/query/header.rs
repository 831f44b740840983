//! The header of a `.rq` file: comment lines that say what a question answers and what it needs.
//!
//! ```text
//! # title: Who visited an enterprise
//! # 题: 谁到访过企业
//! # purpose: Every visit to an enterprise, with the posts held then.
//! # 问: 谁到访过某企业？当时任何职务？
//! # param: enterprise (text, required) — the name, or a part of it
//! # column: person — who
//! # needs: view
//! # group: sites
//! # example: --set enterprise=鑫众
//! ```

use super::error::QueryError;
use super::group::Group;
use super::parameter::Type;
use crate::store::Needs;

/// What a question says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Its title, in English.
    pub title: Option<String>,
    /// Its title, in Chinese (题).
    pub title_zh: Option<String>,
    /// What it answers, in English.
    pub purpose: Option<String>,
    /// What it answers, in Chinese (问).
    pub purpose_zh: Option<String>,
    /// What it is about; a file of the user's need not say.
    pub group: Option<Group>,
    /// What it takes, in the order of the file.
    pub parameters: Vec<Parameter>,
    /// What it answers with, in the order of the file.
    pub columns: Vec<Column>,
    /// The part of the graph that it reads.
    pub needs: Needs,
    /// Arguments that give rows on the example corpus; empty where none are needed.
    pub example: Option<String>,
}

/// A variable that the user sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The variable's name, without `?`.
    pub name: String,
    /// What values it takes.
    pub kind: Type,
    /// Whether it can be left out.
    pub duty: Duty,
    /// What it means.
    pub meaning: String,
}

/// Whether a parameter can be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Duty {
    /// The question makes no sense without it.
    Required,
    /// Without it nothing is narrowed down.
    Optional,
    /// Without it this value holds, which the query has in its own text.
    Default(String),
}

/// A column of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The variable's name, without `?`.
    pub name: String,
    /// What it means.
    pub meaning: String,
}

impl Header {
    /// Reads the comment lines that a file begins with. Lines without a known field are prose.
    pub(super) fn parse(text: &str, origin: &str) -> Result<Self, QueryError> {
        let mut header = Self {
            title: None,
            title_zh: None,
            purpose: None,
            purpose_zh: None,
            group: None,
            parameters: Vec::new(),
            columns: Vec::new(),
            needs: Needs::Both,
            example: None,
        };
        let lines = text.trim_start_matches('\u{feff}').lines();
        let comments = lines
            .map(str::trim)
            .take_while(|line| line.is_empty() || line.starts_with('#'));
        for (at, line) in comments.enumerate() {
            let Some((field, value)) = line.trim_start_matches('#').split_once([':', '：']) else {
                continue;
            };
            header
                .set(field.trim(), value.trim())
                .map_err(|what| QueryError::Header {
                    origin: origin.to_owned(),
                    line: at + 1,
                    what,
                })?;
        }
        Ok(header)
    }

    fn set(&mut self, field: &str, value: &str) -> Result<(), String> {
        match field {
            "title" => self.title = Some(value.to_owned()),
            "题" => self.title_zh = Some(value.to_owned()),
            "purpose" => self.purpose = Some(value.to_owned()),
            "问" => self.purpose_zh = Some(value.to_owned()),
            "example" => self.example = Some(value.to_owned()),
            "param" => self.parameters.push(parameter(value)?),
            "column" => {
                let (name, meaning) = described(value);
                self.columns.push(Column {
                    name: variable(name)?,
                    meaning,
                });
            }
            "group" => {
                let group = Group::from_code(value);
                self.group = Some(group.ok_or_else(|| {
                    let known = Group::ALL.map(Group::code).join(", ");
                    format!("group `{value}`: the groups are {known}")
                })?);
            }
            "needs" => {
                self.needs = Needs::from_code(value)
                    .ok_or_else(|| format!("needs `{value}`: write view, records or both"))?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// `official (text, required) — the name`.
fn parameter(value: &str) -> Result<Parameter, String> {
    let form = || {
        format!(
            "param `{value}`: write it as `name (type, required) — meaning`, or `optional` or `default VALUE`; types are {}",
            Type::NAMES
        )
    };
    let (declared, meaning) = described(value);
    let (name, rest) = declared.split_once('(').ok_or_else(form)?;
    let inside = rest.trim().strip_suffix(')').ok_or_else(form)?;
    let (kind, duty) = inside.split_once(',').ok_or_else(form)?;
    let kind = Type::from_name(kind.trim()).ok_or_else(form)?;
    let duty = match (duty.trim(), duty.trim().strip_prefix("default ")) {
        ("required", _) => Duty::Required,
        ("optional", _) => Duty::Optional,
        (_, Some(value)) if kind.term(value).is_some() => Duty::Default(value.trim().to_owned()),
        _ => return Err(form()),
    };
    Ok(Parameter {
        name: variable(name)?,
        kind,
        duty,
        meaning,
    })
}

/// Splits `name — meaning`; an em dash, or a hyphen between spaces.
fn described(value: &str) -> (&str, String) {
    let split = value.split_once('—').or_else(|| value.split_once(" - "));
    let (name, meaning) = split.unwrap_or((value, ""));
    (name.trim(), meaning.trim().to_owned())
}

/// A variable's name, with or without its `?`.
fn variable(name: &str) -> Result<String, String> {
    let name = name.trim().trim_start_matches('?');
    let fits = |c: char| c.is_alphanumeric() || c == '_';
    if name.is_empty() || !name.chars().all(fits) {
        return Err(format!(
            "`{name}` is no variable's name; use letters, digits and _"
        ));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Duty, Header, Needs, Type};

    #[test]
    fn every_field_is_read() {
        let text = "# title: Who visited\n# 问：谁去过？\n# prose\n#\n\
            # param: ?enterprise (text, required) — the name: or part of it\n\
            # param: since (date, optional) - not before\n\
            # param: limit (integer, default 20) — how many\n# column: person — who\n\
            # needs: view\n# example: zhengtu query x\nSELECT * {}\n# needs: records\n";
        let header = Header::parse(text, "x.rq").unwrap();
        assert_eq!(header.title.as_deref(), Some("Who visited"));
        assert_eq!(header.purpose_zh.as_deref(), Some("谁去过？"));
        let parameters: Vec<_> = header
            .parameters
            .iter()
            .map(|p| (p.name.as_str(), p.kind, &p.duty, p.meaning.as_str()))
            .collect();
        assert_eq!(
            parameters,
            [
                (
                    "enterprise",
                    Type::Text,
                    &Duty::Required,
                    "the name: or part of it"
                ),
                ("since", Type::Date, &Duty::Optional, "not before"),
                (
                    "limit",
                    Type::Integer,
                    &Duty::Default("20".to_owned()),
                    "how many"
                )
            ]
        );
        assert_eq!(header.columns[0].meaning, "who");
        assert_eq!(
            header.needs,
            Needs::View,
            "a comment behind the query is no header"
        );
    }

    #[test]
    fn a_bad_line_is_named() {
        for (bad, says) in [
            ("# param: official text", "official text"),
            ("# param: official (name, required)", "types are"),
            (
                "# param: an official (text, required)",
                "no variable's name",
            ),
            ("# needs: everything", "view, records or both"),
            ("# group: all", "the groups are articles"),
        ] {
            let error = Header::parse(&format!("# title: t\n{bad}\n"), "x.rq").unwrap_err();
            let message = error.to_string();
            assert!(
                message.starts_with("x.rq:2: "),
                "file and line are missing: {message}"
            );
            assert!(message.contains(says), "{message} does not say {says}");
        }
    }
}
