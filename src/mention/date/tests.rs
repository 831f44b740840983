use super::*;

fn parts(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> DateExpression {
    DateExpression::Parts(DateParts {
        year: year.map(YearPart::Written),
        month: month.map(MonthPart::Written),
        day,
    })
}

fn find(text: &str) -> Vec<(String, DateExpression, DateUse)> {
    let calendar = Calendar::load();
    let found = DateRecognizer::new(&calendar).find(text);
    assert!(
        found.is_sorted_by_key(|mention| mention.range.start),
        "mentions come in order: {text}"
    );
    found
        .into_iter()
        .map(|m| (text[m.range].to_owned(), m.expression, m.usage))
        .collect()
}

/// The only date of a text.
fn one(text: &str) -> (String, DateExpression, DateUse) {
    let found = find(text);
    assert_eq!(found.len(), 1, "one date in {text}, found {found:?}");
    found.into_iter().next().unwrap()
}

/// Each text holds one date of an event, with these words and this meaning.
fn check(cases: &[(&str, &str, DateExpression)]) {
    for (text, words, expression) in cases {
        let expected = ((*words).to_owned(), *expression, DateUse::Event);
        assert_eq!(one(text), expected, "the date of {text}");
    }
}

#[test]
fn dates_in_figures_are_found_with_their_parts() {
    check(&[
        (
            "会议于2024年8月10日召开",
            "2024年8月10日",
            parts(Some(2024), Some(8), Some(10)),
        ),
        (
            "8月10日下午,市长",
            "8月10日下午",
            parts(None, Some(8), Some(10)),
        ),
        (
            "8月10日(周六)上午,市长",
            "8月10日(周六)上午",
            parts(None, Some(8), Some(10)),
        ),
        ("新华社北京10日电", "10日", parts(None, None, Some(10))),
        ("10日前往南通调研", "10日", parts(None, None, Some(10))),
        (
            "二〇二四年七月十日",
            "二〇二四年七月十日",
            parts(Some(2024), Some(7), Some(10)),
        ),
        (
            "时间:2024/8/10 09:12",
            "2024/8/10",
            parts(Some(2024), Some(8), Some(10)),
        ),
        ("今(26)日,区长", "今(26)日", parts(None, None, Some(26))),
        (
            "昨天(2月25日)上午,区长",
            "昨天(2月25日)上午",
            parts(None, Some(2), Some(25)),
        ),
    ]);
}

#[test]
fn dates_in_words_are_found() {
    check(&[
        ("昨晚,2024", "昨晚", DateExpression::Offset(-1)),
        ("日前,市委书记", "日前", DateExpression::Recent),
        ("近日市长调研", "近日", DateExpression::Recent),
        (
            "上周五,街道书记",
            "上周五",
            DateExpression::Weekday(Some(-1), 5),
        ),
        (
            "星期三上午,",
            "星期三上午",
            DateExpression::Weekday(None, 3),
        ),
        ("农历正月初九", "农历正月初九", DateExpression::Lunar(1, 9)),
        ("大年初六,市长", "大年初六", DateExpression::Lunar(1, 6)),
        ("次日上午,考察团", "次日上午", DateExpression::After(1)),
        ("。下午,余音赶到", "下午", DateExpression::After(0)),
        (
            "中秋节当天,县长",
            "中秋节当天",
            DateExpression::Lunar(8, 15),
        ),
    ]);
}

#[test]
fn spans_are_one_date() {
    for (text, words) in [
        ("11月6日至8日,县委书记", "11月6日至8日"),
        ("3月8日—9日,", "3月8日—9日"),
        ("5月28日至6月2日,", "5月28日至6月2日"),
        ("11月6-8日,", "11月6-8日"),
        ("6至8日,代表团", "6至8日"),
        ("3月8日、9日,", "3月8日、9日"),
        (
            "2023年12月30日至2024年1月2日,",
            "2023年12月30日至2024年1月2日",
        ),
    ] {
        let (found, expression, usage) = one(text);
        assert_eq!((found.as_str(), usage), (words, DateUse::Event), "{text}");
        assert!(
            matches!(expression, DateExpression::Span(..)),
            "{text} is a span, not {expression:?}"
        );
    }
}

#[test]
fn durations_and_quantities_are_no_dates() {
    for text in [
        "从业30年",
        "3日内整改",
        "10日前完成",
        "三天之内拿出办法",
        "一季度",
        "100日攻坚",
        "第3日",
        "连续15日",
        "12个月",
        "每周二、周四下午1点",
        "一周一调度",
        "人才周全",
        "2022年度报告",
        "动力大道11号",
        "三日两头",
        "当前形势",
        "24年来",
        "1日游",
        "近期工作",
        "中秋节前夕",
        "3.5日",
        "十年磨一剑",
    ] {
        let dated: Vec<_> = find(text)
            .into_iter()
            .filter(|(_, _, usage)| *usage != DateUse::Bound)
            .collect();
        assert!(
            dated.is_empty(),
            "{text} holds no date of an event, found {dated:?}"
        );
    }
}

#[test]
fn what_a_date_is_for_is_told_apart() {
    for (text, usage) in [
        ("决赛将于7月6日晚开赛", DateUse::Planned),
        ("明天上午召开", DateUse::Planned),
        ("去年3月投产", DateUse::Recalled),
        ("该项目早在2019年5月签约", DateUse::Recalled),
        ("确保6月底前通水", DateUse::Bound),
        ("截至8月10日", DateUse::Bound),
        ("自2023年7月10日起施行", DateUse::Bound),
        ("有效期至2025年12月31日", DateUse::Bound),
        ("总结2023年经济工作", DateUse::Bound),
        ("1至3月,全市", DateUse::Bound),
        ("今年3月,公司投产", DateUse::Event),
    ] {
        let found = find(text);
        assert!(
            found.iter().all(|(_, _, found)| *found == usage),
            "{text} should be {usage:?}: {found:?}"
        );
    }
}
