//! Many ties, one an event, into few edges.

use crate::kind::Role;
use crate::network::{Attributes, Edge, Interval, Value};

/// One event, or something that lasts, between two nodes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tie {
    /// Source and target.
    pub ends: [u32; 2],
    pub kind: &'static str,
    pub weight: f64,
    /// A position among the reading's events; `None` for what is no event.
    pub event: Option<u32>,
    pub role: Option<Role>,
}

/// The edges of ties between nodes at these positions. An event counts once, whatever number of roles it has.
pub(super) fn edges(
    mut ties: Vec<Tie>,
    days: impl Fn(u32) -> Option<Interval>,
    place: impl Fn(u32) -> u32,
) -> Vec<Edge> {
    ties.sort_unstable_by(|a, b| {
        (a.ends, a.kind, a.event, a.role)
            .cmp(&(b.ends, b.kind, b.event, b.role))
            .then(a.weight.total_cmp(&b.weight))
    });
    let same = |a: &Tie, b: &Tie| a.ends == b.ends && a.kind == b.kind;
    ties.chunk_by(same)
        .map(|ties| {
            let mut once: Vec<&Tie> = ties.iter().collect();
            once.dedup_by_key(|tie| tie.event);
            let events = once.iter().filter_map(|tie| tie.event);
            Edge {
                source: place(ties[0].ends[0]),
                target: place(ties[0].ends[1]),
                kind: ties[0].kind,
                weight: once.iter().map(|tie| tie.weight).sum(),
                events: u32::try_from(events.clone().count()).unwrap_or(u32::MAX),
                days: joined(events.filter_map(&days).collect()),
                attributes: roles(ties),
            }
        })
        .collect()
}

/// The roles of the ties, as one attribute.
fn roles(ties: &[Tie]) -> Attributes {
    let mut codes: Vec<_> = ties.iter().filter_map(|tie| tie.role).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        return Attributes::new();
    }
    let codes: Vec<_> = codes.into_iter().map(Role::code).collect();
    Attributes::from([("roles".to_owned(), Value::Text(codes.join(" ")))])
}

/// Sorted, and one where they overlap or one begins the day after another ends.
pub(super) fn joined(mut days: Vec<Interval>) -> Vec<Interval> {
    days.sort_unstable();
    let mut out: Vec<Interval> = Vec::with_capacity(days.len().min(4));
    for next in days {
        match out.last_mut() {
            Some(last) if next.first <= last.last.tomorrow().unwrap_or(last.last) => {
                last.last = last.last.max(next.last);
            }
            Some(_) | None => out.push(next),
        }
    }
    out
}
