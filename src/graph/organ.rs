//! The organs of a division: which of them a title belongs to, and what it is called.
//!
//! A city, its government and its party committee are three things. A title such as 市委书记 tells
//! which organ its holder sits in, so the post can be tied to that organ and to the division it governs.

use crate::kind::OrganizationKind;

/// An organ that every division has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Organ {
    /// 市委.
    PartyCommittee,
    /// 市人大常委会.
    Congress,
    /// 市政府.
    Government,
    /// 市政协.
    Consultative,
    /// 市纪委.
    Discipline,
    /// 市监委.
    Supervision,
}

/// What a title may begin with that stands for the division.
const UNITS: [&str; 15] = [
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "街道",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "州",
    "旗",
    "盟",
    "镇",
    "乡",
];

impl Organ {
    /// The organ of a division that a leading post's title names; `None` for titles that name none (市领导).
    pub(super) fn of_title(title: &str) -> Option<Self> {
        let bare = UNITS
            .iter()
            .find_map(|unit| title.strip_prefix(unit))
            .unwrap_or(title);
        let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| bare.starts_with(prefix));
        if begins(&["纪委", "纪工委", "纪检"]) {
            Some(Self::Discipline)
        } else if begins(&["监委", "监察委"]) {
            Some(Self::Supervision)
        } else if begins(&["人大"]) {
            Some(Self::Congress)
        } else if begins(&["政协"]) {
            Some(Self::Consultative)
        } else if begins(&["委", "党委", "党工委", "地委"]) {
            Some(Self::PartyCommittee)
        } else if begins(&["政府", "人民政府", "办事处", "行署"]) || governs(title) {
            Some(Self::Government)
        } else {
            None
        }
    }

    /// 铁岭市人民政府, for 铁岭市.
    pub(super) fn name_in(self, division: &str) -> String {
        match self {
            Self::PartyCommittee => format!("中共{division}委员会"),
            Self::Congress => format!("{division}人民代表大会常务委员会"),
            Self::Government => format!("{division}人民政府"),
            Self::Consultative => format!("中国人民政治协商会议{division}委员会"),
            Self::Discipline => format!("中共{division}纪律检查委员会"),
            Self::Supervision => format!("{division}监察委员会"),
        }
    }

    /// Last part of the organ's IRI, after the division's code.
    pub(super) const fn slug(self) -> &'static str {
        match self {
            Self::PartyCommittee => "party-committee",
            Self::Congress => "congress",
            Self::Government => "government",
            Self::Consultative => "consultative-conference",
            Self::Discipline => "discipline-commission",
            Self::Supervision => "supervision-commission",
        }
    }

    /// What kind of body the organ is.
    pub(super) const fn kind(self) -> OrganizationKind {
        match self {
            Self::PartyCommittee | Self::Discipline => OrganizationKind::Party,
            Self::Congress | Self::Government | Self::Consultative | Self::Supervision => {
                OrganizationKind::Government
            }
        }
    }
}

/// 市长, 常务副市长, 代县长, 自治区主席: the heads of a government, who are named after the division.
fn governs(title: &str) -> bool {
    title == "自治区主席"
        || title == "自治区副主席"
        || UNITS.iter().any(|unit| {
            title
                .strip_suffix('长')
                .is_some_and(|rest| rest.ends_with(unit))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_organ() {
        for (title, organ) in [
            ("市委书记", Some(Organ::PartyCommittee)),
            ("市委秘书长", Some(Organ::PartyCommittee)),
            ("镇党委书记", Some(Organ::PartyCommittee)),
            ("党工委书记", Some(Organ::PartyCommittee)),
            ("自治区党委常委", Some(Organ::PartyCommittee)),
            ("市长", Some(Organ::Government)),
            ("常务副市长", Some(Organ::Government)),
            ("代县长", Some(Organ::Government)),
            ("市政府秘书长", Some(Organ::Government)),
            ("自治区副主席", Some(Organ::Government)),
            ("市人大常委会副主任", Some(Organ::Congress)),
            ("市政协主席", Some(Organ::Consultative)),
            ("市纪委书记", Some(Organ::Discipline)),
            ("市监委主任", Some(Organ::Supervision)),
            ("市领导", None),
            ("秘书长", None),
        ] {
            assert_eq!(Organ::of_title(title), organ, "{title}");
        }
    }
}
