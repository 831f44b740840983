//! Which mention of one kind is which entity, and the links that make it so.

use super::score::Score;
use super::{Entity, Explained, Mention};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use std::ops::Range;
use std::sync::Arc;

/// Two mentions and the score between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Link {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) score: Score,
}

/// Mentions in one entity, and the path that names it.
pub(super) struct Cluster {
    /// What it would like to be called; where two ask for the same, one is called more particularly.
    pub(super) path: Vec<String>,
    /// Its members, the first of which names it for certain.
    pub(super) members: Vec<u32>,
}

/// Entities by mention, for one kind of thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Resolved {
    /// Sorted.
    mentions: Vec<(Arc<str>, Box<str>)>,
    /// Where the mentions of a document stand: each is asked for many times.
    documents: FxHashMap<Arc<str>, Range<usize>>,
    /// Of each mention.
    entity_of: Vec<u32>,
    entities: Vec<Entity>,
    /// Those that made two sets one; between two mentions of an entity there is exactly one way along them.
    links: Vec<Link>,
    /// Those that did not suffice.
    unsure: Vec<Link>,
    /// How many pairs were compared.
    pub(super) compared: usize,
}

impl Resolved {
    /// Puts together what was decided on `mentions`, whose positions clusters and links are in.
    pub(super) fn new(
        mentions: &[Mention<'_>],
        clusters: Vec<Cluster>,
        links: Vec<Link>,
        unsure: Vec<Link>,
    ) -> Self {
        let mut order: Vec<u32> = (0..).take(mentions.len()).collect();
        order.sort_by_key(|index| mentions[*index as usize]);
        let mut place = vec![0; mentions.len()];
        for (position, index) in (0_u32..).zip(&order) {
            place[*index as usize] = position;
        }
        let mut documents: Option<Arc<str>> = None;
        let sorted = order.iter().map(|index| {
            let mention = mentions[*index as usize];
            let known = documents
                .take()
                .filter(|document| **document == *mention.document);
            let document = known.unwrap_or_else(|| Arc::from(mention.document));
            documents = Some(Arc::clone(&document));
            (document, Box::from(mention.key))
        });
        let moved = |links: Vec<Link>| {
            let mut links: Vec<_> = links
                .into_iter()
                .map(|link| {
                    let (a, b) = (place[link.a as usize], place[link.b as usize]);
                    Link {
                        a: a.min(b),
                        b: a.max(b),
                        score: link.score,
                    }
                })
                .collect();
            links.sort_by_key(|link| (link.a, link.b));
            links
        };
        let mut resolved = Self {
            mentions: sorted.collect(),
            documents: FxHashMap::default(),
            entity_of: vec![0; mentions.len()],
            entities: Vec::new(),
            links: moved(links),
            unsure: moved(unsure),
            compared: 0,
        };
        for (at, (document, _)) in resolved.mentions.iter().enumerate() {
            let known = resolved.documents.get_mut(document);
            if let Some(known) = known {
                known.end = at + 1;
            } else {
                resolved.documents.insert(Arc::clone(document), at..at + 1);
            }
        }
        resolved.enter(clusters, &place);
        resolved
    }

    /// The same, where so many pairs were compared.
    pub(super) fn after(self, compared: usize) -> Self {
        Self { compared, ..self }
    }

    /// Gives each cluster the path that it asks for, and a more particular one where two ask for the same.
    fn enter(&mut self, clusters: Vec<Cluster>, place: &[u32]) {
        let mut clusters: Vec<(Vec<String>, Vec<u32>)> = clusters
            .into_iter()
            .map(|cluster| {
                let members = cluster.members.iter().map(|index| place[*index as usize]);
                (cluster.path, members.collect())
            })
            .collect();
        clusters.sort();
        let mut taken = FxHashSet::default();
        for (mut path, members) in clusters {
            let first = members.first().map(|first| &self.mentions[*first as usize]);
            if let Some((document, key)) = first.filter(|_| taken.contains(&path)) {
                path.extend([document.to_string(), key.to_string()]);
            }
            taken.insert(path.clone());
            let entity = u32::try_from(self.entities.len()).unwrap_or(u32::MAX);
            for member in members {
                self.entity_of[member as usize] = entity;
            }
            self.entities.push(Entity { path });
        }
    }

    fn position(&self, mention: Mention<'_>) -> Option<usize> {
        let within = self.documents.get(mention.document)?.clone();
        let first = within.start;
        let found = self.mentions[within].binary_search_by(|(_, key)| (**key).cmp(mention.key));
        found.ok().map(|at| first + at)
    }

    /// The entity's number, which is the same for all its mentions.
    pub(super) fn number(&self, mention: Mention<'_>) -> Option<u32> {
        Some(self.entity_of[self.position(mention)?])
    }

    pub(super) fn entity(&self, mention: Mention<'_>) -> Option<&Entity> {
        self.entities.get(self.number(mention)? as usize)
    }

    fn mention(&self, index: u32) -> Mention<'_> {
        let (document, key) = &self.mentions[index as usize];
        Mention { document, key }
    }

    fn explained<'r>(&'r self, link: &'r Link) -> Explained<'r> {
        Explained {
            a: self.mention(link.a),
            b: self.mention(link.b),
            score: &link.score,
        }
    }

    pub(super) fn unsure(&self) -> impl Iterator<Item = Explained<'_>> {
        self.unsure.iter().map(|link| self.explained(link))
    }

    pub(super) fn confirmed(&self) -> impl Iterator<Item = Explained<'_>> {
        let judged = self.links.iter().filter(|link| link.score.is_judged());
        judged.map(|link| self.explained(link))
    }

    /// The entities, each with its mentions, sorted.
    pub(super) fn groups(&self) -> Vec<(&Entity, Vec<Mention<'_>>)> {
        let mut groups: Vec<_> = self
            .entities
            .iter()
            .map(|entity| (entity, Vec::new()))
            .collect();
        for (index, entity) in (0..).zip(&self.entity_of) {
            groups[*entity as usize].1.push(self.mention(index));
        }
        groups
    }

    /// The links that hold an entity together.
    pub(super) fn links_in(&self, entity: &Entity) -> Vec<Explained<'_>> {
        let is_meant = |link: &&Link| {
            let of = self.entity_of[link.a as usize];
            self.entities[of as usize] == *entity
        };
        let links = self.links.iter().filter(is_meant);
        links.map(|link| self.explained(link)).collect()
    }

    /// The links that lead from one mention to another of the same entity.
    pub(super) fn explain(&self, a: Mention<'_>, b: Mention<'_>) -> Option<Vec<Explained<'_>>> {
        let number = |mention| u32::try_from(self.position(mention)?).ok();
        let (start, goal) = (number(a)?, number(b)?);
        let entity = self.entity_of[start as usize];
        let mut beside: FxHashMap<u32, Vec<(u32, &Link)>> = FxHashMap::default();
        for link in &self.links {
            if self.entity_of[link.a as usize] == entity {
                beside.entry(link.a).or_default().push((link.b, link));
                beside.entry(link.b).or_default().push((link.a, link));
            }
        }
        let mut came: FxHashMap<u32, Option<(u32, &Link)>> = FxHashMap::from_iter([(start, None)]);
        let mut open = VecDeque::from([start]);
        while let Some(here) = open.pop_front() {
            if here == goal {
                return Some(self.way_back(&came, goal));
            }
            for (there, link) in beside.get(&here).into_iter().flatten() {
                if !came.contains_key(there) {
                    came.insert(*there, Some((here, link)));
                    open.push_back(*there);
                }
            }
        }
        None
    }

    fn way_back<'r>(
        &'r self,
        came: &FxHashMap<u32, Option<(u32, &'r Link)>>,
        goal: u32,
    ) -> Vec<Explained<'r>> {
        let mut way = Vec::new();
        let mut here = goal;
        while let Some(Some((before, link))) = came.get(&here) {
            way.push(self.explained(link));
            here = *before;
        }
        way.reverse();
        way
    }
}
