//! Tags and entities that a page left behind in what should be plain text.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const MARKUP: &str = include_str!("data/markup.tsv");

/// A tag may carry attributes, but one that does not close within this many bytes is text.
const TAG_LIMIT: usize = 512;

/// The names that are markup, each with the character that stands for it; a tag may stand for none.
struct Names {
    tags: FxHashMap<&'static str, Option<char>>,
    entities: FxHashMap<&'static str, char>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let (mut tags, mut entities) = (FxHashMap::default(), FxHashMap::default());
    for row in super::rows(MARKUP) {
        match row.as_slice() {
            ["break", name] => {
                tags.insert(*name, Some('\n'));
            }
            ["inline", name] => {
                tags.insert(*name, None);
            }
            ["entity", name, char] => {
                // A lone space would not be seen in the table.
                let char = if *char == "space" {
                    Some(' ')
                } else {
                    char.chars().next()
                };
                entities.extend(char.map(|char| (*name, char)));
            }
            _ => {}
        }
    }
    Names { tags, entities }
});

/// The tag or entity that `rest` begins with: its length in bytes and the character that stands for it.
pub(super) fn at_start(rest: &str) -> Option<(usize, Option<char>)> {
    if rest.starts_with('<') {
        tag(rest)
    } else {
        entity(rest)
    }
}

fn tag(rest: &str) -> Option<(usize, Option<char>)> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| (end + 3, None));
    }
    let body = rest.strip_prefix('<')?;
    let named = body.strip_prefix('/').unwrap_or(body);
    let len = named.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, after) = named.split_at_checked(len)?;
    let name = name.to_ascii_lowercase();
    let near = after.get(..after.floor_char_boundary(TAG_LIMIT))?;
    let close = near
        .find(['<', '>'])
        .filter(|at| near.as_bytes().get(*at) == Some(&b'>'))?;
    let end = rest.len() - after.len() + close + 1;
    if let "script" | "style" = name.as_str() {
        let closing = format!("</{name}>");
        let stop = rest.find(&closing).map_or(end, |at| at + closing.len());
        return Some((stop, None));
    }
    let with = NAMES.tags.get(name.as_str())?;
    after
        .starts_with(['>', ' ', '/', '\n', '\t'])
        .then_some((end, *with))
}

fn entity(rest: &str) -> Option<(usize, Option<char>)> {
    let body = rest.strip_prefix('&')?;
    let semicolon = body.bytes().take(9).position(|byte| byte == b';')?;
    let name = body.get(..semicolon)?;
    let char = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => *NAMES.entities.get(name)?,
    };
    Some((semicolon + 2, Some(char)))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match char::from_u32(code)? {
        '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{3000}' => Some(' '),
        char if char.is_control() => None,
        char => Some(char),
    }
}
