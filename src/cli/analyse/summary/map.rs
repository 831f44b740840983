//! Where events were, as a map.

use crate::analyse::{Map, Picture, Place};
use crate::lexicon::centres::{ATTRIBUTION, Centre, all, nearest};
use crate::lexicon::divisions::Divisions;
use crate::network::Reading;
use std::collections::{BTreeMap, BTreeSet};

/// Events by division, at its centre; what has no centre of its own is at that of the division above.
pub(super) fn draw(reading: &Reading) -> Picture {
    let mut places: BTreeMap<String, (Centre, u32)> = BTreeMap::new();
    let mut nowhere = 0_usize;
    for event in reading.happenings() {
        let iris = reading
            .divisions_of(event.node)
            .map(|node| reading.iri(node));
        let found = iris.filter_map(|iri| nearest(iri.rsplit('/').next()?));
        // Two townships of one county are one place.
        let found: BTreeSet<_> = found
            .map(|(code, centre)| {
                places.entry(code.clone()).or_insert((centre, 0));
                code
            })
            .collect();
        nowhere += usize::from(found.is_empty());
        for code in found {
            if let Some((_, count)) = places.get_mut(&code) {
                *count += 1;
            }
        }
    }
    let divisions = Divisions::load();
    let place = |(code, (centre, count)): (String, (Centre, u32))| Place {
        label: name(&divisions, &code),
        at: degrees(centre),
        count,
    };
    let mut title = "Events by division".to_owned();
    if nowhere > 0 {
        title = format!("{title}: {nowhere} without one are left out");
    }
    Picture::Map(Map {
        title,
        around: all().map(degrees).collect(),
        places: places.into_iter().map(place).collect(),
        credit: ATTRIBUTION.to_owned(),
    })
}

/// The name of a division; its code, where the table has been cut.
fn name(divisions: &Divisions, code: &str) -> String {
    let id = code.parse().ok().and_then(|code| divisions.by_code(code));
    id.map_or_else(|| code.to_owned(), |id| divisions.get(id).name.to_owned())
}

const fn degrees(centre: Centre) -> [f64; 2] {
    [centre.longitude, centre.latitude]
}
