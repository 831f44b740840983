//! How the genre writes posts: what completes what, who heads what.

use super::Context;
use crate::kind::OrganizationKind;
use crate::post::{Body, Post};
use regex::Regex;
use std::sync::LazyLock;

/// What kinds of body a bare title heads.
pub(super) fn kinds_headed_by(title: &str) -> &'static [OrganizationKind] {
    use OrganizationKind::{Company, Government, Hospital, Other, Party, Research, School};
    if title.ends_with("院长") {
        &[Hospital, Research, School]
    } else if title.ends_with("校长") || title.ends_with("园长") {
        &[School]
    } else if ["董事", "经理", "总裁"]
        .iter()
        .any(|word| title.contains(word))
    {
        &[Company]
    } else if title.ends_with("会长") || title.ends_with("理事长") {
        &[Other]
    } else if title.ends_with("局长") || title.ends_with("厅长") {
        &[Government]
    } else if title.contains("党委")
        || title.contains("党组")
        || title.ends_with("主任")
        || title.ends_with("书记")
    {
        &[School, Hospital, Research, Company, Government, Party]
    } else {
        &[Company, School, Hospital, Research, Other]
    }
}

/// 镇长 of a town, 党支部书记 of a village, 党工委书记 of a street.
pub(super) fn small_place_post(title: &str, place: String) -> Post {
    let title = if place.ends_with('镇') && title.starts_with("党委") {
        format!("镇{title}")
    } else if place.ends_with('乡') && title.starts_with("党委") {
        format!("乡{title}")
    } else {
        title.to_owned()
    };
    Post {
        title,
        body: Some(Body::Place(place)),
    }
}

/// 秘书长 after 市委常委 is 市委秘书长; 副主任 after 市人大常委会主任 is 市人大常委会副主任.
pub(super) fn completed(title: &str, leading: Option<&(String, String)>) -> Option<String> {
    let (before, level) = leading?;
    // 市委常委、纪委书记: a committee that has sections of its own is of the same division.
    if ["纪委", "监委"]
        .iter()
        .any(|organ| title.starts_with(organ))
    {
        return Some(format!("{level}{title}"));
    }
    let organ = ["人大常委会", "政协", "政府", "纪委", "监委", "委"]
        .into_iter()
        .find(|organ| before.contains(&format!("{level}{organ}")));
    let heads: &[&str] = match organ {
        Some("人大常委会") => &["主任", "秘书长", "委员", "党组书记", "党组成员"],
        Some("政协") => &[
            "主席",
            "秘书长",
            "常委",
            "委员",
            "党组书记",
            "党组副书记",
            "党组成员",
        ],
        Some("纪委") => &["书记", "常委"],
        Some("监委") => &["主任", "委员"],
        Some("委") => &["书记", "常委", "委员", "秘书长"],
        Some("政府") => &["秘书长"],
        _ => {
            return (title == "秘书长" || title == "副秘书长")
                .then(|| format!("{level}政府{title}"));
        }
    };
    let organ = organ.unwrap_or_default();
    let stem = title
        .trim_start_matches("常务")
        .trim_start_matches('副')
        .trim_start_matches('代');
    heads
        .contains(&stem)
        .then(|| format!("{level}{organ}{title}"))
}

/// The party's committee of a division: 镇江市委, 宁夏回族自治区党委.
pub(super) fn committee_of(place: &str) -> String {
    if place.ends_with("自治区") {
        format!("{place}党委")
    } else {
        format!("{place}委")
    }
}

/// Whether two level words name the same level of the same division: 县 and 县, 州 and 自治州.
pub(super) fn same_level(a: &str, b: &str) -> bool {
    a == b || a.ends_with(b) || b.ends_with(a)
}

/// National posts stand with their organ, which is no body of the article.
pub(super) fn national(title: &str) -> Post {
    let organ = match title {
        "总书记" => "中共中央",
        "国家主席" | "国家副主席" => "中国",
        "委员长" | "副委员长" => "全国人大常委会",
        "外交部长" => "外交部",
        "国防部长" => "国防部",
        _ => "国务院",
    };
    Post {
        title: title.to_owned(),
        body: Some(Body::Named(organ.to_owned())),
    }
}

/// 来我市, 到我县, 来宿迁市考察调研: somebody has come.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
pub(super) static COMING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "(?:来|到|赴|抵|莅|莅临)我[省市县区州旗盟镇乡]",
        r"|来\p{Han}{1,8}?(?:考察|调研|视察|检查|督导|参观|访问|学习|观摩|指导|开展|交流|慰问)",
    ))
    .expect("a valid pattern")
});

/// 镇党委书记A,党委副书记B: the town's committee goes without its town.
pub(super) fn of_town(title: &str, context: &Context) -> Option<Post> {
    let (leading, level) = context.leading.as_ref()?;
    let town = matches!(level.as_str(), "镇" | "乡") && leading.contains("党委");
    let place = context
        .place
        .clone()
        .filter(|_| town && title.starts_with("党委"))?;
    Some(Post {
        title: format!("{level}{title}"),
        body: Some(Body::Place(place)),
    })
}
