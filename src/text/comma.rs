//! Drops the commas that a mirror put before other marks: `調研,。` `,、` `,,`.
//!
//! Some mirrors set a comma before punctuation of their own accord, all over a page. Written text has no mark right
//! behind a comma, so wherever that comes up more than by a slip, the commas are damage.

use super::draft::{Draft, Rewrite};

/// A slip of the typist's comes once or twice.
const MORE_THAN_SLIPS: usize = 3;

/// Drops such commas where the text has several.
pub(super) fn drop_strays(draft: Draft) -> Draft {
    let text = draft.text();
    if strays(text).take(MORE_THAN_SLIPS).count() < MORE_THAN_SLIPS {
        return draft;
    }
    let mut out = Rewrite::of(&draft);
    for at in strays(text) {
        out.drop(at..at + 1);
    }
    out.finish().unwrap_or(draft)
}

/// The commas that stand right before another mark.
fn strays(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices(',').map(|(at, _)| at).filter(|at| {
        text.get(at + 1..)
            .is_some_and(|rest| rest.starts_with(['、', '。', ',', ';', ':', '?', '!']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        drop_strays(Draft::of(text)).text().to_owned()
    }

    #[test]
    fn commas_before_marks_go_where_they_are_the_rule() {
        assert_eq!(
            cleaned("甲到厂区,、园区调研,。乙,,丙陪同,。"),
            "甲到厂区、园区调研。乙,丙陪同。",
            "the page is full of them"
        );
    }

    #[test]
    fn a_slip_stays() {
        assert_eq!(cleaned("甲到厂区调研,。"), "甲到厂区调研,。", "it is one");
    }
}
