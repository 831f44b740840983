//! The organisations of a document: one entry a body, under the fullest name that the text gives.

use super::Organization;
use super::places::Places;
use crate::kind::OrganizationKind;
use crate::lexicon::national::NationalOrgans;
use crate::lexicon::organizations::Organizations as Lexicon;
use crate::mention::organization::short_name::short_of;
use crate::mention::organization::{Anaphor, OrganizationForm as Form, OrganizationMention, unit};
use std::ops::Range;

/// The organisations of a document, under construction.
#[derive(Debug, Default)]
pub struct Organizations {
    list: Vec<Organization>,
    at: Vec<(Range<usize>, usize)>,
    anaphors: Vec<(Range<usize>, usize)>,
}

/// What naming a mention needs to know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'s> {
    /// The clean text.
    pub text: &'s str,
    /// Starts of sentences, in order.
    pub sentences: &'s [usize],
    /// How names of bodies are made.
    pub lexicon: &'s Lexicon,
    /// Organs of the centre.
    pub national: &'s NationalOrgans,
}

impl Organizations {
    /// Names the body of each mention and joins those that are one.
    #[must_use]
    pub fn new(
        surroundings: Surroundings<'_>,
        mentions: &[OrganizationMention],
        anaphors: &[Anaphor],
        places: &mut Places<'_>,
    ) -> Self {
        let mut organizations = Self::default();
        for mention in mentions {
            let name = match &mention.defines {
                Some(full) => {
                    let name = surroundings.text[full.clone()].replace(' ', "");
                    organizations
                        .add_short(&name, surroundings.text[mention.range.clone()].to_owned());
                    name
                }
                None => organizations.spell_out(surroundings, mention, places),
            };
            organizations.add(&name, mention);
        }
        organizations.join_short_names(surroundings.lexicon);
        organizations.locate_defined(surroundings.text);
        organizations.follow(anaphors);
        organizations
    }

    /// The name with its jurisdiction: 市科技局 is 汕尾市科技局, 高新区 the zone named before.
    fn spell_out(
        &self,
        surroundings: Surroundings<'_>,
        mention: &OrganizationMention,
        places: &mut Places<'_>,
    ) -> String {
        let written = surroundings.text[mention.range.clone()].replace(' ', "");
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
        let since = super::bodies::start_before(surroundings.sentences, mention.range.start);
        for word in [
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
        ] {
            if let Some(rest) = written.strip_prefix(word) {
                let place = places
                    .of_level(word, mention.range.start, since)
                    .or_else(|| places.of_level(word, mention.range.start, 0));
                return place.map_or_else(
                    || written.to_owned(),
                    |place| format!("{}{rest}", places.get(place).name),
                );
            }
        }
        if surroundings.national.contains(written) {
            return written.to_owned();
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
        let Some(parent) = self.parent_of_unit(mention) else {
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
        format!("{parent}{written}")
    }

    /// The body that a unit without one belongs to: the last one with units of its own.
    fn parent_of_unit(&self, mention: &OrganizationMention) -> Option<&str> {
        let (_, index) = self.at.iter().rev().find(|(range, index)| {
            range.end <= mention.range.start
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
        Some(&self.list[*index].name)
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

    fn add(&mut self, name: &str, mention: &OrganizationMention) {
        let index = self
            .list
            .iter()
            .position(|organization| organization.name == name)
            .unwrap_or_else(|| {
                self.list.push(Organization {
                    name: name.to_owned(),
                    kind: mention.kind,
                    mentions: Vec::new(),
                    short_names: Vec::new(),
                    rule: mention.rule,
                    score: mention.score,
                    narrated: false,
                });
                self.list.len() - 1
            });
        let organization = &mut self.list[index];
        organization.score = organization.score.max(mention.score);
        organization.mentions.push(mention.range.clone());
        self.at.push((mention.range.clone(), index));
    }

    fn add_short(&mut self, name: &str, short: String) {
        if let Some(organization) = self
            .list
            .iter_mut()
            .find(|organization| organization.name == name)
            && !organization.short_names.contains(&short)
            && short != name
        {
            organization.short_names.push(short);
        }
    }

    /// Joins 朱鹮谷集团 to 陕西朱鹮谷生态农业集团有限公司, and what was defined by 以下简称.
    fn join_short_names(&mut self, lexicon: &Lexicon) {
        for index in 0..self.list.len() {
            let short = self.list[index].name.clone();
            let kind = self.list[index].kind;
            let full = (0..self.list.len())
                .filter(|&other| other != index && !self.list[other].mentions.is_empty())
                .find(|&other| {
                    let candidate = &self.list[other];
                    candidate.short_names.contains(&short)
                        || (candidate.kind == kind
                            && (kind == OrganizationKind::Company
                                || !candidate.name.starts_with(&short))
                            && short_of(&short, &candidate.name, lexicon))
                });
            if let Some(full) = full {
                let mentions = std::mem::take(&mut self.list[index].mentions);
                self.list[full].mentions.extend(mentions);
                self.list[full].mentions.sort_by_key(|range| range.start);
                for (_, at) in &mut self.at {
                    if *at == index {
                        *at = full;
                    }
                }
                if !self.list[full].short_names.contains(&short) {
                    self.list[full].short_names.push(short);
                }
            }
        }
    }

    /// Finds the places of names that the text defines as short: the recogniser did not know them.
    fn locate_defined(&mut self, text: &str) {
        for index in 0..self.list.len() {
            for short in self.list[index].short_names.clone() {
                for (at, _) in text.match_indices(&short) {
                    let range = at..at + short.len();
                    let free = self
                        .at
                        .iter()
                        .all(|(other, _)| other.end <= range.start || range.end <= other.start);
                    if free {
                        self.list[index].mentions.push(range.clone());
                        self.at.push((range, index));
                    }
                }
            }
            self.list[index].mentions.sort_by_key(|range| range.start);
        }
        self.at.sort_by_key(|(range, _)| range.start);
    }

    /// 该公司, 学校: the body of that kind that was named last.
    fn follow(&mut self, anaphors: &[Anaphor]) {
        for anaphor in anaphors {
            let meant = self.at.iter().rev().find(|(range, index)| {
                range.end <= anaphor.range.start && self.list[*index].kind == anaphor.kind
            });
            if let Some((_, index)) = meant {
                self.anaphors.push((anaphor.range.clone(), *index));
            }
        }
    }

    /// The organisation that is named, or spoken of by its kind, with an end at a position or across it.
    #[must_use]
    pub fn touching(&self, start: usize, end: usize) -> Option<(&Range<usize>, usize)> {
        let touches =
            |range: &Range<usize>| range.start < start && start <= range.end && range.end < end;
        self.at
            .iter()
            .chain(&self.anaphors)
            .find(|(range, _)| touches(range))
            .map(|(range, index)| (range, *index))
    }

    /// The name of a body that a title implies (市委组织部); added where the text does not name it apart.
    pub fn implied(&mut self, name: &str, kind: OrganizationKind, range: Range<usize>) -> String {
        let known = self
            .list
            .iter_mut()
            .find(|organization| organization.name == name);
        match known {
            Some(organization) => organization.name.clone(),
            None => {
                self.list.push(Organization {
                    name: name.to_owned(),
                    kind,
                    mentions: vec![range.clone()],
                    short_names: Vec::new(),
                    rule: "organization.implied-by-title",
                    score: 0.9,
                    narrated: true,
                });
                name.to_owned()
            }
        }
    }

    /// The name of the organisation at an index.
    #[must_use]
    pub fn name_at(&self, index: usize) -> &str {
        &self.list[index].name
    }

    /// The kind of the organisation of that name.
    #[must_use]
    pub fn kind_of(&self, name: &str) -> Option<OrganizationKind> {
        self.list
            .iter()
            .find(|organization| organization.name == name)
            .map(|organization| organization.kind)
    }

    /// The last organisation of one of the kinds before a position, on its line or else before it.
    #[must_use]
    pub fn latest(&self, kinds: &[OrganizationKind], before: usize, line: usize) -> Option<&str> {
        let fits = |index: usize| kinds.contains(&self.list[index].kind);
        let mut back = self
            .at
            .iter()
            .rev()
            .filter(|(range, index)| range.end <= before && fits(*index))
            .peekable();
        let near = back
            .peek()
            .filter(|(range, _)| range.start >= line)
            .map(|(_, index)| *index);
        near.or_else(|| back.next().map(|(_, index)| *index))
            .map(|index| self.list[index].name.as_str())
    }

    /// The mentions with their organisations, in order.
    #[must_use]
    pub fn mentions(&self) -> &[(Range<usize>, usize)] {
        &self.at
    }

    /// All organisations; those whose short name turned out to be another's have no mention left.
    #[must_use]
    pub fn finish(self) -> Vec<Organization> {
        self.list
    }
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
