//! One form for each letter, digit, bracket and space; what carries no meaning is dropped.
//!
//! The form that everything downstream matches on:
//! - ASCII: letters, digits and `( ) , : ; ! ? % / | + - ~ . & # @ = [ ] { } < >` written full width or as small or vertical forms;
//! - `。 、 “ ” ‘ ’ 《 》 【 】 〔 〕 … —` stay; `「」『』` and their vertical forms become `“”‘’`, half-width `｡ ､` become `。 、`;
//! - the dot inside a name (`• ・ ‧ ∙ ⋅ ･ ᛫`) is `·`;
//! - every space, tabs and ideographic ones included, is one plain space each; line ends are `\n`;
//! - zero-width, directional, control, private-use, replacement and variation characters are dropped;
//! - radicals and compatibility ideographs (`⼀`, `金`) become the ideograph that they look like;
//! - tags and entities that a page left in the text are dropped or resolved (see [`super::markup`]).

use super::draft::{Draft, Rewrite};
use super::markup;
use unicode_normalization::char::decompose_compatible;

/// What to write for a character.
enum Form {
    Same,
    Nothing,
    Other(char),
}

/// Brings a draft to the canonical form.
pub(super) fn fold(draft: Draft) -> Draft {
    let text = draft.text();
    let bytes = text.as_bytes();
    let mut out = Rewrite::of(&draft);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // The common ideographs, U+4000 to U+9FFF, are three bytes and stay.
        if (0xe4..=0xe9).contains(&byte) {
            at += 3;
            continue;
        }
        if matches!(byte, b' '..=b'%' | b'\''..=b';' | b'='..=b'~' | b'\n') {
            at += 1;
            continue;
        }
        at += one(text, at, &mut out);
    }
    out.finish().unwrap_or(draft)
}

/// Deals with the character or markup at `at`; answers how many bytes it takes.
fn one(text: &str, at: usize, out: &mut Rewrite<'_>) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let Some(char) = rest.chars().next() else {
        return 1;
    };
    if let '<' | '&' = char
        && let Some((len, with)) = markup::at_start(rest)
    {
        match with {
            Some(with) => out.put(at..at + len, with),
            None => out.drop(at..at + len),
        }
        return len;
    }
    let len = char.len_utf8();
    match form(char, rest.as_bytes().get(1).copied()) {
        Form::Same => {}
        Form::Nothing => out.drop(at..at + len),
        Form::Other(with) => out.put(at..at + len, with),
    }
    len
}

fn form(char: char, next: Option<u8>) -> Form {
    match char {
        '\r' if next == Some(b'\n') => Form::Nothing,
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Form::Other('\n'),
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\u{3164}' => Form::Other(' '),
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffd}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{e0000}'..='\u{e01ef}'
        | '\u{f0000}'..='\u{10ffff}' => Form::Nothing,
        '\u{ff01}'..='\u{ff5e}' => half(char),
        '∶' | '︰' | '﹕' | '︓' | 'ː' => Form::Other(':'),
        '﹐' | '︐' | '‚' => Form::Other(','),
        '﹔' | '︔' => Form::Other(';'),
        '﹖' | '︖' => Form::Other('?'),
        '﹗' | '︕' => Form::Other('!'),
        '﹙' | '︵' | '❨' => Form::Other('('),
        '﹚' | '︶' | '❩' => Form::Other(')'),
        '﹪' => Form::Other('%'),
        '｡' | '︒' => Form::Other('。'),
        '､' | '﹑' | '︑' => Form::Other('、'),
        '「' | '﹁' | '｢' | '〝' => Form::Other('“'),
        '」' | '﹂' | '｣' | '〞' | '〟' => Form::Other('”'),
        '『' | '﹃' => Form::Other('‘'),
        '』' | '﹄' => Form::Other('’'),
        '•' | '・' | '‧' | '∙' | '⋅' | '･' | '᛫' | '⸱' | '﹒' => Form::Other('·'),
        '〜' => Form::Other('~'),
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => ideograph(char),
        _ => Form::Same,
    }
}

/// The ASCII character that `char`, a full-width one, is the wide form of.
fn half(char: char) -> Form {
    char::from_u32(u32::from(char) - 0xfee0).map_or(Form::Same, Form::Other)
}

/// The ideograph that a radical or compatibility character stands for, where it is exactly one.
fn ideograph(char: char) -> Form {
    let (mut first, mut count) = (None, 0);
    decompose_compatible(char, |part| {
        first.get_or_insert(part);
        count += 1;
    });
    match first {
        Some(part) if count == 1 && part != char => Form::Other(part),
        Some(_) | None => Form::Same,
    }
}
