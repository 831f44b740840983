//! A person in one article: the posts, and when and beside whom the article shows them.

use crate::fact::{Body, PersonFact, Post, PostFact};
use crate::identity::Mention;
use crate::identity::article::Index;
use crate::identity::resolved::Resolved;
use crate::kind::{Gender, PersonKind, Rank, Tenure};
use rustc_hash::FxHashMap;

/// What a post belongs to, so that it is the same in all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum SeatOf<'a> {
    /// A division, by its code.
    Division(&'a str),
    /// An organisation, by its number among the entities.
    Body(u32),
    /// A body that no fact is of.
    Named(&'a str),
    /// An organ of the centre, or whoever is only spoken of.
    Distant,
    /// A paper, for those who write in it.
    Outlet(&'a str),
    /// The article does not tell.
    Unknown,
}

/// What makes two posts the same: what it belongs to, and the title without 代 and 常务.
pub(super) type SeatKey<'a> = (SeatOf<'a>, &'a str);

/// A post that an article shows a person in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat<'a> {
    pub(super) key: SeatKey<'a>,
    /// Where it lies: a division's code.
    pub(super) area: Option<&'a str>,
    /// The body's name.
    pub(super) body: &'a str,
    /// How high, 0 for the highest.
    pub(super) rank: Option<u8>,
    /// Whether it was held at the time.
    pub(super) held: bool,
    /// Whether the article leaves out where, and it was filled in.
    pub(super) assumed: bool,
}

/// A person in one article.
#[derive(Debug, Clone)]
pub(super) struct Sighting<'a> {
    pub(super) mention: Mention<'a>,
    /// The article's number.
    pub(super) article: u32,
    pub(super) name: &'a str,
    /// The name's number.
    pub(super) named: u32,
    pub(super) kind: PersonKind,
    pub(super) gender: Option<Gender>,
    pub(super) seats: Vec<Seat<'a>>,
    /// The division that the article is at home in.
    pub(super) home: Option<&'a str>,
}

impl<'a> Sighting<'a> {
    fn new(
        article: &Index<'a>,
        number: u32,
        person: &'a PersonFact,
        organizations: &Resolved,
    ) -> Self {
        let mut sighting = Self {
            mention: article.mention(&person.key),
            article: number,
            name: &person.name,
            named: 0,
            kind: person.kind,
            gender: person.gender,
            seats: Vec::new(),
            home: article.home(),
        };
        match person.kind {
            PersonKind::Mentioned => sighting.seats.push(Seat::of(SeatOf::Distant)),
            PersonKind::Byline => {
                let outlet = article.facts.article.publisher.as_deref();
                let outlet = outlet
                    .or(sighting.home)
                    .map_or(SeatOf::Unknown, SeatOf::Outlet);
                sighting.seats.push(Seat::of(outlet));
            }
            PersonKind::Official | PersonKind::Business | PersonKind::Other => {
                sighting.sit(article, organizations);
            }
        }
        sighting
    }

    /// Takes up the posts, stated alone or with a participation.
    fn sit(&mut self, article: &Index<'a>, organizations: &Resolved) {
        let stated = article
            .posts
            .iter()
            .filter(|fact| fact.person == self.mention.key);
        for fact in stated {
            let mut seat = seat(article, &fact.post, organizations);
            seat.rank = fact.rank.and_then(level);
            seat.held = matches!(fact.tenure, Tenure::Holds | Tenure::Appointed);
            seat.assumed |= is_assumed(fact);
            self.seats.push(seat);
        }
        for post in article.posts_in_events(self.mention.key) {
            let seat = seat(article, post, organizations);
            if self.seats.iter().all(|known| known.key != seat.key) {
                self.seats.push(seat);
            }
        }
        let distant = |seat: &Seat<'_>| seat.key.0 == SeatOf::Distant;
        if self.seats.iter().any(distant) {
            self.seats.retain(distant);
        }
    }

    /// Whether somebody of the name is only ever this article's: 张某.
    pub(super) fn is_anonymous(&self) -> bool {
        self.name.contains(['某', '×', '*'])
    }
}

impl<'a> Seat<'a> {
    const fn of(of: SeatOf<'a>) -> Self {
        Self {
            key: (of, ""),
            area: None,
            body: "",
            rank: None,
            held: true,
            assumed: false,
        }
    }

    /// Whether the post is one that is the same wherever it is met.
    pub(super) fn is_known(&self) -> bool {
        self.key.0 != SeatOf::Unknown
    }
}

/// A rule that fills in the body from where the article is at home says so in its name.
fn is_assumed(fact: &PostFact) -> bool {
    fact.grounds.rule.ends_with(".home")
}

fn level(rank: Rank) -> Option<u8> {
    Rank::ALL
        .iter()
        .take_while(|rank| **rank <= Rank::TownshipDeputy)
        .position(|known| *known == rank)
        .and_then(|level| u8::try_from(level).ok())
}

fn seat<'a>(article: &Index<'a>, post: &'a Post, organizations: &Resolved) -> Seat<'a> {
    let area = post.body.as_ref().and_then(|body| article.area(body));
    let of = match &post.body {
        Some(Body::Place(name)) => area.map_or(SeatOf::Named(name), SeatOf::Division),
        Some(Body::Organization(name)) => organizations
            .number(article.mention(name))
            .map_or(SeatOf::Named(name), SeatOf::Body),
        Some(Body::Named(name)) if is_national(name) => SeatOf::Distant,
        Some(Body::Named(name)) => SeatOf::Named(name),
        None => SeatOf::Unknown,
    };
    Seat {
        key: (
            of,
            if of == SeatOf::Distant {
                ""
            } else {
                bare(&post.title)
            },
        ),
        area,
        body: post.body.as_ref().map_or("", |body| body.name()),
        rank: None,
        held: true,
        assumed: false,
    }
}

/// The title without what comes and goes: 代市长, 代理市长 and 市长 are one post.
fn bare(title: &str) -> &str {
    ["代理", "代", "常务", "拟任"]
        .iter()
        .fold(title, |title, word| {
            title
                .strip_prefix(word)
                .filter(|rest| rest.chars().count() > 1)
                .unwrap_or(title)
        })
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

/// What an article tells of all who are in it.
pub(super) struct Scene<'a> {
    pub(super) day: Option<i32>,
    /// The numbers of the names in it, sorted.
    pub(super) company: Vec<u32>,
    /// Codes of the divisions that it names, sorted.
    pub(super) areas: Vec<&'a str>,
    /// The numbers of the organisations that it names, sorted.
    pub(super) bodies: Vec<u32>,
    /// Its sentences on careers.
    pub(super) careers: Vec<&'a str>,
}

/// All persons of all articles, and their articles.
pub(super) struct Sightings<'a> {
    pub(super) all: Vec<Sighting<'a>>,
    pub(super) scenes: Vec<Scene<'a>>,
    /// Names by their numbers.
    pub(super) names: Vec<&'a str>,
}

impl<'a> Sightings<'a> {
    pub(super) fn gather(articles: &[Index<'a>], organizations: &Resolved) -> Self {
        let mut gathered = Self {
            all: Vec::new(),
            scenes: Vec::with_capacity(articles.len()),
            names: Vec::new(),
        };
        let mut numbers: FxHashMap<&'a str, u32> = FxHashMap::default();
        for (number, article) in (0..).zip(articles) {
            let mut company = Vec::new();
            for person in &article.persons {
                let next = u32::try_from(gathered.names.len()).unwrap_or(u32::MAX);
                let name = *numbers.entry(&person.name).or_insert(next);
                if name == next {
                    gathered.names.push(&person.name);
                }
                if matches!(person.kind, PersonKind::Official | PersonKind::Business) {
                    company.push(name);
                }
                let mut sighting = Sighting::new(article, number, person, organizations);
                sighting.named = name;
                gathered.all.push(sighting);
            }
            company.sort_unstable();
            company.dedup();
            let mut areas: Vec<_> = article.areas().collect();
            areas.sort_unstable();
            areas.dedup();
            let named = article.organizations.keys();
            let mut bodies: Vec<_> = named
                .filter_map(|name| organizations.number(article.mention(name)))
                .collect();
            bodies.sort_unstable();
            bodies.dedup();
            gathered.scenes.push(Scene {
                day: article.day(),
                company,
                areas,
                bodies,
                careers: article.careers().collect(),
            });
        }
        gathered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_same_acting_or_not() {
        for (title, expected) in [
            ("代市长", "市长"),
            ("代理县长", "县长"),
            ("常务副市长", "副市长"),
            ("代表", "代表"),
            ("市委书记", "市委书记"),
        ] {
            assert_eq!(bare(title), expected, "{title}");
        }
    }
}
