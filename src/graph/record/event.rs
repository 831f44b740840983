//! Events of a record: date, places, participations, stops.

use super::{Scribe, part};
use crate::fact::{Agent, EventFact, Participation, Stop};
use crate::graph::date::write_date;
use crate::graph::vocab::{sem, zt};
use oxigraph::model::NamedNode;

impl<'a> Scribe<'a> {
    pub(super) fn event(&mut self, event: &'a EventFact) {
        let node = self.scope.event(&event.key);
        self.out
            .class(&node, &[zt::EVENT, zt::event_class(event.kind), sem::EVENT]);
        self.out.concept(&node, zt::EVENT_KIND, event.kind);
        self.out.concept(&node, zt::EVENT_STATUS, event.status);
        if let Some(name) = &event.name {
            self.out.name(&node, name);
        }
        if let Some(date) = &event.date {
            write_date(&mut self.out, &node, date);
        }
        for place in &event.places {
            let place = self.place_named(place);
            self.out.add(&node, sem::HAS_PLACE, place);
        }
        if !event.places.is_empty() {
            self.out
                .text(&node, zt::PLACE_NAME, &event.places.join("、"));
        }
        for (index, participation) in event.participations.iter().enumerate() {
            self.participation(&node, participation, index + 1);
        }
        for (index, stop) in event.stops.iter().enumerate() {
            self.stop(event, &node, stop, index + 1);
        }
        self.grounds(&node, &event.grounds);
    }

    fn participation(&mut self, event: &NamedNode, fact: &'a Participation, order: usize) {
        let node = part(event, "participation", order);
        let agent = self.agent_named(&fact.agent);
        self.out.add(event, zt::PARTICIPATION_OF, node.clone());
        self.out.class(&node, &[zt::PARTICIPATION]);
        self.out.add(&node, zt::AGENT, agent);
        self.out.concept(&node, zt::ROLE, fact.role);
        self.out.number(&node, zt::ORDER, order);
        for post in &fact.posts {
            let post = self.post(post);
            self.out.add(&node, zt::AS_POST, post);
        }
        self.grounds(&node, &fact.grounds);
    }

    fn stop(&mut self, fact: &EventFact, event: &NamedNode, stop: &Stop, order: usize) {
        let node = part(event, "stop", order);
        let site = self.agent_named(&stop.site);
        self.out.add(event, zt::STOP_OF, node.clone());
        self.out.class(&node, &[zt::STOP]);
        self.out.add(&node, zt::SITE, site);
        self.out.number(&node, zt::ORDER, order);
        // A stop without a day of its own has the event's, so that nobody who asks has to look twice.
        if let Some(date) = stop.date.as_ref().or(fact.date.as_ref()) {
            write_date(&mut self.out, &node, date);
        }
        for (index, _) in present(fact, stop) {
            self.out
                .add(&node, zt::PRESENCE, part(event, "participation", index + 1));
        }
        self.grounds(&node, &stop.grounds);
    }
}

/// The participations, with their positions, of the persons who were at a stop.
pub(in crate::graph) fn present<'f>(
    event: &'f EventFact,
    stop: &'f Stop,
) -> impl Iterator<Item = (usize, &'f Participation)> {
    event.participations.iter().enumerate().filter(|(_, participation)| {
        matches!(&participation.agent, Agent::Person(key) if stop.present.contains(key))
    })
}
