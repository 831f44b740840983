//! What the data must hold to, and what names must come to.

use super::*;
use std::sync::LazyLock;

static DIVISIONS: LazyLock<Divisions> = LazyLock::new(Divisions::load);

/// The youngest division with a code.
fn id(code: &str) -> DivisionId {
    DIVISIONS
        .by_code(code.parse().unwrap())
        .unwrap_or_else(|| panic!("no division has {code}"))
}

fn code_of(resolution: &Resolution) -> String {
    resolution
        .code
        .map(|code| code.to_string())
        .unwrap_or_default()
}

fn at_home(home: &str) -> Context<'static> {
    Context {
        home: Some(id(home)),
        named: &[],
    }
}

fn resolve(surface: &str, year: i32, context: &Context<'_>) -> (String, String, Why) {
    let resolution = DIVISIONS.resolve(surface, Some(year), context);
    (code_of(&resolution), resolution.name, resolution.why)
}

fn found(text: &str) -> Vec<&str> {
    DIVISIONS
        .find(text)
        .into_iter()
        .map(|found| &text[found.range])
        .collect()
}

/// A name as people write it, the code and the official name that it stands for without context.
const WRITTEN: &[(&str, &str, &str)] = &[
    ("江苏", "320000", "江苏省"),
    ("上海", "310000", "上海市"),
    ("内蒙古", "150000", "内蒙古自治区"),
    ("内蒙", "150000", "内蒙古自治区"),
    ("新疆", "650000", "新疆维吾尔自治区"),
    ("西藏", "540000", "西藏自治区"),
    ("香港", "810000", "香港特别行政区"),
    ("澳门", "820000", "澳门特别行政区"),
    ("台湾", "710000", "台湾省"),
    ("吉林", "220000", "吉林省"),
    ("吉林市", "220200", "吉林市"),
    ("海南", "460000", "海南省"),
    ("海南州", "632500", "海南藏族自治州"),
    ("河北", "130000", "河北省"),
    ("铁岭", "211200", "铁岭市"),
    ("铁岭县", "211221", "铁岭县"),
    ("柳州", "450200", "柳州市"),
    ("西安", "610100", "西安市"),
    ("大同", "140200", "大同市"),
    ("平湖", "330482", "平湖市"),
    ("萧山", "330109", "萧山区"),
    ("崇川区", "320613", "崇川区"),
    ("伊犁州", "654000", "伊犁哈萨克自治州"),
    ("伊犁", "654000", "伊犁哈萨克自治州"),
    ("黔西南", "522300", "黔西南布依族苗族自治州"),
    ("黔东南州", "522600", "黔东南苗族侗族自治州"),
    ("博州", "652700", "博尔塔拉蒙古自治州"),
    ("博尔塔拉州", "652700", "博尔塔拉蒙古自治州"),
    ("巴音郭楞", "652800", "巴音郭楞蒙古自治州"),
    ("延边", "222400", "延边朝鲜族自治州"),
    ("恩施州", "422800", "恩施土家族苗族自治州"),
    ("临夏州", "622900", "临夏回族自治州"),
    ("民和县", "630222", "民和回族土族自治县"),
    ("互助县", "630223", "互助土族自治县"),
    ("鄂温克旗", "150724", "鄂温克族自治旗"),
    ("莫力达瓦旗", "150722", "莫力达瓦达斡尔族自治旗"),
    ("威宁县", "520526", "威宁彝族回族苗族自治县"),
    ("威宁自治县", "520526", "威宁彝族回族苗族自治县"),
    ("积石山县", "622927", "积石山保安族东乡族撒拉族自治县"),
    ("龙胜县", "450328", "龙胜各族自治县"),
    ("察布查尔县", "654022", "察布查尔锡伯自治县"),
    ("杭锦旗", "150625", "杭锦旗"),
    ("锡林郭勒", "152500", "锡林郭勒盟"),
    ("锡盟", "152500", "锡林郭勒盟"),
    ("阿勒泰地区", "654300", "阿勒泰地区"),
    ("阿勒泰", "654300", "阿勒泰地区"),
    ("神农架", "429021", "神农架林区"),
    ("六枝", "520203", "六枝特区"),
    ("浦东", "310115", "浦东新区"),
    ("济源", "419001", "济源市"),
    ("仙桃", "429004", "仙桃市"),
    ("五指山", "469001", "五指山市"),
    ("店口镇", "330681104", "店口镇"),
    ("北干街道", "330109002", "北干街道"),
    ("江苏南通崇川区", "320613", "崇川区"),
    ("辽宁省朝阳市", "211300", "朝阳市"),
];

#[test]
fn names_as_people_write_them_resolve_without_context() {
    for &(surface, code, name) in WRITTEN {
        let resolution = DIVISIONS.resolve(surface, Some(2024), &Context::default());
        let got = (code_of(&resolution), resolution.name.as_str());
        assert_eq!(
            got,
            (code.to_owned(), name),
            "{surface}: {:?}",
            resolution.why
        );
    }
}

#[test]
fn the_year_chooses_between_a_division_and_its_successor() {
    let none = Context::default();
    let cases = [
        ("萧山市", 1995, "330181"),
        ("萧山区", 2005, "330109"),
        ("萧山", 1995, "330181"),
        ("萧山", 2005, "330109"),
        ("通州市", 2005, "320683"),
        ("涪陵市", 1996, "511400"),
        ("涪陵区", 2024, "500102"),
        ("重庆市", 1990, "510200"),
        ("重庆市", 2000, "500000"),
        ("襄樊市", 2008, "420600"),
        ("莱芜市", 2010, "371200"),
        ("巢湖市", 2005, "341400"),
        ("巢湖市", 2020, "340181"),
        ("济源市", 1993, "410881"),
    ];
    for (surface, year, code) in cases {
        let (got, _, why) = resolve(surface, year, &none);
        assert_eq!(got, code, "{surface} in {year}: {why:?}");
    }
    // A name that ended long ago still means what it meant.
    assert_eq!(resolve("通州市", 2024, &none).0, "320683");
    // In the year of the change both names are in use.
    assert_eq!(resolve("通州市", 2009, &none).0, "320683");
    assert_eq!(resolve("通州区", 2009, &at_home("320600")).0, "320612");
}

#[test]
fn successors_lead_to_what_there_is_today() {
    let cases = [
        ("萧山市", "萧山区"),
        ("通州市", "通州区"),
        ("涪陵市", "涪陵区"),
        ("莱芜市", "莱芜区"),
        ("海东地区", "海东市"),
        ("襄樊市", "襄阳市"),
        ("通县", "通州区"),
    ];
    for (name, heir) in cases {
        let past = DIVISIONS
            .resolve(name, None, &Context::default())
            .id
            .unwrap();
        let got = DIVISIONS
            .successor(past)
            .map(|heir| DIVISIONS.get(heir).name);
        assert_eq!(got, Some(heir), "{name}");
    }
}

#[test]
fn a_code_given_out_again_is_another_division() {
    let (fuling, meishan) = (DIVISIONS.candidates("涪陵市")[0].id, id("511400"));
    assert_eq!(
        DIVISIONS.get(fuling).code,
        DIVISIONS.get(meishan).code,
        "both are 511400"
    );
    assert!(!DIVISIONS.contains(meishan, fuling), "眉山市 holds 涪陵市");
    let xiangfan = DIVISIONS.candidates("襄樊市")[0].id;
    assert!(
        DIVISIONS.contains(id("420600"), xiangfan),
        "襄阳市 is not 襄樊市"
    );
}

#[test]
fn context_breaks_ties_and_nothing_else_does() {
    let none = Context::default();
    let named_beijing = [id("110000")];
    let cases = [
        ("朝阳区", at_home("110000"), "110105", Why::InHome),
        ("朝阳区", at_home("220100"), "220104", Why::InHome),
        ("朝阳区", at_home("220200"), "220104", Why::HomeProvince),
        (
            "朝阳区",
            Context {
                home: None,
                named: &named_beijing,
            },
            "110105",
            Why::WithNamed,
        ),
        ("朝阳区", none, "", Why::Tied),
        ("鼓楼区", none, "", Why::Tied),
        ("鼓楼区", at_home("320100"), "320106", Why::InHome),
        ("鼓楼区", at_home("320106"), "320106", Why::Home),
        ("鼓楼区", at_home("350105"), "350102", Why::NearHome),
        ("朝阳区", at_home("110101"), "110105", Why::HomeProvince),
        ("铁岭", at_home("211221"), "211221", Why::Home),
        ("铁岭", at_home("211282"), "211200", Why::Only),
        ("吉林", at_home("220200"), "220000", Why::Only),
        ("巴州", at_home("511900"), "511902", Why::InHome),
        ("巴州", at_home("652801"), "652800", Why::AroundHome),
        ("和平镇", none, "", Why::Tied),
        ("店口镇", at_home("510100"), "", Why::Far),
        ("没有这个县", none, "", Why::Unknown),
    ];
    for (surface, context, code, why) in cases {
        let got = resolve(surface, 2024, &context);
        assert_eq!(
            (got.0.as_str(), got.2),
            (code, why),
            "{surface} in {context:?}"
        );
    }
    let tied = DIVISIONS.resolve("朝阳区", Some(2024), &none);
    assert_eq!(tied.name, "朝阳区", "a tie keeps the name that all share");
}

#[test]
fn adjacent_names_resolve_together() {
    let none = Context::default();
    let cases: [(&[&str], &[&str]); 4] = [
        (
            &["江苏省", "南通市", "崇川区"],
            &["320000", "320600", "320613"],
        ),
        (&["北京市", "朝阳区"], &["110000", "110105"]),
        (&["吉林", "长春", "朝阳区"], &["220000", "220100", "220104"]),
        (&["福州", "鼓楼区"], &["350100", "350102"]),
    ];
    for (surfaces, codes) in cases {
        let got: Vec<_> = DIVISIONS
            .resolve_chain(surfaces, Some(2024), &none)
            .iter()
            .map(code_of)
            .collect();
        assert_eq!(got, codes, "{surfaces:?}");
    }
}

#[test]
fn text_yields_names_leftmost_and_longest() {
    let cases: [(&str, &[&str]); 20] = [
        ("江苏省南通市崇川区委", &["江苏省", "南通市", "崇川区"]),
        ("赴浙江平湖考察", &["浙江", "平湖"]),
        ("陕西安康富硒茶", &["陕西", "安康"]),
        ("祝大家身体安康", &[]),
        ("湖北公安机关", &["湖北"]),
        ("其中山东省三家", &["山东省"]),
        ("隆重庆祝建党", &[]),
        ("实现长治久安", &[]),
        ("湖南通过审议", &["湖南"]),
        ("店口镇与北干街道", &["店口镇", "北干街道"]),
        ("大同市云冈区", &["大同市", "云冈区"]),
        ("推进城区改造，缓解市区拥堵", &[]),
        ("推进小城镇建设，下辖三乡镇", &[]),
        ("桐乡市乌镇", &["桐乡市", "乌镇"]),
        ("祁连山深处的祁连县", &["祁连县"]),
        ("天门市通海口镇", &["天门市", "通海口镇"]),
        ("台州市路桥街道", &["台州市", "路桥街道"]),
        ("北京路街道，北京路", &["北京路街道"]),
        ("各乡镇街道、城乡街道", &[]),
        ("晋城市城区钟家庄街道", &["晋城市", "城区", "钟家庄街道"]),
    ];
    for (text, names) in cases {
        assert_eq!(found(text), names, "{text}");
    }
    let weak = |text| DIVISIONS.find(text).last().map(|found| found.weak);
    assert_eq!(
        weak("罗瑞安一行"),
        Some(true),
        "a county's bare name may be a person's"
    );
    assert_eq!(
        weak("浙江瑞安"),
        Some(false),
        "not where its province stands before it"
    );
    let joined = DIVISIONS.find("晋城市城区");
    assert_eq!(
        joined[1].ids,
        [id("140502")],
        "a joined name means only what lies in the one before"
    );
}

#[test]
fn outlets_say_where_they_are_at_home() {
    let cases = [
        ("铁岭日报", "211200"),
        ("诸暨融媒", "330681"),
        ("山南网", "540500"),
        ("晋江经济报", "350582"),
        ("朝阳日报", "211300"),
        ("今日桐庐", "330122"),
        ("中国甘肃网", "620000"),
        ("中国宁波网", "330200"),
        ("吉林日报", "220000"),
        ("黔东南日报", "522600"),
        ("浙江省诸暨市融媒体中心", "330681"),
        ("胶东在线", "370600"),
        ("澎湃新闻", "310000"),
        ("新华日报", "320000"),
        ("新华网", ""),
        ("光明日报", ""),
        ("人民日报", ""),
        ("农民日报", ""),
    ];
    for (name, code) in cases {
        let home = DIVISIONS
            .home_of_outlet(name)
            .map(|id| DIVISIONS.get(id).code.to_string());
        assert_eq!(home.unwrap_or_default(), code, "{name}");
    }
}

#[test]
fn a_common_home_is_the_smallest_on_which_most_agree() {
    let cases: [(&[&str], Option<&str>); 5] = [
        (&["朝阳区", "长春市", "南关区"], Some("220100")),
        (&["崇川区", "通州区", "海门区"], Some("320600")),
        (&["朝阳区"], None),
        (&["铁岭市", "昌图县"], Some("211200")),
        (&[], None),
    ];
    for (surfaces, code) in cases {
        let home = DIVISIONS.common_home(surfaces, Some(2024));
        assert_eq!(home, code.map(id), "{surfaces:?}");
    }
}

#[test]
fn the_table_is_sorted_and_closed() {
    use unicode_normalization::is_nfc;
    for pair in DIVISIONS.table.windows(2) {
        let key = |division: &Division| (division.code, division.from);
        assert!(
            key(&pair[0]) < key(&pair[1]),
            "{:?} is not before {:?}",
            pair[0],
            pair[1]
        );
        if let (true, Some(until)) = (pair[0].code == pair[1].code, pair[0].until) {
            assert!(
                Some(until) <= pair[1].from,
                "{:?} overlaps {:?}",
                pair[0],
                pair[1]
            );
        }
    }
    for division in &DIVISIONS.table {
        let above = division.parent.map(|parent| DIVISIONS.get(parent).level);
        let fits = above.map_or(division.level == DivisionLevel::Province, |above| {
            above < division.level
        });
        assert!(fits, "{division:?} stands below {above:?}");
        assert!(
            is_nfc(division.name) && !division.name.is_empty(),
            "{division:?}"
        );
        assert!(
            division
                .until
                .is_none_or(|until| division.from < Some(until)),
            "{division:?}"
        );
        let heir = division.successor.map(|code| DIVISIONS.by_code(code));
        assert_ne!(heir, Some(None), "{division:?}: no such successor");
        assert!(
            division.until.is_some() || division.successor.is_none(),
            "{division:?} still exists"
        );
    }
}

#[test]
fn the_hand_lists_are_sorted_unique_and_of_use() {
    let lists = [
        (
            "division-aliases.tsv",
            include_str!("../data/division-aliases.tsv"),
        ),
        (
            "ethnic-groups.tsv",
            include_str!("../data/ethnic-groups.tsv"),
        ),
        (
            "not-divisions.tsv",
            include_str!("../data/not-divisions.tsv"),
        ),
        (
            "ordinary-names.tsv",
            include_str!("../data/ordinary-names.tsv"),
        ),
        ("outlet-words.tsv", include_str!("../data/outlet-words.tsv")),
        ("outlets.tsv", include_str!("../data/outlets.tsv")),
    ];
    for (file, list) in lists {
        assert!(list.starts_with('#'), "{file} has no header");
        let rows: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
        let keys: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.split('\t').next())
            .collect();
        for (pair, row) in keys.windows(2).zip(&rows[1..]) {
            assert!(
                pair[0] < pair[1] || file == "outlet-words.tsv",
                "{file}: {row} is out of order or twice"
            );
        }
        assert!(unicode_normalization::is_nfc(list), "{file} is not NFC");
        for key in keys {
            match file {
                "ordinary-names.tsv" | "division-aliases.tsv" => {
                    assert!(
                        !DIVISIONS.candidates(key).is_empty(),
                        "{file}: {key} names no division"
                    );
                }
                "not-divisions.tsv" => {
                    assert!(
                        DIVISIONS.candidates(key).is_empty(),
                        "{file}: {key} is a division"
                    );
                }
                _ => {}
            }
        }
    }
    for (name, code) in table::rows(lists[5].1).map(|mut row| (row.next(), row.next())) {
        let known = code.is_some_and(|c| c == "-" || DIVISIONS.by_code(table::code(c)).is_some());
        assert!(known, "outlets.tsv: {name:?} has no known code");
    }
}
