use super::*;
use crate::lexicon::Lexicon;

fn read(text: &str) -> Result<Config, String> {
    Config::of(Path::new("zhengtu.toml"), text).map_err(|error| format!("{error:#}"))
}

#[test]
fn an_empty_configuration_changes_nothing() {
    let config = read("# only this\n").unwrap();
    assert_eq!(config.base, None);
    assert_eq!(config.fields, FieldMap::default());
    assert_eq!(config.user, UserLexicon::default());
    assert_eq!(config.genres, None);
}

#[test]
fn every_key_is_understood() {
    let text = r#"
base = "https://example.org/id/"
genre = "any"
[fields]
text = ["body", "content"]
date = "when"
[outlets]
"临江日报" = "吉林省临江市"
"雾都观察" = "-"
"#;
    let config = read(text).unwrap();
    assert_eq!(config.base.unwrap().as_str(), "https://example.org/id/");
    assert_eq!(config.genres, Some(Genres::Any));
    let fields = FieldMap::parse(&["date=when", "text=body", "text=content"]);
    assert_eq!(config.fields, fields.unwrap());
    let divisions = Lexicon::with(&config.user).divisions;
    let home = divisions.home_of_outlet("临江日报社");
    assert_eq!(home.map(|id| divisions.get(id).name), Some("临江市"));
    assert_eq!(divisions.home_of_outlet("雾都观察"), None);
}

#[test]
fn what_is_wrong_is_told_by_file_line_and_key() {
    for (text, told) in [
        (
            "bsae = \"x\"\n",
            "zhengtu.toml:1: `bsae`: there is no such key; did you mean `base`?",
        ),
        (
            "\n[lexicon]\n",
            "zhengtu.toml:2: `lexicon`: there is no such key; did you mean `lexicons`?",
        ),
        (
            "q = 1\n",
            "zhengtu.toml:1: `q`: there is no such key; the keys here are base, genre",
        ),
        (
            "[lexicons]\nname = \"x\"\n",
            "zhengtu.toml:2: `lexicons.name`: there is no such key; did you mean `names`",
        ),
        (
            "\ngenre = \"news\"\n",
            "zhengtu.toml:2: `genre`: write \"factual\" or \"any\"",
        ),
        ("base = 3\n", "zhengtu.toml:1: `base`: write it as a text"),
        ("base = \"no iri\"\n", "zhengtu.toml:1: `base`: "),
        (
            "fields = \"x\"\n",
            "zhengtu.toml:1: `fields`: write it as a section, `[fields]`",
        ),
        (
            "[fields]\nbody = [\n\"x\",\n3]\n",
            "zhengtu.toml:4: `fields.body`: write a text",
        ),
        (
            "[fields]\nheart = \"x\"\n",
            "zhengtu.toml:2: `fields.heart`: \"heart\" is no part of an article",
        ),
        (
            "[outlets]\n\"临江日报\" = 220681\n",
            "zhengtu.toml:2: `outlets.临江日报`: write it as a text",
        ),
        (
            "[outlets]\n\"雾都观察\" = \"雾都市\"\n",
            "zhengtu.toml:2: `outlets.雾都观察`: no division is called `雾都市`",
        ),
        (
            "[lexicons]\nnames = \"none.tsv\"\n",
            "zhengtu.toml:2: `lexicons.names`: the table cannot be used: cannot read none.tsv",
        ),
        ("base = \"x\"\nbase = \"y\"\n", "zhengtu.toml:2: "),
        ("base =\n", "zhengtu.toml:1: "),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(told), "told: {error}\nwanted: {told}");
    }
}
