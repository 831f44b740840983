//! Organisations: full names first, then short ones by what they begin with or are made of, where
//! they are named and who heads them, then renamings that a text tells.

mod name;
mod renaming;
mod short;

use super::anchor::region;
use super::article::Index;
use super::cluster::{Clusters, at};
use super::decree::obey;
use super::judgement::Settled;
use super::resolved::{Cluster, Link, Resolved};
use super::score::{Matter, Score, Scoring, Verdict};
use super::{Mention, Thing};
use crate::fact::{Body, OrganizationFact};
use crate::kind::{OrganizationKind, PersonKind};
pub(crate) use name::is_contraction;
use name::{Form, Name, first_character};
use renaming::renamings;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What is left of an organisation's name without its place and its form: brand and trade, or function.
pub(crate) fn core(name: &str, kind: OrganizationKind, division: Option<&str>) -> String {
    Name::new(name, kind, division).core
}

/// Who is who among the organisations of all articles.
pub(super) fn resolve(articles: &[Index<'_>], settled: &Settled) -> Resolved {
    let mut bodies = Bodies::new(articles);
    let mentions = bodies.all.iter().map(|sighting| sighting.mention);
    bodies.links = obey(settled, Thing::Organization, mentions, &mut bodies.clusters);
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

struct Bodies<'a> {
    all: Vec<Sighting<'a>>,
    /// Who heads them, and who else is in the article.
    heads: Vec<Vec<&'a str>>,
    people: Vec<Vec<&'a str>>,
    clusters: Clusters,
    links: Vec<Link>,
    unsure: Vec<Link>,
    /// How many pairs have been compared.
    compared: usize,
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
            compared: 0,
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
        let found = self.contractions();
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

    /// What each name may be short for: the first mention of it, and of each of those. By place, the longest first,
    /// so that what a name is short for has been put together before.
    fn contractions(&mut self) -> Vec<(u32, Vec<u32>)> {
        type Place<'a> = (&'a str, Option<char>);
        // A contraction begins as the whole does, so that a place with many bodies has them in many groups.
        let mut places: BTreeMap<Place<'_>, BTreeMap<&str, u32>> = BTreeMap::new();
        for (index, sighting) in (0..).zip(&self.all) {
            if let (Form::Body, Some(scope)) = (sighting.name.form, sighting.scope) {
                let core = sighting.name.core.as_str();
                let cores = places.entry((scope, first_character(core))).or_default();
                cores.entry(core).or_insert(index);
            }
        }
        let mut found = Vec::new();
        for ((scope, _), cores) in places {
            let mut cores: Vec<_> = cores
                .into_iter()
                .map(|(core, index)| ((scope, Reverse(core.chars().count()), core), index))
                .collect();
            cores.sort_unstable();
            for (at, (order, index)) in cores.iter().enumerate() {
                let full = cores[..at].iter();
                let full = full.filter(|(full, _)| is_contraction(order.2, full.2));
                let full: Vec<_> = full.map(|(_, index)| *index).collect();
                self.compared += at;
                if !full.is_empty() {
                    found.push((*order, (*index, full)));
                }
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, found)| found).collect()
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
        unsure.retain(|link| {
            let (a, b) = (link.a, link.b);
            !self.clusters.are_one(a, b) && !self.clusters.is_walled(a, b)
        });
        let mentions: Vec<_> = self.all.iter().map(|sighting| sighting.mention).collect();
        Resolved::new(&mentions, clusters, self.links, unsure).after(self.compared)
    }
}

/// The name in a person's key, which has `#2` behind it for a namesake.
fn name_of_key(key: &str) -> &str {
    key.split_once('#').map_or(key, |(name, _)| name)
}
