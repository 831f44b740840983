//! What the tables must hold to, and which ranks posts must and must not have.

use super::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static RANKS: LazyLock<Ranks> = LazyLock::new(Ranks::load);
static DIVISIONS: LazyLock<Divisions> = LazyLock::new(Divisions::load);

fn of_division(code: &str, title: &str) -> &'static str {
    let rank = RANKS.of_division(&DIVISIONS, code.parse().unwrap(), title);
    rank.map_or("-", Rank::code)
}

fn of_body(code: &str, body: &str, title: &str) -> &'static str {
    let rank = RANKS.of_local_body(&DIVISIONS, code.parse().unwrap(), body, title);
    rank.map_or("-", Rank::code)
}

fn of_nation(body: &str, title: &str) -> &'static str {
    RANKS.of_national_body(body, title).map_or("-", Rank::code)
}

#[test]
fn leading_posts_of_divisions() {
    for (code, title, rank) in [
        // 云南省, 广西壮族自治区, 重庆市.
        ("530000", "省委书记", "province_chief"),
        ("530000", "代省长", "province_chief"),
        ("530000", "常务副省长", "province_deputy"),
        ("530000", "省委常委", "province_deputy"),
        ("530000", "省政协副主席", "province_deputy"),
        ("530000", "省政府秘书长", "bureau_chief"),
        ("450000", "自治区主席", "province_chief"),
        ("450000", "自治区副主席", "province_deputy"),
        ("450000", "自治区党委书记", "province_chief"),
        ("500000", "市长", "province_chief"),
        ("500000", "市委常委", "province_deputy"),
        // 成都市, one of the fifteen; 武侯区 in it.
        ("510100", "市委书记", "province_deputy"),
        ("510100", "市长", "province_deputy"),
        ("510100", "副市长", "bureau_chief"),
        ("510100", "市委常委", "bureau_chief"),
        ("510107", "区委书记", "bureau_deputy"),
        ("510107", "区长", "bureau_deputy"),
        ("510107", "副区长", "county_chief"),
        // 铁岭市, 临夏回族自治州, 锡林郭勒盟, 阿勒泰地区.
        ("211200", "市委书记", "bureau_chief"),
        ("211200", "市长", "bureau_chief"),
        ("211200", "代市长", "bureau_chief"),
        ("211200", "代理市长", "bureau_chief"),
        ("211200", "市人大常委会主任", "bureau_chief"),
        ("211200", "市政协主席", "bureau_chief"),
        ("211200", "市委副书记", "bureau_deputy"),
        ("211200", "市委常委", "bureau_deputy"),
        ("211200", "常务副市长", "bureau_deputy"),
        ("211200", "副市长", "bureau_deputy"),
        ("211200", "市纪委书记", "bureau_deputy"),
        ("211200", "市人大常委会副主任", "bureau_deputy"),
        ("211200", "市政府秘书长", "county_chief"),
        ("622900", "州长", "bureau_chief"),
        ("622900", "自治州委副书记", "bureau_deputy"),
        ("152500", "副盟长", "bureau_deputy"),
        ("654300", "地委书记", "bureau_chief"),
        ("654300", "行署专员", "bureau_chief"),
        // 泰和县, 晋江市, 襄州区, 杭锦旗.
        ("360826", "县委书记", "county_chief"),
        ("360826", "县长", "county_chief"),
        ("360826", "县委常委", "county_deputy"),
        ("360826", "副县长", "county_deputy"),
        ("360826", "县政协副主席", "county_deputy"),
        ("350582", "市长", "county_chief"),
        ("350582", "市委常委", "county_deputy"),
        ("420607", "区长", "county_chief"),
        ("150625", "旗长", "county_chief"),
        // 徐汇区, 云阳县 of Chongqing; a town of 崇明区.
        ("310104", "区委书记", "bureau_chief"),
        ("310104", "副区长", "bureau_deputy"),
        ("500235", "县长", "bureau_chief"),
        // 大周镇 of 长葛市, 石门乡.
        ("411082106", "镇党委书记", "township_chief"),
        ("411082106", "镇长", "township_chief"),
        ("411082106", "副镇长", "township_deputy"),
        ("130627210", "乡人大主席", "township_chief"),
    ] {
        assert_eq!(of_division(code, title), rank, "{title} of {code}");
    }
}

#[test]
fn posts_whose_rank_the_title_does_not_fix() {
    for (code, title, why) in [
        (
            "211200",
            "市委秘书长",
            "some sit in the standing committee, some do not",
        ),
        ("211200", "市领导", "no post in particular"),
        ("211200", "市长助理", "no leading post"),
        ("211200", "县长", "of another level than the division"),
        ("211200", "书记", "of an unknown organ"),
        ("310115", "区委书记", "浦东新区 stands above districts"),
        (
            "654000",
            "州长",
            "伊犁哈萨克自治州 stands above prefectures",
        ),
        ("330782", "市委书记", "义乌市 is raised"),
        ("429004", "市委书记", "仙桃市 is governed by its province"),
        ("659001", "市长", "石河子市 is governed by its province"),
        (
            "370283",
            "市长",
            "counties of 副省级城市 are not of one rank",
        ),
        ("441900121", "镇长", "towns of 东莞市 stand above others"),
        (
            "510107011",
            "党工委书记",
            "streets of cities are raised in some",
        ),
        ("142501", "市委书记", "the division is no more"),
        ("810000", "行政长官", "special regions have other laws"),
    ] {
        assert_eq!(of_division(code, title), "-", "{title} of {code}: {why}");
    }
}

#[test]
fn departments_and_courts() {
    for (code, body, title, rank) in [
        ("360000", "教育厅", "厅长", "bureau_chief"),
        ("360000", "教育厅", "副厅长", "bureau_deputy"),
        ("360000", "发展改革委", "主任", "bureau_chief"),
        ("360000", "统计局", "局长", "bureau_chief"),
        ("110000", "教委", "主任", "bureau_chief"),
        ("110000", "财政局", "局长", "bureau_chief"),
        ("510100", "教育局", "局长", "bureau_deputy"),
        ("441500", "科技局", "局长", "county_chief"),
        ("441500", "科技局", "党组书记", "county_chief"),
        ("441500", "科技局", "副局长", "county_deputy"),
        ("360826", "财政局", "局长", "township_chief"),
        ("360826", "财政局", "副局长", "township_deputy"),
        ("310104", "教育局", "局长", "county_chief"),
        ("360000", "高级人民法院", "院长", "province_deputy"),
        ("360800", "中级人民法院", "院长", "bureau_deputy"),
        ("360800", "人民检察院", "检察长", "bureau_deputy"),
        ("360826", "人民法院", "院长", "county_deputy"),
        // Must not have one.
        ("360000", "林业局", "局长", "-"),
        ("441500", "公安局", "局长", "-"),
        ("441500", "科技局", "党组成员", "-"),
        ("441500", "科技局", "主任", "-"),
        ("441500", "科技局", "总工程师", "-"),
        ("441500", "教育局人事科", "科长", "-"),
        ("211200", "委组织部", "部长", "-"),
        ("360300", "经开区管委会", "主任", "-"),
        ("441500", "科协", "主席", "-"),
        ("370283", "人民法院", "院长", "-"),
        ("360800", "中级人民法院", "副院长", "-"),
        ("411082106", "财政所", "所长", "-"),
    ] {
        assert_eq!(of_body(code, body, title), rank, "{title} of {code} {body}");
    }
}

#[test]
fn organs_of_the_centre() {
    for (body, title, rank) in [
        ("国务院", "总理", "state_chief"),
        ("中共中央政治局", "常委", "state_chief"),
        ("国务院", "副总理", "state_deputy"),
        ("中共中央政治局", "委员", "state_deputy"),
        ("最高人民法院", "院长", "state_deputy"),
        ("财政部", "部长", "province_chief"),
        ("工信部", "副部长", "province_deputy"),
        ("国家发展改革委", "主任", "province_chief"),
        ("中国人民银行", "行长", "province_chief"),
        ("国家税务总局", "局长", "province_chief"),
        ("国家能源局", "局长", "province_deputy"),
        ("财政部预算司", "司长", "bureau_chief"),
        ("财政部预算司", "副司长", "bureau_deputy"),
        ("财政部", "主任", "-"),
        ("财政部", "司长", "-"),
        ("财政部预算司", "处长", "-"),
        ("国家能源局", "副局长", "-"),
        ("某某公司", "司长", "-"),
        ("越南", "国家主席", "-"),
        ("全国政协", "委员", "-"),
        ("中央军委", "委员", "-"),
    ] {
        assert_eq!(of_nation(body, title), rank, "{title} of {body}");
    }
}

#[test]
fn grades_are_ranks_in_themselves() {
    for (title, rank) in [
        ("一级巡视员", Some(Rank::Counsel1)),
        ("二级巡视员", Some(Rank::Counsel2)),
        ("四级调研员", Some(Rank::Consultant4)),
        ("三级主任科员", Some(Rank::PrincipalStaff3)),
        ("二级科员", Some(Rank::Staff2)),
        ("三级巡视员", None),
        ("一级高级法官", None),
        ("一级警长", None),
        ("调研员", None),
    ] {
        assert_eq!(RANKS.of_grade(title), rank, "{title}");
    }
}

#[test]
fn the_tables_are_sorted_and_their_words_known() {
    for (name, table) in [
        ("ranks.tsv", include_str!("../data/ranks.tsv")),
        ("rank-bodies.tsv", include_str!("../data/rank-bodies.tsv")),
        (
            "rank-divisions.tsv",
            include_str!("../data/rank-divisions.tsv"),
        ),
    ] {
        let keys: Vec<Vec<&str>> = rows(table)
            .map(|row| row[..row.len() - 1].to_vec())
            .collect();
        for pair in keys.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{name}: {:?} is out of order or twice",
                pair[1]
            );
        }
    }
    let classes: BTreeSet<&str> = RANKS.bodies.values().copied().collect();
    let used: BTreeSet<&str> = RANKS.fixed.keys().map(|(_, body, _)| *body).collect();
    let idle: Vec<_> = classes.difference(&used).collect();
    assert!(
        idle.is_empty(),
        "no title fixes a rank in bodies of {idle:?}"
    );
    let places = [
        "province",
        "municipality",
        "sub_provincial_city",
        "prefecture",
        "municipality_county",
        "sub_provincial_district",
        "county",
        "municipality_township",
        "township",
        NATION,
        ANY,
    ];
    for (title, body, place) in RANKS.fixed.keys() {
        assert!(
            places.contains(place),
            "{title} {body}: no place stands as {place}"
        );
    }
}

#[test]
fn divisions_of_their_own_standing_are_called_what_the_table_says() {
    for row in rows(include_str!("../data/rank-divisions.tsv")) {
        let id = DIVISIONS.by_code(row[0].parse().unwrap());
        let division = DIVISIONS.get(id.unwrap_or_else(|| panic!("no division has {}", row[0])));
        assert_eq!(division.name, row[1], "{} is another division", row[0]);
    }
    let fifteen = RANKS.exceptions.values();
    assert_eq!(
        fifteen
            .filter(|one| **one == Exception::SubProvincialCity)
            .count(),
        15,
        "there are fifteen 副省级城市"
    );
}
