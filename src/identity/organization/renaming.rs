//! Where a text says that an organisation was called otherwise before.

use crate::identity::article::Index;
use regex::Regex;
use std::sync::LazyLock;

/// What a renaming is told with; a text without any of these is not searched.
const SIGNS: [&str; 9] = [
    "（原",
    "(原",
    "更名",
    "改名",
    "前身",
    "原名",
    "改制",
    "更为现名",
    "原称",
];

#[expect(clippy::expect_used, reason = "the pattern is a constant, and tested")]
static BECAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^，。,、]{0,14}(?:更名|改名|改制|变更)(?:成|为)[“《]?$")
        .expect("a valid pattern")
});

#[expect(clippy::expect_used, reason = "the pattern is a constant, and tested")]
static CAME_FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:前身(?:为|是|系|即)|[(（]?原名(?:叫|为|是)?|[(（]原|原称|由)[“《]?$")
        .expect("a valid pattern")
});

/// The names that an article says are of one organisation, by their keys: the later, the earlier.
pub(super) fn renamings<'a>(article: &Index<'a>) -> Vec<(&'a str, &'a str)> {
    let text = article.facts.article.text.as_str();
    if article.organizations.len() < 2 || !SIGNS.iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let mut named: Vec<(usize, usize, &'a str)> = Vec::new();
    for (key, fact) in &article.organizations {
        let forms = fact.short_names.iter().map(String::as_str);
        for form in forms.chain([fact.written.as_deref().unwrap_or(key)]) {
            named.extend(
                text.match_indices(form)
                    .map(|(at, _)| (at, at + form.len(), *key)),
            );
        }
    }
    named.sort_unstable();
    let mut found = Vec::new();
    for pair in named.windows(2) {
        let ((_, end, one), (start, upto, other)) = (pair[0], pair[1]);
        if one == other || start < end {
            continue;
        }
        let between = &text[end..start];
        if between.contains(['。', '\n', '！', '？']) {
            continue;
        }
        let behind = &text[upto..];
        if BECAME.is_match(between) {
            found.push((other, one));
        } else if CAME_FROM.is_match(between) && (!between.ends_with('由') || is_renamed(behind)) {
            found.push((one, other));
        }
    }
    found
}

/// 由X更名而来: what stands behind the old name.
fn is_renamed(behind: &str) -> bool {
    let clause = behind
        .split(['，', '。', ',', '；'])
        .next()
        .unwrap_or_default();
    ["更名", "改名", "改制", "变更"]
        .iter()
        .any(|word| clause.find(word).is_some_and(|at| at <= 12))
}
