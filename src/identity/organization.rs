//! Organisations: full names first, then short ones by what they begin with or are made of, where
//! they are named and who heads them, then renamings that a text tells.

mod name;
mod renaming;

use super::Mention;
use super::anchor::{Nearness, region};
use super::article::Index;
use super::cluster::{Clusters, at};
use super::resolved::{Cluster, Link, Resolved};
use super::score::{Matter, Score, Scoring, Verdict};
use crate::fact::{Body, OrganizationFact};
use crate::kind::PersonKind;
use name::{Form, Name, is_contraction};
use renaming::renamings;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// How many names that begin alike are looked at for one short name.
const CANDIDATES: usize = 60;
/// How many places, heads and persons of a name are looked at.
const SAMPLE: usize = 60;

/// Who is who among the organisations of all articles.
pub(super) fn resolve(articles: &[Index<'_>]) -> Resolved {
    let mut bodies = Bodies::new(articles);
    bodies.join_names();
    bodies.join_declared();
    bodies.join_contractions();
    bodies.join_short_names();
    bodies.join_renamed(articles);
    bodies.finish(articles)
}

/// An organisation in one article.
struct Sighting<'a> {
    mention: Mention<'a>,
    article: u32,
    name: Name,
    fact: &'a OrganizationFact,
    /// Where its name or the article places it: a code.
    scope: Option<&'a str>,
    /// Where the article is at home.
    home: Option<&'a str>,
}

impl Sighting<'_> {
    /// Prefecture or province.
    fn region(&self) -> Option<&str> {
        self.scope.and_then(region)
    }
}

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

struct Bodies<'a> {
    all: Vec<Sighting<'a>>,
    /// Who heads them, and who else is in the article.
    heads: Vec<Vec<&'a str>>,
    people: Vec<Vec<&'a str>>,
    clusters: Clusters,
    links: Vec<Link>,
    unsure: Vec<Link>,
}

impl<'a> Bodies<'a> {
    fn new(articles: &[Index<'a>]) -> Self {
        let (mut all, mut heads, mut people) = (Vec::new(), Vec::new(), Vec::new());
        for (number, article) in (0..).zip(articles) {
            let home = article.home();
            let public = |kind| matches!(kind, PersonKind::Official | PersonKind::Business);
            let persons = article.persons.iter().filter(|person| public(person.kind));
            people.push(persons.map(|person| person.name.as_str()).collect());
            for (name, fact) in &article.organizations {
                let posts = article.posts.iter().filter(|post| {
                    matches!(&post.post.body, Some(Body::Organization(body)) if body == name)
                });
                heads.push(posts.map(|post| name_of_key(&post.person)).collect());
                all.push(Sighting {
                    mention: article.mention(name),
                    article: number,
                    name: Name::of(fact),
                    fact,
                    scope: fact.division_code.as_deref().or(home),
                    home,
                });
            }
        }
        let clusters = Clusters::new(all.iter().map(|sighting| sighting.article));
        Self {
            all,
            heads,
            people,
            clusters,
            links: Vec::new(),
            unsure: Vec::new(),
        }
    }

    fn link(&mut self, a: u32, b: u32, score: Score) {
        if self.clusters.join_freely(a, b) {
            self.links.push(Link { a, b, score });
        }
    }

    /// One registered name anywhere, any other name in one region, one function of one division.
    fn join_names(&mut self) {
        let mut first: FxHashMap<(String, String), u32> = FxHashMap::default();
        for index in (0..).take(self.all.len()) {
            let sighting = &self.all[at(index)];
            let full = sighting
                .mention
                .key
                .replace(['（', '）'], "|")
                .replace(['(', ')'], "|");
            let mut keys = Vec::new();
            if sighting.name.form.is_unique() {
                keys.push((full, String::new()));
            } else if let Some(region) = sighting.region() {
                keys.push((full, region.to_owned()));
            }
            // Without any place a name such as 实验小学 says nothing.
            if let (Form::Body, Some(scope)) = (sighting.name.form, sighting.scope) {
                keys.push((sighting.name.core.clone(), scope.to_owned()));
            }
            for key in keys {
                let earlier = *first.entry(key).or_insert(index);
                let mut scoring = Scoring::of(Matter::Organization);
                scoring.add("full_name");
                self.link(earlier, index, scoring.finish());
            }
        }
    }

    /// A short name that articles of a region give to exactly one organisation.
    fn join_declared(&mut self) {
        let mut owners: BTreeMap<(&str, &str), BTreeSet<u32>> = BTreeMap::new();
        let mut named: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (index, sighting) in (0..).zip(&self.all) {
            let Some(region) = sighting.home.and_then(region) else {
                continue;
            };
            for short in &sighting.fact.short_names {
                owners.entry((short, region)).or_default().insert(index);
            }
            named.entry((sighting.mention.key, region)).or_insert(index);
        }
        let mut found = Vec::new();
        for (key, holders) in owners {
            if let (Some(short), Some(full)) = (named.get(&key), holders.first()) {
                let roots: BTreeSet<_> = holders
                    .iter()
                    .map(|index| self.clusters.find(*index))
                    .collect();
                if roots.len() == 1 {
                    found.push((*full, *short));
                }
            }
        }
        for (full, short) in found {
            let mut scoring = Scoring::of(Matter::Organization);
            scoring.add("declared");
            self.link(full, short, scoring.finish());
        }
    }

    /// 科技局 is 科学技术局 of the same division, where nothing else there can be.
    fn join_contractions(&mut self) {
        let mut places: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
        for (index, sighting) in (0..).zip(&self.all) {
            if let (Form::Body, Some(scope)) = (sighting.name.form, sighting.scope) {
                places
                    .entry(scope)
                    .or_default()
                    .entry(&sighting.name.core)
                    .or_insert(index);
            }
        }
        let mut found = Vec::new();
        for cores in places.values() {
            // The longest first, so that what a name is short for has been put together before.
            let mut cores: Vec<(&str, u32)> =
                cores.iter().map(|(core, index)| (*core, *index)).collect();
            cores.sort_by_key(|(core, _)| (std::cmp::Reverse(core.chars().count()), *core));
            for (at, (short, index)) in cores.iter().enumerate() {
                let full = cores[..at]
                    .iter()
                    .filter(|(full, _)| is_contraction(short, full));
                found.push((*index, full.map(|(_, index)| *index).collect::<Vec<_>>()));
            }
        }
        for (short, fulls) in found {
            let roots: BTreeSet<_> = fulls
                .iter()
                .map(|index| self.clusters.find(*index))
                .collect();
            let Some(full) = fulls.first() else { continue };
            let mut scoring = Scoring::of(Matter::Organization);
            scoring.add("name_contracted");
            scoring.when(roots.len() > 1, "ambiguous");
            let heads = |index: u32| self.heads[at(index)].iter().collect::<BTreeSet<_>>();
            scoring.when(!heads(short).is_disjoint(&heads(*full)), "head_shared");
            let score = scoring.finish();
            match score.verdict() {
                Verdict::Same => self.link(*full, short, score),
                Verdict::Unsure => self.unsure.push(Link {
                    a: *full,
                    b: short,
                    score,
                }),
                Verdict::Different => {}
            }
        }
    }

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
            if profile.people.len() < SAMPLE {
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
    fn join_short_names(&mut self) {
        let profiles = self.profiles();
        let by_core = cores(&profiles);
        let mut links = Vec::new();
        for short in profiles.iter().filter(|profile| !profile.form.is_unique()) {
            let mut scored: Vec<(f64, &Profile<'_>, Score)> =
                candidates(short, &profiles, &by_core)
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

    fn join_renamed(&mut self, articles: &[Index<'a>]) {
        let index: FxHashMap<Mention<'a>, u32> = (0..)
            .zip(&self.all)
            .map(|(index, sighting)| (sighting.mention, index))
            .collect();
        for article in articles {
            for (later, earlier) in renamings(article) {
                let place = |name| index.get(&article.mention(name)).copied();
                if let (Some(later), Some(earlier)) = (place(later), place(earlier)) {
                    let mut scoring = Scoring::of(Matter::Organization);
                    scoring.add("renamed");
                    self.link(later.min(earlier), later.max(earlier), scoring.finish());
                }
            }
        }
    }

    fn finish(mut self, articles: &[Index<'_>]) -> Resolved {
        let ages: Vec<_> = articles.iter().map(Index::age).collect();
        let mut clusters = Vec::new();
        for mut members in self.clusters.sets() {
            let all = &self.all;
            members
                .sort_by_key(|index| (ages[at(all[at(*index)].article)], all[at(*index)].mention));
            // The fullest name; of several the one that sorts first.
            let names = members.iter().map(|index| all[at(*index)].mention.key);
            let name = names.min_by_key(|name| (usize::MAX - name.chars().count(), *name));
            let mut path = vec![name.unwrap_or_default().to_owned()];
            if members
                .iter()
                .all(|index| !all[at(*index)].name.form.is_unique())
            {
                let scope = members.iter().find_map(|index| all[at(*index)].region());
                path.extend(scope.map(|code| format!("{code:0<6}")));
            }
            clusters.push(Cluster { path, members });
        }
        let mut unsure = std::mem::take(&mut self.unsure);
        unsure.retain(|link| !self.clusters.are_one(link.a, link.b));
        let mentions: Vec<_> = self.all.iter().map(|sighting| sighting.mention).collect();
        Resolved::new(&mentions, clusters, self.links, unsure)
    }
}

/// The name in a person's key, which has `#2` behind it for a namesake.
fn name_of_key(key: &str) -> &str {
    key.split_once('#').map_or(key, |(name, _)| name)
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
        Nearness::of(a, b) >= Nearness::Prefecture && super::anchor::prefecture(a).is_some()
    };
    if pairs().any(local) {
        "scope_prefecture"
    } else if pairs().any(|(a, b)| Nearness::of(a, b) > Nearness::Apart) {
        "scope_province"
    } else {
        "scope_unknown"
    }
}
