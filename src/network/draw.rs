//! Which ties each view is made of, and what its nodes say.

use super::gather::{Tie, edges};
use super::reading::{Happening, Reading};
use super::scope::View;
use super::weights;
use crate::kind::{EventKind, OrganizationKind, PersonKind, Role};
use crate::network::{Attributes, Interval, Network, Node, NodeKind, Value};
use std::collections::BTreeMap;

impl Reading {
    /// The network of a view.
    #[must_use]
    pub fn network(&self, view: View) -> Network {
        let ties = match view {
            View::Entities => self.entities(),
            View::Officials => self.of_events(|event, out| self.relations(event, out)),
            View::Visits => self.of_events(|event, out| self.visits(event, true, out)),
            View::CoAppearance => self.of_events(|event, out| self.together(event, out)),
            View::Bipartite => self.of_events(|event, out| self.participations(event, out)),
        };
        let mut found: Vec<u32> = ties.iter().flat_map(|tie| tie.ends).collect();
        found.sort_unstable();
        found.dedup();
        let place = |node: u32| {
            let at = found.binary_search(&node).unwrap_or(0);
            u32::try_from(at).unwrap_or(u32::MAX)
        };
        let days = |event: u32| interval(&self.happenings()[event as usize]);
        let seen = self.seen(&ties);
        let edges = edges(ties, days, place);
        let posts = self.posts_by_person(&found);
        let nodes = found.iter().map(|node| self.drawn(*node, &seen, &posts));
        Network {
            directed: view.is_directed(),
            nodes: nodes.collect(),
            edges,
        }
    }

    fn of_events(&self, ties: impl Fn(&Happening, &mut Vec<Tie>)) -> Vec<Tie> {
        let mut out = Vec::new();
        for (at, event) in self.happenings().iter().enumerate() {
            let from = out.len();
            ties(event, &mut out);
            for tie in &mut out[from..] {
                tie.event = u32::try_from(at).ok();
            }
        }
        out
    }

    /// Whether a person is shown in networks.
    fn shows(&self, node: u32) -> bool {
        match self.person(node) {
            Some(PersonKind::Official | PersonKind::Business) => true,
            Some(PersonKind::Byline | PersonKind::Mentioned | PersonKind::Other) => {
                self.scope.private
            }
            None => false,
        }
    }

    /// Whether the person is whom a view of officials is about.
    fn is_official(&self, node: u32) -> bool {
        self.person(node) == Some(PersonKind::Official) || (self.scope.private && self.shows(node))
    }

    /// The persons of an event who are shown, in one of the roles; in any where none is given.
    fn persons(&self, event: &Happening, roles: &[Role]) -> Vec<u32> {
        let parts = self.parts(event).iter();
        let mut found: Vec<u32> = parts
            .filter(|part| roles.is_empty() || roles.contains(&part.role))
            .map(|part| part.agent)
            .filter(|agent| self.shows(*agent))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// As the view's own shortcuts: company on a visit goes with who leads it; host and guest have met.
    fn relations(&self, event: &Happening, out: &mut Vec<Tie>) {
        let leads = || self.persons(event, &[Role::Lead]);
        match event.kind {
            EventKind::Visit | EventKind::StudyTour => {
                let company = self.persons(event, &[Role::Accompany]);
                relate(&company, "accompanied", &leads(), out);
                meet(&self.persons(event, &[Role::Host]), &leads(), out);
            }
            EventKind::Reception => meet(&self.persons(event, &[Role::Guest]), &leads(), out),
            EventKind::Meeting
            | EventKind::Signing
            | EventKind::Ceremony
            | EventKind::Appointment
            | EventKind::Removal => {}
        }
    }

    /// Who visited which site; only officials and firms, or anybody and any site.
    fn visits(&self, event: &Happening, firms: bool, out: &mut Vec<Tie>) {
        for stop in self.stops(event) {
            let is_firm = self.organization(stop.site) == Some(OrganizationKind::Company);
            if firms && !is_firm || !firms && self.kind(stop.site).is_none() {
                continue;
            }
            for part in self
                .parts(event)
                .iter()
                .filter(|part| stop.present.contains(&part.node))
            {
                let visitor = if firms {
                    self.is_official(part.agent)
                } else {
                    self.shows(part.agent)
                };
                if visitor && matches!(part.role, Role::Lead | Role::Accompany) {
                    let mut tie = tie(part.agent, "visited", stop.site);
                    tie.role = Some(part.role);
                    out.push(tie);
                }
            }
        }
    }

    /// Everybody with everybody else, the event's weight shared by those beside one.
    fn together(&self, event: &Happening, out: &mut Vec<Tie>) {
        let persons = self.persons(event, &[]);
        let all = event
            .persons
            .max(u32::try_from(persons.len()).unwrap_or(u32::MAX));
        let weight = weights::of(event.kind) / f64::from(all.max(2) - 1);
        if all > self.scope.most || weight <= 0.0 {
            return;
        }
        for (at, one) in persons.iter().enumerate() {
            for other in &persons[at + 1..] {
                let tie = tie(*one, "co_appearance", *other);
                out.push(Tie { weight, ..tie });
            }
        }
    }

    fn participations(&self, event: &Happening, out: &mut Vec<Tie>) {
        for part in self
            .parts(event)
            .iter()
            .filter(|part| self.is_official(part.agent))
        {
            let ends = [part.agent.min(event.node), part.agent.max(event.node)];
            let mut tie = tie(ends[0], "took_part", ends[1]);
            tie.role = Some(part.role);
            out.push(tie);
        }
    }

    fn entities(&self) -> Vec<Tie> {
        let mut out = self.of_events(|event, out| {
            self.relations(event, out);
            self.visits(event, false, out);
        });
        for [person, body, _] in self.posts() {
            if self.shows(person) && self.kind(body).is_some() {
                out.push(tie(person, "holds_post", body));
            }
        }
        for (node, division) in self.located() {
            out.push(tie(node, "lies_in", division));
        }
        out
    }

    /// What a node stands for; `None` for what no network shows.
    fn kind(&self, node: u32) -> Option<NodeKind> {
        if let Some(kind) = self.person(node) {
            return Some(match kind {
                PersonKind::Official => NodeKind::Official,
                PersonKind::Business => NodeKind::Business,
                PersonKind::Byline | PersonKind::Mentioned | PersonKind::Other => NodeKind::Person,
            });
        }
        if let Some(kind) = self.organization(node) {
            let company = kind == OrganizationKind::Company;
            return Some(if company {
                NodeKind::Company
            } else {
                NodeKind::Organization
            });
        }
        self.is_division(node).then_some(NodeKind::Division)
    }

    /// From the first to the last day of the events of each node.
    fn seen(&self, ties: &[Tie]) -> BTreeMap<u32, Interval> {
        let mut seen: BTreeMap<u32, Interval> = BTreeMap::new();
        for tie in ties {
            let event = tie.event.map(|at| &self.happenings()[at as usize]);
            let Some(days) = event.and_then(interval) else {
                continue;
            };
            for node in tie.ends {
                let known = seen.entry(node).or_insert(days);
                known.first = known.first.min(days.first);
                known.last = known.last.max(days.last);
            }
        }
        seen
    }

    /// The names of the posts of each person of these.
    fn posts_by_person(&self, nodes: &[u32]) -> BTreeMap<u32, Vec<String>> {
        let mut posts: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for [person, _, post] in self.posts() {
            if nodes.binary_search(&person).is_ok() {
                posts.entry(person).or_default().push(self.label(post));
            }
        }
        for names in posts.values_mut() {
            names.sort_unstable();
            names.dedup();
        }
        posts
    }

    fn drawn(
        &self,
        node: u32,
        seen: &BTreeMap<u32, Interval>,
        posts: &BTreeMap<u32, Vec<String>>,
    ) -> Node {
        let mut attributes = Attributes::new();
        let mut text = |name: &str, value: String| {
            attributes.insert(name.to_owned(), Value::Text(value));
        };
        if let Some(division) = self.division(node) {
            text("division", self.label(division));
        }
        if let Some(posts) = posts.get(&node) {
            text("posts", posts.join("、"));
        }
        let event = self.happening(node);
        if let Some(event) = event {
            text("event", event.kind.code().to_owned());
        }
        Node {
            id: self.iri(node),
            label: event.map_or_else(|| self.label(node), |event| self.title(event)),
            kind: self.kind(node).unwrap_or(NodeKind::Event),
            seen: seen.get(&node).copied(),
            attributes,
        }
    }

    /// The event of this node.
    #[must_use]
    pub fn happening(&self, node: u32) -> Option<&Happening> {
        let found = self
            .happenings()
            .binary_search_by_key(&node, |event| event.node);
        found.ok().map(|at| &self.happenings()[at])
    }

    /// An event's name, or its kind and day.
    #[must_use]
    pub fn title(&self, event: &Happening) -> String {
        let name = self.label(event.node);
        match (name.is_empty(), event.first) {
            (false, _) => name,
            (true, Some(day)) => format!("{} {day}", event.kind.code()),
            (true, None) => event.kind.code().to_owned(),
        }
    }
}

/// The days of an event, where both ends are known.
fn interval(event: &Happening) -> Option<Interval> {
    Some(Interval {
        first: event.first?,
        last: event.last?,
    })
}

fn tie(source: u32, kind: &'static str, target: u32) -> Tie {
    Tie {
        ends: [source, target],
        kind,
        weight: 1.0,
        event: None,
        role: None,
    }
}

fn relate(from: &[u32], kind: &'static str, to: &[u32], out: &mut Vec<Tie>) {
    for one in from {
        out.extend(
            to.iter()
                .filter(|other| *other != one)
                .map(|other| tie(*one, kind, *other)),
        );
    }
}

fn meet(some: &[u32], others: &[u32], out: &mut Vec<Tie>) {
    relate(some, "met", others, out);
    relate(others, "met", some, out);
}
