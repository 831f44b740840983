//! Where SPARQL does not parse, and what to do about it.

use super::prefixes;
use oxigraph::sparql::SparqlSyntaxError;
use regex::Regex;
use spargebra::SparqlParser;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;

/// SPARQL that does not parse, with the place.
#[derive(Debug, thiserror::Error)]
#[error("{origin}:{line}:{column}: the SPARQL does not parse: {message}{}", self.excerpt())]
pub struct SyntaxError {
    /// The file, or a bundled question's.
    pub origin: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What the parser would have taken, and what to do.
    pub message: String,
    /// The line.
    pub text: String,
}

impl SyntaxError {
    /// Finds the place in `text` that the parser's error means.
    ///
    /// The parser gives it in words only, `error at LINE:COLUMN: expected …`, and where it looked for a keyword
    /// it counts the keyword's length from where the word would have begun. Near the end it finds too few
    /// characters for a keyword and points at the end, so it is asked again with room behind the text.
    pub(super) fn new(origin: &str, text: &str, first: &SparqlSyntaxError) -> Self {
        let roomy = format!("{text}{:32}", "");
        let error = SparqlParser::new().parse_query(&roomy).err();
        let message = error.as_ref().unwrap_or(first).to_string();
        let place = message.strip_prefix("error at ").and_then(|rest| {
            let (place, expected) = rest.split_once(": expected ")?;
            let (line, column) = place.split_once(':')?;
            Some((line.parse().ok()?, column.parse().ok()?, expected))
        });
        let (line, column, expected): (usize, usize, &str) = place.unwrap_or((1, 1, &message));
        let longest_keyword = words(expected)
            .filter(|word| is_keyword(word))
            .map(str::len)
            .max();
        let back = longest_keyword.unwrap_or(0);
        let (line, column) = moved_back(text, (line, column), back);
        Self {
            origin: origin.to_owned(),
            line,
            column,
            message: advice(text, expected),
            text: text.lines().nth(line - 1).unwrap_or_default().to_owned(),
        }
    }

    /// The line with a mark under the place. Wide characters take two cells.
    fn excerpt(&self) -> String {
        let before: String = self
            .text
            .chars()
            .take(self.column.saturating_sub(1))
            .collect();
        format!("\n  {}\n  {}^", self.text, " ".repeat(before.width()))
    }
}

/// The place `back` characters before another, not before the text.
fn moved_back(text: &str, (line, column): (usize, usize), back: usize) -> (usize, usize) {
    let (mut line, mut column) = (line, column);
    let mut back = back;
    while back >= column && line > 1 {
        back -= column;
        line -= 1;
        let above = text.lines().nth(line - 1).unwrap_or_default();
        column = above.chars().count() + 1;
    }
    (line, column.saturating_sub(back).max(1))
}

fn words(expected: &str) -> impl Iterator<Item = &str> {
    expected
        .strip_prefix("one of ")
        .unwrap_or(expected)
        .split(", ")
}

fn is_keyword(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What to do: an undeclared prefix is the commonest fault, and the parser's list does not tell it.
fn advice(text: &str, expected: &str) -> String {
    if let Some(prefix) = undeclared_prefix(text) {
        let iri = prefixes::namespace(&prefix).unwrap_or("…");
        return format!("add a line `PREFIX {prefix}: <{iri}>` at its head");
    }
    if words(expected).all(is_keyword) {
        return "something is wrong at this place or soon behind it; look for a missing full stop, \
                brace, prefix or question mark"
            .to_owned();
    }
    let mut shown: Vec<&str> = words(expected).take(6).collect();
    if words(expected).count() > shown.len() {
        shown.push("…");
    }
    format!("expected {}; correct the line", shown.join(", "))
}

/// The first prefix that is used and not declared.
fn undeclared_prefix(text: &str) -> Option<String> {
    #[expect(clippy::expect_used, reason = "the pattern is constant")]
    static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
        // IRIs, strings and comments are matched so as to be passed over.
        let pattern = r#"<[^<>\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|(?i:PREFIX)\s+([\w.-]*):|[?$]\w+|([A-Za-z][\w.-]*):\w"#;
        Regex::new(pattern).expect("a constant pattern")
    });
    let mut declared = BTreeSet::new();
    TOKEN.captures_iter(text).find_map(|token| {
        if let Some(prefix) = token.get(1) {
            declared.insert(prefix.as_str());
        }
        let used = token.get(2)?.as_str();
        (!declared.contains(used)).then(|| used.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{moved_back, undeclared_prefix};

    #[test]
    fn prefixes_in_strings_comments_and_iris_are_none() {
        let text =
            "# a:b\nPREFIX ex: <http://e.org/x:y>\nASK { ?x ex:p 'b:c' ; <d:e> \"f:\\\"g:h\" }";
        assert_eq!(undeclared_prefix(text), None);
        assert_eq!(
            undeclared_prefix(&format!("{text} zt:who")),
            Some("zt".to_owned())
        );
    }

    #[test]
    fn a_place_moves_back_over_lines() {
        let text = "ab\n名字\nc";
        assert_eq!(moved_back(text, (3, 2), 1), (3, 1));
        assert_eq!(moved_back(text, (3, 1), 2), (2, 2));
        assert_eq!(moved_back(text, (3, 1), 99), (1, 1));
    }
}
