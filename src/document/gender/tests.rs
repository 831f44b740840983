//! What tells a gender, and what does not.

use crate::document::Document;
use crate::document::reading::{Metadata, read};
use crate::kind::Gender;
use crate::lexicon::Lexicon;
use crate::text::CleanText;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

fn document(text: &str) -> Document {
    read(&LEXICON, &CleanText::of(text), &Metadata::default())
}

/// The gender of a person, and the words that tell it.
fn told(text: &str, name: &str) -> (&'static str, String) {
    let document = document(text);
    let person = document.people.iter().find(|person| person.name == name);
    let person = person.unwrap_or_else(|| panic!("{name} is not found in {text}"));
    person.gender.as_ref().map_or(("-", String::new()), |sign| {
        let gender = match sign.gender {
            Gender::Female => "female",
            Gender::Male => "male",
        };
        (gender, document.words(&sign.range).to_owned())
    })
}

/// Text, name, gender, and the words that tell it.
const STATED: &[(&str, &str, &str, &str)] = &[
    (
        "任命程兰(女)为铁岭市教育局局长。",
        "程兰",
        "female",
        "程兰(女",
    ),
    (
        "任命马秀兰（女，回族）为市民政局局长。",
        "马秀兰",
        "female",
        "马秀兰(女",
    ),
    (
        "任命马秀兰（回族，女）为市民政局局长。",
        "马秀兰",
        "female",
        "马秀兰(回族,女",
    ),
    (
        "副市长程兰（女）、王建国（男）参加调研。",
        "程兰",
        "female",
        "程兰(女",
    ),
    (
        "副市长程兰（女）、王建国（男）参加调研。",
        "王建国",
        "male",
        "王建国(男",
    ),
    (
        "王建国，男，汉族，1970年2月生，现任泰和县财政局局长，拟任泰和县副县长。",
        "王建国",
        "male",
        "王建国,男",
    ),
    (
        "程兰，女，汉族，1975年3月生，中共党员，现任铁岭市教育局局长。",
        "程兰",
        "female",
        "程兰,女",
    ),
    ("县委书记程兰女士到会祝贺。", "程兰", "female", "程兰女士"),
    // Must not tell it.
    (
        "市长程兰（市妇女联合会名誉主席）参加调研。",
        "程兰",
        "-",
        "",
    ),
    ("市长王建国（兼女子学院院长）参加调研。", "王建国", "-", ""),
    ("市长王建国，女企业家代表李红参加座谈。", "王建国", "-", ""),
    (
        "市长王建国到鑫通公司调研，他强调要抓好安全生产。",
        "王建国",
        "-",
        "",
    ),
    ("市长程兰到鑫通公司调研。", "程兰", "-", ""),
    ("副市长王建国、女职工代表参加座谈会。", "王建国", "-", ""),
    ("市长王建国，男女职工代表参加座谈会。", "王建国", "-", ""),
];

#[test]
fn notes_and_registers_tell_it() {
    for &(text, name, gender, words) in STATED {
        assert_eq!(
            told(text, name),
            (gender, words.to_owned()),
            "{name} in {text}"
        );
    }
}

/// Text, name, and the gender that 她 tells.
const MEANT: &[(&str, &str, &str)] = &[
    (
        "8日，铁岭市市长程兰到鑫通机械公司调研。她强调，要抓好安全生产。",
        "程兰",
        "female",
    ),
    (
        "8日，铁岭市市长程兰到鑫通机械公司调研。她还指出，要抓好安全生产。副市长王建国陪同。",
        "程兰",
        "female",
    ),
    (
        "8日，铁岭市市长程兰到鑫通机械公司调研，副市长王建国陪同。她强调，要抓好安全生产。",
        "程兰",
        "female",
    ),
    (
        "8日，铁岭市市长程兰来到银州区调研。在鑫通机械公司，她详细了解生产情况。",
        "程兰",
        "female",
    ),
    (
        "8日，铁岭市市长程兰到银州区走访慰问困难职工。她叮嘱，要照顾好群众。",
        "程兰",
        "female",
    ),
    (
        "8日，铁岭市市长程兰到鑫通机械公司调研。\n她强调，要抓好安全生产。",
        "程兰",
        "female",
    ),
    // Must not.
    (
        "8日，铁岭市市长王建国到鑫通机械公司调研。\n社区志愿者到场助兴。她很高兴。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国到银州区走访。他强调，要抓好安全生产。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国来到银州区走访慰问老人。她拉着市长的手说，谢谢。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国到村里走访。村民的女儿今年考上大学，她说很高兴。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国走访企业职工，她们高兴地说，谢谢。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国会见了鑫通机械公司董事长程兰。她介绍了公司情况。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国会见了鑫通机械公司董事长程兰。她介绍了公司情况。",
        "程兰",
        "-",
    ),
    (
        "8日，铁岭市市长王建国到银州区调研。“她是我们厂最好的工人。”厂里的人说。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国来到银州区调研，她就住在附近的小区。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国来到银州区调研。社区志愿者正在排练，她很高兴。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国的秘书来到银州区调研。她很高兴。",
        "王建国",
        "-",
    ),
    (
        "8日，铁岭市市长王建国任命了新的秘书。她很高兴。",
        "王建国",
        "-",
    ),
    ("8日，铁岭市市长王建国说，她每天都来厂里。", "王建国", "-"),
    (
        "8日，铁岭市市长王建国到银州区调研，向她表示感谢。",
        "王建国",
        "-",
    ),
];

#[test]
fn she_tells_it_of_one_person_alone() {
    for &(text, name, gender) in MEANT {
        assert_eq!(told(text, name).0, gender, "{name} in {text}");
    }
}

#[test]
fn the_words_go_from_the_name_to_the_pronoun() {
    let text = "8日，铁岭市市长程兰到鑫通机械公司调研。她强调，要抓好安全生产。";
    assert_eq!(
        told(text, "程兰").1,
        "程兰到鑫通机械公司调研。她",
        "the evidence shows name and pronoun"
    );
}
