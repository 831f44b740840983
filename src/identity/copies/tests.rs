//! A set of invented stories, with copies as mirrors make them and with reports after one pattern that are none.
//! Precision and recall are those of pairs.

use super::copies;
use crate::fact::ArticleFacts;
use crate::pipeline::{Genres, Pipeline};
use crate::source::Article;
use std::collections::{BTreeMap, BTreeSet};

const SURNAMES: &[&str] = &["张", "李", "罗", "邓", "周", "宋", "贺", "温", "赖", "曾"];
const GIVEN: &[&str] = &[
    "远志", "若川", "开泰", "明远", "思源", "秋实", "建业", "立夏", "怀瑾", "守拙",
];
const PLACES: &[&str] = &[
    "南坪镇",
    "石桥乡",
    "柳河镇",
    "上田乡",
    "青山镇",
    "白水镇",
    "沙溪乡",
    "新塘镇",
];
const FIRMS: &[&str] = &[
    "赣泉电路",
    "瑞禾粮油",
    "启明轴承",
    "天目陶瓷",
    "远航船舶",
    "金穗种业",
    "北辰医药",
    "海川纺织",
];
const TOPICS: &[&str] = &[
    "项目建设",
    "安全生产",
    "春耕备耕",
    "招商引资",
    "防汛抗旱",
    "乡村振兴",
    "环境整治",
    "稳岗就业",
];
const SAYINGS: &[&str] = &[
    "要把握窗口期，倒排工期、挂图作战，确保早竣工、早投产",
    "要压实责任，盯紧关键环节，坚决守住底线",
    "要聚焦主业，加大研发投入，在细分领域做精做专",
    "要靠前服务，把企业的难处当成自己的难处来办",
    "要因地制宜，发展特色种植，让村民在家门口增收",
    "要统筹兼顾，既算经济账，也算生态账",
    "要走好群众路线，多到田间地头听意见",
    "要打通堵点，让手续跑在项目前面",
    "要用好人才政策，留得住年轻人",
    "要算好时间账，一个节点一个节点地推进",
];
const SCENES: &[&str] = &[
    "车间里机器轰鸣，工人们正在赶制订单",
    "工地上塔吊林立，二期厂房已经封顶",
    "连片的大棚里，新一茬辣椒长势喜人",
    "河堤上，加固工程进入收尾阶段",
    "展厅中陈列着刚下线的样机",
    "合作社的晒场上铺满了金黄的稻谷",
    "服务大厅里，办事群众井然有序",
    "实验室内，技术员正在调试设备",
];

/// Numbers that look random and are the same everywhere (xorshift64).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.throw(from.len())]
    }
}

/// A story: its headline and its sentences.
fn story(dice: &mut Dice) -> (String, Vec<String>) {
    let leader = format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN));
    let other = format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN));
    let (place, firm, topic) = (dice.pick(PLACES), dice.pick(FIRMS), dice.pick(TOPICS));
    let (month, day, sum) = (dice.throw(12) + 1, dice.throw(28) + 1, dice.throw(900) + 12);
    let mut body = vec![
        format!("{month}月{day}日，县委书记{leader}到{place}调研{topic}工作，县领导{other}参加。"),
        format!(
            "在{firm}有限公司，{}，{leader}详细了解总投资{sum}万元的项目进展。",
            dice.pick(SCENES)
        ),
    ];
    for _ in 0..dice.throw(4) + 4 {
        let said = dice.pick(SAYINGS);
        let seen = dice.pick(SCENES);
        body.push(format!(
            "来到{}，{seen}，{leader}边走边看，与{}户农户算起收支账，指出{said}。",
            dice.pick(PLACES),
            dice.throw(80) + 3
        ));
    }
    body.push(format!("{leader}强调，{}。", dice.pick(SAYINGS)));
    (format!("{leader}到{place}调研{topic}"), body)
}

/// A report after a pattern of which only names and numbers change.
fn pattern(dice: &mut Dice) -> String {
    let leader = format!("{}{}", dice.pick(SURNAMES), dice.pick(GIVEN));
    format!(
        "县领导接访\n{}月{}日上午，县委常委{leader}到县信访接待中心开展接访活动，现场接待来访群众{}批{}人次。接访中，{leader}认真倾听来访群众诉求，耐心细致地做好政策解释工作，与相关部门负责人共同研究解决问题的办法。{leader}要求，相关部门要坚持以人民为中心的发展思想，落实首接首办责任，依法及时就地解决群众合理诉求，做到件件有着落、事事有回音。{}、县信访局负责人参加接访。",
        dice.throw(12) + 1,
        dice.throw(28) + 1,
        dice.throw(9) + 2,
        dice.throw(30) + 10,
        dice.pick(PLACES),
    )
}

/// The copies that are made of a story, each in the way of one kind of mirror.
fn mirrored(dice: &mut Dice, headline: &str, body: &[String]) -> Vec<String> {
    let whole = body.concat();
    let lines = body.join("\n");
    let kept = body.len() * 3 / 5;
    let mut edited = body.to_vec();
    let at = dice.throw(edited.len() - 3) + 2;
    edited[at] = format!("随后，一行人又到{}看望了老党员。", dice.pick(PLACES));
    let damaged: String = whole
        .chars()
        .map(|c| if dice.throw(40) == 0 { '?' } else { c })
        .collect();
    let noted: String = whole
        .chars()
        .map(|c| match c {
            '调' => "调(diào)".to_owned(),
            '资' => "资(zī)".to_owned(),
            other => other.to_string(),
        })
        .collect();
    let traditional: String = whole.chars().map(traditional).collect();
    vec![
        format!("{headline}\n{whole}"),
        format!("{}时强调 狠抓落实\n{whole}", headline),
        format!("{headline}\n来源：南坪新闻网 作者：本网记者\n{lines}\n责任编辑：小温"),
        format!("{headline}\n{}", body[..kept].concat()),
        format!("{headline}\n{}", edited.concat()),
        format!("{headline}\n{damaged}"),
        format!("{headline}\n{noted}"),
        format!("{headline}\n{traditional}"),
    ]
}

fn traditional(character: char) -> char {
    const PAIRS: &[(char, char)] = &[
        ('县', '縣'),
        ('书', '書'),
        ('记', '記'),
        ('调', '調'),
        ('资', '資'),
        ('项', '項'),
        ('进', '進'),
        ('镇', '鎮'),
        ('业', '業'),
        ('强', '強'),
        ('领', '領'),
        ('导', '導'),
        ('参', '參'),
        ('详', '詳'),
        ('细', '細'),
        ('与', '與'),
    ];
    PAIRS
        .iter()
        .find(|(plain, _)| *plain == character)
        .map_or(character, |(_, full)| *full)
}

/// The articles, and of each the number of its text.
fn corpus() -> (Vec<ArticleFacts>, BTreeMap<String, usize>) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut texts, mut text_of) = (Vec::new(), BTreeMap::new());
    for number in 0..240 {
        let (headline, body) = story(&mut dice);
        let made = mirrored(&mut dice, &headline, &body);
        let first = dice.throw(made.len() - 3);
        texts.push((number, format!("{headline}\n{}", body.join("\n"))));
        texts.extend(
            made[first..first + 3]
                .iter()
                .map(|text| (number, text.clone())),
        );
    }
    for number in 240..330 {
        texts.push((number, pattern(&mut dice)));
    }
    let pipeline = Pipeline::of(Genres::Any);
    let articles = texts.into_iter().enumerate().map(|(at, (number, text))| {
        let id = format!("a{:04}", (at * 7919) % 10_007);
        text_of.insert(id.clone(), number);
        pipeline.extract(&Article {
            id,
            url: None,
            title: None,
            publisher: None,
            published: None,
            retrieved: None,
            text,
            file: "a".into(),
            line: None,
        })
    });
    (articles.collect(), text_of)
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "a few thousand pairs")]
fn copies_are_found_and_patterns_are_told_apart() {
    let (articles, text_of) = corpus();
    let copy_of = copies(&articles);
    let mut clusters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for document in text_of.keys() {
        let original = copy_of.get(document).unwrap_or(document);
        clusters.entry(original).or_default().push(document);
    }
    let pairs = |groups: Vec<Vec<&str>>| -> BTreeSet<(String, String)> {
        let each = groups.into_iter().flat_map(|group| {
            let pairs = group.iter().enumerate().flat_map(|(at, one)| {
                group[at + 1..]
                    .iter()
                    .map(|other| ((*one).to_owned(), (*other).to_owned()))
                    .collect::<Vec<_>>()
            });
            pairs.collect::<Vec<_>>()
        });
        each.collect()
    };
    let found = pairs(clusters.into_values().collect());
    let mut texts: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (document, text) in &text_of {
        texts.entry(*text).or_default().push(document);
    }
    let wanted = pairs(texts.into_values().collect());
    let right = found.intersection(&wanted).count() as f64;
    let (precision, recall) = (right / found.len() as f64, right / wanted.len() as f64);
    assert!(
        precision >= 0.98 && recall >= 0.95,
        "precision {precision:.3}, recall {recall:.3}"
    );
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    let (mut articles, _) = corpus();
    articles.truncate(60);
    let forth = copies(&articles);
    articles.reverse();
    assert_eq!(copies(&articles), forth);
    assert!(!forth.is_empty());
}
