//! What the view says of events, persons, bodies and divisions, in flat lists: read once, for every network.

use super::columns::{Days, Roles, coded, dense, first_of};
use super::scope::{Scope, Window};
use crate::graph::vocab::{dcterms, foaf, org, skos, zt};
use crate::kind::{EventKind, EventStatus, OrganizationKind, PersonKind, Role};
use crate::store::{Dataset, Links, StoreError, of_subject};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Declares the properties that are read, and where each stands among them.
macro_rules! properties {
    ($($name:ident = $term:expr,)+) => {
        #[derive(Clone, Copy)]
        enum Property { $($name,)+ }
        impl Property {
            /// Reads all of them.
            fn read(dataset: &Dataset) -> Result<Links, StoreError> {
                dataset.links(&[$($term,)+])
            }
        }
    };
}

properties! {
    Agent = zt::AGENT,
    Class = org::CLASSIFICATION,
    Division = zt::FINEST_DIVISION,
    Earliest = zt::EARLIEST,
    Genre = zt::GENRE,
    Identifier = dcterms::IDENTIFIER,
    Kind = zt::EVENT_KIND,
    Label = skos::PREF_LABEL,
    Latest = zt::LATEST,
    Level = zt::LEVEL,
    Member = org::MEMBER,
    Name = foaf::NAME,
    Participants = zt::PARTICIPANTS,
    Participation = zt::PARTICIPATION_OF,
    PersonKind = zt::PERSON_KIND,
    PostHeld = zt::POST_HELD,
    PostIn = org::POST_IN,
    Presence = zt::PRESENCE,
    Publisher = zt::PUBLISHER_NAME,
    ReportedIn = zt::REPORTED_IN,
    Role = zt::ROLE,
    Site = zt::SITE,
    Status = zt::EVENT_STATUS,
    Stop = zt::STOP_OF,
}

/// One agent in one event, in one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The participation.
    pub node: u32,
    /// Who.
    pub agent: u32,
    /// As what.
    pub role: Role,
}

/// One site of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// What was visited.
    pub site: u32,
    /// Who was there: participations.
    pub present: Vec<u32>,
}

/// An event of the scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// The event.
    pub node: u32,
    /// What kind of happening.
    pub kind: EventKind,
    /// The first day that it can have been.
    pub first: Option<Date>,
    /// The last day that it can have been.
    pub last: Option<Date>,
    /// How many persons took part, those left out of networks too.
    pub persons: u32,
    parts: Range<usize>,
    stops: Range<usize>,
}

/// An article as its outlet issued it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The article.
    pub node: u32,
    /// Its outlet, where the source gives it.
    pub outlet: Option<String>,
    /// The first and the last day on which it can have been published.
    pub days: (Option<Date>, Option<Date>),
}

/// The view, as far as networks are made of it. Nodes are numbers; [`Reading::iri`] and [`Reading::label`] name them.
pub struct Reading {
    pub(super) scope: Scope,
    links: Links,
    labels: FxHashMap<u32, u32>,
    persons: FxHashMap<u32, PersonKind>,
    bodies: FxHashMap<u32, OrganizationKind>,
    divisions: FxHashMap<u32, u32>,
    places: FxHashMap<u32, u32>,
    happenings: Vec<Happening>,
    parts: Vec<Part>,
    stops: Vec<Stop>,
}

impl Reading {
    /// Reads the events of a scope, and who and what is in them.
    ///
    /// # Errors
    ///
    /// The disk, with the on-disk engine.
    pub fn open(dataset: &Dataset, scope: Scope) -> Result<Self, StoreError> {
        let links = Property::read(dataset)?;
        let mut reading = Self {
            scope,
            labels: first_of(links.pairs(Property::Label as usize)),
            persons: coded(&links, Property::PersonKind as usize, PersonKind::from_code),
            bodies: coded(
                &links,
                Property::Class as usize,
                OrganizationKind::from_code,
            ),
            divisions: first_of(links.pairs(Property::Division as usize)),
            places: first_of(links.pairs(Property::Level as usize)),
            happenings: Vec::new(),
            parts: Vec::new(),
            stops: Vec::new(),
            links,
        };
        reading.read_happenings();
        Ok(reading)
    }

    fn pairs(&self, property: Property) -> &[[u32; 2]] {
        self.links.pairs(property as usize)
    }

    fn read_happenings(&mut self) {
        let links = &self.links;
        let kinds = coded(links, Property::Kind as usize, EventKind::from_code);
        let days = Days::new(
            links,
            Property::Earliest as usize,
            Property::Latest as usize,
        );
        let agents = dense(links, self.pairs(Property::Agent));
        let roles = Roles::new(links, Property::Role as usize);
        let counts = first_of(self.pairs(Property::Participants));
        let sites = dense(links, self.pairs(Property::Site));
        let (mut parts, mut stops, mut happenings) = (Vec::new(), Vec::new(), Vec::new());
        let statuses = coded(links, Property::Status as usize, EventStatus::from_code);
        for [node, _] in self.pairs(Property::Status) {
            let counted = match statuses.get(node) {
                Some(EventStatus::Held) => true,
                Some(EventStatus::Planned) => self.scope.planned,
                Some(EventStatus::Cancelled) | None => false,
            };
            let (first, last) = days.of(*node);
            let Some(kind) = kinds.get(node).copied().filter(|_| counted) else {
                continue;
            };
            if !self.scope.window.holds(first, last) {
                continue;
            }
            let (parts_from, stops_from) = (parts.len(), stops.len());
            for [_, part] in of_subject(self.pairs(Property::Participation), *node) {
                let (agent, role) = (agents[*part as usize], roles.of(*part));
                if let (1.., Some(role)) = (agent, role) {
                    parts.push(Part {
                        node: *part,
                        agent,
                        role,
                    });
                }
            }
            for [_, stop] in of_subject(self.pairs(Property::Stop), *node) {
                let present = of_subject(self.pairs(Property::Presence), *stop);
                stops.push(Stop {
                    site: sites[*stop as usize],
                    present: present.iter().map(|[_, part]| *part).collect(),
                });
            }
            let count = counts
                .get(node)
                .and_then(|count| links.value(*count).parse().ok());
            happenings.push(Happening {
                node: *node,
                kind,
                first,
                last,
                persons: count.unwrap_or(0),
                parts: parts_from..parts.len(),
                stops: stops_from..stops.len(),
            });
        }
        (self.parts, self.stops, self.happenings) = (parts, stops, happenings);
    }

    /// The days that it was read for.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.scope.window
    }

    /// The events of the scope, by IRI.
    #[must_use]
    pub fn happenings(&self) -> &[Happening] {
        &self.happenings
    }

    /// Who took part in an event, in which roles.
    #[must_use]
    pub fn parts(&self, event: &Happening) -> &[Part] {
        &self.parts[event.parts.clone()]
    }

    /// The sites of an event.
    #[must_use]
    pub fn stops(&self, event: &Happening) -> &[Stop] {
        &self.stops[event.stops.clone()]
    }

    /// Every person and organisation, sorted.
    #[must_use]
    pub fn nodes(&self) -> Vec<u32> {
        let mut nodes: Vec<u32> = self
            .persons
            .keys()
            .chain(self.bodies.keys())
            .copied()
            .collect();
        nodes.sort_unstable();
        nodes
    }

    /// What a person is; `None` for whatever is no person.
    #[must_use]
    pub fn person(&self, node: u32) -> Option<PersonKind> {
        self.persons.get(&node).copied()
    }

    /// What an organisation is; `None` for whatever is none.
    #[must_use]
    pub fn organization(&self, node: u32) -> Option<OrganizationKind> {
        self.bodies.get(&node).copied()
    }

    /// Whether the node is an administrative division.
    #[must_use]
    pub fn is_division(&self, node: u32) -> bool {
        self.places.contains_key(&node)
    }

    /// The division that a node lies in, the finest that is known.
    #[must_use]
    pub fn division(&self, node: u32) -> Option<u32> {
        self.divisions.get(&node).copied()
    }

    /// Every organisation and the division that it lies in, by IRI.
    pub(super) fn located(&self) -> impl Iterator<Item = (u32, u32)> {
        let pairs = self.pairs(Property::Division).iter();
        pairs
            .filter(|[node, _]| self.bodies.contains_key(node))
            .map(|[node, division]| (*node, *division))
    }

    /// Persons, the bodies that they hold posts in, and the posts.
    pub(super) fn posts(&self) -> Vec<[u32; 3]> {
        let posts = first_of(self.pairs(Property::PostHeld));
        let bodies = first_of(self.pairs(Property::PostIn));
        let tenures = self.pairs(Property::Member).iter();
        let mut found: Vec<_> = tenures
            .filter_map(|[tenure, person]| {
                let post = posts.get(tenure)?;
                Some([*person, *bodies.get(post)?, *post])
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The nodes of this name, in either script as far as articles have it, by IRI.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<u32> {
        let Some(name) = self.links.text(name) else {
            return Vec::new();
        };
        let pairs = self.pairs(Property::Name).iter();
        let mut found: Vec<u32> = pairs
            .filter(|pair| pair[1] == name)
            .map(|pair| pair[0])
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The articles that a conclusion rests on.
    pub fn articles_of(&self, node: u32) -> impl Iterator<Item = u32> {
        let pairs = of_subject(self.pairs(Property::ReportedIn), node);
        pairs.iter().map(|[_, article]| *article)
    }

    /// The divisions that a node lies in, without those above them.
    pub fn divisions_of(&self, node: u32) -> impl Iterator<Item = u32> {
        let pairs = of_subject(self.pairs(Property::Division), node);
        pairs.iter().map(|[_, division]| *division)
    }

    /// Every article, with its outlet and the days on which it can have been published.
    #[must_use]
    pub fn articles(&self) -> Vec<Issue> {
        let outlets = first_of(self.pairs(Property::Publisher));
        let days = Days::new(
            &self.links,
            Property::Earliest as usize,
            Property::Latest as usize,
        );
        let articles = self.pairs(Property::Genre).iter();
        articles
            .map(|[node, _]| Issue {
                node: *node,
                outlet: outlets.get(node).map(|outlet| self.links.value(*outlet)),
                days: days.of(*node),
            })
            .collect()
    }

    /// An article's id in its corpus.
    #[must_use]
    pub fn document(&self, article: u32) -> String {
        let ids = of_subject(self.pairs(Property::Identifier), article);
        ids.first()
            .map_or_else(String::new, |[_, id]| self.links.value(*id))
    }

    /// A node's IRI.
    #[must_use]
    pub fn iri(&self, node: u32) -> String {
        self.links.value(node)
    }

    /// The node with this IRI.
    #[must_use]
    pub fn node(&self, iri: &str) -> Option<u32> {
        self.links.iri(iri)
    }

    /// A node's name; empty where it has none.
    #[must_use]
    pub fn label(&self, node: u32) -> String {
        let label = self.labels.get(&node);
        label.map_or_else(String::new, |label| self.links.value(*label))
    }
}
