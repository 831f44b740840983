//! When two names are the same: folded forms, and short forms of full ones.

use unicode_normalization::UnicodeNormalization;

/// A name without what writers differ in: width, white space, quotation marks and title marks.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfkc().filter(|char| !is_dropped(*char)).collect()
}

/// The separators of information (U+001C to U+001F) are white space to some readers and not to others.
fn is_dropped(char: char) -> bool {
    char.is_whitespace()
        || ('\u{1c}'..='\u{1f}').contains(&char)
        || matches!(char, '“' | '”' | '"' | '\'' | '《' | '》')
}

/// Whether two names are the same, or one is the short form of the other: a part of three characters
/// or more, or four or more of its characters in their order (鑫众科技 of 辽宁鑫众科技股份有限公司).
#[must_use]
pub fn loosely_same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let length = short.chars().count();
    length >= 3 && long.contains(short) || length >= 4 && is_scattered(short, long)
}

fn is_scattered(short: &str, long: &str) -> bool {
    let mut wanted = short.chars().peekable();
    for char in long.chars() {
        wanted.next_if_eq(&char);
    }
    wanted.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::{folded, loosely_same};

    #[test]
    fn names_are_folded() {
        assert_eq!(folded("“鑫　众”（集团） 公司"), "鑫众(集团)公司");
        assert_eq!(folded("《阿·买提》\u{1f}'A'"), "阿·买提A");
    }

    #[test]
    fn short_forms_are_parts_or_keep_the_order() {
        for (a, b) in [
            ("海棠纺织", "江苏海棠纺织有限公司"),
            ("江苏海棠纺织有限公司", "江海纺织"),
            ("开发区", "铁岭开发区"),
            ("一二", "一二"),
        ] {
            assert!(loosely_same(a, b), "{a} and {b} are one");
        }
        for (a, b) in [
            ("海棠", "江苏海棠纺织有限公司"),
            ("江海纺", "江苏海棠纺织有限公司"),
            ("纺织海棠", "江苏海棠纺织有限公司"),
            ("", "海棠"),
        ] {
            assert!(!loosely_same(a, b), "{a} and {b} are two");
        }
    }
}
