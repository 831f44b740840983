//! What the view says happened: who took part in what, when, where and according to which articles.

use super::NodeKind;
use crate::graph::vocab::{dcterms, org, sem, skos, zt};
use crate::store::{Dataset, StoreError};
use jiff::civil::Date;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};
use rustc_hash::FxHashMap;

/// Somebody or something of the view.
#[derive(Debug, Clone, PartialEq)]
pub struct Thing {
    /// Its IRI.
    pub iri: String,
    /// Its name.
    pub label: String,
    /// What it is.
    pub kind: NodeKind,
    /// The finest division that it lies in or governs: a code of GB/T 2260.
    pub division: Option<String>,
    /// A person's posts, sorted.
    pub posts: Vec<String>,
}

/// An agent in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// A position among the things.
    pub agent: u32,
    /// `lead`, `accompany`, `host`…
    pub role: String,
}

/// One site of a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// A position among the things.
    pub site: u32,
    /// Who was there: positions among the things, sorted.
    pub present: Vec<u32>,
}

/// An event of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Its IRI.
    pub iri: String,
    /// `visit`, `meeting`…
    pub kind: String,
    /// `held`, `planned` or `cancelled`.
    pub status: String,
    /// What it is called, where it has a name.
    pub name: Option<String>,
    /// The first day that it can have been on.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// Who takes part, by agent and role.
    pub parts: Vec<Part>,
    /// What is visited, by site.
    pub stops: Vec<Stop>,
    /// Where: positions among the things, sorted.
    pub places: Vec<u32>,
    /// Ids of the articles that say so, sorted.
    pub articles: Vec<String>,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Happenings {
    /// Persons, organisations and places, sorted by IRI.
    pub things: Vec<Thing>,
    /// Events, sorted by IRI.
    pub events: Vec<Happening>,
}

/// Objects by subject, for one predicate.
type Pairs = FxHashMap<String, Vec<String>>;

/// The part of a concept's IRI behind its scheme: `…/role#lead` is `lead`.
fn code(iri: &str) -> &str {
    iri.rsplit(['#', '/']).next().unwrap_or(iri)
}

fn pairs(dataset: &Dataset, predicate: NamedNodeRef<'_>) -> Result<Pairs, StoreError> {
    let mut pairs = Pairs::default();
    for quad in dataset.with_predicate(predicate)? {
        let NamedOrBlankNode::NamedNode(subject) = quad.subject else {
            continue;
        };
        let object = if let Term::Literal(literal) = quad.object {
            literal.destruct().0
        } else if let Term::NamedNode(node) = quad.object {
            node.into_string()
        } else {
            continue;
        };
        pairs.entry(subject.into_string()).or_default().push(object);
    }
    for objects in pairs.values_mut() {
        objects.sort_unstable();
    }
    Ok(pairs)
}

impl Happenings {
    /// Reads a view. What records say beside it is left alone.
    ///
    /// # Errors
    ///
    /// The disk, with the on-disk engine.
    pub fn read(view: &Dataset) -> Result<Self, StoreError> {
        let of = |predicate| pairs(view, predicate);
        let mut happenings = Self::default();
        let numbers = happenings.read_things(&of)?;
        happenings.read_events(&of, &numbers)?;
        Ok(happenings)
    }

    fn read_things(
        &mut self,
        of: &dyn Fn(NamedNodeRef<'static>) -> Result<Pairs, StoreError>,
    ) -> Result<FxHashMap<String, u32>, StoreError> {
        let (labels, persons) = (of(skos::PREF_LABEL)?, of(zt::PERSON_KIND)?);
        let (bodies, levels) = (of(org::CLASSIFICATION)?, of(zt::LEVEL)?);
        let (notations, finest) = (of(skos::NOTATION)?, of(zt::FINEST_DIVISION)?);
        let posts = Posts::read(of, &labels)?;
        let kinds = persons
            .iter()
            .map(|(iri, kind)| (iri, person_kind(kind)))
            .chain(bodies.iter().map(|(iri, kind)| (iri, body_kind(kind))))
            .chain(levels.keys().map(|iri| (iri, NodeKind::Division)));
        let first = |pairs: &Pairs, iri: &str| pairs.get(iri).and_then(|all| all.first()).cloned();
        self.things = kinds
            .map(|(iri, kind)| Thing {
                iri: iri.clone(),
                label: first(&labels, iri).unwrap_or_else(|| iri.clone()),
                kind,
                division: first(&notations, iri)
                    .or_else(|| finest.get(iri)?.iter().map(|at| code(at).to_owned()).max())
                    .or_else(|| posts.division(iri)),
                posts: posts.names(iri),
            })
            .collect();
        self.things.sort_by(|a, b| a.iri.cmp(&b.iri));
        self.things.dedup_by(|a, b| a.iri == b.iri);
        let numbered = self.things.iter().zip(0..);
        Ok(numbered
            .map(|(thing, number)| (thing.iri.clone(), number))
            .collect())
    }

    fn read_events(
        &mut self,
        of: &dyn Fn(NamedNodeRef<'static>) -> Result<Pairs, StoreError>,
        numbers: &FxHashMap<String, u32>,
    ) -> Result<(), StoreError> {
        let (kinds, statuses) = (of(zt::EVENT_KIND)?, of(zt::EVENT_STATUS)?);
        let (earliest, latest) = (of(zt::EARLIEST)?, of(zt::LATEST)?);
        let (parts, agents, roles) = (of(zt::PARTICIPATION_OF)?, of(zt::AGENT)?, of(zt::ROLE)?);
        let (stops, sites, presence) = (of(zt::STOP_OF)?, of(zt::SITE)?, of(zt::PRESENCE)?);
        let (places, names) = (of(sem::HAS_PLACE)?, of(skos::PREF_LABEL)?);
        let (reported, ids) = (of(zt::REPORTED_IN)?, of(dcterms::IDENTIFIER)?);
        let all = |pairs: &'_ Pairs, iri: &str| pairs.get(iri).cloned().unwrap_or_default();
        let number = |iri: &String| numbers.get(iri).copied();
        let agent = |part: &String| agents.get(part)?.first().and_then(&number);
        let day = |days: &Pairs, iri: &str| days.get(iri)?.first()?.parse::<Date>().ok();
        let thing = |pairs: &Pairs, iri: &str| -> Vec<u32> {
            let mut found: Vec<u32> = all(pairs, iri).iter().filter_map(number).collect();
            found.sort_unstable();
            found
        };
        for (iri, kind) in &kinds {
            let part = |part: &String| {
                let role = roles.get(part).and_then(|roles| roles.first());
                Some(Part {
                    agent: agent(part)?,
                    role: role.map_or("", |role| code(role)).to_owned(),
                })
            };
            let stop = |stop: &String| {
                let mut present: Vec<u32> = all(&presence, stop).iter().filter_map(agent).collect();
                present.sort_unstable();
                present.dedup();
                let site = sites.get(stop)?.first().and_then(number)?;
                Some(Stop { site, present })
            };
            let article = |article: &String| ids.get(article).and_then(|ids| ids.first()).cloned();
            let mut event = Happening {
                iri: iri.clone(),
                kind: kind.first().map_or("", |kind| code(kind)).to_owned(),
                status: all(&statuses, iri)
                    .first()
                    .map_or("", |status| code(status))
                    .to_owned(),
                name: all(&names, iri).first().cloned(),
                first: day(&earliest, iri),
                last: day(&latest, iri),
                parts: all(&parts, iri).iter().filter_map(part).collect(),
                stops: all(&stops, iri).iter().filter_map(stop).collect(),
                places: thing(&places, iri),
                articles: all(&reported, iri).iter().filter_map(article).collect(),
            };
            event
                .parts
                .sort_by(|a, b| (a.agent, &a.role).cmp(&(b.agent, &b.role)));
            event.parts.dedup();
            event.stops.sort_by_key(|stop| stop.site);
            event.articles.sort_unstable();
            self.events.push(event);
        }
        self.events.sort_by(|a, b| a.iri.cmp(&b.iri));
        Ok(())
    }
}

fn person_kind(kinds: &[String]) -> NodeKind {
    match kinds.first().map(|kind| code(kind)) {
        Some("official") => NodeKind::Official,
        Some("business") => NodeKind::Business,
        _ => NodeKind::Person,
    }
}

fn body_kind(kinds: &[String]) -> NodeKind {
    if kinds.iter().any(|kind| code(kind) == "company") {
        NodeKind::Company
    } else {
        NodeKind::Organization
    }
}

/// Which posts the persons hold.
struct Posts {
    /// Names and divisions of the posts of each person.
    of: FxHashMap<String, Vec<(String, Option<String>)>>,
}

impl Posts {
    fn read(
        of: &dyn Fn(NamedNodeRef<'static>) -> Result<Pairs, StoreError>,
        labels: &Pairs,
    ) -> Result<Self, StoreError> {
        let (members, held) = (of(org::MEMBER)?, of(zt::POST_HELD)?);
        let seats = of(zt::JURISDICTION)?;
        let mut posts: FxHashMap<String, Vec<(String, Option<String>)>> = FxHashMap::default();
        for (tenure, persons) in members {
            for post in held.get(&tenure).into_iter().flatten() {
                let Some(name) = labels.get(post).and_then(|names| names.first()) else {
                    continue;
                };
                let division = seats.get(post).and_then(|seats| seats.first());
                let division = division.map(|division| code(division).to_owned());
                for person in &persons {
                    let own = posts.entry(person.clone()).or_default();
                    own.push((name.clone(), division.clone()));
                }
            }
        }
        for own in posts.values_mut() {
            own.sort_unstable();
            own.dedup();
        }
        Ok(Self { of: posts })
    }

    fn names(&self, person: &str) -> Vec<String> {
        let own = self.of.get(person).into_iter().flatten();
        own.map(|(name, _)| name.clone()).collect()
    }

    /// The division that most of a person's posts govern.
    fn division(&self, person: &str) -> Option<String> {
        let own = self.of.get(person)?;
        let mut counts: std::collections::BTreeMap<&String, usize> = Default::default();
        for division in own.iter().filter_map(|(_, division)| division.as_ref()) {
            *counts.entry(division).or_default() += 1;
        }
        let most = counts.values().max().copied()?;
        let found = counts.into_iter().find(|(_, count)| *count == most);
        found.map(|(division, _)| division.clone())
    }
}
