//! Which items of Wikidata and GeoNames provinces and prefectures are.

use super::table::rows;
use std::sync::LazyLock;

/// What a division is called elsewhere: the same division, not the town that it is named after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Links {
    /// Item of Wikidata: `Q` and a number.
    pub wikidata: Option<&'static str>,
    /// Number of a feature of GeoNames, of class A.
    pub geonames: Option<&'static str>,
}

/// By code, as the file is sorted.
static LINKS: LazyLock<Vec<(&str, Links)>> = LazyLock::new(|| {
    let table = rows(include_str!("data/division-links.tsv"));
    let given = |cell: &'static str| Some(cell).filter(|cell| !cell.is_empty());
    let links = |row: Vec<&'static str>| Links {
        wikidata: given(row[1]),
        geonames: given(row[2]),
    };
    table.map(|row| (row[0], links(row))).collect()
});

/// The links of the division with this code; `None` below prefectures, for divisions of the past, and where the sources leave a doubt.
#[must_use]
pub fn of_division(code: &str) -> Option<Links> {
    let at = LINKS.binary_search_by_key(&code, |(code, _)| code);
    at.ok().map(|at| LINKS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::divisions::Divisions;
    use std::collections::BTreeSet;

    const PROVINCES: [&str; 31] = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
        "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
        "65",
    ];

    #[test]
    fn the_table_is_sorted_and_of_divisions_above_counties() {
        let divisions = Divisions::load();
        assert!(
            LINKS.is_sorted_by(|(a, _), (b, _)| a < b),
            "the codes of division-links.tsv are not sorted, each once"
        );
        for (code, links) in LINKS.iter() {
            assert!(
                code.ends_with("00")
                    && code
                        .parse()
                        .is_ok_and(|code| divisions.by_code(code).is_some()),
                "{code} is no province or prefecture of divisions.tsv"
            );
            assert!(
                links.wikidata.is_some() || links.geonames.is_some(),
                "{code} has no link"
            );
        }
    }

    #[test]
    fn identifiers_are_well_formed_and_of_one_division_each() {
        let is_number = |text: &str| {
            !text.starts_with('0') && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
        };
        let mut items = BTreeSet::new();
        let mut features = BTreeSet::new();
        for (code, links) in LINKS.iter() {
            if let Some(item) = links.wikidata {
                assert!(
                    item.strip_prefix('Q').is_some_and(is_number),
                    "{code}: {item} is no item of Wikidata"
                );
                assert!(items.insert(item), "{item} is two divisions");
            }
            if let Some(feature) = links.geonames {
                assert!(
                    is_number(feature),
                    "{code}: {feature} is no feature of GeoNames"
                );
                assert!(features.insert(feature), "{feature} is two divisions");
            }
        }
    }

    #[test]
    fn every_province_of_the_mainland_has_both() {
        for province in PROVINCES {
            let links = of_division(&format!("{province}0000"));
            assert!(
                links.is_some_and(|links| links.wikidata.is_some() && links.geonames.is_some()),
                "{province}0000 has {links:?}"
            );
        }
    }

    #[test]
    fn known_divisions_are_what_they_are() {
        for (code, wikidata, geonames) in [
            ("110000", Some("Q956"), Some("2038349")),
            ("310000", Some("Q8686"), Some("1796231")),
            ("320000", Some("Q16963"), Some("1806260")),
            ("440000", Some("Q15175"), Some("1809935")),
            ("540000", Some("Q17269"), Some("1279685")),
            ("810000", Some("Q8646"), None),
            ("820000", Some("Q14773"), None),
            // The prefecture-level city, which is not the town 1799962.
            ("320100", None, Some("1799960")),
        ] {
            let links = Links { wikidata, geonames };
            assert_eq!(of_division(code), Some(links), "{code}");
        }
    }

    #[test]
    fn what_is_in_doubt_or_below_has_none() {
        // No province of that name in the sources, a prefecture that GeoNames calls a county, a county, a township.
        for code in [
            "710000",
            "130500",
            "430500",
            "320602",
            "320602001",
            "",
            "32",
        ] {
            assert_eq!(of_division(code), None, "{code}");
        }
    }
}
