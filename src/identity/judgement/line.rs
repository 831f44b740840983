//! One judgement as a line: nine cells with tabs between them.

use super::{Judgement, Named, Pair, Ruling};
use crate::identity::Thing;
use jiff::Timestamp;

/// Why a line is no judgement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A merge left its marks.
    #[error("a merge left its marks here: keep the lines of both sides and delete the marks")]
    ConflictMark,
    /// Cells are missing, or too many.
    #[error(
        "{0} cells instead of 8 or 9: ruling, kind, article, name, article, name, who, when and perhaps a note, with tabs between them"
    )]
    Cells(usize),
    /// No ruling.
    #[error("`{0}` is no ruling: same, different, unsure or retracted")]
    Ruling(String),
    /// No kind.
    #[error("`{0}` is no kind: person, organization or event")]
    Kind(String),
    /// No moment.
    #[error("`{0}` is no moment in UTC: write it as 2026-03-12T08:30:00Z")]
    When(String),
    /// A mention and itself.
    #[error("both sides are {0}")]
    Itself(Named),
    /// A cell that must not be empty.
    #[error("the cell `{0}` is empty")]
    Empty(&'static str),
}

/// A line that is no judgement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct LineError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What a merge that could not decide writes.
const MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

pub(super) fn parse(line: &str) -> Result<Judgement, Problem> {
    if MARKS.iter().any(|mark| line.starts_with(mark)) {
        return Err(Problem::ConflictMark);
    }
    let cells: Vec<String> = line
        .trim_end_matches('\r')
        .split('\t')
        .map(unescaped)
        .collect();
    let (
        [
            ruling,
            kind,
            a_document,
            a_key,
            b_document,
            b_key,
            who,
            when,
        ],
        rest,
    ) = cells
        .split_first_chunk::<8>()
        .filter(|(_, rest)| rest.len() <= 1)
        .ok_or(Problem::Cells(cells.len()))?;
    let (one, other) = (named(a_document, a_key)?, named(b_document, b_key)?);
    if one == other {
        return Err(Problem::Itself(one));
    }
    let rulings = Ruling::ALL.into_iter();
    let known = rulings.into_iter().find(|known| known.code() == ruling);
    let things = Thing::ALL.into_iter();
    let thing = things.into_iter().find(|known| known.code() == kind);
    let moment = when
        .parse::<Timestamp>()
        .ok()
        .filter(|_| when.ends_with('Z'));
    Ok(Judgement {
        when: moment.ok_or_else(|| Problem::When(when.clone()))?,
        pair: Pair::new(
            thing.ok_or_else(|| Problem::Kind(kind.clone()))?,
            one,
            other,
        ),
        ruling: known.ok_or_else(|| Problem::Ruling(ruling.clone()))?,
        who: filled(who, "who")?,
        note: rest.first().cloned().unwrap_or_default(),
    })
}

fn filled(cell: &str, name: &'static str) -> Result<String, Problem> {
    if cell.is_empty() {
        Err(Problem::Empty(name))
    } else {
        Ok(cell.to_owned())
    }
}

fn named(document: &str, key: &str) -> Result<Named, Problem> {
    Ok(Named {
        document: filled(document, "article")?,
        key: filled(key, "name")?,
    })
}

pub(super) fn written(judgement: &Judgement) -> String {
    let Pair { thing, a, b } = &judgement.pair;
    let when = judgement.when.to_string();
    let mut cells = vec![
        judgement.ruling.code(),
        thing.code(),
        &a.document,
        &a.key,
        &b.document,
        &b.key,
        &judgement.who,
        &when,
    ];
    if !judgement.note.is_empty() {
        cells.push(&judgement.note);
    }
    let cells: Vec<String> = cells.into_iter().map(escaped).collect();
    cells.join("\t")
}

/// Without what ends a cell or a line.
fn escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn unescaped(cell: &str) -> String {
    let mut plain = String::with_capacity(cell.len());
    let mut characters = cell.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match characters.next() {
            Some('t') => plain.push('\t'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "same\tperson\ta01\t李波\ta02\t李波\t何田\t2026-03-12T08:30:00Z\t同一履历";

    #[test]
    fn a_line_comes_back_as_it_was() {
        let judgement = parse(LINE).expect("a judgement");
        assert_eq!(judgement.ruling, Ruling::Same);
        assert_eq!(judgement.pair.a.to_string(), "李波 in a01");
        assert_eq!(judgement.to_string(), LINE);
        let odd = Judgement {
            note: "tab\there\\\nand there".to_owned(),
            ..judgement
        };
        let line = odd.to_string();
        assert!(!line.contains('\n'));
        assert_eq!(parse(&line), Ok(odd));
    }

    #[test]
    fn the_order_of_the_two_sides_does_not_matter() {
        let turned = "same\tperson\ta02\t李波\ta01\t李波\t何田\t2026-03-12T08:30:00Z\t同一履历";
        assert_eq!(parse(turned), parse(LINE));
    }

    #[test]
    fn each_mistake_is_named() {
        let wrong = |from: &str, to: &str| parse(&LINE.replacen(from, to, 1)).unwrap_err();
        assert_eq!(parse("<<<<<<< HEAD"), Err(Problem::ConflictMark));
        assert_eq!(parse("======="), Err(Problem::ConflictMark));
        assert_eq!(parse("same person a01"), Err(Problem::Cells(1)));
        assert_eq!(wrong("same", "equal"), Problem::Ruling("equal".to_owned()));
        assert_eq!(wrong("person", "人"), Problem::Kind("人".to_owned()));
        assert_eq!(
            wrong("2026-03-12T08:30:00Z", "gestern"),
            Problem::When("gestern".to_owned())
        );
        assert_eq!(wrong("何田", ""), Problem::Empty("who"));
        assert!(matches!(wrong("a02", "a01"), Problem::Itself(_)));
    }
}
