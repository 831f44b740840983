//! What somebody did, day by day.

use crate::kind::{PersonKind, Role};
use crate::network::{Happening, Reading};

/// Somebody in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance<'r> {
    /// The event.
    pub event: &'r Happening,
    /// As what; sorted.
    pub roles: Vec<Role>,
    /// Who else took part and has a public or company role, by name.
    pub with: Vec<String>,
    /// The sites, in the order of their IRIs.
    pub sites: Vec<String>,
    /// The ids of the articles that tell it, sorted.
    pub documents: Vec<String>,
}

/// The events that a person or an organisation took part in, or that a site was a stop of: the earliest first, those
/// without a day last.
#[must_use]
pub fn timeline(reading: &Reading, node: u32) -> Vec<Appearance<'_>> {
    let events = reading.happenings().iter();
    let mut found: Vec<_> = events
        .filter_map(|event| appearance(reading, node, event))
        .collect();
    found.sort_by_key(|seen| {
        let event = seen.event;
        (event.first.is_none(), event.first, event.last, event.node)
    });
    found
}

/// What a node was in an event; `None` where it had no part in it.
fn appearance<'r>(reading: &'r Reading, node: u32, event: &'r Happening) -> Option<Appearance<'r>> {
    let parts = reading.parts(event);
    let stops = reading.stops(event);
    let own = parts.iter().filter(|part| part.agent == node);
    let mut roles: Vec<Role> = own.map(|part| part.role).collect();
    if roles.is_empty() && stops.iter().all(|stop| stop.site != node) {
        return None;
    }
    roles.sort_unstable();
    roles.dedup();
    let shown = |other: u32| {
        let kind = reading.person(other);
        matches!(kind, Some(PersonKind::Official | PersonKind::Business))
    };
    let others = parts.iter().map(|part| part.agent);
    let with = others.filter(|other| *other != node && shown(*other));
    Some(Appearance {
        event,
        roles,
        with: names(reading, with),
        sites: names(reading, stops.iter().map(|stop| stop.site)),
        documents: sorted(
            reading
                .articles_of(event.node)
                .map(|one| reading.document(one)),
        ),
    })
}

fn names(reading: &Reading, nodes: impl Iterator<Item = u32>) -> Vec<String> {
    let mut nodes: Vec<u32> = nodes.collect();
    nodes.sort_unstable();
    nodes.dedup();
    sorted(nodes.into_iter().map(|node| reading.label(node)))
}

fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.collect();
    texts.sort_unstable();
    texts
}
