//! Texts that a spreadsheet would run.

use std::borrow::Cow;

/// What a formula begins with in a spreadsheet, and what some spreadsheets skip before it
/// (<https://owasp.org/www-community/attacks/CSV_Injection>). The wide ones are the same signs where Chinese is typed.
const SIGNS: [char; 12] = [
    '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0',
];

/// A cell of a file that a spreadsheet may open: a text that it would run as a formula gets an apostrophe in front, and
/// stays a text. Numbers stay what they are. Names of officials and firms never begin so; crawled headlines may.
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(SIGNS) && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts_and_all_else_stays() {
        for formula in [
            "=1+1", "+86 10", "-A1", "@SUM(A1)", "＝1", "\t=1", "\n=1", "-",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for harmless_already in [
            "",
            "周明远",
            "'=1",
            "-1.5",
            "+2",
            "-1e-7",
            "http://a/=b",
            "2024-07-01",
            " =1",
        ] {
            assert_eq!(harmless(harmless_already), harmless_already);
        }
    }
}
