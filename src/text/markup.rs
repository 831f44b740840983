//! Tags and entities that a page left behind in what should be plain text.

/// Tag names that are taken for HTML; `<` before anything else is a character of the text.
const TAGS: [&str; 48] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "dd",
    "del",
    "delect",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "font",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "nobr",
    "ol",
    "p",
    "pre",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
    "u",
    "ul",
];

/// Tags that end a line.
const BREAKS: [&str; 14] = [
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "p",
    "section",
    "tr",
];

/// Named entities that news pages use.
const ENTITIES: [(&str, char); 17] = [
    ("amp", '&'),
    ("apos", '\''),
    ("bull", '·'),
    ("emsp", ' '),
    ("ensp", ' '),
    ("gt", '>'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("nbsp", ' '),
    ("quot", '"'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("thinsp", ' '),
];

/// A tag may carry attributes, but one that does not close within this many bytes is text.
const TAG_LIMIT: usize = 512;

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
    let name_at = body.strip_prefix('/').unwrap_or(body);
    let name_len = name_at
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let (name, after) = name_at.split_at_checked(name_len)?;
    let name = name.to_ascii_lowercase();
    let limit = rest.floor_char_boundary(TAG_LIMIT);
    let end = rest.get(..limit)?.find('>')? + 1;
    if let "script" | "style" = name.as_str() {
        let close = format!("</{name}>");
        let stop = rest.find(&close).map_or(end, |at| at + close.len());
        return Some((stop, None));
    }
    let known = TAGS.binary_search(&name.as_str()).is_ok();
    if !known || !after.starts_with(['>', ' ', '/', '\n', '\t']) {
        return None;
    }
    let breaks = BREAKS.binary_search(&name.as_str()).is_ok();
    Some((end, breaks.then_some('\n')))
}

fn entity(rest: &str) -> Option<(usize, Option<char>)> {
    let body = rest.strip_prefix('&')?;
    let semicolon = body.bytes().take(9).position(|byte| byte == b';')?;
    let name = body.get(..semicolon)?;
    let char = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => {
            ENTITIES
                .binary_search_by(|(known, _)| known.cmp(&name))
                .ok()
                .and_then(|at| ENTITIES.get(at))?
                .1
        }
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
