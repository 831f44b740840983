//! Persons: one name in one post; then the same name elsewhere, by posts, dates and company; then
//! names that differ in a character.

mod clash;
mod compare;
mod near;
mod sighting;
mod spelling;
mod stint;

use super::Thing;
use super::article::Index;
use super::cluster::{Clusters, at};
use super::decree::obey;
use super::judgement::Settled;
use super::resolved::{Cluster, Link, Resolved};
use super::score::{Matter, Scoring, Verdict, share};
use clash::Terms;
use compare::{TERM, compare};
use near::pairs;
use rustc_hash::{FxHashMap, FxHashSet};
use sighting::{SeatKey, SeatOf, Sighting, Sightings};
use std::collections::{BTreeMap, BTreeSet};
use stint::Stint;

/// How many unsure pairs of a name are kept.
const UNSURE: usize = 20;

/// Who is who among the persons of all articles.
pub(super) fn resolve(
    articles: &[Index<'_>],
    organizations: &Resolved,
    settled: &Settled,
) -> Resolved {
    let sightings = Sightings::gather(articles, organizations);
    let mut people = People::new(&sightings);
    let mentions = sightings.all.iter().map(|sighting| sighting.mention);
    people.links = obey(settled, Thing::Person, mentions, &mut people.clusters);
    for members in by_name(&sightings) {
        people.join_name(members);
    }
    spelling::join(&mut people);
    people.finish(articles)
}

/// The sightings of each name, in order, the names in theirs; those with 某 are left out.
fn by_name(sightings: &Sightings<'_>) -> Vec<Vec<u32>> {
    let mut names = vec![Vec::new(); sightings.names.len()];
    for (index, sighting) in (0..).zip(&sightings.all) {
        if !sighting.is_anonymous() {
            names[at(sighting.named)].push(index);
        }
    }
    names.retain(|members| !members.is_empty());
    names.sort_by_key(|members| sightings.all[at(members[0])].name);
    names
}

/// Persons while they are put together.
struct People<'s, 'a> {
    sightings: &'s Sightings<'a>,
    clusters: Clusters,
    /// When and where each set held posts, by its root.
    terms: FxHashMap<u32, Terms<'a>>,
    /// Roots of sets whose posts forbid that they be one, however they grow.
    clashing: FxHashSet<(u32, u32)>,
    links: Vec<Link>,
    unsure: Vec<Link>,
    /// How many pairs have been compared.
    compared: usize,
}

impl<'s, 'a> People<'s, 'a> {
    fn new(sightings: &'s Sightings<'a>) -> Self {
        let articles = sightings.all.iter().map(|sighting| sighting.article);
        Self {
            sightings,
            clusters: Clusters::new(articles),
            terms: FxHashMap::default(),
            clashing: FxHashSet::default(),
            links: Vec::new(),
            unsure: Vec::new(),
            compared: 0,
        }
    }

    /// Puts the mentions of one name together.
    fn join_name(&mut self, members: Vec<u32>) {
        let share = share(self.sightings.all[at(members[0])].name);
        self.join_posts(&members, share);
        let stints = self.stints(members);
        let pairs = pairs(&stints);
        self.compared += pairs.len();
        let mut links: Vec<Link> = pairs
            .into_iter()
            .filter_map(|(a, b)| {
                let score = compare(&stints[a], &stints[b], share);
                (score.verdict() != Verdict::Different).then(|| Link {
                    a: stints[a].members[0],
                    b: stints[b].members[0],
                    score,
                })
            })
            .collect();
        links.sort_by(|one, other| {
            let sums = other.score.sum().total_cmp(&one.score.sum());
            sums.then((one.a, one.b).cmp(&(other.a, other.b)))
        });
        for stint in &stints {
            let root = self.clusters.find(stint.members[0]);
            // A decision may have put another name's posts there.
            let terms = self.terms.entry(root).or_default();
            terms.extend(&stint.seats);
        }
        let mut doubtful = Vec::new();
        for link in links {
            if link.score.verdict() != Verdict::Same || !self.link(link.clone()) {
                doubtful.push(link);
            }
        }
        let unsure = self.still_apart(doubtful);
        self.unsure.extend(unsure.into_iter().take(UNSURE));
    }

    /// Joins the mentions of one post, run by run: a new run begins where nobody was seen for a term.
    fn join_posts(&mut self, members: &[u32], share: f64) {
        let mut posts: BTreeMap<SeatKey<'a>, Vec<(Option<i32>, u32)>> = BTreeMap::new();
        for member in members {
            let sighting = &self.sightings.all[at(*member)];
            let day = self.sightings.scenes[at(sighting.article)].day;
            let known = sighting.seats.iter().filter(|seat| seat.is_known());
            for key in known.map(|seat| seat.key).collect::<BTreeSet<_>>() {
                posts.entry(key).or_default().push((day, *member));
            }
        }
        for ((of, _), mut seen) in posts {
            seen.sort_unstable();
            for pair in seen.windows(2) {
                let ((before, a), (after, b)) = (pair[0], pair[1]);
                let gap = before
                    .zip(after)
                    .map_or(0, |(before, after)| after - before);
                let sexes = |index| self.sightings.all[at(index)].gender;
                let (one, other) = (sexes(a), sexes(b));
                let differ = one.is_some() && other.is_some() && one != other;
                let same = of == SeatOf::Distant || (gap <= TERM && !differ);
                if same && self.clusters.join(a, b) {
                    let mut scoring = Scoring::of(Matter::Person);
                    scoring.namesakes("post", share);
                    self.links.push(Link {
                        a,
                        b,
                        score: scoring.finish(),
                    });
                }
            }
        }
    }

    fn stints(&mut self, members: Vec<u32>) -> Vec<Stint<'a>> {
        let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for member in members {
            let root = self.clusters.find(member);
            sets.entry(root).or_default().push(member);
        }
        let mut sets: Vec<_> = sets.into_values().collect();
        sets.sort_unstable();
        sets.into_iter()
            .map(|members| Stint::new(members, self.sightings))
            .collect()
    }

    /// Joins two sets unless their posts or documents forbid it.
    fn link(&mut self, link: Link) -> bool {
        let (a, b) = (self.clusters.find(link.a), self.clusters.find(link.b));
        if a == b || self.clash(a, b) || !self.clusters.join(a, b) {
            return false;
        }
        let mut take = |root| self.terms.remove(&root).unwrap_or_default();
        let terms = take(a).join(take(b));
        self.terms.insert(self.clusters.find(a), terms);
        self.links.push(link);
        true
    }

    /// Whether the posts of two sets, given by their roots, forbid that they be one.
    fn clash(&mut self, a: u32, b: u32) -> bool {
        let pair = (a.min(b), a.max(b));
        if self.clashing.contains(&pair) {
            return true;
        }
        let terms = self.terms.get(&a).zip(self.terms.get(&b));
        let clash = terms.is_some_and(|(a, b)| a.clash_with(b));
        if clash {
            self.clashing.insert(pair);
        }
        clash
    }

    /// The first link between each two sets that are still two.
    fn still_apart(&mut self, links: Vec<Link>) -> Vec<Link> {
        let mut known = BTreeSet::new();
        let mut apart = Vec::new();
        for link in links {
            let (a, b) = (self.clusters.find(link.a), self.clusters.find(link.b));
            if a != b && known.insert((a.min(b), a.max(b))) && !self.clusters.stay_apart(a, b) {
                apart.push(link);
            }
        }
        apart
    }

    fn finish(mut self, articles: &[Index<'_>]) -> Resolved {
        let ages: Vec<_> = articles.iter().map(Index::age).collect();
        let all = &self.sightings.all;
        let mut clusters = Vec::new();
        for mut members in self.clusters.sets() {
            members
                .sort_by_key(|index| (ages[at(all[at(*index)].article)], all[at(*index)].mention));
            let name = commonest(members.iter().map(|index| all[at(*index)].name));
            // The oldest sighting that is anchored at all names the person.
            let anchor = members.iter().find_map(|index| anchor(&all[at(*index)]));
            let first = &all[at(members[0])];
            let anchor = anchor.filter(|_| !first.is_anonymous());
            let anchor = anchor.unwrap_or_else(|| first.mention.document.to_owned());
            clusters.push(Cluster {
                path: vec![name.to_owned(), anchor],
                members,
            });
        }
        let mentions: Vec<_> = all.iter().map(|sighting| sighting.mention).collect();
        Resolved::new(&mentions, clusters, self.links, self.unsure).after(self.compared)
    }
}

/// The spelling that most articles have; of several the one of the oldest.
fn commonest<'a>(names: impl Iterator<Item = &'a str>) -> &'a str {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    counts
        .iter()
        .find(|(_, count)| Some(*count) == most)
        .map_or("", |(name, _)| name)
}

/// What tells a person from namesakes in an IRI: the prefecture or province, else the body.
fn anchor(sighting: &Sighting<'_>) -> Option<String> {
    let seats = || sighting.seats.iter();
    if seats().any(|seat| seat.key.0 == SeatOf::Distant) {
        return Some("中国".to_owned());
    }
    let region = |code: &str| super::anchor::region(code).map(|region| format!("{region:0<6}"));
    let posted = seats().filter_map(|seat| seat.area).find_map(region);
    let body = || seats().find(|seat| !seat.body.is_empty());
    let home = || sighting.home.and_then(region);
    posted
        .or_else(home)
        .or_else(|| body().map(|seat| seat.body.to_owned()))
}
