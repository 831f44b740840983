//! GeoJSON (RFC 7946): events as points at the centres of the divisions where they took place.
//!
//! The graph knows divisions, not addresses, so a point says "in this county", not where in it. An event of several
//! divisions is a feature in each; one whose division is not known, or has no centre, is a feature without a geometry.

use super::ExportError;
use crate::lexicon::centres::{ATTRIBUTION, Centre, nearest};
use crate::network::Scope;
use crate::query::Question;
use crate::store::Dataset;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

const EVENTS: &str = include_str!("map/events.rq");
const PLACES: &str = include_str!("map/places.rq");

/// The columns of `events.rq` that are numbers.
const NUMBERS: [&str; 2] = ["participants", "articles"];

/// How many events a map shows, and how exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mapped {
    /// Events.
    pub events: usize,
    /// Features: an event is one in each of its divisions.
    pub features: usize,
    /// Features at the centre of a division above their own, since that has none: those of townships are.
    pub above: usize,
    /// Features without a geometry, since no division is known or none has a centre.
    pub nowhere: usize,
}

/// The events of a map, ready to be written.
#[derive(Debug)]
pub(super) struct Features {
    all: Vec<Value>,
    told: Mapped,
}

/// Where an event took place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Itinerary {
    /// Its finest divisions, in order of their codes; one without a code if none is known.
    places: Vec<Place>,
    /// Every site, in order.
    sites: Vec<String>,
}

/// A division of an event, with the sites that are known to lie there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Place {
    code: String,
    name: String,
    sites: Vec<String>,
}

/// What the view says of the events that count, in order of their days.
pub(super) fn read(view: &Dataset, scope: Scope) -> Result<Features, ExportError> {
    let mut itineraries = itineraries(view)?;
    let (columns, mut rows) = ask(view, "events", EVENTS)?;
    let at = |name: &str| columns.iter().position(|column| column == name);
    let cell = |row: &[String], name: &str| {
        let cell = at(name).and_then(|index| row.get(index));
        cell.cloned().unwrap_or_default()
    };
    rows.retain(|row| counts(scope, &cell(row, "status")) && is_in(scope, row, &cell));
    rows.sort_by_cached_key(|row| (cell(row, "first_day"), cell(row, "event")));
    let mut features = Features {
        all: Vec::new(),
        told: Mapped::default(),
    };
    for row in &rows {
        let itinerary = itineraries.remove(&cell(row, "event"));
        let itinerary = itinerary.unwrap_or_else(|| itinerary_of(&[]));
        let mut said = properties(&columns, row);
        said.insert("sites".to_owned(), text(&itinerary.sites.join("、")));
        features.told.events += 1;
        for place in itinerary.places {
            features.add(&said, &place);
        }
    }
    Ok(features)
}

/// What was called off never counts, as in networks.
fn counts(scope: Scope, status: &str) -> bool {
    status == "held" || (scope.planned && status == "planned")
}

fn is_in(scope: Scope, row: &[String], cell: &impl Fn(&[String], &str) -> String) -> bool {
    let day = |name: &str| cell(row, name).parse().ok();
    scope.window.holds(day("first_day"), day("last_day"))
}

fn ask(
    view: &Dataset,
    name: &str,
    query: &str,
) -> Result<(Vec<String>, Vec<Vec<String>>), ExportError> {
    let failed = |error| ExportError::Query(Box::new(error));
    let question = Question::new(name, name, query.to_owned()).map_err(failed)?;
    let answer = question.bind(&[]).and_then(|bound| bound.ask(view));
    let rows = answer
        .and_then(crate::query::Answer::rows)
        .map_err(failed)?;
    Ok((rows.columns, rows.cells))
}

/// Where each event took place.
fn itineraries(view: &Dataset) -> Result<HashMap<String, Itinerary>, ExportError> {
    let (_, rows) = ask(view, "places", PLACES)?;
    let mut stated: HashMap<String, Vec<[String; 3]>> = HashMap::new();
    for row in rows {
        if let Ok([event, code, name, site]) = <[String; 4]>::try_from(row) {
            stated.entry(event).or_default().push([code, name, site]);
        }
    }
    Ok(stated
        .into_iter()
        .map(|(event, stated)| (event, itinerary_of(&stated)))
        .collect())
}

/// The divisions that contain no other one of the same event, with the sites that lie in each; a site that is known no
/// better than the event is in its only division, or in none of several. What is stated: code and name of a division,
/// and a site.
fn itinerary_of(stated: &[[String; 3]]) -> Itinerary {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for [code, name, _] in stated {
        if !code.is_empty() {
            names.entry(code).or_insert(name);
        }
    }
    let codes: Vec<&str> = names.keys().copied().collect();
    let is_finest = |code: &str| {
        !codes
            .iter()
            .any(|other| *other != code && lies_in(other, code))
    };
    let mut places: Vec<Place> = names
        .iter()
        .filter(|(code, _)| is_finest(code))
        .map(|(code, name)| Place {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            sites: Vec::new(),
        })
        .collect();
    if places.is_empty() {
        places.push(Place::default());
    }
    let mut sites = Vec::new();
    let is_only = places.len() == 1;
    for [code, _, site] in stated.iter().filter(|[_, _, site]| !site.is_empty()) {
        add_once(&mut sites, site);
        let lies = |place: &&mut Place| is_only || *code == place.code;
        for place in places.iter_mut().filter(lies) {
            add_once(&mut place.sites, site);
        }
    }
    Itinerary { places, sites }
}

fn add_once(sites: &mut Vec<String>, site: &str) {
    if !sites.iter().any(|known| known == site) {
        sites.push(site.to_owned());
    }
}

/// Whether the division with the inner code lies in the other: 360826107 in 360826, 360800 and 360000. Nothing with a
/// code lies in a township.
fn lies_in(inner: &str, outer: &str) -> bool {
    if outer.len() > 6 {
        return false;
    }
    let province = outer.strip_suffix("0000");
    let start = province.or_else(|| outer.strip_suffix("00"));
    inner.starts_with(start.unwrap_or(outer))
}

fn properties(columns: &[String], row: &[String]) -> Map<String, Value> {
    let mut said = Map::new();
    for (column, cell) in columns.iter().zip(row) {
        let number = NUMBERS.contains(&column.as_str());
        let value = match cell.parse::<u64>() {
            Ok(value) if number => json!(value),
            _ => text(cell),
        };
        said.insert(column.clone(), value);
    }
    said
}

/// Nothing is null, so that every feature has the same properties.
fn text(said: &str) -> Value {
    if said.is_empty() {
        Value::Null
    } else {
        json!(said)
    }
}

impl Features {
    fn add(&mut self, said: &Map<String, Value>, place: &Place) {
        let found = nearest(&place.code);
        self.told.features += 1;
        match &found {
            Some((code, _)) if *code != place.code => self.told.above += 1,
            Some(_) => {}
            None => self.told.nowhere += 1,
        }
        let mut said = said.clone();
        let (centre, at) = found.map_or((None, None), |(code, at)| (Some(code), Some(at)));
        let level = centre.as_deref().map(level);
        said.insert("division".to_owned(), text(&place.code));
        said.insert("division_name".to_owned(), text(&place.name));
        said.insert("centre".to_owned(), json!(centre));
        said.insert("centre_level".to_owned(), json!(level));
        said.insert("sites_there".to_owned(), text(&place.sites.join("、")));
        self.all
            .push(json!({ "type": "Feature", "geometry": geometry(at), "properties": said }));
    }

    /// Writes them as one collection, a feature a line, and tells how many they are.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<Mapped> {
        let attribution = json!(ATTRIBUTION);
        writeln!(
            out,
            "{{\"type\":\"FeatureCollection\",\"attribution\":{attribution},\"features\":["
        )?;
        for (index, feature) in self.all.iter().enumerate() {
            serde_json::to_writer(&mut *out, feature)?;
            let comma = if index + 1 < self.all.len() { "," } else { "" };
            writeln!(out, "{comma}")?;
        }
        writeln!(out, "]}}")?;
        Ok(self.told)
    }
}

/// Longitude comes first in GeoJSON.
fn geometry(at: Option<Centre>) -> Value {
    at.map_or(
        Value::Null,
        |at| json!({ "type": "Point", "coordinates": [at.longitude, at.latitude] }),
    )
}

fn level(code: &str) -> &'static str {
    if code.ends_with("0000") {
        "province"
    } else if code.ends_with("00") {
        "prefecture"
    } else {
        "county"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(rows: &[[&str; 3]]) -> Vec<[String; 3]> {
        rows.iter().map(|row| row.map(str::to_owned)).collect()
    }

    fn shown(rows: &[[&str; 3]]) -> Vec<(String, String)> {
        let itinerary = itinerary_of(&stated(rows));
        let places = itinerary.places.into_iter();
        places
            .map(|place| (place.code, place.sites.join(" ")))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(a, b): &(&str, &str)| ((*a).to_owned(), (*b).to_owned());
        expected.iter().map(owned).collect()
    }

    #[test]
    fn an_event_is_in_its_finest_divisions_with_the_sites_that_lie_there() {
        // The firm's province says less than the township; the village is known no better than the event.
        let rows = [
            ["360826107", "沿溪镇", ""],
            ["360000", "江西省", "茶业公司"],
            ["360826107", "沿溪镇", "排涝站"],
            ["", "", "朱家村"],
        ];
        let expected = pairs(&[("360826107", "茶业公司 排涝站 朱家村")]);
        assert_eq!(shown(&rows), expected);
        let rows = [
            ["441300", "惠州市", "能源公司"],
            ["441900", "东莞市", "半导体公司"],
            ["", "", "产业园"],
        ];
        let expected = pairs(&[("441300", "能源公司"), ("441900", "半导体公司")]);
        assert_eq!(shown(&rows), expected, "nobody says where the park is");
        let all = itinerary_of(&stated(&rows)).sites;
        assert_eq!(all, ["能源公司", "半导体公司", "产业园"]);
        let towns = [["150425100", "经棚镇", ""], ["150425103", "达里诺日镇", ""]];
        let expected = pairs(&[("150425100", ""), ("150425103", "")]);
        assert_eq!(shown(&towns), expected, "no town lies in another");
        let nowhere = [["", "", "产业园"]];
        assert_eq!(shown(&nowhere), pairs(&[("", "产业园")]));
    }

    #[test]
    fn a_feature_is_at_the_nearest_centre_or_has_no_geometry() {
        let mut features = Features {
            all: Vec::new(),
            told: Mapped::default(),
        };
        for code in ["360826", "360826107", "", "990101"] {
            let place = Place {
                code: code.to_owned(),
                ..Place::default()
            };
            features.add(&Map::new(), &place);
        }
        let told = features.told;
        assert_eq!((told.features, told.above, told.nowhere), (4, 1, 2));
        assert_eq!(features.all[0]["geometry"], features.all[1]["geometry"]);
        assert_eq!(
            features.all[0]["geometry"]["coordinates"],
            json!([114.9, 26.8])
        );
        assert_eq!(features.all[1]["properties"]["centre"], "360826");
        assert_eq!(features.all[1]["properties"]["centre_level"], "county");
        assert_eq!(features.all[3]["geometry"], Value::Null);
        assert_eq!(features.all[3]["properties"]["division"], "990101");
    }
}
