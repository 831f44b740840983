//! Persons: one name, and a prefecture, a body or nothing but a mention in common.

use super::anchor::{prefecture, province};
use super::cluster::Clusters;
use super::{Index, Mention, Resolved, name_clusters};
use crate::fact::{Body, Fact, PersonFact};
use crate::kind::PersonKind;
use std::collections::{BTreeMap, BTreeSet};

/// Who is who among the persons of all articles.
pub(super) fn resolve(articles: &[Index<'_>]) -> Resolved {
    let mut names: BTreeMap<&str, Vec<Sighting<'_>>> = BTreeMap::new();
    for article in articles {
        for person in &article.persons {
            names
                .entry(&person.name)
                .or_default()
                .push(Sighting::new(article, person));
        }
    }
    let mut clusters = Vec::new();
    for (name, mut sightings) in names {
        sightings.sort_by_key(|sighting| (sighting.age, sighting.mention));
        for set in together(&sightings) {
            let members: Vec<_> = set.iter().map(|index| sightings[*index].mention).collect();
            // The oldest sighting that is anchored at all names the person.
            let anchor = set
                .iter()
                .find_map(|index| sightings[*index].anchors.first().cloned());
            let path = match anchor.filter(|_| !name.contains('某')) {
                Some(anchor) => vec![name.to_owned(), anchor.name()],
                None => vec![name.to_owned(), members[0].document.to_owned()],
            };
            clusters.push((path, members[0], members));
        }
    }
    name_clusters(&mut clusters)
}

/// What ties a person to others of the name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Anchor {
    /// A prefecture: four digits.
    Prefecture(String),
    /// A province: two digits.
    Province(String),
    /// A body that stands by its name alone.
    Body(String),
    /// Spoken of from afar, or in a national organ.
    Distant,
}

impl Anchor {
    /// How the anchor reads in an IRI.
    fn name(self) -> String {
        match self {
            Self::Prefecture(code) => format!("{code}00"),
            Self::Province(code) => format!("{code}0000"),
            Self::Body(name) => name,
            Self::Distant => "中国".to_owned(),
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        let prefecture = prefecture(code).map(|code| Self::Prefecture(code.to_owned()));
        prefecture.or_else(|| province(code).map(|code| Self::Province(code.to_owned())))
    }
}

struct Sighting<'a> {
    mention: Mention<'a>,
    age: (bool, &'a str, &'a str),
    anchors: Vec<Anchor>,
}

impl<'a> Sighting<'a> {
    fn new(article: &Index<'a>, person: &'a PersonFact) -> Self {
        let anchors = anchors(article, person);
        Self {
            mention: article.mention(&person.key),
            age: article.age(),
            anchors,
        }
    }
}

/// A person's anchors in one article, the strongest first, each once.
fn anchors(article: &Index<'_>, person: &PersonFact) -> Vec<Anchor> {
    if person.kind == PersonKind::Mentioned {
        return vec![Anchor::Distant];
    }
    let mut anchors: Vec<Anchor> = Vec::new();
    for body in bodies(article, &person.key) {
        let found = match body {
            Body::Place(name) => article.code(name).and_then(Anchor::of_code),
            Body::Organization(name) => {
                anchors.push(Anchor::Body(name.clone()));
                let body = article.organizations.get(name.as_str());
                body.and_then(|body| body.division_code.as_deref())
                    .and_then(Anchor::of_code)
            }
            // Who sits in a national organ is at home nowhere in particular.
            Body::Named(name) if is_national(name) => return vec![Anchor::Distant],
            Body::Named(name) => Some(Anchor::Body(name.clone())),
        };
        anchors.extend(found);
    }
    // A post in another place is a better sign than the place where the paper comes out.
    let placed = anchors
        .iter()
        .any(|anchor| !matches!(anchor, Anchor::Body(_)));
    if !placed {
        anchors.extend(article.home().and_then(Anchor::of_code));
    }
    let mut seen = BTreeSet::new();
    anchors.retain(|anchor| seen.insert(anchor.clone()));
    anchors.sort_by_key(|anchor| matches!(anchor, Anchor::Body(_)));
    anchors
}

/// What the names of national organs begin with.
const NATIONAL: [&str; 7] = [
    "中共中央",
    "中央",
    "全国",
    "国务院",
    "国家",
    "中国",
    "最高人民",
];

fn is_national(body: &str) -> bool {
    NATIONAL.iter().any(|beginning| body.starts_with(beginning))
}

/// The bodies of a person's posts, stated alone or with a participation, in the order of the facts.
fn bodies<'a>(article: &Index<'a>, key: &str) -> Vec<&'a Body> {
    let mut bodies = Vec::new();
    for fact in &article.facts.facts {
        match fact {
            Fact::Post(fact) if fact.person == key => bodies.extend(&fact.post.body),
            Fact::Event(event) => {
                let own = event
                    .participations
                    .iter()
                    .filter(|part| part.agent.key() == key);
                bodies.extend(
                    own.flat_map(|part| &part.posts)
                        .filter_map(|post| post.body.as_ref()),
                );
            }
            Fact::Post(_) | Fact::Person(_) | Fact::Organization(_) | Fact::Place(_) => {}
        }
    }
    bodies
}

/// Clusters of the sightings of one name, which are sorted.
fn together(sightings: &[Sighting<'_>]) -> Vec<Vec<usize>> {
    let mut clusters = Clusters::new(sightings.iter().map(|sighting| sighting.mention.document));
    let anonymous = |sighting: &Sighting<'_>| sighting.mention.key.contains('某');
    if sightings.iter().any(anonymous) {
        return clusters.sets();
    }
    let mut first: BTreeMap<&Anchor, usize> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        for anchor in &sighting.anchors {
            if matches!(anchor, Anchor::Province(_)) {
                continue;
            }
            let earlier = *first.entry(anchor).or_insert(index);
            clusters.join(earlier, index);
        }
    }
    join_provincial(sightings, &mut clusters);
    clusters.sets()
}

/// Joins those of one province with each other, and with those of its only prefecture that has the name.
fn join_provincial(sightings: &[Sighting<'_>], clusters: &mut Clusters<'_>) {
    let mut provincial: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut beneath: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        for anchor in &sighting.anchors {
            match anchor {
                Anchor::Province(code) => provincial.entry(code).or_default().push(index),
                Anchor::Prefecture(code) => {
                    beneath
                        .entry(&code[..2])
                        .or_default()
                        .entry(code)
                        .or_insert(index);
                }
                Anchor::Body(_) | Anchor::Distant => {}
            }
        }
    }
    for (province, members) in provincial {
        let only = beneath
            .get(province)
            .filter(|prefectures| prefectures.len() == 1);
        let start = only
            .and_then(|prefectures| prefectures.values().next())
            .or(members.first());
        for member in &members {
            if let Some(start) = start {
                clusters.join(*start, *member);
            }
        }
    }
}
