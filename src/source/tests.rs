//! Files as users have them, good and bad, read from a directory of their own.

mod packed;
mod rows;
mod web;

use super::{Article, FieldMap, IdFrom, Input, Item, ReadOptions, Selection, read, total_bytes};
use crate::report::{Diagnostic, Reason};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const NEWS: &str = "8月12日，县委书记张远志到南坪镇调研，县长李若川参加。他强调，要抓好落实。";

/// A directory with these files.
fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn read_path(path: &Path) -> Vec<Item> {
    read(&[Input::Path(path.to_path_buf())], &ReadOptions::default()).collect()
}

/// What a file of this name and content gives.
fn read_file(name: &str, bytes: &[u8]) -> Vec<Item> {
    read_path(&directory(&[(name, bytes)]).path().join(name))
}

fn article(name: &str, bytes: &[u8]) -> Article {
    let mut items = read_file(name, bytes);
    assert_eq!(items.len(), 1, "{name} holds one article: {items:?}");
    items.remove(0).unwrap()
}

fn refused(name: &str, bytes: &[u8]) -> Diagnostic {
    let mut items = read_file(name, bytes);
    assert_eq!(items.len(), 1, "{name} gives one diagnostic: {items:?}");
    items.remove(0).unwrap_err()
}

fn ids(items: &[Item]) -> Vec<&str> {
    items
        .iter()
        .flatten()
        .map(|article| article.id.as_str())
        .collect()
}

#[test]
fn a_directory_is_read_by_name_without_what_is_hidden() {
    let dir = directory(&[
        ("b.txt", "乙".as_bytes()),
        ("a/z.txt", "甲".as_bytes()),
        (".hidden.txt", "丙".as_bytes()),
        (".git/x.txt", "丁".as_bytes()),
        ("a/c.jsonl", "{\"id\":\"row\",\"text\":\"戊\"}".as_bytes()),
    ]);
    assert_eq!(ids(&read_path(dir.path())), ["row", "z", "b"]);
    let bytes = total_bytes(
        &[Input::Path(dir.path().to_path_buf())],
        &Selection::default(),
    );
    assert_eq!(bytes, Some(3 + 3 + 25), "hidden files are not counted");
    assert_eq!(
        total_bytes(&[Input::Stdin], &Selection::default()),
        None,
        "nobody knows what standard input holds"
    );
}

#[test]
fn a_pattern_names_files_and_directories() {
    let dir = directory(&[
        ("x1.txt", "甲".as_bytes()),
        ("x2/y.txt", "乙".as_bytes()),
        ("z.txt", "丙".as_bytes()),
    ]);
    let matching = |pattern: &str| {
        let typed = dir.path().join(pattern).to_string_lossy().into_owned();
        read(&[Input::from(typed.as_str())], &ReadOptions::default()).collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&matching("x*")),
        ["x1", "y"],
        "a directory stands for what is in it"
    );
    assert_eq!(
        ids(&matching("**/*")),
        ["x1", "y", "z"],
        "no file comes twice"
    );
    let nothing = matching("*.html").remove(0).unwrap_err();
    assert_eq!(nothing.reason, Reason::Unreadable);
    assert!(nothing.message.contains("matches nothing"), "{nothing}");
    let wrong = matching("[").remove(0).unwrap_err();
    assert_eq!(wrong.reason, Reason::Malformed, "{wrong}");
}

#[test]
fn what_has_the_name_of_a_pattern_is_a_file() {
    let dir = directory(&[("a[1].txt", "甲".as_bytes())]);
    let typed = dir.path().join("a[1].txt").to_string_lossy().into_owned();
    assert_eq!(
        Input::from(typed.as_str()),
        Input::Path(PathBuf::from(typed))
    );
    assert_eq!(Input::from("-"), Input::Stdin);
}

#[test]
fn missing_and_empty_inputs_are_told() {
    let dir = directory(&[]);
    let missing = read_path(&dir.path().join("none.txt"))
        .remove(0)
        .unwrap_err();
    assert_eq!(missing.reason, Reason::Unreadable, "{missing}");
    assert!(
        missing.to_string().contains("none.txt"),
        "{missing} names the file"
    );
    let empty = read_path(dir.path()).remove(0).unwrap_err();
    assert_eq!(
        (empty.reason, empty.message.as_str()),
        (Reason::Empty, "the directory is empty")
    );
    for (name, bytes) in [
        ("a.txt", &b""[..]),
        ("b.txt", b" \n\t\n"),
        ("c.jsonl", b"\n\n"),
        ("d.json", b"[]"),
    ] {
        assert_eq!(refused(name, bytes).reason, Reason::Empty, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_and_links_that_lead_nowhere_are_told() {
    use std::os::unix::fs::symlink;
    let dir = directory(&[("in/a.txt", "甲".as_bytes())]);
    symlink(dir.path(), dir.path().join("in/back")).unwrap();
    symlink(dir.path().join("gone"), dir.path().join("dead")).unwrap();
    let items = read_path(dir.path());
    assert_eq!(ids(&items), ["a"]);
    let told: Vec<_> = items.into_iter().filter_map(Result::err).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter().all(|told| told.reason == Reason::Unreadable),
        "{told:?}"
    );
    assert!(told[1].message.contains("leads back"), "{}", told[1]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let dir = directory(&[("a.txt", "甲".as_bytes())]);
    let path = dir.path().join("a.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything, as the superuser, has nothing to be told.
    if fs::File::open(&path).is_err() {
        assert_eq!(
            read_path(&path).remove(0).unwrap_err().reason,
            Reason::Unreadable
        );
    }
}

#[test]
fn plain_text_is_named_by_its_file() {
    let plain = article("p-1.txt", NEWS.as_bytes());
    assert_eq!(
        (plain.id.as_str(), plain.text.as_str(), plain.published),
        ("p-1", NEWS, None)
    );
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gzip, NEWS.as_bytes()).unwrap();
    let packed = article("p-2.txt.gz", &gzip.finish().unwrap());
    assert_eq!(
        (packed.id.as_str(), packed.text.as_str()),
        ("p-2", NEWS),
        "compressed text"
    );
    let cut = refused("p-3.txt.gz", &[0x1f, 0x8b, 8, 0, 0]);
    assert_eq!(cut.reason, Reason::Unreadable, "{cut}");
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert_eq!(refused("picture.txt", &bytes).reason, Reason::NotText);
    assert_eq!(refused("zeros.jsonl", &[0; 512]).reason, Reason::NotText);
}

#[test]
fn a_bad_line_costs_only_itself() {
    let lines = [
        r#"{"id": "first", "text": "甲"}"#,
        r#"{"id": "cut", "text": "甲"#,
        "",
        r#"{"id": "bare", "author": "乙"}"#,
        "[1]",
        r#"{"id": "last", "text": "丙"}"#,
    ];
    let items = read_file("a.jsonl", lines.join("\n").as_bytes());
    assert_eq!(ids(&items), ["first", "last"]);
    let told: Vec<_> = items.into_iter().filter_map(Result::err).collect();
    let at: Vec<_> = told
        .iter()
        .map(|told| (told.place.line, told.reason))
        .collect();
    let (malformed, no_text) = (Reason::Malformed, Reason::NoText);
    assert_eq!(
        at,
        [
            (Some(2), malformed),
            (Some(4), no_text),
            (Some(5), malformed)
        ]
    );
    assert!(told[0].message.contains("at column"), "{}", told[0]);
    assert!(
        told[1].message.contains("`id`, `author`"),
        "{} names the fields",
        told[1]
    );
}

#[test]
fn what_is_too_large_or_too_deep_is_told_and_passed_over() {
    let options = ReadOptions {
        max_bytes: 64,
        ..ReadOptions::default()
    };
    let long = format!(
        "{{\"id\":\"a\",\"text\":\"{}\"}}\n{{\"id\":\"b\",\"text\":\"乙\"}}",
        "甲".repeat(99)
    );
    let dir = directory(&[("a.jsonl", long.as_bytes()), ("b.txt", NEWS.as_bytes())]);
    let items: Vec<_> = read(&[Input::Path(dir.path().to_path_buf())], &options).collect();
    assert_eq!(ids(&items), ["b"], "the line after a huge one is read");
    let told: Vec<_> = items
        .iter()
        .filter_map(|item| item.as_ref().err())
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter().all(|told| told.reason == Reason::TooLarge),
        "{told:?}"
    );
    let deep = format!("{{\"text\":{}{}}}", "[".repeat(90_000), "]".repeat(90_000));
    assert_eq!(
        refused("deep.jsonl", deep.as_bytes()).reason,
        Reason::Malformed
    );
    assert_eq!(
        refused("deep.json", format!("[{deep}]").as_bytes()).reason,
        Reason::Malformed
    );
    let page = format!("<html><body>{}{NEWS}", "<div>".repeat(90_000));
    assert_eq!(
        refused("deep.html", page.as_bytes()).reason,
        Reason::Malformed
    );
}

#[test]
fn objects_over_several_lines_and_in_arrays_are_read() {
    let one = article(
        "a.json",
        "{\n \"id\": \"one\",\n \"text\": \"a}]\\\"b\"\n}\n".as_bytes(),
    );
    assert_eq!(
        (one.id.as_str(), one.text.as_str(), one.line),
        ("one", "a}]\"b", Some(1))
    );
    let array = read_file(
        "b.txt",
        b"[\n{\"id\":1,\"text\":\"x\"},\n7,\n{\"id\":2,\"text\":\"y\"}\n]",
    );
    assert_eq!(
        ids(&array),
        ["1", "2"],
        "content tells the form, not the suffix"
    );
    assert_eq!(array[1].as_ref().unwrap_err().place.line, Some(3));
    let cut = read_file("c.json", b"[{\"id\":1,\"text\":\"x\"},{\"id\":2,\"te");
    assert_eq!(ids(&cut), ["1"]);
    assert!(
        cut[1].as_ref().unwrap_err().message.contains("ends inside"),
        "{cut:?}"
    );
}

#[test]
fn rows_are_read_in_any_encoding() {
    let row = format!("{{\"id\":\"a\",\"text\":\"{NEWS}\"}}\n");
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(row.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let gbk = encoding_rs::GBK.encode(&row).0.into_owned();
    for bytes in [wide, gbk, format!("\u{feff}{row}").into_bytes()] {
        assert_eq!(article("a.jsonl", &bytes).text, NEWS);
    }
}

#[test]
fn a_user_may_name_the_fields() {
    let row = r#"{"key": "k", "text": "no", "doc": {"words": "yes"}, "day": "2024年8月12日"}"#;
    let fields = FieldMap::parse(&["id=key", "text=doc.words", "published=day"]).unwrap();
    let dir = directory(&[("a.jsonl", row.as_bytes())]);
    let options = ReadOptions {
        fields,
        ..ReadOptions::default()
    };
    let items: Vec<_> = read(&[Input::Path(dir.path().to_path_buf())], &options).collect();
    let article = items[0].as_ref().unwrap();
    assert_eq!((article.id.as_str(), article.text.as_str()), ("k", "yes"));
    assert_eq!(article.published.as_deref(), Some("2024-08-12"));
    for wrong in ["text", "=body", "text=", "colour=red"] {
        assert!(FieldMap::parse(&[wrong]).is_err(), "{wrong} maps nothing");
    }
}

#[test]
fn a_page_is_told_by_its_content() {
    let html = format!(
        "<?xml version=\"1.0\"?>\n<!-- c -->\n<html><body><h1>调研南坪镇工作</h1><p>{NEWS}</p>"
    );
    let page = article("x.txt", html.as_bytes());
    assert_eq!(page.text, format!("调研南坪镇工作\n{NEWS}"));
    assert_eq!(page.title.as_deref(), Some("调研南坪镇工作"));
    let bare = refused(
        "app.html",
        b"<!doctype html><title>x</title><div id=app></div><script>f()</script>",
    );
    assert_eq!(
        bare.reason,
        Reason::Empty,
        "a page that a script fills has no text"
    );
    let prose = article("y.txt", "<本报讯> 县长调研。".as_bytes());
    assert_eq!(
        prose.text, "<本报讯> 县长调研。",
        "angle brackets alone make no page"
    );
}

#[test]
fn files_are_chosen_as_gitignore_does() {
    let dir = directory(&[
        ("a.html", "<p>甲".as_bytes()),
        ("b.txt", "乙".as_bytes()),
        ("drafts/c.txt", "丙".as_bytes()),
        ("in/d.txt", "丁".as_bytes()),
    ]);
    let chosen = |include: &[&str], exclude: &[&str]| {
        let owned = |patterns: &[&str]| {
            patterns
                .iter()
                .map(|&one| one.to_owned())
                .collect::<Vec<_>>()
        };
        let options = ReadOptions {
            selection: Selection::new(&owned(include), &owned(exclude)).unwrap(),
            ..ReadOptions::default()
        };
        let items: Vec<_> = read(&[Input::Path(dir.path().to_path_buf())], &options).collect();
        ids(&items).join(" ")
    };
    assert_eq!(chosen(&["*.txt"], &[]), "b c d");
    assert_eq!(chosen(&["*.txt"], &["drafts/"]), "b d");
    assert_eq!(chosen(&[], &["/b.txt"]), "a c d");
    let wrong = Selection::new(&["a[".to_owned()], &[]).unwrap_err();
    assert!(wrong.to_string().contains("\"a[\""), "{wrong}");
}

#[test]
fn a_list_names_the_files() {
    let dir = directory(&[("a.txt", "甲".as_bytes()), ("b.txt", "乙".as_bytes())]);
    let list = dir.path().join("list");
    let path = |name: &str| dir.path().join(name).display().to_string();
    fs::write(
        &list,
        format!(
            "{}\n\n{}\r\n{}\n",
            path("b.txt"),
            path("a.txt"),
            path("gone.txt")
        ),
    )
    .unwrap();
    let items: Vec<_> = read(&[Input::Listed(list)], &ReadOptions::default()).collect();
    assert_eq!(ids(&items), ["b", "a"]);
    assert!(
        items[2]
            .as_ref()
            .unwrap_err()
            .to_string()
            .contains("gone.txt")
    );
}

#[test]
fn a_path_tells_pages_of_one_name_apart() {
    let dir = directory(&[("a/1.txt", "甲".as_bytes()), ("b/1.txt", "乙".as_bytes())]);
    let options = ReadOptions {
        ids: IdFrom::Path,
        ..ReadOptions::default()
    };
    let items: Vec<_> = read(&[Input::Path(dir.path().to_path_buf())], &options).collect();
    assert!(ids(&items)[0].ends_with("a/1.txt") && ids(&items)[1].ends_with("b/1.txt"));
    assert!(options.meter.bytes() > 0, "what was read is counted");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_directory_is_not_waited_for() {
    let dir = directory(&[("a.txt", "甲".as_bytes())]);
    let made = std::process::Command::new("mkfifo")
        .arg(dir.path().join("pipe"))
        .status();
    assert!(made.unwrap().success());
    let items = read_path(dir.path());
    assert_eq!(ids(&items), ["a"]);
    let told = items[1].as_ref().unwrap_err();
    assert!(told.to_string().contains("pipe"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_break_stays_on_one_line() {
    let dir = directory(&[("a\nb.jsonl", b"{broken\n{\"id\":1,\"text\":\"x\"}\n")]);
    let items = read_path(dir.path());
    assert_eq!(ids(&items), ["1"]);
    let told = items[0].as_ref().unwrap_err().to_string();
    assert!(
        told.contains("a\\nb.jsonl:1") && !told.contains('\n'),
        "{told}"
    );
}

#[test]
fn a_file_that_grows_while_it_is_read_is_read_to_its_end() {
    let row = |n: usize| format!("{{\"id\":{n},\"text\":\"{NEWS}\"}}\n");
    let dir = directory(&[("a.jsonl", row(0).as_bytes())]);
    let path = dir.path().join("a.jsonl");
    let mut items = read(&[Input::Path(path.clone())], &ReadOptions::default());
    let first = items.next();
    let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
    std::io::Write::write_all(&mut file, row(1).as_bytes()).unwrap();
    let rest: Vec<_> = items.collect();
    assert!(first.unwrap().is_ok());
    assert!(rest.iter().all(Result::is_ok), "{rest:?}");
}

#[test]
fn a_file_that_vanishes_is_told() {
    let dir = directory(&[("a.txt", "甲".as_bytes()), ("b.txt", "乙".as_bytes())]);
    let list = dir.path().join("list");
    let path = |name: &str| dir.path().join(name);
    fs::write(
        &list,
        format!("{}\n{}\n", path("a.txt").display(), path("b.txt").display()),
    )
    .unwrap();
    let mut seen = Vec::new();
    super::each(&[Input::Listed(list)], &ReadOptions::default(), |item| {
        let _gone = fs::remove_file(path("b.txt"));
        seen.push(item);
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(ids(&seen), ["a"]);
    assert_eq!(seen[1].as_ref().unwrap_err().reason, Reason::Unreadable);
}

#[test]
fn a_line_of_gigabytes_is_passed_over_without_being_held() {
    let long = vec![b'x'; 300 << 20];
    let mut text = b"{\"id\":1,\"text\":\"x\"}\n".to_vec();
    text.extend(long);
    text.extend(b"\n{\"id\":2,\"text\":\"y\"}\n");
    let items = read_file("a.jsonl", &text);
    assert_eq!(ids(&items), ["1", "2"]);
    assert_eq!(items[1].as_ref().unwrap_err().reason, Reason::TooLarge);
}
