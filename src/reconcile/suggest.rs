//! What somebody may be about to type.

use super::key::{folded, spelt};
use super::schema::Schema;
use super::{EntityRef, Reconciler};
use rustc_hash::FxHashSet;

/// How many names that begin with what is typed are looked at: a letter or two begin thousands.
const LOOKED_AT: usize = 5_000;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is chosen.
    pub id: String,
    /// What is read.
    pub name: String,
    /// What tells it from others of the name; may be empty.
    pub description: String,
    /// Ids and names of its types; for entities.
    pub types: Vec<(&'static str, String)>,
}

impl Reconciler {
    /// Entities with a name, a sound or an id that begins with `prefix`: those first of which it leaves out least; after
    /// `skip` of them at most `limit`.
    #[must_use]
    pub fn suggest_entities(&self, prefix: &str, skip: usize, limit: usize) -> Vec<Suggestion> {
        let name = folded(prefix);
        let prefixes = std::iter::once(name).chain(spelt(prefix).into_iter().take(1));
        let sorted = &self.index.sorted;
        let mut begun: Vec<(usize, &str, usize)> = Vec::new();
        for prefix in prefixes.filter(|prefix| !prefix.is_empty()) {
            let from = sorted.partition_point(|(name, _)| *name < prefix);
            let own = sorted[from..].iter().take(LOOKED_AT);
            let own = own.take_while(|(name, _)| name.starts_with(&prefix));
            begun.extend(own.map(|(name, at)| (name.len() - prefix.len(), name.as_str(), *at)));
        }
        begun.sort_unstable();
        let by_id = self.entity(prefix.trim()).map(|entity| entity.at);
        let mut seen = FxHashSet::default();
        let all = by_id
            .into_iter()
            .chain(begun.into_iter().map(|(_, _, at)| at));
        let found: Vec<usize> = all.filter(|at| seen.insert(*at)).collect();
        let chosen = found.into_iter().skip(skip).take(limit);
        chosen.map(|at| suggestion(self.catalogue.at(at))).collect()
    }
}

fn suggestion(entity: EntityRef<'_>) -> Suggestion {
    let types = entity.types().iter();
    Suggestion {
        id: entity.id(),
        name: entity.name().to_owned(),
        description: entity.description(),
        types: types.map(|known| (known.id, known.name.clone())).collect(),
    }
}

impl Schema {
    /// Types whose id or name has `part` in it.
    #[must_use]
    pub fn suggest_types(&self, part: &str) -> Vec<Suggestion> {
        let types = self.types().iter();
        let found = types.filter(|known| has(&[known.id, &known.name], part));
        found
            .map(|known| plain(known.id, &known.name, ""))
            .collect()
    }

    /// Properties whose id or name has `part` in it, each id once.
    #[must_use]
    pub fn suggest_properties(&self, part: &str) -> Vec<Suggestion> {
        let mut found: Vec<Suggestion> = Vec::new();
        for property in self.properties() {
            if !has(&[property.id, &property.name], part) {
                continue;
            }
            match found.iter_mut().find(|known| known.id == property.id) {
                Some(known) => {
                    known.description.push_str(", ");
                    known.description.push_str(property.of);
                }
                None => found.push(plain(property.id, &property.name, property.of)),
            }
        }
        found.sort_by(|one, other| one.id.cmp(&other.id));
        found
    }
}

fn has(names: &[&str], part: &str) -> bool {
    let part = part.trim().to_lowercase();
    names.iter().any(|name| name.to_lowercase().contains(&part))
}

fn plain(id: &str, name: &str, description: &str) -> Suggestion {
    Suggestion {
        id: id.to_owned(),
        name: name.to_owned(),
        description: description.to_owned(),
        types: Vec::new(),
    }
}
