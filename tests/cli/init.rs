//! `zhengtu init`: a configuration that explains itself and changes nothing.

use crate::case::{ARTICLE, Case};
use std::fs;

#[test]
fn it_is_written_once_and_over_another_only_when_forced() {
    let case = Case::new();
    case.run(["init", "news/county"])
        .ends(0)
        .complains(&["wrote news/county/zhengtu.toml"]);
    let file = case.path("news/county/zhengtu.toml");
    let written = fs::read_to_string(&file).unwrap();
    fs::write(&file, "genre = \"any\"\n").unwrap();
    case.run(["init", "news/county"])
        .ends(2)
        .complains(&["zhengtu.toml is there already", "--force"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "genre = \"any\"\n");
    case.run(["init", "news/county", "--force"]).ends(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
}

#[test]
fn as_written_it_changes_nothing() {
    let case = Case::with_article();
    let before = case.run(["extract", "good.txt"]).ends(0).out;
    case.run(["init"]).ends(0);
    assert_eq!(case.run(["extract", "good.txt"]).ends(0).out, before);
}

/// What the comments show can be had by taking the # away.
#[test]
fn every_key_is_there_and_right_once_it_is_no_comment() {
    let case = Case::new();
    case.run(["init"]).ends(0);
    let template = fs::read_to_string(case.path("zhengtu.toml")).unwrap();
    let is_key = |line: &&str| line.starts_with('#') && !line.starts_with("# ") && line.len() > 1;
    let keys: Vec<&str> = template.lines().filter(is_key).collect();
    for key in [
        "base",
        "genre",
        "text",
        "names",
        "posts",
        "organizations",
        "aliases",
    ] {
        let is = |line: &&&str| line.starts_with(&format!("#{key} = "));
        assert_eq!(keys.iter().filter(is).count(), 1, "{key} in {template}");
    }
    let live: String = template
        .lines()
        .map(|line| if is_key(&line) { &line[1..] } else { line })
        .flat_map(|line| [line, "\n"])
        .collect();
    case.write("zhengtu.toml", live);
    case.write("lexicon/names.tsv", "name\n");
    case.write("lexicon/posts.tsv", "title\n");
    case.write("lexicon/organizations.tsv", "name\n");
    case.write("lexicon/aliases.tsv", "alias\tname\tkind\n");
    case.write(
        "a.jsonl",
        format!("{{\"id\":\"a\",\"body\":{:?}}}", ARTICLE.trim()),
    );
    case.run(["extract", "a.jsonl", "--quiet"]).ends(0);
}
