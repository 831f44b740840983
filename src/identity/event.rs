//! Events: kind and day, and who or what they have in common.

use super::cluster::Clusters;
use super::{Entity, Identity, Index, Mention, Resolved, name_clusters};
use crate::fact::{Agent, EventFact};
use crate::kind::{EventKind, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Which reports are of one event.
pub(super) fn resolve(articles: &[Index<'_>], identity: &Identity) -> Resolved {
    let mut days: BTreeMap<(EventKind, &str), Vec<Report<'_>>> = BTreeMap::new();
    for article in articles {
        for event in &article.events {
            let day = event.date.as_ref().map_or("", |date| date.date.as_str());
            let report = Report::new(article, event, identity);
            days.entry((event.kind, day)).or_default().push(report);
        }
    }
    let mut clusters = Vec::new();
    for ((kind, day), mut reports) in days {
        reports.sort_by_key(|report| (report.age, report.mention));
        for set in together(&reports, day) {
            let members: Vec<_> = set.iter().map(|index| reports[*index].mention).collect();
            let mut path = vec![kind.code().to_owned()];
            path.push(if day.is_empty() {
                "XXXX".to_owned()
            } else {
                day.to_owned()
            });
            path.extend(reports[set[0]].title());
            if day.is_empty() {
                path.push(members[0].document.to_owned());
            }
            clusters.push((path, members[0], members));
        }
    }
    name_clusters(&mut clusters)
}

/// One article's account of an event.
struct Report<'a> {
    mention: Mention<'a>,
    age: (bool, &'a str, &'a str),
    event: &'a EventFact,
    leads: BTreeSet<Entity>,
    others: BTreeSet<Entity>,
    sites: BTreeSet<Entity>,
}

impl<'a> Report<'a> {
    fn new(article: &Index<'a>, event: &'a EventFact, identity: &Identity) -> Self {
        let entity = |agent: &'a Agent| match agent {
            Agent::Person(key) => identity.person(article.mention(key)).cloned(),
            Agent::Organization(name) => identity.organization(article.mention(name)).cloned(),
            Agent::Place(name) => Some(Entity {
                path: vec![article.code(name).unwrap_or(name).to_owned()],
            }),
        };
        let (mut leads, mut others) = (BTreeSet::new(), BTreeSet::new());
        for participation in &event.participations {
            let leading = matches!(participation.role, Role::Lead | Role::Chair | Role::Subject);
            let side = if leading { &mut leads } else { &mut others };
            side.extend(entity(&participation.agent));
        }
        let sites = event
            .stops
            .iter()
            .filter_map(|stop| entity(&stop.site))
            .collect();
        let mention = article.mention(&event.key);
        Self {
            mention,
            age: article.age(),
            event,
            leads,
            others,
            sites,
        }
    }

    /// What tells the event from others of its kind and day: its name, or else lead and first site.
    fn title(&self) -> Vec<String> {
        if let Some(name) = &self.event.name {
            return vec![name.clone()];
        }
        let agents = self.event.participations.iter().map(|part| &part.agent);
        let first = agents
            .chain(self.event.stops.iter().map(|stop| &stop.site))
            .next();
        let place = self.event.places.first().map(String::as_str);
        let lead = first.map_or(place, |agent| Some(agent.key()));
        let site = self.event.stops.first().map(|stop| stop.site.key());
        let site = site.filter(|site| Some(*site) != lead);
        lead.into_iter().chain(site).map(str::to_owned).collect()
    }

    /// Whether two accounts of one kind and day are of one event; `exact` where the day is a day.
    fn same(&self, other: &Self, exact: bool) -> bool {
        if let (Some(a), Some(b)) = (&self.event.name, &other.event.name) {
            return a == b && (self.meets(other) || self.event.places == other.event.places);
        }
        let led = !self.leads.is_disjoint(&other.leads);
        let visited = !self.sites.is_disjoint(&other.sites);
        // Within a month one leader goes on many visits.
        if !exact {
            return led && visited;
        }
        if self.sites.is_empty() || other.sites.is_empty() {
            return led || self.shared(other) > 1;
        }
        (led && (visited || !self.others.is_disjoint(&other.others)))
            || (visited && self.shared(other) > 0)
    }

    fn meets(&self, other: &Self) -> bool {
        self.shared(other) > 0 || !self.sites.is_disjoint(&other.sites)
    }

    /// How many agents take part in both accounts, in whatever role.
    fn shared(&self, other: &Self) -> usize {
        let agents: BTreeSet<_> = other.leads.union(&other.others).collect();
        self.leads
            .union(&self.others)
            .filter(|agent| agents.contains(agent))
            .count()
    }
}

/// Clusters of the reports of one kind and day, which are sorted; without a day nothing is one.
fn together(reports: &[Report<'_>], day: &str) -> Vec<Vec<usize>> {
    let mut clusters = Clusters::new(reports.iter().map(|report| report.mention.document));
    if day.is_empty() {
        return clusters.sets();
    }
    let exact = !day.contains(['X', '~', '?']);
    for (earlier, later) in candidates(reports) {
        if reports[earlier].same(&reports[later], exact) {
            clusters.join(earlier, later);
        }
    }
    clusters.sets()
}

/// The pairs of reports that have anything in common, in order: comparing all pairs of a busy day
/// would take the square of its reports.
fn candidates(reports: &[Report<'_>]) -> BTreeSet<(usize, usize)> {
    let mut by_entity: BTreeMap<&Entity, Vec<usize>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let entities: BTreeSet<_> = report
            .leads
            .iter()
            .chain(&report.others)
            .chain(&report.sites)
            .collect();
        for entity in entities {
            by_entity.entry(entity).or_default().push(index);
        }
        if let Some(name) = &report.event.name {
            by_name.entry(name).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    for group in by_entity.values().chain(by_name.values()) {
        for (at, later) in group.iter().enumerate() {
            pairs.extend(group[..at].iter().map(|earlier| (*earlier, *later)));
        }
    }
    pairs
}
