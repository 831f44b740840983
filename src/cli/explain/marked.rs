//! The article's text with what it names marked.

use super::Marks;
use super::mentions::{self, Kind, Mark};
use crate::fact::{ArticleFacts, ArticleInfo};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

impl Kind {
    const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Post];

    const fn style(self) -> Style {
        match self {
            Self::Person => AnsiColor::Green.on_default().bold(),
            Self::Organization => AnsiColor::Cyan.on_default(),
            Self::Place => AnsiColor::Blue.on_default(),
            Self::Post => AnsiColor::Yellow.on_default(),
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Person => 'P',
            Self::Organization => 'O',
            Self::Place => 'L',
            Self::Post => 'T',
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Post => "post",
        }
    }
}

/// Writes the heading, the legend and the numbered lines.
pub(super) fn write(facts: &ArticleFacts, marks: Marks, out: &mut dyn Write) -> io::Result<()> {
    heading(&facts.article, out)?;
    legend(marks, out)?;
    let characters: Vec<char> = facts.article.text.chars().collect();
    let kinds = painted(&mentions::of(facts), characters.len());
    let mut start = 0;
    for (number, line) in characters.split(|c| *c == '\n').enumerate() {
        let end = start + line.len();
        if !line.iter().all(|c| c.is_whitespace()) {
            write!(out, "{:>4}  ", number + 1)?;
            write_line(line, &kinds[start..end], marks, out)?;
        }
        start = end + 1;
    }
    writeln!(out)
}

fn heading(article: &ArticleInfo, out: &mut dyn Write) -> io::Result<()> {
    let bold = Style::new().bold();
    writeln!(out, "{bold}{}{bold:#}", article.document)?;
    let published = article
        .published
        .as_ref()
        .map(|date| format!("published {}", date.as_str()));
    let home = article
        .home
        .as_ref()
        .map(|home| format!("at home in {home}"));
    let parts = [
        Some(article.genre.code().to_owned()),
        article.publisher.clone(),
        published,
        home,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    writeln!(out, "{}", parts.join(", "))
}

fn legend(marks: Marks, out: &mut dyn Write) -> io::Result<()> {
    let shown = Kind::ALL.map(|kind| match marks {
        Marks::Colours => format!("{0}{1}{0:#}", kind.style(), kind.name()),
        Marks::Letters => format!("[{} {}]", kind.letter(), kind.name()),
    });
    writeln!(out, "{}\n", shown.join(" "))
}

/// One line; neighbours of one mention stand together.
fn write_line(
    line: &[char],
    kinds: &[Option<(usize, Kind)>],
    marks: Marks,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut at = 0;
    for run in kinds.chunk_by(|a, b| a == b) {
        let text: String = line[at..at + run.len()].iter().collect();
        at += run.len();
        match (run[0], marks) {
            (None, _) => write!(out, "{text}")?,
            (Some((_, kind)), Marks::Colours) => write!(out, "{0}{text}{0:#}", kind.style())?,
            (Some((_, kind)), Marks::Letters) => write!(out, "[{} {text}]", kind.letter())?,
        }
    }
    writeln!(out)
}

/// For each character, which mark is seen there and its kind: the shortest, so that 铁岭 shows within
/// 铁岭市某某公司.
fn painted(marks: &[Mark], length: usize) -> Vec<Option<(usize, Kind)>> {
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(marks[*at].range.len()));
    let mut kinds = vec![None; length];
    for at in order {
        let mark = &marks[at];
        let inside = mark.range.start.min(length)..mark.range.end.min(length);
        if inside.start < inside.end {
            kinds[inside].fill(Some((at, mark.kind)));
        }
    }
    kinds
}
