//! Short names of firms: what a name begins with behind its place, where it is met, who heads it.

use super::Bodies;
use super::name::Form;
use crate::identity::anchor::{Nearness, prefecture};
use crate::identity::cluster::at;
use crate::identity::resolved::Link;
use crate::identity::score::{Matter, Score, Scoring, Verdict};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// How many names that begin alike are looked at for one short name.
const CANDIDATES: usize = 60;
/// How many places, heads and persons of a name are looked at.
const SAMPLE: usize = 60;

/// How many divisions of a name are looked at.
const PLACES: usize = 400;

/// Sightings of one name in one place, as far as they tell what else it may be called.
struct Profile<'a> {
    first: u32,
    core: String,
    form: Form,
    placed: Option<&'a str>,
    codes: BTreeSet<&'a str>,
    heads: BTreeSet<&'a str>,
    people: BTreeSet<&'a str>,
    short_names: BTreeSet<&'a str>,
}

impl<'a> Bodies<'a> {
    /// What each firm is called and where, by the sets so far.
    fn profiles(&mut self) -> Vec<Profile<'a>> {
        let mut profiles: BTreeMap<(u32, &str, Form), Profile<'a>> = BTreeMap::new();
        for index in (0..).take(self.all.len()) {
            let root = self.clusters.find(index);
            let sighting = &self.all[at(index)];
            if !sighting.name.form.is_firm() || sighting.name.form == Form::Branch {
                continue;
            }
            let key = (root, sighting.name.core.as_str(), sighting.name.form);
            let profile = profiles.entry(key).or_insert_with(|| Profile {
                first: index,
                core: sighting.name.core.clone(),
                form: sighting.name.form,
                placed: None,
                codes: BTreeSet::new(),
                heads: BTreeSet::new(),
                people: BTreeSet::new(),
                short_names: BTreeSet::new(),
            });
            if sighting.name.placed {
                profile.placed = sighting.fact.division_code.as_deref();
            }
            profile
                .short_names
                .extend(sighting.fact.short_names.iter().map(String::as_str));
            if profile.people.len() < SAMPLE && profile.codes.len() < PLACES {
                profile
                    .codes
                    .extend(sighting.scope.into_iter().chain(sighting.home));
                profile.heads.extend(&self.heads[at(index)]);
                profile.people.extend(&self.people[at(sighting.article)]);
            }
        }
        let mut profiles: Vec<_> = profiles.into_values().collect();
        profiles.sort_by_key(|profile| profile.first);
        profiles
    }

    /// 启衡精密 is 江苏启衡精密机械有限公司, where places and persons fit and nothing else does as well.
    pub(super) fn join_short_names(&mut self) {
        let profiles = self.profiles();
        let by_core = cores(&profiles);
        let mut links = Vec::new();
        for short in profiles.iter().filter(|profile| !profile.form.is_unique()) {
            let candidates = candidates(short, &profiles, &by_core);
            self.compared += candidates.len();
            let mut scored: Vec<(f64, &Profile<'_>, Score)> = candidates
                .into_iter()
                .filter(|full| !self.clusters.are_one(full.first, short.first))
                .filter_map(|full| {
                    let score = compare(short, full)?;
                    Some((score.sum(), full, score))
                })
                .collect();
            scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.first.cmp(&b.1.first)));
            links.extend(self.best(short, scored));
        }
        links.sort_by(|a: &Link, b| {
            b.score
                .sum()
                .total_cmp(&a.score.sum())
                .then((a.a, a.b).cmp(&(b.a, b.b)))
        });
        let mut registered: FxHashMap<u32, String> = FxHashMap::default();
        for profile in profiles.iter().filter(|profile| profile.form.is_unique()) {
            registered.insert(self.clusters.find(profile.first), profile.core.clone());
        }
        for link in links {
            let (a, b) = (self.clusters.find(link.a), self.clusters.find(link.b));
            let both = registered.get(&a).zip(registered.get(&b));
            if a == b || both.is_some() || link.score.verdict() != Verdict::Same {
                if a != b {
                    self.unsure.push(link);
                }
                continue;
            }
            let name = registered.remove(&a).or_else(|| registered.remove(&b));
            self.link(link.a, link.b, link.score);
            if let Some(name) = name {
                registered.insert(self.clusters.find(a), name);
            }
        }
    }

    /// The best candidate, unless another that is not the same organisation is nearly as good.
    fn best(
        &mut self,
        short: &Profile<'_>,
        scored: Vec<(f64, &Profile<'_>, Score)>,
    ) -> Option<Link> {
        /// How much better the best must be than the next.
        const MARGIN: f64 = 0.4;
        let mut scored = scored.into_iter();
        let (sum, best, mut score) = scored.next()?;
        let rival = scored.find(|(_, other, _)| {
            !self.clusters.are_one(other.first, best.first) && !contains_core(best, other)
        });
        if rival.is_some_and(|(other, _, _)| sum - other < MARGIN) {
            let mut scoring = Scoring::of(Matter::Organization);
            scoring.add("ambiguous");
            let signs = score
                .signs
                .iter()
                .chain(&scoring.finish().signs)
                .copied()
                .collect();
            score.signs = signs;
        }
        (score.verdict() != Verdict::Different).then(|| Link {
            a: best.first.min(short.first),
            b: best.first.max(short.first),
            score,
        })
    }
}

/// Profiles by region and core.
fn cores<'p>(profiles: &'p [Profile<'_>]) -> BTreeMap<(&'p str, &'p str), Vec<usize>> {
    let mut cores: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, profile) in profiles.iter().enumerate() {
        let regions = profile.codes.iter().filter_map(|code| code.get(..2));
        for region in regions.chain([""]).collect::<BTreeSet<_>>() {
            cores
                .entry((region, &profile.core))
                .or_default()
                .push(index);
        }
    }
    cores
}

/// What a short name may stand for: what begins with it in its provinces, or is it anywhere.
fn candidates<'p, 'a>(
    short: &Profile<'_>,
    profiles: &'p [Profile<'a>],
    by_core: &BTreeMap<(&str, &str), Vec<usize>>,
) -> Vec<&'p Profile<'a>> {
    if short.core.chars().count() < 2 {
        return Vec::new();
    }
    let mut found = BTreeSet::new();
    let regions = short.codes.iter().filter_map(|code| code.get(..2));
    for region in regions.chain([""]).collect::<BTreeSet<_>>() {
        let from = by_core.range((region, short.core.as_str())..);
        let alike =
            from.take_while(|((known, core), _)| *known == region && core.starts_with(&short.core));
        let near = alike.flat_map(|(_, profiles)| profiles).take(CANDIDATES);
        found.extend(near.copied());
    }
    let others = found.into_iter().map(|index: usize| &profiles[index]);
    others.filter(|full| full.first != short.first).collect()
}

/// Whether of two candidates one is only the other's fuller name.
fn contains_core(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    (a.core.starts_with(&b.core) || b.core.starts_with(&a.core))
        && !(a.form.is_unique() && b.form.is_unique())
        && a.form.is_group() == b.form.is_group()
}

/// The signs between a short name and one that begins with it; `None` where their forms rule it out.
fn compare(short: &Profile<'_>, full: &Profile<'_>) -> Option<Score> {
    if short.form.is_group() && !full.form.is_group() {
        return None;
    }
    let mut scoring = Scoring::of(Matter::Organization);
    scoring.add("name_begins");
    scoring.when(
        short.core.chars().count() == 2 && short.core != full.core,
        "brand_alone",
    );
    if let (Some(a), Some(b)) = (short.placed, full.placed) {
        match Nearness::of(a, b) {
            Nearness::Same => scoring.add("place_same"),
            Nearness::Apart | Nearness::Prefecture => scoring.add("place_differs"),
            // A city's name for one that bears its province's.
            Nearness::Province if !a.ends_with("0000") && !b.ends_with("0000") => {
                scoring.add("place_differs")
            }
            Nearness::Province | Nearness::County => {}
        }
    }
    let scope = scope(short, full);
    scoring.add(scope);
    scoring.when(!short.heads.is_disjoint(&full.heads), "head_shared");
    // Elsewhere the same short name is another's.
    if scope != "scope_unknown" {
        let declared = full
            .short_names
            .iter()
            .any(|name| name.ends_with(short.core.as_str()));
        scoring.when(declared, "declared");
        scoring.when(!short.people.is_disjoint(&full.people), "who_shared");
    }
    Some(scoring.finish())
}

/// How near each other two names are met.
fn scope(short: &Profile<'_>, full: &Profile<'_>) -> &'static str {
    let pairs = || {
        let pairs = short.codes.iter();
        pairs.flat_map(|a| full.codes.iter().map(move |b| (a, b)))
    };
    let local = |(a, b): (&&str, &&str)| {
        Nearness::of(a, b) >= Nearness::Prefecture && prefecture(a).is_some()
    };
    if pairs().any(local) {
        "scope_prefecture"
    } else if pairs().any(|(a, b)| Nearness::of(a, b) > Nearness::Apart) {
        "scope_province"
    } else {
        "scope_unknown"
    }
}
