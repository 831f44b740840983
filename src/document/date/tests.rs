use super::*;
use crate::mention::date::DateRecognizer;

/// The dates of a text, as written in EDTF; an empty string where a mention means nothing.
fn dates(text: &str, published: Option<&str>) -> Vec<String> {
    let calendar = Calendar::load();
    let mentions = DateRecognizer::new(&calendar).find(text);
    let published = published.map(|date| Edtf::parse(date).unwrap());
    let resolved = resolve_dates(&mentions, published.as_ref(), &calendar);
    let written =
        |date: Option<ResolvedDate>| date.map_or_else(String::new, |date| date.date.to_string());
    resolved.into_iter().map(written).collect()
}

#[test]
fn the_year_is_that_of_the_latest_such_day_not_after_publication() {
    for (text, published, expected) in [
        ("8月10日,市长", Some("2024-08-12"), "2024-08-10"),
        ("12月30日,市长", Some("2024-01-02"), "2023-12-30"),
        ("2月29日,市长", Some("2025-03-01"), "2024-02-29"),
        ("3月8日至9日,", Some("2022-03-XX"), "2022-03-08/2022-03-09"),
        (
            "12月30日至1月2日,",
            Some("2024-01-05"),
            "2023-12-30/2024-01-02",
        ),
        ("4月8日上午,", None, "XXXX-04-08"),
        ("11月6日至8日,", None, "XXXX-11-06/XXXX-11-08"),
        ("2024年8月10日,", None, "2024-08-10"),
        ("决赛将于1月6日晚开赛", Some("2024-12-30"), "2025-01-06"),
        ("今年3月,", Some("2024-08-12"), "2024-03-XX"),
        ("去年3月投产", Some("2024-08-12"), "2023-03-XX"),
        ("上个月,", Some("2024-01-12"), "2023-12-XX"),
        ("2023年,", None, "2023-XX-XX"),
    ] {
        assert_eq!(
            dates(text, published),
            [expected],
            "{text}, published {published:?}"
        );
    }
}

#[test]
fn days_lean_on_publication() {
    for (text, published, expected) in [
        ("10日下午,市长", Some("2023-05-12"), "2023-05-10"),
        ("31日下午,市长", Some("2023-05-02"), "2023-03-31"),
        ("15日上午,市长", Some("2023-09-15"), "2023-09-15"),
        ("10日下午,市长", None, "XXXX-XX-10"),
        ("昨日,旗长", Some("2023-06-09"), "2023-06-08"),
        ("昨日,旗长", None, ""),
        ("近日,市长", Some("2024-02-03"), "2024-02~"),
        ("日前,市长", None, ""),
        ("上周五,书记", Some("2024-10-21"), "2024-10-18"),
        ("周五,书记", Some("2024-10-21"), "2024-10-18"),
        ("周一,书记", Some("2024-10-21"), "2024-10-21"),
        ("腊月二十三,县长", Some("2024-02-05"), "2024-02-02"),
        ("今(26)日,区长", Some("2024-03-26"), "2024-03-26"),
    ] {
        assert_eq!(
            dates(text, published),
            [expected],
            "{text}, published {published:?}"
        );
    }
}

#[test]
fn days_lean_on_the_date_before_them() {
    let tour = "11月6日至8日,县委书记。6日下午,代表团。7日,";
    let turn = "5月30日至6月2日,。31日,。1日,";
    for (text, published, expected) in [
        (
            tour,
            Some("2023-11-09"),
            &["2023-11-06/2023-11-08", "2023-11-06", "2023-11-07"][..],
        ),
        (
            turn,
            Some("2024-06-05"),
            &["2024-05-30/2024-06-02", "2024-05-31", "2024-06-01"],
        ),
        (
            "3月8日,。9日上午,余。下午,余。",
            None,
            &["XXXX-03-08", "XXXX-03-09", "XXXX-03-09"],
        ),
        (
            "4月11日,州长。当天下午,",
            Some("2025-04-13"),
            &["2025-04-11", "2025-04-11"],
        ),
        (
            "4月30日,州长。次日,",
            Some("2025-05-13"),
            &["2025-04-30", "2025-05-01"],
        ),
        (
            "2月18日,农历正月初九,",
            Some("2024-02-19"),
            &["2024-02-18", "2024-02-18"],
        ),
        (
            "3月4日,。截至2月底,。5日,",
            Some("2024-03-06"),
            &["2024-03-04", "2024-02-XX", "2024-03-05"],
        ),
    ] {
        assert_eq!(
            dates(text, published),
            expected,
            "{text}, published {published:?}"
        );
    }
}

#[test]
fn the_basis_says_what_a_date_rests_on() {
    let calendar = Calendar::load();
    let published = Edtf::parse("2024-08-12").unwrap();
    for (text, basis) in [
        ("2024年8月10日,", DateBasis::Text),
        ("8月10日,", DateBasis::Published),
        ("昨日,", DateBasis::Relative),
        ("近日,", DateBasis::Approximate),
        ("2024年8月,", DateBasis::Partial),
    ] {
        let mentions = DateRecognizer::new(&calendar).find(text);
        let resolved = resolve_dates(&mentions, Some(&published), &calendar);
        assert_eq!(
            resolved[0].as_ref().map(|date| date.basis),
            Some(basis),
            "{text}"
        );
    }
}
