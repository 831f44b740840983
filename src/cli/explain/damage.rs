//! What was wrong with the article's text, where anything was.

use crate::text::{CleanText, Damage};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

const DAMAGE: Style = AnsiColor::Magenta.on_default().bold();

/// Writes a line of counts; nothing for a text that is whole.
pub(super) fn write(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let damage = CleanText::of(text).damage();
    if damage.is_none() {
        return Ok(());
    }
    writeln!(out, "{DAMAGE}damage{DAMAGE:#} {}\n", told(damage))
}

fn told(damage: Damage) -> String {
    let Damage {
        misread,
        halved,
        notes,
        commas,
        lost,
    } = damage;
    let parts = [
        (misread, "misread and undone"),
        (halved, "halved and restored"),
        (notes, "notes of sounds left out"),
        (commas, "stray commas left out"),
        (lost, "lost for good"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::write;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write(text, &mut out).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string()
    }

    #[test]
    fn damage_is_told_and_nothing_else() {
        assert_eq!(written("县长李若川到南坪镇调研。"), "");
        assert_eq!(
            written("領(lǐng)導(dǎo)到鐵嶺調(diào)研\u{fffd}。"),
            "damage 3 notes of sounds left out, 1 lost for good\n\n"
        );
    }
}
