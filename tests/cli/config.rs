//! `zhengtu.toml`: where it is found, what it changes, what wins over it.

use crate::case::{ARTICLE, Case};
use crate::readme;
use std::fs;
use std::path::Path;

const NOTE: &str = "note: zhengtu.toml is used";

fn row(field: &str) -> String {
    format!("{{\"id\":\"a\",{field:?}:{:?}}}\n", ARTICLE.trim())
}

#[test]
fn it_is_found_where_the_program_is_started_and_told_of() {
    let case = Case::new();
    case.write("zhengtu.toml", "[fields]\ntext = \"main_txt\"\n");
    case.write("a.jsonl", row("main_txt"));
    let told = case.run(["extract", "a.jsonl"]).ends(0);
    assert!(
        told.err.contains(NOTE) && told.out.contains("罗开泰"),
        "{}",
        told.err
    );
    let quiet = case.run(["extract", "a.jsonl", "--quiet"]).ends(0);
    assert_eq!(quiet.err, "");
    assert_eq!(quiet.out, told.out);
    case.run(["explain", "a.jsonl"]).ends(0).complains(&[NOTE]);
}

#[test]
fn another_is_named() {
    let case = Case::new();
    case.write("zhengtu.toml", "nonsense");
    case.write("conf/other.toml", "[fields]\ntext = \"main_txt\"\n");
    case.write("a.jsonl", row("main_txt"));
    let told = case
        .run(["extract", "a.jsonl", "--config", "conf/other.toml"])
        .ends(0);
    assert!(
        !told.err.contains("note:"),
        "who named it knows: {}",
        told.err
    );
    case.run(["extract", "a.jsonl", "--config", "none.toml"])
        .ends(2)
        .complains(&["cannot read the configuration none.toml"]);
}

#[test]
fn what_was_typed_wins() {
    let case = Case::new();
    case.write(
        "zhengtu.toml",
        "base = \"https://example.org/a/\"\n[fields]\ntext = \"main_txt\"\n",
    );
    case.write("a.jsonl", row("other_txt"));
    let quads = |more: &[&str]| {
        let args = [
            "extract",
            "a.jsonl",
            "--format",
            "nquads",
            "--field",
            "text=other_txt",
        ];
        case.run(args.iter().chain(more)).ends(0).out
    };
    assert!(quads(&[]).contains("<https://example.org/a/"));
    let typed = quads(&["--base", "https://example.org/b/"]);
    assert!(
        typed.contains("<https://example.org/b/") && !typed.contains("example.org/a/"),
        "{typed}"
    );
}

#[test]
fn the_genres_of_the_configuration_hold_where_none_are_typed() {
    let case = Case::new();
    case.write("zhengtu.toml", "genre = \"any\"\n");
    case.write(
        "novel.txt",
        "第三章 风波\n\n“你说什么？”县委书记罗开泰瞪着眼睛，心里一阵慌乱。他想起昨夜的梦，不由得苦笑。\n\
         “我说，副县长李明远都知道了。”她低声道，眼泪流了下来。\n罗开泰叹了口气，点燃一支烟，望着窗外，半晌没有说话。\n",
    );
    let facts = |more: &[&str]| {
        let args = ["extract", "novel.txt", "--quiet"];
        case.run(args.iter().chain(more)).ends(0).out
    };
    assert!(facts(&[]).contains("\"fact\":\"person\""), "{}", facts(&[]));
    let typed = facts(&["--genre", "factual"]);
    assert!(!typed.contains("\"fact\":\"person\""), "{typed}");
}

#[test]
fn a_wrong_one_fails_with_file_line_and_key() {
    let case = Case::with_article();
    case.write(
        "zhengtu.toml",
        "# ours\n\n[outlets]\n\"雾都观察\" = \"雾都市\"\n",
    );
    for command in ["extract", "explain"] {
        case.run([command, "good.txt"])
            .ends(2)
            .complains(&["zhengtu.toml:4: `outlets.雾都观察`: no division is called `雾都市`"]);
    }
    case.write("zhengtu.toml", "[lexicon]\n");
    case.run(["build", "good.txt", "--store", "s"])
        .ends(2)
        .complains(&["zhengtu.toml:1: `lexicon`", "did you mean `lexicons`?"]);
    assert!(!case.path("s").exists(), "a store was made for nothing");
}

#[test]
fn an_outlet_gives_its_articles_a_home() {
    let case = Case::new();
    let publish = |outlet: &str| {
        let text = "6月12日，市长苏星河到医院调研，副市长林知远陪同。";
        let row = format!("{{\"id\":\"a\",\"sitename\":{outlet:?},\"text\":{text:?}}}\n");
        case.write("a.jsonl", row);
    };
    publish("雾渡观察");
    let home = |expected: &str, words: &str| {
        let told = case.run(["build", "a.jsonl", "--store", "s"]).ends(0);
        assert!(told.err.contains(words), "{}", told.err);
        let posts = case.run(["query", "posts", "--store", "s"]).ends(0).out;
        assert_eq!(posts.contains("临江市"), expected == "临江市", "{posts}");
    };
    home("", "stored 1");
    case.write(
        "zhengtu.toml",
        "[outlets]\n\"雾渡观察\" = \"吉林省临江市\"\n",
    );
    home("临江市", "stored 1");
    home("临江市", "unchanged 1");
    publish("霧渡觀察網");
    home("临江市", "stored 1");
}

/// A file's content follows this mark, in a block.
const FILE: &str = "<!-- file: ";

/// The worked example of docs/config.md: its files, and what it says that they give.
#[test]
fn the_worked_example_works() {
    let case = Case::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/config.md");
    let document = fs::read_to_string(path).unwrap();
    let mut files = 0;
    for block in document.split(FILE).skip(1) {
        let (name, block) = block.split_once(" -->\n```").unwrap();
        let (_, block) = block.split_once('\n').unwrap();
        let (content, _) = block.split_once("```\n").unwrap();
        case.write(name, content);
        files += 1;
    }
    assert_eq!(files, 6, "an article, the configuration and four tables");
    let told = case
        .run(["build", "articles.jsonl", "--store", "graph"])
        .ends(0);
    assert!(told.err.contains("stored 2"), "{}", told.err);
    readme::holds(&case, "docs/config.md");
}
