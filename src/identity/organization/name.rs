//! What an organisation's name is made of: place, brand and trade, form; or place and function.

use crate::fact::OrganizationFact;
use crate::kind::OrganizationKind;
use crate::lexicon::divisions::bare;

/// A name in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// What is left between place and form: brand and trade of a firm, function and form of another body.
    pub(super) core: String,
    /// Whether the name begins with the division that the fact gives.
    pub(super) placed: bool,
    pub(super) form: Form,
}

/// What a name's form makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// A firm, by its short name.
    Firm,
    /// A firm, by the name that a register gives to one only.
    Registered,
    /// A group, by its short name.
    Group,
    /// A group, by its registered name.
    RegisteredGroup,
    /// A part of a firm, which is itself and nothing else.
    Branch,
    /// No firm.
    Body,
}

impl Form {
    pub(super) const fn is_firm(self) -> bool {
        !matches!(self, Self::Body)
    }

    pub(super) const fn is_group(self) -> bool {
        matches!(self, Self::Group | Self::RegisteredGroup)
    }

    /// Whether the name is one that no other has.
    pub(super) const fn is_unique(self) -> bool {
        matches!(
            self,
            Self::Registered | Self::RegisteredGroup | Self::Branch
        )
    }
}

const BRANCHES: [&str; 11] = [
    "分公司",
    "子公司",
    "支公司",
    "分行",
    "支行",
    "分厂",
    "分店",
    "营业部",
    "办事处",
    "代表处",
    "经营部",
];

/// What a firm's name ends in, the longest first; the mark is whether a register gives the whole to one.
const FORMS: [(&str, bool); 11] = [
    ("农民专业合作社", true),
    ("专业合作社", true),
    ("合作社", false),
    ("股份有限公司", true),
    ("有限责任公司", true),
    ("股份公司", true),
    ("有限公司", true),
    ("总公司", true),
    ("公司", false),
    ("股份", false),
    ("控股", false),
];

impl Name {
    pub(super) fn of(fact: &OrganizationFact) -> Self {
        Self::new(&fact.name, fact.kind, fact.division.as_deref())
    }

    /// The parts of a name, of a body of this kind that is known to lie in `division`.
    pub(super) fn new(name: &str, kind: OrganizationKind, division: Option<&str>) -> Self {
        let mut name: String = name
            .chars()
            .filter(|c| !matches!(c, '“' | '”' | '"' | '《' | '》' | ' ' | '·'))
            .collect();
        let placed = strip_place(&mut name, division);
        if !may_be_firm(kind, &name) {
            return Self {
                core: function(&name),
                placed,
                form: Form::Body,
            };
        }
        if BRANCHES.iter().any(|branch| name.ends_with(branch)) {
            return Self {
                core: name,
                placed,
                form: Form::Branch,
            };
        }
        let (core, form) = firm(&without_brackets(&name));
        Self { core, placed, form }
    }
}

/// What the names of bodies that are no firms end in.
const BODY_ENDINGS: &str = "会团站心队所院社办部局委馆场厅室组校园区";

/// Whether the name is a firm's, or a short one of which the article does not tell.
fn may_be_firm(kind: OrganizationKind, name: &str) -> bool {
    let short = || name.chars().count() <= 8 && !name.ends_with(|c| BODY_ENDINGS.contains(c));
    kind == OrganizationKind::Company || kind == OrganizationKind::Other && short()
}

fn firm(name: &str) -> (String, Form) {
    let ending = FORMS.iter().find(|(form, _)| name.ends_with(form));
    let (rest, registered) = ending.map_or((name, false), |(form, registered)| {
        (name.strip_suffix(form).unwrap_or(name), *registered)
    });
    let core = rest.strip_suffix("集团").unwrap_or(rest);
    let form = match (core.len() < rest.len(), registered) {
        (true, true) => Form::RegisteredGroup,
        (true, false) => Form::Group,
        (false, true) => Form::Registered,
        (false, false) => Form::Firm,
    };
    (core.to_owned(), form)
}

/// Removes the division at the front, with or without the word for its level.
fn strip_place(name: &mut String, division: Option<&str>) -> bool {
    let Some(division) = division else {
        return false;
    };
    for place in [division, bare(division)] {
        if let Some(at) = name.find(place).filter(|at| *at <= 3 * 7) {
            // A province may stand before the city: 山东省烟台市….
            let before = name[..at].ends_with(['省', '区', '市', '州']) || at == 0;
            let end = at + place.len();
            if before && name.len() > end {
                name.replace_range(..end, "");
                return true;
            }
        }
    }
    false
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    let group = name.contains("(集团)") || name.contains("（集团）");
    for c in name.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if group {
        // 甲（集团）有限公司 is 甲集团有限公司.
        let form = FORMS.iter().find(|(form, _)| out.ends_with(form));
        let at = form.map_or(out.len(), |(form, _)| out.len() - form.len());
        out.insert_str(at, "集团");
    }
    out
}

/// Party groups that are named for the body that they sit in.
const PARTY_GROUPS: [&str; 4] = ["机关党委", "党组", "党委", "党总支"];

/// The function of a body that is no firm, its party group taken for itself.
fn function(name: &str) -> String {
    let name = without_session(&without_brackets(name));
    let body = PARTY_GROUPS
        .iter()
        .find_map(|group| name.strip_suffix(group))
        .filter(|body| body.ends_with(['局', '委', '办', '厅', '院', '会', '室']));
    let name = body.unwrap_or(&name);
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    if begins(&["政协", "中国人民政治协商会议"]) && name.ends_with(['会', '协']) {
        return "政协".to_owned();
    }
    let league = ["团省委", "团市委", "团县委", "团区委", "团委"];
    if begins(&["共青团"]) && name.ends_with(['委', '会']) || league.contains(&name) {
        return "团委".to_owned();
    }
    name.strip_prefix(['市', '县', '区', '省'])
        .filter(|rest| rest.chars().count() > 2)
        .unwrap_or(name)
        .to_owned()
}

/// 第九届 says when, not what.
fn without_session(name: &str) -> String {
    let Some((from, to)) = name.find('第').zip(name.find('届')) else {
        return name.to_owned();
    };
    if from < to && name[from..to].chars().count() <= 4 {
        format!("{}{}", &name[..from], &name[to + '届'.len_utf8()..])
    } else {
        name.to_owned()
    }
}

/// Characters that tell one from its like: 第二小学 is not 小学.
const TELLING: &str = "一二三四五六七八九十0123456789东西南北";

/// What a name and all that it is short for begin with.
pub(super) fn first_character(core: &str) -> Option<char> {
    core.chars().find(|c| *c != '第')
}

/// Whether `short` is made of characters of `full`, in their order: 科技局 of 科学技术局, 六中 of 第六中学.
pub(crate) fn is_contraction(short: &str, full: &str) -> bool {
    let full: Vec<char> = full.chars().filter(|c| *c != '第').collect();
    let short: Vec<char> = short.chars().filter(|c| *c != '第').collect();
    if short.len() < 2 || short.len() >= full.len() || short[0] != full[0] {
        return false;
    }
    let ends = |last: &char| full.iter().rev().take(3).any(|c| c == last);
    let mut left = short.iter().peekable();
    for c in &full {
        if left.peek() == Some(&c) {
            left.next();
        } else if TELLING.contains(*c) {
            return false;
        }
    }
    left.peek().is_none() && short.last().is_some_and(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(name: &str, kind: &str, division: Option<&str>) -> OrganizationFact {
        serde_json::from_value(serde_json::json!({
            "name": name, "kind": kind, "division": division,
            "grounds": {"evidence": [], "rule": "test", "confidence": 1.0}
        }))
        .unwrap()
    }

    #[test]
    fn a_firm_has_place_core_and_form() {
        for (name, division, core, form) in [
            (
                "江苏启衡机械有限公司",
                Some("江苏省"),
                "启衡机械",
                Form::Registered,
            ),
            ("启衡机械", None, "启衡机械", Form::Firm),
            ("启衡集团有限公司", None, "启衡", Form::RegisteredGroup),
            (
                "启衡（集团）股份有限公司",
                None,
                "启衡",
                Form::RegisteredGroup,
            ),
            ("启衡集团", None, "启衡", Form::Group),
            (
                "启衡新能源科技(盐城)有限公司",
                None,
                "启衡新能源科技",
                Form::Registered,
            ),
            (
                "山东省烟台市启衡食品有限公司",
                Some("烟台市"),
                "启衡食品",
                Form::Registered,
            ),
            (
                "启衡集团徐州分公司",
                None,
                "启衡集团徐州分公司",
                Form::Branch,
            ),
        ] {
            let name = Name::of(&fact(name, "company", division));
            assert_eq!((name.core.as_str(), name.form), (core, form));
        }
    }

    #[test]
    fn a_body_has_a_function() {
        for (name, division, core) in [
            ("汕尾市科学技术局", Some("汕尾市"), "科学技术局"),
            ("汕尾市科技局党组", Some("汕尾市"), "科技局"),
            ("政协岳阳市第九届委员会", Some("岳阳市"), "委员会"),
            ("岳阳市政协", Some("岳阳市"), "政协"),
            (
                "汕尾市第八届人民代表大会常务委员会",
                Some("汕尾市"),
                "人民代表大会常务委员会",
            ),
            ("高新区管委会", None, "高新区管委会"),
            ("安化县团县委", Some("安化县"), "团委"),
        ] {
            let expected = if name.starts_with("政协") {
                "政协"
            } else {
                core
            };
            let got = Name::of(&fact(name, "government", division)).core;
            // A name that begins with its function keeps it before the place.
            assert!(got == expected || name.starts_with("政协"), "{name}: {got}");
        }
    }

    #[test]
    fn contractions_keep_order_first_character_and_ending() {
        for (short, full) in [
            ("科技局", "科学技术局"),
            ("工信局", "工业和信息化局"),
            ("发改委", "发展和改革委员会"),
            ("高新区", "高新技术产业开发区"),
            ("经开区管委会", "经济开发区管理委员会"),
            ("六中", "第六中学"),
        ] {
            assert!(is_contraction(short, full), "{short} {full}");
        }
        for (short, full) in [
            ("高新区", "高新区管委会"),
            ("政府", "政府办公室"),
            ("实验小学", "实验第二小学"),
            ("水利局", "水务局"),
            ("委", "委员会"),
        ] {
            assert!(!is_contraction(short, full), "{short} {full}");
        }
    }
}
