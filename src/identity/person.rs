//! Persons: one name in one post; then the same name elsewhere, by posts, dates and company; then
//! names that differ in a character.

mod compare;
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
use compare::{Clash, TERM, clash, compare};
use rustc_hash::FxHashMap;
use sighting::{SeatKey, SeatOf, Sighting, Sightings};
use std::collections::{BTreeMap, BTreeSet};
use stint::{Held, Stint};

/// Up to how many stints of one name each is compared with each.
const ALL_PAIRS: usize = 40;
/// With how many neighbours a stint of a more frequent name is compared, in each circle.
const WINDOW: usize = 6;
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
    for members in by_name(&sightings.all).into_values() {
        people.join_name(members);
    }
    spelling::join(&mut people);
    people.finish(articles)
}

/// The sightings of each name, in order; those with 某 are left out.
fn by_name<'a>(all: &[Sighting<'a>]) -> BTreeMap<&'a str, Vec<u32>> {
    let mut names: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (index, sighting) in (0..).zip(all) {
        if !sighting.is_anonymous() {
            names.entry(sighting.name).or_default().push(index);
        }
    }
    names
}

/// Persons while they are put together.
struct People<'s, 'a> {
    sightings: &'s Sightings<'a>,
    clusters: Clusters,
    /// The posts of each set that has been joined by more than posts, by its root.
    seats: FxHashMap<u32, Vec<Held<'a>>>,
    links: Vec<Link>,
    unsure: Vec<Link>,
}

impl<'s, 'a> People<'s, 'a> {
    fn new(sightings: &'s Sightings<'a>) -> Self {
        let articles = sightings.all.iter().map(|sighting| sighting.article);
        Self {
            sightings,
            clusters: Clusters::new(articles),
            seats: FxHashMap::default(),
            links: Vec::new(),
            unsure: Vec::new(),
        }
    }

    /// Puts the mentions of one name together.
    fn join_name(&mut self, members: Vec<u32>) {
        let share = share(self.sightings.all[at(members[0])].name);
        self.join_posts(&members, share);
        let stints = self.stints(members);
        let mut links: Vec<Link> = pairs(&stints)
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
            let seats = self.seats.entry(root).or_default();
            seats.extend(&stint.seats);
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
        let none = Vec::new();
        let seats = |root| self.seats.get(&root).unwrap_or(&none);
        if a != b && clash(seats(a), seats(b)) == Clash::AtOnce {
            return false;
        }
        if !self.clusters.join(link.a, link.b) {
            return false;
        }
        let mut seats = self.seats.remove(&a).unwrap_or_default();
        seats.extend(self.seats.remove(&b).unwrap_or_default());
        self.seats.insert(self.clusters.find(a), seats);
        self.links.push(link);
        true
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
        Resolved::new(&mentions, clusters, self.links, self.unsure)
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

/// First and last day of a stint, and its index.
type Seen = (Option<(i32, i32)>, usize);

/// Which stints to compare: each with each, or of a frequent name those that something brings near.
fn pairs(stints: &[Stint<'_>]) -> Vec<(usize, usize)> {
    if stints.len() <= ALL_PAIRS {
        let all = (0..stints.len()).flat_map(|a| (a + 1..stints.len()).map(move |b| (a, b)));
        return all.collect();
    }
    let mut circles: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    for (index, stint) in stints.iter().enumerate() {
        for circle in circles_of(stint) {
            circles
                .entry(circle)
                .or_default()
                .push((stint.days(), index));
        }
    }
    let mut pairs = BTreeSet::new();
    for circle in circles.values_mut() {
        circle.sort_unstable();
        for (from, (_, a)) in circle.iter().enumerate() {
            let next = circle.iter().skip(from + 1).take(WINDOW);
            pairs.extend(next.map(|(_, b)| (*a.min(b), *a.max(b))));
        }
    }
    pairs.into_iter().collect()
}

/// What brings a stint near others: its prefectures and bodies, and a few companions on their days.
fn circles_of(stint: &Stint<'_>) -> Vec<String> {
    let regions = stint.posted();
    let regions = regions
        .iter()
        .filter_map(|code| super::anchor::region(code));
    let mut circles: Vec<String> = regions.map(|region| format!("region {region}")).collect();
    circles.extend(
        stint
            .known_seats()
            .map(|held| format!("body {:?}", held.seat.key.0)),
    );
    let company = stint
        .company
        .iter()
        .filter(|(_, day)| *day > i32::MIN)
        .take(4);
    circles.extend(company.map(|(name, day)| format!("beside {name} {}", day.div_euclid(7))));
    if stint.is_distant() {
        circles.push("distant".to_owned());
    }
    circles.sort_unstable();
    circles.dedup();
    circles
}
