//! Where an event and its stops were, by the codes of divisions.

use super::Report;
use crate::fact::{Agent, EventFact};
use crate::graph::view::Source;
use crate::graph::view::division::lies_in;
use std::collections::BTreeSet;

/// The divisions that reports name for an event.
pub(super) fn of_event<'a>(reports: &[Report<'_, 'a>]) -> BTreeSet<&'a str> {
    let codes = |report: &Report<'_, 'a>| {
        let (source, event): (&Source<'a>, &'a EventFact) = (report.source, report.event);
        let codes = event.places.iter().map(|place| source.scope.code(place));
        codes.flatten().collect::<Vec<_>>()
    };
    reports.iter().flat_map(codes).collect()
}

/// The division that a site is, or that it belongs to.
pub(super) fn of_site<'a>(source: &Source<'a>, site: &Agent) -> Option<&'a str> {
    match site {
        Agent::Place(name) => source.scope.code(name),
        Agent::Organization(name) => source.division_of(name),
        Agent::Person(_) => None,
    }
}

/// The divisions of a stop: its site's where they agree with the event's, or else the event's.
///
/// A firm is entered where its name says, often no finer than its province, while the report tells the
/// county that was visited; and whoever visits two cities does not stop in both.
pub(super) fn of_stop<'a>(
    site: &BTreeSet<&'a str>,
    event: &BTreeSet<&'a str>,
) -> BTreeSet<&'a str> {
    if event.is_empty() {
        return site.clone();
    }
    let finest: BTreeSet<_> = event
        .iter()
        .copied()
        .filter(|code| !event.iter().any(|other| lies_in(other, code)))
        .collect();
    let agrees =
        |code: &&str| finest.contains(code) || event.iter().any(|place| lies_in(code, place));
    let agreeing: BTreeSet<_> = site.iter().copied().filter(agrees).collect();
    if !agreeing.is_empty() {
        return agreeing;
    }
    if finest.len() == 1 {
        return finest;
    }
    let around = |code: &&str| event.iter().any(|place| lies_in(place, code));
    site.iter().copied().filter(around).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_where_site_and_event_agree() {
        for (site, event, expected) in [
            ("360000", "360826", "360826"),
            ("360826102", "360826", "360826102"),
            ("360826", "", "360826"),
            ("", "360800 360826", "360826"),
            ("360800", "360800 360826", "360826"),
            ("360802", "360800 360826", "360802"),
            ("", "441300 441900", ""),
            ("441900001", "441300 441900", "441900001"),
            ("440000", "441300 441900", "440000"),
            ("110000", "441300 441900", ""),
            ("110000", "360826", "360826"),
        ] {
            let codes = |text: &'static str| text.split_whitespace().collect::<BTreeSet<_>>();
            let found: Vec<_> = of_stop(&codes(site), &codes(event)).into_iter().collect();
            assert_eq!(
                found.join(" "),
                expected,
                "a site in {site} on a visit to {event}"
            );
        }
    }
}
