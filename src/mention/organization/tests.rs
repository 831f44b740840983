use super::*;
use crate::lexicon::divisions::Divisions;
use std::sync::LazyLock;

static LEXICON: LazyLock<(Organizations, Divisions)> =
    LazyLock::new(|| (Organizations::load(), Divisions::load()));

fn find(text: &str) -> Vec<OrganizationMention> {
    let (lexicon, divisions) = &*LEXICON;
    let places: Vec<Range<usize>> = divisions
        .find(text)
        .into_iter()
        .filter(|found| !found.weak)
        .map(|found| found.range)
        .collect();
    let found = OrganizationRecognizer::new(lexicon).find(text, &places);
    for pair in found.windows(2) {
        assert!(
            pair[0].range.end <= pair[1].range.start,
            "mentions overlap or are out of order in {text}"
        );
    }
    found
}

/// The names that are sure enough, in order.
fn names(text: &str) -> Vec<&str> {
    find(text)
        .into_iter()
        .filter(|found| found.score >= 0.5)
        .map(|found| &text[found.range])
        .collect()
}

/// Each text names exactly these bodies.
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(names(text), *expected, "bodies of {text}: {:?}", find(text));
    }
}

#[test]
fn a_name_begins_behind_the_word_that_no_name_runs_across() {
    check(&[
        (
            "来到位于芜湖市鸠江区的安徽云杉机器人有限公司,参观了展厅",
            &["安徽云杉机器人有限公司"],
        ),
        (
            "走进浙江青枫环境装备有限公司智能车间,了解用工情况",
            &["浙江青枫环境装备有限公司"],
        ),
        ("赴铁岭经济技术开发区调研企业", &["铁岭经济技术开发区"]),
        (
            "龙头企业江苏白鹭新材料有限公司负责人",
            &["江苏白鹭新材料有限公司"],
        ),
        ("与民和水泥有限公司签订合同", &["民和水泥有限公司"]),
        ("考察德和科技有限公司", &["德和科技有限公司"]),
        ("率于都县党政代表团赴浙江", &["于都县党政代表团"]),
        ("要求市商务局靠前服务", &["市商务局"]),
    ]);
}

#[test]
fn lists_and_conjunctions_part_names() {
    check(&[
        (
            "先后深入辽宁金槐科技股份有限公司、建安建材(辽宁)有限公司等企业",
            &["辽宁金槐科技股份有限公司", "建安建材(辽宁)有限公司"],
        ),
        ("市政府与湘中理工大学共建", &["湘中理工大学"]),
        (
            "市人民政府与湖南白鹭新材料有限公司签约",
            &["市人民政府", "湖南白鹭新材料有限公司"],
        ),
        (
            "先后来到鑫杉铝业、长槐再生、大周镇循环经济产业园等地",
            &["鑫杉铝业", "长槐再生", "大周镇循环经济产业园"],
        ),
        (
            "一行走访湘杉盐化、中槐重科等重点企业",
            &["湘杉盐化", "中槐重科"],
        ),
        ("授予七杉纺织总经理王某称号", &["七杉纺织"]),
        ("区发改委、工信局负责人参加", &["区发改委", "工信局"]),
        ("县投促局、县建工局负责人", &["县投促局", "县建工局"]),
    ]);
}

#[test]
fn departments_take_their_jurisdiction() {
    for (text, name, form) in [
        ("柳州市国资委主任", "柳州市国资委", OrganizationForm::Full),
        (
            "市科技局高新技术处处长",
            "市科技局高新技术处",
            OrganizationForm::Department,
        ),
        ("镇应急办、负责人", "镇应急办", OrganizationForm::Department),
        (
            "于都县委办公室主任",
            "于都县委办公室",
            OrganizationForm::Full,
        ),
        ("县委宣传部部长", "县委宣传部", OrganizationForm::Department),
        ("副市长、公安局局长", "公安局", OrganizationForm::Department),
        (
            "柳东新区管委会主任",
            "柳东新区管委会",
            OrganizationForm::Full,
        ),
        ("学校办公室主任", "学校办公室", OrganizationForm::Department),
    ] {
        let found = find(text);
        let first = found
            .first()
            .map(|found| (&text[found.range.clone()], found.form));
        assert_eq!(
            first,
            Some((name, form)),
            "the department of {text}: {found:?}"
        );
    }
}

#[test]
fn what_only_describes_is_no_name() {
    for text in [
        "调研科技型企业",
        "走访重点企业",
        "公司董事长介绍",
        "该公司负责人",
        "各级各部门要",
        "两家企业签约",
        "32个重点项目",
        "打造高新技术产业集聚区、产业合作示范区、改革开放先行区",
        "建设省重点实验室",
        "在校大学生",
        "工程师",
        "布局未来产业",
        "全力打造产业高地",
        "钟某与公司",
        "卜某共同为研究院揭牌",
        "市政协主席",
        "市人大常委会主任",
        "有关部门要靠前服务",
        "加快构建创新联合体",
        "机制建设",
        "绿色食品、生物医药等产业",
        "听取医疗服务和医院建设汇报",
    ] {
        assert_eq!(
            names(text),
            [""; 0],
            "{text} names no body: {:?}",
            find(text)
        );
    }
}

#[test]
fn projects_need_a_name_of_their_own() {
    check(&[
        (
            "在次坞镇,年产30万套热泵系统项目正在安装设备",
            &["年产30万套热泵系统项目"],
        ),
        (
            "在百万千瓦风光储一体化项目施工现场",
            &["百万千瓦风光储一体化项目"],
        ),
        ("实地察看了白鹭智谷项目建设情况", &["白鹭智谷项目"]),
        ("到精河县调研重点项目建设", &[]),
        ("推动电动装载机等项目落地", &[]),
        ("陕西白鹭农业有限公司的加工项目", &["陕西白鹭农业有限公司"]),
    ]);
}

#[test]
fn short_names_follow_from_full_ones() {
    let text = "青海白杉水务集团有限公司(以下简称“白杉水务”)董事长,湖南晶杉新材料有限公司。白杉水务总经理,晶杉新材料董事长";
    let found = find(text);
    let defined = found
        .iter()
        .find(|found| found.form == OrganizationForm::Defined);
    let full = defined
        .and_then(|found| found.defines.clone())
        .map(|range| &text[range]);
    assert_eq!(
        full,
        Some("青海白杉水务集团有限公司"),
        "what the bracket defines"
    );
    let all: Vec<&str> = found
        .iter()
        .map(|found| &text[found.range.clone()])
        .collect();
    let expected = [
        "青海白杉水务集团有限公司",
        "白杉水务",
        "湖南晶杉新材料有限公司",
        "白杉水务",
        "晶杉新材料",
    ];
    assert_eq!(all, expected, "short names stand again");
}

#[test]
fn a_short_name_keeps_the_brand() {
    let (lexicon, _) = &*LEXICON;
    for (short, full, same) in [
        ("白鹭谷集团", "陕西白鹭谷生态农业集团有限公司", true),
        ("晶杉新材料", "湖南晶杉新材料有限公司", true),
        ("远杉重工集团", "远杉重工集团有限公司", true),
        ("建安建材", "建安建材(辽宁)有限公司", true),
        ("南通科技", "南通白鹭科技有限公司", false),
        ("白鹭集团", "陕西白鹭谷生态农业集团有限公司", false),
        ("白鹭谷集团", "白鹭谷集团", false),
        ("有限公司", "湖南晶杉新材料有限公司", false),
    ] {
        assert_eq!(
            short_name::short_of(short, full, lexicon),
            same,
            "{short} of {full}"
        );
    }
}

#[test]
fn outlets_are_found_by_their_place() {
    check(&[
        ("山南网讯 6月18日,市长", &["山南网"]),
        ("儋州融媒讯(记者 羊某)昨日", &["儋州融媒"]),
        ("胶东在线3月4日讯 3月4日上午", &["胶东在线"]),
        ("于都县融媒体中心讯 11月6日", &["于都县融媒体中心"]),
        ("时间:2022-07-14 来源:洋县发布 浏览", &["洋县发布"]),
        ("本报讯(记者 楼某)5月15日", &[]),
    ]);
}

#[test]
fn anaphors_are_bodies_by_kind_alone() {
    let (lexicon, _) = &*LEXICON;
    let text = "公司董事长介绍,该公司研发投入超过7%。走进安徽云杉机器人有限公司,勉励企业做强,鼓励科技型企业";
    let recognizer = OrganizationRecognizer::new(lexicon);
    let found = recognizer.find_anaphors(text, &find(text));
    let words: Vec<&str> = found
        .iter()
        .map(|found| &text[found.range.clone()])
        .collect();
    assert_eq!(
        words,
        ["公司", "该公司", "企业"],
        "anaphors, without the name's own ending"
    );
}

#[test]
fn any_text_is_survived() {
    for text in [
        "",
        "公司",
        "()公司",
        "”公司”",
        "有限公司有限公司",
        "局局局",
        "(以下简称“",
        "、、、等企业",
        "a公司",
        "市市市人民政府",
        "来源:",
        "讯",
    ] {
        find(text);
    }
}
