//! Pictures of analyses and the report, through the program.

use crate::case::Case;
use quick_xml::events::Event;
use std::fs;

/// A store of articles of three months: who visited which firm on which day.
fn store() -> Case {
    let case = Case::new();
    let mut rows = String::new();
    for (number, (month, day, site, beside)) in [
        (3, 4, "江西赣泉电路科技有限公司", "副县长李明远"),
        (3, 18, "江西云岭药业有限公司", "副县长李明远"),
        (5, 9, "江西赣泉电路科技有限公司", "副县长周可欣"),
        (6, 12, "江西赣泉电路科技有限公司", "副县长李明远、周可欣"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("{month}月{day}日上午，泰和县委书记罗开泰到{site}调研，{beside}陪同。");
        let row = serde_json::json!({
            "id": format!("n{number}"),
            "date": format!("2024-{month:02}-{:02}", day + 1),
            "publisher": "泰和日报",
            "text": text,
        });
        rows.push_str(&format!("{row}\n"));
    }
    case.write("news.jsonl", rows);
    case.run(["build", "news.jsonl", "--store", "store"])
        .ends(0);
    case
}

/// The texts of an SVG that has been read to its end as XML.
#[track_caller]
fn texts(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Text(text)) => found.push(text.unescape().unwrap().trim().to_owned()),
            Ok(Event::Eof) => break found,
            Ok(_) => {}
            Err(error) => panic!("it is no XML: {error}\n{svg}"),
        }
    }
}

#[test]
fn every_picture_is_svg_with_its_names() {
    let case = store();
    for (number, (args, names)) in [
        (&["central"][..], &["罗开泰", "李明远", "周可欣"][..]),
        (
            &["central", "--every", "month", "--by", "degree"],
            &["罗开泰", "2024-03", "2024-06"],
        ),
        (&["communities"], &["罗开泰", "李明远"]),
        (
            &["timeline", "罗开泰"],
            &["罗开泰: events by type and day", "visit"],
        ),
        (&["panel"], &["罗开泰", "2024-03", "2024-05"]),
        (&["panel", "--by", "firm"], &["江西赣泉电路科技有限公司"]),
        (&["panel", "--missing"], &["泰和日报"]),
        (&["network"], &["罗开泰", "李明远", "周可欣"]),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("{number}.svg");
        let all = ["--store", "store", "--plot", &name];
        let args: Vec<&str> = ["analyse"]
            .iter()
            .chain(args)
            .chain(&all)
            .copied()
            .collect();
        case.run(&args).ends(0).complains(&["drew", &name]);
        let svg = fs::read_to_string(case.path(&name)).unwrap();
        let texts = texts(&svg);
        for wanted in names {
            assert!(
                texts.iter().any(|text| text.contains(wanted)),
                "{args:?}: no {wanted} in {texts:?}"
            );
        }
        case.run(&args)
            .ends(2)
            .complains(&["is there already", "--force"]);
        case.run(args.iter().copied().chain(["--force"])).ends(0);
        assert_eq!(
            fs::read_to_string(case.path(&name)).unwrap(),
            svg,
            "{args:?}: two runs draw differently"
        );
    }
}

#[test]
fn a_picture_that_cannot_be_drawn_leaves_no_file() {
    let case = store();
    case.run(["analyse", "central", "--store", "store", "--plot", "a.gif"])
        .ends(2)
        .complains(&["end the name in .svg or .png"]);
    let args = ["analyse", "central", "--store", "store", "--plot", "a.svg"];
    case.run(args.iter().chain(&["--since", "2030-01-01"]))
        .ends(2)
        .complains(&["nothing to draw"]);
    assert!(!case.path("a.svg").exists(), "an empty picture was written");
}

#[cfg(not(feature = "png"))]
#[test]
fn a_build_without_png_says_what_to_do() {
    let case = store();
    case.run(["analyse", "central", "--store", "store", "--plot", "a.png"])
        .ends(2)
        .complains(&["ends in .svg", "--features png"]);
    assert!(!case.path("a.png").exists(), "something was written");
}

#[test]
fn a_report_has_a_map_a_network_and_a_calendar() {
    let case = store();
    let summary = ["analyse", "summary", "--store", "store"];
    let html = case
        .run(summary.iter().chain(&["--format", "html"]))
        .ends(0);
    let html = html.out;
    assert_eq!(html.matches("<svg").count(), 3, "{html}");
    for outside in ["src=", "href=", "@import", "<script"] {
        assert!(
            !html.contains(outside),
            "the page fetches something: {outside}"
        );
    }
    let markdown = case.run(summary).ends(0).out;
    assert!(
        !markdown.contains("!["),
        "no picture was asked for: {markdown}"
    );
    let with = summary.iter().chain(&["--pictures", "pictures"]);
    let markdown = case.run(with.clone()).ends(0).out;
    for (name, wanted) in [
        ("map", "泰和县 4"),
        ("network", "罗开泰"),
        ("calendar", "2024-06-12: 1"),
    ] {
        let path = format!("pictures/{name}.svg");
        assert!(markdown.contains(&format!("(<{path}>)")), "{markdown}");
        let svg = fs::read_to_string(case.path(&path)).unwrap();
        let texts = texts(&svg);
        assert!(
            texts.iter().any(|text| text == wanted),
            "{name}: no {wanted} in {texts:?}"
        );
        assert!(html.contains(&svg), "the page's {name} is another");
    }
    case.run(with).ends(2).complains(&["is there already"]);
}

#[test]
fn a_report_of_nothing_is_a_report() {
    let case = store();
    let nothing = [
        "analyse",
        "summary",
        "--store",
        "store",
        "--since",
        "2030-01-01",
    ];
    for form in ["markdown", "html"] {
        let out = case
            .run(nothing.iter().chain(&["--format", form]))
            .ends(0)
            .out;
        assert!(out.contains("events"), "{out}");
        assert!(!out.contains("<svg"), "a picture of nothing: {out}");
    }
}

#[cfg(feature = "png")]
#[test]
fn a_machine_whose_fonts_have_no_chinese_is_told() {
    let case = store();
    case.write(
        "fonts.conf",
        "<?xml version=\"1.0\"?><fontconfig><dir>nowhere</dir></fontconfig>",
    );
    let output = assert_cmd::cargo::cargo_bin_cmd!("zhengtu")
        .current_dir(case.path(""))
        .env("FONTCONFIG_FILE", case.path("fonts.conf"))
        .args(["analyse", "central", "--store", "store", "--plot", "a.png"])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("no font on this machine has Chinese"),
        "{told}"
    );
    assert!(!case.path("a.png").exists(), "something was written");
}

#[cfg(feature = "png")]
#[test]
fn a_png_is_one_where_a_font_has_chinese() {
    let case = store();
    let run = case.run(["analyse", "network", "--store", "store", "--plot", "a.png"]);
    if run.err.contains("no font on this machine has Chinese") {
        return;
    }
    run.ends(0).complains(&["drew a.png"]);
    let bytes = fs::read(case.path("a.png")).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "it is no PNG");
}
