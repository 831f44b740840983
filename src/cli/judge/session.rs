//! Deciding one pair after another, with a key each.

use super::list::signs;
use super::{Desk, side};
use crate::identity::judgement::{Judgement, Pair, Ruling};
use crate::identity::review::Candidate;
use anyhow::Result;
use console::{Alignment, Term, pad_str, style};
use std::io::{self, BufRead, IsTerminal, Write, stdin};

/// Narrower than this, the two sides stand one below the other.
const SIDE_BY_SIDE: usize = 100;

/// A pair that waits for a decision, with what speaks for and against.
pub(super) struct Open {
    pair: Pair,
    signs: Vec<String>,
    weight: f64,
    change: usize,
}

impl Open {
    pub(super) fn new(_desk: &Desk, candidate: &Candidate<'_>) -> Self {
        Self {
            pair: candidate.pair.clone(),
            signs: signs(candidate),
            weight: candidate.score.sum(),
            change: candidate.change(),
        }
    }
}

/// Where keys come from: a terminal, or lines, of which the first character counts.
enum Keys {
    Terminal(Term),
    Lines(Box<dyn Iterator<Item = io::Result<String>>>),
}

impl Keys {
    fn new() -> Self {
        if stdin().is_terminal() {
            Self::Terminal(Term::stderr())
        } else {
            Self::Lines(Box::new(stdin().lock().lines()))
        }
    }

    /// The next key; `None` at the end of the input.
    fn next(&mut self) -> io::Result<Option<char>> {
        match self {
            Self::Terminal(term) => match term.read_char() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Some('q')),
                key => key.map(Some),
            },
            Self::Lines(lines) => Ok(lines
                .next()
                .transpose()?
                .map(|line| line.trim().chars().next().unwrap_or('n'))),
        }
    }
}

const HELP: &str = "s same   d different   u unsure   n next   b back   m more   q quit";

/// Goes through the pairs until they end or the user does.
pub(super) fn hold(desk: &mut Desk, who: &str, pairs: &[Open]) -> Result<()> {
    let mut keys = Keys::new();
    let term = Term::stderr();
    let mut screen = Screen {
        term,
        all: pairs.len(),
    };
    if pairs.is_empty() {
        screen.say("no pair waits for a decision")?;
    }
    let mut at = 0;
    // Positions at which something was decided, so that it can be taken back.
    let mut decided: Vec<usize> = Vec::new();
    let mut more = false;
    while let Some(open) = pairs.get(at) {
        screen.show(desk, open, at, more)?;
        let Some(key) = keys.next()? else { break };
        more = false;
        let ruling = match key {
            's' | 'S' | 'y' | '1' => Ruling::Same,
            'd' | 'D' | '2' => Ruling::Different,
            'u' | 'U' | '3' => Ruling::Unsure,
            'n' | 'N' | ' ' => {
                at += 1;
                continue;
            }
            'm' | 'M' => {
                more = true;
                continue;
            }
            'b' | 'B' => {
                match decided.pop() {
                    None => screen.say("nothing was decided yet")?,
                    Some(before) => {
                        let pair = pairs[before].pair.clone();
                        desk.decide(who, pair, Ruling::Retracted, "")?;
                        at = before;
                    }
                }
                continue;
            }
            'q' | 'Q' => break,
            other => {
                screen.say(&format!("{other:?} is none of: {HELP}"))?;
                continue;
            }
        };
        if let Some(why) = contradicted(desk, who, &open.pair, ruling) {
            screen.say(&format!("that cannot be: {why}"))?;
            at += 1;
            continue;
        }
        desk.decide(who, open.pair.clone(), ruling, "")?;
        decided.push(at);
        at += 1;
    }
    screen.say(&format!(
        "decided {} of {} pairs",
        decided.len(),
        pairs.len()
    ))
}

/// Why a decision cannot stand beside those before it.
fn contradicted(desk: &Desk, who: &str, pair: &Pair, ruling: Ruling) -> Option<String> {
    let before = desk.judgements.settle().contradictions().len();
    let mut with = desk.judgements.clone();
    with.push(Judgement {
        when: jiff::Timestamp::MAX,
        pair: pair.clone(),
        ruling,
        who: who.to_owned(),
        note: String::new(),
    });
    let settled = with.settle();
    let new = settled.contradictions().iter().skip(before).last()?;
    let chain: Vec<String> = new
        .chain
        .iter()
        .filter(|judgement| judgement.pair != *pair)
        .chain((new.against.pair != *pair).then_some(&new.against))
        .map(|judgement| {
            let (a, b) = (&judgement.pair.a, &judgement.pair.b);
            format!("{a} and {b} are {}", judgement.ruling.code())
        })
        .collect();
    Some(chain.join(", "))
}

/// Where pairs are shown: standard error, so that what is piped stays clean.
struct Screen {
    term: Term,
    all: usize,
}

impl Screen {
    fn say(&self, text: &str) -> Result<()> {
        writeln!(&self.term, "{text}")?;
        Ok(())
    }

    fn show(&mut self, desk: &Desk, open: &Open, at: usize, more: bool) -> Result<()> {
        if self.term.is_term() {
            self.term.clear_screen()?;
        }
        let thing = open.pair.thing;
        self.say(&format!(
            "{}  pair {} of {}   weight {:.2}   a decision changes {} links\n",
            style("who is who").bold(),
            at + 1,
            self.all,
            open.weight,
            open.change
        ))?;
        let a = side::lines(desk, thing, &open.pair.a, more);
        let b = side::lines(desk, thing, &open.pair.b, more);
        let width = usize::from(self.term.size().1);
        if self.term.is_term() && width >= SIDE_BY_SIDE {
            self.beside(&a, &b, width)?;
        } else {
            self.say(&format!(
                "A  {}\n\nB  {}\n",
                a.join("\n   "),
                b.join("\n   ")
            ))?;
        }
        for sign in &open.signs {
            self.say(&format!("  {sign}"))?;
        }
        self.say(&format!("\n{}", style(HELP).dim()))
    }

    fn beside(&self, a: &[String], b: &[String], width: usize) -> Result<()> {
        let column = width / 2 - 2;
        let (a, b) = (wrapped(a, column), wrapped(b, column));
        for row in 0..a.len().max(b.len()) {
            let cell = |side: &[String]| side.get(row).cloned().unwrap_or_default();
            let left = cell(&a);
            let left = pad_str(&left, column, Alignment::Left, None);
            self.say(&format!("{left} │ {}", cell(&b)))?;
        }
        self.say("")
    }
}

/// Lines cut so that each is at most so many columns wide; Chinese characters take two.
fn wrapped(lines: &[String], columns: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in lines {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        let mut row = String::new();
        let mut width = 0;
        for c in line.chars() {
            let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
            if width + wide > columns {
                rows.push(std::mem::replace(&mut row, indent.clone()));
                width = indent.len();
            }
            row.push(c);
            width += wide;
        }
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_are_cut_by_columns_and_keep_their_indent() {
        let lines = ["  汕尾市市长在任".to_owned()];
        assert_eq!(wrapped(&lines, 10), ["  汕尾市市", "  长在任"]);
    }
}
