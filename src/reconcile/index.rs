//! Which entities a name can mean: by the whole name, by what is left of it, by its sound, by its pairs of characters.

use super::catalogue::{Catalogue, EntityRef};
use super::key::{bigrams, folded, sound, with_one_left_out};
use super::likeness::{Names, Sought};
use crate::identity::organization;
use crate::kind::OrganizationKind;
use crate::lexicon::divisions::bare;
use rustc_hash::FxHashMap;

/// A pair of characters that more names have than this says little, and is left out where others say more.
const COMMON: usize = 2_000;
/// How many entities are compared for the pairs of characters that they share with a name.
const BY_PAIRS: usize = 60;
/// Names of up to so many characters can be found with one of them wrong; longer ones by their pairs.
const SHORT: usize = 4;

/// Entities by their names.
pub(super) struct Index {
    /// By place in the catalogue.
    pub names: Vec<Names>,
    whole: FxHashMap<String, Vec<usize>>,
    core: FxHashMap<String, Vec<usize>>,
    sound: FxHashMap<String, Vec<usize>>,
    slip: FxHashMap<String, Vec<usize>>,
    pairs: FxHashMap<[char; 2], Vec<usize>>,
    /// Names and sounds, sorted, for what begins with something.
    pub sorted: Vec<(String, usize)>,
}

impl Index {
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut index = Self {
            names: Vec::with_capacity(catalogue.entities.len()),
            whole: FxHashMap::default(),
            core: FxHashMap::default(),
            sound: FxHashMap::default(),
            slip: FxHashMap::default(),
            pairs: FxHashMap::default(),
            sorted: Vec::new(),
        };
        for at in 0..catalogue.entities.len() {
            let names = names_of(catalogue.at(at));
            index.add(at, &names);
            index.names.push(names);
        }
        index.sorted.sort_unstable();
        index.sorted.dedup();
        index
    }

    fn add(&mut self, at: usize, names: &Names) {
        for name in &names.whole {
            put(&mut self.whole, name.clone(), at);
            self.sorted.push((name.clone(), at));
            if names.sound.is_some() {
                if (3..=SHORT).contains(&name.chars().count()) {
                    for pattern in with_one_left_out(name) {
                        put(&mut self.slip, pattern, at);
                    }
                }
            } else {
                for pair in bigrams(name) {
                    put(&mut self.pairs, pair, at);
                }
            }
        }
        for core in &names.core {
            put(&mut self.core, core.clone(), at);
        }
        if let Some(sound) = &names.sound {
            put(&mut self.sound, sound.clone(), at);
            self.sorted.push((sound.clone(), at));
        }
    }

    /// How many entities have exactly this name.
    pub fn namesakes(&self, sought: &Sought) -> usize {
        self.whole.get(&sought.whole).map_or(0, Vec::len)
    }

    /// Entities that have exactly this name.
    pub fn named(&self, name: &str) -> &[usize] {
        self.whole.get(&folded(name)).map_or(&[], Vec::as_slice)
    }

    /// Places in the catalogue of whoever may be meant, sorted.
    pub fn candidates(&self, sought: &Sought) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut take = |map: &FxHashMap<String, Vec<usize>>, key: &str| {
            found.extend(map.get(key).into_iter().flatten());
        };
        take(&self.whole, &sought.whole);
        take(&self.core, &sought.whole);
        take(&self.core, &sought.core);
        for sound in sought.sound.iter().chain(&sought.spelt) {
            take(&self.sound, sound);
        }
        let length = sought.whole.chars().count();
        if (2..=SHORT).contains(&length) {
            take(&self.slip, &sought.whole);
            for pattern in with_one_left_out(&sought.whole) {
                take(&self.slip, &pattern);
                take(&self.whole, &pattern);
            }
        }
        found.extend(self.by_pairs(&sought.whole));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Those that share the most and the rarest pairs of characters with the name.
    fn by_pairs(&self, name: &str) -> Vec<usize> {
        let mut lists: Vec<&Vec<usize>> = bigrams(name)
            .filter_map(|pair| self.pairs.get(&pair))
            .collect();
        lists.sort_by_key(|list| list.len());
        let telling = lists.iter().filter(|list| list.len() <= COMMON).count();
        lists.truncate(telling.max(1));
        let mut weights: FxHashMap<usize, f64> = FxHashMap::default();
        for list in lists {
            let weight =
                1.0 / (1.0 + f64::from(u32::try_from(list.len()).unwrap_or(u32::MAX)).ln());
            for at in list.iter().take(COMMON) {
                *weights.entry(*at).or_default() += weight;
            }
        }
        let mut found: Vec<(usize, f64)> = weights.into_iter().collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(BY_PAIRS);
        found.into_iter().map(|(at, _)| at).collect()
    }
}

fn put<K: std::hash::Hash + Eq>(map: &mut FxHashMap<K, Vec<usize>>, key: K, at: usize) {
    let list = map.entry(key).or_default();
    if list.last() != Some(&at) {
        list.push(at);
    }
}

/// The forms of an entity's names that are looked for.
fn names_of(entity: EntityRef<'_>) -> Names {
    let mut names = Names {
        whole: entity.names().iter().map(|name| folded(name)).collect(),
        ..Names::default()
    };
    match entity.types()[0].root() {
        "Person" => names.sound = sound(&names.whole[0]),
        "Organization" => names.core = cores(entity),
        "Division" => {
            names.whole.extend(with_those_above(entity));
            let codes = entity.values("code").into_iter();
            names.whole.extend(codes.map(|code| code.text()));
            names.core.push(folded(bare(entity.name())));
        }
        _ => {}
    }
    names.whole.retain(|name| !name.is_empty());
    names.core.retain(|core| core.chars().count() > 1);
    for list in [&mut names.whole, &mut names.core] {
        list.sort_unstable();
        list.dedup();
    }
    names
}

/// Brand and trade of a firm, or the function of a body, with and without its place.
fn cores(entity: EntityRef<'_>) -> Vec<String> {
    let kind = entity.values("kind").first().map(|kind| kind.text());
    let kind = kind.and_then(|code| OrganizationKind::from_code(&code));
    let kind = kind.unwrap_or(OrganizationKind::Other);
    // The function of a body without its place is what every place has.
    let is_firm = kind == OrganizationKind::Company;
    let divisions = if is_firm {
        entity.values("division")
    } else {
        Vec::new()
    };
    let mut cores = Vec::new();
    for name in entity.names() {
        cores.push(folded(&organization::core(name, kind, None)));
        for division in &divisions {
            cores.push(folded(&organization::core(
                name,
                kind,
                Some(&division.text()),
            )));
        }
    }
    cores
}

/// The name of a division after the names of those above it, as an address has it: 江西省吉安市, 江西吉安市, 江西吉安.
fn with_those_above(entity: EntityRef<'_>) -> Vec<String> {
    let above = entity
        .values("within")
        .into_iter()
        .map(|value| value.text());
    above
        .flat_map(|above| {
            let name = entity.name();
            [
                folded(&format!("{above}{name}")),
                folded(&format!("{}{name}", bare(&above))),
                folded(&format!("{}{}", bare(&above), bare(name))),
            ]
        })
        .collect()
}
