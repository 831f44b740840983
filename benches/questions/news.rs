//! News of an invented country with China's divisions: as many articles as one likes, as facts.
//!
//! A few cities have most of the news, each post changes hands every five years, names recur from city
//! to city, and one event in five is reported twice, as in a real corpus.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use zhengtu::fact::ArticleFacts;

const DIVISIONS: &str = include_str!("../../src/lexicon/data/divisions.tsv");
const SURNAMES: &str = "林何赵程罗郁颜周康曾李肖钟梁温邹廖彭燕梅高文简樊庄艾车雷戴欧阳";
const GIVEN: &str = "远山青大宇望舒开泰文渊少川行乐静明玉兰声栋如海一鸣承若归来子建国伟志强";
const TRADES: [&str; 6] = [
    "电路科技",
    "精密仪器",
    "竹木制品",
    "生物制药",
    "新能源",
    "食品",
];
const YEARS: usize = 12;

/// A city with its counties, as `(code, name)`.
struct City {
    code: &'static str,
    name: &'static str,
    counties: Vec<(&'static str, &'static str)>,
}

/// A sequence of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// Small numbers often, great ones seldom.
    fn skewed(&mut self, end: usize) -> usize {
        let (one, other) = (self.below(end), self.below(end));
        one * other / end.max(1)
    }
}

fn cities() -> Vec<City> {
    let rows = DIVISIONS.lines().filter(|line| !line.starts_with('#'));
    let present: Vec<Vec<&str>> = rows
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|row| row.get(3).is_some_and(|until| until.is_empty()))
        .collect();
    let prefectures = present
        .iter()
        .filter(|row| row[0].ends_with("00") && !row[0].ends_with("0000"));
    let with_counties = prefectures.map(|city| {
        let counties = present
            .iter()
            .filter(|row| row[0] != city[0] && row[0].starts_with(&city[0][..4]));
        City {
            code: city[0],
            name: city[1],
            counties: counties.map(|row| (row[0], row[1])).collect(),
        }
    });
    with_counties
        .filter(|city| !city.counties.is_empty())
        .collect()
}

/// Who holds the `seat`-th post of a division in a term of five years.
pub fn holder(code: &str, seat: usize, term: usize) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let number: u64 = code.parse().unwrap_or_default();
    let mut dice = Dice(number * 977 + (seat as u64) * 131 + term as u64);
    dice.below(7);
    let pick = |dice: &mut Dice, from: &[char]| from[dice.below(from.len())];
    let parts = [
        pick(&mut dice, &surnames),
        pick(&mut dice, &given),
        pick(&mut dice, &given),
    ];
    parts.into_iter().collect()
}

/// The full name of a city's firm.
pub fn firm(city: &str, number: usize) -> String {
    let stem = city.trim_end_matches('市');
    let brand: String = holder(city, number + 500, 0).chars().skip(1).collect();
    format!("{stem}{brand}{}有限公司", TRADES[number % TRADES.len()])
}

fn grounds(start: usize, quote: &str) -> Value {
    let end = start + quote.chars().count();
    json!({"evidence": [{"start": start, "end": end, "quote": quote}], "rule": "bench", "confidence": 0.9})
}

/// Somebody in a post: the person, the post, and where the name stands.
struct Cast {
    name: String,
    post: Value,
    kind: &'static str,
    role: &'static str,
}

fn official(code: &str, place: &str, seat: usize, term: usize, role: &'static str) -> Cast {
    let level = if place.ends_with('县') { "县" } else { "市" };
    let title = match seat {
        0 => format!("{level}委书记"),
        1 => format!("{level}长"),
        2 => format!("常务副{level}长"),
        _ => format!("副{level}长"),
    };
    Cast {
        name: holder(code, seat, term),
        post: json!({"title": title, "body": {"place": place}}),
        kind: "official",
        role,
    }
}

/// The first `count` articles.
pub fn articles(count: usize) -> Vec<ArticleFacts> {
    let cities = cities();
    let mut dice = Dice(20_240_810);
    let mut articles = Vec::with_capacity(count);
    while articles.len() < count {
        let story = Story::of(&cities, &mut dice);
        articles.push(story.article(articles.len()));
        if articles.len() % 5 == 0 && articles.len() < count {
            articles.push(story.article(articles.len()));
        }
    }
    articles
}

/// What happened once.
struct Story {
    home: &'static str,
    place: (&'static str, &'static str),
    home_code: &'static str,
    day: String,
    kind: &'static str,
    name: Option<String>,
    cast: Vec<Cast>,
    firms: Vec<String>,
}

/// Kinds of events, as often as news has them.
const KINDS: [&str; 10] = [
    "visit",
    "visit",
    "visit",
    "visit",
    "meeting",
    "meeting",
    "reception",
    "study_tour",
    "ceremony",
    "appointment",
];
const TOPICS: [&str; 4] = ["科技创新", "项目建设", "乡村振兴", "安全生产"];

impl Story {
    fn of(cities: &[City], dice: &mut Dice) -> Self {
        let home = &cities[dice.skewed(cities.len())];
        let kind = KINDS[dice.below(KINDS.len())];
        let there = if kind == "study_tour" {
            &cities[dice.skewed(cities.len())]
        } else {
            home
        };
        let place = if ["meeting", "appointment"].contains(&kind) {
            (home.code, home.name)
        } else {
            there.counties[dice.below(there.counties.len())]
        };
        let year = dice.below(YEARS);
        let day = format!(
            "{}-{:02}-{:02}",
            2013 + year,
            1 + dice.below(12),
            1 + dice.below(28)
        );
        let mut story = Self {
            home: home.name,
            home_code: home.code,
            place,
            day,
            kind,
            name: None,
            cast: Vec::new(),
            firms: Vec::new(),
        };
        story.enter_hosts(year / 5, dice);
        if ["visit", "study_tour", "reception"].contains(&kind) {
            story.enter_firms(there.name, year / 5, dice);
        } else if kind != "appointment" {
            story.name = Some(format!(
                "{}{}推进会",
                home.name,
                TOPICS[dice.below(TOPICS.len())]
            ));
        }
        let mut seen = BTreeSet::new();
        story.cast.retain(|one| seen.insert(one.name.clone()));
        story
    }

    /// Whoever leads, and who comes along or attends.
    fn enter_hosts(&mut self, term: usize, dice: &mut Dice) {
        let (lead, beside, others) = match self.kind {
            "meeting" => ("chair", "attend", dice.below(14)),
            "ceremony" => ("chair", "attend", 1 + dice.below(4)),
            "appointment" => ("subject", "subject", 0),
            _ => ("lead", "accompany", 1 + dice.below(4)),
        };
        let seats = [(dice.below(4), lead)];
        let seats = seats
            .into_iter()
            .chain((4..4 + others).map(|seat| (seat, beside)));
        let (code, name) = (self.home_code, self.home);
        self.cast
            .extend(seats.map(|(seat, role)| official(code, name, seat, term, role)));
    }

    /// The firms that are visited or received, the head of one, and who heads the county.
    fn enter_firms(&mut self, city: &str, term: usize, dice: &mut Dice) {
        let (code, name) = self.place;
        let role = if self.kind == "visit" {
            "accompany"
        } else {
            "host"
        };
        self.cast.push(official(code, name, 0, term, role));
        for _ in 0..1 + dice.below(3) {
            self.firms.push(firm(city, dice.skewed(60)));
        }
        self.firms.dedup();
        let chairman = json!({"title": "董事长", "body": {"organization": self.firms[0]}});
        let name = holder(&self.firms[0].len().to_string(), dice.below(60), 0);
        self.cast.push(Cast {
            name,
            post: chairman,
            kind: "business",
            role: "host",
        });
    }

    fn article(&self, number: usize) -> ArticleFacts {
        let persons = self.cast.iter().map(|one| {
            json!({"fact": "person", "key": one.name, "name": one.name, "kind": one.kind, "grounds": grounds(10, &one.name)})
        });
        let posts = self.cast.iter().map(|one| {
            let tenure = if self.kind == "appointment" { "appointed" } else { "holds" };
            json!({"fact": "post", "person": one.name, "post": one.post, "tenure": tenure, "grounds": grounds(5, &one.name)})
        });
        let firms = self.firms.iter().map(|name| {
            json!({"fact": "organization", "name": name, "kind": "company", "division_code": self.place.0, "grounds": grounds(40, name)})
        });
        let places = [
            (self.home_code, self.home, "prefecture"),
            (self.place.0, self.place.1, "county"),
        ];
        let places = places.iter().take(if self.place.0 == self.home_code { 1 } else { 2 }).map(|(code, name, level)| {
            json!({"fact": "place", "name": name, "code": code, "level": level, "grounds": grounds(2, name)})
        });
        let participations: Vec<_> = self.cast.iter().map(|one| {
            json!({"agent": {"person": one.name}, "role": one.role, "posts": [one.post], "grounds": grounds(10, &one.name)})
        }).collect();
        let visitors: Vec<_> = self
            .cast
            .iter()
            .filter(|one| one.role != "host")
            .map(|one| &one.name)
            .collect();
        let is_visit = ["visit", "study_tour"].contains(&self.kind);
        let stops: Vec<_> = self.firms.iter().filter(|_| is_visit).map(|name| {
            json!({"site": {"organization": name}, "present": visitors, "grounds": grounds(40, name)})
        }).collect();
        let event = json!({
            "fact": "event", "key": "e1", "kind": self.kind, "name": self.name, "status": "held",
            "date": {"date": self.day, "basis": "text"}, "places": [self.place.1],
            "participations": participations, "stops": stops, "grounds": grounds(0, "调研")
        });
        let facts: Vec<_> = persons
            .chain(posts)
            .chain(firms)
            .chain(places)
            .chain([event])
            .collect();
        serde_json::from_value(json!({
            "article": {
                "document": format!("a{number:07}"), "schema": 1, "title": format!("第{number}篇"),
                "published": self.day, "publisher": format!("{}日报", self.home),
                "sha256": format!("{number:064}"), "genre": "news", "home": self.home, "text": "正文".repeat(60)
            },
            "facts": facts
        })).unwrap()
    }
}
