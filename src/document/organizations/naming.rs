//! The full name of a body that the text names by a part of it: 市科技局, 高新区, 办公室.

use super::{Organizations, Surroundings};
use crate::document::bodies::start_before;
use crate::document::places::Places;
use crate::kind::OrganizationKind;
use crate::mention::league::LEAGUE;
use crate::mention::organization::{OrganizationForm as Form, OrganizationMention, unit};
use crate::span::end_of;
use regex::Regex;
use std::sync::LazyLock;

impl Organizations {
    /// The name with its jurisdiction: 市科技局 is 汕尾市科技局, 高新区 the zone named before.
    pub(super) fn spell_out(
        &self,
        surroundings: Surroundings<'_>,
        mention: &OrganizationMention,
        places: &mut Places<'_>,
    ) -> String {
        let written = surroundings.text[mention.range.clone()].replace(' ', "");
        let written = without_pronoun(&written).to_owned();
        // 公共管理学院(公益慈善学院): the name in brackets is another of the same body.
        let written = match written.split_once('(') {
            Some((name, _)) if mention.kind == OrganizationKind::School => name.to_owned(),
            _ => written,
        };
        match mention.form {
            Form::Department => self.department(surroundings, mention, &written, places),
            Form::Zone => self.zone(&written, places).unwrap_or(written),
            // 村党群服务中心, 镇敬老院: of the village or town spoken of.
            Form::Full if written.starts_with(['村', '镇', '乡']) => {
                self.department(surroundings, mention, &written, places)
            }
            Form::Full | Form::Short | Form::Project | Form::Defined => without_term(written),
        }
    }

    fn department(
        &self,
        surroundings: Surroundings<'_>,
        mention: &OrganizationMention,
        written: &str,
        places: &mut Places<'_>,
    ) -> String {
        let since = start_before(surroundings.sentences, mention.range.start);
        // 团县委: the jurisdiction stands inside.
        if mention.rule == "league-committee" {
            let committee = written.strip_prefix('团').unwrap_or(written);
            let of_place = in_jurisdiction(mention, committee, since, places);
            return format!(
                "{LEAGUE}{}",
                of_place.unwrap_or_else(|| committee.to_owned())
            );
        }
        if let Some(full) = in_jurisdiction(mention, written, since, places) {
            return full;
        }
        if surroundings.national.contains(written) {
            return written.to_owned();
        }
        if let Some(full) = beside_title(surroundings.text, mention, written, since, places) {
            return full;
        }
        if matches!(written, "管委会" | "管理委员会") {
            let zone = self.latest(&[OrganizationKind::Park], mention.range.start, 0);
            return zone.map_or_else(|| written.to_owned(), |zone| format!("{zone}管委会"));
        }
        // 学校科研处, 我校团委: the school that was named.
        if let Some(unit) = ["学校", "我校", "该校"]
            .iter()
            .find_map(|word| written.strip_prefix(word))
        {
            let school = self.latest(&[OrganizationKind::School], mention.range.start, 0);
            return school.map_or_else(|| written.to_owned(), |school| format!("{school}{unit}"));
        }
        let parent = self
            .parent_of_unit(written, mention)
            .filter(|_| !written.ends_with("公司") && !written.ends_with("集团"));
        let Some(parent) = parent else {
            return written.to_owned();
        };
        // 县政府办、安监局: the second is no office of the first, but one of the county.
        if written.ends_with(['局', '委', '厅', '办']) {
            let place = places.longest_prefix(parent);
            let level = || {
                parent
                    .chars()
                    .next()
                    .filter(|c| "省市县区州旗镇".contains(*c))
            };
            return match place {
                Some(place) => format!("{place}{written}"),
                None => level().map_or_else(|| written.to_owned(), |c| format!("{c}{written}")),
            };
        }
        // 部规划司: 部 is the ministry itself.
        let own = written
            .strip_prefix('部')
            .filter(|_| written.ends_with('司'))
            .unwrap_or(written);
        format!("{parent}{own}")
    }

    /// The body that a unit without one belongs to: the last one with units of its own.
    fn parent_of_unit(&self, unit: &str, mention: &OrganizationMention) -> Option<&str> {
        // 部规划司, 装备工业一司: of a ministry.
        let of_ministry = unit.ends_with('司');
        let of_school = unit.ends_with("学院") || unit.ends_with("校区");
        let (range, index) = self.at.iter().rev().find(|(range, index)| {
            range.end <= mention.range.start
                && (!of_school || self.list[*index].kind == OrganizationKind::School)
                && (!of_ministry || self.list[*index].name.ends_with(['部', '委', '署', '局']))
                && self.list[*index].rule != unit::ALONE
                && matches!(
                    self.list[*index].kind,
                    OrganizationKind::School
                        | OrganizationKind::Government
                        | OrganizationKind::Party
                        | OrganizationKind::Research
                        | OrganizationKind::Hospital
                )
        })?;
        // 传媒学院、工程学院: two of one university, and the first is not it.
        let sibling = of_school
            && self.list[*index].name.ends_with("学院")
            && range.end + '、'.len_utf8() == mention.range.start;
        (!sibling).then_some(&self.list[*index].name)
    }

    /// 高新区 alone: the zone of that kind named before, else the home's.
    fn zone(&self, written: &str, places: &mut Places<'_>) -> Option<String> {
        if written.chars().count() > 5 {
            return None;
        }
        let known = self.list.iter().rev().find(|organization| {
            organization.kind == OrganizationKind::Park && organization.name.ends_with(written)
        });
        if let Some(known) = known {
            return Some(known.name.clone());
        }
        let bare = [
            "高新区",
            "经开区",
            "开发区",
            "经济开发区",
            "工业园区",
            "经济技术开发区",
            "高新技术产业开发区",
        ]
        .contains(&written);
        let home = bare
            .then(|| {
                ["市", "县", "区", "旗"]
                    .into_iter()
                    .find_map(|word| places.of_level(word, usize::MAX, usize::MAX))
            })
            .flatten()?;
        let name = places
            .get(home)
            .name
            .trim_end_matches(['市', '县'])
            .to_owned();
        Some(format!("{name}{written}"))
    }
}

/// 市科技局: of the division that the level word stands for; as written where nothing tells which.
fn in_jurisdiction(
    mention: &OrganizationMention,
    written: &str,
    since: usize,
    places: &mut Places<'_>,
) -> Option<String> {
    const LEVELS: &[&str] = &[
        "自治区",
        "自治州",
        "自治县",
        "街道",
        "社区",
        "省",
        "市",
        "县",
        "区",
        "州",
        "旗",
        "盟",
        "镇",
        "乡",
        "村",
    ];
    let (word, rest) = LEVELS
        .iter()
        .find_map(|word| Some((*word, written.strip_prefix(word)?)))
        .filter(|_| !written.starts_with("市场"))?;
    let at = mention.range.start;
    let place = places
        .of_level(word, at, since)
        .or_else(|| places.of_level(word, at, 0));
    Some(place.map_or_else(
        || written.to_owned(),
        |place| format!("{}{rest}", places.get(place).name),
    ))
}

/// A leading title, up to the sign behind which another title of its bearer stands.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant, exercised by the tests"
)]
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        "(自治区|自治州|自治县|[省市县区州旗])(?:长|党委|委|政府|人大常委会|政协|副?主席)[^,。;、 带率陪和]{0,8}、$",
    )
    .expect("a valid pattern")
});

/// 副市长、公安局局长: the second body is of the city that the first title is of.
fn beside_title(
    text: &str,
    mention: &OrganizationMention,
    written: &str,
    since: usize,
    places: &mut Places<'_>,
) -> Option<String> {
    let near = end_of(text.get(..mention.range.start)?, 60);
    let level = LEADING.captures(near)?.get(1)?.as_str();
    let place = places.of_level(level, mention.range.start, since)?;
    Some(format!("{}{written}", places.get(place).name))
}

/// 我市政协, 该县教育局: the pronoun is no part of the name.
fn without_pronoun(name: &str) -> &str {
    let level = |rest: &&str| rest.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡']);
    let mut pronouns = ["我", "本", "该"].iter();
    pronouns
        .find_map(|word| name.strip_prefix(word).filter(level))
        .unwrap_or(name)
}

/// 第二届人民代表大会: the congress is the same body in every term.
fn without_term(name: String) -> String {
    let Some(at) = name
        .find('第')
        .filter(|_| name.contains("代表大会") || name.contains("政协"))
    else {
        return name;
    };
    let term = &name[at..];
    match term.find('届') {
        Some(end) if term[..end].chars().count() <= 5 => {
            format!("{}{}", &name[..at], &term[end + '届'.len_utf8()..])
        }
        _ => name,
    }
}
