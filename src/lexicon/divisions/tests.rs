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

#[test]
fn names_as_people_write_them_resolve_without_context() {
    let cases = [
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
        ("北干街道", "330109003", "北干街道"),
        ("江苏南通崇川区", "320613", "崇川区"),
        ("辽宁省朝阳市", "211300", "朝阳市"),
    ];
    for (surface, code, name) in cases {
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
