//! From what happened to networks: who is joined to whom, how often, when and how strongly.

use super::happenings::{Happening, Happenings, Thing};
use super::{Attributes, Edge, Interval, Network, Node, NodeKind, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Which network is read from a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// All: persons, organisations and divisions, joined by who visited, met and accompanied whom, where.
    Entities,
    /// Officials: who accompanied whom, who met whom.
    Officials,
    /// Who visited which site.
    Visits,
    /// Persons who appear in one event, the fewer they are the more strongly.
    CoAppearance,
    /// Persons and the events that they take part in.
    Bipartite,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 5] = [
        Self::Entities,
        Self::Officials,
        Self::Visits,
        Self::CoAppearance,
        Self::Bipartite,
    ];

    /// The word for it on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Officials => "officials",
            Self::Visits => "visits",
            Self::CoAppearance => "co-appearance",
            Self::Bipartite => "bipartite",
        }
    }

    const fn is_directed(self) -> bool {
        !matches!(self, Self::CoAppearance)
    }
}

/// What is taken into a network.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// Only events that can have been on this day or later.
    pub since: Option<Date>,
    /// Only events that can have been on this day or earlier.
    pub until: Option<Date>,
    /// Events in which more persons than this take part say nothing of who knows whom.
    pub plenary: usize,
    /// Whether events that are announced count, too.
    pub planned: bool,
    /// Whether persons without a public or company role are shown.
    pub everybody: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            since: None,
            until: None,
            plenary: 20,
            planned: false,
            everybody: false,
        }
    }
}

impl Selection {
    /// Whether an event counts.
    #[must_use]
    pub fn takes(&self, event: &Happening) -> bool {
        let status = event.status == "held" || self.planned && event.status == "planned";
        let after = self
            .since
            .is_none_or(|since| event.last.is_some_and(|last| last >= since));
        let before = self
            .until
            .is_none_or(|until| event.first.is_some_and(|first| first <= until));
        status && after && before
    }

    fn shows(&self, thing: &Thing) -> bool {
        self.everybody || thing.kind != NodeKind::Person
    }
}

/// How much one event of a kind says of two persons' being acquainted: rows of kind and weight.
const WEIGHTS: &str = include_str!("weights.tsv");

fn weight_of(kind: &str) -> f64 {
    let rows = WEIGHTS.lines().filter(|line| !line.starts_with('#'));
    let mut rows = rows.filter_map(|line| line.split_once('\t'));
    let found = rows.find(|(known, _)| *known == kind);
    found
        .and_then(|(_, weight)| weight.parse().ok())
        .unwrap_or(1.0)
}

/// The network of a view.
#[must_use]
pub fn project(happenings: &Happenings, view: View, selection: &Selection) -> Network {
    let mut making = Making::new(happenings, view);
    for (number, event) in (0..).zip(&happenings.events) {
        if selection.takes(event) {
            making.take(number, event, selection);
        }
    }
    making.finish()
}

/// An edge while it grows.
#[derive(Default)]
struct Growing {
    weight: f64,
    events: u32,
    days: Vec<Interval>,
}

/// A node while edges are gathered: a thing or an event, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    Thing(u32),
    Event(u32),
}

struct Making<'h> {
    happenings: &'h Happenings,
    view: View,
    edges: FxHashMap<(End, End, &'static str), Growing>,
    seen: BTreeMap<End, Option<Interval>>,
}

fn interval(event: &Happening) -> Option<Interval> {
    Some(Interval {
        first: event.first?,
        last: event.last?,
    })
}

impl<'h> Making<'h> {
    fn new(happenings: &'h Happenings, view: View) -> Self {
        Self {
            happenings,
            view,
            edges: FxHashMap::default(),
            seen: BTreeMap::new(),
        }
    }

    fn thing(&self, number: u32) -> &'h Thing {
        &self.happenings.things[number as usize]
    }

    fn take(&mut self, number: u32, event: &Happening, selection: &Selection) {
        let people: Vec<(u32, &str)> = event
            .parts
            .iter()
            .filter(|part| is_person(self.thing(part.agent).kind))
            .filter(|part| selection.shows(self.thing(part.agent)))
            .map(|part| (part.agent, part.role.as_str()))
            .collect();
        let mut distinct: Vec<u32> = people.iter().map(|(agent, _)| *agent).collect();
        distinct.dedup();
        match self.view {
            View::CoAppearance => self.appear(event, &distinct, selection),
            View::Bipartite => {
                for (agent, _) in &people {
                    self.join(
                        (End::Thing(*agent), End::Event(number)),
                        "took_part",
                        1.0,
                        event,
                    );
                }
            }
            View::Visits => self.visit(event, selection),
            View::Officials => {
                let officials = people.iter().copied();
                let is_official = |agent: u32| self.thing(agent).kind == NodeKind::Official;
                let officials: Vec<_> =
                    officials.filter(|(agent, _)| is_official(*agent)).collect();
                self.meet(event, &officials);
            }
            View::Entities => {
                self.visit(event, selection);
                self.meet(event, &people);
                for place in &event.places {
                    for (agent, _) in people.iter().filter(|(_, role)| *role == "lead") {
                        self.join(
                            (End::Thing(*agent), End::Thing(*place)),
                            "was_in",
                            1.0,
                            event,
                        );
                    }
                }
            }
        }
    }

    /// Each two of n persons are joined by 1/(n − 1): an event gives each person the same, however many there are.
    fn appear(&mut self, event: &Happening, people: &[u32], selection: &Selection) {
        if people.len() < 2 || people.len() > selection.plenary {
            return;
        }
        let others = u32::try_from(people.len() - 1).unwrap_or(u32::MAX);
        let weight = weight_of(&event.kind) / f64::from(others);
        for (at, one) in people.iter().enumerate() {
            for other in &people[at + 1..] {
                self.join(
                    (End::Thing(*one), End::Thing(*other)),
                    "co_appearance",
                    weight,
                    event,
                );
            }
        }
    }

    fn visit(&mut self, event: &Happening, selection: &Selection) {
        for stop in &event.stops {
            for person in &stop.present {
                let role = event.parts.iter().find(|part| part.agent == *person);
                let came = role.is_some_and(|part| part.role == "lead" || part.role == "accompany");
                if came && selection.shows(self.thing(*person)) {
                    self.join(
                        (End::Thing(*person), End::Thing(stop.site)),
                        "visited",
                        1.0,
                        event,
                    );
                }
            }
        }
    }

    /// Who came along with whom, and who received whom.
    fn meet(&mut self, event: &Happening, people: &[(u32, &str)]) {
        for (lead, _) in people.iter().filter(|(_, role)| *role == "lead") {
            for (other, role) in people.iter().filter(|(other, _)| other != lead) {
                let kind = match *role {
                    "accompany" => "accompanied",
                    "host" | "guest" => "met",
                    _ => continue,
                };
                self.join((End::Thing(*other), End::Thing(*lead)), kind, 1.0, event);
            }
        }
    }

    fn join(&mut self, (a, b): (End, End), kind: &'static str, weight: f64, event: &Happening) {
        let (a, b) = if self.view.is_directed() || a <= b {
            (a, b)
        } else {
            (b, a)
        };
        let days = interval(event);
        for end in [a, b] {
            let known = self.seen.entry(end).or_default();
            *known = match (*known, days) {
                (Some(known), Some(days)) => Some(Interval {
                    first: known.first.min(days.first),
                    last: known.last.max(days.last),
                }),
                (known, days) => known.or(days),
            };
        }
        let edge = self.edges.entry((a, b, kind)).or_default();
        edge.weight += weight;
        edge.events += 1;
        edge.days.extend(days);
    }

    fn finish(self) -> Network {
        let (happenings, view) = (self.happenings, self.view);
        let mut nodes: Vec<(End, Node)> = self
            .seen
            .into_iter()
            .map(|(end, seen)| {
                let mut node = match end {
                    End::Thing(number) => of_thing(&happenings.things[number as usize]),
                    End::Event(number) => of_event(&happenings.events[number as usize]),
                };
                node.seen = seen;
                (end, node)
            })
            .collect();
        nodes.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
        let places: FxHashMap<End, u32> = (0..)
            .zip(&nodes)
            .map(|(place, (end, _))| (*end, place))
            .collect();
        let mut edges: Vec<Edge> = self
            .edges
            .into_iter()
            .map(|((a, b, kind), growing)| {
                let (a, b) = (places[&a], places[&b]);
                let turned = !view.is_directed() && a > b;
                Edge {
                    source: if turned { b } else { a },
                    target: if turned { a } else { b },
                    kind,
                    weight: growing.weight,
                    events: growing.events,
                    days: joined(growing.days),
                    attributes: Attributes::new(),
                }
            })
            .collect();
        edges.sort_by_key(|edge| (edge.source, edge.target, edge.kind));
        Network {
            directed: view.is_directed(),
            nodes: nodes.into_iter().map(|(_, node)| node).collect(),
            edges,
        }
    }
}

const fn is_person(kind: NodeKind) -> bool {
    matches!(
        kind,
        NodeKind::Official | NodeKind::Business | NodeKind::Person
    )
}

fn of_thing(thing: &Thing) -> Node {
    let mut attributes = Attributes::new();
    if let Some(division) = &thing.division {
        attributes.insert("division".to_owned(), Value::Text(division.clone()));
    }
    if !thing.posts.is_empty() {
        attributes.insert("posts".to_owned(), Value::Text(thing.posts.join("、")));
    }
    Node {
        id: thing.iri.clone(),
        label: thing.label.clone(),
        kind: thing.kind,
        seen: None,
        attributes,
    }
}

fn of_event(event: &Happening) -> Node {
    let date = event
        .first
        .map_or_else(String::new, |day| format!(" {day}"));
    let label = event
        .name
        .clone()
        .unwrap_or_else(|| format!("{}{date}", event.kind));
    let attributes = BTreeMap::from([
        ("event_type".to_owned(), Value::Text(event.kind.clone())),
        (
            "articles".to_owned(),
            Value::Integer(i64::try_from(event.articles.len()).unwrap_or(i64::MAX)),
        ),
    ]);
    Node {
        id: event.iri.clone(),
        label,
        kind: NodeKind::Event,
        seen: None,
        attributes,
    }
}

/// Intervals in order, those in one that overlap or follow each other by a day.
fn joined(mut days: Vec<Interval>) -> Vec<Interval> {
    days.sort_unstable();
    let mut joined: Vec<Interval> = Vec::with_capacity(days.len());
    for next in days {
        let touches = |last: &Interval| {
            last.last
                .checked_add(1.day())
                .map_or(true, |after| next.first <= after)
        };
        match joined.last_mut().filter(|last| touches(last)) {
            Some(last) => last.last = last.last.max(next.last),
            None => joined.push(next),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i8) -> Date {
        Date::constant(2024, 3, day)
    }

    #[test]
    fn days_that_touch_are_one_interval() {
        let of = |pairs: &[(i8, i8)]| -> Vec<Interval> {
            let interval = |(first, last): &(i8, i8)| Interval {
                first: day(*first),
                last: day(*last),
            };
            pairs.iter().map(interval).collect()
        };
        assert_eq!(
            joined(of(&[(5, 5), (1, 2), (3, 3), (5, 6)])),
            of(&[(1, 3), (5, 6)])
        );
    }

    #[test]
    fn the_weights_are_those_of_kinds_of_events() {
        use crate::kind::EventKind;
        for kind in EventKind::ALL {
            assert!(
                WEIGHTS.contains(&format!("\n{}\t", kind.code())),
                "{}",
                kind.code()
            );
        }
        assert!(weight_of("visit") > weight_of("meeting"));
    }
}
