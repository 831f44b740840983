//! Divisions of the view: those that articles name or facts lie in, and all above them.

use super::{Divisions, Source, most_common};
use crate::fact::Fact;
use crate::graph::iri::Base;
use crate::graph::post::write_division;
use crate::graph::vocab::{skos, zt};
use crate::graph::writer::Writer;
use crate::kind::DivisionLevel;
use crate::lexicon::links;
use oxigraph::model::NamedNode;
use std::collections::{BTreeMap, BTreeSet};

/// The codes of the divisions above one, the nearest first.
///
/// By the structure of GB/T 2260: a township's nine digits begin with its county's six, those with
/// its prefecture's four, those with its province's two. The prefecture places `01` and `02` of a
/// municipality and `90` of a province stand for no prefecture.
pub(super) fn above(code: &str) -> Vec<String> {
    let county = code.get(..6).filter(|_| code.len() > 6).map(str::to_owned);
    let municipality = code
        .get(..2)
        .is_some_and(|province| MUNICIPALITIES.contains(&province));
    let prefecture = code
        .get(..4)
        .filter(|prefix| !prefix.ends_with("00") && !prefix.ends_with("90") && !municipality)
        .map(|prefix| format!("{prefix}00"));
    let province = code.get(..2).map(|prefix| format!("{prefix}0000"));
    let all = county.into_iter().chain(prefecture).chain(province);
    all.filter(|ancestor| ancestor != code).collect()
}

/// First two digits of Beijing, Tianjin, Shanghai and Chongqing.
const MUNICIPALITIES: [&str; 4] = ["11", "12", "31", "50"];

/// States that `node` lies in the division with `code`, and in all above it.
pub(super) fn write_in(out: &mut Writer, base: &Base, node: &NamedNode, code: &str) {
    out.add(node, zt::IN_DIVISION, base.division(code));
    write_above(out, base, node, code);
}

/// States the divisions with `codes` that `node` lies in, and all above them; the finest are told apart.
pub(super) fn write_finest(
    out: &mut Writer,
    base: &Base,
    node: &NamedNode,
    codes: &BTreeSet<&str>,
) {
    for code in codes {
        write_in(out, base, node, code);
        if !codes.iter().any(|other| lies_in(other, code)) {
            out.add(node, zt::FINEST_DIVISION, base.division(code));
        }
    }
}

/// Whether the division with `code` lies in that with the other code, and is not the same.
pub(super) fn lies_in(code: &str, other: &str) -> bool {
    above(code).iter().any(|ancestor| ancestor == other)
}

fn write_above(out: &mut Writer, base: &Base, node: &NamedNode, code: &str) {
    for ancestor in above(code) {
        out.add(node, zt::IN_DIVISION, base.division(&ancestor));
    }
}

/// States every division that the articles name or that facts of theirs lie in, and all above them.
pub(super) fn write(
    out: &mut Writer,
    sources: &[Source<'_>],
    base: &Base,
    divisions: Divisions<'_>,
) {
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut codes = BTreeSet::new();
    for source in sources {
        for place in source.places() {
            let Some(code) = &place.code else {
                write_uncoded(out, source, &place.name, place.level);
                continue;
            };
            names.entry(code).or_default().push(&place.name);
        }
        codes.extend(source.facts.facts.iter().filter_map(code_of));
    }
    codes.extend(names.keys().map(|code| (*code).to_owned()));
    let above_all: Vec<String> = codes.iter().flat_map(|code| above(code)).collect();
    codes.extend(above_all);
    for code in &codes {
        let node = base.division(code);
        let named = || most_common(names.remove(code.as_str())?).map(str::to_owned);
        out.class(&node, &[zt::PLACE]);
        let name = divisions(code).or_else(named);
        write_division(out, &node, code, name.as_deref().unwrap_or(code));
        out.concept(&node, zt::LEVEL, level(code));
        write_above(out, base, &node, code);
        write_links(out, &node, code);
    }
}

/// What Wikidata's items of divisions begin with.
const WIKIDATA: &str = "http://www.wikidata.org/entity/";
/// What GeoNames's features begin with; the number and a slash follow.
const GEONAMES: &str = "https://sws.geonames.org/";

/// States what the division is in other data.
fn write_links(out: &mut Writer, node: &NamedNode, code: &str) {
    let Some(links) = links::of_division(code) else {
        return;
    };
    let item = links.wikidata.map(|item| format!("{WIKIDATA}{item}"));
    let feature = links.geonames.map(|number| format!("{GEONAMES}{number}/"));
    for iri in item.into_iter().chain(feature) {
        out.add(node, skos::EXACT_MATCH, NamedNode::new_unchecked(iri));
    }
}

fn code_of(fact: &Fact) -> Option<String> {
    match fact {
        Fact::Organization(body) => body.division_code.clone(),
        Fact::Place(_) | Fact::Person(_) | Fact::Post(_) | Fact::Event(_) => None,
    }
}

fn write_uncoded(out: &mut Writer, source: &Source<'_>, name: &str, level: DivisionLevel) {
    let node = source.place(name);
    out.class(&node, &[zt::PLACE]);
    out.name(&node, name);
    out.concept(&node, zt::LEVEL, level);
}

fn level(code: &str) -> DivisionLevel {
    if code.len() > 6 {
        DivisionLevel::Township
    } else if code.ends_with("0000") {
        DivisionLevel::Province
    } else if code.ends_with("00") {
        DivisionLevel::Prefecture
    } else {
        DivisionLevel::County
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_what_is_above_it() {
        for (code, expected) in [
            ("320602001", "320602 320600 320000"),
            ("320602", "320600 320000"),
            ("320600", "320000"),
            ("320000", ""),
            ("310104", "310000"),
            ("429004", "420000"),
        ] {
            assert_eq!(above(code).join(" "), expected, "{code}");
        }
    }
}
