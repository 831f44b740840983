//! How many names a second are matched against a graph of 100,000 officials and 50,000 firms. See `README.md`.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark without its graph measures nothing"
)]
#![expect(
    clippy::print_stderr,
    reason = "the figures are what a benchmark is for"
)]

use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use std::time::Instant;
use zhengtu::graph::Base;
use zhengtu::graph::vocab::{foaf, org, rdf, skos, zt};
use zhengtu::reconcile::{Everybody, Query, Reconciler, Wanted};
use zhengtu::store::Dataset;

const OFFICIALS: usize = 100_000;
const FIRMS: usize = 50_000;
const QUERIES: usize = 20_000;

const FAMILY: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &str =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉建华国志红玉英华云飞海山林春秋月光";
const PLACES: [&str; 8] = [
    "江西", "山东", "安徽", "广东", "湖北", "四川", "浙江", "河南",
];
const BRANDS: &str = "启衡澄蜀赣泉瑞丰恒信达远盛鑫宏宇天海金石云帆长淮颍凌沃科瀚";
const TRADES: [&str; 8] = [
    "电路科技",
    "茶业",
    "阀门",
    "玻璃",
    "纺织",
    "化工",
    "新能源",
    "生物医药",
];

fn main() {
    let base = Base::default();
    let dataset = Dataset::from_quads(quads()).unwrap();
    let started = Instant::now();
    let reconciler = Reconciler::read(&dataset, &base, Everybody::Hidden).unwrap();
    eprintln!(
        "{} entities read in {:.2?}",
        reconciler.len(),
        started.elapsed()
    );
    for (what, queries) in [
        (
            "officials by name",
            queries(|number| person(number * 7), "Official"),
        ),
        (
            "officials with a slip",
            queries(|number| slip(&person(number * 7)), "Official"),
        ),
        (
            "firms by name",
            queries(|number| firm(number * 3), "Company"),
        ),
        (
            "firms by a short name",
            queries(|number| short(number * 3), "Company"),
        ),
    ] {
        let started = Instant::now();
        let found: usize = queries
            .iter()
            .map(|query| usize::from(!reconciler.candidates(query).is_empty()))
            .sum();
        let each = QUERIES as f64 / started.elapsed().as_secs_f64();
        eprintln!("{what}: {each:.0} a second, one thread; {found} of {QUERIES} have a candidate");
    }
}

fn queries(name: impl Fn(usize) -> String, of: &str) -> Vec<Query> {
    let query = |number| Query {
        names: vec![name(number)],
        types: vec![of.to_owned()],
        wanted: vec![Wanted {
            property: "title".to_owned(),
            values: vec!["副市长".to_owned()],
        }],
        limit: 10,
    };
    (0..QUERIES).map(query).collect()
}

fn of(characters: &str, number: usize) -> char {
    let count = characters.chars().count();
    characters.chars().nth(number % count).unwrap()
}

/// Two or three characters; several thousand of each hundred thousand are namesakes.
fn person(number: usize) -> String {
    let mut name = String::from(of(FAMILY, number * 31));
    name.push(of(GIVEN, number / 7));
    if number % 5 > 0 {
        name.push(of(GIVEN, number / 311));
    }
    name
}

fn slip(name: &str) -> String {
    let mut characters: Vec<char> = name.chars().collect();
    *characters.last_mut().unwrap() = '鑫';
    characters.into_iter().collect()
}

fn short(number: usize) -> String {
    let brand = [of(BRANDS, number), of(BRANDS, number / 28)];
    format!("{}{}", String::from_iter(brand), TRADES[number / 784 % 8])
}

fn firm(number: usize) -> String {
    format!("{}{}有限公司", PLACES[number / 6272 % 8], short(number))
}

fn quads() -> Vec<Quad> {
    let mut quads = Vec::new();
    let mut say = |node: &NamedNode, property: NamedNodeRef<'_>, value: Term| {
        quads.push(Quad::new(
            node.clone(),
            property,
            value,
            GraphName::DefaultGraph,
        ));
    };
    let concept =
        |scheme: &str| NamedNode::new(format!("https://w3id.org/zhengtu/scheme/{scheme}")).unwrap();
    let (official, company) = (
        concept("person-kind#official"),
        concept("organization-kind#company"),
    );
    let node = |kind: &str, number: usize| {
        NamedNode::new(format!("{}{kind}/{number}", Base::DEFAULT)).unwrap()
    };
    let label = |name: &str| Literal::new_language_tagged_literal(name, "zh-hans").unwrap();
    for number in 0..OFFICIALS {
        let (person_node, post, tenure) = (
            node("person", number),
            node("post", number % 9000),
            node("tenure", number),
        );
        let name = person(number);
        say(&person_node, rdf::TYPE, zt::PERSON.into_owned().into());
        say(&person_node, zt::PERSON_KIND, official.clone().into());
        say(&person_node, skos::PREF_LABEL, label(&name).into());
        say(
            &person_node,
            foaf::NAME,
            Literal::new_simple_literal(&name).into(),
        );
        say(&tenure, org::MEMBER, person_node.clone().into());
        say(&tenure, zt::POST_HELD, post.clone().into());
        if number < 9000 {
            let title = ["市长", "副市长", "市委书记"][number % 3];
            say(&post, rdf::TYPE, zt::POST.into_owned().into());
            say(
                &post,
                skos::PREF_LABEL,
                label(&format!("{}{number}{title}", PLACES[number % 8])).into(),
            );
            say(&post, zt::TITLE, Literal::new_simple_literal(title).into());
        }
    }
    for number in 0..FIRMS {
        let firm_node = node("organization", number);
        say(&firm_node, rdf::TYPE, zt::ORGANIZATION.into_owned().into());
        say(&firm_node, org::CLASSIFICATION, company.clone().into());
        say(&firm_node, skos::PREF_LABEL, label(&firm(number)).into());
    }
    quads
}
