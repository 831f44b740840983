//! Lines that name who made the article: nothing but labels (记者, 编辑, 审核, 来源), names and outlets.

use super::feature::{FEATURES, Shape};

/// A byline is no longer than this many characters.
const LIMIT: usize = 100;

/// What stands before a label (`铁岭日报全媒体` before 记者) is no longer than this many characters.
const BEFORE_LABEL: usize = 12;

/// A label with what stands before it and a name after it is no longer than this many characters.
const LABELLED: usize = 22;

/// The name of an outlet or office is no longer than this many characters.
const OUTLET: usize = 20;

/// What one word of a line can be in a byline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A label that people follow, alone or behind an outlet.
    Person,
    /// A label that a body follows.
    Outlet,
    /// A label with its name attached: `记者张三`.
    Signed,
    /// A word that closes a byline, behind a body or a name.
    Closing,
    /// What could be a person's name.
    Name,
    /// What could be the name of a body.
    Body,
    Other,
}

/// Whether the line is a byline and nothing else.
pub(super) fn is_byline(line: &Shape<'_>) -> bool {
    let raw = line.raw.trim_end_matches(['。', ' ']);
    if is_bracketed_names(raw) {
        return true;
    }
    if line.chars > LIMIT || raw.contains(['。', '?', '!']) || raw.ends_with([';', ',']) {
        return false;
    }
    let mut signs = 0;
    let mut opened = None;
    for word in raw.split(is_separator).filter(|word| !word.is_empty()) {
        let token = token(word);
        match token {
            Token::Person | Token::Outlet => opened = Some(token),
            Token::Signed => {
                signs += 1;
                opened = Some(Token::Person);
            }
            Token::Closing => signs += 1,
            Token::Name if opened.is_some() => signs += 1,
            // A name may come before its label: `张三 摄`; a lone one proves nothing.
            Token::Name => {}
            Token::Body if opened.is_some() && is_set_off(raw) => signs += 1,
            Token::Body | Token::Other => return false,
        }
    }
    signs > 0
}

/// Whether the line is a bracket that holds names alone, as papers sign short news: `(秋实 夏禾)`.
fn is_bracketed_names(raw: &str) -> bool {
    let Some(inner) = raw
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    else {
        return false;
    };
    let mut names = inner
        .split([' ', '、'])
        .filter(|name| !name.is_empty())
        .peekable();
    names.peek().is_some()
        && !FEATURES.not_names.iter().any(|word| inner.contains(word))
        && names.all(|name| {
            (2..=3).contains(&name.chars().count()) && name.chars().all(|char| char >= '\u{3400}')
        })
}

/// Whether labels in the line are set off by colons or bars, so that what follows one is its value.
fn is_set_off(raw: &str) -> bool {
    raw.contains([':', '|', '▏', '/', '丨'])
}

fn is_separator(char: char) -> bool {
    matches!(
        char,
        ' ' | ':'
            | '|'
            | '▏'
            | '▎'
            | '▍'
            | '丨'
            | '│'
            | '┃'
            | '/'
            | ','
            | '、'
            | ';'
            | '('
            | ')'
            | '['
            | ']'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '*'
            | '■'
            | '●'
            | '◎'
            | '&'
            | '-'
            | '—'
    )
}

fn token(word: &str) -> Token {
    let chars = word.chars().count();
    if FEATURES.person.contain(word) {
        return if FEATURES.closing.contains(&word) {
            Token::Closing
        } else {
            Token::Person
        };
    }
    if FEATURES.outlet.contain(word) {
        return Token::Outlet;
    }
    if FEATURES
        .closing
        .iter()
        .any(|closing| word.ends_with(closing))
        && chars <= OUTLET
    {
        return Token::Closing;
    }
    if chars > LABELLED {
        return Token::Other;
    }
    if let Some(token) = labelled(word) {
        return token;
    }
    let ideographs = word.chars().all(|char| char >= '\u{3400}' || char == '·');
    match chars {
        1..=4 if ideographs => Token::Name,
        5..=OUTLET if word.contains('·') && ideographs => Token::Name,
        2..=OUTLET => Token::Body,
        _ => Token::Other,
    }
}

/// A label behind an outlet (`县融媒体中心记者`), or with a name attached to it (`责编李四`), or both.
fn labelled(word: &str) -> Option<Token> {
    word.char_indices()
        .take(BEFORE_LABEL + 1)
        .find_map(|(at, _)| {
            let (before, rest) = word.split_at_checked(at)?;
            let after = rest.strip_prefix(
                FEATURES
                    .person
                    .at_start(rest)
                    .filter(|label| label.chars().count() > 1)?,
            )?;
            if before.contains(['的', '向', '对']) {
                return None;
            }
            match after.chars().count() {
                0 => Some(Token::Person),
                2..=4 if !after.contains(['从', '在', '了', '的', '部', '说']) => {
                    Some(Token::Signed)
                }
                _ => None,
            }
        })
}
