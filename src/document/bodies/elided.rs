//! Bodies that a title leaves out: what the text spoke of before it.

use super::convention::kinds_headed_by;
use super::{BodyResolver, Context, start_before};
use crate::kind::OrganizationKind;
use crate::lexicon::titles::TitleClass;
use crate::mention::person::is_han;
use crate::post::{Body, Post};
use crate::span::end_of;

impl BodyResolver<'_, '_> {
    /// 旗委常委、办公室主任A, 县政府党组成员、办公室主任B: of the committee's or the government's office, as 宣传部部长 would
    /// be of a section.
    pub(super) fn of_committee_office(&mut self, index: usize, context: &Context) -> Option<Post> {
        let title = &self.titles[index];
        let before = self.text[..title.range.start].strip_suffix("办公室")?;
        let (leading, _) = context.leading.as_ref()?;
        let committee = leading.ends_with("委常委");
        let government = leading.ends_with("政府党组成员");
        let place = context.place.as_ref().filter(|_| {
            (committee || government) && title.title == "主任" && before.ends_with('、')
        })?;
        let (name, kind) = if government {
            (format!("{place}政府办公室"), OrganizationKind::Government)
        } else {
            (format!("{place}委办公室"), OrganizationKind::Party)
        };
        let range = title.range.clone();
        let name = self.organizations.implied(&name, kind, range);
        Some(Post {
            title: "主任".to_owned(),
            body: Some(Body::Organization(name)),
        })
    }

    /// 政协委员: a member of the home's conference.
    pub(super) fn member(&mut self, index: usize, level: &str, context: &Context) -> Post {
        let start = self.titles[index].range.start;
        let level = if level.is_empty() { "市" } else { level };
        let place = context.place.clone().or_else(|| {
            let home = ["市", "县", "区", "旗", "州", "省"]
                .into_iter()
                .chain([level]);
            let places = &mut *self.places;
            home.filter_map(|word| places.of_level(word, start, start))
                .next()
                .map(|place| places.get(place).name.clone())
        });
        let body = place.map(|place| {
            let name = format!("{place}政协");
            Body::Organization(self.organizations.implied(
                &name,
                OrganizationKind::Government,
                self.titles[index].range.clone(),
            ))
        });
        Post {
            title: "委员".to_owned(),
            body,
        }
    }

    /// 、动科院院长A: a body that nobody knows stands before the title, so it is of no other.
    pub(super) fn is_of_unknown(&self, index: usize) -> bool {
        let start = self.titles[index].range.start;
        let before = end_of(&self.text[..start], 60);
        let run = before
            .rsplit(|c: char| !is_han(c))
            .next()
            .unwrap_or_default();
        let listed = before[..before.len() - run.len()].ends_with(['、', ',']);
        listed
            && (2..=16).contains(&run.chars().count())
            && run.ends_with([
                '院', '部', '处', '局', '系', '所', '站', '队', '社', '厂', '司', '组', '行', '校',
                '室',
            ])
            && !run.ends_with("学院")
            && !run.ends_with("学校")
            && !run.ends_with("公司")
            && !run.ends_with("医院")
    }

    /// 实验站站长, 合作社理事长: the last body that is one by its name.
    pub(super) fn spoken_of_by_kind(&self, end: usize) -> Option<String> {
        const KINDS: &[&str] = &[
            "合作社",
            "实验站",
            "工作站",
            "研究院",
            "研究所",
            "研究中心",
            "医院",
            "学院",
            "协会",
            "商会",
            "联合会",
            "福利院",
            "养老院",
            "敬老院",
            "幼儿园",
            "小学",
            "中学",
            "银行",
            "支行",
            "分公司",
            "博物馆",
            "图书馆",
            "服务中心",
            "服务站",
            "示范园",
            "产业园",
            "农场",
            "林场",
        ];
        let before = &self.text[..end];
        let kind = KINDS.iter().find(|kind| before.ends_with(**kind))?;
        let left = &before[..before.len() - kind.len()];
        let opens = left.chars().next_back().is_none_or(|c| !is_han(c))
            || [
                "听取", "由", "与", "和", "向", "同", "对", "的", "在", "及", "该", "据",
            ]
            .iter()
            .any(|word| left.ends_with(word));
        let line = start_before(self.lines, end);
        opens
            .then(|| self.organizations.latest_named(kind, left.len(), line))
            .flatten()
            .map(str::to_owned)
    }

    /// 公司董事长, 集团公司总经理: the word for the firm stands before the title.
    fn is_of_firm(&self, start: usize) -> bool {
        let before = &self.text[..start];
        ["公司", "集团", "企业"]
            .iter()
            .any(|word| before.ends_with(word))
    }

    /// 来我公司考察, 莅临集团调研: whoever writes is visited, and 公司 is the writer.
    fn is_own_page(&self) -> bool {
        ["来", "莅临", "到访"].iter().any(|verb| {
            self.text.match_indices(verb).any(|(at, _)| {
                let rest = &self.text[at + verb.len()..];
                let rest = rest.strip_prefix('我').unwrap_or(rest);
                ["公司", "集团", "我司"]
                    .iter()
                    .any(|word| rest.starts_with(word))
            })
        })
    }

    /// 来校交流, 校党委常委: a school writes of itself.
    fn is_school_page(&self) -> bool {
        ["来校", "我校", "校党委", "访企拓岗"]
            .iter()
            .any(|word| self.text.contains(word))
    }

    /// The body that a bare title belongs to by what was said before it.
    pub(super) fn spoken_of(&mut self, index: usize, context: &Context) -> Option<Body> {
        let title = &self.titles[index];
        let start = title.range.start;
        // 察看了甲公司,听取总经理B汇报: the company that was named since the last title.
        if title.class == TitleClass::Company {
            let since = index
                .checked_sub(1)
                .map_or(0, |before| self.titles[before].range.end);
            let since = since.max(start_before(self.sentences, start));
            let kinds = [OrganizationKind::Company];
            if let Some(name) = self.organizations.latest_within(&kinds, since..start) {
                return Some(Body::Organization(name.to_owned()));
            }
        }
        let heads_school = ["书记", "院长", "校长", "主任"]
            .iter()
            .any(|head| title.title.ends_with(head));
        let of_school = heads_school && self.is_school_page();
        if let Some(body) = context
            .body
            .as_ref()
            .filter(|body| matches!(body, Body::Organization(_)) && !of_school)
        {
            return Some(body.clone());
        }
        let line = start_before(self.lines, start);
        let kinds: &[OrganizationKind] = match title.class {
            // 公司董事长 is of a firm, and on the firm's own page of none that the text names.
            TitleClass::Company if self.is_of_firm(start) => {
                if self.is_own_page() {
                    &[]
                } else {
                    &[OrganizationKind::Company]
                }
            }
            TitleClass::Company => &[OrganizationKind::Company, OrganizationKind::Other],
            TitleClass::Chief
            | TitleClass::Head
            | TitleClass::Rank
            | TitleClass::Leader
            | TitleClass::Noun
            | TitleClass::BusinessNoun
            | TitleClass::Byline
            | TitleClass::National
            | TitleClass::Foreign
                if of_school =>
            {
                &[OrganizationKind::School]
            }
            TitleClass::Chief
            | TitleClass::Head
            | TitleClass::Rank
            | TitleClass::Leader
            | TitleClass::Noun
            | TitleClass::BusinessNoun
            | TitleClass::Byline
            | TitleClass::National
            | TitleClass::Foreign => kinds_headed_by(&title.title),
        };
        self.organizations
            .latest(kinds, start, line)
            .map(|name| Body::Organization(name.to_owned()))
    }
}
