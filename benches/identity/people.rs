//! Officials of an invented country with China's divisions, and as many articles on them as one likes.
//!
//! Surnames and given names are as frequent as in the lexicon's tables, so that common names recur from
//! city to city; officials move on every four years or so, mostly within their province; an article
//! shows three to eight of one city, often together, and one in five visits is reported twice.

use serde_json::{Value, json};
use zhengtu::fact::ArticleFacts;

const DIVISIONS: &str = include_str!("../../src/lexicon/data/divisions.tsv");
const SURNAMES: &str = include_str!("../../src/lexicon/data/surnames.tsv");
const GIVEN: &str = include_str!("../../src/lexicon/data/given-name-chars.tsv");

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
}

/// Words with how often each is drawn.
struct Urn {
    words: Vec<&'static str>,
    upto: Vec<usize>,
}

impl Urn {
    fn of(table: &'static str, column: usize) -> Self {
        let (mut words, mut upto, mut sum) = (Vec::new(), Vec::new(), 0);
        for row in table.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            sum += cells[column].parse::<usize>().unwrap_or(0);
            words.push(cells[0]);
            upto.push(sum);
        }
        Self { words, upto }
    }

    fn draw(&self, dice: &mut Dice) -> &'static str {
        let number = dice.below(self.upto.last().copied().unwrap_or(1));
        self.words[self.upto.partition_point(|upto| *upto <= number)]
    }
}

/// Titles of a city's leaders and departments; how many hold each.
const POSTS: [(&str, &str, usize); 10] = [
    ("市委书记", "", 1),
    ("市长", "", 1),
    ("副市长", "", 6),
    ("市委常委", "", 6),
    ("局长", "教育局", 1),
    ("副局长", "教育局", 3),
    ("局长", "科技局", 1),
    ("主任", "发改委", 1),
    ("副主任", "发改委", 3),
    ("局长", "水利局", 1),
];

/// Years that articles are of.
const YEARS: usize = 12;
/// A term, after which a post changes hands.
const TERM: usize = 4;

struct City {
    code: &'static str,
    name: &'static str,
}

struct Country {
    cities: Vec<City>,
    surnames: Urn,
    first: Urn,
    second: Urn,
    single: Urn,
}

impl Country {
    fn new() -> Self {
        let rows = DIVISIONS.lines().filter(|line| !line.starts_with('#'));
        let rows = rows.map(|line| line.split('\t').collect::<Vec<_>>());
        let present = rows.filter(|row| {
            row.get(3).is_some_and(|until| until.is_empty()) && !row[0].ends_with("0000")
        });
        let cities = present.map(|row| City {
            code: row[0],
            name: row[1],
        });
        Self {
            cities: cities.collect(),
            surnames: Urn::of(SURNAMES, 1),
            first: Urn::of(GIVEN, 1),
            second: Urn::of(GIVEN, 2),
            single: Urn::of(GIVEN, 3),
        }
    }

    /// The name of whoever holds a post in a term; who held a lower one may hold a higher one next.
    fn holder(&self, city: usize, seat: usize, term: usize) -> String {
        let risen = term > 0 && (city * 7 + seat * 3 + term).is_multiple_of(3);
        if risen {
            let from = if seat == 1 { 0 } else { 1 };
            let elsewhere = (city + from) % self.cities.len();
            return self.holder(elsewhere, (seat + 2) % 30, term - 1);
        }
        let mut dice = Dice((city as u64) * 100_003 + (seat as u64) * 1_009 + term as u64);
        dice.below(7);
        let surname = self.surnames.draw(&mut dice);
        if dice.below(7) == 0 {
            return format!("{surname}{}", self.single.draw(&mut dice));
        }
        let (first, second) = (self.first.draw(&mut dice), self.second.draw(&mut dice));
        format!("{surname}{first}{second}")
    }
}

fn grounds() -> Value {
    json!({"evidence": [], "rule": "bench", "confidence": 0.9})
}

/// The title and body of a city's `seat`-th post.
fn post(city: &City, seat: usize) -> (String, Value, Option<String>) {
    let mut left = seat;
    for (title, body, holders) in POSTS.iter().cycle() {
        if left < *holders {
            let body = (!body.is_empty()).then(|| format!("{}{body}", city.name));
            let of = body.as_ref().map_or_else(
                || json!({"place": city.name}),
                |body| json!({"organization": body}),
            );
            return ((*title).to_owned(), of, body);
        }
        left -= holders;
    }
    unreachable!("the posts go on for ever")
}

/// Articles with about so many mentions of persons.
pub fn articles(mentions: usize) -> Vec<ArticleFacts> {
    let country = Country::new();
    let mut dice = Dice(20_261_123);
    let (mut articles, mut told) = (Vec::new(), 0);
    while told < mentions {
        let city = dice.below(country.cities.len());
        let (year, month, day) = (dice.below(YEARS), 1 + dice.below(12), 1 + dice.below(28));
        let seats: Vec<usize> = (0..3 + dice.below(6)).map(|_| dice.below(24)).collect();
        let copies = if dice.below(5) == 0 { 2 } else { 1 };
        for _ in 0..copies {
            let date = format!("{}-{month:02}-{day:02}", 2013 + year);
            let article = article(&country, articles.len(), city, &seats, (year / TERM, &date));
            told += seats.len();
            articles.push(article);
        }
    }
    articles
}

fn article(
    country: &Country,
    number: usize,
    city: usize,
    seats: &[usize],
    (term, date): (usize, &str),
) -> ArticleFacts {
    let home = &country.cities[city];
    let (mut facts, mut parts, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    for seat in seats {
        let name = country.holder(city, *seat, term);
        if seen.contains(&name) {
            continue;
        }
        let (title, body, organization) = post(home, *seat);
        facts.push(json!({"fact": "person", "key": name, "name": name, "kind": "official", "grounds": grounds()}));
        let held = json!({"title": title, "body": body});
        facts.push(json!({"fact": "post", "person": name, "post": held, "tenure": "holds", "grounds": grounds()}));
        if let Some(body) = organization {
            facts.push(json!({"fact": "organization", "name": body, "kind": "government", "division": home.name, "division_code": home.code, "grounds": grounds()}));
        }
        let role = if parts.is_empty() {
            "lead"
        } else {
            "accompany"
        };
        parts.push(
            json!({"agent": {"person": name}, "role": role, "posts": [held], "grounds": grounds()}),
        );
        seen.push(name);
    }
    facts.push(json!({"fact": "place", "name": home.name, "code": home.code, "level": "county", "grounds": grounds()}));
    facts.push(json!({
        "fact": "event", "key": "e1", "kind": "visit", "status": "held", "date": {"date": date, "basis": "text"},
        "places": [home.name], "participations": parts, "grounds": grounds()
    }));
    of_facts(number, date, home.name, &facts)
}

/// Who it is that bears the name that everybody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namesakes {
    /// Anybody anywhere, in a post that the article says, leaves out or makes up.
    Anybody,
    /// People of one prefecture with a rare name, each in another body.
    Neighbours,
    /// One who has some of forty posts.
    FortyPosts,
}

/// Articles that each name one person of the same name.
pub fn articles_of_one_name(mentions: usize, who: Namesakes) -> Vec<ArticleFacts> {
    let country = Country::new();
    let mut dice = Dice(99);
    let name = if who == Namesakes::Neighbours {
        "漆沛然"
    } else {
        "张伟"
    };
    let posts = |dice: &mut Dice, city: &City| -> Vec<Value> {
        let named = |number: usize| json!({"named": format!("第{number}研究所")});
        match who {
            Namesakes::Anybody => vec![match dice.below(3) {
                0 => json!(null),
                1 => json!({"place": city.name}),
                _ => named(dice.below(mentions)),
            }],
            Namesakes::Neighbours => vec![named(dice.below(mentions))],
            Namesakes::FortyPosts => (0..3).map(|_| named(dice.below(40))).collect(),
        }
    };
    let article = |number: usize| {
        let at = match who {
            Namesakes::Neighbours => 0,
            Namesakes::Anybody | Namesakes::FortyPosts => dice.below(country.cities.len()),
        };
        let city = &country.cities[at];
        let date = format!(
            "{}-{:02}-{:02}",
            2013 + dice.below(YEARS),
            1 + dice.below(12),
            1 + dice.below(28)
        );
        let mut facts = vec![
            json!({"fact": "person", "key": name, "name": name, "kind": "official", "grounds": grounds()}),
            json!({"fact": "place", "name": city.name, "code": city.code, "level": "county", "grounds": grounds()}),
        ];
        facts.extend(posts(&mut dice, city).into_iter().map(|body| {
            json!({"fact": "post", "person": name, "post": {"title": "主任", "body": body}, "tenure": "holds", "grounds": grounds()})
        }));
        of_facts(number, &date, city.name, &facts)
    };
    (0..mentions).map(article).collect()
}

fn of_facts(number: usize, date: &str, home: &str, facts: &[Value]) -> ArticleFacts {
    serde_json::from_value(json!({
        "article": {
            "document": format!("a{number:08}"), "schema": 1, "published": date,
            "sha256": "", "genre": "news", "home": home, "text": ""
        },
        "facts": facts
    }))
    .unwrap()
}
