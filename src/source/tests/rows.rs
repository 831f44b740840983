//! Tables and Markdown.

use super::{NEWS, article, directory, ids, read_file, refused};
use crate::report::Reason;
use crate::source::{FieldMap, Input, ReadOptions, read};

#[test]
fn a_header_names_the_columns_of_a_table() {
    let table = format!(
        "编号,标题,发布时间,来源,正文\n7,题目,2024-08-12,南坪报,\"{NEWS}\n第二段，\"\"引\"\"。\"\n"
    );
    let expected = format!("题目\n{NEWS}\n第二段，\"引\"。");
    let tabbed = table.replace(',', "\t");
    let (gbk, _, _) = encoding_rs::GBK.encode(&table);
    let wide: Vec<u8> = format!("\u{feff}{tabbed}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        ("a.csv", table.clone().into_bytes()),
        ("a.txt", table.clone().into_bytes()),
        ("a.csv", format!("\u{feff}{table}").into_bytes()),
        ("a.csv", gbk.into_owned()),
        ("a.tsv", tabbed.into_bytes()),
        ("a.tsv", wide),
    ] {
        let row = article(name, &bytes);
        assert_eq!(
            (row.id.as_str(), row.text.as_str()),
            ("7", expected.as_str()),
            "{name}"
        );
        assert_eq!(row.publisher.as_deref(), Some("南坪报"));
        assert_eq!(
            (row.published.as_deref(), row.line),
            (Some("2024-08-12"), Some(2))
        );
    }
}

#[test]
fn a_ragged_row_costs_only_itself() {
    let items = read_file("a.csv", "id,text\n1,甲\n2\n3,丙,多\n4,丁\n".as_bytes());
    assert_eq!(ids(&items), ["1", "4"]);
    let at: Vec<_> = items
        .iter()
        .filter_map(|item| item.as_ref().err())
        .map(|told| (told.place.line, told.reason))
        .collect();
    assert_eq!(
        at,
        [(Some(3), Reason::Malformed), (Some(4), Reason::Malformed)]
    );
}

#[test]
fn a_quote_that_is_never_closed_does_not_take_all_memory() {
    let table = format!("id,text\n1,甲\n2,\"{}", format!("{NEWS}\n").repeat(5000));
    let dir = directory(&[("a.csv", table.as_bytes())]);
    let options = ReadOptions {
        max_bytes: 100_000,
        ..ReadOptions::default()
    };
    let items: Vec<_> = read(&[Input::Path(dir.path().to_path_buf())], &options).collect();
    assert_eq!(ids(&items), ["1"]);
    let told = items[1].as_ref().unwrap_err();
    assert_eq!(told.reason, Reason::TooLarge, "{told}");
    assert!(told.help.contains("quote"), "{told}");
}

#[test]
fn a_table_without_a_text_names_its_columns() {
    let told = refused("a.csv", "id,words\n1,甲\n2,乙\n".as_bytes());
    assert_eq!(told.reason, Reason::NoText);
    assert!(told.message.contains("`words`"), "{told}");
    let dir = directory(&[("a.csv", "id,words\n1,甲\n".as_bytes())]);
    let options = ReadOptions {
        fields: FieldMap::parse(&["text=words"]).unwrap(),
        ..ReadOptions::default()
    };
    let items: Vec<_> = read(&[Input::Path(dir.path().to_path_buf())], &options).collect();
    assert_eq!(items[0].as_ref().unwrap().text, "甲");
}

#[test]
fn markdown_is_read_by_its_front_matter() {
    let note = format!("---\ntitle: 题目\ndate: 2024-08-12\n---\n\n{NEWS}\n");
    for name in ["n.md", "n.txt"] {
        let read = article(name, note.as_bytes());
        assert_eq!(read.text, format!("题目\n{NEWS}"), "{name}");
        assert_eq!(
            (read.id.as_str(), read.published.as_deref()),
            ("n", Some("2024-08-12"))
        );
    }
}
