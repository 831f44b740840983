use super::*;
use crate::pipeline::Pipeline;
use crate::source::Article;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::new);

fn said(outlet: Option<&str>, published: Option<&str>) -> ArticleFacts {
    PIPELINE.extract(&Article {
        id: "a".to_owned(),
        url: None,
        title: None,
        publisher: outlet.map(str::to_owned),
        published: published.map(str::to_owned),
        retrieved: None,
        text: "6月12日，泰和县委书记罗开泰到江西赣泉电路科技有限公司调研，副县长李明远陪同。"
            .to_owned(),
        file: "a.txt".into(),
        line: None,
    })
}

fn rows(statistics: &Statistics, of: Counted) -> Vec<String> {
    let sections = statistics.sections(&Divisions::load());
    let section = sections
        .into_iter()
        .find(|section| section.of == of)
        .unwrap();
    let row = |row: Row| {
        let name = row.name.unwrap_or_else(|| "?".to_owned());
        let span = row.span.map(|(first, last)| format!(" {first}..{last}"));
        format!("{name}{} {}", span.unwrap_or_default(), row.count)
    };
    section.rows.into_iter().map(row).collect()
}

#[test]
fn articles_are_counted_by_outlet_month_and_province() {
    let mut counts = Statistics::default();
    for (outlet, published) in [
        (Some("赣江晚报"), Some("2023-11-30")),
        (Some("赣江晚报"), Some("2024-03")),
        (Some("赣江晚报"), Some("2024-03-02")),
        (Some("赣江晚报"), Some("2024-05-02")),
        (Some("吉安观察"), Some("2024")),
        (None, Some("2020-01-01")),
        (None, None),
    ] {
        counts.add(&said(outlet, published));
    }
    assert_eq!(counts.articles(), 7);
    assert_eq!(
        rows(&counts, Counted::Outlets),
        [
            "赣江晚报 2023-11..2024-05 4",
            "吉安观察 1",
            "? 2020-01..2020-01 2"
        ]
    );
    assert_eq!(
        rows(&counts, Counted::Months),
        ["? 2", "2020-01 1", "2023-11 1", "2024-03 2", "2024-05 1"],
        "a whole year is no month"
    );
    assert_eq!(
        rows(&counts, Counted::Gaps),
        ["赣江晚报 2023-12..2024-02 3", "赣江晚报 2024-04..2024-04 1"],
        "who has no outlet leaves no gap"
    );
    let provinces = rows(&counts, Counted::Provinces);
    assert_eq!(
        provinces.first().unwrap(),
        "北京市 0",
        "by code, the empty ones too"
    );
    assert!(provinces.contains(&"江西省 7".to_owned()), "{provinces:?}");
    assert_eq!(provinces.len(), 34, "{provinces:?}");
}

#[test]
fn facts_are_counted_by_kind() {
    let mut counts = Statistics::default();
    counts.add(&said(None, None));
    counts.add(&said(None, None));
    assert_eq!(rows(&counts, Counted::Genres), ["news 2"]);
    assert_eq!(rows(&counts, Counted::Events), ["visit 2"]);
    assert_eq!(rows(&counts, Counted::Statuses), ["held 2"]);
    let facts = rows(&counts, Counted::Facts);
    assert_eq!(facts[..2], ["person 4", "organization 2"]);
    assert_eq!(facts[4..], ["event 2", "participation 4", "stop 2"]);
}
