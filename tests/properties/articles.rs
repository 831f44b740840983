//! The bundled articles, made-up ones, and ways to damage them.

use crate::corpus;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::path::PathBuf;
use std::sync::LazyLock;
use zhengtu::fact::ArticleFacts;
use zhengtu::pipeline::Pipeline;
use zhengtu::source::Article;

pub static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

/// The bundled articles, and a few that are short, odd or empty of anything.
pub static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let made_up = MADE_UP.iter().enumerate();
    let made_up = made_up.map(|(number, text)| made_up_article(number, text));
    corpus::articles().into_iter().chain(made_up).collect()
});

/// What the articles say.
pub static FACTS: LazyLock<Vec<ArticleFacts>> = LazyLock::new(|| {
    let articles = ARTICLES.iter();
    articles.map(|article| PIPELINE.extract(article)).collect()
});

const MADE_UP: [&str; 8] = [
    "",
    "\n\n　\n",
    "书记",
    "5月9日，县长",
    "5月9日，繁昌区委书记顾南飞到芜湖云岭轴承有限公司调研，副区长陶知夏、顾南飞陪同。",
    "任命：\n顾南飞为\n免去：\n的职务",
    "<b>5月9日</b>，“𠮷田（よしだ）市长”𠮷野到芜湖云岭轴承有限公司\u{200b}调研。\r\n\u{feff}完",
    "2月30日，13月1日，今（31）日，五月三十一日，二〇二四年二月三十日，繁昌区召开会议。",
];

fn made_up_article(number: usize, text: &str) -> Article {
    Article {
        id: format!("made-up-{number}"),
        url: None,
        title: None,
        publisher: None,
        published: Some("2024-05-10".to_owned()),
        retrieved: None,
        text: text.to_owned(),
        file: PathBuf::from("-"),
        line: None,
    }
}

/// One way to damage a text at one of its characters, as mirrors and crawlers do.
#[derive(Debug, Clone)]
pub enum Damage {
    /// What pages set into a text: readings in brackets, lost characters, marks without width.
    Insert(Index, &'static str),
    /// A character is lost.
    Drop(Index),
    /// A character comes twice.
    Repeat(Index),
    /// Two characters change places.
    Swap(Index),
    /// A line ends here, and an empty one follows.
    Break(Index),
    /// All newlines are doubled.
    DoubleBreaks,
    /// Digits, letters and marks become wide.
    Widen,
    /// The text breaks off.
    Cut(Index),
}

const INSERTED: [&str; 16] = [
    "(qiáng)",
    "（zhèn）",
    "(",
    "（",
    "）",
    "?",
    "\u{fffd}",
    "\u{200b}",
    "\u{feff}",
    "\r\n",
    "　",
    "\u{301}",
    "𠮷",
    "&nbsp;",
    "、",
    "。",
];

pub fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), select(&INSERTED[..])).prop_map(|(at, what)| Damage::Insert(at, what)),
        3 => at().prop_map(Damage::Drop),
        1 => at().prop_map(Damage::Repeat),
        1 => at().prop_map(Damage::Swap),
        1 => at().prop_map(Damage::Break),
        1 => Just(Damage::DoubleBreaks),
        1 => Just(Damage::Widen),
        1 => at().prop_map(Damage::Cut),
    ]
}

/// Any article, damaged in some ways.
pub fn damaged() -> impl Strategy<Value = Article> {
    let damages = proptest::collection::vec(damage(), 0..12);
    (any::<Index>(), damages).prop_map(|(which, damages)| {
        let mut article = which.get(&ARTICLES).clone();
        let text = damages
            .iter()
            .fold(article.text, |text, damage| after(&text, damage));
        article.text = text;
        article
    })
}

fn after(text: &str, damage: &Damage) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let count = characters.len();
    let whole = |characters: Vec<char>| characters.into_iter().collect();
    match damage {
        Damage::DoubleBreaks => return text.replace('\n', "\n\n"),
        Damage::Widen => return text.chars().map(wide).collect(),
        Damage::Insert(at, what) => {
            let at = at.index(count + 1);
            characters.splice(at..at, what.chars());
            return whole(characters);
        }
        Damage::Break(at) => {
            let at = at.index(count + 1);
            characters.splice(at..at, ['\n', '\n']);
            return whole(characters);
        }
        Damage::Drop(_) | Damage::Repeat(_) | Damage::Swap(_) | Damage::Cut(_) if count == 0 => {}
        Damage::Drop(at) => drop(characters.remove(at.index(count))),
        Damage::Repeat(at) => characters.insert(at.index(count), characters[at.index(count)]),
        Damage::Swap(at) => characters.swap(at.index(count), (at.index(count) + 1) % count),
        Damage::Cut(at) => characters.truncate(at.index(count)),
    }
    whole(characters)
}

fn wide(character: char) -> char {
    match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xfee0).unwrap(),
        _ => character,
    }
}
