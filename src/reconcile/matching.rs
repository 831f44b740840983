//! From a name, a type and properties to scored candidates.

use super::compare::Wanted;
use super::likeness::Sought;
use super::schema::Schema;
use super::{EntityRef, Reconciler};
use crate::identity::name_share;

/// What a property counts beside the name, which counts 1.
const WEIGHT: f64 = 0.4;
/// A candidate below this score is none.
const LEAST: f64 = 30.0;
/// A match has at least this score,
const SURE: f64 = 90.0;
/// and is so far ahead of the next candidate.
const AHEAD: f64 = 10.0;
/// A property that agrees so well speaks for a candidate.
const AGREES: f64 = 0.7;
/// A name that a smaller share of people bear is hardly borne by two who make news.
const RARE: f64 = 1e-6;

/// What is looked for. At least a name or a property must be given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Names of one thing, any of which may be right, or an entity's id.
    pub names: Vec<String>,
    /// Ids of types, one of which it must be of; none for any type.
    pub types: Vec<String>,
    /// What else is known.
    pub wanted: Vec<Wanted>,
    /// How many candidates are of use; 0 for all.
    pub limit: usize,
}

/// A reason for a candidate's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// `name`, `namesakes` or the id of a property.
    pub id: String,
    /// From 0 to 100; for `namesakes` how many entities have the name.
    pub value: f64,
}

/// An entity that may be meant.
pub struct Candidate<'r> {
    /// The entity.
    pub entity: EntityRef<'r>,
    /// From 0 to 100: the name's likeness and, with two fifths of its weight each, the agreement of every property that
    /// is known.
    pub score: f64,
    /// What the score is made of.
    pub features: Vec<Feature>,
    /// Whether it is sure enough to be taken without looking: its score is high, the next one's is far lower, and a
    /// person's name is rare or a property agrees.
    pub matches: bool,
}

impl Reconciler {
    /// Candidates, the best first; those of equal score by IRI.
    #[must_use]
    pub fn candidates<'r>(&'r self, query: &Query) -> Vec<Candidate<'r>> {
        let names = query.names.iter().map(|name| name.trim());
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        if let Some(entity) = names.iter().find_map(|name| self.entity(name)) {
            return vec![named_by_id(entity)];
        }
        let sought: Vec<Sought> = names.iter().map(|name| Sought::new(name)).collect();
        let places = if sought.is_empty() {
            self.with_properties(query)
        } else {
            self.named_so(&sought)
        };
        let mut found: Vec<Candidate<'r>> = self
            .of_types(places, query)
            .filter_map(|entity| self.candidate(entity, &sought, query))
            .collect();
        found.sort_by(|one, other| {
            other
                .score
                .total_cmp(&one.score)
                .then(one.entity.at.cmp(&other.entity.at))
        });
        decide(&mut found, query);
        if query.limit > 0 {
            found.truncate(query.limit);
        }
        found
    }

    /// What somebody chose, with the score that it has by itself.
    pub(super) fn chosen<'r>(&'r self, entity: EntityRef<'r>, query: &Query) -> Candidate<'r> {
        let sought: Vec<Sought> = query.names.iter().map(|name| Sought::new(name)).collect();
        self.candidate(entity, &sought, query)
            .unwrap_or_else(|| Candidate {
                score: 0.0,
                matches: false,
                ..named_by_id(entity)
            })
    }

    fn of_types<'r, 'q>(
        &'r self,
        places: Vec<usize>,
        query: &'q Query,
    ) -> impl Iterator<Item = EntityRef<'r>> + use<'r, 'q> {
        let entities = places.into_iter().map(|at| self.catalogue.at(at));
        entities.filter(|entity| {
            let own = entity.types();
            query.types.is_empty()
                || own
                    .iter()
                    .any(|own| query.types.iter().any(|id| id == own.id))
        })
    }

    fn named_so(&self, sought: &[Sought]) -> Vec<usize> {
        let lists = sought.iter().map(|sought| self.index.candidates(sought));
        let mut places: Vec<usize> = lists.flatten().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn candidate<'r>(
        &'r self,
        entity: EntityRef<'r>,
        sought: &[Sought],
        query: &Query,
    ) -> Option<Candidate<'r>> {
        let (mut sum, mut weights, mut features) = (0.0, 0.0, Vec::new());
        let names = &self.index.names[entity.at];
        let likeness = sought.iter().map(|sought| sought.likeness(names));
        if let Some(likeness) = likeness.reduce(f64::max) {
            if likeness <= 0.0 {
                return None;
            }
            (sum, weights) = (likeness, 1.0);
            features.push(feature("name", likeness));
        }
        for wanted in &query.wanted {
            if let Some(agreement) = wanted.agreement(entity) {
                sum += WEIGHT * agreement;
                weights += WEIGHT;
                features.push(feature(&wanted.property, agreement));
            }
        }
        let score = rounded(100.0 * sum / weights);
        let namesakes = sought.iter().map(|sought| self.index.namesakes(sought));
        if let Some(namesakes) = namesakes.max() {
            features.push(Feature {
                id: "namesakes".to_owned(),
                value: f64::from(u32::try_from(namesakes).unwrap_or(u32::MAX)),
            });
        }
        (weights > 0.0 && score >= LEAST).then_some(Candidate {
            entity,
            score,
            features,
            matches: false,
        })
    }

    /// Entities of which a property has one of the wanted values, for a query without a name.
    fn with_properties(&self, query: &Query) -> Vec<usize> {
        let graph = &self.catalogue.graph;
        let mut found = Vec::new();
        for wanted in &query.wanted {
            let mut ends: Vec<u32> = Vec::new();
            for value in &wanted.values {
                ends.extend(graph.text(value.trim()));
                ends.extend(self.entity(value).map(|entity| entity.entity().node));
                let named = self.index.named(value).iter();
                ends.extend(named.map(|at| self.catalogue.entities[*at].node));
            }
            let properties = Schema::get().properties().iter();
            for property in properties.filter(|property| property.id == wanted.property) {
                let nodes = graph.walk(ends.clone(), &property.path.inverse());
                found.extend(
                    nodes
                        .into_iter()
                        .filter_map(|node| self.catalogue.place_of(node)),
                );
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn named_by_id(entity: EntityRef<'_>) -> Candidate<'_> {
    Candidate {
        entity,
        score: 100.0,
        features: vec![feature("name", 1.0)],
        matches: true,
    }
}

fn feature(id: &str, share: f64) -> Feature {
    Feature {
        id: id.to_owned(),
        value: rounded(100.0 * share),
    }
}

/// To one decimal, so that the same candidates have the same bytes on every machine.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Marks the first candidate where it is sure.
fn decide(found: &mut [Candidate<'_>], query: &Query) {
    let next = found.get(1).map_or(0.0, |candidate| candidate.score);
    let Some(first) = found.first_mut() else {
        return;
    };
    let agrees = first.features.iter().any(|feature| {
        let asked = query
            .wanted
            .iter()
            .any(|wanted| wanted.property == feature.id);
        asked && feature.value >= 100.0 * AGREES
    });
    let is_person = first.entity.types()[0].root() == "Person";
    let tells = agrees || !is_person || name_share(first.entity.name()) < RARE;
    first.matches = first.score >= SURE && first.score - next >= AHEAD && tells;
}
