use super::*;
use std::fs;
use std::sync::LazyLock;

static DIVISIONS: LazyLock<Divisions> = LazyLock::new(Divisions::load);

fn read(table: Table, text: &str) -> Result<UserLexicon, String> {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("table.tsv");
    fs::write(&file, text).unwrap();
    let mut user = UserLexicon::default();
    let name = format!("{}/", dir.path().display());
    user.read(table, &file, &DIVISIONS)
        .map(|()| user)
        .map_err(|error| error.to_string().replace(&name, ""))
}

#[test]
fn columns_may_stand_in_any_order_and_be_left_out() {
    let user = read(
        Table::Names,
        "\u{feff}# ours\n性别\tname\talias\n女\t苇渡望汐\t望汐、苇老师\n\n\t时雨\r\n",
    )
    .unwrap();
    let names: Vec<_> = user
        .persons
        .iter()
        .map(|(s, p)| (s.as_str(), p.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("时雨", "时雨"),
            ("望汐", "苇渡望汐"),
            ("苇渡望汐", "苇渡望汐"),
            ("苇老师", "苇渡望汐")
        ]
    );
    assert_eq!(user.persons["望汐"].gender, Some(Gender::Female));
    assert_eq!(user.persons["时雨"].gender, None);
}

#[test]
fn names_in_traditional_characters_are_known_in_both_scripts() {
    let user = read(Table::Names, "name\n王昇\n王升\n葦渡\n").unwrap();
    let names = crate::lexicon::names::Names::with(&user);
    for (written, name) in [
        ("王昇", Some("王昇")),
        ("王升", Some("王升")),
        ("葦渡", Some("葦渡")),
        ("苇渡", Some("葦渡")),
        ("王陞", None),
    ] {
        let found = names.listed.get(written);
        assert_eq!(found.map(|person| person.name.as_str()), name, "{written}");
    }
}

const WRONG: &[(Table, &str, &str)] = &[
    (Table::Names, "", "table.tsv:1: the file has no header"),
    (
        Table::Names,
        "# only this\n",
        "table.tsv:1: the file has no header",
    ),
    (
        Table::Names,
        "name\tsex\n",
        "table.tsv:1: column 2: there is no column `sex` in this table; it has name, alias, gender",
    ),
    (
        Table::Names,
        "name\tname\n",
        "table.tsv:1: column 2: `name` is there already",
    ),
    (
        Table::Aliases,
        "alias\tname\n",
        "table.tsv:1: the header has no column `kind`",
    ),
    (
        Table::Names,
        "name,gender\n",
        "table.tsv:1: column 1: there is no column `name,gender`",
    ),
    (
        Table::Names,
        "name\n\n时雨\tmale\n",
        "table.tsv:3: column 2: `male` has no column; the header has 1",
    ),
    (
        Table::Names,
        "name\tgender\n\tmale\n",
        "table.tsv:2: column 1: `name` is empty",
    ),
    (
        Table::Names,
        "name\n时\n",
        "table.tsv:2: column 1: `name` cannot be `时`: a name has 2 characters or more",
    ),
    (
        Table::Names,
        "name\tgender\n时雨\tother\n",
        "table.tsv:2: column 2: `gender` cannot be `other`: write female or male",
    ),
    (
        Table::Posts,
        "title\trank\n云长\tbig\n",
        "table.tsv:2: column 2: `rank` cannot be `big`: it is one of state_chief",
    ),
    (
        Table::Organizations,
        "name\tdivision\n霁光工坊\t鼓楼区\n",
        "table.tsv:2: column 2: `division` cannot be `鼓楼区`: `鼓楼区` may be 320106",
    ),
    (
        Table::Names,
        "name\talias\n时雨\t小雨\n时霖\t小雨\n",
        "table.tsv:3: `小雨` is listed already",
    ),
];

#[test]
fn what_is_wrong_is_told_by_file_line_and_column() {
    for (table, text, error) in WRONG {
        let told = read(*table, text).unwrap_err();
        assert!(told.starts_with(error), "told: {told}\nwanted: {error}");
    }
}

#[test]
fn the_unicode_text_of_spreadsheets_is_read() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("names.txt");
    let units = "\u{feff}name\tgender\r\n时雨\t女\r\n".encode_utf16();
    let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    fs::write(&file, bytes).unwrap();
    let mut user = UserLexicon::default();
    user.read(Table::Names, &file, &DIVISIONS).unwrap();
    assert_eq!(user.persons["时雨"].gender, Some(Gender::Female));
}

#[test]
fn another_encoding_is_told_by_its_line() {
    let dir = tempfile::TempDir::new().unwrap();
    let file = dir.path().join("gbk.tsv");
    fs::write(&file, b"name\n\xca\xb1\xd3\xea\n").unwrap();
    let told = UserLexicon::default().read(Table::Names, &file, &DIVISIONS);
    let told = told.unwrap_err().to_string();
    assert!(
        told.ends_with("gbk.tsv:2: this line is not UTF-8; save the file as UTF-8"),
        "{told}"
    );
}

#[test]
fn the_digest_is_of_what_is_said_not_of_how() {
    let digest = |text| read(Table::Names, text).unwrap().digest();
    let one = digest("name\tgender\n时雨\tmale\n苇渡望汐\t\n");
    assert_eq!(
        one,
        digest("# c\n姓名\t性别\n苇渡望汐\n时雨\t男\n时雨\t男\n")
    );
    assert_ne!(one, digest("name\tgender\n时雨\tfemale\n苇渡望汐\t\n"));
    assert_ne!(one, UserLexicon::default().digest());
}
