use super::{Bar, Bars, Days, Dot, Lines, Map, Picture, PictureError, Place, Web};
use jiff::civil::date;

fn bars() -> Picture {
    let bar = |label: &str, value, group| Bar {
        label: label.to_owned(),
        value,
        group,
    };
    Picture::Bars(Bars {
        title: "甲 < 乙\u{1}".to_owned(),
        bars: vec![bar("周明远", 3.0, 0), bar("陆婉清\u{0}&", 1.0, 1)],
        groups: vec!["一".to_owned(), "二".to_owned()],
    })
}

#[test]
fn bars_stand_in_their_order_under_names_that_xml_allows() {
    let svg = bars().svg().unwrap();
    let (first, second) = (
        svg.find("周明远").unwrap(),
        svg.find("陆婉清&amp;").unwrap(),
    );
    let y = |at: usize| {
        let tag = &svg[..at][svg[..at].rfind("<text").unwrap()..];
        let from = tag.find(" y=\"").unwrap() + 4;
        tag[from..]
            .split('"')
            .next()
            .unwrap()
            .parse::<i32>()
            .unwrap()
    };
    assert!(y(first) < y(second), "the first bar is not at the top");
    assert!(
        svg.contains("甲 &lt; 乙"),
        "the title is not escaped: {svg}"
    );
    assert!(
        svg.chars().all(|one| !one.is_control() || one == '\n'),
        "a control character is in the SVG"
    );
    assert_eq!(
        svg,
        bars().svg().unwrap(),
        "two drawings of one picture differ"
    );
}

#[test]
fn a_line_has_a_gap_where_nothing_is_known() {
    let line = |values: Vec<Option<f64>>| {
        let picture = Picture::Lines(Lines {
            title: String::new(),
            steps: (1..=5).map(|month| format!("2024-0{month}")).collect(),
            lines: vec![("甲".to_owned(), values)],
        });
        let svg = picture.svg().unwrap();
        svg.matches("<polyline").count()
    };
    let known = [Some(1.0), Some(2.0), Some(3.0), Some(4.0), Some(5.0)];
    let mut gap = known;
    gap[2] = None;
    assert_eq!(line(gap.to_vec()), line(known.to_vec()) + 1);
}

#[test]
fn days_are_marked_and_nothing_at_all_is_refused() {
    let days = |marks| {
        Picture::Days(Days {
            title: String::new(),
            rows: vec![("visit".to_owned(), marks)],
        })
    };
    let day = date(2024, 7, 1);
    let svg = days(vec![(day, day), (day, date(2024, 7, 3))])
        .svg()
        .unwrap();
    assert!(svg.contains("<circle"), "a single day has no mark");
    assert!(svg.contains("visit"), "a row has no name");
    assert!(matches!(days(Vec::new()).svg(), Err(PictureError::Empty)));
    let none = Bars {
        title: String::new(),
        bars: Vec::new(),
        groups: Vec::new(),
    };
    assert!(matches!(
        Picture::Bars(none).svg(),
        Err(PictureError::Empty)
    ));
}

#[cfg(feature = "png")]
#[test]
fn a_machine_without_chinese_fonts_is_told() {
    let svg = bars().svg().unwrap();
    let fonts = resvg::usvg::fontdb::Database::new();
    let error = super::png::render_with(&svg, fonts).unwrap_err();
    assert!(error.to_string().contains(".svg"), "{error}");
}

#[cfg(not(feature = "png"))]
#[test]
fn a_build_without_png_says_so() {
    let error = bars().png().unwrap_err();
    assert!(error.to_string().contains("--features png"), "{error}");
}

fn web(weights: &[f64]) -> Picture {
    let label = |label: &str| Dot {
        label: label.to_owned(),
        strength: 1.0,
        group: 0,
    };
    Picture::Web(Web {
        title: "甲 & 乙".to_owned(),
        dots: ["周明远", "陆婉清<", "罗开泰"].map(label).into(),
        ties: (1..)
            .zip(weights)
            .map(|(to, weight)| (0, to, *weight))
            .collect(),
        groups: Vec::new(),
    })
}

#[test]
fn a_web_has_a_dot_for_each_and_a_line_for_each_tie() {
    for weights in [&[][..], &[1.0], &[1.0, 1.0], &[0.2, 3.0]] {
        let svg = web(weights).svg().unwrap();
        assert_eq!(svg.matches("<circle").count(), 3, "{svg}");
        assert_eq!(svg.matches("<polyline").count(), weights.len(), "{svg}");
        assert!(svg.contains("陆婉清&lt;"), "{svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}

#[test]
fn a_map_shows_its_places_among_those_around() {
    let map = |places: Vec<([f64; 2], u32)>| {
        let places = (1..).zip(places).map(|(number, (at, count))| Place {
            label: format!("第{number}县"),
            at,
            count,
        });
        let map = Map {
            title: String::new(),
            around: vec![[100.0, 30.0], [114.0, 27.0], [115.0, 28.0], [125.0, 45.0]],
            places: places.collect(),
            credit: "someone".to_owned(),
        };
        Picture::Map(map).svg()
    };
    assert!(matches!(map(Vec::new()), Err(PictureError::Empty)));
    for (places, around) in [
        (vec![([114.5, 27.5], 3)], 2),
        (vec![([114.5, 27.5], 3), ([114.5, 27.5], 1)], 2),
        (vec![([101.0, 31.0], 3), ([124.0, 44.0], 1)], 4),
    ] {
        let svg = map(places.clone()).unwrap();
        assert!(svg.contains("第1县 3") && svg.contains("someone"), "{svg}");
        let dots = svg.matches("<circle").count();
        assert_eq!(dots, places.len() + around, "{places:?}: {svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }
}
