//! Tables of the user's own: what they list is recognised, and what has changed is read again.

use crate::case::Case;
use serde_json::Value;

/// Neither the mayor, whose name has no surname, nor the workshop nor the title has a form that is known.
const TEXT: &str = "6月12日上午，县长苇渡望汐到霁光工坊调研，副县长李明远、云帆司事简平沙、周文斌陪同。望汐说，霁光要加快发展。";

const CONFIG: &str = r#"
[lexicons]
names = "lexicon/names.tsv"
posts = ["lexicon/posts.tsv"]
organizations = "lexicon/organizations.tsv"
aliases = "lexicon/aliases.tsv"
"#;

fn case() -> Case {
    let case = Case::new();
    case.write(
        "a.jsonl",
        format!("{{\"id\":\"a\",\"date\":\"2024-06-13\",\"text\":\"{TEXT}\"}}\n"),
    );
    case
}

fn with_tables(case: &Case) {
    case.write("zhengtu.toml", CONFIG);
    case.write(
        "lexicon/names.tsv",
        "# ours\nname\tgender\n苇渡望汐\tfemale\n",
    );
    case.write(
        "lexicon/posts.tsv",
        "title\tkind\trank\n云帆司事\thead\tcounty_deputy\n",
    );
    case.write(
        "lexicon/organizations.tsv",
        "name\ttype\tshort_names\tdivision\n霁光工坊陶艺社\tcompany\t霁光工坊、霁光\t江西省泰和县\n",
    );
    case.write(
        "lexicon/aliases.tsv",
        "alias\tname\tkind\n望汐\t苇渡望汐\tperson\n",
    );
}

fn facts(case: &Case) -> Vec<Value> {
    let line = case.run(["extract", "a.jsonl", "--quiet"]).ends(0).out;
    let read: Value = serde_json::from_str(&line).unwrap();
    read["facts"].as_array().unwrap().clone()
}

#[test]
fn what_is_listed_is_recognised() {
    let case = case();
    let alone = serde_json::to_string(&facts(&case)).unwrap();
    assert!(
        !alone.contains("\"苇渡望汐\"") && !alone.contains("\"visit\""),
        "without the tables there is no visit, else this test shows nothing: {alone}"
    );
    with_tables(&case);
    let facts = facts(&case);
    let of = |kind: &'static str| facts.iter().filter(move |fact| fact["fact"] == kind);
    let mayor = of("person").find(|fact| fact["key"] == "苇渡望汐").unwrap();
    assert_eq!(
        mayor["kind"], "official",
        "the title before the name counts"
    );
    assert_eq!(mayor["gender"], "female");
    assert_eq!(mayor["grounds"]["rule"], "person.listed");
    assert!(
        !of("person").any(|fact| fact["key"] == "望汐"),
        "an alias is nobody else"
    );
    assert!(
        of("person").any(|fact| fact["key"] == "周文斌"),
        "the list goes on"
    );
    let firm = of("organization")
        .find(|fact| fact["name"] == "霁光工坊陶艺社")
        .unwrap();
    assert_eq!(firm["kind"], "company");
    assert_eq!(firm["division_code"], "360826");
    assert_eq!(firm["short_names"], serde_json::json!(["霁光工坊", "霁光"]));
    assert_eq!(firm["grounds"]["rule"], "organization.listed");
    let post = of("post")
        .find(|fact| fact["post"]["title"] == "云帆司事")
        .unwrap();
    assert_eq!(post["person"], "简平沙");
    assert_eq!(post["rank"], "county_deputy");
    let visit = of("event").find(|fact| fact["kind"] == "visit").unwrap();
    assert_eq!(visit["stops"][0]["site"]["organization"], "霁光工坊陶艺社");
}

#[test]
fn what_has_changed_in_a_table_is_read_again() {
    let case = case();
    let build = |words: &str| {
        let told = case.run(["build", "a.jsonl", "--store", "s"]).ends(0).err;
        assert!(told.contains(words), "{words} is not in {told}");
    };
    build("stored 1");
    with_tables(&case);
    build("stored 1");
    build("unchanged 1");
    case.write(
        "lexicon/names.tsv",
        "name\tgender\n# only a comment is new\n苇渡望汐\t女\n",
    );
    build("unchanged 1");
    case.write("lexicon/names.tsv", "name\n苇渡望汐\n");
    build("stored 1");
    let people = case.run(["query", "people", "--store", "s"]).ends(0).out;
    assert!(people.contains("苇渡望汐"), "{people}");
}

#[test]
fn a_wrong_table_is_told_by_its_line_and_that_of_the_configuration() {
    let case = case();
    with_tables(&case);
    case.write("lexicon/names.tsv", "name\tgender\n\n苇渡望汐\tmoon\n");
    case.run(["extract", "a.jsonl"]).ends(2).complains(&[
        "zhengtu.toml:3: `lexicons.names`",
        "lexicon/names.tsv:3: column 2: `gender` cannot be `moon`",
    ]);
}

/// `build .` beside the configuration: its files are no articles.
#[test]
fn a_directory_is_read_without_the_configuration_in_it() {
    let case = case();
    with_tables(&case);
    case.run(["build", ".", "--store", ".store"])
        .ends(0)
        .closes("read 1 = stored 1 + unchanged 0 + set aside 0");
}
