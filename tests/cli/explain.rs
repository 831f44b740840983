//! An article marked up in the terminal.

use crate::case::Case;

#[test]
fn the_article_and_its_facts_are_shown() {
    let case = Case::with_article();
    let told = case.run(["explain", "good.txt"]).ends(0).out;
    assert!(told.starts_with("good\n"), "the id comes first: {told}");
    assert!(
        told.contains("[P person]"),
        "without colours a legend tells the letters: {told}"
    );
    assert!(
        !told.contains('\u{1b}'),
        "no escape sequences outside a terminal: {told}"
    );
}

#[test]
fn one_article_of_many_can_be_named() {
    let case = Case::new();
    case.write(
        "a.jsonl",
        "{\"id\":\"a\",\"text\":\"会议召开。\"}\n{\"id\":\"b\",\"text\":\"会议又召开。\"}\n",
    );
    let told = case
        .run(["explain", "a.jsonl", "--article", "b"])
        .ends(0)
        .out;
    assert!(told.starts_with("b\n") && !told.contains("\na\n"), "{told}");
    case.run(["explain", "a.jsonl", "--article", "c"])
        .ends(2)
        .complains(&["`c`"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    Case::new()
        .run(["explain", "nowhere.txt"])
        .ends(1)
        .complains(&["nowhere.txt", "[unreadable]"]);
}

#[test]
fn the_genre_is_told_with_its_reasons() {
    let case = Case::with_article();
    let told = case.run(["explain", "good.txt"]).ends(0).out;
    for words in ["genre news (", "  news ", "day (1x)"] {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
    assert!(!told.contains("--genre any"), "{told}");
    let chapter = include_str!("../genre/fiction-long-official-talk.txt");
    case.write("chapter.txt", chapter);
    let told = case.run(["explain", "chapter.txt"]).ends(0).out;
    for words in [
        "genre fiction (",
        "opening (1x)",
        "No facts are stated",
        "0 facts",
    ] {
        assert!(told.contains(words), "`{words}` is not in: {told}");
    }
    let told = case
        .run(["explain", "chapter.txt", "--genre", "any"])
        .ends(0)
        .out;
    assert!(told.contains("person 章克明"), "{told}");
}
