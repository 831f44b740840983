//! The text around names: where names cannot run on, and what stands there.

use crate::lexicon::organizations::{ContextClass, Organizations, WordMatch};
use std::ops::Range;

/// A text with the words beside names and the divisions in it.
pub(super) struct Clauses<'t> {
    pub(super) lexicon: &'t Organizations,
    pub(super) text: &'t str,
    divisions: &'t [Range<usize>],
    contexts: Vec<WordMatch<ContextClass>>,
}

/// Characters that a jurisdiction is elided to; longer ones first.
const PLACEHOLDERS: &[&str] = &[
    "自治区",
    "自治州",
    "自治县",
    "街道",
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "盟",
    "镇",
    "乡",
    "村",
];

/// The longest stretch in bytes that a name can take.
const LONGEST: usize = 40 * 3;

impl<'t> Clauses<'t> {
    pub(super) fn new(
        lexicon: &'t Organizations,
        text: &'t str,
        divisions: &'t [Range<usize>],
    ) -> Self {
        // 鄂尔多斯市|内蒙古: 市内, whose end lies inside a division, is no word there.
        let inside = |word: &WordMatch<ContextClass>| {
            let at = divisions.partition_point(|division| division.end < word.end);
            divisions.get(at).is_some_and(|division| {
                division.start <= word.start && division.len() > word.end - word.start
                    || division.start < word.end && word.end < division.end
            })
        };
        let contexts = lexicon
            .contexts
            .words(text)
            .filter(|word| !inside(word))
            .collect();
        Self {
            lexicon,
            text,
            divisions,
            contexts,
        }
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn before(&self, at: usize) -> &'t str {
        self.slice(0..at)
    }

    pub(super) fn behind(&self, at: usize) -> &'t str {
        self.slice(at..self.text.len())
    }

    /// The words beside names that end in `range`, the last one first.
    pub(super) fn contexts_back(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = &WordMatch<ContextClass>> {
        let upto = self.contexts.partition_point(|word| word.end <= range.end);
        self.contexts
            .iter()
            .take(upto)
            .rev()
            .take_while(move |word| word.start >= range.start)
    }

    /// The division that begins at `at`; the longest chain of divisions where one follows the other.
    pub(super) fn division_from(&self, at: usize) -> Option<Range<usize>> {
        let index = self
            .divisions
            .partition_point(|division| division.start < at);
        let mut end = self
            .divisions
            .get(index)
            .filter(|division| division.start == at)?
            .end;
        for next in self.divisions.iter().skip(index + 1) {
            if next.start != end {
                break;
            }
            end = next.end;
        }
        Some(at..end)
    }

    /// The chain of divisions that ends at `at`.
    pub(super) fn division_upto(&self, at: usize) -> Option<Range<usize>> {
        let upto = self
            .divisions
            .partition_point(|division| division.end <= at);
        let mut start = self
            .divisions
            .get(upto.checked_sub(1)?)
            .filter(|division| division.end == at)?
            .start;
        for previous in self.divisions.iter().take(upto - 1).rev() {
            if previous.end != start {
                break;
            }
            start = previous.start;
        }
        Some(start..at)
    }

    /// The first division that begins in `range`.
    pub(super) fn first_division_in(&self, range: Range<usize>) -> Option<Range<usize>> {
        let index = self
            .divisions
            .partition_point(|division| division.start < range.start);
        self.divisions
            .get(index)
            .filter(|division| division.end <= range.end)
            .cloned()
    }

    /// Whether a division covers the byte, not beginning there.
    pub(super) fn within_division(&self, at: usize) -> bool {
        let index = self
            .divisions
            .partition_point(|division| division.end <= at);
        self.divisions
            .get(index)
            .is_some_and(|division| division.start < at)
    }

    /// The placeholder for a jurisdiction that ends at `at`, with 我, 本, 该 in front: 市, 我县.
    pub(super) fn placeholder_upto(&self, at: usize) -> Option<Range<usize>> {
        let before = self.before(at);
        let word = PLACEHOLDERS.iter().find(|word| before.ends_with(**word))?;
        let start = at - word.len();
        let own = self
            .before(start)
            .chars()
            .next_back()
            .filter(|c| matches!(c, '我' | '本' | '该'));
        Some(start - own.map_or(0, char::len_utf8)..at)
    }

    /// The placeholder for a jurisdiction that begins at `at`.
    pub(super) fn placeholder_from(&self, at: usize) -> Option<Range<usize>> {
        let behind = self.behind(at);
        let own = behind
            .chars()
            .next()
            .filter(|c| matches!(c, '我' | '本' | '该'))
            .map_or(0, char::len_utf8);
        let word = PLACEHOLDERS
            .iter()
            .find(|word| self.behind(at + own).starts_with(**word))?;
        Some(at..at + own + word.len())
    }

    /// Where the punctuation before `at` ends: no name begins further left. Brackets and quotes that a
    /// name holds whole are stepped over: 建材(辽宁)有限公司.
    pub(super) fn hard_edge(&self, at: usize) -> usize {
        let mut edge = at;
        while at - edge < LONGEST {
            let Some(c) = self.before(edge).chars().next_back() else {
                break;
            };
            let step = match c {
                ')' | '”' => self.paired(edge, c),
                '-' | '&' | '.'
                    if self
                        .behind(edge)
                        .starts_with(|c: char| c.is_ascii_alphanumeric()) =>
                {
                    Some(edge - c.len_utf8())
                }
                _ if c.is_alphanumeric() || c == '·' => Some(edge - c.len_utf8()),
                _ => None,
            };
            match step {
                Some(step) => edge = step,
                None => break,
            }
        }
        // A name begins with neither a sign nor a number's tail.
        edge + self
            .slice(edge..at)
            .find(|c: char| c.is_alphanumeric() || matches!(c, '“' | '('))
            .unwrap_or_default()
    }

    /// The start of the short bracket or quotation that ends at `edge`, which something stands before.
    fn paired(&self, edge: usize, close: char) -> Option<usize> {
        let open = if close == ')' { '(' } else { '“' };
        let inner_end = edge - close.len_utf8();
        let inner: String = self
            .before(inner_end)
            .chars()
            .rev()
            .take_while(|c| *c != open)
            .take(14)
            .collect();
        let start = inner_end.checked_sub(inner.len() + open.len_utf8())?;
        let closed = self.behind(start).starts_with(open)
            && inner.chars().all(char::is_alphanumeric)
            && !inner.is_empty();
        let introduced = inner.contains("简称") || inner.contains("记者");
        (closed && !introduced && inner.chars().count() <= 12).then_some(start)
    }
}
