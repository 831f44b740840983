//! Lines that were broken inside a sentence are joined again.
//!
//! Two marks are certain: a line that begins with punctuation which only continues (`，他详细了解`), and a text that is
//! hard-wrapped as a whole: its full lines are equally wide, no line is wider, and sentences end inside lines.

use super::draft::{Draft, Rewrite};
use std::ops::Range;

/// Columns, two an ideograph, that the full lines of a wrapped text have at least.
const NARROWEST: usize = 36;

/// Columns by which a full line may fall short: punctuation is not put at a line's start.
const SLACK: usize = 6;

/// Full lines that break off, without which a text does not count as wrapped.
const EVIDENCE: usize = 4;

/// Joins broken lines; blank lines and indents part paragraphs.
pub(super) fn unwrap(draft: Draft) -> Draft {
    let text = draft.text();
    let lines = lines(text);
    let width = wrapped_at(text, &lines);
    let mut out = Rewrite::of(&draft);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let (Some(this), Some(that)) = (text.get(line.clone()), text.get(next.clone())) else {
            continue;
        };
        let gap = line.end..next.start;
        let adjacent = text.get(gap.clone()) == Some("\n");
        let broken =
            adjacent && breaks_off(this) && width.is_some_and(|full| columns(this) + SLACK >= full);
        if that.starts_with(continues) && !this.ends_with(stops) {
            out.drop(gap);
        } else if broken {
            let word = this.ends_with(|c: char| c.is_ascii_alphabetic())
                && that.starts_with(|c: char| c.is_ascii_alphabetic());
            if word {
                out.put(gap, ' ')
            } else {
                out.drop(gap)
            }
        }
    }
    out.finish().unwrap_or(draft)
}

/// The lines that are not blank, without the spaces around them.
fn lines(text: &str) -> Vec<Range<usize>> {
    super::line::ranges(text).collect()
}

/// The width at which the text is wrapped, if it is.
fn wrapped_at(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let texts: Vec<&str> = lines
        .iter()
        .filter_map(|line| text.get(line.clone()))
        .collect();
    let full = texts.iter().map(|line| columns(line)).max()?;
    let broken = texts
        .iter()
        .filter(|line| columns(line) + SLACK >= full && breaks_off(line))
        .count();
    let inside = texts
        .iter()
        .filter(|line| line.trim_end_matches('。').contains('。'))
        .count();
    let begun = texts.iter().filter(|line| breaks_off(line)).count();
    // Headings and the like break off too, but short; they must be the fewer.
    (full >= NARROWEST && broken >= EVIDENCE && inside >= 2 && begun <= 2 * broken).then_some(full)
}

fn columns(line: &str) -> usize {
    line.chars()
        .map(|char| if char.is_ascii() { 1 } else { 2 })
        .sum()
}

/// Whether a line ends where no sentence does.
fn breaks_off(line: &str) -> bool {
    !line.ends_with(stops) && !line.ends_with([':', ')', ']', '】'])
}

fn stops(char: char) -> bool {
    matches!(char, '。' | '!' | '?' | ';' | '”' | '…')
}

/// Punctuation that no line begins with unless it was broken there.
fn continues(char: char) -> bool {
    matches!(char, ',' | '、' | '。' | ';' | '”' | '》' | ')')
}
