//! Where the centre of a division is: as a rule the town where its government sits.

use super::table::rows;
use std::sync::LazyLock;

/// A point in degrees, WGS 84, good to about a kilometre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Centre {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

/// By code, as the file is sorted.
static CENTRES: LazyLock<Vec<(&str, Centre)>> = LazyLock::new(|| {
    let degrees = |cell: &str| cell.parse().expect("a number of degrees");
    let table = rows(include_str!("data/division-centres.tsv"));
    let centre = |row: Vec<&'static str>| Centre {
        latitude: degrees(row[1]),
        longitude: degrees(row[2]),
    };
    table.map(|row| (row[0], centre(row))).collect()
});

/// Whom the centres come from, as their licence has it said.
pub const ATTRIBUTION: &str =
    "Centres of divisions: GeoNames (https://www.geonames.org), CC BY 4.0, adapted";

/// The centre of the division with this code; `None` for townships, for divisions of the past, and where the source leaves a doubt.
#[must_use]
pub fn of_division(code: &str) -> Option<Centre> {
    let at = CENTRES.binary_search_by_key(&code, |(code, _)| code);
    at.ok().map(|at| CENTRES[at].1)
}

/// The centre of every division that has one, by its code.
pub fn all() -> impl Iterator<Item = Centre> {
    CENTRES.iter().map(|(_, centre)| *centre)
}

/// The nearest division that has a centre, from the one with this code upwards, and that centre.
#[must_use]
pub fn nearest(code: &str) -> Option<(String, Centre)> {
    let above = [(6, ""), (4, "00"), (2, "0000")];
    let codes = above.iter().filter_map(|(digits, zeros)| {
        let digits = code.get(..*digits)?;
        Some(format!("{digits}{zeros}"))
    });
    codes
        .filter_map(|code| of_division(&code).map(|centre| (code, centre)))
        .next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::divisions::{DivisionCode, Divisions};

    /// In degrees, along either axis.
    fn apart(one: Centre, other: Centre) -> f64 {
        let (north, east) = (
            one.latitude - other.latitude,
            one.longitude - other.longitude,
        );
        north.abs().max(east.abs())
    }

    #[test]
    fn the_table_is_sorted_and_of_divisions_of_today() {
        let divisions = Divisions::load();
        assert!(
            CENTRES.is_sorted_by(|(a, _), (b, _)| a < b),
            "the codes of division-centres.tsv are not sorted, each once"
        );
        for (code, _) in CENTRES.iter() {
            let number: DivisionCode = code.parse().unwrap();
            let known = divisions.by_code(number).map(|id| divisions.get(id));
            assert!(
                known.is_some_and(|division| division.until.is_none()),
                "{code} is no division of today in divisions.tsv"
            );
        }
    }

    #[test]
    fn every_centre_is_in_china_and_near_those_of_the_divisions_above() {
        for (code, centre) in CENTRES.iter() {
            assert!(
                (18.0..54.0).contains(&centre.latitude)
                    && (73.0..136.0).contains(&centre.longitude),
                "{code} is at {centre:?}"
            );
            let prefecture = of_division(&format!("{}00", &code[..4]));
            // The prefectures of the steppe, the high plateau and the far north-east are larger than that.
            let far = if matches!(&code[..2], "15" | "23" | "54" | "62" | "65") {
                6.5
            } else {
                3.0
            };
            if let Some(prefecture) = prefecture {
                assert!(
                    apart(*centre, prefecture) <= far,
                    "{code} at {centre:?} is far from its prefecture's {prefecture:?}"
                );
            }
            let province = of_division(&format!("{}0000", &code[..2]));
            let far = if matches!(&code[..2], "15" | "23" | "54" | "62" | "63" | "65") {
                16.0
            } else {
                8.0
            };
            assert!(
                province.is_some_and(|province| apart(*centre, province) <= far),
                "{code} at {centre:?} is far from its province's {province:?}"
            );
        }
    }

    #[test]
    fn what_has_no_centre_has_that_of_the_division_above() {
        let taihe = of_division("360826").unwrap();
        assert_eq!((taihe.latitude, taihe.longitude), (26.8, 114.9));
        for (code, centre) in [
            ("360826", Some("360826")),
            // A township of 泰和县.
            ("360826107", Some("360826")),
            // 宣武区 was a district of Beijing until 2010.
            ("110104", Some("110000")),
            ("320000", Some("320000")),
            ("990000", None),
            ("", None),
            ("泰和县", None),
        ] {
            let found = nearest(code).map(|(code, _)| code);
            assert_eq!(found.as_deref(), centre, "{code}");
        }
    }

    #[test]
    fn provinces_and_nearly_all_prefectures_have_one() {
        let divisions = Divisions::load();
        let lacking: Vec<String> = divisions
            .all()
            .map(|id| divisions.get(id))
            .filter(|division| division.until.is_none())
            .map(|division| division.code.to_string())
            .filter(|code| code.len() == 6 && code.ends_with("00"))
            .filter(|code| of_division(code).is_none())
            .collect();
        assert_eq!(
            lacking,
            ["232700"],
            "Daxing'anling's seat has no code of its own; all others have a centre"
        );
    }
}
